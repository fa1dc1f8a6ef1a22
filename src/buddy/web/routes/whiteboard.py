"""The whiteboard's data, for clients that ask instead of listening."""

from __future__ import annotations

from fastapi import APIRouter

from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.schemas.whiteboard import AnalyticsView

router = APIRouter(prefix="/api", tags=["whiteboard"])


@router.get("/analytics/all")
async def analytics(buddy: BuddyDep, user_id: UserDep) -> AnalyticsView:
    """Return live agents, the task pipeline, costs and capacity."""
    return AnalyticsView.of(await buddy.metrics.collect_analytics_dashboard(user_id))
