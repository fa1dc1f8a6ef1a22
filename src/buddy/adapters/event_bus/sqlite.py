"""An event bus over a SQLite file: a process hears what others commit to the file.

A ring wakes the listeners of its own process at once. Other processes send none: SQLite counts
the commits to a file, and ``PRAGMA data_version`` tells a connection whether the count has moved
by anybody else's. The bus looks at it every `LOOK_SECONDS`, some microseconds of shared memory
each time, and rings everybody when it has moved. Its connection is not the store's, so the commits
of its own process move the count too: their listeners are rung a second time, and find nothing.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from buddy.adapters.event_bus.memory import MemoryDoorbell, MemoryEventBus
from buddy.domain.ids import UserId
from buddy.errors import StoreUnavailable

_LOGGER = logging.getLogger(__name__)

LOOK_SECONDS = 0.05


class SqliteEventBus:
    """Wakes readers in every process that has a bus on the same file.

    Args:
        path: The store's file; it need not exist yet.
        look_seconds: How long a commit of another process may go unnoticed.
    """

    def __init__(self, path: Path, *, look_seconds: float = LOOK_SECONDS) -> None:
        self._path = path
        self._look_seconds = look_seconds
        self._here = MemoryEventBus()
        self._connection: sqlite3.Connection | None = None
        self._version: int | None = None
        self._trouble = ""
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """See the port. A file that is not there yet is looked for until it is."""
        # The first look may have to recover a log that a killed process left behind.
        await asyncio.to_thread(self._look)
        self._task = asyncio.create_task(self._watch(), name="sqlite event bus")

    async def close(self) -> None:
        """See the port."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        self._hang_up()

    def ring(self, user_id: UserId) -> None:
        """See the port."""
        self._here.ring(user_id)

    @asynccontextmanager
    async def listen(self, user_id: UserId) -> AsyncGenerator[MemoryDoorbell]:
        """See the port."""
        async with self._here.listen(user_id) as doorbell:
            yield doorbell

    async def ping(self) -> None:
        """See the port."""
        await self._here.ping()
        if self._trouble or self._task is None or self._task.done():
            why = self._trouble or "it is not watched"
            raise StoreUnavailable(
                f"Commits of other processes are not noticed: the database file cannot be "
                f"looked at ({why})",
                reason=why,
            )

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._look_seconds)
            try:
                moved = self._look()
            except Exception:
                _LOGGER.exception("looking at the database file failed; it is looked at again")
                moved = True
            if moved:
                self._here.ring_all()

    def _look(self) -> bool:
        """Tell whether somebody has committed since the last look, as far as can be told."""
        try:
            if self._connection is None:
                self._connection = self._open()
            # All rows, so that no read transaction stays open.
            ((version,),) = self._connection.execute("PRAGMA data_version").fetchall()
        except sqlite3.Error as error:
            trouble = str(getattr(error, "sqlite_errorname", type(error).__name__))
            if trouble.startswith("SQLITE_BUSY"):
                return False  # somebody recovers or truncates the log; the next look will tell
            if trouble != self._trouble:
                _LOGGER.warning("the database file cannot be looked at: %s", error)
            self._hang_up()
            self._trouble = trouble
            return False
        before, self._version, self._trouble = self._version, version, ""
        return version != before

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            # Never made here: an empty file would be taken for a database.
            f"file:{quote(str(self._path))}?mode=rw",
            uri=True,
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA query_only=ON").close()
        return connection

    def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        self._version = None
        if connection is not None:
            connection.close()
