"""Goals that run: in order, once, within their plan and their money, and to one result."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from buddy.adapters.tools.allowed_folders import AllowedFolders
from buddy.adapters.tools.calculate import Calculate
from buddy.adapters.tools.list_directory import ListDirectory
from buddy.adapters.tools.read_file import ReadFile
from buddy.adapters.tools.synthesize import Synthesize
from buddy.adapters.tools.web_extract import SPEC as EXTRACT
from buddy.adapters.tools.web_extract import WebExtract
from buddy.domain.goal import GoalState, PartState
from buddy.domain.goal_feed import Earlier, Taken, taken
from buddy.domain.goal_plan import Feed, Take
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.scope import Scope
from buddy.domain.tool import Price, PriceKind, Risk, ToolResult
from buddy.errors import ToolExecutionFailed
from buddy.ports.tools import ToolContext
from buddy.services import goal_inputs
from buddy.testing.tools import ScriptedTool
from goal_worlds import (
    OBJECTIVE,
    SITES,
    approved,
    extracting,
    missions_of,
    round_of,
    searching,
    stands,
    told_of,
    until_over,
    vendor_pages,
    vendor_tools,
)
from worlds import Gate, MakeWorld

CENT = Price(kind=PriceKind.KNOWN, per_call=Money(10_000))


def failing(often: int) -> ScriptedTool:
    """Return the real extraction that does not reach Acme the first times."""
    real, left = WebExtract(), [often]

    async def read(tool_input: JsonObject, context: ToolContext) -> ToolResult:
        if "acme" in str(tool_input) and left[0] > 0:
            left[0] -= 1
            raise ToolExecutionFailed("HTTP 503 from acme.example")
        return await real.call(tool_input, context)

    return ScriptedTool(EXTRACT, read)


async def test_three_vendors_are_found_read_and_compared(start_world: MakeWorld) -> None:
    world = await start_world(vendor_tools(), fetcher=vendor_pages())
    goal = await until_over(world, await approved(world))
    assert goal.state is GoalState.COMPLETED
    assert goal.reason == "Lowest price: 9.90 EUR, Corner shop (3 rows)"
    result = goal.result
    assert result is not None
    assert result.artifact is not None
    _, content = await world.buddy.artifacts.read(world.user, result.artifact.artifact_id)
    assert content["columns"] == ["name", "price", "unit", "source"]
    assert content["rows"] == [
        ["Corner shop", 9.9, "EUR", "https://corner.example/lamp"],
        ["Acme lamps", 12.5, "EUR", "https://acme.example/lamp"],
        ["Bright", 18, "EUR", "https://bright.example/lamp"],
    ]
    assert content["calculated"] == ["mean(12.50, 18.00, 9.90) ≈ 13.4666666667 (202/15)"]
    artifact, _ = await world.buddy.artifacts.read(world.user, result.artifact.artifact_id)
    assert {source.url for source in artifact.sources} == set(SITES)


async def test_a_column_of_a_file_is_summed_whole(start_world: MakeWorld, tmp_path: Path) -> None:
    (tmp_path / "invoices").mkdir()
    rows = "".join(f"{n},Meyer,{n}.50\n" for n in range(1, 31))
    (tmp_path / "invoices" / "a.csv").write_text(f"number,client,net\n{rows}", "utf-8")
    folders = AllowedFolders([tmp_path])
    tools = [ListDirectory(folders), ReadFile(folders), Calculate(), Synthesize()]
    world = await start_world(tools)
    objective = "list the files in invoices, then read a.csv and sum the net column"
    goal = await until_over(world, await approved(world, objective))
    assert goal.state is GoalState.COMPLETED
    assert goal.of("calculate").state is PartState.DONE
    assert goal.of("calculate").summary.endswith("= 480")


async def test_each_mission_is_an_ordinary_one_under_the_plan_s_yes(
    start_world: MakeWorld,
) -> None:
    world = await start_world(vendor_tools(), fetcher=vendor_pages())
    goal = await until_over(world, await approved(world))
    missions = await missions_of(world, goal)
    assert len(missions) == 6
    for mission in missions:
        assert mission.metadata["orchestrator"] == "phase25"
        assert mission.warrant is not None
        assert mission.warrant.channel == f"goal:{goal.record_id}:1"
        assert mission.warrant.content_hash == mission.content_hash
    read = next(m for m in missions if m.metadata["goal_part"] == "extract-1")
    found = next(m for m in missions if m.metadata["goal_part"] == "search")
    assert read.terms.tool_input["urls"] == ["https://acme.example/lamp"]
    assert found.execution_record is not None
    source = found.execution_record.artifact_reference
    assert source is not None
    (origin,) = [o for o in read.terms.input_origins if o.argument == "urls"]
    assert origin.origin == f"artifact:{source.artifact_id}"
    assert not origin.trusted


async def test_a_part_that_fails_is_tried_again_as_a_new_mission(start_world: MakeWorld) -> None:
    world = await start_world(vendor_tools(extract=failing(1)), fetcher=vendor_pages())
    goal = await until_over(world, await approved(world))
    assert goal.state is GoalState.COMPLETED
    part = goal.of("extract-1")
    assert (part.state, part.attempts) == (PartState.DONE, 2)
    tries = [m for m in await missions_of(world, goal) if m.metadata["goal_part"] == "extract-1"]
    assert {m.status for m in tries} == {MissionStatus.FAILED, MissionStatus.COMPLETED}
    second = next(m for m in tries if m.metadata["attempt"] == 2)
    first = next(m for m in tries if m.metadata["attempt"] == 1)
    assert second.parent_mission_id == first.mission_id


async def test_what_fails_for_good_is_left_out_and_the_result_says_so(
    start_world: MakeWorld,
) -> None:
    world = await start_world(vendor_tools(extract=failing(9)), fetcher=vendor_pages())
    goal = await until_over(world, await approved(world))
    assert goal.state is GoalState.COMPLETED
    assert goal.of("extract-1").state is PartState.SKIPPED
    assert goal.reason.endswith("; without extract-1")


async def test_a_search_that_finds_nothing_stops_the_goal(start_world: MakeWorld) -> None:
    world = await start_world(vendor_tools(searching(())), fetcher=vendor_pages())
    goal = await until_over(world, await approved(world))
    assert goal.state is GoalState.FAILED
    assert goal.reason.startswith("together failed: nothing came of extract-1")
    assert len(await missions_of(world, goal)) == 1


async def test_fewer_hits_than_wanted_leave_a_part_out(start_world: MakeWorld) -> None:
    two = tuple(SITES)[:2]
    world = await start_world(vendor_tools(searching(two)), fetcher=vendor_pages())
    goal = await until_over(world, await approved(world))
    assert goal.state is GoalState.COMPLETED
    third = goal.of("extract-3")
    assert third.state is PartState.SKIPPED
    assert third.reason == "search found 2 pages, and this is for number 3"
    assert third.mission_id is None


async def test_two_processes_begin_no_part_twice(start_world: MakeWorld) -> None:
    world = await start_world(vendor_tools(), fetcher=vendor_pages())
    goal = await approved(world)
    follower = world.buddy.goal_follower
    for _ in range(12):
        await asyncio.gather(*(follower.runner.advance(goal) for _ in range(4)))
        await round_of(world)
    goal = await stands(world, goal)
    assert goal.state is GoalState.COMPLETED
    missions = await missions_of(world, goal)
    assert len(missions) == 6
    begun = [e for e in await told_of(world, goal) if getattr(e.data, "part_state", "") == "open"]
    assert len(begun) == 6


async def test_the_follower_carries_a_goal_by_itself(start_world: MakeWorld) -> None:
    world = await start_world(vendor_tools(), fetcher=vendor_pages())
    goal = await approved(world)
    async with world.buddy.feed.follow_user(world.user, after=0) as follower:
        while True:
            news = await asyncio.wait_for(follower.next(), 20)
            assert news is not None
            if any(told.event.event_type == "goal_ended" for told in news):
                break
    assert (await stands(world, goal)).state is GoalState.COMPLETED


async def test_a_site_outside_the_plan_is_asked_about_in_the_inbox_and_then_read(
    start_world: MakeWorld,
) -> None:
    world = await start_world(vendor_tools(), fetcher=vendor_pages())
    near = Scope(allowed_domains=("acme.example", "bright.example"))
    goal = await approved(world, scope=near)
    for _ in range(4):
        await round_of(world)
    goal = await stands(world, goal)
    (waiting,) = [m for m in await missions_of(world, goal) if m.status is MissionStatus.PROPOSED]
    assert waiting.terms.scope.allowed_domains == (
        "acme.example",
        "bright.example",
        "corner.example",
    )
    (refused,) = waiting.metadata["plan_refused"]
    assert refused.startswith("it reaches acme.example, bright.example, corner.example, and")
    inbox = await world.buddy.inbox.list_page(world.user, 50, None)
    assert waiting.mission_id in [each.mission.mission_id for each in inbox.items]
    await world.buddy.approvals.approve(world.user, waiting.mission_id, waiting.revision, "api")
    goal = await until_over(world, goal)
    assert (goal.state, goal.of("extract-3").state) == (GoalState.COMPLETED, PartState.DONE)


async def test_a_person_s_no_to_a_part_leaves_it_out(start_world: MakeWorld) -> None:
    world = await start_world(vendor_tools(), fetcher=vendor_pages())
    near = Scope(allowed_domains=("acme.example", "bright.example"))
    goal = await approved(world, scope=near)
    for _ in range(4):
        await round_of(world)
    (waiting,) = [m for m in await missions_of(world, goal) if m.status is MissionStatus.PROPOSED]
    await world.buddy.approvals.reject(world.user, waiting.mission_id, None, None)
    goal = await until_over(world, goal)
    part = goal.of("extract-3")
    assert (goal.state, part.state, part.attempts) == (
        GoalState.COMPLETED,
        PartState.SKIPPED,
        1,
    )


@pytest.mark.parametrize(("cap", "state"), [(70_000, "completed"), (20_000, "failed")])
async def test_a_goal_spends_no_more_than_its_cap(
    start_world: MakeWorld, cap: int, state: str
) -> None:
    tools = vendor_tools(extract=extracting(CENT))
    world = await start_world(tools, fetcher=vendor_pages())
    goal = await until_over(world, await approved(world, max_cost=Money(cap)))
    assert goal.state == state
    assert goal.spent <= goal.cap
    money = await world.money()
    spent = Money(min(cap, 30_000)).usd()
    assert money[f"goal {goal.record_id}"] == (spent, "0.00")
    if state == "failed":
        assert (
            goal.reason
            == "stopped by budget: $0.02 of $0.02 is spent, and extract-3 may take $0.01"
        )


async def test_a_cancelled_goal_stops_what_runs(start_world: MakeWorld) -> None:
    gate = Gate()
    tools = vendor_tools(extract=ScriptedTool(EXTRACT, gate))
    world = await start_world(tools, fetcher=vendor_pages())
    goal = await approved(world)
    await round_of(world)
    await world.buddy.goal_follower.round()
    await asyncio.wait_for(gate.entered.wait(), 10)
    await world.buddy.goals.cancel(world.user, goal.record_id, None, "api")
    goal = await until_over(world, goal)
    assert (goal.state, goal.open, gate.stopped) == (GoalState.CANCELLED, (), True)


async def test_a_tool_that_is_switched_off_meanwhile_fails_its_part(
    start_world: MakeWorld,
) -> None:
    world = await start_world(vendor_tools(), fetcher=vendor_pages())
    goal = await approved(world, OBJECTIVE)
    await world.switch("web_search", enabled=False)
    goal = await until_over(world, goal)
    assert goal.state is GoalState.FAILED
    assert "web_search is switched off" in goal.reason
    assert replace(goal, progress=()).spent == Money(0)


async def test_a_paused_buddy_begins_nothing_that_runs_and_goes_on_when_it_is_resumed(
    start_world: MakeWorld,
) -> None:
    search = searching()
    world = await start_world(vendor_tools(search), fetcher=vendor_pages())
    await world.buddy.instance.pause(world.user, None, stop_running=False)
    goal = await approved(world)
    await world.buddy.goal_follower.round()
    goal = await stands(world, goal)
    assert (goal.state, goal.of("search").state) == (GoalState.RUNNING, PartState.OPEN)
    report = await world.buddy.instance.show()
    assert (report.running, report.queued) == (0, 1)
    await world.buddy.instance.resume(world.user)
    goal = await until_over(world, goal)
    assert goal.state is GoalState.COMPLETED


async def test_the_kill_switch_that_stops_what_runs_stops_goals(start_world: MakeWorld) -> None:
    gate = Gate()
    tools = vendor_tools(extract=ScriptedTool(EXTRACT, gate))
    world = await start_world(tools, fetcher=vendor_pages())
    goal = await approved(world)
    await round_of(world)
    await world.buddy.goal_follower.round()
    await asyncio.wait_for(gate.entered.wait(), 10)
    await world.buddy.instance.pause(world.user, "too dear", stop_running=True)
    goal = await stands(world, goal)
    assert (goal.state, goal.reason) == (GoalState.CANCELLED, "too dear")
    before = len(await missions_of(world, goal))
    await world.buddy.instance.resume(world.user)
    goal = await until_over(world, goal)
    assert (goal.open, gate.stopped) == ((), True)
    assert len(await missions_of(world, goal)) == before


async def test_an_odd_result_fails_the_part_that_takes_from_it_and_the_goal_goes_on(
    start_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(feed: Feed, earlier: Sequence[Earlier], scope: Scope) -> Taken:
        if feed.take is Take.FIGURES:
            raise TypeError("'int' object is not iterable")
        return taken(feed, earlier, scope)

    monkeypatch.setattr(goal_inputs, "taken", breaks)
    world = await start_world(vendor_tools(), fetcher=vendor_pages())
    goal = await until_over(world, await approved(world))
    part = goal.of("calculate")
    assert (goal.state, part.state) == (GoalState.COMPLETED, PartState.SKIPPED)
    assert part.reason == (
        "what extract-1, extract-2, extract-3 found is not of a form that figures can be taken "
        "from; the server's log has it"
    )


async def test_what_a_write_may_have_done_is_not_done_again_after_a_time_out(
    start_world: MakeWorld,
) -> None:
    calls: list[JsonObject] = []

    async def slow(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        calls.append(tool_input)
        await asyncio.Event().wait()
        raise AssertionError

    writes = replace(EXTRACT, risk=Risk.WRITE, idempotent=False, timeout_seconds=0.05)
    tools = vendor_tools(extract=ScriptedTool(writes, slow))
    world = await start_world(tools, fetcher=vendor_pages())
    goal = await until_over(world, await approved(world))
    assert [goal.of(f"extract-{n}").attempts for n in (1, 2, 3)] == [1, 1, 1]
    assert len(calls) == 3
    assert "did not finish within 0.05 s" in goal.of("extract-1").reason
