"""Engines for a SQLite file: one connection that writes, a few that only read.

SQLite has one writer. The writing engine's pool holds exactly one connection, so the writers of a
process wait for it in line, in the order they came; between processes the busy timeout waits.
Every transaction on it begins ``IMMEDIATE``: it has the write lock before its first read, so what
it read still holds when it writes. Readers see the last commit, and in WAL mode neither block the
writer nor wait for it.

Durability: WAL with ``synchronous=FULL``, one fsync per commit. With ``NORMAL`` a killed process
would lose nothing either, but a power cut could take back the last commits, an approval or the
record of a paid call among them, and what was taken back would be done and paid a second time.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from buddy.adapters.store.sql.checkpoints import LATEST_PAGES
from buddy.adapters.store.sql.driver import BEGIN, OneTripConnection
from buddy.adapters.store.sql.quick_reads import QuickReads
from buddy.adapters.store.sql.transactions import SoleWriter, Transactions

Synchronous = Literal["FULL", "NORMAL"]

BUSY_SECONDS = 10.0
_POOL_SECONDS = 30.0
_READERS = 4
_WAL_BYTES_KEPT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Engines:
    """The engines of a store."""

    transactions: Transactions
    writer: AsyncEngine
    """For migrations."""
    reader: AsyncEngine
    quick: QuickReads | None = None
    """Answers what is found by its key, where a thread would take longer to be asked."""
    patience_seconds: float = 0.0
    """How long an outage is waited out. A file has none."""

    async def dispose(self) -> None:
        """Close all connections."""
        if self.quick is not None:
            await self.quick.dispose()
        await self.reader.dispose()
        await self.transactions.dispose()
        await self.writer.dispose()


def sqlite_engines(
    path: Path, *, synchronous: Synchronous = "FULL", busy_seconds: float = BUSY_SECONDS
) -> Engines:
    """Return the engines of a database file, which the first writer creates.

    Args:
        path: The file. Its folder exists; SQLite puts two more files beside it.
        synchronous: What a commit survives; see above.
        busy_seconds: How long a writer waits for another process's transaction.
    """
    keeps = partial(_engine, path, synchronous, busy_seconds, isolation_level="AUTOCOMMIT")
    kept, copier = keeps(latest=LATEST_PAGES), keeps(quick=False)
    return Engines(
        transactions=SoleWriter(kept, _POOL_SECONDS, copier),
        writer=sqlite_writer(path, synchronous=synchronous, busy_seconds=busy_seconds),
        reader=_reader(path, busy_seconds, connections=_READERS),
        quick=QuickReads(_reader(path, 0.0, connections=1, quick=True)),
    )


def sqlite_writer(
    path: Path, *, synchronous: Synchronous = "FULL", busy_seconds: float = BUSY_SECONDS
) -> AsyncEngine:
    """Return an engine whose transactions begin ``IMMEDIATE``, one at a time.

    An engine of the event loop it is used on: a durable engine with a loop of its own takes one
    of its own, and the file's lock keeps the two apart.
    """
    engine = _engine(path, synchronous, busy_seconds)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _engine(
    path: Path,
    synchronous: Synchronous,
    busy_seconds: float,
    *,
    quick: bool = True,
    latest: int | None = None,
    **options: Any,
) -> AsyncEngine:
    """Return an engine with one connection, which begins nothing by itself.

    Args:
        path: The file.
        synchronous: What a commit survives.
        busy_seconds: How long it waits for another process's transaction.
        quick: Whether quick statements run where they are called.
        latest: Pages of the log at which a commit copies it into the file; SQLite's own number
            where none is given.
        options: For SQLAlchemy.
    """
    engine = create_async_engine(
        _url(path),
        pool_size=1,
        max_overflow=0,
        pool_timeout=_POOL_SECONDS,
        connect_args={
            "async_creator_fn": partial(OneTripConnection, quick=quick),
            "timeout": busy_seconds,
        },
        **options,
    )
    pragmas = (
        f"synchronous={synchronous}",
        "fullfsync=ON",  # macOS alone knows it: there an fsync does not reach the disk
        f"journal_size_limit={_WAL_BYTES_KEPT}",
        "foreign_keys=ON",
        *(() if latest is None else (f"wal_autocheckpoint={latest}",)),
    )
    _on_connect(engine, pragmas)
    event.listen(engine.sync_engine, "connect", _switch_to_wal)
    return engine


def _reader(
    path: Path, busy_seconds: float, *, connections: int, quick: bool = False
) -> AsyncEngine:
    engine = create_async_engine(
        _url(path),
        pool_size=connections,
        max_overflow=0,
        pool_timeout=_POOL_SECONDS,
        # Every query is one statement, so each is its own snapshot and nothing is left to end.
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
        connect_args={
            "async_creator_fn": partial(OneTripConnection, quick=quick),
            "timeout": busy_seconds,
        },
    )
    _on_connect(engine, ("query_only=ON",))
    return engine


def _url(path: Path) -> URL:
    return URL.create("sqlite+aiosqlite", database=str(path))


def _on_connect(engine: AsyncEngine, pragmas: tuple[str, ...]) -> None:
    def prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
        # The driver would begin transactions by itself, deferred, and only before a write.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()

    event.listen(engine.sync_engine, "connect", prepare)


def _switch_to_wal(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """Turn a new file to WAL, which the file then keeps.

    Of two processes that do so at once one is refused without the busy timeout's wait, so it
    waits for the other's lock itself and looks again.
    """
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise
            connection.execute(BEGIN).close()
            connection.execute("ROLLBACK").close()
        else:
            return


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql(BEGIN)
