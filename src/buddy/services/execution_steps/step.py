"""What the steps of the pipeline share: the draft that grows, and how a run ends early."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from buddy.domain.artifact import ArtifactReference
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money
from buddy.domain.scope import Scope
from buddy.ports.engine import StepContext, StepOutcome
from buddy.ports.store import UnitOfWork
from buddy.services.run_scribe import RunScribe, ScribeDesk


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
    intent: Intent | None = None
    intents: Mapping[Intent, float] = field(default_factory=dict[Intent, float])
    confidence: float | None = None
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
    """One step of the pipeline."""

    async def run(self, context: StepContext, draft: ExecutionDraft) -> ExecutionDraft:
        """Do the step and return the fuller draft.

        Raises:
            RunEnded: The step failed and has recorded so.
        """
        ...


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

    outcome = await context.database_step(name, step)
    if outcome.get("ended"):
        raise RunEnded(outcome)
    return outcome
