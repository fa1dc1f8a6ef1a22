"""Which mission of a conversation is meant by its place: the first one, the second search."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.mission import Mission
from buddy.domain.mission_counted import counted_again
from buddy.domain.references import picks_page
from buddy.services.chat.turn import Spoken, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted:
    """A message that wants counted work again, as one that wants "it" again."""

    text: str
    mission: Mission
    state: ConversationState
    """In which the mission is the last one."""


def in_order(turn: Turn) -> list[Spoken]:
    """Return the missions of the conversation, the one that it began with first."""
    return sorted(turn.talk.spoken, key=lambda each: (each.mission.created_at, each.shown.sequence))


def recounted(turn: Turn, text: str, *, timed: bool = False) -> Recounted | None:
    """Return a message that wants a counted mission again; None: it wants none.

    The pages of the last work are counted before the missions are, and so are the hits of a search
    that shall be opened.

    Args:
        turn: The message and what it stands in.
        text: Its words, without those of a time.
        timed: Whether a time was said.
    """
    state = turn.talk.state
    if picks_page(text, state):
        return None
    missions = in_order(turn)
    found = counted_again(text, len(missions), timed=timed)
    if found is None:
        return None
    return once_more(turn, missions[found[0]].mission, found[1])


def once_more(turn: Turn, mission: Mission, text: str) -> Recounted:
    """Return words of "again" as they are read of one mission, whatever else is open.

    Args:
        turn: The message.
        mission: The one that is meant.
        text: The words: "do it again".
    """
    last = SpokenMission(
        mission_id=mission.mission_id,
        objective=mission.terms.objective,
        intent=mission.terms.intent,
    )
    alone = replace(turn.talk.state, proposal=None, running=None, finished=last)
    return Recounted(text=text, mission=mission, state=alone)
