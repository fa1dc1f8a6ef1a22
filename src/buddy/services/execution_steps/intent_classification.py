"""Step 2/6: what the objective asks for, and which tools may serve it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.events.execution import IntentDecided
from buddy.domain.ids import EffectKey
from buddy.domain.intent import Intent, decision_type
from buddy.domain.pipeline import StepName
from buddy.ports.engine import StepContext, StepOutcome
from buddy.ports.understanding import IntentClassifier
from buddy.services.execution_steps.step import ExecutionDraft, in_transaction
from buddy.services.run_scribe import RunScribe, ScribeDesk
from buddy.services.tool_registry import ToolRegistry


@dataclass(frozen=True, slots=True)
class IntentClassification:
    """Classifies the objective and maps it to a decision type and tools."""

    desk: ScribeDesk
    classifier: IntentClassifier
    registry: ToolRegistry

    async def run(self, context: StepContext, draft: ExecutionDraft) -> ExecutionDraft:
        """Return the draft with the intent and the probability of each."""

        async def classify(_key: EffectKey) -> StepOutcome:
            decision = await self.classifier.classify(draft.objective)
            return {
                "probabilities": {str(k): float(v) for k, v in decision.probabilities.items()},
                "engine": decision.engine,
            }

        # A model may stand behind the port and cost money: its answer is remembered.
        answer = await context.effect_step("classify", 1, classify)
        intents = {Intent(label): p for label, p in answer["probabilities"].items()}
        intent = max(intents, key=lambda label: intents[label])

        async def record(scribe: RunScribe) -> StepOutcome:
            specs = self.registry.all_specs()
            allowed = tuple(spec.name for spec in specs if intent in spec.intents)
            decided = IntentDecided(
                run_id=scribe.request.run_id,
                intent=intent,
                decision_type=decision_type(intent),
                confidence=round(intents[intent], 4),
                engine=answer["engine"],
                allowed_tools=allowed,
            )
            scribe.note(decided, "intent_decision")
            scribe.record["intent"] = intent
            scribe.tracker.complete_step(f"{intent} ({intents[intent]:.0%})")
            return {}

        await in_transaction(context, self.desk, StepName.INTENT_CLASSIFICATION, record)
        return replace(draft, intent=intent, intents=intents)
