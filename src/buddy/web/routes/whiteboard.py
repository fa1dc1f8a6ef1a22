"""The whiteboard's data, for clients that ask instead of listening."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from buddy.domain.whiteboard_metrics import MOST_DAYS, MetricsReport
from buddy.web.dependencies import BuddyDep, UserDep
from buddy.web.schemas.whiteboard import AnalyticsView

router = APIRouter(prefix="/api", tags=["whiteboard"])


@router.get("/analytics/all")
async def analytics(buddy: BuddyDep, user_id: UserDep) -> AnalyticsView:
    """Return live agents, the task pipeline, costs, learning and capacity."""
    return AnalyticsView.of(await buddy.metrics.collect_analytics_dashboard(user_id))


@router.get("/whiteboard/metrics")
async def metrics(
    buddy: BuddyDep, user_id: UserDep, days: Annotated[int, Query(ge=1, le=MOST_DAYS)] = 30
) -> MetricsReport:
    """Return the figures of the last days (in UTC, today among them) and of as many before.

    Each figure comes with how many are behind it; where there is none it is null. Quantiles are
    within 2.5 %.
    """
    return await buddy.metrics.collect_metrics(user_id, days)
