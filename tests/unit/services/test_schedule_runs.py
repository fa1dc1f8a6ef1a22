"""Schedules as they fire: once for each time, whatever clocks, restarts and workers do."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.budget_scope import run_accounts
from buddy.domain.events.schedules import ScheduleFired, ScheduleMissed, SchedulePaused
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.schedule import FiringOutcome, Overlap, Policy, Schedule, ScheduleState
from buddy.domain.tool import ToolResult
from buddy.errors import ToolExecutionFailed
from buddy.ports.tools import ToolContext
from buddy.services.schedule_ticker import JITTER_SECONDS, ScheduleTicker
from buddy.testing.tools import ScriptedTool
from schedule_worlds import (
    HOUR,
    TO_ELEVEN,
    firings,
    ids,
    later,
    made_by,
    once,
    scheduled,
    standing,
    told,
)
from worlds import Gate, MakeWorld, make_world


async def test_a_firing_is_a_new_mission_of_the_same_terms(start_world: MakeWorld) -> None:
    world = await start_world()
    template = await world.run(max_cost=Money(500_000))
    schedule = await scheduled(world, template)
    await later(world, TO_ELEVEN)
    (mission,) = await made_by(world, schedule)
    mission = await world.get(mission)
    assert mission.status is MissionStatus.COMPLETED
    assert mission.terms == template.terms
    assert mission.parent_mission_id == template.mission_id
    assert mission.warrant is not None
    assert mission.warrant.channel == f"standing:{schedule.standing_id}"
    accounts = run_accounts(mission.mission_id, mission.metadata, world.clock.now())
    assert f"schedule {schedule.record_id}" in accounts
    (firing,) = await firings(world, schedule)
    assert (firing.slot, firing.outcome) == ("2026-01-15T11:00:00.000Z", FiringOutcome.FIRED)
    assert firing.mission_id == mission.mission_id
    data = (await told(world))[-1].data
    assert isinstance(data, ScheduleFired)
    assert (data.mission, data.approved) == (mission.mission_id, True)
    assert data.next_at == "2026-01-15T12:00:00.000Z"
    (worth,) = (await world.buddy.net_value.of_range(world.user, 30)).repeated
    assert (worth.kind, worth.id, worth.name) == (
        "schedule",
        schedule.record_id,
        template.terms.objective,
    )
    assert (worth.figures.missions, worth.figures.unknown) == (0, 1)


async def test_it_fires_while_models_are_still_being_loaded(start_world: MakeWorld) -> None:
    """What is fired was understood when it was approved, so a start delays no firing."""
    world = await start_world()
    template = await world.run()
    schedule = await scheduled(world, template)
    world.understanding.loading = asyncio.Event()
    world.clock.advance(TO_ELEVEN)
    assert await world.buddy.scheduling.ticker.round() == 1
    (mission,) = await made_by(world, schedule)
    assert template.proposal is not None
    assert mission.proposal is not None
    assert mission.terms.intent == template.terms.intent
    told = [
        [(each.tool, each.score) for each in proposal.considered]
        for proposal in (mission.proposal, template.proposal)
    ]
    assert told[0] == told[1]
    assert mission.proposal.confidence == template.proposal.confidence
    world.understanding.loading.set()
    assert (await world.result(mission)).status is MissionStatus.COMPLETED


async def test_several_workers_fire_a_time_once(start_world: MakeWorld) -> None:
    world = await start_world()
    schedule = await scheduled(world, await world.run())
    tickers = [
        world.buddy.scheduling.ticker,
        *(another(world.buddy.scheduling.ticker) for _ in range(3)),
    ]
    for _ in range(3):
        world.clock.advance(HOUR)
        await asyncio.gather(*(each.round() for each in tickers))
        await later(world, 0)
    slots = Counter(mission.metadata["slot"] for mission in await made_by(world, schedule))
    assert set(slots.values()) == {1}
    assert len(slots) == 3


def another(ticker: ScheduleTicker) -> ScheduleTicker:
    return ScheduleTicker(
        queries=ticker.queries,
        runner=ticker.runner,
        bus=ticker.bus,
        clock=ticker.clock,
        chance=ticker.chance,
    )


async def test_a_restart_and_a_clock_that_jumps_fire_nothing_twice(start_world: MakeWorld) -> None:
    kept: list[MemoryStore] = []

    def same(announce: Any) -> MemoryStore:
        if not kept:
            kept.append(MemoryStore(announce))
        return kept[0]

    world = await start_world(make_store=same)
    schedule = await scheduled(world, await world.run(), Policy(overlap=Overlap.ALLOW))
    await later(world, TO_ELEVEN)
    first = ids(await made_by(world, schedule))
    world.clock.advance(-2 * HOUR)
    await later(world, 0)
    await later(world, 2 * HOUR)
    assert ids(await made_by(world, schedule)) == first
    again = make_world(clock=world.clock, make_store=same)
    await again.buddy.scheduling.ticker.round()
    assert ids(await made_by(world, schedule)) == first
    await later(world, HOUR)
    await again.buddy.scheduling.ticker.round()
    assert len(await made_by(world, schedule)) == 2


async def test_what_was_missed_is_told_and_the_latest_made_up_for(start_world: MakeWorld) -> None:
    world = await start_world()
    schedule = await scheduled(world, await world.run())
    await later(world, 5 * HOUR + TO_ELEVEN + 600)
    (mission,) = await made_by(world, schedule)
    assert mission.metadata["slot"] == "2026-01-15T16:00:00.000Z"
    missed = [e.data for e in await told(world) if isinstance(e.data, ScheduleMissed)]
    assert [(each.count, each.slot) for each in missed] == [(5, "2026-01-15T15:00:00.000Z")]
    assert [each.outcome for each in await firings(world, schedule)] == ["missed", "fired"]


async def test_a_run_that_goes_on_is_met_by_the_overlap_policy(start_world: MakeWorld) -> None:
    gate = Gate()
    world = await start_world([ScriptedTool(behaviour=gate)])
    template = await world.approved()
    skip = await scheduled(world, template)
    world.clock.advance(TO_ELEVEN)
    await world.buddy.scheduling.ticker.round()
    await gate.entered.wait()
    world.clock.advance(HOUR)
    await world.buddy.scheduling.ticker.round()
    assert len(await made_by(world, skip)) == 1
    last = (await told(world))[-1].data
    assert isinstance(last, ScheduleMissed)
    assert "was not over" in last.reason
    assert [each.outcome for each in await firings(world, skip)] == ["fired", "skipped"]
    gate.opened.set()
    await later(world, 0)
    await later(world, HOUR)
    assert len(await made_by(world, skip)) == 2


async def test_in_a_queue_it_fires_when_the_earlier_run_has_ended(start_world: MakeWorld) -> None:
    gate = Gate()
    world = await start_world([ScriptedTool(behaviour=gate)])
    schedule = await scheduled(world, await world.approved(), Policy(overlap=Overlap.QUEUE))
    world.clock.advance(TO_ELEVEN)
    await world.buddy.scheduling.ticker.round()
    await gate.entered.wait()
    world.clock.advance(HOUR)
    await world.buddy.scheduling.ticker.round()
    assert (await standing(world, schedule)).queued == ("2026-01-15T12:00:00.000Z",)
    gate.opened.set()
    (first,) = await made_by(world, schedule)
    await world.result(first)
    world.clock.advance(10)
    await world.buddy.scheduling.ticker.round()
    assert len(await made_by(world, schedule)) == 2
    assert (await standing(world, schedule)).queued == ()


async def broken(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
    raise ToolExecutionFailed("The page is gone")


async def test_failures_in_a_row_pause_it(start_world: MakeWorld) -> None:
    tool = ScriptedTool(behaviour=broken)
    world = await start_world([tool])
    schedule = await scheduled(world, await world.approved(), Policy(pause_after=2))
    await later(world, TO_ELEVEN)
    await later(world, HOUR)
    await later(world, HOUR)
    held = await standing(world, schedule)
    assert (held.state, held.failures, held.fired) == (ScheduleState.PAUSED, 2, 2)
    data = (await told(world))[-1].data
    assert isinstance(data, SchedulePaused)
    assert "2 runs in a row failed" in data.reason


async def test_a_tool_that_is_gone_is_a_missed_time_and_pauses_in_the_end(
    start_world: MakeWorld,
) -> None:
    world = await start_world()
    schedule = await scheduled(world, await world.run(), Policy(pause_after=2))
    await world.switch("web_search", enabled=False)
    for seconds in (TO_ELEVEN, HOUR, HOUR):
        await later(world, seconds)
    held = await standing(world, schedule)
    assert (held.state, held.missed, held.fired) == (ScheduleState.PAUSED, 2, 0)
    first, *_ = await firings(world, schedule)
    assert "switched off" in first.reason
    assert first.outcome is FiringOutcome.FAILED


async def test_its_last_run_ends_it_and_its_yes(start_world: MakeWorld) -> None:
    world = await start_world()
    schedule = await scheduled(world, await world.run(), count=2)
    for seconds in (TO_ELEVEN, HOUR, HOUR):
        await later(world, seconds)
    over = await standing(world, schedule)
    assert (over.state, over.fired) == (ScheduleState.ENDED, 2)
    assert over.reason == "its 2 runs are used"
    assert len(await made_by(world, schedule)) == 2


async def test_a_revoked_yes_ends_it(start_world: MakeWorld) -> None:
    world = await start_world()
    schedule = await scheduled(world, await world.run())
    assert schedule.standing_id is not None
    await world.buddy.standings.revoke(world.user, schedule.standing_id, "api")
    await later(world, TO_ELEVEN)
    over = await standing(world, schedule)
    assert over.state is ScheduleState.ENDED
    assert "was revoked" in over.reason
    assert await made_by(world, schedule) == []


async def test_single_ones_a_second_apart_fire_in_time(start_world: MakeWorld) -> None:
    world = await start_world()
    made: list[Schedule] = []
    for n in range(25):
        mission = await world.approved()
        request = once(world.clock.now(), f"10:32:{n:02d}")
        made.append(
            await world.buddy.schedules.create(world.user, mission.mission_id, request, "api")
        )
    world.clock.advance(74)
    for _ in range(28):
        world.clock.advance(1)
        await world.buddy.scheduling.ticker.round()
    fired = [e.data for e in await told(world) if isinstance(e.data, ScheduleFired)]
    assert len(fired) == 25
    assert max(data.late_seconds for data in fired) <= 2.0
    states = {(await standing(world, each)).state for each in made}
    assert states == {ScheduleState.ENDED}


async def test_after_a_start_missed_ones_are_spread(start_world: MakeWorld) -> None:
    class Half:
        def draw(self) -> float:
            return 0.5

    world = await start_world(carries_runs=False)
    schedule = await scheduled(world, await world.run())
    world.clock.advance(2 * HOUR)
    ticker = another(world.buddy.scheduling.ticker)
    ticker.chance = Half()
    await ticker.spread()
    assert await ticker.round() == 0
    world.clock.advance(JITTER_SECONDS / 2)
    assert await ticker.round() == 1
    assert len(await made_by(world, schedule)) == 1
