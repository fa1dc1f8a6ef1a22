"""The understanding port: label probabilities for an objective, and tool similarities.

Adapters (`buddy.adapters.understanding`): ``embedded`` (weights inside a package, no network, no
key) and ``memory`` (keyword rules, for tests and examples). An LLM engine joins behind the same
protocols and may improve a decision, never gate it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from buddy.domain.intent import Intent
from buddy.domain.tool import ToolSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentDecision:
    """What a classifier thinks."""

    probabilities: Mapping[Intent, float]
    """One probability per intent; they sum to 1."""
    engine: str
    """Who decided, for instance ``embedded`` or ``llm:gpt``."""

    @property
    def intent(self) -> Intent:
        """The most probable intent."""
        return max(self.probabilities, key=lambda intent: self.probabilities[intent])

    @property
    def confidence(self) -> float:
        """The probability of the most probable intent."""
        return self.probabilities[self.intent]


class IntentClassifier(Protocol):
    """Classifies objectives."""

    async def classify(self, objective: str) -> IntentDecision:
        """Return label probabilities. Waits while models are still warming."""
        ...


class ToolMatcher(Protocol):
    """Judges how well tools fit an objective."""

    async def match(self, objective: str, tools: Sequence[ToolSpec]) -> Mapping[str, float]:
        """Return a calibrated probability in [0, 1] per tool name that it serves the objective."""
        ...


class Warmable(Protocol):
    """Something that loads weights."""

    async def warm(self) -> None:
        """Load what is needed, off the event loop. Safe to call twice."""
        ...

    @property
    def ready(self) -> bool:
        """Whether a call would be answered without loading first."""
        ...

    @property
    def failure(self) -> str | None:
        """What went wrong when it was last loaded, in a sentence; None when nothing did."""
        ...
