"""The inline engine: runs are tasks of this process, and what steps returned is kept in memory.

It keeps the port's promises as long as the process lives; a run does not outlive it, so `durable`
is False and a start-up sweep ends what was interrupted. Give it the journal of an earlier engine
and it takes runs up where they were: that is how the conformance suite crashes it.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from buddy.domain.ids import EffectKey, RunId
from buddy.domain.proposal import Priority
from buddy.domain.run import Deviation
from buddy.errors import EngineError, EngineStopping, RunNotFound
from buddy.ports.engine import (
    EngineLoad,
    RecordAnswer,
    RunCancelled,
    RunRequest,
    StepOutcome,
    Workflow,
    effect_name,
    keep_answer,
)
from buddy.ports.store import TransactionRunner, UnitOfWork

_log = logging.getLogger(__name__)

Journal = dict[RunId, dict[str, StepOutcome]]
"""What the steps of each open run have returned, by step."""

RECALLED = 200
"""Ended runs whose steps' outcomes are kept for `recall`, the latest."""

ENDED_KEPT = 10_000
"""Ended runs whose ids are remembered, the latest, so that a late second start carries nothing."""

_RANK = {Priority.HIGH: 0, Priority.NORMAL: 1, Priority.LOW: 2}


class _Parked(BaseException):
    """Ends an attempt; never seen outside this file, for a workflow may catch every Exception."""


@dataclass(slots=True, eq=False)
class _Attempt:
    """One attempt to carry a run."""

    request: RunRequest
    attempt: int
    done: asyncio.Future[StepOutcome | None]
    task: asyncio.Task[None] | None = None
    effect: asyncio.Task[StepOutcome] | None = None
    cancel_requested: bool = False
    cancel_delivered: bool = False


