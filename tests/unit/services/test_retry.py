"""Trying a mission again: a new mission, its own approval, one payment for one answer."""

import asyncio

import pytest

from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.domain.ids import LOCAL_USER, MissionId
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.errors import (
    InvalidTransition,
    MissionNotFound,
    StoreUnavailable,
    ToolExecutionFailed,
)
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, echo, spec
from worlds import Gate, MakeWorld, World

DOLLAR = Price(kind=PriceKind.KNOWN, per_call=Money.parse("1"))


class FullDisk(MemoryBlobs):
    """Takes nothing while the disk is full."""

    full = True

    async def put(self, content: bytes) -> str:
        if self.full:
            raise StoreUnavailable("The blob store is full")
        return await super().put(content)


async def retry(world: World, mission: Mission, *, from_start: bool = False) -> Mission:
    return await world.buddy.retries.retry(
        LOCAL_USER, mission.mission_id, from_start=from_start, channel="api"
    )


async def approve_and_run(world: World, mission: Mission) -> Mission:
    revision = mission.revision
    await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, revision, "api")
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    return await world.result(mission)


class Failed:
    """A mission whose tool answered, for a dollar, and whose artifact could not be written."""

    def __init__(self, world: World, tool: ScriptedTool, mission: Mission) -> None:
        self.world, self.tool, self.mission = world, tool, mission


@pytest.fixture
async def failed(start_world: MakeWorld) -> Failed:
    disk, tool = FullDisk(), ScriptedTool(spec(price=DOLLAR))
    world = await start_world([tool], blobs=disk)
    mission = await world.run()
    assert mission.status is MissionStatus.FAILED
    disk.full = False
    return Failed(world, tool, mission)


async def test_after_a_failed_artifact_the_answer_is_used_again_and_not_paid_again(
    failed: Failed,
) -> None:
    world = failed.world
    made = await retry(world, failed.mission)
    assert made.status is MissionStatus.PROPOSED  # the dollar is spent, and the warrant with it
    assert made.parent_mission_id == failed.mission.mission_id
    assert made.terms == failed.mission.terms
    assert made.proposal is not None
    assert f"the answer that web_search gave in {failed.mission.mission_id}" in made.proposal.next

    done = await approve_and_run(world, made)
    assert done.status is MissionStatus.COMPLETED
    assert len(failed.tool.calls) == 1
    record = done.execution_record
    assert record is not None
    assert record.reused_from == failed.mission.mission_id
    assert record.execution_result == {"query": "python tutorials"}
    assert record.artifact_reference is not None
    assert await world.ledger(done) == [
        ("reserve", "1.00"),
        ("settle", "0.00"),
        ("release", "1.00"),
    ]
    (figures,) = (await world.buddy.metrics.collect_metrics(world.user, 7)).now.tools
    assert (figures.succeeded, figures.runs) == (1, 0)  # the answer used again is no second run
    kinds = await world.kinds(done)
    assert "tool_invoked" not in kinds
    assert kinds[-1] == "stop completed"
    assert [kind for kind in kinds if kind.startswith("step")] == [
        f"step {name} {status} {percent}"
        for name, started, completed in (
            ("verification", 5, 10),
            ("intent_classification", 20, 30),
            ("budget_check", 30, 40),
            ("tool_selection", 40, 55),
            ("tool_execution", 65, 80),
            ("finalize", 90, 100),
        )
        for status, percent in (("started", started), ("completed", completed))
    ]


async def test_a_retry_of_a_retry_still_has_the_answer(
    start_world: MakeWorld,
) -> None:
    disk, tool = FullDisk(), ScriptedTool(spec(price=DOLLAR))
    world = await start_world([tool], blobs=disk)
    second = await approve_and_run(world, await retry(world, await world.run()))
    assert second.status is MissionStatus.FAILED
    assert await world.ledger(second) == [("reserve", "1.00"), ("release", "1.00")]
    disk.full = False
    third = await approve_and_run(world, await retry(world, second))
    assert third.status is MissionStatus.COMPLETED
    assert len(tool.calls) == 1


async def test_what_was_edited_since_is_other_work_and_calls_the_tool(failed: Failed) -> None:
    made = await retry(failed.world, failed.mission)
    edited = await failed.world.buddy.proposals.update(
        LOCAL_USER, made.mission_id, {"objective": "search for cats"}, 1
    )
    done = await approve_and_run(failed.world, edited.after)
    assert len(failed.tool.calls) == 2
    assert done.execution_record is not None
    assert done.execution_record.reused_from is None


async def test_from_the_start_everything_is_done_and_paid_again(failed: Failed) -> None:
    made = await retry(failed.world, failed.mission, from_start=True)
    assert made.status is MissionStatus.PROPOSED
    done = await approve_and_run(failed.world, made)
    assert len(failed.tool.calls) == 2
    assert await failed.world.ledger(done) == [
        ("reserve", "1.00"),
        ("meter", "1.00"),
        ("settle", "1.00"),
    ]


