"""Execute, and what can be read of a run while it goes and afterwards."""

import asyncio
import logging
from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.domain.artifact import INLINE_LIMIT_BYTES
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.errors import ToolExecutionFailed
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool, spec
from worlds import Gate, one_at_a_time

PRICE = Price(kind=PriceKind.KNOWN, per_call=Money.parse("5.23"))
STEPS = [
    ("verification", 1, 10),
    ("intent_classification", 2, 30),
    ("budget_check", 3, 40),
    ("tool_selection", 4, 55),
    ("tool_execution", 5, 80),
    ("finalize", 6, 100),
]


async def execute(site: Site, mission_id: str, **headers: str) -> Any:
    return await site.post(f"/missions/{mission_id}/execute", headers=headers)


async def test_the_result_of_a_run_that_went_well(site: Site) -> None:
    mission_id = await site.approved()
    answer = await execute(site, mission_id)
    assert answer.status_code == 200
    body = answer.json()
    reference = body.pop("artifact_reference")
    progress = body.pop("progress_tracker")
    steps = progress.pop("completed_steps")
    assert body == {
        "event_type": "mission_executed",
        "success": True,
        "mission_id": mission_id,
        "status": "completed",
        "timestamp": "2026-01-15T10:30:45.123Z",
        "tool_used": "web_search",
        "tool_confidence": 0.9,
        "intent": "search",
        "result_summary": "Did {'query': 'python tutorials'}",
        "execution_result": {"query": "python tutorials"},
        "cost_usd": "0.00",
        "evaluation": {
            "satisfied": True,
            "score": 1.0,
            "evidence": ["1 item found", "the result has a summary"],
            "gap": None,
            "engine": "rules",
            "next": None,
        },
    }
    assert progress == {
        "mission_id": mission_id,
        "start_time": "2026-01-15T10:30:45.123Z",
        "current_step": None,
        "elapsed_seconds": 0.0,
        "progress_percent": 100,
        "eta_seconds": None,
    }
    found = [(s["step_name"], s["step_index"], s["progress_percent"]) for s in steps]
    assert found == STEPS
    assert all((s["total_steps"], s["status"]) == (6, "completed") for s in steps)
    assert reference["artifact_type"] == "json"


async def test_execute_twice_gives_the_stored_result(site: Site) -> None:
    mission_id = await site.approved()
    first = await execute(site, mission_id)
    cursor = await site.cursor()
    site.world.clock.advance(60)
    again = await execute(site, mission_id)
    assert (again.status_code, again.json()) == (200, first.json())
    assert await site.cursor() == cursor


