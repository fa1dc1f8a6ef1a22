"""Step 2/6: what the objective asks for, and which tools may serve it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.events.execution import IntentDecided
from buddy.domain.intent import Intent, decision_type
from buddy.domain.pipeline import StepName
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.counted_call import OnceInARun
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.intents import Intents
from buddy.services.llm_meter import Payer
from buddy.services.run_scribe import RunScribe
from buddy.services.tool_registry import ToolRegistry

COUNTED = f"{StepName.INTENT_CLASSIFICATION}:llm"
"""The database step that books the call of a model."""


@dataclass(frozen=True, slots=True)
class IntentClassification:
    """Classifies the objective and maps it to a decision type and tools."""

    intents: Intents
    registry: ToolRegistry
    name: StepName = StepName.INTENT_CLASSIFICATION

    async def look(self, context: StepContext, draft: ExecutionDraft) -> StepOutcome:
        """Ask for the intent; a model that costs something is asked once in a run."""
        request = context.request
        payer = Payer(user_id=request.user_id, mission_id=request.mission_id)
        decision = await self.intents.classify(draft.objective, payer, OnceInARun(context, COUNTED))
        return {
            "probabilities": {str(k): float(v) for k, v in decision.probabilities.items()},
            "engine": decision.engine,
        }

    def read(self, draft: ExecutionDraft, outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft with the intent and the probability of each."""
        intents = {Intent(label): p for label, p in outcome["probabilities"].items()}
        return replace(draft, intent=max(intents, key=lambda each: intents[each]), intents=intents)

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, seen: StepOutcome
    ) -> StepOutcome:
        """Note the decision."""
        decided = self.read(draft, seen)
        intent, confidence = decided.intent, max(decided.intents.values())
        if intent is None:
            raise ValueError("a classifier returned no intent")
        specs = self.registry.all_specs()
        event = IntentDecided(
            run_id=scribe.request.run_id,
            intent=intent,
            decision_type=decision_type(intent),
            confidence=round(confidence, 4),
            engine=seen["engine"],
            allowed_tools=tuple(spec.name for spec in specs if intent in spec.intents),
        )
        scribe.note(event, "intent_decision")
        scribe.record["intent"] = intent
        scribe.tracker.complete_step(f"{intent} ({confidence:.0%})")
        return seen
