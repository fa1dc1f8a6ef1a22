"""The whiteboard's data, for clients that ask instead of listening."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from buddy.domain.instant import Instant
from buddy.services.whiteboard_metrics import LiveAgent
from buddy.web.dependencies import BuddyDep, UserDep

router = APIRouter(prefix="/api", tags=["whiteboard"])


@router.get("/analytics/all")
async def analytics(buddy: BuddyDep, user_id: UserDep) -> dict[str, Any]:
    """Return live agents, the task pipeline, costs and capacity."""
    found = await buddy.metrics.collect_analytics_dashboard(user_id)
    return {
        "agents": [_agent(agent) for agent in found.agents],
        "task_pipeline": [
            {
                "mission_id": card.mission_id,
                "tool_used": card.tool_used,
                "status": card.status,
                "progress_percent": card.progress_percent,
                "timestamp": card.stopped_at or card.updated_at,
            }
            for card in found.task_pipeline
        ],
        "costs": [
            {
                "scope": account.scope,
                "limit_usd": account.limit.usd(),
                "settled_usd": account.settled.usd(),
                "reserved_usd": account.reserved.usd(),
            }
            for account in found.costs
        ],
        "learning": _learning(),
        "capacity": asdict(found.capacity),
        "cursor": found.cursor,
        "timestamp": Instant(found.at),
    }


def _agent(agent: LiveAgent) -> dict[str, Any]:
    return {
        **asdict(agent.card),
        "elapsed_seconds": agent.elapsed_seconds,
        "eta_seconds": None,
    }


def _learning() -> dict[str, Any]:
    """Nothing is measured yet, so nothing is shown."""
    return {"tools": []}
