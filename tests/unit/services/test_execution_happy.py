"""A run that goes well, to the last event, log line and dollar."""

import json
import logging
from typing import Any

import pytest

from buddy.domain.artifact import INLINE_LIMIT_BYTES
from buddy.domain.ids import LOCAL_USER
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.run import RunState
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.ports.tools import ToolContext
from buddy.testing.clock import START
from buddy.testing.tools import ScriptedTool, spec
from worlds import ALL, OBJECTIVE, MakeWorld, World

EVENTS = [
    "mission_proposed",
    "mission_approved",
    "mission_start",
    "step verification started 5",
    "step verification completed 10",
    "step intent_classification started 20",
    "intent_decision",
    "step intent_classification completed 30",
    "step budget_check started 30",
    "budget_reserved",
    "step budget_check completed 40",
    "step tool_selection started 40",
    "tool_selected",
    "step tool_selection completed 55",
    "step tool_execution started 65",
    "tool_invoked",
    "tool_result",
    "step tool_execution completed 80",
    "progress artifact_creation 85",
    "artifact_preview",
    "progress artifact_creation 90",
    "step finalize started 90",
    "budget_settled",
    "learning_signal",
    "step finalize completed 100",
    "stop completed",
]

LOG = [
    "[PROGRESS_TRACKER] Step 1/6: verification (5%)",
    "[PROGRESS_TRACKER] Completed: verification (10%)",
    "[PROGRESS_TRACKER] Step 2/6: intent_classification (20%)",
    "[PROGRESS_TRACKER] Completed: intent_classification (30%)",
    "[PROGRESS_TRACKER] Step 3/6: budget_check (30%)",
    "[PROGRESS_TRACKER] Completed: budget_check (40%)",
    "[PROGRESS_TRACKER] Step 4/6: tool_selection (40%)",
    "[PROGRESS_TRACKER] Completed: tool_selection (55%)",
    "[PROGRESS_TRACKER] Step 5/6: tool_execution (65%)",
    "[PROGRESS_TRACKER] Completed: tool_execution (80%)",
    "[PROGRESS_TRACKER] Step 6/6: finalize (90%)",
    "[PROGRESS_TRACKER] Completed: finalize (100%)",
]


async def test_the_events_in_their_order(world: World) -> None:
    mission = await world.run()
    assert mission.status is MissionStatus.COMPLETED
    assert await world.kinds(mission) == EVENTS
    events = await world.events(mission)
    assert [event.sequence for event in events] == list(range(1, len(EVENTS) + 1))
    assert [event.cursor for event in events] == list(range(1, len(EVENTS) + 1))


async def test_the_log_lines(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "buddy.progress")
    await world.run()
    assert [r.getMessage() for r in caplog.records if r.name == "buddy.progress"] == LOG


async def test_the_record(world: World) -> None:
    mission = await world.run()
    record = mission.execution_record
    assert record is not None
    assert record.event_type == "mission_executed"
    assert record.success is True
    assert record.status is MissionStatus.COMPLETED
    assert record.timestamp == START
    chosen = (record.tool_used, record.tool_confidence, record.intent)
    assert chosen == ("web_search", 0.9, "search")
    assert record.execution_result == mission.terms.tool_input
    assert record.result_summary == f"Did {dict(mission.terms.tool_input)}"
    assert (record.error, record.error_code, record.error_detail) == (None, None, None)
    progress = record.progress_tracker
    assert progress.current_step is None
    assert progress.progress_percent == 100
    assert progress.start_time == START
    assert [step.step_name for step in progress.completed_steps] == [
        "verification",
        "intent_classification",
        "budget_check",
        "tool_selection",
        "tool_execution",
        "finalize",
    ]
    assert [step.progress_percent for step in progress.completed_steps] == [10, 30, 40, 55, 80, 100]
    assert all(step.total_steps == 6 for step in progress.completed_steps)


async def test_the_mission_and_its_run(world: World) -> None:
    mission = await world.run()
    assert mission.run is not None
    assert mission.run.state is RunState.FINISHED
    assert mission.run.attempt == 1
    assert mission.run.finished_at == START
    assert mission.expires_at is None
    assert mission.card is not None
    assert mission.card.message == "Executed with web_search (0s)"
    assert mission.card.progress_percent == 100


async def test_the_artifact_is_what_the_tool_returned(world: World) -> None:
    mission = await world.run()
    (artifact,) = await world.buddy.missions.artifacts(LOCAL_USER, mission.mission_id)
    assert mission.execution_record is not None
    assert mission.execution_record.artifact_reference == artifact.reference
    assert artifact.title == OBJECTIVE
    assert artifact.tool == "web_search"
    read, content = await world.buddy.artifacts.read(LOCAL_USER, artifact.artifact_id)
    assert read == artifact
    assert content == mission.terms.tool_input


async def test_a_priced_call_is_reserved_and_settled(start_world: MakeWorld) -> None:
    price = Price(kind=PriceKind.KNOWN, per_call=Money.parse("0.25"))
    world = await start_world([ScriptedTool(spec(price=price))])
    mission = await world.run()
    assert await world.ledger(mission) == [
        ("reserve", "0.25"),
        ("meter", "0.25"),
        ("settle", "0.25"),
    ]
    assert await world.money() == {
        f"mission {mission.mission_id}": ("0.25", "0.00"),
        "user/day 2026-01-15": ("0.25", "0.00"),
        "user/month 2026-01": ("0.25", "0.00"),
    }


