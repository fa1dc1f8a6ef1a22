"""Who answers a message: its route, where more than the reader's word counts."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.assent import agrees, declines, hesitates, stops, without_assent
from buddy.domain.carried_over import is_sum
from buddy.domain.clarification import whole_of
from buddy.domain.edit_request import edit_in
from buddy.domain.goal_clauses import Kind, clauses_of
from buddy.domain.goal_rule import is_goal
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.limits import without_limits
from buddy.domain.page_words import no_other_pages
from buddy.domain.plain_decision import Stop, refuses, stop_in, yes_to
from buddy.domain.plain_message import COMMANDS
from buddy.domain.plain_remark import commanded, sets_budget
from buddy.domain.plain_work import plain_work
from buddy.domain.recipe_saved import saved_in
from buddy.domain.references import Resolved, Unresolved, picks_page, resolve
from buddy.domain.regex import regex
from buddy.domain.route import Route
from buddy.domain.schedule import SCHEDULED_BY
from buddy.domain.session import ChatSession, Exchange
from buddy.domain.slots import find_slots
from buddy.domain.slots_when import (
    begins_in_the_past,
    begins_timed,
    counts_things,
    tells_the_past,
    when_in,
)
from buddy.domain.spoken_time import in_figures
from buddy.domain.time_ahead import only_ahead, time_ahead
from buddy.domain.time_question import asks_when
from buddy.domain.whole_stop import sweep_in
from buddy.ports.understanding import MessageDecision
from buddy.services.chat.beside import beside_route
from buddy.services.chat.cancel import ends_schedule
from buddy.services.chat.cancel_all import ALL
from buddy.services.chat.clarify import MISSES, REST, YES
from buddy.services.chat.counted import recounted
from buddy.services.chat.follow_up import FOLLOWED
from buddy.services.chat.offers import OFFER
from buddy.services.chat.page_watched import watches_page
from buddy.services.chat.picking import PLACE
from buddy.services.chat.schedule import asks_for_schedule
from buddy.services.chat.schedule_dropped import drops_times
from buddy.services.chat.schedule_edit import CHANGE
from buddy.services.chat.spending import spending_route
from buddy.services.chat.target import WHICH, about, goes_on, wanted
from buddy.services.chat.turn import Turn

SURE = 0.5
"""A message decides something only where the reader is at least so sure that it means to."""
_CLOSED: Final = frozenset({WHICH, PLACE, ALL, YES, CHANGE, OFFER})
"""Slots of questions that take a yes or a choice, and no other words."""
_DECIDING: Final = frozenset({Route.APPROVE, Route.REJECT, Route.CANCEL})
_MAY_BE_YES: Final = frozenset(
    {Route.MODIFY_MISSION, Route.QUESTION, Route.CLARIFY, Route.REJECT, Route.CANCEL}
)
"""What readers take a plain yes for: "just run it", "approve it, but don't run it yet"."""
_MAY_BE_STOP: Final = frozenset({Route.CANCEL, Route.CLARIFY, Route.REJECT})
_WORDS: Final = regex(r"\w")
_MAY_BE_REST: Final = frozenset({Route.CLARIFY, Route.MODIFY_MISSION, Route.MISSION})
_MAY_BE_GOAL: Final = frozenset({Route.MISSION, Route.CLARIFY, Route.QUESTION, Route.CHITCHAT})
_LEAD: Final = regex(
    r"^\W*(?:(?:ok(?:ay)?|so|now|then|and|right|well|start|run|do|go|begin|an?|on|ahead)\b[\s,]*)+",
    re.IGNORECASE,
)
"""What may stand before another order: "ok now search for cats", "run a search for cats"."""


def leaves_question(session: ChatSession, exchange: Exchange) -> bool:
    """Tell whether a message is read as if no question were open.

    A question that takes a yes or a choice is not answered by other words, and after a way out was
    offered nobody is held by the question any longer. A yes or no to what was just put is for that,
    however often something was asked before.
    """
    asked, text = session.asked, exchange.text
    if asked is not None and asked.put == exchange.sequence - 1:
        said_again = (
            asked.slot == ALL and sweep_in(text) is not None
        )  # "cancel everything", once more
        if said_again or agrees(text) or declines(text):
            return False
    if session.misses > MISSES:
        return True
    closed = asked is not None and asked.slot in _CLOSED
    return closed and not (agrees(text) or declines(text))


def gives_rest(turn: Turn) -> bool:
    """Tell whether a message is the other half of a request that was asked about.

    A sentence that is work by itself is no half, and neither is what plainly asks for something
    that is no work.
    """
    asked = turn.session.asked
    if asked is None or asked.slot != REST or turn.decision.route not in _MAY_BE_REST:
        return False
    if plain_work(without_limits(turn.text), fresh=False) is not None:
        return False
    return whole_of(asked.objective, turn.text) is not None


def goes_elsewhere(decision: MessageDecision) -> bool:
    """Tell whether a message read so asks for something, and is no answer that missed."""
    return decision.route is not Route.CLARIFY and decision.confidence >= SURE


def _whole(text: str) -> Route | None:
    """Return who answers what is about no single mission: all of them, or all money."""
    if sweep_in(text) is not None or ends_schedule(text):
        return Route.CANCEL
    return Route.STATUS if sets_budget(text) else None


def _worded(turn: Turn) -> Route | None:
    """Return the route of a message that says in so many words what it wants."""
    if (command := commanded(turn.text)) is not None:
        return COMMANDS[command[0]]
    if saved_in(turn.text) is not None:
        return Route.RECIPE
    again = _says_again(turn) or _picks_page(turn) or _counts_work(turn)
    return Route.MISSION if again else None


def route_of(turn: Turn) -> Route:
    """Return the route of a message that is no plain answer."""
    if FOLLOWED in turn.passed:
        return Route.FOLLOW_UP
    if (worded := _worded(turn)) is not None:
        return worded
    if _is_goal(turn):
        return Route.AUTONOMOUS_GOAL
    plain = _whole(turn.text) or spending_route(turn) or _timed(turn) or beside_route(turn)
    if plain is None and turn.talk.proposals and turn.session.asked is None:
        plain = _beyond_doubt(turn)
        if plain is not None:
            return plain
    route = plain or _single(turn) or turn.decision.route
    if (yes := _plain_yes(turn, route)) is not None:
        return yes
    if route in _MAY_BE_STOP and _stops_last(turn):
        return Route.CANCEL
    if (
        route in _DECIDING
        and _whole(turn.text) is not Route.CANCEL
        and turn.decision.confidence < SURE
    ):
        route = Route.CLARIFY
    elif route is Route.APPROVE and turn.talk.proposals:
        route = _not_plain(turn) or route
    return Route.MISSION if _is_work_after_all(turn, route) else route


def _plain_yes(turn: Turn, route: Route) -> Route | None:
    """Return the route of a message whose words are a yes, however unsure its reader is."""
    if not _says_yes(turn):
        return None
    if route is Route.APPROVE and turn.talk.proposals:
        return _not_plain(turn) or route
    return Route.APPROVE if route in _MAY_BE_YES else None


def _is_work_after_all(turn: Turn, route: Route) -> bool:
    """Tell whether a message is work, though its reader is not sure of that."""
    if route is Route.CLARIFY:
        return _repeats(turn) or _is_other_work(turn)
    if route is Route.FOLLOW_UP and turn.session.asked is None and is_sum(turn.text):
        return True  # its figures are its own, and none of the last result
    return turn.decision.confidence < SURE and _repeats(turn)


def _repeats(turn: Turn) -> bool:
    """Tell whether a message says "again" and no more, after work and with nothing open."""
    last = turn.talk.state.last
    if last is None or turn.talk.proposals or turn.session.asked is not None:
        return False
    found = resolve(turn.text, turn.talk.state, turn.session.urls)
    return isinstance(found, Resolved) and found.repeats


def _stops_last(turn: Turn) -> bool:
    """Tell whether a message is a plain stop, however unsure its reader is, to what repeats.

    "Delete it" may be a note or a file; beside a schedule that was spoken of last it is that.
    """
    last, asked = turn.talk.spoken[0].mission if turn.talk.spoken else None, turn.session.asked
    if last is None or turn.talk.proposals:
        return False
    if asked is not None and (asked.slot != CHANGE or declines(turn.text)):
        return False  # "stop it" is a no to a change that is asked about, "delete it" is none
    repeats = last.status is MissionStatus.APPROVED and SCHEDULED_BY in last.metadata
    return repeats and stop_in(turn.text, about(last)) is Stop.STOP


def _says_again(turn: Turn) -> bool:
    """Tell whether a message is word for word the work that waits for an answer.

    Buddy itself says so where a tool is let in again: it is proposed anew.
    """
    asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
    if asking is None or turn.session.asked is not None:
        return False
    wanted = " ".join(asking.mission.terms.objective.split())
    said = " ".join(turn.text.split())
    return said.casefold() == wanted.casefold() and plain_work(wanted, fresh=False) is not None


def _is_goal(turn: Turn) -> bool:
    """Tell whether a sentence is a goal by its words, where nothing waits that it may change."""
    if turn.talk.proposals or turn.session.asked is not None or time_ahead(turn.text) is not None:
        return False
    if turn.talk.first(MissionStatus.CLARIFICATION_NEEDED) is not None:
        return False
    return turn.decision.route in _MAY_BE_GOAL and is_goal(turn.text)


def _picks_page(turn: Turn) -> bool:
    """Tell whether the last work is wanted again on some of its pages: no row of a table is."""
    if turn.talk.proposals or turn.session.asked is not None:
        return False
    return picks_page(turn.text, turn.talk.state)


def _counts_work(turn: Turn) -> bool:
    """Tell whether work of the conversation is wanted again by its place, at no other time."""
    free = turn.session.asked is None and when_in(turn.text) is None
    return free and recounted(turn, without_limits(turn.text) or turn.text) is not None


def _timed(turn: Turn) -> Route | None:
    """Return the route that the words of time in a message leave no doubt about."""
    if drops_times(turn):
        return Route.SCHEDULE
    if watches_page(turn):
        return Route.SCHEDULE  # which asks how often to look
    if turn.decision.route is Route.SCHEDULE and _names_no_time(turn.text):
        return Route.MISSION
    if turn.decision.route is Route.SCHEDULE and asks_when(turn.text):
        return _of_the_thing(turn)
    if turn.decision.route is Route.MISSION and begins_in_the_past(turn.text):
        return Route.SCHEDULE  # which says that it is over, and asks
    if turn.session.asked is None and _names_time(turn):
        return Route.SCHEDULE
    work = begins_timed(turn.text)
    if work is None or turn.session.asked is not None:
        return None
    plain = plain_work(without_limits(work), fresh=False) or turn.decision.slots.urls
    return Route.SCHEDULE if plain else None


def _of_the_thing(turn: Turn) -> Route | None:
    """Return who answers when something is: the result that there is, or whoever looks it up."""
    if turn.talk.artifact is not None and turn.session.asked is None:
        return Route.FOLLOW_UP
    points = isinstance(resolve(turn.text, turn.talk.state, turn.session.urls), Unresolved)
    return Route.CLARIFY if points else Route.MISSION


def _names_time(turn: Turn) -> bool:
    """Tell whether work on a page, or an answer to a proposal, names a time that is to come.

    It is scheduled or asked about, and never run now as if nothing of a time had been said.
    """
    if turn.talk.proposals and only_ahead(without_assent(turn.text)):
        return True
    work = turn.decision.route is Route.MISSION and bool(turn.decision.slots.urls)
    return work and time_ahead(in_figures(turn.text)) is not None


def _names_no_time(text: str) -> bool:
    """Tell whether work names no time to do it at: one that was, limits of it, or how many."""
    if counts_things(text) and time_ahead(in_figures(text)) is None:
        return True
    rest = without_limits(text)
    if rest == text.strip() or when_in(rest) is not None or asks_for_schedule(text):
        return tells_the_past(text)
    parts = clauses_of(rest)
    searches = bool(parts) and parts[0].kind is Kind.SEARCH
    return searches or plain_work(rest) is not None


def _beyond_doubt(turn: Turn) -> Route | None:
    """Return the route of what is a plain no, or no word at all, whatever a reader thinks."""
    text, route = turn.text, turn.decision.route
    if hesitates(text):
        return Route.REJECT  # which takes a moment's thought for one, and rejects nothing
    if not _WORDS.search(text) and not (agrees(text) or declines(text)):
        return Route.CLARIFY
    if no_other_pages(text) and find_slots(turn.talk.proposals[0].mission.terms.objective).urls:
        return Route.MODIFY_MISSION  # "nothing else" is no no to a page
    if not (declines(text) or refuses(text, about(turn.talk.proposals[0].mission))):
        return None
    if stops(text) and goes_on(turn):
        return Route.CANCEL
    return route if route in {Route.REJECT, Route.CANCEL} else Route.REJECT


def _single(turn: Turn) -> Route | None:
    """Return that a message is one piece of work, where only its limit looked like another."""
    rest = without_limits(turn.text)
    if turn.decision.route is not Route.AUTONOMOUS_GOAL or rest == turn.text.strip():
        return None
    parts = clauses_of(rest)
    single = len(parts) == 1 and (parts[0].kind is Kind.SEARCH or parts[0].urls)
    return Route.MISSION if single else None


def _says_yes(turn: Turn) -> bool:
    """Tell whether a message is a plain yes to the proposal that was shown last.

    Or to what is approved and not started, where the last answer has asked for just that.
    """
    proposals = turn.talk.proposals
    if proposals:
        return yes_to(turn.text, wanted(proposals[0].mission))
    last = turn.talk.spoken[0] if turn.talk.spoken else None
    if last is None or last.mission.status is not MissionStatus.APPROVED or last.mission.run:
        return False
    just_asked = last.shown.awaited == turn.exchange.sequence - 1
    return just_asked and yes_to(turn.text, wanted(last.mission))


def _is_other_work(turn: Turn) -> bool:
    """Tell whether a whole sentence of another kind of work came in place of an answer."""
    asking = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
    if asking is None and turn.session.asked is None:
        return False
    stated = plain_work(without_limits(turn.text), fresh=False)
    return stated is not None and (asking is None or stated is not asking.mission.terms.intent)


def _not_plain(turn: Turn) -> Route | None:
    """Return what an approving message asks for besides; None: it is a plain yes."""
    found = resolve(turn.text, turn.talk.state, turn.session.urls)
    if isinstance(found, Resolved) and found.repeats:
        return Route.MISSION
    if _says_yes(turn):
        return None
    work = _LEAD.sub("", without_assent(turn.text))
    if plain_work(without_limits(work), fresh=False) is not None:
        return Route.MISSION
    changed = edit_in(turn.text, turn.talk.proposals[0].mission.terms.objective, ())
    return Route.MODIFY_MISSION if changed.says_something else None
