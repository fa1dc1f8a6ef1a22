"""Reads of missions: one, many, their progress and their events."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.artifact import Artifact
from buddy.domain.events.log import Event
from buddy.domain.execution_record import ProgressReport, report_progress
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import seconds_between
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission
from buddy.errors import MissionNotFound
from buddy.ports.clock import Clock
from buddy.ports.store import MissionFilter, Page, Queries


@dataclass(frozen=True, slots=True)
class MissionService:
    """Reads missions."""

    queries: Queries
    clock: Clock

    async def get(self, user_id: UserId, mission_id: MissionId) -> Mission:
        """Return a mission.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        return mission

    async def list_page(
        self, user_id: UserId, where: MissionFilter, limit: int, cursor: str | None
    ) -> Page:
        """Return a page of missions, newest first.

        Raises:
            InputInvalid: The cursor was not given out by this store.
        """
        return await self.queries.missions(user_id, where, limit, cursor)

    async def get_mission_progress(
        self, user_id: UserId, mission_id: MissionId
    ) -> tuple[Mission, ProgressReport | None]:
        """Return a mission and where its run stands; None where it has not started.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        mission = await self.get(user_id, mission_id)
        if mission.tracker is None:
            return mission, None
        record = mission.execution_record
        if mission.status in TERMINAL and record is not None:
            return mission, record.progress_tracker
        elapsed = max(0.0, seconds_between(mission.tracker.start_time, self.clock.now()))
        return mission, report_progress(mission.tracker, elapsed)

    async def events(
        self, user_id: UserId, mission_id: MissionId, after: int, limit: int
    ) -> tuple[Event, ...]:
        """Return a mission's events after a sequence.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        await self.get(user_id, mission_id)
        return await self.queries.events_of_mission(user_id, mission_id, after, limit)

    async def artifacts(self, user_id: UserId, mission_id: MissionId) -> tuple[Artifact, ...]:
        """Return a mission's artifact records.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        await self.get(user_id, mission_id)
        return await self.queries.artifacts_of_mission(user_id, mission_id)
