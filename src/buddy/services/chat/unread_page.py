"""A question about a page, or a search, that is only proposed: nobody has read it yet.

It is no question how missions stand, no other work and no change of the proposal. Buddy says that
the proposal has not run, and what a yes would do; the proposal stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from buddy.domain.assent import agrees, declines
from buddy.domain.edit_pages import pages_left
from buddy.domain.edit_request import edit_in
from buddy.domain.intent import Intent
from buddy.domain.mission import Mission
from buddy.domain.own_work import is_own_goal, own_work
from buddy.domain.page_question import asks_of_page, is_wish, points_there
from buddy.domain.schedule import SCHEDULED_BY
from buddy.domain.slots import find_slots
from buddy.services.chat.target import decisions, names_any
from buddy.services.chat.turn import Handler, Reply, Turn, card, say
from buddy.services.chat.words import quoted

_LOOKING: Final = frozenset({Intent.SEARCH, Intent.RESEARCH})
_OF_PAGES: Final = frozenset({Intent.EXTRACTION, Intent.NAVIGATION})


@dataclass(frozen=True, slots=True)
class UnreadPageAside:
    """Takes questions about what a proposal that was spoken of last would read."""

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: it asks about something else, or changes the proposal."""
        open_ones, spoken = turn.talk.proposals, turn.talk.spoken
        if turn.session.asked is not None or not open_ones or open_ones[0] != spoken[0]:
            return None
        text, mission = turn.text, open_ones[0].mission
        if names_any(turn) or find_slots(text).urls or agrees(text) or declines(text):
            return None
        if not asks_of_page(text) or not _may_be_read(mission, text):
            return None
        if turn.talk.artifact is not None and not points_there(text):
            return None  # a result that there is tells before one that there may be
        edit = edit_in(text, mission.terms.objective, (), mission.terms.cap_usd)
        bounds = replace(edit, wish=None, doubt=None, amount="").is_of_terms
        picks = pages_left(text, find_slots(mission.terms.objective).urls) is not None
        if picks or bounds or own_work(text) or is_own_goal(text):
            return None
        return partial(_unread, mission)


def _may_be_read(mission: Mission, text: str) -> bool:
    """Tell whether a proposal reads what a message can be about: of a search, a wish changes it."""
    intent = mission.terms.intent
    if intent in _LOOKING:
        return not is_wish(text)
    return intent in _OF_PAGES and bool(find_slots(mission.terms.objective).urls)


async def _unread(mission: Mission, turn: Turn) -> Reply:
    later = SCHEDULED_BY in mission.metadata
    deed = "schedules it, and after its first run" if later else "runs it, and then"
    text = turn.text.strip()
    return Reply(
        summary=(
            f"{quoted(mission.terms.objective)} has not run yet, so nobody has read what stands "
            f"there. It waits for your yes: that {deed} I can answer {quoted(text)}."
        ),
        blocks=(card(mission),),
        spoken=(mission,),
        awaits=(mission,),
        actions=(*decisions(mission), say("Look it up", f"Search for {text.rstrip('?. ')}")),
        keeps_question=True,
    )
