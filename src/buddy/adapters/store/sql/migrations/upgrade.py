"""Runs the migrations on a connection. Importing this loads Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from buddy.adapters.store.sql.schema import REVISION
from buddy.errors import StoreUnavailable


def configuration() -> Config:
    """Return Alembic's configuration, which elsewhere would be an ``alembic.ini``."""
    config = Config()
    # The value passes through a parser that reads % as the start of a name.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def head() -> str | None:
    """Return the newest revision there is."""
    return ScriptDirectory.from_config(configuration()).get_current_head()


def upgrade(connection: Connection) -> None:
    """Run the migrations that this database has not seen, in the caller's transaction.

    Raises:
        StoreUnavailable: The database is at a revision that is not known here.
    """
    config = configuration()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreUnavailable(
            f"The database cannot be brought to schema {REVISION}; it was last used by a newer "
            "version of Buddy. Update Buddy, or restore a backup made before",
            revision=REVISION,
        ) from error
