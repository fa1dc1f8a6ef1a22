"""What SQLite and PostgreSQL say differently, all in one place.

Everything else is portable Core. Row locks need no word here: SQLAlchemy leaves ``FOR UPDATE``
out for SQLite, where ``BEGIN IMMEDIATE`` has locked the whole file before the first read.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Table,
    Text,
    cast,
    func,
    null,
    select,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection

from buddy.adapters.store.sql.lane import Lane
from buddy.errors import StoreConflict, StoreError, StoreUnavailable

_LOGGER = logging.getLogger(__name__)

SCHEMA = "buddy"
"""Where the tables lie in PostgreSQL."""
_MIGRATION_LOCK = int.from_bytes(b"buddy")
"""Which advisory lock a migration holds; any number will do that nobody else uses."""

Insert = Any
"""An insert of either dialect; both know ``ON CONFLICT``, and share no class that does."""

_CONFLICTS = frozenset(
    {
        "SQLITE_BUSY_SNAPSHOT",  # read first, then tried to write over somebody's commit
        "SQLITE_CONSTRAINT_PRIMARYKEY",
        "SQLITE_CONSTRAINT_UNIQUE",
        "23505",  # unique_violation
        "40001",  # serialization_failure
        "40P01",  # deadlock_detected
    }
)
_LOCKED = frozenset(
    {
        "SQLITE_BUSY",
        "SQLITE_BUSY_RECOVERY",
        "SQLITE_BUSY_TIMEOUT",
        "SQLITE_LOCKED",
        "55P03",  # lock_not_available
    }
)


def insert(dialect: str, table: Table) -> Insert:
    """Return an insert that knows ``ON CONFLICT`` and tells how many rows it wrote."""
    if dialect != "postgresql":
        new: Insert = sqlite.insert(table)
    else:
        # A tenth of a second that an embedded Buddy need not spend at its start.
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415

        new = postgresql.insert(table)
    # Psycopg's cursor has forgotten the count when SQLAlchemy would ask for it.
    return new.execution_options(preserve_rowcount=True)


def holds_text(dialect: str, column: Column[str], part: str) -> ColumnElement[bool]:
    """Return the condition that a column holds a text, every character taken literally."""
    find = func.strpos if dialect == "postgresql" else func.instr
    return find(column, part) > 0


def transaction_id(dialect: str) -> ColumnElement[Any]:
    """Return the name by which the server can be asked later what became of the transaction.

    SQLite has none and needs none: a commit there answers, or its process is gone.
    """
    return cast(func.pg_current_xact_id(), Text) if dialect == "postgresql" else null()


async def own_transaction_id(connection: Lane) -> str | None:
    """Return `transaction_id` of the transaction under way; None as well if it wrote nothing."""
    if connection.dialect.name != "postgresql":
        return None
    found = await connection.execute(select(cast(func.pg_current_xact_id_if_assigned(), Text)))
    return found.scalar()


def begin_migration(connection: Connection) -> None:
    """Wait for other migrations to end and keep them away until the transaction ends.

    SQLite's write lock does that already. In PostgreSQL the schema is made here too.
    """
    if connection.dialect.name != "postgresql":
        return
    for setting in ("lock_timeout", "idle_in_transaction_session_timeout"):
        # The first may have a large table to rewrite, and the rest wait for it.
        connection.execute(text(f"SET LOCAL {setting} = 0"))
    connection.execute(text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
    # IF NOT EXISTS would ask for the right to create schemas even where there is nothing to do.
    if connection.execute(text(f"SELECT to_regnamespace('{SCHEMA}')")).scalar() is None:
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))


class ConnectionLost(Exception):  # a signal; `outage.until_connected` turns it into an error
    """The connection broke, or could not be made. A commit is not known to have happened."""


async def begin_snapshot(connection: AsyncConnection) -> None:
    """Begin a transaction that reads one moment, for as long as it takes, and stops no writer."""
    if connection.dialect.name != "postgresql":
        await connection.exec_driver_sql("BEGIN")
        return
    await connection.exec_driver_sql("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    await _take_time(connection)


async def begin_load(connection: AsyncConnection, tables: Iterable[Table]) -> None:
    """Keep every other writer away from tables until the transaction ends, long as it may be.

    SQLite's write lock does that already.
    """
    if connection.dialect.name == "postgresql":
        await _take_time(connection)
        names = ", ".join(table.name for table in tables)
        await connection.exec_driver_sql(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


async def _take_time(connection: AsyncConnection) -> None:
    # Whoever gives or takes the rows may be a slow disk, or a person who pages through them.
    await connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


@asynccontextmanager
async def translated() -> AsyncGenerator[None]:
    """Turn the driver's errors into the store's.

    Raises:
        StoreConflict: Another writer was first.
        ConnectionLost: The database cannot be reached; for `until_connected` only.
        StoreUnavailable: The database does not do what it should, or a lock is not to be had.
        StoreError: The database refused a row.
    """
    try:
        yield
    except PoolTimeoutError as error:
        raise StoreUnavailable(
            "No database connection became free in time; a transaction is holding it"
        ) from error
    except DBAPIError as error:
        raise _named(error) from error


def _named(error: DBAPIError) -> StoreError | ConnectionLost:
    name = _code(error)
    if name in _CONFLICTS:
        return StoreConflict("Another writer was first; try again", reason=name)
    if name in _LOCKED:
        what = "a row of the database" if name == "55P03" else "the database's write lock"
        return StoreUnavailable(f"Another process holds {what}; stop it, or try again", reason=name)
    if error.connection_invalidated:
        _LOGGER.warning("the database cannot be reached: %s", error.orig)
        return ConnectionLost(name)
    _LOGGER.error("the database failed (%s)", name, exc_info=error)
    if name == "25P02":  # in_failed_sql_transaction
        return StoreError("A statement failed and its transaction went on; nothing was written")
    if isinstance(error, IntegrityError):
        return StoreError("The database refused a row; the log says which", reason=name)
    return StoreUnavailable(
        f"The database failed ({name}); see the log, and check the disk it lies on", reason=name
    )


def _code(error: DBAPIError) -> str:
    original = error.orig
    code = getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None)
    return str(code or type(original).__name__)
