"""Everything that is in memory once the embedded engine is warm.

The one module that `buddy.adapters.understanding.embedded` imports late: importing it brings in
numpy, onnxruntime, tokenizers and safetensors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeVar

from buddy.adapters.understanding.encoders import Encoders
from buddy.adapters.understanding.features import MAX_CHARACTERS, clip
from buddy.adapters.understanding.head import SoftmaxHead, assemble
from buddy.adapters.understanding.learned_tools import LearnedTools
from buddy.adapters.understanding.matcher import ToolIndex
from buddy.adapters.understanding.message_reader import Reader
from buddy.adapters.understanding.nearby import Nearby, joined
from buddy.domain.conversation import ConversationState
from buddy.domain.intent import Intent
from buddy.domain.message_slots import message_slots
from buddy.domain.plain_message import plain_route
from buddy.domain.tool import ToolSpec
from buddy.ports.understanding import MessageDecision

T = TypeVar("T")

_KEPT: Final = 256
_PLAIN: Final = 0.99
"""The probability of what a message says in words that leave no doubt."""
_FIRST_WORDS: Final = "find the latest release and open its page"


class Loaded:
    """The encoders, the head and the tool index."""

    def __init__(self) -> None:
        self._encoders = Encoders()
        self._head = SoftmaxHead.load()
        self._tools = ToolIndex(self._encoders)
        self._learned: LearnedTools | None = None
        self._reader = Reader(self._encoders)
        # Classifying an objective and matching tools to it both ask for them.
        self._labels = lru_cache(_KEPT)(self._labels_of)
        # The first run of a session allocates its buffers; pay for that here.
        self.classify(_FIRST_WORDS)

    def classify(self, objective: str) -> dict[str, float]:
        """Return a calibrated probability per intent label; they sum to 1."""
        if not self._reader.is_english(objective):
            return self._reader.intents(objective[:MAX_CHARACTERS])
        return self._english(objective)

    def read(self, message: str, state: ConversationState) -> MessageDecision:
        """Return what a message of a conversation asks for.

        The cues of the situation are those of the part whose words are read; the slots are those of
        the whole message.
        """
        head = message[:MAX_CHARACTERS]
        decision = _plainly(self._reader.read(head, state), head, state)
        return decision if head == message else replace(decision, slots=message_slots(message))

    def _english(self, objective: str) -> dict[str, float]:
        labels = self._labels(objective)
        covered = sum(labels[intent.value] for intent in Intent)
        return {intent.value: labels[intent.value] / covered for intent in Intent}

    def match(self, objective: str, tools: Sequence[ToolSpec]) -> dict[str, float]:
        """Return a calibrated probability per tool name."""
        fit = self._tools.match(objective, self._labels(objective), tools)
        if self._learned is None:
            return fit
        return self._learned.reconsider(objective, fit, self._encoders)

    def learn(self, served: Sequence[tuple[str, str]]) -> None:
        """Learn from pairs of objective and tool that served it; forgets what was learned before.

        Takes a millisecond per pair, so it belongs into a worker thread.
        """
        self._learned = LearnedTools.of(served, self._encoders)

    def vector(self, objective: str) -> bytes:
        """Return an objective as outcomes of missions keep it."""
        encoded = self._encoders.objective(objective)
        return joined(encoded.minilm[0], encoded.wordllama[0])

    def nearby(self) -> Nearby:
        """Return an empty memory of such vectors."""
        return Nearby()

    def _labels_of(self, objective: str) -> Mapping[str, float]:
        """Return a probability per label of the head, `NO_INTENT` among them."""
        encoded = self._encoders.objective(objective)
        features = assemble([clip(objective)], encoded.minilm, encoded.wordllama)
        row = self._head.probabilities(features)[0]
        return dict(zip(self._head.labels, (float(value) for value in row), strict=True))


def _plainly(decision: MessageDecision, message: str, state: ConversationState) -> MessageDecision:
    """Return a decision with what the message's words alone tell put above the model's opinion."""
    plain = plain_route(message, state)
    if plain is None:
        return decision
    route, intent = plain
    routes = _led_by(route, decision.routes)
    intents = decision.intents if intent is None else _led_by(intent, decision.intents)
    return replace(decision, routes=routes, intents=intents)


def _led_by(label: T, found: Mapping[T, float]) -> dict[T, float]:
    """Return probabilities in which one label has nearly all, and the others keep their shares."""
    others = sum(share for each, share in found.items() if each != label) or 1.0
    return {
        each: _PLAIN if each == label else (1 - _PLAIN) * share / others
        for each, share in found.items()
    }
