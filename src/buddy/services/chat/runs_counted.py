"""How many missions ran in a stretch of time, counted from what they have left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.period import parse_period, period_in
from buddy.domain.runs_counted import counts_runs
from buddy.ports.store import MissionFilter
from buddy.services.chat.turn import Handler, Reply, Turn
from buddy.services.chat.words import listed
from buddy.services.mission_service import MissionService

READ: Final = 500
"""Missions that are looked through, the newest first."""
_ENDS: Final = {
    MissionStatus.COMPLETED: "completed",
    MissionStatus.FAILED: "failed",
    MissionStatus.CANCELLED: "cancelled",
    MissionStatus.RUNNING: "still running",
    MissionStatus.AWAITING_APPROVAL: "stopped and asking you",
}


@dataclass(frozen=True, slots=True)
class RunsCountedAside:
    """Takes questions how many missions have run."""

    missions: MissionService

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: something else is asked."""
        return self._count if counts_runs(turn.text) else None

    async def _count(self, turn: Turn) -> Reply:
        named = period_in(turn.text)
        period = parse_period(named or "all time", turn.now)
        page = await self.missions.list_page(turn.user_id, MissionFilter(), READ, None)
        ran = [
            each
            for each in page.missions
            if (began := _began(each)) is not None and period.holds(began)
        ]
        ends = Counter(each.status for each in ran)
        told = [f"{ends[status]} {words}" for status, words in _ENDS.items() if ends[status]]
        least = "At least " if page.next_cursor is not None else ""
        when = f"{named} (days of UTC)" if named else "so far"
        many = f"{least}{len(ran)} mission{'' if len(ran) == 1 else 's'} ran {when}"
        text = f"{many}: {listed(told)}." if told else f"No mission ran {when}."
        return Reply(summary=text[:1].upper() + text[1:], keeps_question=True)


def _began(mission: Mission) -> Instant | None:
    """Return when a mission's run began; None: it has not."""
    return mission.run.started_at if mission.run is not None else None
