"""aiosqlite with one trip to its thread per statement instead of four.

aiosqlite runs a connection in a thread of its own, and SQLAlchemy drives it as it drives every
database: make a cursor, execute, fetch, close. Each of them is a trip to that thread and back,
and trips, not SQLite, are what a small transaction costs. The cursor here does all four in one.

A connection that begins its transactions ``IMMEDIATE`` need not even make that one for a row read
or written by its key: it holds the write lock, so nothing can make it wait, and the row takes some
twenty microseconds, a fifth of a trip. What may wait (a lock that another process holds, the disk
at the commit) or take long (everything that is not in `_QUICK`) goes to the thread.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self, TypeVar

import aiosqlite

T = TypeVar("T")

BEGIN = "BEGIN IMMEDIATE"
_QUICK = ("SELECT ", "INSERT ", "UPDATE ")
_QUICK_ROWS = 50
"""Rows written by one statement that still count as quick."""
_QUICK_COMMIT_SECONDS = 0.001
"""A trip to the thread takes a loop with much to do longer than a commit on a disk like this."""
_SLOWEST = 0.1
_CHUNK = 64
"""Rows that aiosqlite would fetch at a time in loops of its own, which nobody uses here."""


class OneTripCursor:
    """What SQLAlchemy needs of a cursor; its rows have been fetched when `execute` returns."""

    __slots__ = ("_connection", "_rows", "arraysize", "description", "lastrowid", "rowcount")

    def __init__(self, connection: OneTripConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.arraysize = 1
        self.description: Any = None
        self.lastrowid: int | None = None
        self.rowcount = -1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement and fetch what it returns."""
        self._keep(await self._connection.run(sql, parameters))
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Run a statement once per row of parameters."""
        self._keep(await self._connection.run_many(sql, parameters))
        return self

    async def fetchall(self) -> list[Any]:
        """Return the rows not returned yet."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Forget the rows."""
        self._rows = []

    def _keep(self, done: tuple[sqlite3.Cursor, list[Any]]) -> None:
        cursor, self._rows = done
        self.description = cursor.description
        self.lastrowid = cursor.lastrowid
        self.rowcount = cursor.rowcount


