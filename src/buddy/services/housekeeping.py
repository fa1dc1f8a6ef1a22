"""What is thrown away after its time: one task per class of data.

Before anything goes that the figures of days come from, the figures are brought up to date, once in
a round. A user whose figures cannot be added up keeps nobody's data, not even their own, for longer
than the policy says.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.retention import RetentionPolicy, StoredClass
from buddy.domain.run import RunState
from buddy.ports.blobs import BlobStore
from buddy.ports.clock import Clock
from buddy.ports.retention import StoreRetention
from buddy.ports.store import Queries

_log = logging.getLogger(__name__)

ROWS_AT_ONCE = 500
"""The most rows that one transaction removes: some milliseconds of the writer's time."""
PAUSE_SECONDS = 0.02
"""Between two transactions, so that those who wait in another process come first too."""
ROUND_SECONDS = 3600.0
"""Between two rounds."""

_WITH_RUN = frozenset(
    {MissionStatus.APPROVED, MissionStatus.RUNNING, MissionStatus.AWAITING_APPROVAL}
)


@dataclass(slots=True)
class Housekeeping:
    """Removes what the policy no longer keeps. Broken off at any place, it goes on there."""

    retention: StoreRetention
    queries: Queries
    blobs: BlobStore
    clock: Clock
    policy: RetentionPolicy
    before_events_go: Callable[[], Awaitable[object]]
    """Brings up to date what is kept of the log beside it; where it fails, nothing goes."""
    _next_round: float | None = None

    def tasks(self) -> Sequence[Callable[[], Awaitable[int]]]:
        """Return what is to be done now, one by one; nothing until the next round is due."""
        now = self.clock.monotonic()
        if self._next_round is not None and now < self._next_round:
            return ()
        self._next_round = now + ROUND_SECONDS
        classes = [partial(self.remove_old, what) for what in StoredClass]
        return (*classes, self.remove_unused_blobs)

    async def remove_old(self, what: StoredClass) -> int:
        """Remove all of a class that has had its time; return how many rows that was.

        Raises:
            StoreUnavailable: The store does not answer.
        """
        now = self.clock.now()
        before = self.policy.ended_by(what, now)
        if before is None:
            return 0
        if what is StoredClass.MISSIONS:
            # Not again before each transaction: it asks for the log of every user.
            await self.before_events_go()
        removed = 0
        while took := await self.retention.remove(what, before, ROWS_AT_ONCE, now=now):
            removed += took
            await asyncio.sleep(PAUSE_SECONDS)
        if removed:
            _log.info("Removed %d rows of %s from before %s", removed, what, before)
        return removed

    async def remove_unused_blobs(self) -> int:
        """Remove the blobs that no record has named for long enough; return how many.

        Raises:
            StoreUnavailable: The store does not answer.
        """
        before = self.policy.blobs_put_by(self.clock.now(), await self._oldest_open_run())
        if before is None:
            return 0
        removed, batch = 0, list[str]()
        async for blob in self.blobs.stored():
            if blob.stored_at < before:
                batch.append(blob.sha256)
            if len(batch) >= ROWS_AT_ONCE:
                removed += await self._remove_blobs(batch, before)
                batch.clear()
        removed += await self._remove_blobs(batch, before)
        if removed:
            _log.info("Removed %d blobs that nothing names", removed)
        return removed

    async def _remove_blobs(self, digests: Sequence[str], before: Instant) -> int:
        in_use = await self.retention.blobs_in_use(digests)
        unused = [digest for digest in digests if digest not in in_use]
        return sum([await self.blobs.remove(digest, before) for digest in unused])

    async def _oldest_open_run(self) -> Instant | None:
        runs = [mission.run for mission in await self.queries.open_missions(_WITH_RUN)]
        asked = [run.requested_at for run in runs if run and run.state is not RunState.FINISHED]
        return min(asked, default=None)
