"""How long completed runs took, inside a transaction."""

from __future__ import annotations

from functools import cache
from typing import Any
from zlib import crc32

from sqlalchemy import bindparam, delete, select

from buddy.adapters.store.codec import encode
from buddy.adapters.store.sql.dialect import Insert, insert
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.schema import RUN_DURATION
from buddy.domain.eta import HISTORY_RUNS, RunDurations
from buddy.domain.ids import UserId

RUNS_BETWEEN = 16
"""On average, between two runs that throw older ones away: it takes as long as all else here."""
_NEWEST_FIRST = (RUN_DURATION.c.finished_at.desc(), RUN_DURATION.c.run_id.desc())

DURATIONS = (
    select(RUN_DURATION.c.body)
    .where(RUN_DURATION.c.user_id == bindparam("user_id"), RUN_DURATION.c.tool == bindparam("tool"))
    .order_by(*_NEWEST_FIRST)
    .limit(bindparam("count"))
)
"""The latest runs of a user's tool."""

_OF_TOOL = (RUN_DURATION.c.user_id == bindparam("owner"), RUN_DURATION.c.tool == bindparam("name"))
_OLDEST_KEPT = (
    select(RUN_DURATION.c.finished_at)
    .where(*_OF_TOOL)
    .order_by(*_NEWEST_FIRST)
    .limit(1)
    .offset(HISTORY_RUNS - 1)
    .scalar_subquery()
)
# Without that many runs there is no oldest one, and nothing is before it.
_FORGET = delete(RUN_DURATION).where(*_OF_TOOL, RUN_DURATION.c.finished_at < _OLDEST_KEPT)


@cache
def _add(dialect: str) -> Insert:
    return insert(dialect, RUN_DURATION).on_conflict_do_nothing()


def durations_row(user_id: UserId, durations: RunDurations) -> dict[str, Any]:
    """Return the row of how long a run took."""
    return {
        "user_id": user_id,
        "run_id": durations.run_id,
        "tool": durations.tool,
        "finished_at": durations.finished_at,
        "body": encode(durations),
    }


class SqlDurations:
    """How long completed runs took.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: Lane) -> None:
        self._connection = connection

    async def add(self, user_id: UserId, durations: RunDurations) -> None:
        """See the port."""
        row = durations_row(user_id, durations)
        await self._connection.execute(_add(self._connection.dialect.name), row)
        if crc32(durations.run_id.encode()) % RUNS_BETWEEN == 0:
            await self._connection.execute(_FORGET, {"owner": user_id, "name": durations.tool})
