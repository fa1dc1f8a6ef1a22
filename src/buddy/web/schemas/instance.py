"""Requests and responses about the instance."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from buddy.domain.instant import Instant
from buddy.services.instance_service import InstanceReport
from buddy.web.schemas.missions import Request


class PauseBody(Request):
    """Hold everything."""

    stop_running: bool = Field(default=False, description="Cancel the runs under way as well")
    reason: str | None = Field(default=None, max_length=1000)


class InstanceView(BaseModel):
    """Whether the instance carries runs."""

    state: Literal["running", "paused"]
    since: Instant | None = Field(description="When the switch was last moved; null: never")
    by: str | None
    reason: str | None
    running: int = Field(description="Runs that have started, those that are held included")
    queued: int = Field(description="Runs that were accepted and have not started")

    @classmethod
    def of(cls, report: InstanceReport) -> InstanceView:
        """Return the view of a report."""
        switch = report.state
        return cls(
            state="paused" if switch.paused else "running",
            since=switch.since,
            by=switch.by,
            reason=switch.reason,
            running=report.running,
            queued=report.queued,
        )
