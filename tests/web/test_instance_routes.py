"""Pause and resume over HTTP, and what the other routes say meanwhile."""

from contextlib import suppress
from typing import Any

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.errors import RunNotFound
from buddy.testing.tools import ScriptedTool
from worlds import Gate

NOW = "2026-01-15T10:30:45.123Z"
RUNNING = {
    "state": "running",
    "since": None,
    "by": None,
    "reason": None,
    "running": 0,
    "queued": 0,
}


async def test_an_instance_that_nobody_has_paused(site: Site) -> None:
    assert (await site.get("/instance")).json() == RUNNING


async def test_pause_and_resume_say_who_when_and_why(site: Site) -> None:
    paused = await site.post("/instance/pause", {"reason": "a wrong price"})
    expected = {**RUNNING, "state": "paused", "since": NOW, "by": "local"}
    assert (paused.status_code, paused.json()) == (200, {**expected, "reason": "a wrong price"})
    assert (await site.get("/instance")).json() == paused.json()
    resumed = await site.post("/instance/resume")
    assert (resumed.status_code, resumed.json()) == (200, {**expected, "state": "running"})


async def test_nothing_of_it_is_in_the_log(site: Site) -> None:
    await site.post("/instance/pause")
    await site.post("/instance/resume")
    assert await site.cursor() == 0


async def test_execute_while_paused_is_accepted_and_says_so(site: Site) -> None:
    mission_id = await site.approved()
    await site.post("/instance/pause")
    answer = await site.post(f"/missions/{mission_id}/execute")
    assert answer.status_code == 202
    body = answer.json()
    assert (body["status"], body["paused"], body["run"]["state"]) == ("approved", True, "queued")
    assert (await site.get("/instance")).json()["queued"] == 1
    again = await site.post(f"/missions/{mission_id}/execute")
    assert (again.status_code, again.json()["run"]) == (202, body["run"])
    await site.post("/instance/resume")
    done = await site.post(f"/missions/{mission_id}/execute")
    assert (done.status_code, done.json()["success"]) == (200, True)


async def test_a_mission_that_is_over_answers_with_its_result_while_paused(site: Site) -> None:
    mission_id = await site.executed()
    await site.post("/instance/pause")
    answer = await site.post(f"/missions/{mission_id}/execute")
    assert (answer.status_code, answer.json()["success"]) == (200, True)


async def test_stop_running_cancels_what_runs(start_site: MakeSite) -> None:
    gate = Gate()
    site = await start_site([ScriptedTool(behaviour=gate)])
    mission_id = await site.approved()
    headers = {"prefer": "respond-async"}
    accepted = await site.post(f"/missions/{mission_id}/execute", headers=headers)
    assert accepted.json()["paused"] is False
    await gate.entered.wait()
    await site.post("/instance/pause", {"stop_running": True})
    run = (await site.mission(mission_id))["run"]
    with suppress(RunNotFound):  # it may be over already
        await site.world.buddy.engine.wait(run["run_id"])
    assert gate.stopped
    assert (await site.mission(mission_id))["status"] == "cancelled"


async def test_paused_is_ready(site: Site) -> None:
    assert (await site.get("/readyz")).json()["paused"] is False
    await site.post("/instance/pause")
    answer = await site.get("/readyz")
    assert (answer.status_code, answer.json()["status"], answer.json()["paused"]) == (
        200,
        "ready",
        True,
    )


@pytest.mark.parametrize(
    "body",
    [{"reason": 5}, {"stop_running": "maybe"}, {"until": "tomorrow"}, {"reason": "x" * 1001}],
)
async def test_what_cannot_be_read_pauses_nothing(site: Site, body: Any) -> None:
    answer = await site.post("/instance/pause", body)
    assert_problem(answer, 422, "request_invalid")
    assert (await site.get("/instance")).json() == RUNNING
