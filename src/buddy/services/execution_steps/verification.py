"""Step 1/6: the mission is approved, the warrant is for what stands, and nothing ran yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain import warrant as warrants
from buddy.domain.commands import Start
from buddy.domain.decisions import decide
from buddy.domain.ids import ToolName
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.pipeline import StepName
from buddy.domain.proposal import content_hash
from buddy.domain.scope import Scope
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.run_scribe import RunScribe


@dataclass(frozen=True, slots=True)
class Verification:
    """Checks the mission and its approval, and starts the run."""

    name: StepName = StepName.VERIFICATION

    async def look(self, _context: StepContext, _draft: ExecutionDraft) -> StepOutcome:
        """See nothing: all that counts is what stands when the transaction reads it."""
        return {}

    def read(self, draft: ExecutionDraft, outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft with the terms that were approved."""
        if "objective" not in outcome:
            return draft
        return replace(
            draft,
            objective=outcome["objective"],
            tool=ToolName(outcome["tool"]) if outcome["tool"] else None,
            tool_input=outcome["tool_input"],
            scope=Scope.from_json(outcome["scope"]),
            cap=Money(outcome["cap_micros"]),
            content_hash=outcome.get("content_hash", ""),
            retry_of=outcome.get("retry_of"),
        )

    async def write(
        self, scribe: RunScribe, _draft: ExecutionDraft, _seen: StepOutcome
    ) -> StepOutcome:
        """Start the run, or say why it cannot be."""
        mission, request = scribe.mission, scribe.request
        if mission.status is not MissionStatus.APPROVED:
            # Rejected, cancelled or expired while it was queued: there is no run to fail.
            return {"dropped": True, "success": False, "status": str(mission.status)}
        for data in decide(mission, Start(run_id=request.run_id), scribe.now):
            scribe.note(data, "mission_start")
        scribe.tracker.start_step(StepName.VERIFICATION)
        warrant, terms = mission.warrant, mission.terms
        begin = warrants.Step(
            revision=mission.revision, content_hash=content_hash(terms), begins=True
        )
        deviation = warrants.check(warrant, begin, scribe.now)
        if deviation is not None:
            await scribe.fail(
                f"Verification failed: {deviation.message}",
                error="Verification failed",
                code="warrant_invalid",
                step=StepName.VERIFICATION,
            )
            return {}
        scribe.tracker.complete_step(f"Approved revision {mission.revision}")
        scribe.tracker.start_step(StepName.INTENT_CLASSIFICATION)
        return {
            "objective": terms.objective,
            "tool": terms.tool,
            "tool_input": dict(terms.tool_input),
            "scope": dict(terms.scope.to_json()),
            "cap_micros": terms.cap_usd.micros,
            "content_hash": mission.content_hash,
            "retry_of": _retry_of(mission),
        }


def _retry_of(mission: Mission) -> str | None:
    """Return the mission whose failed step this one goes on from."""
    going_on = mission.metadata.get("retry_from") == "failed_step"
    return mission.metadata.get("retry_of") if going_on else None