async def test_after_a_failed_tool_it_is_called_again_after_a_new_approval(
    start_world: MakeWorld,
) -> None:
    async def once(tool_input: JsonObject, context: ToolContext) -> ToolResult:
        if len(tool.calls) == 1:
            raise ToolExecutionFailed("the page was away")
        return await echo(tool_input, context)

    tool = ScriptedTool(spec(price=DOLLAR), once)
    world = await start_world([tool])
    mission = await world.run()
    made = await retry(world, mission)
    assert made.status is MissionStatus.PROPOSED
    done = await approve_and_run(world, made)
    assert done.status is MissionStatus.COMPLETED
    assert [call[1].effect_key for call in tool.calls] == [
        f"{run.run_id}:tool_execution:1" for run in (mission.run, done.run) if run
    ]
    assert await world.ledger(done) == [("reserve", "1.00"), ("meter", "1.00"), ("settle", "1.00")]


async def test_a_cancelled_run_whose_tool_had_answered_goes_on_from_there(
    start_world: MakeWorld, gate: Gate
) -> None:
    tool = ScriptedTool(spec(price=DOLLAR), gate)
    world = await start_world([tool])
    mission = await world.start()
    await gate.entered.wait()
    await world.buddy.instance.pause(LOCAL_USER, None, stop_running=False)
    gate.opened.set()
    for _ in range(200):
        await asyncio.sleep(0)
    assert "tool_result" in await world.kinds(mission)
    await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
    await world.buddy.instance.resume(LOCAL_USER)
    cancelled = await world.result(mission)
    assert cancelled.status is MissionStatus.CANCELLED
    done = await approve_and_run(world, await retry(world, cancelled))
    assert done.status is MissionStatus.COMPLETED
    assert len(tool.calls) == 1


class TestTheWarrant:
    """Unspent is the warrant of a run that failed before any call of a tool was announced."""

    @pytest.fixture
    async def refused(self, start_world: MakeWorld) -> Failed:
        """A mission that failed at its budget check."""
        tool = ScriptedTool(spec(price=Price(kind=PriceKind.KNOWN, per_call=Money.parse("5.23"))))
        world = await start_world([tool])
        mission = await world.run()
        assert mission.status is MissionStatus.FAILED
        return Failed(world, tool, mission)

    async def test_unspent_it_stands_for_the_retry(self, refused: Failed) -> None:
        made = await retry(refused.world, refused.mission)
        first = refused.mission.warrant
        assert first is not None
        assert made.status is MissionStatus.APPROVED
        assert made.warrant == first
        assert made.expires_at == first.expires_at
        assert await refused.world.kinds(made) == ["mission_proposed", "mission_approved"]
        assert made.run is None  # an approval never starts a run

    async def test_it_stands_whatever_number_its_revision_had(self, start_world: MakeWorld) -> None:
        world = await start_world()
        mission = await world.propose("search for dogs")
        await world.buddy.proposals.update(
            LOCAL_USER, mission.mission_id, {"objective": "search for cats"}, 1
        )
        await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 2, "api")
        world.understanding.fit = {}
        world.understanding.intents = {}
        await world.switch("web_search", enabled=False)
        await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
        failed = await world.result(mission)
        assert failed.status is MissionStatus.FAILED
        await world.switch("web_search", enabled=True)
        made = await retry(world, failed)
        assert made.status is MissionStatus.APPROVED
        assert made.warrant is not None
        assert (made.revision, made.warrant.revision) == (1, 1)
        await world.buddy.executions.request_execution(LOCAL_USER, made.mission_id)
        assert (await world.result(made)).status is MissionStatus.COMPLETED

    async def test_it_is_passed_on_once(self, refused: Failed) -> None:
        first = await retry(refused.world, refused.mission)
        second = await retry(refused.world, refused.mission)
        assert first.status is MissionStatus.APPROVED
        assert second.status is MissionStatus.PROPOSED
        source = await refused.world.get(refused.mission)
        assert source.metadata["warrant_passed_to"] == first.mission_id
        assert source.status is MissionStatus.FAILED

    async def test_from_the_start_it_is_not_used(self, refused: Failed) -> None:
        made = await retry(refused.world, refused.mission, from_start=True)
        assert made.status is MissionStatus.PROPOSED

    async def test_lapsed_it_is_no_more(self, refused: Failed) -> None:
        refused.world.clock.advance(24 * 3600)
        made = await retry(refused.world, refused.mission)
        assert made.status is MissionStatus.PROPOSED

    async def test_a_cancelled_mission_has_given_it_back(self, world: World) -> None:
        mission = await world.approved()
        await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
        made = await retry(world, await world.get(mission))
        assert made.status is MissionStatus.PROPOSED


async def test_a_tool_that_is_switched_off_is_not_proposed_again(failed: Failed) -> None:
    await failed.world.switch("web_search", enabled=False)
    made = await retry(failed.world, failed.mission)
    assert made.status is MissionStatus.CLARIFICATION_NEEDED


async def test_what_is_not_over_cannot_be_tried_again(world: World) -> None:
    mission = await world.approved()
    with pytest.raises(InvalidTransition, match="not over"):
        await retry(world, mission)
    assert len(await world.missions()) == 1


async def test_what_went_well_has_no_failed_step_and_can_be_run_again(world: World) -> None:
    mission = await world.run()
    with pytest.raises(InvalidTransition, match="from the start"):
        await retry(world, mission)
    assert (await retry(world, mission, from_start=True)).status is MissionStatus.PROPOSED


async def test_an_unknown_mission_cannot_be_tried_again(world: World) -> None:
    with pytest.raises(MissionNotFound):
        await world.buddy.retries.retry(
            LOCAL_USER, MissionId("m_nobody"), from_start=False, channel="api"
        )
