"""The engine port: carries runs, remembers what their steps returned.

Adapters (`buddy.adapters.engine`): ``inline`` (tasks of this process; remembers in memory, so a
run ends with the process) and ``dbos`` (a run outlives its process). The port is shaped for the
durable one: a workflow is a plain async function over a `StepContext`, it may be called again from
the start at any time, and then every step that has already returned is not run but remembered.
Therefore

- everything that touches the world or the store happens inside a step;
- what a step returns is a JSON value;
- code between steps is repeatable: same remembered values, same next step.

There are exactly two kinds of step. A **database step** commits its rows, its events and its
outcome in one transaction, so it happens exactly once. An **effect step** touches the world and
then commits, like a database step, what it made of the answer. If the process dies in between,
nobody knows whether the world was touched: the step runs again under the same effect key, by which
the other side can tell, unless the workflow asks first whether that may be (`remembered`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from buddy.domain.ids import EffectKey, MissionId, RunId, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.proposal import Priority
from buddy.domain.run import Deviation
from buddy.ports.store import UnitOfWork

StepOutcome = JsonObject
"""What a step returns and the engine remembers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRequest:
    """A run to carry; also the input that the engine remembers."""

    run_id: RunId
    user_id: UserId
    mission_id: MissionId
    priority: Priority = Priority.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineLoad:
    """How busy an engine is."""

    running: int
    queued: int
    limit: int
    """Runs carried at once."""


RecordAnswer = Callable[[UnitOfWork, StepOutcome], Awaitable[StepOutcome]]
"""Writes what follows from an effect's answer, in the transaction that remembers the step."""


async def keep_answer(_uow: UnitOfWork, answer: StepOutcome) -> StepOutcome:
    """Make the answer of an effect the outcome of its step, and write nothing else."""
    return answer


def effect_name(name: str, call_no: int) -> str:
    """Return the name that an effect step is remembered by; no database step has such a one."""
    return f"{name}:{call_no}!"


