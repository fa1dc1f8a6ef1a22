"""After a calculation or a time, what can be read as a sum or a place is work, and no question.

A result that is a number or an hour holds no words to ask about, so a message that goes on from it
("plus ten percent", "and in Sydney?", "quinze fois douze") is proposed as the next mission.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.carried_over import carried_over, figure_said
from buddy.domain.conversation import SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.plain_work import plain_work
from buddy.services.chat.mission import MissionHandler
from buddy.services.chat.turn import Handler, Reply, Turn

YES: Final = "yes"
_OF_FIGURES: Final = frozenset({Intent.CALCULATION, Intent.TIME})
_UNDER_WAY: Final = frozenset(
    {MissionStatus.APPROVED, MissionStatus.RUNNING, MissionStatus.COMPLETED, MissionStatus.FAILED}
)


@dataclass(frozen=True, slots=True)
class GoingOnAside:
    """Takes messages that calculate or ask the clock, going on from the last time or not."""

    missions: MissionHandler

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: the message goes on with nothing."""
        asked = turn.session.asked
        if asked is not None and asked.slot != YES:
            return None
        spoken = turn.talk.spoken[0].mission if turn.talk.spoken else None
        if spoken is not None and spoken.status is MissionStatus.CLARIFICATION_NEEDED:
            return None
        if turn.decision.slots.when is None and plain_work(turn.text, fresh=False) in _OF_FIGURES:
            return self.missions
        last = _last(turn)
        if last is None:
            return None
        goes_on = carried_over(turn.text, last) or figure_said(turn.text, last)
        return _On(self.missions, last) if goes_on is not None else None


@dataclass(frozen=True, slots=True)
class _On:
    """Proposes the last work once more, with what was said."""

    missions: MissionHandler
    last: SpokenMission

    async def __call__(self, turn: Turn) -> Reply:
        state = replace(turn.talk.state, proposal=None, running=None, finished=self.last)
        return await self.missions(replace(turn, talk=replace(turn.talk, state=state)))


def _last(turn: Turn) -> SpokenMission | None:
    """Return the calculation or the time that was spoken of last, and was approved."""
    found = turn.talk.spoken[0].mission if turn.talk.spoken else None
    if found is None or found.status not in _UNDER_WAY or found.terms.intent not in _OF_FIGURES:
        return None
    return SpokenMission(
        mission_id=found.mission_id, objective=found.terms.objective, intent=found.terms.intent
    )
