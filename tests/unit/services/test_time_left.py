"""How long a run will still take, as it is shown while the run goes."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.eta import RANGE_SAMPLES, Estimate, RunDurations
from buddy.domain.ids import LOCAL_USER, ToolName, UserId
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.tool import ToolResult
from buddy.errors import ToolExecutionFailed
from buddy.ports.store import Queries, UnitOfWork
from buddy.ports.tools import ToolContext
from buddy.services.duration_history import ENTRIES, LIFE_SECONDS, DurationHistory
from buddy.services.mission_service import RunProgress
from buddy.testing.clock import FixedClock
from buddy.testing.factories import at, make_durations
from buddy.testing.tools import ScriptedTool, spec
from worlds import Gate, MakeWorld, World

SEARCH = ToolName("web_search")
ALL = 1_000


@dataclass
class Slow:
    """A world whose tool takes as long as it is told, and can be held in the middle of a call."""

    world: World
    seconds: float = 0.0
    gate: Gate | None = None
    fails: bool = False

    async def __call__(self, _tool_input: JsonObject, context: ToolContext) -> ToolResult:
        if self.gate is not None:
            await self.gate({}, context)
        self.world.clock.advance(self.seconds)
        if self.fails:
            raise ToolExecutionFailed("the site is down")
        return ToolResult(data={"done": True}, summary="Done")

    async def run(self, seconds: float) -> Mission:
        self.seconds = seconds
        return await self.world.run()

    async def hold(self) -> Mission:
        """Start a run and return its mission while the tool is under way."""
        self.gate = Gate()
        mission = await self.world.start()
        await self.gate.entered.wait()
        return await self.world.get(mission)

    async def progress(self, mission: Mission) -> RunProgress:
        missions = self.world.buddy.missions
        return await missions.get_mission_progress(LOCAL_USER, mission.mission_id)

    async def on_the_board(self, mission: Mission) -> Estimate | None:
        found = await self.world.buddy.metrics.collect_analytics_dashboard(LOCAL_USER)
        (agent,) = [a for a in found.agents if a.card.mission_id == mission.mission_id]
        return agent.eta

    async def history(self, tool: ToolName = SEARCH) -> tuple[RunDurations, ...]:
        return await self.world.buddy.store.queries.durations(LOCAL_USER, tool, ALL)


@pytest.fixture
async def slow(start_world: MakeWorld) -> AsyncIterator[Slow]:
    tool = ScriptedTool()
    slow = Slow(await start_world([tool]))
    tool.behaviour = slow
    yield slow
    if slow.gate is not None:
        slow.gate.opened.set()


class TestProgress:
    async def test_without_history_the_time_left_is_unknown(self, slow: Slow) -> None:
        mission = await slow.hold()
        found = await slow.progress(mission)
        assert found.eta is None
        assert found.report is not None
        assert (found.report.eta_seconds, found.report.progress_percent) == (None, 65)
        assert await slow.on_the_board(mission) is None

    async def test_history_tells_the_time_left(self, slow: Slow) -> None:
        for seconds in range(10, 100, 10):
            await slow.run(float(seconds))
        mission = await slow.hold()
        expected = Estimate(median=50.0, low=10.0, high=90.0, samples=9)
        found = await slow.progress(mission)
        assert found.eta == expected
        assert found.report is not None
        assert found.report.eta_seconds == 50.0
        assert await slow.on_the_board(mission) == expected

    async def test_it_shrinks_with_time_and_then_leans_on_the_slow_runs(self, slow: Slow) -> None:
        for seconds in (10.0, 20.0, 90.0):
            await slow.run(seconds)
        mission = await slow.hold()
        seen: list[tuple[float, int] | None] = []
        for _ in range(6):
            eta = (await slow.progress(mission)).eta
            seen.append(None if eta is None else (eta.median, eta.samples))
            slow.world.clock.advance(18.0)
        assert seen == [(20.0, 3), (37.0, 2), (54.0, 1), (36.0, 1), (18.0, 1), (0.0, 1)]
        assert (await slow.progress(mission)).eta is None

    async def test_nothing_runs_nothing_is_left(self, slow: Slow) -> None:
        done = await slow.run(10.0)
        proposed = await slow.world.propose()
        for mission in (done, proposed):
            assert (await slow.progress(mission)).eta is None
            assert await slow.on_the_board(mission) is None
        record = done.execution_record
        assert record is not None
        assert record.progress_tracker.eta_seconds is None


class TestWhatCounts:
    async def test_a_completed_run_leaves_its_durations(self, slow: Slow) -> None:
        mission = await slow.run(12.5)
        assert mission.run is not None
        (kept,) = await slow.history()
        assert (kept.run_id, kept.tool) == (mission.run.run_id, "web_search")
        assert kept.finished_at == slow.world.clock.now()
        found = {each.step: each.seconds for each in kept.steps}
        assert found == {
            "verification": 0.0,
            "intent_classification": 0.0,
            "budget_check": 0.0,
            "tool_selection": 0.0,
            "tool_execution": 12.5,
            "finalize": 0.0,
        }

    async def test_a_failed_run_leaves_none(self, slow: Slow) -> None:
        slow.fails = True
        mission = await slow.run(12.5)
        assert mission.status is MissionStatus.FAILED
        assert await slow.history() == ()

    async def test_a_cancelled_run_leaves_none(self, slow: Slow) -> None:
        mission = await slow.hold()
        await slow.world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
        assert (await slow.world.result(mission)).status is MissionStatus.CANCELLED
        assert await slow.history() == ()

    async def test_a_run_that_waited_for_a_person_leaves_none(self, start_world: MakeWorld) -> None:
        other = ScriptedTool(spec("web_research", intents=(Intent.SEARCH,)))
        world = await start_world([ScriptedTool(), other])
        world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
        mission = await world.approved()
        await world.switch("web_search", enabled=False)
        await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
        parked = await world.result(mission)
        assert parked.status is MissionStatus.AWAITING_APPROVAL
        world.clock.advance(3600.0)
        await world.go_on(mission)
        assert (await world.result(mission)).status is MissionStatus.COMPLETED
        slow = Slow(world)
        assert await slow.history() == ()
        assert await slow.history(ToolName("web_research")) == ()


class TestProposals:
    async def duration(self, slow: Slow) -> tuple[float | None, float | None, int]:
        mission = await slow.world.propose()
        assert mission.proposal is not None
        told = mission.proposal.duration
        return told.p50_seconds, told.p90_seconds, told.samples

    async def test_past_runs_replace_what_the_tool_declares(self, slow: Slow) -> None:
        declared = await self.duration(slow)
        for seconds in range(1, 9):
            await slow.run(float(seconds))
        slow.world.clock.advance(LIFE_SECONDS)
        assert await self.duration(slow) == declared
        await slow.run(9.0)
        slow.world.clock.advance(LIFE_SECONDS)
        assert (declared[2], await self.duration(slow)) == (0, (5.0, 9.0, 9))


@dataclass
class CountedQueries:
    """Counts how often durations are read, and lets others in between."""

    queries: Queries
    asked: list[tuple[UserId, ToolName]] = field(default_factory=list[Any])

    async def durations(
        self, user_id: UserId, tool: ToolName, limit: int
    ) -> tuple[RunDurations, ...]:
        self.asked.append((user_id, tool))
        await asyncio.sleep(0)
        return await self.queries.durations(user_id, tool, limit)


class TestReads:
    def history(self, store: MemoryStore) -> tuple[CountedQueries, FixedClock, DurationHistory]:
        queries, clock = CountedQueries(store.queries), FixedClock()
        return queries, clock, DurationHistory(queries, clock)  # type: ignore[arg-type]  # asks for durations only

    async def ask(self, history: DurationHistory, tool: str = "web_search") -> Estimate | None:
        return await history.left(LOCAL_USER, ToolName(tool), 65, at())

    async def test_many_who_ask_at_once_cost_one_query_per_tool(self) -> None:
        queries, _, history = self.history(MemoryStore())
        tools = ("web_search", "calculate")
        await asyncio.gather(*(self.ask(history, tool) for tool in tools for _ in range(50)))
        assert sorted(tool for _, tool in queries.asked) == sorted(tools)

    async def test_what_was_read_is_news_after_its_life(self) -> None:
        store = MemoryStore()
        queries, clock, history = self.history(store)
        assert await history.whole(LOCAL_USER, SEARCH) is None

        async def add(uow: UnitOfWork) -> None:
            await uow.durations.add(LOCAL_USER, make_durations())

        await store.transact(add)
        clock.advance(LIFE_SECONDS - 0.1)
        assert await history.whole(LOCAL_USER, SEARCH) is None
        clock.advance(0.1)
        whole = await history.whole(LOCAL_USER, SEARCH)
        assert whole == Estimate(median=5.75, low=None, high=None, samples=1)
        assert len(queries.asked) == 2

    async def test_where_there_is_much_to_go_by_nobody_waits_for_what_is_new(self) -> None:
        store = MemoryStore()

        async def add(first: int, last: int) -> None:
            async def work(uow: UnitOfWork) -> None:
                for number in range(first, last):
                    await uow.durations.add(LOCAL_USER, make_durations(number))

            await store.transact(work)

        await add(0, RANGE_SAMPLES)
        queries, clock, history = self.history(store)

        async def samples() -> int:
            whole = await history.whole(LOCAL_USER, SEARCH)
            return whole.samples if whole else 0

        assert await samples() == RANGE_SAMPLES
        await add(RANGE_SAMPLES, RANGE_SAMPLES + 3)
        clock.advance(LIFE_SECONDS)
        assert [await samples() for _ in range(3)] == [RANGE_SAMPLES] * 3
        for _ in range(10):  # the read has its turns
            await asyncio.sleep(0)
        assert (await samples(), len(queries.asked)) == (RANGE_SAMPLES + 3, 2)

    async def test_a_user_learns_nothing_of_another(self) -> None:
        store = MemoryStore()

        async def add(uow: UnitOfWork) -> None:
            await uow.durations.add(UserId("other"), make_durations())

        await store.transact(add)
        _, _, history = self.history(store)
        assert await history.whole(LOCAL_USER, SEARCH) is None
        assert await history.whole(UserId("other"), SEARCH) is not None

    async def test_what_is_kept_in_memory_is_bounded(self) -> None:
        queries, _, history = self.history(MemoryStore())
        for number in range(ENTRIES + 1):
            await self.ask(history, f"tool{number}")
        await self.ask(history, f"tool{ENTRIES}")
        assert len(queries.asked) == ENTRIES + 1
        await self.ask(history, "tool0")
        assert len(queries.asked) == ENTRIES + 2

    @pytest.mark.parametrize(
        ("tool", "percent", "since"),
        [(None, 65, at()), (SEARCH, 100, at()), (SEARCH, 65, None)],
    )
    async def test_what_cannot_be_told_asks_nobody(
        self, tool: ToolName | None, percent: int, since: Any
    ) -> None:
        queries, _, history = self.history(MemoryStore())
        assert await history.left(LOCAL_USER, tool, percent, since) is None
        assert queries.asked == []
