"""A sentence that only says what is not to be done, while nothing waits: it is noted, not asked."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.lifecycle import MissionStatus
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
