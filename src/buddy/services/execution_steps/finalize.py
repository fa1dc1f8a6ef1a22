"""Step 6/6: settle what it cost, judge the result, leave a learning signal, stop."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.evaluation import evaluate
from buddy.domain.events.learning import LearningSignal
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import ZERO, Money
from buddy.domain.pipeline import StepName
from buddy.domain.tool import PriceKind, ToolResult
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.execution_steps.outcome import note_outcome
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.learning_book import LearningBook
from buddy.services.run_scribe import RunScribe
from buddy.services.tool_registry import ToolRegistry


@dataclass(frozen=True, slots=True)
class Finalize:
    """Ends a run that went well."""

    registry: ToolRegistry
    book: LearningBook
    name: StepName = StepName.FINALIZE

    async def look(self, _context: StepContext, draft: ExecutionDraft) -> StepOutcome:
        """See the objective as later objectives will be compared with it."""
        return {"vector": await self.book.vector(draft.objective)}

    def read(self, draft: ExecutionDraft, outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft with the run's outcome."""
        return replace(draft, outcome=outcome)

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, seen: StepOutcome
    ) -> StepOutcome:
        """Settle, learn, complete, stop."""
        result = ToolResult.from_json(draft.answer["result"])
        spent = await scribe.settle(completed=True)
        await self._learn(scribe, draft, result, spent, seen.get("vector", ""))
        scribe.tracker.complete_step(result.summary)
        await scribe.end(
            MissionStatus.COMPLETED,
            result.summary,
            error=None,
            code=None,
            cost=self._known_cost(draft, result, spent),
        )
        return {"success": True, "status": str(MissionStatus.COMPLETED)}

    def _known_cost(self, draft: ExecutionDraft, result: ToolResult, spent: Money) -> Money | None:
        """Return what the call cost; None where its whole cap was booked for want of a price."""
        if draft.tool is None:
            return None
        spec = self.registry.spec(draft.tool)
        unknown = spec.price.kind is PriceKind.UNKNOWN and not spec.announces_calls
        return None if unknown and result.cost == ZERO else spent

    async def _learn(
        self,
        scribe: RunScribe,
        draft: ExecutionDraft,
        result: ToolResult,
        spent: Money,
        vector: str,
    ) -> None:
        if draft.tool is None:
            raise ValueError("a run without a tool cannot be finalized")
        spec = self.registry.spec(draft.tool)
        judgement = evaluate(
            items=result.items,
            summary=result.summary,
            has_sources=bool(result.sources),
            needs_sources=spec.contacts_network,
            empty_reason=result.empty_reason,
        )
        signal = LearningSignal(
            run_id=scribe.request.run_id,
            tool=draft.tool,
            intent=draft.intent,
            outcome="success" if judgement.satisfied else "failure",
            seconds=round(draft.answer["seconds"], 3),
            cost_usd=spent,
            evaluation=judgement,
        )
        await note_outcome(scribe, draft, signal, vector, self.book.encoder.name)
