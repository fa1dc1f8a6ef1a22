"""Mistyped words of command are read as they are meant, where they are no words to keep."""

from __future__ import annotations

from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.plain_work import plain_work
from buddy.domain.second_thought import ordered_after_all
from buddy.domain.session import ChatSession
from buddy.domain.slips import without_slips
from buddy.domain.slots_note import note_in
from buddy.services.chat.turn import Talk


def mended(text: str, session: ChatSession, talk: Talk) -> str:
    """Return a message without slips of the hand; as it stands where its words are kept or sent.

    An answer to a question, a note and the words of a search stay as they were typed. Of "never
    mind all that, run it" beside the one proposal that waits, the order is what was said.
    """
    order = ordered_after_all(text)
    if order is not None and len(talk.proposals) == 1:
        return order
    last = talk.spoken[0].mission if talk.spoken else None
    asks = last is not None and last.status is MissionStatus.CLARIFICATION_NEEDED
    if session.asked is not None or asks or note_in(text) is not None:
        return text
    return text if plain_work(text) is Intent.SEARCH else without_slips(text)
