"""What a schedule would do and cost; nothing is written."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant, plus_seconds, seconds_between
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.schedule import Firing, Schedule
from buddy.domain.schedule_forecast import Forecast, forecast
from buddy.domain.schedule_simulator import Asleep, Simulated, simulate
from buddy.domain.schedule_timing import YEARS
from buddy.domain.standing_approval import DAY
from buddy.errors import InputInvalid, MissionNotFound
from buddy.ports.clock import Clock
from buddy.ports.store import Queries
from buddy.services.schedule_request import ScheduleRequest, check, drafted

SIMULATED_DAYS = 366
SHOWN_DAYS = 7


@dataclass(frozen=True, slots=True)
class SchedulePreviews:
    """Looks ahead."""

    queries: Queries
    clock: Clock

    async def forecast(self, schedule: Schedule) -> Forecast:
        """Return what the next thirty days of a schedule would cost."""
        mission = await self.queries.mission(schedule.user_id, schedule.mission_id)
        cost = mission.proposal.cost if mission is not None and mission.proposal else None
        return forecast(schedule, cost, self.clock.now())

    async def became(
        self, user_id: UserId, firings: Sequence[Firing]
    ) -> dict[MissionId, MissionStatus]:
        """Return how the missions of firings stand; one that is no longer kept is left out."""
        wanted = [each.mission_id for each in firings if each.mission_id is not None]
        found = await asyncio.gather(*(self.queries.mission(user_id, each) for each in wanted))
        return {each.mission_id: each.status for each in found if each is not None}

    async def preview(
        self, user_id: UserId, mission_id: MissionId, request: ScheduleRequest
    ) -> Schedule:
        """Return the schedule that `create` would make; nothing is written.

        Raises:
            MissionNotFound: This user has no such mission.
            ScheduleConflict: It cannot be scheduled.
            InputInvalid: A value is not acceptable.
        """
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        now = self.clock.now()
        draft = drafted(mission, request, "sch_preview", "api", user_id, now)
        check(draft, mission, now)
        return draft

    def simulate(
        self,
        schedule: Schedule,
        start: Instant | None,
        end: Instant | None,
        asleep: Sequence[Asleep],
        run_seconds: float,
    ) -> tuple[Simulated, ...]:
        """Return what a schedule would do in a stretch of time, by default the next seven days.

        Raises:
            InputInvalid: The stretch is none, longer than a year, or too far away.
        """
        first = start or self.clock.now()
        if int(first[:4]) not in YEARS:
            raise InputInvalid(
                f"since is in the year {first[:4]}; it must be {YEARS.start} to {YEARS.stop - 1}",
                field="since",
            )
        last = end or max([plus_seconds(first, SHOWN_DAYS * DAY), *(each.end for each in asleep)])
        days = seconds_between(first, last) / DAY
        if not 0 < days <= SIMULATED_DAYS:
            raise InputInvalid(
                f"The stretch is {days:.1f} days long; it must be above 0 and at most "
                f"{SIMULATED_DAYS}",
                field="until",
            )
        for each in asleep:
            if each.end <= each.start:
                raise InputInvalid("asleep ends before it begins", field="asleep")
        return simulate(schedule, first, last, asleep=asleep, run_seconds=run_seconds)
