"""Brings a database's schema up to date.

Loading Alembic takes longer than all the rest of the store, so a database that is at the newest
revision already, which is the case at almost every start, is found out without it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from buddy.adapters.store.sql.dialect import begin_migration
from buddy.adapters.store.sql.schema import REVISION


async def bring_up_to_date(engine: AsyncEngine) -> None:
    """Run the migrations that a database has not seen.

    Args:
        engine: The writing engine. All migrations run in one transaction, under a lock, so of
            the processes that start together one migrates and the others find nothing to do.

    Raises:
        StoreUnavailable: A newer version of Buddy has migrated this database.
    """
    async with engine.connect() as connection:
        async with connection.begin():
            current = await connection.run_sync(revision_of)
        if current == REVISION:
            return
        upgrade = await asyncio.to_thread(_load_upgrade)
        async with connection.begin():
            await connection.run_sync(begin_migration)
            await connection.run_sync(upgrade)


def revision_of(connection: Connection) -> str | None:
    """Return the revision that a database is at; None before its first migration."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _load_upgrade() -> Callable[[Connection], None]:
    from buddy.adapters.store.sql.migrations.upgrade import upgrade  # noqa: PLC0415  # see above

    return upgrade