class OneTripConnection(aiosqlite.Connection):
    """A connection whose cursors cost nothing to make.

    Args:
        path: The database file.
        quick: Whether quick statements run where they are called. Only for a connection all of
            whose statements are inside transactions that hold the write lock.
        options: For `sqlite3.connect`.
    """

    def __init__(self, path: str, *, quick: bool = False, **options: Any) -> None:
        # Two threads use it, never both at once: see `_idle`.
        options["check_same_thread"] = False
        super().__init__(lambda: sqlite3.connect(path, **options), _CHUNK)
        self._quick = quick
        self._patience = round(options.get("timeout", 5.0) * 1000)
        self._commit_seconds = _SLOWEST
        self._given = 0
        self._done = 0
        # As SQLAlchemy does with aiosqlite's own: a forgotten connection must not hold the exit up.
        self._thread.daemon = True
        self._stopped: asyncio.Future[Any] | None = None

    def stop(self) -> asyncio.Future[Any] | None:
        """Tell the thread to end after what it has been given; return what becomes done then."""
        self._stopped = super().stop()  # pyright: ignore[reportUnknownMemberType]  # untyped there
        return self._stopped

    async def _connect(self) -> aiosqlite.Connection:
        try:
            return await super()._connect()
        except BaseException:
            # aiosqlite lets its thread go here; ending later than the event loop, the thread
            # would have nobody to tell, and complain.
            if self._stopped is not None:
                await asyncio.wait([self._stopped])
            raise

    def cursor(  # pyright: ignore[reportIncompatibleMethodOverride]  # aiosqlite's is a trip
        self,
    ) -> OneTripCursor:
        """Return a new cursor."""
        return OneTripCursor(self)

    async def run(self, sql: str, parameters: Sequence[Any]) -> tuple[sqlite3.Cursor, list[Any]]:
        """Run a statement and return its finished cursor and its rows."""
        if self._idle:
            if sql.startswith(_QUICK):
                return self._run(sql, parameters)
            if sql == BEGIN and (begun := self._begin_at_once()) is not None:
                return begun, []
        return await self._in_thread(self._run, sql, parameters)

    def run_at_once(self, sql: str, parameters: Sequence[Any]) -> list[Any] | None:
        """Return the rows of a quick statement; None where this is none, or the thread is busy."""
        if not self._idle or not sql.startswith(_QUICK):
            return None
        return self._run(sql, parameters)[1]

    async def run_many(
        self, sql: str, parameters: Iterable[Sequence[Any]]
    ) -> tuple[sqlite3.Cursor, list[Any]]:
        """Run a statement once per row of parameters."""
        rows = parameters if isinstance(parameters, list) else list(parameters)
        if self._idle and len(rows) <= _QUICK_ROWS and sql.startswith(_QUICK):
            return self._run_many(sql, rows)
        return await self._in_thread(self._run_many, sql, rows)

    @property
    def _idle(self) -> bool:
        """Whether the caller may use the connection: the thread has nothing left to do."""
        return self._quick and self._given == self._done

    def _begin_at_once(self) -> sqlite3.Cursor | None:
        """Begin without a wait; return None if another process holds the write lock."""
        self._conn.execute("PRAGMA busy_timeout=0").close()
        try:
            return self._conn.execute(BEGIN)
        except sqlite3.OperationalError:
            return None  # whatever it is, the thread meets it too, and may wait
        finally:
            self._conn.execute(f"PRAGMA busy_timeout={self._patience}").close()

    async def _execute(self, fn: Any, *args: Any, **kwargs: Any) -> Any:
        if not self._running or self._connection is None:
            raise ValueError("Connection closed")
        # Whoever waits may be cancelled; the thread goes on all the same, and counts when it ends.
        self._given += 1

        def counted() -> Any:
            try:
                return fn(*args, **kwargs)
            finally:
                self._done += 1

        return await super()._execute(counted)  # pyright: ignore[reportUnknownMemberType]

    async def commit(self) -> None:
        """Commit, on the loop where this disk has been quick so far."""
        if not self.commit_at_once():
            await self._in_thread(self._commit)

    def commit_at_once(self) -> bool:
        """Commit where this disk has been quick so far; return whether it was done."""
        if not self._idle or self._commit_seconds >= _QUICK_COMMIT_SECONDS:
            return False
        self._commit()
        return True

    def _commit(self) -> None:
        began = time.perf_counter()  # how long a disk takes, not when
        self._conn.execute("COMMIT").close()
        took = time.perf_counter() - began
        # A pace that one slow commit does not change, and a few do.
        self._commit_seconds += (min(took, _SLOWEST) - self._commit_seconds) / 8

    async def roll_back(self) -> None:
        """End the transaction, if one is under way, without its changes."""
        if self._idle:
            self._roll_back()
        else:
            await self._in_thread(self._roll_back)

    def _roll_back(self) -> None:
        if self._conn.in_transaction:
            self._conn.execute("ROLLBACK").close()

    async def _in_thread(self, function: Callable[..., T], *arguments: Any) -> T:
        # aiosqlite leaves its own method untyped
        return await self._execute(function, *arguments)  # pyright: ignore[reportUnknownMemberType]

    def _run(self, sql: str, parameters: Sequence[Any]) -> tuple[sqlite3.Cursor, list[Any]]:
        cursor = self._conn.execute(sql, parameters)
        return cursor, cursor.fetchall()

    def _run_many(
        self, sql: str, parameters: Iterable[Sequence[Any]]
    ) -> tuple[sqlite3.Cursor, list[Any]]:
        return self._conn.executemany(sql, parameters), []
