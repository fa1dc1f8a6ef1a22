"""Step 6/6: settle what it cost, judge the result, leave a learning signal, stop."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from buddy.domain.evaluation import Evaluation, evaluation_from_json
from buddy.domain.events.learning import LearningSignal
from buddy.domain.ids import ToolName
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import ZERO, Money
from buddy.domain.pipeline import StepName
from buddy.domain.tool import PriceKind, ToolResult
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.counted_call import OnceInARun
from buddy.services.execution_steps.outcome import note_outcome
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.learning_book import LearningBook
from buddy.services.llm_meter import Payer
from buddy.services.mission_evaluator import Finished, MissionEvaluator
from buddy.services.run_scribe import RunScribe
from buddy.services.tool_registry import ToolRegistry

COUNTED = f"{StepName.FINALIZE}:llm"
"""The database step that books the call of a model."""


@dataclass(frozen=True, slots=True)
class Finalize:
    """Ends a run that went well."""

    registry: ToolRegistry
    book: LearningBook
    evaluator: MissionEvaluator
    name: StepName = StepName.FINALIZE

    async def look(self, context: StepContext, draft: ExecutionDraft) -> StepOutcome:
        """Judge the result, and see the objective as later ones will be compared with it.

        A model that costs something is asked once in a run.
        """
        evaluation = await self._judged(context, draft)
        return {
            "vector": await self.book.vector(draft.objective),
            "evaluation": asdict(evaluation),
        }

    async def _judged(self, context: StepContext, draft: ExecutionDraft) -> Evaluation:
        if draft.tool is None:
            raise ValueError("a run without a tool cannot be finalized")
        finished = _finished(draft, draft.tool)
        if draft.reused is not None:  # it was judged when it came
            return self.evaluator.by_rules(finished)
        request = context.request
        payer = Payer(user_id=request.user_id, mission_id=request.mission_id)
        return await self.evaluator.evaluate(finished, payer, OnceInARun(context, COUNTED))

    def _kept(self, draft: ExecutionDraft, seen: StepOutcome) -> Evaluation:
        """Return what `look` judged; where an earlier version looked, what the rules judge."""
        if "evaluation" in seen or draft.tool is None:
            return evaluation_from_json(seen["evaluation"])
        return self.evaluator.by_rules(_finished(draft, draft.tool))

    def read(self, draft: ExecutionDraft, outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft with the run's outcome."""
        return replace(draft, outcome=outcome)

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, seen: StepOutcome
    ) -> StepOutcome:
        """Settle, learn, complete, stop."""
        result = ToolResult.from_json(draft.answer["result"])
        spent = await scribe.settle(completed=True)
        judgement = self._kept(draft, seen)
        if scribe.mission.terms.objective_marks:
            # The next mission would repeat what no person has said as if one had.
            judgement = replace(judgement, next=None)
        scribe.record["evaluation"] = judgement
        await self._learn(scribe, draft, judgement, spent, seen.get("vector", ""))
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
        judgement: Evaluation,
        spent: Money,
        vector: str,
    ) -> None:
        if draft.tool is None:
            raise ValueError("a run without a tool cannot be finalized")
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


def _finished(draft: ExecutionDraft, tool: ToolName) -> Finished:
    return Finished(
        objective=draft.objective,
        tool=tool,
        tool_input=draft.tool_input,
        result=ToolResult.from_json(draft.answer["result"]),
    )
