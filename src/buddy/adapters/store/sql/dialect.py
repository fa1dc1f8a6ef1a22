"""What SQLite and PostgreSQL say differently, all in one place.

Everything else is portable Core. Row locks need no word here: SQLAlchemy leaves ``FOR UPDATE``
out for SQLite, where ``BEGIN IMMEDIATE`` has locked the whole file before the first read.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, func
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from buddy.errors import StoreConflict, StoreError, StoreUnavailable

_LOGGER = logging.getLogger(__name__)

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
    """Return an insert that knows ``ON CONFLICT``."""
    if dialect != "postgresql":
        return sqlite.insert(table)
    # A tenth of a second that an embedded Buddy need not spend at its start.
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415

    return postgresql.insert(table)


def holds_text(dialect: str, column: Column[str], text: str) -> ColumnElement[bool]:
    """Return the condition that a column holds a text, every character taken literally."""
    find = func.strpos if dialect == "postgresql" else func.instr
    return find(column, text) > 0


@asynccontextmanager
async def translated() -> AsyncGenerator[None]:
    """Turn the driver's errors into the store's.

    Raises:
        StoreConflict: Another writer was first.
        StoreUnavailable: The database does not answer, or its lock is not to be had.
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


def _named(error: DBAPIError) -> StoreError:
    name = _code(error)
    if name in _CONFLICTS:
        return StoreConflict("Another writer was first; try again", reason=name)
    if name in _LOCKED:
        return StoreUnavailable(
            "Another process holds the database's write lock; stop it, or try again", reason=name
        )
    _LOGGER.error("the database failed (%s)", name, exc_info=error)
    if isinstance(error, IntegrityError):
        return StoreError("The database refused a row; the log says which", reason=name)
    return StoreUnavailable(
        f"The database failed ({name}); see the log, and check the disk it lies on", reason=name
    )


def _code(error: DBAPIError) -> str:
    original = error.orig
    code = getattr(original, "sqlite_errorname", None) or getattr(original, "sqlstate", None)
    return str(code or type(original).__name__)
