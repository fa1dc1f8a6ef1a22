"""A question that is answered by "whatever" or "no idea" is let go, and not put again."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.no_answer import answers_nothing
from buddy.services.chat.target import goes_on
from buddy.services.chat.turn import Turn

_DROPS: Final = "never mind"
"""What such an answer is read as: it lets go of a question, and of nothing else."""


def let_go(turn: Turn) -> Turn:
    """Return a message that answers an open question with nothing as one that lets go of it.

    Beside a proposal, or a run that goes on, it decides nothing and stays as it is.
    """
    if turn.said is not None or not answers_nothing(turn.exchange.text):
        return turn
    asked = turn.session.asked or turn.left
    if asked is not None:
        return replace(turn, said=_DROPS, session=replace(turn.session, asked=asked))
    last = turn.talk.spoken[0].mission if turn.talk.spoken else None
    if last is None or last.status is not MissionStatus.CLARIFICATION_NEEDED or goes_on(turn):
        return turn
    return replace(turn, said=_DROPS)
