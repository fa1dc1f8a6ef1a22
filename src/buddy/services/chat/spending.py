"""Messages that limit spending: a limit is a cap of something to be done, and never a verdict."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.cap_change import CapDoubt
from buddy.domain.edit_request import EditRequest
from buddy.domain.envelope import SuggestedAction
from buddy.domain.ids import ToolName
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.limits import without_limits
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.money_words import amounts_in
from buddy.domain.plain_work import plain_work
from buddy.domain.regex import regex
from buddy.domain.route import Route
from buddy.domain.slots_amount import unread_limit
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import quoted

EXAMPLE: Final = "Search for python tutorials, spend at most $1"
IN_DOLLARS: Final = (
    "Caps are counted in US dollars, and I convert no other currency: say the cap in dollars."
)
_FILLER: Final = regex(
    r"\b(?:yes|ok(?:ay)?|please|but|and|it|this|that|the|mission|run|for|on|now|just|only"
    r"|actually|you"
    r"|may|can|do|not|to|by|por favor|bitte|pero|y|und|aber|mais|et|ma|e|maar|en)\b|[^\w\s]",
    re.IGNORECASE,
)
_FEWEST: Final = 2
"""Words beside a limit that can be work."""
_NO_WORK: Final = frozenset({Route.FEEDBACK, Route.CHITCHAT, Route.CLARIFY})


def limits_spending(turn: Turn) -> bool:
    """Tell whether a message says how much may be spent."""
    return turn.decision.slots.amount is not None or unread_limit(turn.text) is not None


def spending_route(turn: Turn) -> Route | None:
    """Return what a message with a limit asks for; None: it sets none, or its reader has it right.

    Beside a proposal a limit is its new cap, unless the message says whole work of its own; with
    work in it, it is a new mission under that cap.
    """
    talk, route = turn.talk, turn.decision.route
    if not limits_spending(turn) or talk.first(MissionStatus.AWAITING_APPROVAL) is not None:
        return None
    rest = without_limits(turn.text)
    works = len(_FILLER.sub(" ", rest).split()) >= _FEWEST
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


def doubt_words(edit: EditRequest, cap: Money, free: ToolName | None = None) -> str:
    """Return why an amount was not taken over, and what to say instead; empty without a doubt.

    Args:
        edit: What was said.
        cap: The limit that stands.
        free: The tool, where it costs nothing.
    """
    said = quoted(edit.amount)
    costless = f"{free} is free, so it costs nothing. " if free else ""
    words = {
        CapDoubt.CURRENCY: f"{said}: {IN_DOLLARS} It stays at {cap}.",
        CapDoubt.FIGURE: (
            f"{said} can be read in two ways, so the cap stays at {cap}. Which one is meant?"
        ),
        CapDoubt.WHOSE: (
            f"Is {said} the most that I may spend on this, or does it belong to what is asked for? "
            f"The cap stays at {cap} until you say."
        ),
        CapDoubt.BY_HOW_MUCH: (
            f"The cap is {cap}. Say by how much it shall change, or to what: “raise the cap by"
            f" $2”, "
            "“cap it at $7”."
        ),
        CapDoubt.NOTHING: (
            f"{costless}A cap has to be above $0.00, so it stays at {cap}. "
            "“Cap it at $0.01” lets a cent be spent at most."
        ),
        CapDoubt.NO_CAP: (
            f"There is always a cap; it stays at {cap}. Say another one: “cap it at $7”."
        ),
    }
    return words[edit.doubt] if edit.doubt is not None else ""


def doubt_actions(edit: EditRequest, mission: Mission, text: str) -> tuple[SuggestedAction, ...]:
    """Return what can be said to settle a doubt about an amount."""
    found = amounts_in(edit.amount) or amounts_in(f"${edit.amount}")
    value = found[0].value if found else None
    if edit.doubt is CapDoubt.FIGURE:
        digits = re.sub(r"[^\d.]", "", edit.amount).strip(".")
        either = (digits.rstrip("0").rstrip("."), digits.replace(".", ""))
        return tuple(say(f"Cap it at ${figure}") for figure in either)
    actions = (say(f"Cap it at ${value.normalize():f}"),) if value else ()
    if edit.doubt is CapDoubt.WHOSE and value:
        objective = f"{mission.terms.objective.rstrip('.!? ')}, {text.strip(' .!')}"
        actions = (
            *actions,
            say("It belongs to what is asked for", f"make the objective say: {objective}"),
        )
    return actions if edit.doubt in {CapDoubt.WHOSE, CapDoubt.CURRENCY} else ()
