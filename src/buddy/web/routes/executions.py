"""Executions: run a mission, follow it, read what it left."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter

from buddy.domain.events.log import Event
from buddy.domain.execution_record import ExecutionRecord
from buddy.domain.ids import MissionId
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission
from buddy.errors import MissionNotApproved
from buddy.services.execution_service import has_result
from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute
from buddy.web.schemas.events import LAST_POSITION, event_json
from buddy.web.schemas.missions import Accepted, ProgressView
from buddy.web.schemas.results import ArtifactList, EventList, EventView

router = APIRouter(prefix="/missions", tags=["executions"], route_class=IdempotentRoute)

_RECORD: TypeAdapter[ExecutionRecord] = TypeAdapter(ExecutionRecord)


@router.post(
    "/{mission_id}/execute",
    response_model=ExecutionRecord,
    responses={202: {"model": Accepted}},
)
async def execute(
    mission_id: MissionId,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
    prefer: Annotated[str | None, Header()] = None,
) -> JSONResponse:
    """Run an approved mission and return its result; success is false when it failed.

    With `Prefer: respond-async`, or when the run parks, 202 says where to look; so it does while
    the instance is paused, and the run waits. A mission that is over answers with its first result;
    one that runs is joined.
    """
    mission = await buddy.executions.request_execution(user_id, mission_id, channel, actor)
    respond_async = "respond-async" in (prefer or "").lower()
    if not respond_async:
        mission = await buddy.executions.result(user_id, mission_id)
    if mission.status in TERMINAL:
        return _result(mission)
    return _accepted(mission, paused=buddy.control.paused)


def _result(mission: Mission) -> JSONResponse:
    record = mission.execution_record
    if record is None or not has_result(record):
        # Ended by a decision while it was queued: there is no result to show.
        raise MissionNotApproved(mission.mission_id, mission.status)
    body: dict[str, Any] = _RECORD.dump_python(record, mode="json")
    if record.error is None:
        del body["error"], body["error_code"], body["error_detail"]
    for name in ("execution_blob", "reused_from"):
        if body[name] is None:
            del body[name]
    return JSONResponse(body)


def _accepted(mission: Mission, *, paused: bool) -> JSONResponse:
    location = f"/missions/{mission.mission_id}"
    accepted = Accepted(
        mission_id=mission.mission_id,
        status=mission.status,
        run=mission.run,
        location=f"{location}/progress",
        paused=paused,
    )
    return JSONResponse(
        accepted.model_dump(mode="json"), status_code=202, headers={"location": location}
    )


@router.get("/{mission_id}/progress")
async def progress(mission_id: MissionId, buddy: BuddyDep, user_id: UserDep) -> ProgressView:
    """Return the steps, the percent, the elapsed time and the time left (null: unknown)."""
    return ProgressView.of(await buddy.missions.get_mission_progress(user_id, mission_id))


@router.get("/{mission_id}/events")
async def events(
    mission_id: MissionId,
    buddy: BuddyDep,
    user_id: UserDep,
    after: Annotated[int, Query(ge=0, le=LAST_POSITION)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> EventList:
    """Replay a mission's events after a sequence."""
    found: tuple[Event, ...] = await buddy.missions.events(user_id, mission_id, after, limit)
    more = str(found[-1].sequence) if len(found) == limit else None
    items = [EventView.model_validate(event_json(event)) for event in found]
    return EventList(items=items, next_cursor=more)


@router.get("/{mission_id}/artifacts")
async def artifacts(mission_id: MissionId, buddy: BuddyDep, user_id: UserDep) -> ArtifactList:
    """List a mission's artifacts."""
    found = await buddy.missions.artifacts(user_id, mission_id)
    return ArtifactList(items=found, next_cursor=None)
