"""Messages that limit spending: a limit is a cap of something to be done, and never a verdict."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.plain_work import plain_work
from buddy.domain.route import Route
from buddy.domain.slots_amount import limit_elsewhere, without_limit
from buddy.services.chat.turn import Reply, Turn, question, say

EXAMPLE: Final = "Search for python tutorials, spend at most $1"
IN_DOLLARS: Final = (
    "Caps are counted in US dollars, and I convert no other currency: say the cap in dollars."
)
_FILLER: Final = re.compile(
    r"\b(?:yes|ok(?:ay)?|please|but|and|it|this|that|the|mission|run|for|on|now|just|only|actually|you"
    r"|may|can|do|not|to|by|por favor|bitte|pero|y|und|aber|mais|et|ma|e|maar|en)\b|[^\w\s]",
    re.IGNORECASE,
)
_FEWEST: Final = 2
"""Words beside a limit that can be work."""
_NO_WORK: Final = frozenset({Route.FEEDBACK, Route.CHITCHAT, Route.CLARIFY})


def limits_spending(turn: Turn) -> bool:
    """Tell whether a message says how much may be spent."""
    return turn.decision.slots.amount is not None or limit_elsewhere(turn.text)


def spending_route(turn: Turn) -> Route | None:
    """Return what a message with a limit asks for; None: it sets none, or its reader has it right.

    Beside a proposal a limit is its new cap, unless the message says whole work of its own; with
    work in it, it is a new mission under that cap.
    """
    talk, route = turn.talk, turn.decision.route
    if not limits_spending(turn) or talk.first(MissionStatus.AWAITING_APPROVAL) is not None:
        return None
    rest = without_limit(turn.text)
    works = len(_FILLER.sub(" ", rest).split()) >= _FEWEST and not limit_elsewhere(turn.text)
    own = works and plain_work(rest) is not None
    if talk.proposals and route not in {Route.SCHEDULE, Route.MISSION, Route.AUTONOMOUS_GOAL}:
        return Route.MISSION if own else Route.MODIFY_MISSION
    if talk.proposals and not works:
        return Route.MODIFY_MISSION
    if not works:
        return None if route is Route.MODIFY_MISSION else Route.CLARIFY
    return Route.MISSION if own or route in _NO_WORK else None


def no_proposal() -> Reply:
    """Return the reply to a limit where there is nothing that it could be the cap of."""
    return question(
        "There is no proposal here whose cap could be changed. Say what to do together with the "
        "limit, in one sentence.",
        say(EXAMPLE),
    )
