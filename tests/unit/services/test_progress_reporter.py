"""A tool's reports become percent and counters, merged where they come too fast."""

import asyncio
from typing import Any

from buddy.domain.events.log import Event
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.tool import ToolResult
from buddy.errors import StoreConflict
from buddy.ports.tools import ToolContext
from buddy.services.approval_service import run_request
from buddy.services.progress_reporter import ProgressReporter
from buddy.testing.tools import ScriptedTool
from worlds import SOON, MakeWorld, World


class Paging:
    """A tool that reports page by page, each time a test lets it."""

    def __init__(self, reports: list[tuple[int, int, str]]) -> None:
        self.reports = reports
        self.turn = asyncio.Semaphore(0)
        self.reported = asyncio.Semaphore(0)

    async def __call__(self, _tool_input: JsonObject, context: ToolContext) -> ToolResult:
        for report in self.reports:
            await self.turn.acquire()
            context.report(*report)
            self.reported.release()
        await self.turn.acquire()
        return ToolResult(data={"pages": len(self.reports)}, summary="Paged")


def progress_of(events: list[Event]) -> list[Any]:
    return [
        e.data
        for e in events
        if e.event_type == "mission_progress" and e.data.step_name == "tool_execution"  # type: ignore[union-attr]  # of this type
    ]


async def stored(world: World, mission: Mission, count: int) -> list[Any]:
    """Follow the mission until that many reports are in the log."""
    found: list[Any] = []

    async def follow() -> None:
        feed = world.buddy.feed.follow_mission(world.user, mission.mission_id, 0)
        async for event in feed:
            found.extend(progress_of([event]))
            if len(found) >= count:
                return

    await asyncio.wait_for(follow(), SOON)
    return found


async def test_reports_move_the_percent_between_65_and_80(start_world: MakeWorld) -> None:
    paging = Paging([(10, 1, "Page 1"), (25, 2, "Page 2")])
    world = await start_world([ScriptedTool(behaviour=paging)])
    mission = await world.start()
    for number in (1, 2):
        paging.turn.release()
        await paging.reported.acquire()
        world.clock.advance(1)
        found = await stored(world, mission, number)
    assert [(p.total_items_collected, p.message) for p in found] == [(10, "Page 1"), (25, "Page 2")]
    percents = [p.progress_percent for p in found]
    assert 65 < percents[0] < percents[1] < 80
    now = await world.get(mission)
    assert now.tracker is not None
    assert (now.tracker.total_items_collected, now.tracker.pages_since_last_increase) == (25, 0)
    assert now.card is not None
    assert now.card.message == "Page 2"
    paging.turn.release()
    mission = await world.result(mission)
    assert mission.status is MissionStatus.COMPLETED
    percents = [
        e.data.progress_percent  # type: ignore[union-attr]  # all of these have one
        for e in await world.events(mission)
        if e.event_type in {"execution_step", "mission_progress"}
    ]
    assert percents == sorted(percents)


async def test_reports_that_come_too_fast_are_merged(start_world: MakeWorld) -> None:
    async def flood(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
        for number in range(1, 1001):
            context.report(number, number, f"Page {number}")
        await first_stored.wait()
        return ToolResult(data={}, summary="Flooded")

    first_stored = asyncio.Event()
    world = await start_world([ScriptedTool(behaviour=flood)])
    mission = await world.start()
    (only,) = await stored(world, mission, 1)
    assert (only.total_items_collected, only.message) == (1000, "Page 1000")
    first_stored.set()
    mission = await world.result(mission)
    assert len(progress_of(await world.events(mission))) == 1


async def test_a_report_after_the_call_is_dropped(start_world: MakeWorld) -> None:
    kept: list[ToolContext] = []

    async def keep(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
        kept.append(context)
        return ToolResult(data={}, summary="Done")

    world = await start_world([ScriptedTool(behaviour=keep)])
    mission = await world.run()
    kinds = await world.kinds(mission)
    kept[0].report(5, 5, "too late")
    await asyncio.sleep(0)
    assert await world.kinds(mission) == kinds


async def test_a_report_that_cannot_be_stored_breaks_no_call(start_world: MakeWorld) -> None:
    tried = asyncio.Event()

    async def refuse(_fn: object) -> None:
        tried.set()
        raise StoreConflict("other writers kept winning")

    world = await start_world()
    mission = await world.start()
    reporter = ProgressReporter(refuse, world.buddy.executions.desk)  # type: ignore[arg-type]  # never returns
    async with reporter.reporting(run_request(mission)) as report:
        report(1, 1, "one")
        await asyncio.wait_for(tried.wait(), SOON)
    assert (await world.result(mission)).status is MissionStatus.COMPLETED
