"""Reads one message in its conversation: route, intent, slots.

Loaded only by `buddy.adapters.understanding.embedded`, in a worker thread.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from buddy.adapters.understanding import situation
from buddy.adapters.understanding.encoders import Encoders
from buddy.adapters.understanding.features import clip
from buddy.adapters.understanding.linear import Sample
from buddy.adapters.understanding.message_heads import MessageHeads
from buddy.adapters.understanding.multilingual import MultilingualE5
from buddy.adapters.understanding.text_features import Numbers, words_of
from buddy.domain.conversation import ConversationState
from buddy.domain.intent import Intent
from buddy.domain.message_slots import message_slots
from buddy.domain.route import Route
from buddy.ports.understanding import MessageDecision

ENGINE = "embedded"


class Reader:
    """Decides on messages.

    Args:
        encoders: Vectors of English texts, shared with the classifier of objectives.
        heads: The trained part; the shipped one unless given.
    """

    def __init__(self, encoders: Encoders, heads: MessageHeads | None = None) -> None:
        self._encoders = encoders
        self._heads = heads or MessageHeads.load()
        self._multilingual = MultilingualE5()

    def is_english(self, text: str) -> bool:
        """Tell whether a text is English."""
        return self._heads.is_english(clip(text))

    def read(self, message: str, state: ConversationState) -> MessageDecision:
        """Return the decision on a message.

        Args:
            message: As written.
            state: What the conversation is about.
        """
        slots = message_slots(message)
        text = clip(message)
        english = self._heads.is_english(text)
        around = situation.circumstances(message, slots, state)
        dense = np.concatenate([self._vector(text, english=english), around])
        heads = self._heads
        route_head = heads.english_route if english else heads.other_route
        intent_head = heads.english_intent if english else heads.other_intent
        routed = Sample.of(text, dense, situation.route_marks(state))
        meant = Sample(words_of(text, situation.intent_marks(state)), routed.pieces, dense)
        routes = settled(route_head.probabilities(routed), state)
        intents = intent_head.probabilities(meant)
        return MessageDecision(
            routes=routes,
            intents={intent: intents[intent.value] for intent in Intent},
            slots=slots,
            engine=ENGINE,
        )

    def _vector(self, text: str, *, english: bool) -> Numbers:
        if not english:
            return self._multilingual.encode(text)
        encoded = self._encoders.objective(text)
        return np.hstack([encoded.minilm[0], encoded.wordllama[0]])


def settled(found: Mapping[str, float], state: ConversationState) -> dict[Route, float]:
    """Return the routes with the impossible ones moved to what they mean in this state."""
    routes = {route: found.get(route.value, 0.0) for route in Route}
    for route, instead in situation.allowed(state).items():
        moved, routes[route] = routes[route], 0.0
        routes[instead] += moved
    return routes
