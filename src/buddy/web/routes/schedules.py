"""Schedules: a mission's work, again at set times."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from buddy.bootstrap.buddy import Buddy
from buddy.domain.ids import MissionId
from buddy.domain.schedule import Schedule
from buddy.domain.schedule_simulator import simulation_words
from buddy.domain.schedule_timing import timing_words
from buddy.web.dependencies import ActorDep, BuddyDep, ChannelDep, UserDep
from buddy.web.idempotency import IdempotentRoute
from buddy.web.schemas.schedules import (
    ChangeBody,
    FiringList,
    FiringView,
    PauseBody,
    ScheduleBody,
    ScheduleList,
    ScheduleShown,
    ScheduleView,
    SimulateBody,
    SimulatedView,
    Simulation,
)

router = APIRouter(tags=["schedules"], route_class=IdempotentRoute)


async def _shown(buddy: Buddy, schedule: Schedule) -> ScheduleShown:
    found = await buddy.scheduling.previews.forecast(schedule)
    return ScheduleShown.shown(schedule, found, buddy.clock.now())


@router.post("/missions/{mission_id}/schedule", status_code=201)
async def create(
    mission_id: MissionId,
    body: ScheduleBody,
    response: Response,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> ScheduleShown:
    """Schedule a mission's work, under a standing approval whose bounds are in the answer.

    Beside a mission that nobody has approved it is a proposal: the yes to the mission begins it.
    """
    request = body.to_request(buddy.parts.local_zone, buddy.clock.now())
    schedule = await buddy.schedules.create(user_id, mission_id, request, channel, actor)
    response.headers["location"] = f"/schedules/{schedule.record_id}"
    return await _shown(buddy, schedule)


@router.post("/missions/{mission_id}/schedule/preview")
async def preview(
    mission_id: MissionId, body: ScheduleBody, buddy: BuddyDep, user_id: UserDep
) -> ScheduleShown:
    """Say when a schedule would fire and what a month of it would cost. Nothing is written."""
    request = body.to_request(buddy.parts.local_zone, buddy.clock.now())
    draft = await buddy.scheduling.previews.preview(user_id, mission_id, request)
    return await _shown(buddy, draft)


@router.get("/missions/{mission_id}/schedule")
async def of_mission(mission_id: MissionId, buddy: BuddyDep, user_id: UserDep) -> ScheduleShown:
    """Return the schedule of a mission."""
    return await _shown(buddy, await buddy.schedules.of_mission(user_id, mission_id))


@router.delete("/missions/{mission_id}/schedule")
async def remove_of_mission(
    mission_id: MissionId, buddy: BuddyDep, user_id: UserDep, actor: ActorDep, channel: ChannelDep
) -> ScheduleView:
    """End the schedule of a mission, with its standing approval."""
    found = await buddy.schedules.of_mission(user_id, mission_id)
    over = await buddy.schedules.remove(user_id, found.record_id, channel, actor)
    return ScheduleView.of(over, buddy.clock.now())


@router.get("/schedules")
async def list_schedules(
    buddy: BuddyDep,
    user_id: UserDep,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> ScheduleList:
    """List schedules, newest first, those that are over too."""
    page = await buddy.schedules.list_page(user_id, limit, cursor)
    now = buddy.clock.now()
    items = [ScheduleView.of(each, now) for each in page.items]
    return ScheduleList(items=items, next_cursor=page.next_cursor)


@router.get("/schedules/{schedule_id}")
async def get(schedule_id: str, buddy: BuddyDep, user_id: UserDep) -> ScheduleShown:
    """Return a schedule with its next five times and what a month of it costs."""
    return await _shown(buddy, await buddy.schedules.get(user_id, schedule_id))


@router.put("/schedules/{schedule_id}")
async def change(
    schedule_id: str,
    body: ChangeBody,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    channel: ChannelDep,
) -> ScheduleShown:
    """Give a schedule other times or another policy; what is left out stays, and so do bounds."""
    found = await buddy.schedules.get(user_id, schedule_id)
    timing, policy = body.changed(found, buddy.parts.local_zone, buddy.clock.now())
    after = await buddy.schedules.change(user_id, schedule_id, timing, policy, channel, actor)
    return await _shown(buddy, after)


@router.delete("/schedules/{schedule_id}")
async def remove(
    schedule_id: str, buddy: BuddyDep, user_id: UserDep, actor: ActorDep, channel: ChannelDep
) -> ScheduleView:
    """End a schedule for good, with its standing approval; what runs goes on."""
    over = await buddy.schedules.remove(user_id, schedule_id, channel, actor)
    return ScheduleView.of(over, buddy.clock.now())


@router.post("/schedules/{schedule_id}/pause")
async def pause(
    schedule_id: str,
    buddy: BuddyDep,
    user_id: UserDep,
    actor: ActorDep,
    body: PauseBody | None = None,
) -> ScheduleView:
    """Let a schedule fire nothing until it is resumed; what runs goes on."""
    reason = body.reason if body else None
    held = await buddy.schedules.pause(user_id, schedule_id, reason, actor)
    return ScheduleView.of(held, buddy.clock.now())


@router.post("/schedules/{schedule_id}/resume")
async def resume(
    schedule_id: str, buddy: BuddyDep, user_id: UserDep, actor: ActorDep, channel: ChannelDep
) -> ScheduleView:
    """Let a paused schedule fire again, from now on."""
    begun = await buddy.schedules.resume(user_id, schedule_id, channel, actor)
    return ScheduleView.of(begun, buddy.clock.now())


@router.get("/schedules/{schedule_id}/firings")
async def firings(
    schedule_id: str,
    buddy: BuddyDep,
    user_id: UserDep,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> FiringList:
    """List what a schedule did at its latest times, newest first."""
    schedule = await buddy.schedules.get(user_id, schedule_id)
    page = await buddy.schedules.firings(user_id, schedule_id, limit, cursor)
    became = await buddy.scheduling.previews.became(user_id, page.items)
    items = [FiringView.of(each, schedule, became) for each in page.items]
    return FiringList(items=items, next_cursor=page.next_cursor)


@router.post("/schedules/{schedule_id}/simulate")
async def simulate(
    schedule_id: str, body: SimulateBody, buddy: BuddyDep, user_id: UserDep
) -> Simulation:
    """Say what a schedule would do in a stretch of time, and after a sleep. Nothing is written."""
    schedule = await buddy.schedules.get(user_id, schedule_id)
    timing = schedule.timing
    found = buddy.scheduling.previews.simulate(
        schedule, *body.span(timing), body.stretches(timing), body.run_seconds
    )
    steps = [SimulatedView.of(each, timing) for each in found]
    return Simulation(when=timing_words(timing), summary=simulation_words(found), steps=steps)
