"""Cancel, wherever a mission stands: one end, nothing left running, no money held."""

from collections.abc import Mapping, Sequence

import pytest

from buddy.domain.commands import Cancel
from buddy.domain.ids import LOCAL_USER, RunId
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.pipeline import StepName
from buddy.domain.run import RunState
from buddy.domain.tool import Price, PriceKind, ToolResult, ToolSpec
from buddy.errors import InvalidTransition
from buddy.ports.tools import ToolContext
from buddy.services.run_control import RunControl
from buddy.testing.tools import ScriptedTool, spec
from worlds import Gate, MakeWorld, SetUnderstanding, World, one_at_a_time


async def cancel(world: World, mission: Mission) -> Mission:
    result = await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
    return result.after


async def test_while_the_tool_runs(start_world: MakeWorld, gate: Gate) -> None:
    price = Price(kind=PriceKind.KNOWN, per_call=Money.parse("1"))
    world = await start_world([ScriptedTool(spec(price=price), gate)])
    mission = await world.start()
    await gate.entered.wait()
    requested = await cancel(world, mission)
    assert requested.status is MissionStatus.RUNNING
    assert requested.cancel_requested_at is not None

    mission = await world.result(mission)
    assert gate.stopped
    assert mission.status is MissionStatus.CANCELLED
    record = mission.execution_record
    assert record is not None
    assert (record.success, record.error, record.error_code) == (False, "Cancelled", "cancelled")
    kinds = await world.kinds(mission)
    assert kinds[-5:] == [
        "tool_invoked",
        "mission_cancelled",
        "step tool_execution failed 65",
        "budget_settled",
        "stop cancelled",
    ]
    assert sum(kind.startswith("stop") for kind in kinds) == 1
    # Whether a call that was stopped has cost its price nobody can say, so it has.
    assert await world.ledger(mission) == [
        ("reserve", "1.00"),
        ("meter", "1.00"),
        ("settle", "1.00"),
    ]


async def test_told_twice_it_is_recorded_once(start_world: MakeWorld, gate: Gate) -> None:
    world = await start_world([ScriptedTool(behaviour=gate)])
    mission = await world.start()
    await gate.entered.wait()
    await cancel(world, mission)
    await cancel(world, mission)
    mission = await world.result(mission)
    assert (await world.kinds(mission)).count("mission_cancelled") == 1
    assert (await cancel(world, mission)) == mission


async def test_a_tool_that_will_not_stop_is_over_when_it_is_over(
    start_world: MakeWorld, gate: Gate
) -> None:
    async def stubborn(tool_input: JsonObject, context: ToolContext) -> ToolResult:
        try:
            return await gate(tool_input, context)
        except BaseException:  # noqa: BLE001  # a tool that swallows its cancellation
            return ToolResult(data={"done": "anyway"}, summary="Done anyway")

    world = await start_world([ScriptedTool(behaviour=stubborn)])
    mission = await world.start()
    await gate.entered.wait()
    await cancel(world, mission)
    mission = await world.result(mission)
    assert mission.status is MissionStatus.CANCELLED
    assert (await world.kinds(mission))[-1] == "stop cancelled"


async def test_in_the_queue_it_never_starts(start_world: MakeWorld, gate: Gate) -> None:
    tool = ScriptedTool(behaviour=gate)
    world = await start_world([tool], make_engine=one_at_a_time)
    first = await world.start()
    await gate.entered.wait()
    second = await world.start()
    cancelled = await cancel(world, second)
    assert cancelled.status is MissionStatus.CANCELLED
    assert cancelled.run is not None
    assert cancelled.run.state is RunState.FINISHED
    third = await world.start()
    gate.opened.set()
    await world.result(first)
    await world.result(third)
    assert await world.get(second) == cancelled
    assert await world.kinds(second) == [
        "mission_proposed",
        "mission_approved",
        "mission_cancelled",
    ]
    assert len(tool.calls) == 2


@pytest.mark.parametrize("approve", [False, True])
async def test_before_anything_ran_it_is_over_at_once(world: World, approve: bool) -> None:
    mission = await (world.approved() if approve else world.propose())
    mission = await cancel(world, mission)
    assert mission.status is MissionStatus.CANCELLED
    assert (await world.kinds(mission))[-1] == "mission_cancelled"
    assert await cancel(world, mission) == mission
    assert (await world.kinds(mission)).count("mission_cancelled") == 1


async def test_a_cancel_that_the_engine_has_not_heard_of_lets_no_call_begin(
    start_world: MakeWorld,
) -> None:
    """It was said in another process, or just before this one began: the store knows."""

    class CancelledMeanwhile(SetUnderstanding):
        world: World | None = None

        async def match(self, objective: str, tools: Sequence[ToolSpec]) -> Mapping[str, float]:
            if self.world is not None:
                (mission,) = await self.world.missions()
                commands = self.world.buddy.approvals.commands
                await commands.run(LOCAL_USER, mission.mission_id, Cancel(actor=LOCAL_USER))
            return await super().match(objective, tools)

    tool, understanding = ScriptedTool(), CancelledMeanwhile()
    world = await start_world([tool], matcher=understanding)
    mission = await world.approved()
    understanding.world = world
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    mission = await world.result(mission)
    assert mission.status is MissionStatus.CANCELLED
    assert tool.calls == []
    assert (await world.kinds(mission))[-1] == "stop cancelled"


async def test_what_is_over_cannot_be_cancelled(world: World) -> None:
    mission = await world.run()
    with pytest.raises(InvalidTransition):
        await cancel(world, mission)
    assert await world.get(mission) == mission


async def test_a_cancel_between_the_announcement_and_the_call_costs_nothing(
    start_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = ScriptedTool(spec(price=Price(kind=PriceKind.KNOWN, per_call=Money.parse("1"))))
    world = await start_world([tool])
    mission = await world.approved()
    hold = RunControl.hold

    async def hold_and_cancel(control: RunControl, run_id: RunId) -> None:
        await hold(control, run_id)
        tracker = (await world.get(mission)).tracker
        current = tracker.current_step if tracker else None
        if current is not None and current.step_name == StepName.TOOL_EXECUTION:
            await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)

    monkeypatch.setattr(RunControl, "hold", hold_and_cancel)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    mission = await world.result(mission)
    assert mission.status is MissionStatus.CANCELLED
    assert tool.calls == []
    assert await world.ledger(mission) == [("reserve", "1.00"), ("release", "1.00")]
