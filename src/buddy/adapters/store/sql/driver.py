"""aiosqlite with one trip to its thread per statement instead of four.

aiosqlite runs a connection in a thread of its own, and SQLAlchemy drives it as it drives every
database: make a cursor, execute, fetch, close. Each of them is a trip to that thread and back,
and trips, not SQLite, are what a small transaction costs. The cursor here does all four in one.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self, TypeVar

import aiosqlite

T = TypeVar("T")

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
        options: For `sqlite3.connect`.
    """

    def __init__(self, path: str, **options: Any) -> None:
        super().__init__(lambda: sqlite3.connect(path, **options), _CHUNK)
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
        return await self._in_thread(self._run, sql, parameters)

    async def run_many(
        self, sql: str, parameters: Iterable[Sequence[Any]]
    ) -> tuple[sqlite3.Cursor, list[Any]]:
        """Run a statement once per row of parameters."""
        return await self._in_thread(self._run_many, sql, parameters)

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
