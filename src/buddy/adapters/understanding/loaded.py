"""Everything that is in memory once the embedded engine is warm.

The one module that `buddy.adapters.understanding.embedded` imports late: importing it brings in
numpy, onnxruntime, tokenizers and safetensors.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final, TypeVar

from buddy.adapters.understanding.encoders import Encoders
from buddy.adapters.understanding.features import MAX_CHARACTERS, clip
from buddy.adapters.understanding.head import SoftmaxHead, assemble
from buddy.adapters.understanding.learned_tools import LearnedTools
from buddy.adapters.understanding.matcher import ToolIndex
from buddy.adapters.understanding.message_reader import Reader
from buddy.adapters.understanding.nearby import Nearby, joined
from buddy.adapters.understanding.recent import Recent
from buddy.domain.carried_intent import carried_intent
from buddy.domain.conversation import ConversationState
from buddy.domain.limits import without_limits
from buddy.domain.message_slots import message_slots
from buddy.domain.plain_message import LONGEST, plain_route
from buddy.domain.plain_work import plain_work
from buddy.domain.route import Route
from buddy.domain.tool import ToolSpec
from buddy.ports.understanding import MessageDecision

T = TypeVar("T")

_KEPT: Final = 256
_PLAIN: Final = 0.99
"""The probability of what a message says in words that leave no doubt."""
_SECOND: Final = 0.65
"""How much of its fit a tool keeps that is made for something else in the first place."""
_WORK: Final = (Route.MISSION, Route.AUTONOMOUS_GOAL, Route.SCHEDULE, Route.RECIPE)
"""The routes of messages that ask for work."""
_SHORT: Final = 240
"""Bytes of a text that has some fifty tokens."""
_INTENTS: Final = attrgetter("intents")
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
        self._work = Recent(self._work_of, _KEPT)
        self._english = Recent(self._reader.is_english, _KEPT)
        # The first run of a session allocates its buffers; pay for that here.
        self.classify(_FIRST_WORDS)

    def classify(self, objective: str) -> dict[str, float]:
        """Return a calibrated probability per intent label; they sum to 1."""
        found = self._work.of(objective)
        covered = sum(found.values()) or 1.0
        return {intent: share / covered for intent, share in found.items()}

    def read(self, message: str, state: ConversationState) -> MessageDecision:
        """Return what a message of a conversation asks for.

        The cues of the situation are those of the part whose words are read; the slots are those of
        the whole message.
        """
        head = message[:MAX_CHARACTERS]
        decision = _plainly(self._unlimited(head, state), head, state)
        return decision if head == message else replace(decision, slots=message_slots(message))

    def _unlimited(self, message: str, state: ConversationState) -> MessageDecision:
        """Return what a message asks for, where a limit that stands in it is no second work.

        "Get a page and spend at most $1" may look like a plan; without the limit it is one piece.
        """
        decision = self._reader.read(message, state)
        if decision.route is not Route.AUTONOMOUS_GOAL:
            return decision
        rest = without_limits(message)
        if not rest or rest == message.strip():
            return decision
        other = self._reader.read(rest, state)
        single = other.route is Route.MISSION
        return replace(other, slots=decision.slots) if single else decision

    def is_quick(self, objective: str, tools: Sequence[ToolSpec] = ()) -> bool:
        """Tell whether an objective's vector, or its match with tools, is not worth a thread.

        A vector that is not in memory takes one to two milliseconds for a short text. In a thread
        it takes half of one more: until the thread runs, until its processor has the weights at
        hand, and until the loop hears of it.
        """
        if not (_is_short(objective) or self._encoders.knows(objective)):
            return False
        if not tools:
            return True
        judged = objective in self._work and objective in self._english
        return self._tools.knows(tools) and (judged or not _of_intents(tools))

    def match(self, objective: str, tools: Sequence[ToolSpec]) -> dict[str, float]:
        """Return a calibrated probability per tool name."""
        # Tools that declare no intents, an MCP server's say, are judged by their texts alone.
        of_intents = _of_intents(tools)
        labels = self._work.of(objective) if of_intents else {}
        fit = self._tools.match(objective, labels, tools)
        if of_intents and not self._english.of(objective):
            fit = _for_intent(fit, max(labels, key=lambda label: labels[label]), tools)
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

    def _work_of(self, objective: str) -> dict[str, float]:
        """Return a probability per intent; what is missing to 1 is that of no work at all.

        Two heads judge an English objective, trained on objectives and on messages, and their mean
        counts. The first knows nothing of other languages.
        """
        read = self._reader.read(objective[:MAX_CHARACTERS], ConversationState())
        share = sum(read.routes[route] for route in _WORK)
        found = {intent.value: share * belief for intent, belief in read.intents.items()}
        if self._english.of(objective):
            labels = self._labels(objective)
            found = {label: (belief + labels[label]) / 2 for label, belief in found.items()}
        return _plain_intent(objective, found)

    def _labels(self, objective: str) -> Mapping[str, float]:
        """Return a probability per label of the head, `NO_INTENT` among them."""
        encoded = self._encoders.objective(objective)
        features = assemble([clip(objective)], encoded.minilm, encoded.wordllama)
        row = self._head.probabilities(features)[0]
        return dict(zip(self._head.labels, (float(value) for value in row), strict=True))


def _is_short(text: str) -> bool:
    return len(text) <= _SHORT and len(text.encode(errors="replace")) <= _SHORT


def _of_intents(tools: Sequence[ToolSpec]) -> bool:
    return any(map(_INTENTS, tools))


def _for_intent(
    fit: Mapping[str, float], intent: str, tools: Sequence[ToolSpec]
) -> dict[str, float]:
    """Return the fit to an objective whose language the texts of the tools are not in.

    Between tools that serve its intent, what they are made for first tells more than likeness.
    """
    first = {spec.name for spec in tools if not spec.intents or spec.intents[0] == intent}
    return {name: p if name in first else p * _SECOND for name, p in fit.items()}


def _plain_intent(objective: str, found: dict[str, float]) -> dict[str, float]:
    """Return probabilities with what the objective's words alone tell above the head's opinion."""
    if len(objective) > LONGEST:
        return found
    plain = plain_work(without_limits(objective))
    return found if plain is None else _led_by(plain.value, found)


def _plainly(decision: MessageDecision, message: str, state: ConversationState) -> MessageDecision:
    """Return a decision with what the message's words alone tell put above the model's opinion."""
    plain = plain_route(message, state)
    if plain is None:
        return _carrying(decision, message, state)
    route, intent = plain
    routes = _led_by(route, decision.routes)
    intents = decision.intents if intent is None else _led_by(intent, decision.intents)
    return replace(decision, routes=routes, intents=intents)


def _carrying(decision: MessageDecision, message: str, state: ConversationState) -> MessageDecision:
    """Return a decision with the intent of what a schedule carries over, if it names no work."""
    intent = carried_intent(message, state) if decision.route is Route.SCHEDULE else None
    if intent is None:
        return decision
    return replace(decision, intents=_led_by(intent, decision.intents))


def _led_by(label: T, found: Mapping[T, float]) -> dict[T, float]:
    """Return probabilities in which one label has nearly all, and the others keep their shares."""
    others = sum(share for each, share in found.items() if each != label) or 1.0
    return {
        each: _PLAIN if each == label else (1 - _PLAIN) * share / others
        for each, share in found.items()
    }
