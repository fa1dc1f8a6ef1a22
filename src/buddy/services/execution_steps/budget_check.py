"""Step 3/6: estimate the cost and set it aside, or refuse with the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.budget import amount_for, takes_cap
from buddy.domain.events.learning import BudgetReserved
from buddy.domain.pipeline import StepName
from buddy.errors import BudgetExceeded
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.budget_enforcer import BudgetEnforcer
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.run_scribe import RunScribe
from buddy.services.tool_registry import ToolRegistry


@dataclass(frozen=True, slots=True)
class BudgetCheck:
    """Reserves the estimate for the approved tool in every limit."""

    budgets: BudgetEnforcer
    registry: ToolRegistry
    name: StepName = StepName.BUDGET_CHECK

    async def look(self, _context: StepContext, _draft: ExecutionDraft) -> StepOutcome:
        """See nothing: accounts count only under their locks."""
        return {}

    def read(self, draft: ExecutionDraft, _outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft as it is."""
        return draft

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, _seen: StepOutcome
    ) -> StepOutcome:
        """Set the money aside, or fail the run with the numbers."""
        scribe.tracker.start_step(StepName.BUDGET_CHECK)
        amount, whole = draft.cap, True
        if draft.tool is not None:
            spec = self.registry.spec(draft.tool)
            amount, whole = amount_for(spec, draft.cap), takes_cap(spec)
        run_id = scribe.request.run_id
        try:
            reservation = await self.budgets.reserve(
                scribe.uow, scribe.mission, run_id, amount, scribe.now, whole=whole
            )
        except BudgetExceeded as refusal:
            await scribe.fail(
                refusal.message,
                error="Budget exceeded",
                code=refusal.code,
                step=StepName.BUDGET_CHECK,
            )
            return {}
        amount = reservation.amount
        reserved = BudgetReserved(run_id=run_id, amount_usd=amount, limits=reservation.scopes)
        scribe.note(reserved, "budget_reserved")
        scribe.tracker.complete_step(f"{amount} reserved of a {draft.cap} cap")
        scribe.tracker.start_step(StepName.TOOL_SELECTION)
        return {}
