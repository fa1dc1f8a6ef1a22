"""The engine of a fleet: any process hands runs over, any worker carries them (PostgreSQL).

The queue is DBOS's, in the database of the store, so a run is enqueued by the very transaction that
accepts its execution. A process that only serves the API has no carrier; a worker has one, under an
executor id that is new at every start, and a lease beside it. What a worker leaves, dead or alive,
another one goes on with.
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from buddy.adapters.engine.dbos_attempt import to_payload
from buddy.adapters.engine.fleet_database import (
    ENQUEUE,
    FleetDatabase,
    FleetLoad,
    enqueue_values,
)
from buddy.adapters.engine.fleet_lease import Lease
from buddy.domain.ids import RunId
from buddy.errors import EngineError, EngineStopping, RunNotFound
from buddy.ports.engine import (
    Engine,
    EngineLoad,
    RunRequest,
    StepOutcome,
    StepTransactions,
    Workflow,
)
from buddy.ports.store import UnitOfWork

_log = logging.getLogger(__name__)

RunSql = Callable[[UnitOfWork, str, Mapping[str, Any]], Awaitable[None]]
"""Runs a statement in a unit of work's transaction; made by the store."""
LOOK_SECONDS = 1.0
"""Between two looks at how busy the fleet is."""


class Carrier(Engine, Protocol):
    """What a worker carries runs with."""

    still_ours: Callable[[], Awaitable[None]]
    """Awaited before each touch of the world or the store; does not return while the runs of this
    process may be others' by now."""


