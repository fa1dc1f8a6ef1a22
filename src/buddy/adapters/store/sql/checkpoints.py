"""Moves SQLite's write-ahead log into its file, beside the commits instead of inside one of them.

Left to itself SQLite does that in the commit that finds the log 1,000 pages long. Here that is
every hundredth one or so, which then waits for the disk several times more, and everybody behind
it. A thread of its own copies most of the log while transactions go on. The log begins anew only
where all of it has been copied, so now and then the rest, a few pages, is copied while nobody
writes.
"""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

_LOGGER = logging.getLogger(__name__)

COMMITS = 64
"""Between two looks; each leaves some ten pages in the log."""
FULL_PAGES = 4_000
"""Of the log, 16 MB, from which on it is made to begin anew."""
LATEST_PAGES = 16_000
"""Of the log, 64 MB, at which a commit copies it after all: nobody else has managed to."""
_COPY = "PRAGMA wal_checkpoint(PASSIVE)"


class Checkpoints:
    """Of one file's only writer.

    Args:
        engine: Lends one connection, which is nobody else's.
        turn: Held by whoever writes.
    """

    __slots__ = ("_commits", "_copying", "_engine", "_turn")

    def __init__(self, engine: AsyncEngine, turn: asyncio.Lock) -> None:
        self._engine = engine
        self._turn = turn
        self._commits = 0
        self._copying: asyncio.Task[None] | None = None

    def after_commit(self) -> None:
        """Count a commit, and begin to copy where it is time."""
        self._commits += 1
        if self._commits >= COMMITS and (self._copying is None or self._copying.done()):
            self._commits = 0
            self._copying = asyncio.get_running_loop().create_task(self._copy())

    async def settle(self) -> None:
        """Wait until nothing is being copied."""
        if self._copying is not None:
            await asyncio.wait([self._copying])

    async def _copy(self) -> None:
        try:
            async with self._engine.connect() as connection:
                if await _pages_after_copying(connection) < FULL_PAGES:
                    return
                async with self._turn:
                    await _pages_after_copying(connection)
        except SQLAlchemyError:
            # The log stays whole, and longer; the next look tries again.
            _LOGGER.warning("the write-ahead log was not copied into its file", exc_info=True)

    async def dispose(self) -> None:
        """End the copying and close the connection."""
        await self.settle()
        await self._engine.dispose()


async def _pages_after_copying(connection: AsyncConnection) -> int:
    """Copy what nobody is in the way of, and return how many pages the log has."""
    done = await connection.exec_driver_sql(_COPY)
    pages: list[int] = list(done.scalars(1))  # between whether it was busy and what is copied
    return pages[0]
