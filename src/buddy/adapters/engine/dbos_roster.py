"""Which attempts this process carries, and which wait for a place."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Iterator

from buddy.adapters.engine.dbos_attempt import Attempt, workflow_id
from buddy.domain.ids import RunId
from buddy.domain.proposal import Priority
from buddy.ports.engine import EngineLoad, RunRequest

OVER_KEPT = 10_000
"""Enough to answer a late second start from memory."""

_RANK = {Priority.HIGH: 0, Priority.NORMAL: 1, Priority.LOW: 2}


class Roster:
    """Attempts and places; it belongs to the event loop.

    Args:
        limit: Places. Who waits for one goes by priority, equals in the order they came.
        over_kept: Runs whose attempt is over and remembered, the latest.
    """

    def __init__(self, limit: int, *, over_kept: int = OVER_KEPT) -> None:
        self._limit = limit
        self._over_kept = over_kept
        self._attempts: dict[str, Attempt] = {}
        self._numbers: dict[RunId, int] = {}
        self._parked: set[RunId] = set()
        self._over: dict[RunId, None] = {}
        self._line: list[tuple[int, int, Attempt]] = []
        self._came = 0
        self._running = 0

    def __iter__(self) -> Iterator[Attempt]:
        return iter(tuple(self._attempts.values()))

    @property
    def load(self) -> EngineLoad:
        """How many attempts have a place, and how many wait or are still to come."""
        queued = len(self._line) + len(self.coming())
        return EngineLoad(running=self._running, queued=queued, limit=self._limit)

    def coming(self) -> list[Attempt]:
        """Return the attempts of an earlier process whose thread has not reported yet."""
        return [each for each in self._attempts.values() if each.taken_up and not each.arrived]

    def find(self, run_id: RunId, number: int) -> Attempt | None:
        """Return an attempt that is carried or waits."""
        return self._attempts.get(workflow_id(run_id, number))

    def latest(self, run_id: RunId) -> Attempt | None:
        """Return the latest attempt of a run, if it is carried or waits."""
        return self.find(run_id, self.latest_number(run_id))

    def latest_number(self, run_id: RunId) -> int:
        """Return the number of the latest attempt that was here, over or not; 0 if none was."""
        return self._numbers.get(run_id, 0)

    def holds(self, run_id: RunId) -> bool:
        """Tell whether a run is carried, waits or is parked."""
        return run_id in self._parked or self.latest(run_id) is not None

    def forget_parked(self, run_id: RunId) -> None:
        """Let a parked run go; one that is not parked is left alone."""
        if run_id in self._parked:
            self._parked.discard(run_id)
            self._note_over(run_id)

    def add(self, request: RunRequest, number: int, *, taken_up: bool) -> Attempt:
        """Take an attempt in; it has no place and is not in the line yet."""
        done = asyncio.get_running_loop().create_future()
        attempt = Attempt(request, number, taken_up, done)
        self._attempts[attempt.workflow_id] = attempt
        self._numbers[request.run_id] = max(number, self.latest_number(request.run_id))
        self._over.pop(request.run_id, None)
        self._parked.discard(request.run_id)
        return attempt

    def enqueue(self, attempt: Attempt) -> None:
        """Put an attempt into the line."""
        self._came += 1
        heapq.heappush(self._line, (_RANK[attempt.request.priority], self._came, attempt))

    def admit(self) -> Iterator[Attempt]:
        """Give away the free places, one at a time, and yield who got them."""
        while self._line and self._running < self._limit:
            _, _, attempt = heapq.heappop(self._line)
            self._running += 1
            attempt.admitted.set()
            yield attempt

    def remove(self, attempt: Attempt, *, parked: bool = False) -> None:
        """Let an attempt go that is over or has parked, and free its place."""
        if self._attempts.pop(attempt.workflow_id, None) is None:
            return
        if attempt.admitted.is_set():
            self._running -= 1
        run_id = attempt.request.run_id
        if self.latest(run_id) is not None:
            return
        if parked:
            self._parked.add(run_id)
        else:
            self._note_over(run_id)

    def _note_over(self, run_id: RunId) -> None:
        self._over[run_id] = None
        if len(self._over) > self._over_kept:
            oldest = next(iter(self._over))
            del self._over[oldest], self._numbers[oldest]
