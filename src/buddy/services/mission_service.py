"""Reads of missions: one, many, their progress and their events."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.artifact import Artifact
from buddy.domain.eta import Estimate, step_since
from buddy.domain.events.log import Event
from buddy.domain.execution_record import ProgressReport, report_progress
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import seconds_between
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.mission_progress_tracker import TrackerState
from buddy.errors import MissionNotFound
from buddy.ports.clock import Clock
from buddy.ports.store import MissionFilter, Page, Queries
from buddy.services.duration_history import DurationHistory


@dataclass(frozen=True, slots=True, kw_only=True)
class RunProgress:
    """Where a mission's run stands, and how long it will still take."""

    mission: Mission
    report: ProgressReport | None
    """None where the run has not started."""
    eta: Estimate | None
    """None where nothing runs, or its history does not tell."""


@dataclass(frozen=True, slots=True)
class MissionService:
    """Reads missions."""

    queries: Queries
    clock: Clock
    history: DurationHistory

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

    async def get_mission_progress(self, user_id: UserId, mission_id: MissionId) -> RunProgress:
        """Return where a mission's run stands: steps, percent, elapsed time, time left.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        mission = await self.get(user_id, mission_id)
        tracker, record = mission.tracker, mission.execution_record
        if tracker is None:
            return RunProgress(mission=mission, report=None, eta=None)
        if mission.status in TERMINAL and record is not None:
            return RunProgress(mission=mission, report=record.progress_tracker, eta=None)
        elapsed = max(0.0, seconds_between(tracker.start_time, self.clock.now()))
        eta = await self._time_left(mission, tracker)
        report = report_progress(tracker, elapsed, eta.median if eta else None)
        return RunProgress(mission=mission, report=report, eta=eta)

    async def _time_left(self, mission: Mission, tracker: TrackerState) -> Estimate | None:
        if mission.status is not MissionStatus.RUNNING:
            return None
        record = mission.execution_record
        tool = record.tool_used if record else None
        return await self.history.left(
            mission.user_id,
            tool or mission.terms.tool,
            tracker.progress_percent,
            step_since(tracker),
        )

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
