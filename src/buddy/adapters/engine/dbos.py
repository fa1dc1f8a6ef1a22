"""The durable engine on DBOS: a run outlives its process.

DBOS keeps which runs are open and takes them up after a crash; the store remembers what their steps
returned, in the steps' own transactions. A run is two things at once, a coroutine on the server's
event loop and a thread that DBOS binds its workflow to (`dbos_thread.py`).

A run that has no place yet lives in memory only. That is enough, for whoever started it has written
so into the store first, and starts it again after a crash.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from buddy.adapters.engine.dbos_attempt import Attempt, end_of, from_payload, to_payload
from buddy.adapters.engine.dbos_context import DbosContext, Overtaken, Parked, patiently
from buddy.adapters.engine.dbos_database import postgres_database, sqlite_database
from buddy.adapters.engine.dbos_lives import Lives
from buddy.adapters.engine.dbos_records import (
    AGAIN_SECONDS,
    RunBroke,
    records_of,
    when_broken,
    when_over,
)
from buddy.adapters.engine.dbos_retention import Retention
from buddy.adapters.engine.dbos_roster import Roster
from buddy.adapters.engine.dbos_runtime import (
    QUEUE,
    DbosRuntime,
    Payload,
    Record,
    RunQueue,
    outcome_of,
)
from buddy.adapters.engine.dbos_thread import Abandoned, run_on
from buddy.domain.ids import RunId
from buddy.errors import EngineError, EngineStopping, RunNotFound
from buddy.ports.clock import Clock
from buddy.ports.engine import EngineLoad, RunRequest, StepOutcome, StepTransactions, Workflow
from buddy.ports.store import UnitOfWork

_log = logging.getLogger(__name__)

_LOOK_SECONDS = 0.25
"""Between two looks at runs that DBOS has not brought yet; it does so once a second."""
QUEUE_POLL_SECONDS = 0.1
"""Between two looks into a shared queue; DBOS is not rung for one."""


class DbosEngine:
    """Carries runs on DBOS.

    Args:
        steps: Runs database steps; made by the store.
        runtime: DBOS on its database.
        clock: Says which records are old enough to be forgotten.
        limit: Runs carried at once; the others wait, high priority first. Each has a thread.
        from_queue: Whether DBOS brings every run from a queue that others share, so that who
            wants to know of a run asks the log and not this engine.
    """

    def __init__(
        self,
        steps: StepTransactions,
        runtime: DbosRuntime,
        clock: Clock,
        *,
        limit: int = 100,
        from_queue: bool = False,
    ) -> None:
        self._steps = steps
        self._runtime = runtime
        self._lives = Lives(runtime)
        self.retention = Retention(steps, runtime, clock)
        self._workflow: Workflow | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._threads = ThreadPoolExecutor(limit, thread_name_prefix="buddy-run")
        self._roster = Roster(limit)
        self._from_queue = from_queue
        self.still_ours: Callable[[], Awaitable[None]] = _nobody_elses
        self._stopping = False
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    def sqlite(
        cls, steps: StepTransactions, path: Path, clock: Clock, *, limit: int = 100
    ) -> DbosEngine:
        """Return an engine whose own state is in a SQLite file; `launch` creates it.

        The folder must be locked to this process: an engine takes up every open run of the file.
        """
        return cls(steps, DbosRuntime(sqlite_database(path)), clock, limit=limit)

    @classmethod
    def postgres(
        cls, steps: StepTransactions, url: str, clock: Clock, *, executor_id: str, limit: int
    ) -> DbosEngine:
        """Return an engine that takes runs from a queue which other workers share.

        Args:
            steps: Runs steps, and remembers them; made by the store.
            url: ``postgresql://…``; DBOS keeps its tables there in the schema ``dbos``.
            clock: Says which records are old enough to be forgotten.
            executor_id: Nobody else's, ever.
            limit: Runs carried at once.
        """
        queue = RunQueue(QUEUE, limit, QUEUE_POLL_SECONDS)
        runtime = DbosRuntime(postgres_database(url), executor_id=executor_id, queue=queue)
        return cls(steps, runtime, clock, limit=limit, from_queue=True)

    @property
    def durable(self) -> bool:
        """A run outlives this process."""
        return True

    @property
    def load(self) -> EngineLoad:
        """How many runs it carries now; those it is about to take up wait."""
        return self._roster.load

    def register(self, workflow: Workflow) -> None:
        """Name the function that runs carry out."""
        self._workflow = workflow

    async def launch(self) -> None:
        """Begin to carry runs, those that an earlier process left first. Once per engine.

        Raises:
            EngineError: No workflow is registered, or DBOS does not start.
        """
        if self._workflow is None:
            raise EngineError("No workflow is registered; register one before the launch")
        self._loop = asyncio.get_running_loop()
        try:
            await asyncio.to_thread(self._runtime.launch, self._on_thread)
        except EngineError:
            self._loop = None
            raise
        for record in await self._left_open():
            request, number = from_payload(record.payload)
            if self._roster.latest_number(request.run_id) < number:
                self._roster.add(request, number, taken_up=True)
        coming = len(self._roster.coming())
        if coming:
            _log.warning("Start-up: %d open runs are taken up", coming)
            self._spawn(self._watch_coming())
        self._spawn(self.retention.keep_tidy())

    async def enlist(self, uow: UnitOfWork, request: RunRequest, attempt: int) -> None:
        """Do nothing: the engine's file is another database than the store's."""

    async def _left_open(self) -> list[Record]:
        return [] if self._from_queue else await asyncio.to_thread(self._runtime.open_records)

    async def start(self, request: RunRequest) -> None:
        """Carry a run. The same run id again changes nothing."""
        self._enter(request, 1)

    async def continue_(self, request: RunRequest, attempt: int) -> None:
        """Go on with a parked run."""
        self._enter(request, attempt)

    def _enter(self, request: RunRequest, number: int) -> None:
        if self._stopping or self._loop is None:
            raise EngineStopping("Buddy is shutting down; ask again when it is back")
        if self._roster.latest_number(request.run_id) < number:
            self._roster.enqueue(self._roster.add(request, number, taken_up=False))
            self._admit()

    async def wait(self, run_id: RunId) -> StepOutcome | None:
        """Wait for a run's end or its parking, which may have been in an earlier process."""
        attempt = self._roster.latest(run_id)
        if attempt is not None:
            return await end_of(attempt)
        if self._loop is None or self._stopping:
            raise RunNotFound(run_id)
        records = await asyncio.to_thread(self._runtime.records_of_run, run_id)
        if not records or records[-1].state == "open":
            raise RunNotFound(run_id)
        return outcome_of(records[-1])

    async def recall(self, request: RunRequest, step: str) -> StepOutcome | None:
        """Return what a step of a run that is over had returned, if it is still kept."""
        kept = (await self._steps.recall(request)).get(step, {})
        return kept.get("outcome")

    async def cancel(self, run_id: RunId) -> bool:
        """Tell a run to stop."""
        attempt = self._roster.latest(run_id)
        if attempt is None or attempt.done.done():
            return False
        attempt.cancel()
        return True

    async def carries(self, run_id: RunId) -> bool:
        """Tell whether a run is queued, running or parked here.

        One that parked in an earlier process is, once it has been started or continued again: DBOS
        has it on record, so nothing runs. An engine that stops lets go of none: what it leaves
        unfinished is not lost but taken up by the next process.
        """
        return self._stopping or self._roster.holds(run_id)

    async def note_rest(self, run_id: RunId, *, resting: bool) -> None:
        """Let a death of this process not count against a run that is held."""
        attempt = self._roster.latest(run_id)
        if attempt is not None:
            await self._lives.note_rest(attempt, resting=resting)

    async def forget(self, run_id: RunId) -> None:
        """Drop a parked run that was ended from outside."""
        self._roster.forget_parked(run_id)

    async def ping(self) -> None:
        """Make sure the engine takes runs."""
        if self._stopping or self._loop is None:
            raise EngineError("The engine does not take runs")
        await asyncio.to_thread(self._runtime.ping)

    async def shutdown(self, grace_seconds: float) -> None:
        """Take no new run, let running ones end within the grace, leave the rest as they are."""
        if self._loop is None:
            return
        self._stopping = True
        carried = [attempt.done for attempt in self._roster if attempt.admitted.is_set()]
        if carried:
            await asyncio.wait(carried, timeout=grace_seconds)
        uncounted = [each.workflow_id for each in self._roster if not each.counts]
        for attempt in self._roster:
            attempt.abandon()
        await asyncio.to_thread(self._threads.shutdown)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.to_thread(self._runtime.destroy, uncount_but=uncounted)
        for attempt in self._roster:
            attempt.done.cancel()
        self._loop = None

    # ------------------------------------------------------------------ a run of this process

    def _admit(self) -> None:
        if self._stopping:
            return
        for attempt in self._roster.admit():
            if not attempt.taken_up:
                self._spawn(self._begin(attempt))

    async def _begin(self, attempt: Attempt) -> None:
        """Carry an attempt on a thread of our own, from its first record to its last.

        One that DBOS could not even record (its disk is full) keeps its place and is begun again.
        """
        name, payload = attempt.workflow_id, to_payload(attempt.request, attempt.number)
        carry, loop = self._runtime.carry, asyncio.get_running_loop()
        record = None
        await self._steps.give_way()  # a thread takes the interpreter from whoever has it
        while record is None:
            try:
                output = await loop.run_in_executor(self._threads, carry, name, payload)
                record = Record(name, "ended", payload, output)
            except Abandoned:
                self._leave(attempt)
                return
            except Exception as error:  # noqa: BLE001  # handed to whoever waits
                if self._stopping and attempt.task is None:
                    self._leave(attempt)
                    return
                record = await when_broken(self._runtime, attempt, error)
                if record is None:
                    await asyncio.sleep(AGAIN_SECONDS)
        self._finish(attempt, record)

    def _finish(self, attempt: Attempt, record: Record) -> None:
        parked = False
        try:
            outcome = outcome_of(record)
            parked = outcome is None
        except EngineError as error:
            if not attempt.done.done():
                attempt.done.set_exception(error)
                attempt.done.exception()  # somebody has looked, even if nobody waits
        else:
            if not attempt.done.done():
                attempt.done.set_result(outcome)
        self._leave(attempt, parked=parked)

    def _leave(self, attempt: Attempt, *, parked: bool = False) -> None:
        attempt.done.cancel()  # does nothing to one that is done
        self._roster.remove(attempt, parked=parked)
        self._admit()

    # ------------------------------------------------------------------ on its thread, and back

    def _on_thread(self, payload: Payload) -> dict[str, Any]:
        if self._loop is None:
            raise Abandoned
        return run_on(self._loop, self._carry(payload))

    async def _carry(self, payload: Payload) -> dict[str, Any]:
        request, number = from_payload(payload)
        attempt = self._roster.find(request.run_id, number)
        if attempt is None:
            attempt = self._roster.add(request, number, taken_up=True)
        attempt.task = asyncio.current_task()
        if attempt.abandoned or (self._stopping and attempt.taken_up):
            raise asyncio.CancelledError
        if attempt.taken_up:
            return await self._carry_on(attempt)
        output = await self._run(attempt)
        await self._steps.give_way()
        return output

    async def _run(self, attempt: Attempt) -> dict[str, Any]:
        if self._workflow is None:
            raise asyncio.CancelledError
        try:
            while True:
                try:
                    context = await self._recall(attempt)
                    return {"outcome": dict(await self._workflow(context))}
                except Overtaken as step:
                    # By a worker that was taken for dead; what else it has done is seen anew.
                    run_id = attempt.request.run_id
                    _log.warning("Step %s of %s was done elsewhere; begun anew", step, run_id)
                    attempt.cancel_delivered = False
        except Parked:
            return {"parked": True}
        except Exception as error:  # noqa: BLE001  # a workflow that breaks must break no other
            _log.exception("The workflow of %s raised", attempt.request.run_id)
            raise RunBroke(type(error).__name__) from None

    async def _recall(self, attempt: Attempt) -> DbosContext:
        request = attempt.request
        kept = await patiently(f"Run {request.run_id}", lambda: self._steps.recall(request))
        remembered = {step: dict(outcome) for step, outcome in kept.items()}
        return DbosContext(attempt, self._steps, remembered, self.still_ours)

    # ------------------------------------------------------------------ a run of an earlier process

    async def _carry_on(self, attempt: Attempt) -> dict[str, Any]:
        """Carry an attempt on a thread that DBOS brought."""
        attempt.arrived = True
        self._roster.enqueue(attempt)
        self._admit()
        try:
            if not attempt.admitted.is_set():
                await self._lives.note_rest(attempt, resting=True)
                await attempt.admitted.wait()
                await self._lives.note_rest(attempt, resting=False)
            output = await self._run(attempt)
        except asyncio.CancelledError:
            self._leave(attempt)
            raise
        except Exception:
            self._spawn(self._settle(attempt))
            raise
        if self._from_queue:
            self._leave(attempt)
        else:
            self._spawn(self._settle(attempt))
        return output

    async def _settle(self, attempt: Attempt) -> None:
        """Finish an attempt whose thread DBOS brought, once DBOS has recorded its end."""
        self._finish(attempt, await when_over(self._runtime, attempt))

    async def _watch_coming(self) -> None:
        """Notice attempts that DBOS gives up instead of bringing them."""
        while coming := {attempt.workflow_id: attempt for attempt in self._roster.coming()}:
            for record in await records_of(self._runtime, list(coming)):
                attempt = coming[record.workflow_id]
                if record.state != "open" and not attempt.arrived:
                    self._finish(attempt, record)
            await asyncio.sleep(_LOOK_SECONDS)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._note_done)

    def _note_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _log.error("A task of the engine broke", exc_info=task.exception())


async def _nobody_elses() -> None:
    """Return: the folder is locked, so no other process carries its runs."""
