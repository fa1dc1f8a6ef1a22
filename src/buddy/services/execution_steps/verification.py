"""Step 1/6: the mission is approved, the warrant is for what stands, and nothing ran yet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.commands import Start
from buddy.domain.decisions import decide
from buddy.domain.ids import ToolName
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.pipeline import StepName
from buddy.domain.scope import Scope
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.execution_steps.step import ExecutionDraft, in_transaction
from buddy.services.run_scribe import RunScribe, ScribeDesk


@dataclass(frozen=True, slots=True)
class Verification:
    """Checks the mission and its approval, and starts the run."""

    desk: ScribeDesk

    async def run(self, context: StepContext, draft: ExecutionDraft) -> ExecutionDraft:
        """Return the draft with the terms that were approved."""
        terms = await in_transaction(context, self.desk, StepName.VERIFICATION, self._verify)
        if terms.get("dropped"):
            return replace(draft, outcome=terms)
        return replace(
            draft,
            objective=terms["objective"],
            tool=ToolName(terms["tool"]) if terms["tool"] else None,
            tool_input=terms["tool_input"],
            scope=Scope.from_json(terms["scope"]),
            cap=Money(terms["cap_micros"]),
        )

    async def _verify(self, scribe: RunScribe) -> StepOutcome:
        mission, request = scribe.mission, scribe.request
        if mission.status is not MissionStatus.APPROVED:
            # Rejected, cancelled or expired while it was queued: there is no run to fail.
            return {"dropped": True, "success": False, "status": str(mission.status)}
        for data in decide(mission, Start(run_id=request.run_id), scribe.now):
            scribe.note(data, "mission_start")
        scribe.tracker.start_step(StepName.VERIFICATION)
        warrant, terms = mission.warrant, mission.terms
        problem = None
        if warrant is None or not warrant.covers(mission.revision, mission.content_hash):
            problem = "the approval is not for the revision that stands; approve it again"
        elif warrant.expires_at <= scribe.now:
            problem = f"the approval lapsed at {warrant.expires_at}; approve it again"
        if problem:
            await scribe.fail(
                f"Verification failed: {problem}",
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
        }
