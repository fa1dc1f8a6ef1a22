"""The understanding port: what a message asks for, intents of objectives, tool similarities.

Adapters (`buddy.adapters.understanding`): ``embedded`` (weights inside a package, no network, no
key) and ``memory`` (keyword rules, for tests and examples). An LLM engine joins behind the same
protocols and may improve a decision, never gate it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from buddy.domain.conversation import ConversationState
from buddy.domain.intent import Intent
from buddy.domain.message_slots import MessageSlots
from buddy.domain.route import CARRIES_INTENT, Route
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


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDecision:
    """The one decision on a message: what to do with it, and what stands in it."""

    routes: Mapping[Route, float]
    """One probability per route; they sum to 1."""
    intents: Mapping[Intent, float]
    """One probability per intent, given that the message states work; they sum to 1."""
    slots: MessageSlots
    engine: str
    """Who decided, for instance ``embedded``, ``llm:gpt`` or ``embedded (LLM unavailable)``."""

    @property
    def route(self) -> Route:
        """The most probable route."""
        return max(self.routes, key=lambda route: self.routes[route])

    @property
    def intent(self) -> Intent | None:
        """The intent of the work that the message states; None where it states none."""
        if self.route not in CARRIES_INTENT:
            return None
        return max(self.intents, key=lambda intent: self.intents[intent])

    @property
    def confidence(self) -> float:
        """The probability of the most probable route."""
        return self.routes[self.route]


class MessageReader(Protocol):
    """Decides what a message of a conversation asks for."""

    async def read(self, message: str, state: ConversationState) -> MessageDecision:
        """Return the decision. Waits while models are still warming.

        Args:
            message: What the person wrote, as written.
            state: What the conversation is about.
        """
        ...


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


class VectorMemory(Protocol):
    """Objectives of the past, in the order in which they were added."""

    def add(self, vector: bytes) -> None:
        """Keep one more vector; it gets the next number, from 0."""
        ...

    async def near(self, objective: str) -> Sequence[tuple[int, float]]:
        """Return the number and the cosine of those that are near an objective.

        Those that are far (a cosine below `FAR`) may be left out. In no order.
        """
        ...


FAR = 0.4
"""Objectives with a smaller cosine have so little in common that nothing is lost without them: on
the public suite the mean reward is that of 0.3; without those below 0.5 it falls by 0.02."""


class ObjectiveEncoder(Protocol):
    """Turns objectives into vectors whose cosine tells how near they are to each other."""

    @property
    def name(self) -> str:
        """Changes whenever vectors are no longer comparable with earlier ones."""
        ...

    async def encode(self, objective: str) -> bytes:
        """Return the vector of an objective. Waits while models are still warming."""
        ...

    def memory(self) -> VectorMemory:
        """Return an empty memory for vectors of this encoder."""
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