class FleetEngine:
    """Hands runs over to a fleet, and carries some of them where it has a carrier.

    Args:
        database: Leases, the reaper and the hand-over.
        run_sql: Runs a statement in a caller's transaction.
        steps: What steps returned; made by the store.
        executor_id: This process's; new at every start.
        carrier: Carries runs; None in a process that only serves.
        places: Runs that the carrier takes at once.
        lost: Called when the lease is lost; begins the process anew and does not return.
        leave: The same while the engine is being shut down; ends the process.
    """

    def __init__(
        self,
        database: FleetDatabase,
        run_sql: RunSql,
        steps: StepTransactions,
        *,
        executor_id: str,
        carrier: Carrier | None = None,
        places: int = 0,
        lost: Callable[[str], None] | None = None,
        leave: Callable[[str], None] | None = None,
    ) -> None:
        self._database = database
        self._run_sql = run_sql
        self._steps = steps
        self._executor_id = executor_id
        self._carrier = carrier
        self._places = places
        self._leave = leave or _leave
        self._lost = lost or self._leave
        self._lease: Lease | None = None
        self._load = FleetLoad(running=0, queued=0, places=0)
        self._looking: asyncio.Task[None] | None = None
        self._stopping = False
        self._enlisted: set[tuple[RunId, int]] = set()

    @property
    def durable(self) -> bool:
        """A run outlives any process."""
        return True

    @property
    def load(self) -> EngineLoad:
        """How busy the whole fleet was a moment ago."""
        seen = self._load
        return EngineLoad(running=seen.running, queued=seen.queued, limit=seen.places)

    def register(self, workflow: Workflow) -> None:
        """Name the function that runs carry out."""
        if self._carrier is not None:
            self._carrier.register(workflow)

    async def launch(self) -> None:
        """Begin to hand over, and to carry where there is a carrier.

        Raises:
            EngineError: The database does not answer, or its tables cannot be made.
        """
        self._stopping = False
        await asyncio.to_thread(self._database.migrate)
        if self._carrier is not None:
            await self._begin_to_carry(self._carrier)
        self._looking = asyncio.create_task(self._look())

    async def _begin_to_carry(self, carrier: Carrier) -> None:
        label = f"{socket.gethostname()}:{os.getpid()}"
        take = self._database.take_lease
        lease = Lease(self._database, self._executor_id, self._carried, self._lose)
        await asyncio.to_thread(take, self._executor_id, label, self._places)
        lease.start()
        self._lease, carrier.still_ours = lease, lease.make_sure
        try:
            await carrier.launch()
        except EngineError:
            await self._give_back(lease)  # or a second launch would beat twice
            raise

    def _lose(self, reason: str) -> None:
        (self._leave if self._stopping else self._lost)(reason)

    def _carried(self) -> int:
        return 0 if self._carrier is None else self._carrier.load.running

    async def _look(self) -> None:
        while True:
            try:
                self._load = await asyncio.to_thread(self._database.load)
            except EngineError as error:
                _log.warning("How busy the fleet is cannot be seen: %s", error.message)
            await asyncio.sleep(LOOK_SECONDS)

    async def enlist(self, uow: UnitOfWork, request: RunRequest, attempt: int) -> None:
        """Enqueue an attempt in the caller's transaction."""
        await self._run_sql(uow, ENQUEUE, enqueue_values(to_payload(request, attempt)))
        self._enlisted.add((request.run_id, attempt))

    async def start(self, request: RunRequest) -> None:
        """Enqueue a run that is not in the queue's memory yet; any other stays as it is."""
        await self.continue_(request, 1)

    async def continue_(self, request: RunRequest, attempt: int) -> None:
        """Enqueue a continuation that is not in the queue's memory yet."""
        if (request.run_id, attempt) in self._enlisted:
            # Its transaction is committed: whoever enlists an attempt starts it right after that.
            self._enlisted.discard((request.run_id, attempt))
            return
        if self._stopping:
            raise EngineStopping("Buddy is shutting down; ask again when it is back")
        values = enqueue_values(to_payload(request, attempt))
        await asyncio.to_thread(self._database.enqueue, values)

    async def wait(self, run_id: RunId) -> StepOutcome | None:
        """Send the caller to the log: a run of a fleet ends anywhere.

        Raises:
            RunNotFound: Always.
        """
        raise RunNotFound(run_id)

    async def recall(self, request: RunRequest, step: str) -> StepOutcome | None:
        """Return what a step of a run that is over had returned."""
        kept = (await self._steps.recall(request)).get(step, {})
        return kept.get("outcome")

    async def cancel(self, run_id: RunId) -> bool:
        """Tell a run to stop that this process carries."""
        return False if self._carrier is None else await self._carrier.cancel(run_id)

    async def carries(self, run_id: RunId) -> bool:
        """Tell whether a run is queued, or carried by any worker."""
        return await asyncio.to_thread(self._database.carries, run_id)

    async def note_rest(self, run_id: RunId, *, resting: bool) -> None:
        """Let a death of this process not count against a run that it holds."""
        if self._carrier is not None:
            await self._carrier.note_rest(run_id, resting=resting)

    async def forget(self, run_id: RunId) -> None:
        """Do nothing: a parked run is held by nobody."""

    async def ping(self) -> None:
        """Make sure that runs are taken.

        Raises:
            EngineError: They are not.
        """
        if self._stopping:
            raise EngineError("The engine does not take runs")
        await asyncio.to_thread(self._database.ping)
        if self._carrier is not None:
            await self._carrier.ping()

    async def shutdown(self, grace_seconds: float) -> None:
        """Let carried runs end within the grace, and hand the rest over at once."""
        self._stopping = True
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)
        if self._carrier is not None:
            await self._carrier.shutdown(grace_seconds)
        if self._lease is not None:
            await self._give_back(self._lease)
        await asyncio.to_thread(self._database.dispose)

    async def _give_back(self, lease: Lease) -> None:
        self._lease = None
        await asyncio.to_thread(lease.stop)
        try:
            handed = await asyncio.to_thread(self._database.give_back, self._executor_id)
        except EngineError as error:
            _log.warning("The lease was not given back: %s", error.message)
        else:
            if handed:
                _log.warning("%d runs were handed over to other workers", len(handed))


def _leave(reason: str) -> None:
    """End this process as it stands: what it still does, nobody waits for any more."""
    _log.critical("This worker has lost its lease (%s); it ends", reason)
    os._exit(LOST_LEASE)


LOST_LEASE = 75
"""Exit code of a worker that lost its lease: start it anew (EX_TEMPFAIL)."""
