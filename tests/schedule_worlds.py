"""Short ways to schedule missions of a world and to let time pass there."""

from __future__ import annotations

import asyncio
from typing import Any

from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.schedule import Firing, Policy, Schedule
from buddy.domain.schedule_timing import Recurrence, make_timing
from buddy.services.schedule_request import ScheduleRequest
from worlds import ALL, World

HOUR = 3600.0
TO_ELEVEN = 29 * 60 + 15.0
"""From the clock's beginning, 10:30:45, until eleven."""


def hourly(now: Instant, policy: Policy | None = None, **bounds: Any) -> ScheduleRequest:
    """Return a wish for every full hour."""
    timing = make_timing(timezone="UTC", cron="0 * * * *", now=now)
    return ScheduleRequest(timing=timing, policy=policy or Policy(), **bounds)


def once(now: Instant, at: str) -> ScheduleRequest:
    """Return a wish for one time of this day."""
    timing = make_timing(timezone="UTC", recurrence=Recurrence.NONE, trigger_time=at, now=now)
    return ScheduleRequest(timing=timing)


async def scheduled(
    world: World, mission: Mission, policy: Policy | None = None, **bounds: Any
) -> Schedule:
    """Schedule a mission for every full hour."""
    request = hourly(world.clock.now(), policy, **bounds)
    return await world.buddy.schedules.create(world.user, mission.mission_id, request, "api")


async def later(world: World, seconds: float) -> None:
    """Let time pass, fire what is due and wait for those runs."""
    world.clock.advance(seconds)
    await world.buddy.scheduling.ticker.round()
    for schedule in (await world.buddy.schedules.list_page(world.user, ALL, None)).items:
        for mission_id in schedule.open_runs:
            mission = await world.buddy.missions.get(world.user, mission_id)
            if mission.run is not None:
                await asyncio.wait_for(world.result(mission), 10)


async def standing(world: World, schedule: Schedule) -> Schedule:
    """Return a schedule as it stands now."""
    return await world.buddy.schedules.get(world.user, schedule.record_id)


async def firings(world: World, schedule: Schedule) -> list[Firing]:
    """Return what a schedule has done, the oldest first."""
    page = await world.buddy.schedules.firings(world.user, schedule.record_id, ALL, None)
    return sorted(page.items, key=lambda each: each.slot)


async def made_by(world: World, schedule: Schedule) -> list[Mission]:
    """Return the missions that a schedule has made."""
    found = [m for m in await world.missions() if m.metadata.get("schedule") == schedule.record_id]
    return sorted(found, key=lambda each: str(each.metadata["slot"]))


async def told(world: World) -> list[Event]:
    """Return the events of all schedules."""
    events = await world.buddy.store.queries.events_of_user(world.user, 0, ALL)
    return [event for event in events if event.subject_type == "schedule"]


def ids(missions: list[Mission]) -> list[MissionId]:
    """Return their ids."""
    return [mission.mission_id for mission in missions]
