"""Reads of a SQLite file that take less time than a thread takes to be told of them.

A row found by its key is there after some twenty microseconds. Asked for through a thread it is
there after half a millisecond on a loop with nothing else to do, and on one that carries fifty
runs after whatever those do first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from buddy.adapters.store.sql.lane import StraightLane, lane_on


class QuickReads:
    """Reads on the event loop.

    Args:
        engine: Lends one connection, which waits for no lock and is nobody else's.
    """

    __slots__ = ("_asked", "_connection", "_lane", "engine")

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._asked = False
        self._connection: AsyncConnection | None = None
        self._lane: StraightLane | None = None

    async def rows(
        self, statement: Executable, values: Mapping[str, object]
    ) -> Sequence[Any] | None:
        """Return what a statement finds; None where it has to be asked for elsewhere."""
        if not self._asked:
            await self._open()
        if self._lane is None:
            return None
        try:
            return self._lane.at_once(statement, values)
        except sqlite3.Error:
            return None  # whatever it is, who is asked next meets it too, and may wait

    async def _open(self) -> None:
        self._asked = True
        self._connection = await self.engine.connect()
        driver = (await self._connection.get_raw_connection()).driver_connection
        lane = lane_on(self._connection, driver)
        self._lane = lane if isinstance(lane, StraightLane) else None

    async def dispose(self) -> None:
        """Close the connection."""
        connection, self._connection, self._lane = self._connection, None, None
        self._asked = False
        if connection is not None:
            await connection.close()
        await self.engine.dispose()
