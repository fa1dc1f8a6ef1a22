"""Live, and ready: store, engine, event bus and models really asked."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from buddy.web.dependencies import BuddyDep
from buddy.web.schemas.results import Ready

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz", response_model=Ready)
async def readyz(buddy: BuddyDep) -> JSONResponse:
    """Everything a mission needs answers.

    503 while something does not. Warming models do not make Buddy unready, for a request waits
    for them; `checks.models` says so. Models that could not be loaded do (`failed`).
    """
    checks = await buddy.health.check()
    ready = all(value in {"ok", "warming"} for value in checks.values())
    status = "ready" if ready else "not_ready"
    llm = buddy.health.llm
    body = Ready(
        status=status,
        paused=buddy.control.paused,
        checks=dict(checks),
        llm=llm.state if llm else None,
    )
    return JSONResponse(body.model_dump(mode="json"), status_code=200 if ready else 503)
