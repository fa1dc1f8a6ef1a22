"""The kill switch: what it holds, what it lets through, and that everything goes on afterwards."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress

import pytest

from buddy.adapters.engine.inline import InlineEngine, Journal
from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.adapters.store.memory.queries import MemoryQueries
from buddy.adapters.store.memory.state import State
from buddy.adapters.store.memory.store import MemoryStore
from buddy.bootstrap.parts import Durations
from buddy.domain.commands import Cancel
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.intent import Intent
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.run import RunState
from buddy.domain.tool import ToolSpec
from buddy.errors import EngineStopping, RunNotFound, StoreUnavailable
from buddy.ports.engine import Engine
from buddy.ports.store import TransactionRunner, UnitOfWork
from buddy.services.run_control import BELL, RunControl
from buddy.testing.conformance.store_case import OnCommit
from buddy.testing.tools import ScriptedTool, spec
from worlds import SOON, Gate, MakeWorld, SetUnderstanding, World, make_world, one_at_a_time

START = "2026-01-15T10:30:45.123Z"


async def pause(world: World, *, stop_running: bool = False, reason: str | None = None) -> None:
    await world.buddy.instance.pause(LOCAL_USER, reason, stop_running=stop_running)


async def resume(world: World) -> None:
    await world.buddy.instance.resume(LOCAL_USER)


async def elsewhere(world: World, state: InstanceState) -> None:
    """Move the switch as another process does: in the store, with nobody told."""

    async def write(uow: UnitOfWork) -> None:
        await uow.instance.put(state)

    await world.buddy.store.transact(write)


async def ended(world: World, mission: Mission) -> Mission:
    """Wait for the end of a run, paused or not."""
    run = (await world.get(mission)).run
    assert run is not None
    with suppress(RunNotFound):
        await asyncio.wait_for(world.buddy.engine.wait(run.run_id), SOON)
    return await world.get(mission)


class PausedMeanwhile(SetUnderstanding):
    """Another process pauses the instance while this one looks for a tool."""

    world: World | None = None

    async def match(self, objective: str, tools: Sequence[ToolSpec]) -> Mapping[str, float]:
        if self.world is not None:
            await elsewhere(self.world, InstanceState(paused=True))
        return await super().match(objective, tools)


async def settle() -> None:
    """Let everything run that can."""
    for _ in range(200):
        await asyncio.sleep(0)


async def test_it_says_who_when_and_why_and_the_second_pause_changes_nothing(world: World) -> None:
    report = await world.buddy.instance.pause(LOCAL_USER, "a wrong price", stop_running=False)
    assert (report.state.paused, report.state.by, report.state.reason, report.state.since) == (
        True,
        LOCAL_USER,
        "a wrong price",
        START,
    )
    world.clock.advance(60)
    again = await world.buddy.instance.pause(UserId("anna"), "me too", stop_running=False)
    assert again == report
    report = await world.buddy.instance.resume(UserId("anna"))
    assert (report.state.paused, report.state.by, report.state.reason) == (False, "anna", None)


async def test_what_is_executed_while_paused_is_queued_and_starts_on_resume(
    start_world: MakeWorld,
) -> None:
    tool = ScriptedTool()
    world = await start_world([tool])
    await pause(world)
    mission = await world.start()
    waited = await world.result(mission)  # nobody is kept waiting
    await settle()
    assert (waited.status, waited.run and waited.run.state) == (
        MissionStatus.APPROVED,
        RunState.QUEUED,
    )
    assert tool.calls == []
    assert (await world.buddy.instance.show()).queued == 1
    await resume(world)
    assert (await world.result(mission)).status is MissionStatus.COMPLETED


async def test_edits_and_decisions_are_taken_while_paused(world: World) -> None:
    await pause(world)
    mission = await world.propose()
    changed = await world.buddy.proposals.update(
        LOCAL_USER, mission.mission_id, {"objective": "search for cats"}, 1
    )
    approved = await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 2, "api")
    assert changed.after.revision == 2
    assert approved.after.status is MissionStatus.APPROVED


async def test_a_tool_that_runs_ends_and_the_run_holds_before_its_artifact(
    start_world: MakeWorld, gate: Gate
) -> None:
    world = await start_world([ScriptedTool(behaviour=gate)])
    mission = await world.start()
    await gate.entered.wait()
    await pause(world)
    gate.opened.set()
    await settle()
    held = await world.get(mission)
    assert held.status is MissionStatus.RUNNING
    kinds = await world.kinds(mission)
    assert "tool_result" in kinds
    assert "artifact_preview" not in kinds
    await resume(world)
    assert (await world.result(mission)).status is MissionStatus.COMPLETED


async def test_no_call_begins_after_the_pause_of_another_process(start_world: MakeWorld) -> None:
    """The look of this process has not come yet: the checkpoint's own transaction tells it."""
    tool = ScriptedTool()
    understanding = PausedMeanwhile()
    world = await start_world([tool], matcher=understanding)
    mission = await world.approved()
    understanding.world = world
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    await settle()
    assert tool.calls == []
    assert "step tool_execution started 65" not in await world.kinds(mission)
    assert world.buddy.control.paused
    understanding.world = None
    await elsewhere(world, InstanceState())
    world.buddy.control.bus.ring(BELL)
    assert (await ended(world, mission)).status is MissionStatus.COMPLETED