class StepContext(Protocol):
    """What a workflow function runs its steps through."""

    @property
    def request(self) -> RunRequest:
        """The run being carried."""
        ...

    def remembered(self, step: str) -> bool:
        """Tell whether a step had returned before this process began to carry the run.

        Where a step that announces a call is remembered and the call is not, the call may have
        been made: another process, or an earlier attempt, died on it or let it go.

        Args:
            step: A database step's name, or `effect_name` of an effect step.
        """
        ...

    async def database_step(
        self, name: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        """Run a function in one transaction together with the memory of its outcome.

        Args:
            name: Unique within the run.
            fn: As for `TransactionRunner`. One that finds in the store that the run was told to
                stop raises `RunCancelled`; the run then has been told, and is not told again.

        Raises:
            RunCancelled: The run was told to stop, and the function was not called or said so.
        """
        ...

    async def effect_step(
        self,
        name: str,
        call_no: int,
        fn: Callable[[EffectKey], Awaitable[StepOutcome]],
        record: RecordAnswer = keep_answer,
    ) -> StepOutcome:
        """Run a function that touches the world, then record its answer in one transaction.

        Args:
            name: With `call_no` unique within the run.
            call_no: 1, 2, … where a step makes several calls.
            fn: Gets the effect key ``run_id:name:call_no``, the same at every repetition. A
                failure that shall be remembered is a value that it returns.
            record: Writes what follows from the answer, as for `TransactionRunner`; what it
                returns is the step's outcome. By default the answer is.

        Raises:
            RunCancelled: The run was told to stop; the function has been stopped.
            EngineError: The function cancelled itself.
        """
        ...

    async def park(self, deviation: Deviation) -> None:
        """End this attempt and free its place until `Engine.continue_` begins the next one.

        The workflow function has recorded the parking by a database step before. In the attempt
        that follows, this call returns and the workflow goes on.

        Raises:
            RunCancelled: The run was told to stop before it parked.
        """
        ...


class RunCancelled(Exception):  # a signal, as asyncio.CancelledError is
    """The run was told to stop. Raised by the engine inside the workflow, which records the end.

    A database step's function may raise it too: where the store says that the run is to stop, the
    engine need not have heard of it. Then nothing of the step is written, and what is remembered of
    it is the cancellation.
    """


class StepWithheld(Exception):  # a signal too
    """Not now. Raised by a database step's function: nothing is written, nothing is remembered.

    It is raised on to the workflow, which calls the step again when the time has come.
    """


Workflow = Callable[[StepContext], Awaitable[StepOutcome]]
"""The function that a run carries out; returns what the run ends in."""


class StepTransactions(Protocol):
    """What a durable engine needs of a store: steps whose outcome commits with what they write.

    Made by the store, handed to the engine by the composition root.
    """

    async def recall(self, request: RunRequest) -> Mapping[str, StepOutcome]:
        """Return what the steps of a run have returned so far, in all its attempts, by step.

        Raises:
            StoreUnavailable: The store does not answer.
        """
        ...

    async def run_step(
        self, request: RunRequest, step: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        """Run a function in one transaction and keep in it what the function returned.

        Args:
            request: The run.
            step: Unique within the run.
            fn: As for `TransactionRunner`. What it raises rolls everything back, is raised on,
                and is not kept.

        Returns:
            What is kept for the step: where another process has committed it in the meantime,
            everything done here is taken back and what that process kept is returned.

        Raises:
            StoreConflict: Other writers kept winning.
            StoreUnavailable: The store does not answer.
        """
        ...

    async def give_way(self) -> None:
        """Return when a person's command may take the whole of this process, or soon anyway.

        For what a run does outside its steps and can put off.
        """
        ...

    async def forget(self, requests: Sequence[RunRequest]) -> None:
        """Remove what is kept of runs that are over."""
        ...


class Engine(Protocol):
    """Carries runs."""

    @property
    def durable(self) -> bool:
        """Whether a run outlives the process. If not, a start-up sweep ends interrupted runs."""
        ...

    @property
    def load(self) -> EngineLoad:
        """How many runs it carries now."""
        ...

    def register(self, workflow: Workflow) -> None:
        """Name the function that runs carry out. Once, before `launch`."""
        ...

    async def launch(self) -> None:
        """Begin to carry runs."""
        ...

    async def enlist(self, uow: UnitOfWork, request: RunRequest, attempt: int) -> None:
        """Hand an attempt over in the transaction that decides on it.

        An engine whose own state is in the same database as the store has the attempt once the
        transaction is committed. Any other does nothing here: `start` or `continue_` follow after
        the commit, and what a crash leaves out between the two the start-up sweep makes good.

        Args:
            uow: The caller's transaction.
            request: The run.
            attempt: 1, or the number of the continuation.
        """
        ...

    async def start(self, request: RunRequest) -> None:
        """Carry a run. The same run id again changes nothing.

        Raises:
            EngineStopping: Buddy is shutting down.
        """
        ...

    async def wait(self, run_id: RunId) -> StepOutcome | None:
        """Wait for a run's end or its parking; None when it parked.

        Raises:
            RunNotFound: The engine does not know this run.
            EngineStopping: The engine shut down first.
        """
        ...

    async def recall(self, request: RunRequest, step: str) -> StepOutcome | None:
        """Return what a step of a run that is over had returned; None where that is forgotten.

        Args:
            request: The run.
            step: A database step's name, or `effect_name` of an effect step.
        """
        ...

    async def cancel(self, run_id: RunId) -> bool:
        """Tell a run to stop; tells whether this process carries it, so that it was told."""
        ...

    async def carries(self, run_id: RunId) -> bool:
        """Tell whether a run is in the engine's hands: queued, running or parked.

        A fleet of workers is one engine: what any of them carries is carried.
        """
        ...

    async def note_rest(self, run_id: RunId, *, resting: bool) -> None:
        """Learn that a run is held, or goes on again; an unknown one is fine.

        An engine that gives a run up whose processes keep dying does not count those that died
        while the run was held.
        """
        ...

    async def forget(self, run_id: RunId) -> None:
        """Drop a parked run that was ended from outside; an unknown one is fine."""
        ...

    async def continue_(self, request: RunRequest, attempt: int) -> None:
        """Go on with a parked run as a new attempt that remembers the steps of the earlier ones."""
        ...

    async def ping(self) -> None:
        """Make sure the engine takes runs.

        Raises:
            EngineError: It does not.
        """
        ...

    async def shutdown(self, grace_seconds: float) -> None:
        """Take no new run, let running ones end within the grace, then stop the rest."""
        ...
