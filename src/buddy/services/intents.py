"""Decides intents: a language model where there is one that may be paid for, else the other engine.

Whichever decided is named in the decision, and so in the event.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from buddy.domain.ids import UserId
from buddy.errors import LLMUnavailable
from buddy.ports.llm import LLM, LLMAnswer, LLMRequest
from buddy.ports.understanding import IntentClassifier, IntentDecision
from buddy.services.llm_classifier import BY_MODEL, MAX_CHARACTERS, LLMClassifier, intent_request
from buddy.services.llm_meter import Counting, LLMMeter, Payer

REMEMBERED: Final = 1_000
"""Decisions of the model that a process keeps; the one used longest ago goes first."""


@dataclass(frozen=True, slots=True)
class Intents:
    """Classifies objectives at somebody's expense.

    A proposal, the preview of an edit and the run ask about the same objective. The model is asked
    once: what it decided is kept, for each user, as long as the process lives.

    Args:
        classifier: Decides where no model does.
        meter: The model; None: there is none.
    """

    classifier: IntentClassifier
    meter: LLMMeter | None = None
    _decided: OrderedDict[tuple[UserId, str], IntentDecision] = field(
        default_factory=OrderedDict[tuple[UserId, str], IntentDecision], init=False, repr=False
    )

    async def classify(
        self,
        objective: str,
        payer: Payer,
        counting: Counting | None = None,
        *,
        unpaid: bool = False,
    ) -> IntentDecision:
        """Return label probabilities.

        Args:
            objective: What is asked for.
            payer: Who pays, where a model is asked that costs something.
            counting: See `LLMMeter.admit`.
            unpaid: Whether no model is asked: a program's proposals spend nobody's money.
        """
        if self.meter is None or unpaid:
            return await self.classifier.classify(objective)
        about = payer.user_id, objective[:MAX_CHARACTERS]
        known = self._decided.get(about)
        if known is not None:
            self._decided.move_to_end(about)
            return known
        llm = await self._admitted(self.meter, objective, payer, counting)
        decision = await LLMClassifier(llm, self.classifier).classify(objective)
        if decision.engine.startswith(BY_MODEL):
            self._decided[about] = decision
            if len(self._decided) > REMEMBERED:
                self._decided.popitem(last=False)
        return decision

    async def _admitted(
        self, meter: LLMMeter, objective: str, payer: Payer, counting: Counting | None
    ) -> LLM:
        # Before the classifier's time begins: its time is the model's, not the store's.
        try:
            return await meter.admit(intent_request(objective), payer, counting)
        except LLMUnavailable as error:
            return _Refusal(error)


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A model that may not be asked."""

    error: LLMUnavailable

    async def complete(self, request: LLMRequest) -> LLMAnswer:
        """Say why."""
        del request
        raise self.error