async def test_who_waits_for_a_run_is_let_go_by_the_pause(
    start_world: MakeWorld, gate: Gate
) -> None:
    world = await start_world([ScriptedTool(behaviour=gate)])
    mission = await world.start()
    await gate.entered.wait()
    waiting = asyncio.create_task(world.result(mission))
    await settle()
    assert not waiting.done()
    await pause(world)
    assert (await asyncio.wait_for(waiting, SOON)).status is MissionStatus.RUNNING
    gate.opened.set()


async def test_stop_running_cancels_what_runs_and_leaves_what_waits(
    start_world: MakeWorld, gate: Gate
) -> None:
    world = await start_world([ScriptedTool(behaviour=gate)], make_engine=one_at_a_time)
    running, queued = await world.start(), await world.start()
    await gate.entered.wait()
    await pause(world, stop_running=True, reason="a wrong price")
    stopped = await ended(world, running)
    assert gate.stopped
    assert stopped.status is MissionStatus.CANCELLED
    assert (await world.get(queued)).status is MissionStatus.APPROVED
    told = next(e for e in await world.events(running) if e.event_type == "mission_cancelled")
    assert (told.data.actor, told.data.reason) == (LOCAL_USER, "a wrong price")  # type: ignore[union-attr]
    gate.opened.set()
    await resume(world)
    assert (await world.result(queued)).status is MissionStatus.COMPLETED


async def test_a_held_run_can_be_cancelled_and_gives_its_place_back(
    start_world: MakeWorld, gate: Gate
) -> None:
    world = await start_world([ScriptedTool(behaviour=gate)], make_engine=one_at_a_time)
    mission = await world.start()
    await gate.entered.wait()
    await pause(world)
    gate.opened.set()
    await settle()
    await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
    stopped = await ended(world, mission)
    assert stopped.status is MissionStatus.CANCELLED
    assert (await world.kinds(mission))[-1] == "stop cancelled"
    assert world.buddy.engine.load.running == 0
    await resume(world)
    assert (await world.run()).status is MissionStatus.COMPLETED


async def test_a_parked_run_that_is_approved_while_paused_goes_on_after_it(
    start_world: MakeWorld,
) -> None:
    other = ScriptedTool(spec("web_research", intents=(Intent.SEARCH,)))
    world = await start_world([ScriptedTool(), other])
    world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
    mission = await world.approved()
    await world.switch("web_search", enabled=False)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    parked = await world.result(mission)
    await pause(world)
    await world.go_on(parked)
    await settle()
    assert other.calls == []
    await resume(world)
    assert (await world.result(mission)).status is MissionStatus.COMPLETED


async def test_the_next_process_is_paused_too(gate: Gate) -> None:
    store, journal = MemoryStore(), Journal()

    def engine(transact: TransactionRunner) -> Engine:
        return InlineEngine(transact, journal=journal)

    def make_store(_announce: OnCommit) -> MemoryStore:
        return store

    def process(tool: ScriptedTool) -> World:
        return make_world([tool], make_store=make_store, make_engine=engine)

    first = process(ScriptedTool(behaviour=gate))
    await first.buddy.start()
    await pause(first)
    mission = await first.start()
    await settle()
    await first.buddy.stop()

    tool = ScriptedTool()
    second = process(tool)
    await second.buddy.start()
    await settle()
    assert second.buddy.control.paused
    assert tool.calls == []
    await resume(second)
    assert (await second.result(mission)).status is MissionStatus.COMPLETED
    await second.buddy.stop()


async def test_held_runs_do_not_keep_a_process_from_stopping(
    start_world: MakeWorld, gate: Gate
) -> None:
    for_ever = Durations(shutdown=3600.0)
    world = await start_world([ScriptedTool(behaviour=gate)], durations=for_ever)
    mission = await world.start()
    await gate.entered.wait()
    await pause(world)
    gate.opened.set()
    await settle()
    assert mission.run is not None
    waiting = asyncio.create_task(world.buddy.engine.wait(mission.run.run_id))
    await settle()
    await asyncio.wait_for(world.buddy.stop(), SOON)
    with pytest.raises(EngineStopping):
        await waiting
    assert (await world.get(mission)).status is MissionStatus.RUNNING


async def test_a_cancel_of_another_process_reaches_the_tool(
    start_world: MakeWorld, gate: Gate
) -> None:
    world = await start_world([ScriptedTool(behaviour=gate)])
    mission = await world.start()
    await gate.entered.wait()
    command = Cancel(actor=LOCAL_USER)
    await world.buddy.approvals.commands.run(LOCAL_USER, mission.mission_id, command)
    world.buddy.control.bus.ring(BELL)
    stopped = await world.result(mission)
    assert gate.stopped
    assert stopped.status is MissionStatus.CANCELLED


async def test_a_store_that_fails_for_a_while_is_asked_again() -> None:
    failures = [StoreUnavailable("The store does not answer"), ZeroDivisionError()]

    class Flaky(MemoryQueries):
        async def instance(self) -> InstanceState:
            if failures:
                raise failures.pop(0)
            return InstanceState(paused=True)

    bus = MemoryEventBus()
    control = RunControl(Flaky(State()), InlineEngine(MemoryStore().transact), bus)
    watching = asyncio.create_task(control.watch())
    for _ in range(3):
        await asyncio.sleep(0)
        bus.ring(BELL)
        await settle()
    assert control.paused
    watching.cancel()
