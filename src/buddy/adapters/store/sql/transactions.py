"""How a transaction begins and ends: over SQLAlchemy's pool, or past it on SQLite's only writer.

SQLAlchemy takes most of a millisecond to lend a connection, begin, commit and take it back. Of a
pool that does for hundreds of connections this is little; of a file's only writer, whose whole
transaction takes less, it is more than half. So that connection is lent once and kept, and its
transactions are begun and committed by hand.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from buddy.adapters.store.sql.checkpoints import Checkpoints
from buddy.adapters.store.sql.driver import BEGIN, OneTripConnection
from buddy.adapters.store.sql.lane import Lane, lane_on

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Transaction:
    """A transaction under way; one that is left before its commit is taken back."""

    connection: AsyncConnection
    lane: Lane
    """The quickest way to send a statement in it."""
    commit: Callable[[], Awaitable[None]]
    commit_at_once: Callable[[], bool] = lambda: False
    """Commits where that takes no wait; returns whether it was done."""


class Transactions(Protocol):
    """Begins transactions."""

    @property
    def engine(self) -> AsyncEngine:
        """Whose connections they are on."""
        ...

    def begin(self) -> AbstractAsyncContextManager[Transaction]:
        """Return a transaction; what it has read stays as it was read until it ends."""
        ...

    async def dispose(self) -> None:
        """Close all connections."""
        ...


class PooledTransactions:
    """Transactions on any free connection of a pool.

    Args:
        engine: Whose pool.
    """

    __slots__ = ("engine",)

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[Transaction]:
        """See `Transactions`."""
        async with self.engine.connect() as connection, connection.begin() as transaction:
            yield Transaction(connection, connection, transaction.commit)

    async def dispose(self) -> None:
        """See `Transactions`."""
        await self.engine.dispose()


class SoleWriter:
    """Transactions one after the other, in the order they came, on one connection.

    Args:
        engine: Lends it; its connections begin nothing by themselves.
        patience_seconds: How long a transaction waits for those before it.
        copier: Lends the connection that copies the log into the file.
    """

    __slots__ = ("_connection", "_patience_seconds", "_turn", "checkpoints", "engine")

    def __init__(self, engine: AsyncEngine, patience_seconds: float, copier: AsyncEngine) -> None:
        self.engine = engine
        self._patience_seconds = patience_seconds
        self._turn = asyncio.Lock()
        self.checkpoints = Checkpoints(copier, self._turn)
        self._connection: tuple[AsyncConnection, OneTripConnection] | None = None

    @asynccontextmanager
    async def begin(self) -> AsyncGenerator[Transaction]:
        """See `Transactions`.

        Raises:
            PoolTimeoutError: Those before did not end in time.
        """
        await self._take_turn()
        try:
            connection, driver = await self._connected()

            async def commit() -> None:
                await _told(driver.commit(), "COMMIT")
                self.checkpoints.after_commit()

            def commit_at_once() -> bool:
                with _as_sqlalchemy_says("COMMIT"):
                    done = driver.commit_at_once()
                if done:
                    self.checkpoints.after_commit()
                return done

            try:
                await _told(driver.run(BEGIN, ()), BEGIN)
                lane = lane_on(connection, driver)
                yield Transaction(connection, lane, commit, commit_at_once)
            finally:
                await self._end(connection, driver)
        finally:
            self._turn.release()

    async def _end(self, connection: AsyncConnection, driver: OneTripConnection) -> None:
        """Take back what was not committed; the next transaction finds a connection that works.

        SQLAlchemy takes a cancel in a statement of its own for a lost connection, and closes it.
        """
        try:
            if not connection.invalidated:
                await driver.roll_back()
                return
        except (sqlite3.Error, ValueError):  # what the transaction itself raised says more
            _LOGGER.warning("a transaction was not rolled back; its connection is closed")
        self._connection = None
        await connection.invalidate()
        await connection.close()

    async def _take_turn(self) -> None:
        if not self._turn.locked():  # a timer is not made where nobody waits
            await self._turn.acquire()
            return
        try:
            async with asyncio.timeout(self._patience_seconds):
                await self._turn.acquire()
        except TimeoutError as error:
            raise PoolTimeoutError("the transactions before this one did not end") from error

    async def _connected(self) -> tuple[AsyncConnection, OneTripConnection]:
        if self._connection is None:
            connection = await self.engine.connect()
            driver = (await connection.get_raw_connection()).driver_connection
            assert isinstance(driver, OneTripConnection)
            self._connection = connection, driver
        return self._connection

    async def dispose(self) -> None:
        """See `Transactions`."""
        await self.checkpoints.dispose()
        lent, self._connection = self._connection, None
        if lent is not None:
            await lent[0].close()
        await self.engine.dispose()


async def _told(done: Awaitable[object], statement: str) -> None:
    """Await something that the driver does, and have its errors as SQLAlchemy's."""
    with _as_sqlalchemy_says(statement):
        await done


@contextmanager
def _as_sqlalchemy_says(statement: str) -> Generator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise DBAPIError.instance(statement, None, error, sqlite3.Error) from error
