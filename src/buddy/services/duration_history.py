"""How long past runs took, kept in memory for a moment.

Whoever shows many running missions asks for the same few tools again and again. Each tool of each
user is read at most once per `LIFE_SECONDS` and process; the estimates themselves are always of
this moment. Where there are runs enough for a range, nobody waits for the read but the first one
who asks: one run more changes little, and reading two hundred takes a while.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass, field

from buddy.domain.eta import HISTORY_RUNS, CostEstimate, Estimate, History
from buddy.domain.ids import ToolName, UserId
from buddy.domain.instant import Instant, seconds_between
from buddy.domain.pipeline import StepName, step_at
from buddy.ports.clock import Clock
from buddy.ports.store import Queries

_log = logging.getLogger(__name__)

LIFE_SECONDS = 5.0
ENTRIES = 500
"""Tools of users that are kept at once; the ones not asked for longest go first."""

_Key = tuple[UserId, ToolName]


@dataclass(slots=True)
class _Entry:
    """One tool of one user."""

    history: History | None = None
    read_at: float = 0.0
    reading: asyncio.Task[History] | None = None
    """Under way; many who ask at once cost one query."""


@dataclass(frozen=True, slots=True)
class DurationHistory:
    """Estimates from past runs of the same user and tool."""

    queries: Queries
    clock: Clock
    _entries: OrderedDict[_Key, _Entry] = field(default_factory=OrderedDict[_Key, _Entry])

    async def left(
        self, user_id: UserId, tool: ToolName | None, percent: int, since: Instant | None
    ) -> Estimate | None:
        """Return how long a run will still take; None where its history does not tell.

        Args:
            user_id: Whose run.
            tool: What it runs, or will by its proposal; None while nobody knows.
            percent: Its progress.
            since: When its present step began; None where it has not started.
        """
        step = step_at(percent)
        if tool is None or step is None or since is None:
            return None
        history = await self._history(user_id, tool)
        return history.estimate(step, seconds_between(since, self.clock.now()))

    async def whole(self, user_id: UserId, tool: ToolName) -> Estimate | None:
        """Return how long a run of a tool takes from its start; None without history."""
        return (await self._history(user_id, tool)).estimate(StepName.VERIFICATION, 0.0)

    async def cost(self, user_id: UserId, tool: ToolName) -> CostEstimate | None:
        """Return what a run of a tool costs, by past runs; None where none of them tells."""
        return (await self._history(user_id, tool)).cost()

    async def _history(self, user_id: UserId, tool: ToolName) -> History:
        entry = self._entries.setdefault((user_id, tool), _Entry())
        self._entries.move_to_end((user_id, tool))
        if len(self._entries) > ENTRIES:
            self._entries.popitem(last=False)
        if entry.history is not None:
            if self.clock.monotonic() - entry.read_at < LIFE_SECONDS:
                return entry.history
            if entry.history.gives_ranges:
                self._begin(entry, user_id, tool)
                return entry.history
        # One of those who wait may leave; the others still want it.
        return await asyncio.shield(self._begin(entry, user_id, tool))

    def _begin(self, entry: _Entry, user_id: UserId, tool: ToolName) -> asyncio.Task[History]:
        if entry.reading is None:
            reading = self._read(entry, user_id, tool)
            entry.reading = asyncio.get_running_loop().create_task(reading)
            entry.reading.add_done_callback(_told)
        return entry.reading

    async def _read(self, entry: _Entry, user_id: UserId, tool: ToolName) -> History:
        try:
            now = self.clock.monotonic()
            runs = await self.queries.durations(user_id, tool, HISTORY_RUNS)
            entry.history, entry.read_at = History.of(runs), now
            return entry.history
        finally:
            entry.reading = None


def _told(reading: asyncio.Task[History]) -> None:
    """Log why a read failed that perhaps nobody waits for; the next one who asks tries again."""
    if not reading.cancelled() and (error := reading.exception()) is not None:
        _log.warning("How long past runs took was not read", exc_info=error)
