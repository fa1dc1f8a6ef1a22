"""What the steps of the pipeline share: the draft that grows, and how a run ends early."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from buddy.domain import warrant as warrants
from buddy.domain.artifact import ArtifactReference
from buddy.domain.ids import EffectKey, MissionId, ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.proposal import content_hash
from buddy.domain.run import Deviation
from buddy.domain.scope import Scope
from buddy.ports.engine import StepContext, StepOutcome, StepWithheld
from buddy.ports.store import UnitOfWork
from buddy.services.run_control import RunControl
from buddy.services.run_scribe import RunScribe, ScribeDesk, mind_orders


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionDraft:
    """What is known of a run so far; each step returns a fuller one.

    Everything in it comes from step outcomes, so a run that is taken up again comes to the same
    draft without running a step twice.
    """

    objective: str = ""
    tool: ToolName | None = None
    tool_input: JsonObject = field(default_factory=dict[str, Any])
    scope: Scope = field(default_factory=Scope)
    cap: Money = field(default_factory=Money)
    content_hash: str = ""
    retry_of: MissionId | None = None
    """The mission whose failed step this run goes on from."""
    intent: Intent | None = None
    intents: Mapping[Intent, float] = field(default_factory=dict[Intent, float])
    confidence: float | None = None
    counted: bool = False
    """Whether the call was announced as one that is counted before it is made."""
    deviation: Deviation | None = None
    """What the run needs and its warrant does not cover; it parks before it goes on."""
    parked: int = 0
    """How often the run has gone on after parking before its call."""
    checkpoint: str = ""
    """The name of the last checkpoint passed."""
    reused: StepOutcome | None = None
    """The tool's answer in `retry_of`, which stands for a call of this run."""
    answer: StepOutcome = field(default_factory=dict[str, Any])
    """What the tool call returned: ``{result, blob, seconds}``."""
    artifact: ArtifactReference | None = None
    outcome: StepOutcome = field(default_factory=dict[str, Any])
    """What the run returns, once finalize has run."""


class RunEnded(Exception):
    """The run is over before its last step: its failure has been recorded and committed."""

    def __init__(self, outcome: StepOutcome) -> None:
        super().__init__(outcome.get("error"))
        self.outcome = outcome


class Step(Protocol):
    """One step of the pipeline: it looks, it writes, and its outcome is read into the draft.

    Steps that follow each other share a checkpoint: they look one after the other, then all of
    them write in one transaction. So between two checkpoints nothing may touch the world.
    """

    @property
    def name(self) -> str:
        """Unique within the run; of a tracked step its row in the pipeline table."""
        ...

    async def look(self, context: StepContext, draft: ExecutionDraft, /) -> StepOutcome:
        """Do what comes before the transaction and may take its time: ask a model, write a blob.

        It may happen again after a crash, and must not matter then.
        """
        ...

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, seen: StepOutcome, /
    ) -> StepOutcome:
        """Write what follows from what was seen, and return what shall be remembered.

        A step that fails the run tells the scribe so; later steps of the checkpoint are left out.
        """
        ...

    def read(self, draft: ExecutionDraft, outcome: StepOutcome, /) -> ExecutionDraft:
        """Return the fuller draft; also of what was only seen, for the steps that look after."""
        ...


async def checkpoint(
    context: StepContext,
    desk: ScribeDesk,
    control: RunControl,
    draft: ExecutionDraft,
    steps: Sequence[Step],
) -> ExecutionDraft:
    """Run steps up to one checkpoint and return what is known then; wait while all is paused.

    Args:
        context: The run.
        desk: Opens the scribe.
        control: Holds the run.
        draft: What is known before; what is known after is returned.
        steps: In order; the names of all of them make the checkpoint's.

    Raises:
        RunEnded: A step recorded the end of the run.
        RunCancelled: The run was told to stop.
    """
    name, seen = "+".join(step.name for step in steps), list[StepOutcome]()
    if draft.parked:
        name = f"{name}#{draft.parked}"
    if not context.remembered(name):
        await control.hold(context.request.run_id)
        looking = draft
        for step in steps:
            seen.append(await step.look(context, looking))
            looking = step.read(looking, seen[-1])

    async def write(scribe: RunScribe) -> StepOutcome:
        return await _write(scribe, draft, steps, seen)

    remembered = await _when_it_may(context, desk, control, name, write)
    if remembered.get("dropped"):
        return replace(draft, outcome=remembered)
    for step in steps:
        if step.name in remembered["steps"]:
            draft = step.read(draft, remembered["steps"][step.name])
    return replace(draft, checkpoint=name)