async def test_an_unknown_price_reserves_the_cap_and_settles_what_the_tool_says(
    start_world: MakeWorld,
) -> None:
    async def paid(tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data=dict(tool_input), summary="Paid", cost=Money.parse("0.40"))

    tool = ScriptedTool(spec(price=Price(kind=PriceKind.UNKNOWN)), paid)
    world = await start_world([tool])
    mission = await world.run(max_cost=Money.parse("2"))
    assert await world.ledger(mission) == [
        ("reserve", "2.00"),
        ("meter", "2.00"),
        ("adjust", "-1.60"),
        ("settle", "0.40"),
        ("release", "1.60"),
    ]
    settled = next(e.data for e in await world.events(mission) if e.event_type == "budget_settled")
    amounts: Any = settled
    assert (amounts.actual_usd.usd(), amounts.released_usd.usd()) == ("0.40", "1.60")


async def test_the_learning_signal_says_what_was_measured(world: World) -> None:
    mission = await world.run()
    signal: Any = next(
        e.data for e in await world.events(mission) if e.event_type == "learning_signal"
    )
    assert (signal.tool, signal.intent, signal.outcome) == ("web_search", "search", "success")
    assert signal.evaluation.satisfied is True


async def test_the_effect_key_is_announced_and_handed_to_the_tool(start_world: MakeWorld) -> None:
    tool = ScriptedTool()
    world = await start_world([tool])
    mission = await world.run()
    assert mission.run is not None
    ((tool_input, context),) = tool.calls
    assert tool_input == mission.terms.tool_input
    assert context.effect_key == f"{mission.run.run_id}:tool_execution:1"
    assert context.mission_id == mission.mission_id
    invoked: Any = next(
        e.data for e in await world.events(mission) if e.event_type == "tool_invoked"
    )
    assert invoked.effect_key == context.effect_key


@pytest.mark.parametrize("over", [0, 1])
async def test_a_result_over_64_kib_goes_to_the_blob_store(
    start_world: MakeWorld, over: int
) -> None:
    empty = len(canonical_json({"text": ""}))
    data = {"text": "x" * (INLINE_LIMIT_BYTES - empty + over)}

    async def large(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data=data, summary="Large")

    world = await start_world([ScriptedTool(behaviour=large)])
    mission = await world.run()
    record = mission.execution_record
    assert record is not None
    if over:
        assert record.execution_result is None
        assert record.execution_blob is not None
        assert record.execution_blob.size == INLINE_LIMIT_BYTES + 1
        blob = await world.buddy.parts.blobs.get(record.execution_blob.sha256)
        assert blob is not None
        assert json.loads(blob) == data
    else:
        assert record.execution_blob is None
        assert record.execution_result == data
    reference = record.artifact_reference
    assert reference is not None
    _, content = await world.buddy.artifacts.read(LOCAL_USER, reference.artifact_id)
    assert content == data


async def test_an_honest_empty_answer_completes_with_its_reason(start_world: MakeWorld) -> None:
    async def nothing(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(
            data={"results": []},
            summary="0 results for 'xyzzy'",
            items=0,
            empty_reason="0 results for 'xyzzy'",
        )

    world = await start_world([ScriptedTool(behaviour=nothing)])
    mission = await world.run()
    assert mission.status is MissionStatus.COMPLETED
    assert mission.execution_record is not None
    assert mission.execution_record.result_summary == "0 results for 'xyzzy'"
    signal: Any = next(
        e.data for e in await world.events(mission) if e.event_type == "learning_signal"
    )
    assert signal.outcome == "failure"
    assert signal.evaluation.gap == "0 results for 'xyzzy'"


async def test_executing_again_returns_the_first_result_and_writes_nothing(
    start_world: MakeWorld,
) -> None:
    tool = ScriptedTool()
    world = await start_world([tool])
    mission = await world.run()
    cursor = await world.buddy.store.queries.last_cursor(LOCAL_USER)
    again = await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    assert again == mission
    assert await world.result(again) == mission
    assert len(tool.calls) == 1
    assert await world.buddy.store.queries.last_cursor(LOCAL_USER) == cursor


async def test_approve_starts_nothing(start_world: MakeWorld) -> None:
    tool = ScriptedTool()
    world = await start_world([tool])
    mission = await world.approved()
    assert (mission.status, mission.run) == (MissionStatus.APPROVED, None)
    assert tool.calls == []
    assert await world.kinds(mission) == ["mission_proposed", "mission_approved"]


async def test_a_queued_run_leaves_the_mission_approved(world: World) -> None:
    mission = await world.start()
    assert mission.status is MissionStatus.APPROVED
    assert mission.run is not None
    assert mission.run.state is RunState.QUEUED
    await world.result(mission)


async def test_hundred_runs_at_once_each_stop_once(world: World) -> None:
    missions = [await world.start() for _ in range(100)]
    for mission in missions:
        assert (await world.result(mission)).status is MissionStatus.COMPLETED
    log = await world.buddy.store.queries.events_of_user(LOCAL_USER, 0, ALL)
    stops = [event.mission_id for event in log if event.event_type == "mission_stop"]
    assert sorted(map(str, stops)) == sorted(m.mission_id for m in missions)
    assert [event.cursor for event in log] == list(range(1, len(log) + 1))
    assert await world.money() == {}
