"""Schedules as people keep them: what begins, waits, pauses and ends, and under which yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.events.schedules import ScheduleChanged, ScheduleCreated, ScheduleEnded
from buddy.domain.instant import plus_seconds
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.schedule import Policy, Schedule, ScheduleState
from buddy.domain.schedule_simulator import Asleep
from buddy.domain.schedule_timing import make_timing
from buddy.domain.standing_approval import StandingApproval, is_open
from buddy.errors import (
    InputInvalid,
    MissionNotFound,
    NotFound,
    PersonRequired,
    RevisionConflict,
    ScheduleConflict,
)
from buddy.services.schedule_request import ScheduleRequest
from schedule_worlds import HOUR, TO_ELEVEN, hourly, later, made_by, once, scheduled, standing, told
from worlds import MakeWorld, World


async def yes_of(world: World, standing_id: str | None) -> StandingApproval:
    assert standing_id is not None
    found = await world.buddy.store.queries.records.get(StandingApproval, world.user, standing_id)
    assert found is not None
    return found


async def test_an_approved_mission_is_scheduled_under_a_yes_with_bounds(
    start_world: MakeWorld,
) -> None:
    world = await start_world()
    mission = await world.run(max_cost=Money(500_000))
    schedule = await scheduled(world, mission)
    assert schedule.state is ScheduleState.ACTIVE
    assert schedule.next_at == "2026-01-15T11:00:00.000Z"
    yes = await yes_of(world, schedule.standing_id)
    assert (yes.count, yes.cap_total, yes.bounds.cap_per_run) == (
        30,
        Money(15_000_000),
        Money(500_000),
    )
    assert yes.until == plus_seconds(world.clock.now(), 90 * 86_400.0)
    (event,) = await told(world)
    assert isinstance(event.data, ScheduleCreated)
    assert (event.subject_id, event.sequence, event.data.state) == (schedule.record_id, 1, "active")


async def test_a_schedule_for_what_nobody_approved_is_itself_a_proposal(
    start_world: MakeWorld,
) -> None:
    world = await start_world()
    mission = await world.propose()
    schedule = await scheduled(world, mission)
    assert (schedule.state, schedule.standing_id) == (ScheduleState.PROPOSED, None)
    await later(world, 2 * HOUR)
    assert await made_by(world, schedule) == []
    result = await world.buddy.approvals.approve(world.user, mission.mission_id, 2, "api")
    begun = await standing(world, schedule)
    assert begun.state is ScheduleState.ACTIVE
    assert begun.next_at == "2026-01-15T13:00:00.000Z"
    assert is_open(await yes_of(world, begun.standing_id), world.clock.now())
    assert result.after.expires_at is None


async def test_a_proposed_schedule_has_the_cap_that_its_mission_was_edited_to(
    start_world: MakeWorld,
) -> None:
    world = await start_world()
    mission = await world.propose()
    schedule = await scheduled(world, mission)
    cap = {"max_cost": Money(200_000)}
    await world.buddy.proposals.update(world.user, mission.mission_id, cap, 2)
    edited = (await standing(world, schedule)).standing
    assert (edited.cap_per_run, edited.cap_total) == (Money(200_000), Money(6_000_000))
    event = (await told(world))[-1].data
    assert isinstance(event, ScheduleChanged)
    assert event.changed_fields == ("standing",)
    await world.buddy.approvals.approve(world.user, mission.mission_id, 3, "api")
    assert (await standing(world, schedule)).standing == edited


async def test_the_template_does_not_lapse_while_it_is_scheduled(start_world: MakeWorld) -> None:
    world = await start_world()
    mission = await world.approved()
    schedule = await scheduled(world, mission)
    await later(world, 100 * HOUR)
    assert await world.buddy.approvals.expire_due() == 0
    await world.buddy.schedules.remove(world.user, schedule.record_id, "api")
    await later(world, HOUR)
    assert await world.buddy.approvals.expire_due() == 1
    assert (await world.get(mission)).status is MissionStatus.EXPIRED


@pytest.mark.parametrize("end", ["reject", "cancel", "expire"])
async def test_what_is_turned_down_takes_its_schedule_with_it(
    start_world: MakeWorld, end: str
) -> None:
    world = await start_world()
    mission = await world.propose()
    schedule = await scheduled(world, mission)
    args = (world.user, mission.mission_id)
    if end == "reject":
        await world.buddy.approvals.reject(*args, 2, None)
    elif end == "cancel":
        await world.buddy.approvals.cancel(*args, None)
    else:
        world.clock.advance(80 * HOUR)
        await world.buddy.approvals.expire_due()
    over = await standing(world, schedule)
    assert over.state is ScheduleState.ENDED
    assert mission.mission_id in over.reason
    last = (await told(world))[-1].data
    assert isinstance(last, ScheduleEnded)


async def test_cancelling_an_approved_template_ends_its_schedule_and_its_yes(
    start_world: MakeWorld,
) -> None:
    world = await start_world()
    mission = await world.approved()
    schedule = await scheduled(world, mission)
    await world.buddy.approvals.cancel(world.user, mission.mission_id, None)
    assert (await standing(world, schedule)).state is ScheduleState.ENDED
    assert not is_open(await yes_of(world, schedule.standing_id), world.clock.now())
    await later(world, 2 * HOUR)
    assert await made_by(world, schedule) == []


async def test_the_same_wish_again_changes_nothing_and_another_is_refused(
    start_world: MakeWorld,
) -> None:
    world = await start_world()
    mission = await world.run()
    schedule = await scheduled(world, mission)
    assert await scheduled(world, mission) == schedule
    with pytest.raises(ScheduleConflict, match="scheduled already"):
        await scheduled(world, mission, Policy(pause_after=9))
    assert len(await told(world)) == 1


async def test_a_proposed_schedule_is_replaced_by_the_next_wish(start_world: MakeWorld) -> None:
    world = await start_world()
    mission = await world.propose()
    first = await scheduled(world, mission)
    request = once(world.clock.now(), "12:00")
    second = await world.buddy.schedules.create(world.user, mission.mission_id, request, "api")
    assert second.record_id == first.record_id
    assert second.standing.count == 1


async def test_an_ai_can_propose_a_schedule_and_not_begin_one(start_world: MakeWorld) -> None:
    world = await start_world()
    approved, proposed = await world.run(), await world.propose()
    request = hourly(world.clock.now())
    with pytest.raises(PersonRequired):
        await world.buddy.schedules.create(world.user, approved.mission_id, request, "mcp")
    made = await world.buddy.schedules.create(world.user, proposed.mission_id, request, "mcp")
    assert made.state is ScheduleState.PROPOSED


async def test_a_yes_to_one_run_is_no_yes_to_a_schedule_that_came_since(
    start_world: MakeWorld,
) -> None:
    world = await start_world()
    seen = await world.propose()
    request = hourly(world.clock.now(), count=1000)
    made = await world.buddy.schedules.create(world.user, seen.mission_id, request, "mcp")
    again = await world.buddy.schedules.create(world.user, seen.mission_id, request, "mcp")
    assert again == made
    approve = world.buddy.approvals.approve
    with pytest.raises(RevisionConflict):
        await approve(world.user, seen.mission_id, seen.revision, "whiteboard")
    assert (await standing(world, made)).state is ScheduleState.PROPOSED
    stands = await world.get(seen)
    assert (stands.revision, stands.change_history[-1].changed_fields) == (2, ("schedule",))
    timing = once(world.clock.now(), "12:00").timing
    await world.buddy.schedules.change(world.user, made.record_id, timing, None, "api")
    with pytest.raises(RevisionConflict):
        await approve(world.user, seen.mission_id, 2, "whiteboard")
    await approve(world.user, seen.mission_id, 3, "whiteboard")
    assert (await standing(world, made)).state is ScheduleState.ACTIVE


async def test_one_time_is_within_its_bounds_however_far_away(start_world: MakeWorld) -> None:
    world = await start_world()
    now = world.clock.now()
    made = await scheduled_at(world, once(now, "2026-06-01T09:00"))
    assert made.standing.until == "2026-06-02T09:00:00.000Z"
    with pytest.raises(InputInvalid, match="never fires"):
        await scheduled_at(world, once(now, "2027-06-01T09:00"))
    timing = make_timing(timezone="UTC", cron="0 9 1 7 *", now=now)
    with pytest.raises(InputInvalid, match=r"later standing\.until"):
        await scheduled_at(world, ScheduleRequest(timing=timing))


async def scheduled_at(world: World, request: ScheduleRequest) -> Schedule:
    mission = await world.approved()
    return await world.buddy.schedules.create(world.user, mission.mission_id, request, "api")


async def test_it_is_not_resumed_where_nothing_of_it_lies_ahead(start_world: MakeWorld) -> None:
    world = await start_world()
    made = await scheduled_at(world, once(world.clock.now(), "12:00"))
    await world.buddy.schedules.pause(world.user, made.record_id, None)
    world.clock.advance(2 * HOUR)
    with pytest.raises(ScheduleConflict, match="nothing of it lies ahead"):
        await world.buddy.schedules.resume(world.user, made.record_id, "api")
    assert (await standing(world, made)).state is ScheduleState.PAUSED


async def test_what_could_never_fire_is_refused(start_world: MakeWorld) -> None:
    world = await start_world()
    mission = await world.run()
    create, now = world.buddy.schedules.create, world.clock.now()
    with pytest.raises(InputInvalid, match="never fires"):
        await create(world.user, mission.mission_id, once(now, "09:00"), "api")
    with pytest.raises(InputInvalid, match="could never begin"):
        await create(world.user, mission.mission_id, hourly(now, cap_per_run=Money(1)), "api")
    with pytest.raises(InputInvalid, match="count is 0"):
        await create(world.user, mission.mission_id, hourly(now, count=0), "api")
    with pytest.raises(MissionNotFound):
        await create(world.user, "m_nowhere", hourly(now), "api")  # type: ignore[arg-type]
    rejected = await world.propose()
    await world.buddy.approvals.reject(world.user, rejected.mission_id, 1, None)
    with pytest.raises(ScheduleConflict, match="rejected cannot be scheduled"):
        await create(world.user, rejected.mission_id, hourly(now), "api")


async def test_paused_it_fires_nothing_and_resumed_it_goes_on_from_then(
    start_world: MakeWorld,
) -> None:
    world = await start_world()
    schedule = await scheduled(world, await world.run())
    held = await world.buddy.schedules.pause(world.user, schedule.record_id, "holidays")
    assert (held.state, held.reason) == (ScheduleState.PAUSED, "holidays")
    await later(world, 3 * HOUR)
    assert await made_by(world, schedule) == []
    with pytest.raises(PersonRequired):
        await world.buddy.schedules.resume(world.user, schedule.record_id, "mcp")
    begun = await world.buddy.schedules.resume(world.user, schedule.record_id, "api")
    assert begun.next_at == "2026-01-15T14:00:00.000Z"
    await later(world, TO_ELEVEN)
    assert len(await made_by(world, schedule)) == 1


async def test_changed_it_fires_at_its_new_times(start_world: MakeWorld) -> None:
    world = await start_world()
    schedule = await scheduled(world, await world.run())
    timing = replace(schedule.timing, cron="30 12 * * *")
    after = await world.buddy.schedules.change(
        world.user, schedule.record_id, timing, Policy(catch_up=9), "api"
    )
    assert after.next_at == "2026-01-15T12:30:00.000Z"
    data = (await told(world))[-1].data
    assert data.changed_fields == ("timing", "policy")  # type: ignore[union-attr]


async def test_removed_it_is_over_once(start_world: MakeWorld) -> None:
    world = await start_world()
    schedule = await scheduled(world, await world.run())
    over = await world.buddy.schedules.remove(world.user, schedule.record_id, "api")
    assert over.state is ScheduleState.ENDED
    assert await world.buddy.schedules.remove(world.user, schedule.record_id, "api") == over
    for refused in (world.buddy.schedules.pause, world.buddy.schedules.resume):
        with pytest.raises(ScheduleConflict, match="ended"):
            await refused(world.user, schedule.record_id, "api")
    with pytest.raises(NotFound):
        await world.buddy.schedules.remove(world.user, "sch_nowhere", "api")


async def test_a_preview_and_a_simulation_write_nothing(start_world: MakeWorld) -> None:
    world = await start_world()
    mission = await world.run()
    before = await world.buddy.store.queries.last_cursor(world.user)
    previews, now = world.buddy.scheduling.previews, world.clock.now()
    draft = await previews.preview(world.user, mission.mission_id, hourly(now))
    asleep = (Asleep(start=now, end=plus_seconds(now, 5 * HOUR)),)
    found = previews.simulate(draft, None, None, asleep, 0.0)
    assert [(each.what, each.count) for each in found[:2]] == [("missed", 4), ("fired", 1)]
    assert (await previews.forecast(draft)).runs == 30
    with pytest.raises(InputInvalid, match="at most 366"):
        previews.simulate(draft, now, plus_seconds(now, 400 * 86_400.0), (), 0.0)
    assert await world.buddy.store.queries.last_cursor(world.user) == before