async def _write(
    scribe: RunScribe, draft: ExecutionDraft, steps: Sequence[Step], seen: Sequence[StepOutcome]
) -> StepOutcome:
    """Have the steps of a checkpoint write, up to one that ends the run or needs an approval."""
    await mind_orders(scribe)
    outcomes = dict[str, StepOutcome]()
    if not await _stands_approved(scribe):
        return {"steps": outcomes}
    for step, before in zip(steps, seen, strict=True):
        outcome = await step.write(scribe, draft, before)
        if outcome.get("dropped"):
            return outcome
        outcomes[step.name] = outcome
        draft = step.read(draft, outcome)
        if scribe.is_over or draft.deviation:
            break
    return {"steps": outcomes}


async def _when_it_may(
    context: StepContext,
    desk: ScribeDesk,
    control: RunControl,
    name: str,
    write: Callable[[RunScribe], Awaitable[StepOutcome]],
) -> StepOutcome:
    """Commit a checkpoint, now or when the instance is resumed."""
    while True:
        try:
            return await in_transaction(context, desk, name, write)
        except StepWithheld:
            await control.withheld(context.request.run_id)


async def _stands_approved(scribe: RunScribe) -> bool:
    """Tell whether what was approved still stands; end a run that has begun where it does not."""
    mission = scribe.mission
    if mission.status is not MissionStatus.RUNNING:
        return True  # not begun: verification looks closer
    step = warrants.Step(revision=mission.revision, content_hash=content_hash(mission.terms))
    deviation = warrants.check(mission.warrant, step, scribe.now)
    if deviation is None:
        return True
    current = scribe.tracker.current_step
    if current is not None and current.status == "started":
        scribe.tracker.fail_step(deviation.message)
    await scribe.end(
        MissionStatus.FAILED,
        deviation.message,
        error="Not approved",
        code="warrant_invalid",
    )
    return False


async def in_transaction(
    context: StepContext,
    desk: ScribeDesk,
    name: str,
    work: Callable[[RunScribe], Awaitable[StepOutcome | None]],
) -> StepOutcome:
    """Run a database step with a scribe, and end the run if the scribe ended it.

    Args:
        context: The run.
        desk: Opens the scribe.
        name: The database step's name, unique within the run.
        work: Takes notes; returns what the engine shall remember.

    Returns:
        What `work` returned, now or when the step ran first.

    Raises:
        RunEnded: The step recorded the end of the run.
    """

    async def step(uow: UnitOfWork) -> StepOutcome:
        return await _with_scribe(context, desk, uow, work)

    return _not_ended(await context.database_step(name, step))


async def in_effect(
    context: StepContext,
    desk: ScribeDesk,
    step: tuple[str, int],
    call: Callable[[EffectKey], Awaitable[StepOutcome]],
    work: Callable[[RunScribe, StepOutcome], Awaitable[StepOutcome]],
) -> StepOutcome:
    """Run an effect step, and record its answer with a scribe.

    Args:
        context: The run.
        desk: Opens the scribe.
        step: The effect step's name, and which call of that name it is.
        call: Touches the world.
        work: Takes notes of the answer; returns what the engine shall remember.

    Raises:
        RunEnded: The record was the end of the run.
    """

    async def record(uow: UnitOfWork, answer: StepOutcome) -> StepOutcome:
        async def noted(scribe: RunScribe) -> StepOutcome:
            return await work(scribe, answer)

        return await _with_scribe(context, desk, uow, noted)

    return _not_ended(await context.effect_step(*step, call, record))


async def _with_scribe(
    context: StepContext,
    desk: ScribeDesk,
    uow: UnitOfWork,
    work: Callable[[RunScribe], Awaitable[StepOutcome | None]],
) -> StepOutcome:
    scribe = await desk.open(uow, context.request)
    outcome = dict(await work(scribe) or {})
    if outcome.get("dropped"):
        # Over before it began: what the decision wrote stands, and nothing is added.
        return outcome
    mission = await scribe.close()
    record = mission.execution_record
    if record is not None and record.error is not None:
        outcome = {"ended": True, "success": False, "error": record.error}
    return outcome


def _not_ended(outcome: StepOutcome) -> StepOutcome:
    if outcome.get("ended"):
        raise RunEnded(outcome)
    return outcome
