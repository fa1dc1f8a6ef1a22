"""DBOS's own database: a SQLite file with the journal, locks and clock it needs, or PostgreSQL."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import make_url

BUSY_MILLISECONDS = 30_000
POOL_SIZE = 2
"""Few: SQLite has one writer, and who waits for a connection waits in line."""
POSTGRES_POOL_SIZE = 10
_SUBSECOND_CLOCK = (3, 42, 0)
"""The first SQLite whose ``unixepoch`` knows ``subsec``; DBOS asks for it from Python 3.12 on."""
_WAL_BYTES_KEPT = 16 * 1024 * 1024


def sqlite_database(path: Path) -> Engine:
    """Return an engine for DBOS's tables in a file of their own.

    WAL, so that readers and the writer do not block each other, with ``synchronous=FULL``: the
    record of a paid call must outlive a power cut. Transactions begin ``IMMEDIATE``.

    Args:
        path: The file; its folder exists.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        pool_size=POOL_SIZE,
        max_overflow=0,
        # The pool hands a connection to one thread at a time, which sqlite3 cannot know.
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    return engine


def postgres_database(url: str) -> Engine:
    """Return an engine for DBOS's tables in a PostgreSQL database.

    A process that freezes inside a transaction must not hold row locks for long.

    Args:
        url: ``postgresql://user:password@host:port/database``.
    """
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=POSTGRES_POOL_SIZE,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 10,
            "application_name": "buddy engine",
            "options": "-c idle_in_transaction_session_timeout=10s",
        },
    )


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = "IMMEDIATE"
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "fullfsync=ON",  # macOS alone knows it
        f"busy_timeout={BUSY_MILLISECONDS}",
        f"journal_size_limit={_WAL_BYTES_KEPT}",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()
    if sqlite3.sqlite_version_info < _SUBSECOND_CLOCK:
        connection.create_function("unixepoch", -1, unix_epoch)


def unix_epoch(*arguments: object) -> float:
    """Stand in for SQLite's ``unixepoch``, of which DBOS asks the present, whole or with parts.

    Args:
        arguments: SQLite's; the last one may be ``subsec``.
    """
    now = time.time()  # noqa: TID251  # a clock inside the database, which has none of ours
    return now if arguments[-1:] == ("subsec",) else int(now)
