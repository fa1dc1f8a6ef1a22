"""Still step 4/6: a run that parked before its call goes on; what comes next checks the grant."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.budget import amount_for, takes_cap
from buddy.domain.pipeline import StepName
from buddy.errors import BudgetExceeded
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.budget_enforcer import BudgetEnforcer
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.run_scribe import RunScribe
from buddy.services.tool_registry import ToolRegistry


@dataclass(frozen=True, slots=True)
class ToolGrant:
    """Completes the selection of what was granted, and widens the reservation to its price."""

    budgets: BudgetEnforcer
    registry: ToolRegistry
    name: str = "tool_selection:granted"

    async def look(self, _context: StepContext, _draft: ExecutionDraft) -> StepOutcome:
        """See nothing: what was granted stands in the warrant."""
        return {}

    def read(self, draft: ExecutionDraft, _outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft without the deviation."""
        return replace(draft, deviation=None, parked=draft.parked + 1)

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, _seen: StepOutcome
    ) -> StepOutcome:
        """Complete the selection, or fail the run."""
        tool = draft.tool
        if tool is None:
            raise ValueError("a run parked without a tool")
        spec = self.registry.spec(tool)
        price, whole = amount_for(spec, draft.cap), takes_cap(spec)
        run_id = scribe.request.run_id
        try:
            await self.budgets.widen(
                scribe.uow, scribe.mission, run_id, price, scribe.now, whole=whole
            )
        except BudgetExceeded as refusal:
            await self._fail(scribe, refusal.message, "Budget exceeded", refusal.code)
            return {}
        if not scribe.tracker.has_completed(StepName.TOOL_SELECTION):
            sure = "" if draft.confidence is None else f" (confidence {draft.confidence:.2f})"
            scribe.tracker.complete_step(f"{tool}{sure}")
        return {}

    async def _fail(self, scribe: RunScribe, message: str, error: str, code: str) -> None:
        await scribe.fail(message, error=error, code=code, step=StepName.TOOL_SELECTION)
