"""Missions that are over, with the record that their run left."""

from __future__ import annotations

from dataclasses import replace

from buddy.domain.execution_record import ExecutionRecord, ProgressReport
from buddy.domain.ids import ToolName
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money


def ended(
    mission: Mission,
    *,
    status: MissionStatus = MissionStatus.COMPLETED,
    seconds: float = 1.0,
    tool: str = "web_search",
    cost: str | None = "0",
) -> Mission:
    """Return the mission as its run left it."""
    progress = ProgressReport(
        mission_id=mission.mission_id,
        start_time=mission.created_at,
        current_step=None,
        completed_steps=(),
        elapsed_seconds=seconds,
        progress_percent=100,
        eta_seconds=None,
    )
    record = ExecutionRecord(
        success=status is MissionStatus.COMPLETED,
        mission_id=mission.mission_id,
        status=status,
        timestamp=mission.created_at,
        progress_tracker=progress,
        tool_used=ToolName(tool),
        cost_usd=None if cost is None else Money.parse(cost),
    )
    return replace(mission, status=status, execution_record=record)