async def test_execute_while_it_runs_joins(start_site: MakeSite) -> None:
    gate = Gate()
    tool = ScriptedTool(behaviour=gate)
    site = await start_site([tool])
    mission_id = await site.approved()
    first = asyncio.ensure_future(execute(site, mission_id))
    await gate.entered.wait()
    second = asyncio.ensure_future(execute(site, mission_id))
    third = await execute(site, mission_id, prefer="respond-async")
    assert (third.status_code, third.json()["status"]) == (202, "running")
    gate.opened.set()
    answers = await asyncio.gather(first, second)
    assert [a.status_code for a in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert len(tool.calls) == 1


async def test_a_client_that_goes_away_leaves_the_run_alone(start_site: MakeSite) -> None:
    gate = Gate()
    site = await start_site([ScriptedTool(behaviour=gate)])
    mission_id = await site.approved()
    first = asyncio.ensure_future(execute(site, mission_id))
    await gate.entered.wait()
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    gate.opened.set()
    assert (await execute(site, mission_id)).json()["success"] is True


async def test_a_run_tells_the_time_it_still_needs(start_site: MakeSite) -> None:
    gate, seconds = Gate(), iter(range(10, 110, 10))
    site: Site

    async def behave(tool_input: JsonObject, context: ToolContext) -> ToolResult:
        took = next(seconds)
        if took == 100:
            return await gate(tool_input, context)
        site.world.clock.advance(took)
        return ToolResult(data={}, summary="Done")

    site = await start_site([ScriptedTool(behaviour=behave)])
    for _ in range(9):
        await site.executed()
    mission_id = await site.approved()
    await execute(site, mission_id, prefer="respond-async")
    await gate.entered.wait()
    site.world.clock.advance(5.0)

    expected = {
        "eta_seconds": 45.0,
        "eta_range": {"low": 5.0, "high": 85.0, "samples": 9},
    }
    progress = (await site.get(f"/missions/{mission_id}/progress")).json()
    assert {name: progress[name] for name in expected} == expected
    agents = (await site.get("/api/analytics/all")).json()["agents"]
    (agent,) = [each for each in agents if each["mission_id"] == mission_id]
    assert {name: agent[name] for name in expected} == expected
    assert {each["eta_range"] for each in agents if each is not agent} == {None}

    gate.opened.set()
    await execute(site, mission_id)
    done = (await site.get(f"/missions/{mission_id}/progress")).json()
    assert (done["eta_seconds"], done["eta_range"]) == (None, None)


async def test_respond_async_says_where_to_look(start_site: MakeSite) -> None:
    gate = Gate()
    site = await start_site([ScriptedTool(behaviour=gate)], make_engine=one_at_a_time)
    mission_id = await site.approved()
    answer = await execute(site, mission_id, prefer="respond-async, wait=5")
    body = answer.json()
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/missions/{mission_id}"
    assert body["location"] == f"/missions/{mission_id}/progress"
    assert (body["status"], body["run"]["state"]) == ("approved", "queued")
    await gate.entered.wait()

    queued = await site.approved()
    await execute(site, queued, prefer="respond-async")
    waiting = (await site.get(f"/missions/{queued}/progress")).json()
    assert (waiting["status"], waiting["progress_percent"]) == ("approved", 0)
    assert waiting["steps"] == []

    site.world.clock.advance(2.5)
    progress = (await site.get(body["location"])).json()
    assert (progress["status"], progress["progress_percent"]) == ("running", 65)
    assert progress["current_step"]["step_name"] == "tool_execution"
    assert (progress["elapsed_seconds"], progress["eta_seconds"]) == (2.5, None)
    assert progress["eta_range"] is None
    assert [step["step_name"] for step in progress["steps"]] == [s for s, _, _ in STEPS[:4]]
    gate.opened.set()
    assert (await execute(site, queued)).json()["status"] == "completed"
    done = (await site.get(body["location"])).json()
    assert (done["progress_percent"], done["elapsed_seconds"]) == (100, 2.5)


async def test_before_approval_it_is_refused(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "buddy.progress")
    mission_id = await site.proposed()
    before = await site.mission(mission_id)
    body = assert_problem(await execute(site, mission_id), 409, "mission_not_approved")
    assert body["success"] is False
    assert body["error"] == body["detail"]
    assert body["mission_status"] == "proposed"
    assert await site.cursor() == 1
    assert await site.mission(mission_id) == before
    lines = [r.getMessage() for r in caplog.records if r.name == "buddy.progress"]
    assert lines[-1] == f"[PROGRESS_TRACKER] Failed: verification (5%): {body['error']}"


async def test_an_unknown_mission_is_not_found(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "buddy.progress")
    body = assert_problem(await execute(site, "m_nobody"), 404, "mission_not_found")
    assert (body["success"], body["error"]) == (False, "Mission not found")
    lines = [r.getMessage() for r in caplog.records if r.name == "buddy.progress"]
    assert lines[-1] == "[PROGRESS_TRACKER] Failed: verification (5%): Mission not found"
    assert await site.cursor() == 0


@pytest.mark.parametrize("action", ["reject", "cancel"])
async def test_a_mission_declined_before_its_run_is_refused(site: Site, action: str) -> None:
    mission_id = await site.approved()
    await site.post(f"/missions/{mission_id}/{action}")
    assert_problem(await execute(site, mission_id), 409, "mission_not_approved")


async def assert_failure_everywhere(
    site: Site, mission_id: str, answer: Any, error: str, code: str, detail: str, step: str
) -> None:
    """HTTP, record, progress, log of events and whiteboard say the same."""
    body = answer.json()
    assert answer.status_code == 200
    assert (body["success"], body["status"]) == (False, "failed")
    assert (body["error"], body["error_code"], body["error_detail"]) == (error, code, detail)
    mission = await site.mission(mission_id)
    assert mission["status"] == "failed"
    assert {**mission["execution_record"], **body} == mission["execution_record"]
    progress = (await site.get(f"/missions/{mission_id}/progress")).json()
    assert progress["current_step"]["step_name"] == step
    assert progress["current_step"]["status"] == "failed"
    assert progress["current_step"]["message"] == detail
    events = (await site.get(f"/missions/{mission_id}/events")).json()["items"]
    failed = [e["data"] for e in events if e["data"].get("step_status") == "failed"]
    assert [(d["step_name"], d["message"]) for d in failed] == [(step, detail)]
    stops = [e["data"] for e in events if e["event_type"] == "mission_stop"]
    assert [(d["final_status"], d["reason"]) for d in stops] == [("failed", detail)]
    board = (await site.get("/api/analytics/all")).json()
    agent = next(a for a in board["agents"] if a["mission_id"] == mission_id)
    assert (agent["status"], agent["message"]) == ("failed", detail)
    assert board["task_pipeline"][0]["status"] == "failed"
    assert all(cost["reserved_usd"] == "0.00" for cost in board["costs"])


async def test_budget_exceeded(start_site: MakeSite) -> None:
    site = await start_site([ScriptedTool(spec(price=PRICE))])
    mission_id = await site.approved()
    answer = await execute(site, mission_id)
    await assert_failure_everywhere(
        site,
        mission_id,
        answer,
        "Budget exceeded",
        "budget_exceeded",
        "Budget exceeded: $5.23 > $5.00 limit",
        "budget_check",
    )


async def test_tool_selection_failed(start_site: MakeSite) -> None:
    tools = [ScriptedTool(), ScriptedTool(spec("web_research"))]
    site = await start_site(tools)
    site.world.understanding.fit = {"web_search": 0.9, "web_research": 0.016}
    mission_id = await site.approved()
    await site.post("/tools/web_search/disable")
    answer = await execute(site, mission_id)
    await assert_failure_everywhere(
        site,
        mission_id,
        answer,
        "Tool selection failed",
        "tool_selection_failed",
        "Tool selection failed: confidence 0.12 < 0.15",
        "tool_selection",
    )
    (asked,) = (await site.get("/missions", params={"status": "clarification_needed"})).json()[
        "items"
    ]
    assert asked["parent_mission_id"] == mission_id
    assert asked["questions"][0]["choices"] == ["web_research"]


async def test_tool_execution_failed(start_site: MakeSite) -> None:
    async def fail(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        raise ToolExecutionFailed("Connection timeout")

    site = await start_site([ScriptedTool(behaviour=fail)])
    mission_id = await site.approved()
    answer = await execute(site, mission_id)
    await assert_failure_everywhere(
        site,
        mission_id,
        answer,
        "Tool execution failed",
        "tool_execution_failed",
        "Tool execution failed: Connection timeout",
        "tool_execution",
    )
    again = await execute(site, mission_id)
    assert (again.status_code, again.json()) == (200, answer.json())


async def test_a_defect_in_a_tool_tells_nothing(start_site: MakeSite) -> None:
    async def fail(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        raise RuntimeError("the password is swordfish")

    site = await start_site([ScriptedTool(behaviour=fail)])
    mission_id = await site.approved()
    answer = await execute(site, mission_id)
    assert answer.json()["success"] is False
    for path in (f"/missions/{mission_id}", f"/missions/{mission_id}/events", "/events"):
        assert "swordfish" not in (await site.get(path)).text
    assert "swordfish" not in answer.text


async def test_cancel_while_it_runs(start_site: MakeSite) -> None:
    gate = Gate()
    site = await start_site([ScriptedTool(behaviour=gate)])
    mission_id = await site.approved()
    running = asyncio.ensure_future(execute(site, mission_id))
    await gate.entered.wait()
    answer = await site.post(f"/missions/{mission_id}/cancel", {"reason": "enough"})
    assert answer.json()["status"] == "running"
    assert answer.json()["cancel_requested_at"] is not None
    ended = await running
    assert (ended.status_code, ended.json()["success"]) == (200, False)
    assert (ended.json()["status"], ended.json()["error"]) == ("cancelled", "Cancelled")
    again = await site.post(f"/missions/{mission_id}/cancel")
    assert (again.status_code, again.json()["status"]) == (200, "cancelled")


async def test_it_parks_and_goes_on(start_site: MakeSite) -> None:
    tools = [ScriptedTool(), ScriptedTool(spec("web_research", intents=(Intent.SEARCH,)))]
    site = await start_site(tools)
    site.world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
    mission_id = await site.approved()
    await site.post("/tools/web_search/disable")
    answer = await execute(site, mission_id)
    body = answer.json()
    assert (answer.status_code, body["status"]) == (202, "awaiting_approval")
    assert body["run"]["state"] == "parked"
    assert body["run"]["deviation"]["needed"] == "web_research"
    shown = {"revision": 1, "attempt": body["run"]["attempt"]}
    approved = await site.post(f"/missions/{mission_id}/approve", shown)
    assert (approved.status_code, approved.json()["status"]) == (200, "running")
    ended = await execute(site, mission_id)
    assert (ended.status_code, ended.json()["tool_used"]) == (200, "web_research")


async def test_a_yes_pressed_twice_allows_nothing_that_was_not_shown(
    start_site: MakeSite,
) -> None:
    """Neither the button of the proposal nor that of the first question answers the second one."""

    async def wander(_tool_input: JsonObject, context: ToolContext) -> ToolResult:
        pages = [await context.fetch(f"https://{name}.example/") for name in ("a", "b")]
        return ToolResult(data={"pages": len(pages)}, summary="Read")

    fetcher = MemoryFetcher({f"https://{name}.example/": "<p>hi</p>" for name in ("a", "b")})
    site = await start_site([ScriptedTool(behaviour=wander)], fetcher=fetcher)
    mission_id = await site.approved(scope={"allowed_domains": []})
    asked = (await execute(site, mission_id)).json()["run"]
    path = f"/missions/{mission_id}/approve"
    problem = assert_problem(await site.post(path, {"revision": 1}), 409, "parking_conflict")
    assert problem["deviation"]["needed"] == "a.example"
    assert problem["current_attempt"] == asked["attempt"]
    yes = {"revision": 1, "attempt": asked["attempt"]}
    assert (await site.post(path, yes)).status_code == 200
    assert (await execute(site, mission_id)).json()["run"]["deviation"]["needed"] == "b.example"
    problem = assert_problem(await site.post(path, yes), 409, "parking_conflict")
    assert problem["deviation"]["needed"] == "b.example"
    warrant = (await site.mission(mission_id))["warrant"]
    assert warrant["scope"]["allowed_domains"] == ["a.example"]
    assert fetcher.fetched == ["https://a.example/"]
    await site.post(path, {"revision": 1, "attempt": 2})
    assert (await execute(site, mission_id)).json()["success"] is True


async def test_a_large_result_is_a_reference_and_the_artifact_holds_it(
    start_site: MakeSite,
) -> None:
    async def large(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        return ToolResult(data={"text": "x" * INLINE_LIMIT_BYTES}, summary="Large")

    site = await start_site([ScriptedTool(behaviour=large)])
    mission_id = await site.approved()
    body = (await execute(site, mission_id)).json()
    assert body["execution_result"] is None
    assert body["execution_blob"]["size"] > INLINE_LIMIT_BYTES
    artifact_id = body["artifact_reference"]["artifact_id"]
    artifact = (await site.get(f"/artifacts/{artifact_id}")).json()
    assert len(artifact["content"]["text"]) == INLINE_LIMIT_BYTES


async def test_a_server_that_stops_takes_no_run(site: Site) -> None:
    mission_id = await site.approved()
    await site.world.buddy.engine.shutdown(0.0)
    assert_problem(await execute(site, mission_id), 503, "engine_stopping")
