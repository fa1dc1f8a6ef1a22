"""Keeps a worker's lease alive, and looks for workers whose lease is not.

On a thread of its own: an event loop that is busy must not look dead. Who cannot beat for as long
as a lease lasts has lost it, whether it was frozen, cut off, or the database was away for all. From
then on others may carry its runs, so it must not touch the world any more.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event, Thread

from buddy.adapters.engine.fleet_database import BEATS, FleetDatabase
from buddy.errors import EngineError

_log = logging.getLogger(__name__)


class Lease:
    """A worker's lease.

    Args:
        database: Where leases are.
        executor_id: Whose lease; new at every start.
        running: Tells how many runs are carried now.
        lost: Called when the lease is lost, on the lease's thread or by who makes sure. It does
            not return: the process begins anew, with another id.
    """

    def __init__(
        self,
        database: FleetDatabase,
        executor_id: str,
        running: Callable[[], int],
        lost: Callable[[str], None],
    ) -> None:
        self._database = database
        self._executor_id = executor_id
        self._running = running
        self._lost = lost
        self._beat_seconds = database.lease_seconds / BEATS
        self._stopping = Event()
        self._thread = Thread(target=self._keep, name="buddy-lease", daemon=True)
        self._seen = time.monotonic()

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
            asked = time.monotonic()  # the database counts from later: never too long for us
            try:
                alive = self._database.beat(self._executor_id, self._running())
            except EngineError as error:
                _log.warning("No beat: %s", error.message)
                alive = time.monotonic() - self._seen < self._database.lease_seconds
            else:
                if alive:
                    self._seen = asked
            if self._stopping.is_set():
                return
            if not alive:
                self._lose()
                return
            self._reap()

    def make_sure(self) -> None:
        """Lose the lease now where it has run out. Before each touch of world and store.

        Who was frozen goes on in the middle of a run, and has seconds until the next beat.
        """
        if time.monotonic() - self._seen >= self._database.lease_seconds:
            self._lose()

    def _lose(self) -> None:
        seconds = time.monotonic() - self._seen
        self._lost(f"no beat for {seconds:.1f} s; others may carry its runs now")

    def _reap(self) -> None:
        try:
            reaped = self._database.reap()
        except EngineError as error:
            _log.warning("No look for dead workers: %s", error.message)
            return
        if reaped:
            _log.warning("%d runs of dead workers go on here or elsewhere", len(reaped))
