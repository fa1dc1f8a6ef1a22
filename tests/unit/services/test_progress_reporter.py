"""A tool's reports become percent and counters, merged where they come too fast."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.tool import ToolResult
from buddy.errors import StoreConflict, StoreError, StoreUnavailable
from buddy.ports.engine import RunRequest
from buddy.ports.store import MissionRows, UnitOfWork
from buddy.ports.tools import ToolContext
from buddy.services.approval_service import run_request
from buddy.services.progress_reporter import ProgressReporter
from buddy.testing.tools import ScriptedTool
from worlds import SOON, Gate, MakeWorld, World


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
        following = world.buddy.feed.follow_mission(world.user, mission.mission_id, 0)
        async with following as follower:
            while len(found) < count:
                news = await follower.next()
                assert news is not None
                found.extend(progress_of([told.event for told in news]))

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


@dataclass
class Refusing:
    """Missions inside a transaction, some of which cannot be written."""

    missions: MissionRows
    failing: dict[str, Exception]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.missions, name)

    async def put_all(self, missions: Sequence[Mission]) -> None:
        await self.missions.put_all(missions)
        for mission in missions:
            if mission.mission_id in self.failing:
                raise self.failing[mission.mission_id]


@dataclass
class Watched:
    """Runs transactions of a store, counts them, and fails those that touch some missions."""

    world: World
    failing: dict[str, Exception] = field(default_factory=dict)
    """What a transaction raises that puts this mission."""
    begun: int = 0
    held: asyncio.Event | None = None
    """Where it is set, a transaction waits for it inside."""
    entered: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Condition = field(default_factory=asyncio.Condition)
    count: int = 0

    async def __call__(self, fn: Any) -> Any:
        self.begun += 1

        async def watched(uow: UnitOfWork) -> Any:
            self.entered.set()
            if self.held is not None:
                await self.held.wait()
            uow.missions = Refusing(uow.missions, self.failing)  # type: ignore[misc]  # a proxy
            return await fn(uow)

        try:
            return await self.world.buddy.store.transact(watched)
        finally:
            async with self.ended:
                self.count += 1
                self.ended.notify_all()

    async def until(self, count: int) -> None:
        """Wait until that many transactions have ended."""
        async with self.ended:
            await asyncio.wait_for(self.ended.wait_for(lambda: self.count >= count), SOON)


class Crew:
    """Some missions whose tools are busy, and a reporter of their progress."""

    def __init__(self, world: World, missions: list[Mission]) -> None:
        self.world, self.missions = world, missions
        self.transact = Watched(world)
        self.reporter = ProgressReporter(self.transact, world.buddy.executions.desk)

    @property
    def requests(self) -> list[RunRequest]:
        return [run_request(mission) for mission in self.missions]

    async def reports(self, mission: Mission) -> list[str]:
        return [data.message for data in progress_of(await self.world.events(mission))]


@pytest.fixture
async def crew(start_world: MakeWorld) -> AsyncIterator[Crew]:
    gate, missions = Gate(), []
    world = await start_world([ScriptedTool(behaviour=gate)])
    for _ in range(5):
        gate.entered.clear()
        missions.append(await world.start())
        await asyncio.wait_for(gate.entered.wait(), SOON)
    yield Crew(world, missions)
    gate.opened.set()
    for mission in missions:
        assert (await world.result(mission)).status is MissionStatus.COMPLETED


async def test_what_is_due_is_stored_in_one_transaction(crew: Crew) -> None:
    async with AsyncExitStack() as stack:
        for number, request in enumerate(crew.requests):
            report = await stack.enter_async_context(crew.reporter.reporting(request))
            report(number, 1, f"report {number}")
        await crew.transact.until(1)
    assert crew.transact.begun == 1
    for number, mission in enumerate(crew.missions):
        *before, event = await crew.world.events(mission)
        assert (event.event_type, event.sequence) == ("mission_progress", len(before) + 1)
        now = await crew.world.get(mission)
        assert now.card is not None
        assert now.tracker is not None
        assert (now.card.message, now.tracker.total_items_collected) == (f"report {number}", number)
    cursors = [(await crew.world.events(mission))[-1].cursor for mission in crew.missions]
    assert sorted(cursors) == list(range(min(cursors), min(cursors) + 5))


@pytest.mark.parametrize("failure", [StoreError("damaged"), StoreConflict("late"), ValueError("x")])
async def test_one_report_that_cannot_be_stored_loses_no_other(
    crew: Crew, caplog: pytest.LogCaptureFixture, failure: Exception
) -> None:
    broken = crew.missions[2]
    crew.transact.failing[broken.mission_id] = failure
    async with AsyncExitStack() as stack:
        reports = [
            await stack.enter_async_context(crew.reporter.reporting(request))
            for request in crew.requests
        ]
        for report in reports:
            report(1, 1, "first")
        # Together, where StoreConflict is tried again inside; then each by itself.
        await crew.transact.until(6)
        assert crew.transact.begun == 6
        for report in reports:
            report(2, 2, "second")
        # The one that failed goes alone from now on, and spoils nothing any more.
        await crew.transact.until(8)
        assert crew.transact.begun == 8
        crew.transact.failing.clear()
        reports[2](3, 3, "third")
        await crew.transact.until(9)
    assert broken.run is not None
    assert caplog.text.count(f"Progress of {broken.run.run_id} was not stored") == 2
    assert await crew.reports(broken) == ["third"]
    for mission in crew.missions:
        if mission is not broken:
            assert await crew.reports(mission) == ["first", "second"]


async def test_a_store_that_does_not_answer_is_not_asked_once_per_mission(
    crew: Crew, caplog: pytest.LogCaptureFixture
) -> None:
    crew.transact.failing[crew.missions[0].mission_id] = StoreUnavailable("The disk is gone")
    async with AsyncExitStack() as stack:
        for request in crew.requests:
            (await stack.enter_async_context(crew.reporter.reporting(request)))(1, 1, "lost")
        await crew.transact.until(1)
    assert crew.transact.begun == 1
    assert caplog.text.count("was not stored") == 1


async def test_a_deleted_mission_is_passed_over(
    crew: Crew, caplog: pytest.LogCaptureFixture
) -> None:
    async with AsyncExitStack() as stack:
        gone = RunRequest(
            run_id=crew.requests[0].run_id,
            user_id=crew.requests[0].user_id,
            mission_id=MissionId("m_deleted"),
        )
        for request in (gone, *crew.requests):
            (await stack.enter_async_context(crew.reporter.reporting(request)))(1, 1, "here")
        await crew.transact.until(1)
    assert crew.transact.begun == 1
    assert [await crew.reports(mission) for mission in crew.missions] == [["here"]] * 5
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_call_does_not_end_while_its_report_is_being_stored(crew: Crew) -> None:
    first, second = crew.requests[:2]
    crew.transact.held = asyncio.Event()
    kept: list[Any] = []

    async def call() -> None:
        async with crew.reporter.reporting(first) as mine:
            kept.append(mine)
            mine(1, 1, "stored")
            report(1, 1, "beside it")
            await crew.transact.entered.wait()
            mine(2, 2, "not stored any more")

    async with crew.reporter.reporting(second) as report:
        ending = asyncio.create_task(call())
        await asyncio.wait_for(crew.transact.entered.wait(), SOON)
        for _ in range(5):
            await asyncio.sleep(0)
        still_running = not ending.done()
        crew.transact.held.set()
        assert still_running
        await asyncio.wait_for(ending, SOON)
        before = crew.transact.begun
        kept[0](3, 3, "too late")
        report(2, 2, "still here")
        await crew.transact.until(before + 1)
    assert await crew.reports(crew.missions[0]) == ["stored"]
    assert await crew.reports(crew.missions[1]) == ["beside it", "still here"]


async def test_a_call_whose_report_waits_ends_at_once(crew: Crew) -> None:
    crew.transact.held = asyncio.Event()
    first, second = crew.requests[:2]
    async with crew.reporter.reporting(first) as report:
        report(1, 1, "being stored")
        await asyncio.wait_for(crew.transact.entered.wait(), SOON)
        async with crew.reporter.reporting(second) as other:
            other(1, 1, "never stored")
        crew.transact.held.set()
        await crew.transact.until(1)
    assert await crew.reports(crew.missions[1]) == []
