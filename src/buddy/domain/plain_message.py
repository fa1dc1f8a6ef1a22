# ruff: noqa: RUF001  # words of many languages
"""Messages that leave no doubt: what they ask for follows from their words alone.

Answers that Buddy itself offers, and sentences that begin as work of one kind always does. A model
that reads messages is right most of the time; these are right every time they match.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.assent import stops, without_assent
from buddy.domain.beyond_tools import beyond_tools
from buddy.domain.conversation import ConversationState
from buddy.domain.cost_question import CostQuestion, cost_question
from buddy.domain.feedback import bans_tool, minutes_saved_in, only_rates, only_undoes
from buddy.domain.intent import Intent
from buddy.domain.limits import without_limits
from buddy.domain.ordinals import only_points
from buddy.domain.plain_remark import commanded, sets_budget, stops_all, thanks, unfinished_sum
from buddy.domain.plain_work import of_notes, plain_work
from buddy.domain.references import Resolved, resolve
from buddy.domain.regex import regex
from buddy.domain.route import Route
from buddy.domain.slots_when import when_in

LONGEST: Final = 300
"""Longer messages say more than one thing."""
REMARK: Final = 120
"""Characters of a remark on a result."""
COMMANDS: Final = {
    "approve": Route.APPROVE,
    "run": Route.APPROVE,
    "execute": Route.APPROVE,
    "reject": Route.REJECT,
    "cancel": Route.CANCEL,
    "stop": Route.CANCEL,
}
_TAKE_BACK: Final = regex(
    r"^\W*(?:please )?(?:take (?:that|it|this) back"
    r"|undo (?:(?:that|my(?: last)?) (?:rating|feedback|verdict)|that))(?: please)?\W*$",
    re.IGNORECASE,
)
_HELP: Final = regex(
    r"^\W*(?:(?:hi|hey|hello|ok(?:ay)?|please)[\s,!.]+)*(?:help|help me|i need help|hilfe|aide"
    r"|ayuda"
    r"|(?:how )?can you help(?: me)?|what can you do(?: for me)?|what do you do"
    r"|(?:what|which) tools do you have|how do you work|kannst du (?:mir )?helfen|was kannst du"
    r"|(?:peux-tu|tu peux) m['’]aider|que peux-tu faire|puedes ayudarme|qué puedes hacer"
    r"|puoi aiutarmi|cosa sai fare|você pode me ajudar|kun je (?:me |mij )?helpen|wat kun je)"
    r"(?: please| bitte)?\W*$",
    re.IGNORECASE,
)
_STATUS: Final = regex(
    r"^\W*(?:what(?:'s| is) (?:running|going on|waiting|in the queue)(?: right)?(?: now)?"
    r"|what(?:'s| is) the status|running missions|list (?:my )?missions"
    r"|show (?:me )?(?:my )?missions"
    r"|how much (?:have i|did i|has been|was) (?:spen[dt]|paid|pay)(?: today| so far| this month)?"
    r"|how much (?:money|budget) (?:is|have i(?: got)?|do i have)(?: still)? left"
    r"|status|was läuft(?: gerade)?)\W*$",
    re.IGNORECASE,
)
_PART: Final = regex(
    r"^\W*(?:(?:please )?(?:show|open|give|tell|what(?:['’]s"
    r"| is))\s+(?:me\s+)?)?(?:the )?(?:(?:item|row|section)"
    r" \d{1,3}|last (?:item|row|section)) of the (?:list|table|page|result)\b[^\n]*$",
    re.IGNORECASE,
)
_BY_NAME: Final = regex(
    r"^\W*(?:(?:please|can you|could you|now)\s+)*(?:use|run|call"
    r"|try)\s+(?:the\s+)?(?:tool\s+)?[`\"']?"
    r"[a-z][\w-]{0,40}\.[a-z]\w{0,60}_\w{1,60}[`\"']?(?:\s+(?:to|for|on|with|and)\s+\S|\W*$)",
    re.IGNORECASE,
)
"""A tool of a server by its whole name."""
_OK: Final = regex(r"^\W*ok(?:ay)?[\s,.!]+", re.IGNORECASE)
_OTHERWISE: Final = regex(r"\b(?:at|somewhere|something|um)\b", re.IGNORECASE)
"""What makes a repetition another work, or one for later."""
_BUT: Final = regex(r"\b(?:but|aber|mais|pero|ma|mas|maar)\b", re.IGNORECASE)
"""What makes a repetition another work, unless what is otherwise about it can be told."""
_OF_THINGS: Final = frozenset(
    {Intent.SEARCH, Intent.RESEARCH, Intent.EXTRACTION, Intent.NAVIGATION, Intent.FILE}
)
"""Work whose results may be things with prices of their own."""


def plain_route(text: str, state: ConversationState) -> tuple[Route, Intent | None] | None:
    """Return what a message asks for, where its words alone tell.

    Args:
        text: The message.
        state: What stands open. While a question does, or a proposal, a sentence of work may be an
            answer or a change, and is left to the reader.

    Returns:
        The route, and the kind of work it states if any; None: the words alone do not tell.
    """
    if len(text) > LONGEST:
        return None
    spoken = _command(text) or _remark(text, state) or _spoken_of(text, state)
    if spoken is None and state.question is None and of_notes(text):
        return Route.MISSION, Intent.KNOWLEDGE
    if spoken is not None or state.question is not None or state.proposal is not None:
        return spoken
    if _BY_NAME.match(text):
        return Route.MISSION, None
    if (repeated := _again(text, state)) is not None:
        return Route.MISSION, repeated
    text = without_assent(text)
    before = (state.running, state.finished, state.failed, state.scheduled, state.last_url)
    intent = plain_work(without_limits(text), fresh=not any(before))
    return None if intent is None else (Route.MISSION, intent)


def _command(text: str) -> tuple[Route, Intent | None] | None:
    """Return what a message says in the words that Buddy offers."""
    if command := commanded(text):
        return COMMANDS[command[0]], None
    if _TAKE_BACK.match(text):
        return Route.FEEDBACK, None
    if _HELP.match(text):
        return Route.QUESTION, None
    return (Route.STATUS, None) if _STATUS.match(text) else None


def _spoken_of(text: str, state: ConversationState) -> tuple[Route, Intent | None] | None:
    """Return what a message asks of a result or of money."""
    if state.finished is not None and (_PART.match(text) or _points(text, state)):
        return Route.FOLLOW_UP, None
    asked = cost_question(text)
    route = None if asked is None else _of_money(asked, state)
    return None if route is None else (route, None)


def _remark(text: str, state: ConversationState) -> tuple[Route, Intent | None] | None:
    """Return what a short remark means, where it is one of those that mean one thing."""
    if thanks(text) or (state.proposal is None and thanks(_OK.sub("", text))):
        return Route.CHITCHAT, None
    if stops_all(text):
        return Route.CANCEL, None
    if sets_budget(text):
        return Route.STATUS, None
    if state.question is not None:
        return None
    if unfinished_sum(text):
        return Route.CLARIFY, Intent.CALCULATION
    if _judges(text, state):
        return Route.FEEDBACK, None
    going = state.running or state.scheduled
    if stops(text) and bool(state.proposal) != bool(going):
        return (Route.REJECT if state.proposal else Route.CANCEL), None
    return (Route.CHITCHAT, None) if beyond_tools(text) else None


def _judges(text: str, state: ConversationState) -> bool:
    """Tell whether a message plainly judges what was done, or takes such a judgement back."""
    ended = state.finished is not None or state.failed is not None
    if only_rates(text):
        return ended or not (state.proposal or text.strip()[:1].isdigit())
    if not ended:
        return False
    if only_undoes(text):
        return state.proposal is None
    return len(text) <= REMARK and (bans_tool(text) or minutes_saved_in(text) is not None)


def _again(text: str, state: ConversationState) -> Intent | None:
    """Return the kind of work that a message asks for once more, now; None: it does not."""
    last = state.last
    if last is None or last.intent is None or when_in(text) is not None or _OTHERWISE.search(text):
        return None
    found = resolve(text, state)
    if not isinstance(found, Resolved) or (_BUT.search(text) and found.unchanged):
        return None
    return last.intent if found.repeats else None


def _points(text: str, state: ConversationState) -> bool:
    """Tell whether a text only points at a part of the result, where nothing else is open."""
    return state.proposal is None and state.question is None and only_points(text)


def _of_money(asked: CostQuestion, state: ConversationState) -> Route | None:
    """Return who tells a cost; None where a thing in a result may be meant."""
    if asked is CostQuestion.PAST:
        return Route.STATUS
    if state.proposal is not None:
        return Route.QUESTION
    of_things = state.finished is not None and state.finished.intent in _OF_THINGS
    return None if of_things or state.last_url else Route.STATUS
