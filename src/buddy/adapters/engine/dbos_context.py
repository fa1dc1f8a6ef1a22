"""What a workflow runs its steps through, on DBOS.

DBOS carries the run; what its steps returned is kept by the store, each outcome in the transaction
of its step. Outcomes belong to the run, not to the attempt, so a continuation remembers what the
attempts before it did. A store that does not answer, or lets others win, is waited for: the run has
all the time there is, and ending it needs the same store.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import uuid4

from buddy.adapters.engine.dbos_attempt import Attempt
from buddy.adapters.engine.dbos_memory import Kept, keep, keep_cancelled, keep_error, returned
from buddy.domain.ids import EffectKey
from buddy.domain.run import Deviation
from buddy.errors import EngineError, StoreConflict, StoreUnavailable
from buddy.ports.engine import (
    RecordAnswer,
    RunCancelled,
    RunRequest,
    StepOutcome,
    StepTransactions,
    StepWithheld,
    effect_name,
    keep_answer,
)
from buddy.ports.store import UnitOfWork

_log = logging.getLogger(__name__)

T = TypeVar("T")

PATIENCE_SECONDS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, *(10.0,) * 60)
"""Waits between attempts to reach a store that does not answer; ten minutes in all."""
PASSING = (StoreUnavailable, StoreConflict)
"""Says nothing of the step, whose transaction was taken back; never kept as what it came to."""


class Parked(BaseException):
    """Ends an attempt. No `Exception`, for a workflow may catch all of those."""


class Overtaken(BaseException):
    """Another process has committed a step of this run since the attempt recalled its steps.

    What that process did after its step is not known here, so nothing may be done in its place
    before the steps have been recalled anew.
    """


async def patiently(what: str, ask: Callable[[], Awaitable[T]]) -> T:
    """Ask the store, again and again while what it says is that it cannot now.

    Args:
        what: Who waits, for the log.
        ask: Asks; what it has written is taken back where it raises.

    Raises:
        StoreUnavailable: It still does not answer after `PATIENCE_SECONDS`.
        StoreConflict: Other writers still win.
    """
    for seconds in PATIENCE_SECONDS:
        try:
            return await ask()
        except PASSING as error:
            _log.warning("%s waits for the store: %s", what, error.message)
            await asyncio.sleep(seconds)
    return await ask()


class DbosContext:
    """Carries the steps of one attempt.

    Args:
        attempt: The attempt.
        steps: Runs steps, and remembers them.
        kept: What is remembered of the run so far.
        still_ours: Awaited before each touch of the world or the store; does not return while
            other processes may carry the run by now.
    """

    __slots__ = (
        "_attempt",
        "_before",
        "_kept",
        "_parks",
        "_raised",
        "_signature",
        "_steps",
        "_still_ours",
    )

    def __init__(
        self,
        attempt: Attempt,
        steps: StepTransactions,
        kept: dict[str, Kept],
        still_ours: Callable[[], Awaitable[None]],
    ) -> None:
        self._attempt = attempt
        self._steps = steps
        self._kept = kept
        self._still_ours = still_ours
        self._signature = uuid4().hex
        self._before = frozenset(kept)
        self._parks = 0
        self._raised: Exception | None = None

    @property
    def request(self) -> RunRequest:
        """The run being carried."""
        return self._attempt.request

    def remembered(self, step: str) -> bool:
        """See the port."""
        return step in self._before

    async def database_step(
        self, name: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        """See the port."""
        if name not in self._kept:
            if self._attempt.must_cancel:
                self._kept[name] = await self._keep_alone(name, keep_cancelled())
            else:
                self._kept[name] = await self._run_step(name, fn)
        return self._return(self._kept[name])

    async def effect_step(
        self,
        name: str,
        call_no: int,
        fn: Callable[[EffectKey], Awaitable[StepOutcome]],
        record: RecordAnswer = keep_answer,
    ) -> StepOutcome:
        """See the port."""
        step = effect_name(name, call_no)
        if step not in self._kept:
            key = EffectKey(f"{self.request.run_id}:{name}:{call_no}")
            self._kept[step] = await self._run_effect(step, key, fn, record)
        return self._return(self._kept[step])

    async def _run_effect(
        self,
        step: str,
        key: EffectKey,
        fn: Callable[[EffectKey], Awaitable[StepOutcome]],
        record: RecordAnswer,
    ) -> Kept:
        if self._attempt.must_cancel:
            return await self._keep_alone(step, keep_cancelled())
        try:
            answer = await self._touch(step, key, fn)
        except asyncio.CancelledError:
            if self._attempt.abandoned or not self._attempt.must_cancel:
                raise
            return await self._keep_alone(step, keep_cancelled())
        except Exception as error:  # noqa: BLE001  # kept, then raised again by `_return`
            self._raised = error
            return await self._keep_alone(step, keep_error(error))

        async def work(uow: UnitOfWork) -> StepOutcome:
            return await record(uow, answer)

        return await self._run_step(step, work)

    async def _touch(
        self, step: str, key: EffectKey, fn: Callable[[EffectKey], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        async def effect() -> StepOutcome:
            await self._still_ours()
            # As every later life will get it: lists, not tuples.
            return keep(await fn(key))["outcome"]

        self._attempt.effect = asyncio.create_task(effect())
        try:
            return await self._attempt.effect
        except asyncio.CancelledError:
            task = asyncio.current_task()
            told = self._attempt.must_cancel or self._attempt.abandoned
            if not told and (task is None or task.cancelling() == 0):
                # Nobody told it to: a library cancelled a scope of its own.
                raise EngineError(f"{step} stopped by itself before it was done") from None
            raise
        finally:
            self._attempt.effect = None

    async def _run_step(
        self, name: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> Kept:
        async def work(uow: UnitOfWork) -> StepOutcome:
            return keep(await fn(uow))

        try:
            return await self._store(name, work)
        except (*PASSING, StepWithheld):
            raise
        except RunCancelled:
            # The step saw in the store what the engine may be about to tell: it is one telling.
            return await self._keep_alone(name, keep_cancelled())
        except Exception as error:  # noqa: BLE001  # kept, then raised again by `_return`
            self._raised = error
            return await self._keep_alone(name, keep_error(error))

    async def _keep_alone(self, name: str, kept: Kept) -> Kept:
        """Keep of a step that it wrote nothing, and why."""

        async def work(_uow: UnitOfWork) -> StepOutcome:
            return kept

        return await self._store(name, work)

    async def _store(self, name: str, work: Callable[[UnitOfWork], Awaitable[StepOutcome]]) -> Kept:
        async def signed(uow: UnitOfWork) -> StepOutcome:
            return {**await work(uow), "by": self._signature}

        async def run() -> Kept:
            await self._still_ours()
            return dict(await self._steps.run_step(self.request, name, signed))

        kept = await patiently(f"Step {name} of {self.request.run_id}", run)
        if kept.pop("by", None) != self._signature:
            raise Overtaken(name)
        return kept

    async def park(self, deviation: Deviation) -> None:
        """See the port."""
        del deviation
        self._parks += 1
        if self._attempt.number > self._parks:
            return
        step = f"park:{self._parks}"
        if step not in self._kept and self._attempt.must_cancel:
            self._kept[step] = await self._keep_alone(step, keep_cancelled())
        if step in self._kept:
            self._return(self._kept[step])
        raise Parked

    def _return(self, kept: Kept) -> StepOutcome:
        raised, self._raised = self._raised, None
        if raised is not None and "error" in kept:
            raise raised
        try:
            return returned(kept)
        except RunCancelled:
            # Once only: the workflow then records the end of the run, by a step of its own.
            self._attempt.cancel_delivered = True
            raise
