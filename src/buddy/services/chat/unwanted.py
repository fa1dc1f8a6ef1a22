"""A sentence that asks for no work, or takes back what it asks for: it is noted, not asked."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.self_correction import takes_all_back
from buddy.domain.unwanted_work import only_unwanted
from buddy.services.chat.schedule_told import stands_for_runs
from buddy.services.chat.target import goes_on
from buddy.services.chat.turn import Handler, Reply, Turn
from buddy.services.chat.words import quoted


@dataclass(frozen=True, slots=True)
class UnwantedAside:
    """Takes "please do not open x.example" where no work is there that it could be about."""

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: it may be about work that waits, runs or repeats."""
        if takes_all_back(turn.text):
            return _taken_back
        if turn.session.asked is not None or turn.talk.proposals or goes_on(turn):
            return None
        statuses = {each.mission.status for each in turn.talk.spoken}
        repeats = any(stands_for_runs(each.mission) for each in turn.talk.spoken)
        if repeats or MissionStatus.CLARIFICATION_NEEDED in statuses:
            return None
        return self._told if only_unwanted(turn.text) else None

    async def _told(self, turn: Turn) -> Reply:
        return Reply(
            summary=(
                f"Good, nothing is done: {quoted(turn.text, 80)} asks for no work. Nothing waits "
                "or runs in this conversation, and nothing begins without your yes. To keep work "
                "away from a site, say so beside it: “…, but never example.org”."
            )
        )


async def _taken_back(turn: Turn) -> Reply:
    """Say that nothing was proposed; what waited or was asked before stands."""
    text = f"Good, nothing was proposed: {quoted(turn.text, 80)} takes itself back."
    waiting = turn.talk.proposals[0].mission if turn.talk.proposals else None
    if waiting is not None and turn.session.asked is None:
        text = f"{text} {quoted(waiting.terms.objective)} still waits for your yes."
    return Reply(summary=text, keeps_question=True)
