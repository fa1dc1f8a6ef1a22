"""Every failure of SPEC section 4, where that section says it is seen."""

import asyncio
import logging
from typing import Any

import pytest

from buddy.domain.budget import BudgetLimits
from buddy.domain.ids import LOCAL_USER, MissionId
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.errors import (
    EgressDenied,
    MissionNotApproved,
    MissionNotFound,
    ToolExecutionFailed,
)
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from worlds import OBJECTIVE, MakeWorld, World

SECRET = "sk-1234 in a traceback"


def priced(amount: str) -> ScriptedTool:
    return ScriptedTool(spec(price=Price(kind=PriceKind.KNOWN, per_call=Money.parse(amount))))


def raising(error: Exception) -> ScriptedTool:
    async def fail(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        raise error

    return ScriptedTool(spec(price=Price(kind=PriceKind.KNOWN, per_call=Money.parse("1"))), fail)


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [r.getMessage() for r in caplog.records if r.name == "buddy.progress"]


def assert_failed(mission: Mission, error: str, code: str, detail: str) -> None:
    record = mission.execution_record
    assert record is not None
    assert mission.status is MissionStatus.FAILED
    assert (record.success, record.status) == (False, MissionStatus.FAILED)
    assert (record.error, record.error_code, record.error_detail) == (error, code, detail)
    assert mission.card is not None
    assert mission.card.message == detail
    assert mission.card.status is MissionStatus.FAILED
    assert record.artifact_reference is None
    assert record.progress_tracker.progress_percent < 100


async def assert_stopped_once(world: World, mission: Mission, failed_step: str) -> list[str]:
    kinds = await world.kinds(mission)
    assert [kind for kind in kinds if kind.startswith("stop")] == ["stop failed"]
    assert kinds[-1] == "stop failed"
    assert [kind for kind in kinds if " failed" in kind] == [failed_step, "stop failed"]
    assert all(reserved == "0.00" for _, reserved in (await world.money()).values())
    return kinds


async def test_budget_exceeded_names_both_figures(
    start_world: MakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "buddy.progress")
    tool = priced("5.23")
    world = await start_world([tool])
    mission = await world.run()
    detail = "Budget exceeded: $5.23 > $5.00 limit"
    assert_failed(mission, "Budget exceeded", "budget_exceeded", detail)
    kinds = await assert_stopped_once(world, mission, "step budget_check failed 30")
    assert kinds[-3:] == [
        "step budget_check started 30",
        "step budget_check failed 30",
        "stop failed",
    ]
    assert lines(caplog)[-1] == f"[PROGRESS_TRACKER] Failed: budget_check (30%): {detail}"
    assert tool.calls == []
    assert await world.ledger(mission) == []
    failed: Any = (await world.events(mission))[-2].data
    assert failed.message == detail


async def test_the_cap_of_a_mission_is_its_limit(start_world: MakeWorld) -> None:
    world = await start_world([priced("1.50")])
    mission = await world.run(max_cost=Money.parse("1.49"))
    detail = "Budget exceeded: $1.50 > $1.49 limit"
    assert_failed(mission, "Budget exceeded", "budget_exceeded", detail)


async def test_the_days_limit_counts_other_missions(start_world: MakeWorld) -> None:
    limits = BudgetLimits(per_user_day=Money.parse("2"))
    world = await start_world([priced("1.50")], limits=limits)
    assert (await world.run()).status is MissionStatus.COMPLETED
    mission = await world.run()
    detail = "Budget exceeded: $3.00 > $2.00 limit (user/day 2026-01-15)"
    assert_failed(mission, "Budget exceeded", "budget_exceeded", detail)
    world.clock.advance(24 * 3600)
    assert (await world.run()).status is MissionStatus.COMPLETED


async def test_tool_selection_failed_says_the_confidence_and_offers_candidates(
    start_world: MakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "buddy.progress")
    other = ScriptedTool(spec("web_research", intents=(Intent.SEARCH,)))
    world = await start_world([ScriptedTool(), other])
    world.understanding.fit = {"web_search": 0.9, "web_research": 0.016}
    mission = await world.approved()
    await world.switch("web_search", enabled=False)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    mission = await world.result(mission)

    detail = "Tool selection failed: confidence 0.12 < 0.15"
    assert_failed(mission, "Tool selection failed", "tool_selection_failed", detail)
    kinds = await assert_stopped_once(world, mission, "step tool_selection failed 40")
    assert kinds[-4:] == [
        "step tool_selection started 40",
        "step tool_selection failed 40",
        "budget_released",
        "stop failed",
    ]
    assert lines(caplog)[-1] == f"[PROGRESS_TRACKER] Failed: tool_selection (40%): {detail}"
    assert other.calls == []

    asked = next(m for m in await world.missions() if m.mission_id != mission.mission_id)
    assert asked.status is MissionStatus.CLARIFICATION_NEEDED
    assert asked.parent_mission_id == mission.mission_id
    assert asked.terms.objective == OBJECTIVE
    (question,) = asked.questions
    assert question.field == "tool"
    assert question.choices == ("web_research",)
    assert "0.12" in question.text
    assert await world.kinds(asked) == ["clarification_requested"]


async def test_with_no_tool_at_all_nothing_is_offered(world: World) -> None:
    mission = await world.approved()
    await world.switch("web_search", enabled=False)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    mission = await world.result(mission)
    detail = "Tool selection failed: confidence 0.00 < 0.15"
    assert_failed(mission, "Tool selection failed", "tool_selection_failed", detail)
    assert len(await world.missions()) == 1


@pytest.mark.parametrize(
    ("error", "code", "money"),
    [
        # Whether a call that failed on its way has cost its price nobody can say, so it has.
        (ToolExecutionFailed("Connection timeout"), "tool_execution_failed", "budget_settled"),
        (EgressDenied("10.0.0.1 is a private address"), "egress_denied", "budget_released"),
    ],
)
async def test_tool_execution_failed_says_the_cause(
    start_world: MakeWorld,
    caplog: pytest.LogCaptureFixture,
    error: ToolExecutionFailed,
    code: str,
    money: str,
) -> None:
    caplog.set_level(logging.INFO, "buddy.progress")
    world = await start_world([raising(error)])
    mission = await world.run()
    detail = f"Tool execution failed: {error.message}"
    assert_failed(mission, "Tool execution failed", code, detail)
    kinds = await assert_stopped_once(world, mission, "step tool_execution failed 65")
    assert kinds[-5:] == [
        "tool_result",
        "learning_signal",
        "step tool_execution failed 65",
        money,
        "stop failed",
    ]
    assert lines(caplog)[-1] == f"[PROGRESS_TRACKER] Failed: tool_execution (65%): {detail}"
    ends = {"budget_settled": [("settle", "1.00")], "budget_released": [("release", "1.00")]}
    free = [("adjust", "-1.00")] if money == "budget_released" else []
    assert await world.ledger(mission) == [
        ("reserve", "1.00"),
        ("meter", "1.00"),
        *free,
        *ends[money],
    ]


async def test_a_tool_that_takes_too_long_is_stopped(start_world: MakeWorld) -> None:
    stopped: list[bool] = []

    async def hang(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.append(True)
        raise AssertionError

    world = await start_world([ScriptedTool(spec(timeout_seconds=0.01), hang)])
    mission = await world.run()
    detail = "Tool execution failed: web_search did not finish within 0.01 s"
    assert_failed(mission, "Tool execution failed", "tool_timed_out", detail)
    assert stopped == [True]


async def test_nothing_is_not_silently_completed(start_world: MakeWorld) -> None:
    async def nothing(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data={}, summary="", items=0)

    world = await start_world([ScriptedTool(behaviour=nothing)])
    mission = await world.run()
    detail = "Tool execution failed: Tool returned no result"
    assert_failed(mission, "Tool execution failed", "tool_execution_failed", detail)
    await assert_stopped_once(world, mission, "step tool_execution failed 65")


@pytest.mark.parametrize("error", [RuntimeError(SECRET), KeyError(SECRET), OSError(5, SECRET)])
async def test_the_text_of_an_unexpected_error_is_only_in_the_servers_log(
    start_world: MakeWorld, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    world = await start_world([raising(error)])
    mission = await world.run()
    detail = "Tool execution failed: internal error in web_search; the server's log has it"
    assert_failed(mission, "Tool execution failed", "tool_execution_failed", detail)
    assert SECRET not in repr(mission)
    assert SECRET not in repr(await world.events(mission))
    assert SECRET in caplog.text


async def test_a_result_that_is_no_json_fails_the_run_and_tells_nothing(
    start_world: MakeWorld,
) -> None:
    async def odd(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data={"value": float("nan")}, summary="NaN")

    world = await start_world([ScriptedTool(behaviour=odd)])
    mission = await world.run()
    assert mission.status is MissionStatus.FAILED
    assert mission.execution_record is not None
    text = "Tool execution failed: the tool answered with something that JSON cannot carry"
    assert mission.execution_record.error_detail == text
    kinds = await world.kinds(mission)
    assert kinds[-3:] == ["step tool_execution failed 65", "budget_released", "stop failed"]


async def test_a_failing_blob_store_fails_the_run_and_frees_the_money(
    start_world: MakeWorld, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        async def put(self, content: bytes) -> str:
            raise OSError(28, SECRET)

        async def get(self, sha256: str) -> bytes | None:
            return None

    world = await start_world(blobs=Broken())
    mission = await world.run()
    text = "Internal error; the server's log has it"
    assert_failed(mission, text, "internal_error", text)
    kinds = await world.kinds(mission)
    assert kinds[-2:] == ["budget_released", "stop failed"]
    assert kinds.count("stop failed") == 1
    assert SECRET not in repr(mission)
    assert SECRET not in repr(await world.events(mission))
    assert SECRET in caplog.text


async def test_an_unknown_mission_writes_only_the_trackers_line(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "buddy.progress")
    with pytest.raises(MissionNotFound) as caught:
        await world.buddy.executions.request_execution(LOCAL_USER, MissionId("m_nobody"))
    assert caught.value.details["success"] is False
    assert caught.value.details["error"] == "Mission not found"
    assert lines(caplog) == [
        "[PROGRESS_TRACKER] Step 1/6: verification (5%)",
        "[PROGRESS_TRACKER] Failed: verification (5%): Mission not found",
    ]
    assert await world.buddy.store.queries.last_cursor(LOCAL_USER) == 0


async def test_a_mission_that_nobody_approved_writes_only_the_trackers_line(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "buddy.progress")
    mission = await world.propose()
    with pytest.raises(MissionNotApproved) as caught:
        await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    reason = "Mission is proposed, not approved; approve its current revision first"
    assert caught.value.details["success"] is False
    assert caught.value.details["error"] == reason
    assert lines(caplog)[-1] == f"[PROGRESS_TRACKER] Failed: verification (5%): {reason}"
    assert await world.kinds(mission) == ["mission_proposed"]
    assert await world.get(mission) == mission


async def test_a_warrant_that_lapsed_while_queued_fails_verification(
    start_world: MakeWorld,
) -> None:
    world = await start_world()
    mission = await world.start()
    world.clock.advance(24 * 3600 + 1)
    mission = await world.result(mission)
    assert mission.status is MissionStatus.FAILED
    assert mission.execution_record is not None
    assert mission.execution_record.error == "Verification failed"
    kinds = await world.kinds(mission)
    assert kinds[-3:] == [
        "step verification started 5",
        "step verification failed 5",
        "stop failed",
    ]
