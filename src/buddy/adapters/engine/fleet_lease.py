"""Keeps a worker's lease alive, and looks for workers whose lease is not.

On a thread of its own: an event loop that is busy must not look dead. A worker that cannot beat for
as long as a lease lasts may have lost it, whether it was frozen, cut off, or the database was away
for all; only the database knows. So from then on its runs touch neither the world nor the store,
and what is under way there goes on, until the database answers: where another worker has taken the
runs, this process begins anew, and where nobody has, they go on.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from threading import Event, Thread

from buddy.adapters.engine.fleet_database import BEATS, FleetDatabase
from buddy.errors import EngineError

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 0.05
"""Between two looks of a held run whether the lease is sure again."""
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def boot_seconds() -> float:
    """Return seconds that also pass while the machine is suspended, where the system has them."""
    return time.clock_gettime(_CLOCK)


class Lease:
    """A worker's lease.

    Args:
        database: Where leases are.
        executor_id: Whose lease; new at every start.
        running: Tells how many runs are carried now.
        lost: Called when the lease is lost, on the lease's thread. It does not return: the
            process begins anew, with another id.
        seconds: Tells the time.
    """

    def __init__(
        self,
        database: FleetDatabase,
        executor_id: str,
        running: Callable[[], int],
        lost: Callable[[str], None],
        seconds: Callable[[], float] = boot_seconds,
    ) -> None:
        self._database = database
        self._executor_id = executor_id
        self._running = running
        self._lost = lost
        self._seconds = seconds
        self._beat_seconds = database.lease_seconds / BEATS
        self._stopping = Event()
        self._thread = Thread(target=self._keep, name="buddy-lease", daemon=True)
        self._seen = seconds()
        self._reap_from = self._seen

    def start(self) -> None:
        """Begin to beat; the lease was taken after this was made."""
        self._thread.start()

    def stop(self) -> None:
        """Stop beating; the lease is given back by its owner."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _keep(self) -> None:
        while not self._stopping.wait(self._beat_seconds):
            if not self.beat():
                return

    def beat(self) -> bool:
        """Beat, and look for the dead; False where the lease is lost or nobody needs it."""
        asked = self._seconds()  # the database counts from later: never too long for us
        try:
            alive = self._database.beat(self._executor_id, self._running())
        except EngineError as error:
            _log.warning("No beat: %s", error.message)
            # The others may have missed theirs too, and get as much time to make up for it.
            self._reap_from = self._seconds() + self._database.lease_seconds
            return not self._stopping.is_set()
        if self._stopping.is_set():
            return False
        if not alive:
            self._lost(f"no beat for {asked - self._seen:.1f} s; others carry its runs now")
            return False
        if asked - self._seen >= self._database.lease_seconds:
            self._reap_from = asked + self._database.lease_seconds
        self._seen = asked
        if asked >= self._reap_from:
            self._reap()
        return True

    async def make_sure(self) -> None:
        """Return when the lease is sure: at once, or with the beat that the database answers.

        Before each touch of world and store. Who was frozen goes on in the middle of a run, and has
        seconds until the next beat.
        """
        while self._seconds() - self._seen >= self._database.lease_seconds:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK_SECONDS)  # what it waits for is on another thread

    def _reap(self) -> None:
        try:
            reaped = self._database.reap()
        except EngineError as error:
            _log.warning("No look for dead workers: %s", error.message)
            return
        if reaped:
            _log.warning("%d runs of dead workers go on here or elsewhere", len(reaped))
