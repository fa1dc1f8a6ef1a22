"""The twin of the message reader without weights: keyword rules over message and state.

Deterministic and instant, for tests and examples; it only knows the words listed here.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.adapters.understanding.memory import ENGINE, believed
from buddy.domain.conversation import ConversationState
from buddy.domain.message_slots import MessageSlots, message_slots
from buddy.domain.route import Route
from buddy.ports.understanding import MessageDecision

_SURE: Final = 0.9
_YES: Final = re.compile(
    r"^\W*(?:yes|yep|ok(?:ay)?|sure|approved?|go ahead|do it|run it|looks good|lgtm)\b"
    r"[\s\w]{0,12}\W*$",
    re.IGNORECASE,
)
_NO: Final = re.compile(
    r"^\W*(?:no|nope|reject(?: it)?|don't|not now|forget it)\W*$", re.IGNORECASE
)
_RULES: Final[tuple[tuple[Route, re.Pattern[str]], ...]] = tuple(
    (route, re.compile(pattern, re.IGNORECASE))
    for route, pattern in (
        (
            Route.CHITCHAT,
            r"^\W*(?:hi|hello|hey|thanks?|thank you|bye|good morning)\b[\s\w]{0,10}\W*$",
        ),
        (Route.CANCEL, r"^\W*(?:cancel|stop|abort|kill)\b"),
        (Route.RECIPE, r"\brecipes?\b|\btemplates?\b"),
        (
            Route.FEEDBACK,
            r"\b(?:helpful|useless|wrong|great (?:job|result)|\d+ (?:out )?of 10|never use)\b",
        ),
        (Route.STATUS, r"\b(?:status|progress|running|queue|budget|how far|spent)\b"),
        (
            Route.QUESTION,
            r"\bwhat can you do\b|\bhow do(?:es)? (?:you|this|it) work\b|^\W*what is a\b",
        ),
        (
            Route.CLARIFY,
            r"^\W*(?:do|check|open|visit|try|extract) (?:it|that|this|there)(?: again)?\W*$",
        ),
    )
)
_CHANGE: Final = re.compile(
    r"\b(?:instead|only|change|make it|cap|limit|up to|without|also|use)\b", re.IGNORECASE
)
_FOLLOWS: Final = re.compile(
    r"\b(?:result|found|first|second|third|show (?:me )?(?:it|them|again)"
    r"|summari[sz]e (?:it|that))\b",
    re.IGNORECASE,
)
_GOAL: Final = re.compile(
    r"\bthen\b.*\bthen\b|\bextract\b.*\b(?:compare|calculate)\b", re.IGNORECASE
)


class MemoryReader:
    """Implements `MessageReader` and `Warmable` with keyword rules."""

    @property
    def ready(self) -> bool:
        """Whether a call would be answered without loading first: always."""
        return True

    @property
    def failure(self) -> str | None:
        """What went wrong when it was last loaded: never anything."""
        return None

    async def warm(self) -> None:
        """Do nothing; there is nothing to load."""

    async def read(self, message: str, state: ConversationState) -> MessageDecision:
        """Return 0.9 for the route of the first rule that matches."""
        slots = message_slots(message)
        chosen = _route(message, state, slots)
        rest = (1.0 - _SURE) / (len(Route) - 1)
        return MessageDecision(
            routes={route: _SURE if route is chosen else rest for route in Route},
            intents=believed(message),
            slots=slots,
            engine=ENGINE,
        )


def _route(message: str, state: ConversationState, slots: MessageSlots) -> Route:
    pending = state.proposal is not None
    if _YES.match(message):
        return Route.APPROVE if pending else Route.CLARIFY
    if _NO.match(message):
        return Route.REJECT if pending else Route.CHITCHAT
    if state.question is not None or (pending and _CHANGE.search(message)):
        return Route.MODIFY_MISSION
    if slots.when and re.search(r"\b(?:every|daily|weekly|tomorrow)\b", slots.when, re.IGNORECASE):
        return Route.SCHEDULE
    for route, rule in _RULES:
        if rule.search(message) and not (route is Route.CLARIFY and state.last is not None):
            return route
    if state.finished is not None and _FOLLOWS.search(message) and not slots.urls:
        return Route.FOLLOW_UP
    return Route.AUTONOMOUS_GOAL if _GOAL.search(message) else Route.MISSION