@dataclass(slots=True)
class _Context:
    """What the workflow runs its steps through."""

    attempt: _Attempt
    memory: dict[str, StepOutcome]
    transact: TransactionRunner
    parks: int = field(default=0)
    before: frozenset[str] = frozenset()
    """What was in the memory when the attempt began."""

    def __post_init__(self) -> None:
        self.before = frozenset(self.memory)

    @property
    def request(self) -> RunRequest:
        """The run being carried."""
        return self.attempt.request

    def remembered(self, step: str) -> bool:
        """Tell whether a step had returned before this attempt began."""
        return step in self.before

    async def database_step(
        self, name: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        """Run a function in one transaction and remember what it returned."""
        if name in self.memory:
            return self.memory[name]
        self._deliver_cancel()
        try:
            outcome = await self.transact(fn)
        except RunCancelled:
            # The step saw in the store what the engine may be about to tell: it is one telling.
            self.attempt.cancel_delivered = True
            raise
        self.memory[name] = outcome
        return outcome

    async def effect_step(
        self,
        name: str,
        call_no: int,
        fn: Callable[[EffectKey], Awaitable[StepOutcome]],
        record: RecordAnswer = keep_answer,
    ) -> StepOutcome:
        """Run a function that touches the world and remember what was recorded of its answer."""
        step = effect_name(name, call_no)
        if step in self.memory:
            return self.memory[step]
        self._deliver_cancel()
        answer = await self._touch(name, fn, EffectKey(f"{self.request.run_id}:{name}:{call_no}"))

        async def work(uow: UnitOfWork) -> StepOutcome:
            return await record(uow, answer)

        outcome = await self.transact(work)
        self.memory[step] = outcome
        return outcome

    async def _touch(
        self, name: str, fn: Callable[[EffectKey], Awaitable[StepOutcome]], key: EffectKey
    ) -> StepOutcome:
        async def effect() -> StepOutcome:
            return await fn(key)

        self.attempt.effect = asyncio.create_task(effect())
        try:
            return await self.attempt.effect
        except asyncio.CancelledError:
            self._deliver_cancel()
            task = asyncio.current_task()
            if task is not None and task.cancelling() == 0:
                # Nobody told it to: a library cancelled a scope of its own.
                raise EngineError(f"{name} stopped by itself before it was done") from None
            raise
        finally:
            self.attempt.effect = None

    async def park(self, deviation: Deviation) -> None:
        """End this attempt; in the next one, go on."""
        del deviation
        self.parks += 1
        if self.attempt.attempt <= self.parks:
            self._deliver_cancel()
        if self.attempt.attempt <= self.parks:
            raise _Parked

    def _deliver_cancel(self) -> None:
        # Once only: the workflow then records the end of the run, by a step of its own.
        if self.attempt.cancel_requested and not self.attempt.cancel_delivered:
            self.attempt.cancel_delivered = True
            raise RunCancelled


class InlineEngine:
    """Carries runs as tasks.

    Args:
        transact: Runs database steps; made by the store.
        limit: Runs carried at once; the others wait, high priority first.
        journal: What an earlier engine remembered.
    """

    def __init__(
        self, transact: TransactionRunner, *, limit: int = 100, journal: Journal | None = None
    ) -> None:
        self._transact = transact
        self._limit = limit
        self._journal: Journal = {} if journal is None else journal
        self._workflow: Workflow | None = None
        self._attempts: dict[RunId, _Attempt] = {}
        self._ended: dict[RunId, None] = {}
        self._past: Journal = {}
        self._waiting: list[tuple[int, int, _Attempt]] = []
        self._number = 0
        self._running = 0
        self._stopping = False

    @property
    def durable(self) -> bool:
        """A run does not outlive this process."""
        return False

    @property
    def load(self) -> EngineLoad:
        """How many runs it carries now."""
        return EngineLoad(running=self._running, queued=len(self._waiting), limit=self._limit)

    def register(self, workflow: Workflow) -> None:
        """Name the function that runs carry out."""
        self._workflow = workflow

    async def launch(self) -> None:
        """Begin to carry runs."""
        self._stopping = False
        self._admit()

    async def enlist(self, uow: UnitOfWork, request: RunRequest, attempt: int) -> None:
        """Do nothing: a task of this process cannot join a transaction."""

    async def start(self, request: RunRequest) -> None:
        """Carry a run. The same run id again changes nothing."""
        if request.run_id not in self._attempts and request.run_id not in self._ended:
            self._enter(request, attempt=1)

    async def continue_(self, request: RunRequest, attempt: int) -> None:
        """Go on with a parked run."""
        known = self._attempts.get(request.run_id)
        if known is None or known.attempt < attempt:
            self._enter(request, attempt)

    async def wait(self, run_id: RunId) -> StepOutcome | None:
        """Wait for a run's end or its parking."""
        attempt = self._attempts.get(run_id)
        if attempt is None:
            raise RunNotFound(run_id)
        try:
            return await asyncio.shield(attempt.done)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if attempt.done.cancelled() and (task is None or task.cancelling() == 0):
                raise EngineStopping(
                    "Buddy is stopping, and with it this run; the next start says what became of it"
                ) from None
            raise

    async def recall(self, request: RunRequest, step: str) -> StepOutcome | None:
        """Return what a step of a run that is over had returned, if it is still kept."""
        return self._past.get(request.run_id, {}).get(step)

    async def cancel(self, run_id: RunId) -> bool:
        """Tell a run to stop."""
        attempt = self._attempts.get(run_id)
        if attempt is None or attempt.done.done():
            return False
        if attempt.cancel_requested:
            # A second cancellation would break into the tidying up after the first.
            return True
        attempt.cancel_requested = True
        if attempt.effect is not None:
            attempt.effect.cancel()
        return True

    async def carries(self, run_id: RunId) -> bool:
        """Tell whether a run is queued, running or parked here."""
        return run_id in self._attempts

    async def note_rest(self, run_id: RunId, *, resting: bool) -> None:
        """Do nothing: a run ends with its process."""

    async def forget(self, run_id: RunId) -> None:
        """Drop a parked run that was ended from outside."""
        attempt = self._attempts.get(run_id)
        if attempt is not None and attempt.done.done():
            self._forget(attempt)

    async def ping(self) -> None:
        """Make sure the engine takes runs."""
        if self._workflow is None or self._stopping:
            raise EngineError("The engine does not take runs")

    async def shutdown(self, grace_seconds: float) -> None:
        """Take no new run, let running ones end within the grace, then stop the rest."""
        self._stopping = True
        tasks = [a.task for a in self._attempts.values() if a.task and not a.task.done()]
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=grace_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        for attempt in self._attempts.values():
            attempt.done.cancel()

    def _enter(self, request: RunRequest, attempt: int) -> None:
        if self._stopping:
            raise EngineStopping("Buddy is shutting down; ask again when it is back")
        self._journal.setdefault(request.run_id, {})
        entry = _Attempt(request, attempt, asyncio.get_running_loop().create_future())
        self._attempts[request.run_id] = entry
        self._number += 1
        heapq.heappush(self._waiting, (_RANK[request.priority], self._number, entry))
        self._admit()

    def _admit(self) -> None:
        while self._workflow and self._waiting and self._running < self._limit:
            _, _, attempt = heapq.heappop(self._waiting)
            self._running += 1
            attempt.task = asyncio.create_task(self._carry(attempt, self._workflow))

    async def _carry(self, attempt: _Attempt, workflow: Workflow) -> None:
        run_id = attempt.request.run_id
        context = _Context(attempt, self._journal[run_id], self._transact)
        try:
            outcome = await workflow(context)
        except _Parked:
            attempt.done.set_result(None)
        except asyncio.CancelledError:
            attempt.done.cancel()
            raise
        except Exception:  # noqa: BLE001  # handed to whoever waits
            _log.exception("The workflow of %s raised", run_id)
            attempt.done.set_exception(EngineError(f"Run {run_id} broke; the server's log has it"))
            attempt.done.exception()  # somebody has looked, even if nobody waits
            self._forget(attempt)
        else:
            attempt.done.set_result(outcome)
            self._forget(attempt)
        finally:
            self._running -= 1
            if not self._stopping:
                self._admit()

    def _forget(self, attempt: _Attempt) -> None:
        run_id = attempt.request.run_id
        self._past[run_id] = self._journal.pop(run_id, {})
        if len(self._past) > RECALLED:
            del self._past[next(iter(self._past))]
        self._attempts.pop(run_id, None)
        self._ended[run_id] = None
        if len(self._ended) > ENDED_KEPT:
            del self._ended[next(iter(self._ended))]
