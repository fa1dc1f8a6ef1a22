"""What can be read beside missions: artifacts, events, readiness, the whiteboard, the tools."""

from web_site import MakeSite, Site

from buddy.adapters.llm.scripted import Fails, ScriptedLLM


async def test_artifacts_and_their_preview(site: Site) -> None:
    mission_id = await site.executed()
    listed = (await site.get(f"/missions/{mission_id}/artifacts")).json()
    (artifact,) = listed["items"]
    assert listed["next_cursor"] is None
    one = (await site.get(f"/artifacts/{artifact['artifact_id']}")).json()
    assert one["artifact"] == artifact
    assert one["content"] == {"query": "python tutorials"}
    preview = (await site.get(f"/artifacts/{artifact['artifact_id']}/preview")).json()
    assert preview["kind"] == "facts"
    assert preview["html"] == (
        "<table><tbody><tr><th>query</th><td>python tutorials</td></tr></tbody></table>"
    )


async def test_events_are_paged_without_a_gap(site: Site) -> None:
    mission_id = await site.executed()
    sequences: list[int] = []
    after: str | None = "0"
    while after is not None:
        params = {"after": after, "limit": 7}
        page = (await site.get(f"/missions/{mission_id}/events", params=params)).json()
        sequences += [event["sequence"] for event in page["items"]]
        after = page["next_cursor"]
    assert sequences == list(range(1, 27))
    (event,) = (await site.get("/events", params={"after": 25})).json()["items"]
    assert set(event) >= {
        "id",
        "user_id",
        "subject_type",
        "subject_id",
        "mission_id",
        "sequence",
        "cursor",
        "event_type",
        "timestamp",
        "data",
    }
    assert (event["event_type"], event["cursor"]) == ("mission_stop", 26)


async def test_readiness_asks_the_parts(start_site: MakeSite) -> None:
    site = await start_site()
    answer = await site.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (200, "ready")
    await site.world.buddy.engine.shutdown(0.0)
    answer = await site.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "not_ready")
    assert answer.json()["checks"]["engine"] == "engine_error"
    assert (await site.get("/healthz")).json() == {"status": "ok"}


async def test_models_that_cannot_be_loaded_are_not_warming_for_ever(start_site: MakeSite) -> None:
    class Model:
        ready = False
        failure: str | None = None

        async def warm(self) -> None: ...

    model = Model()
    site = await start_site(warm=(model,))
    answer = await site.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["models"]) == (200, "warming")
    model.failure = "The package has no weights"
    answer = await site.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["models"]) == (503, "failed")


async def test_a_language_model_that_fails_makes_nothing_unready(start_site: MakeSite) -> None:
    site = await start_site(llm=ScriptedLLM(lambda _: Fails("gone fishing"), model="m-1"))
    before = await site.get("/readyz")
    assert before.json()["llm"]["condition"] == "untried"
    await site.executed()
    after = await site.get("/readyz")
    assert (after.status_code, after.json()["status"]) == (200, "ready")
    llm = after.json()["llm"]
    assert (llm["name"], llm["condition"], llm["failure"]) == ("m-1", "failing", "gone fishing")
    assert llm["failed_at"]
    assert llm["answered_at"] is None


async def test_without_a_language_model_nothing_is_told_of_one(site: Site) -> None:
    assert (await site.get("/readyz")).json()["llm"] is None


async def test_the_whiteboards_data(site: Site) -> None:
    mission_id = await site.executed()
    await site.get("/api/whiteboard/metrics")  # adds the log up, which else follows in seconds
    board = (await site.get("/api/analytics/all")).json()
    (agent,) = board["agents"]
    expected = {
        "mission_id": mission_id,
        "objective": "search for python tutorials",
        "status": "completed",
        "progress_percent": 100,
        "current_step": None,
        "elapsed_seconds": 0.0,
        "eta_seconds": None,
        "eta_range": None,
        "tool_used": "web_search",
        "message": "Executed with web_search (0s)",
    }
    assert {name: agent[name] for name in expected} == expected
    (row,) = board["task_pipeline"]
    # A whole card, for a page goes on folding events into it after a reload.
    assert row["timestamp"] == row["stopped_at"] == "2026-01-15T10:30:45.123Z"
    assert {**agent, **row} == {**agent, "timestamp": row["timestamp"]}
    assert [cost["limit_usd"] for cost in board["costs"]] == ["20.00", "200.00"]
    assert board["capacity"] == {"running": 0, "queued": 0, "limit": 100}
    assert board["cursor"] == await site.cursor()
    (tool,) = board["learning"]["tools"]
    assert (tool["tool"], tool["selected"], tool["calls"]) == ("web_search", 1, 1)
    assert (board["learning"]["ratings"], board["learning"]["mean_rating"]) == (0, None)


async def test_the_figures_of_some_days(site: Site) -> None:
    await site.executed()
    found = (await site.get("/api/whiteboard/metrics?days=7")).json()
    assert (found["days"], found["behind"]) == (7, False)
    assert found["now"]["ended"] == {"completed": 1}
    assert (found["now"]["success_rate"], found["before"]["success_rate"]) == (1.0, None)
    assert found["now"]["settled_usd"] == "0.00"
    assert found["before"]["settled_usd"] is None
    assert [day["completed"] for day in found["series"]] == [1]
    assert (await site.get("/api/whiteboard/metrics")).json()["days"] == 30
    for days in ("0", "366", "-1", "many"):
        refused = await site.get(f"/api/whiteboard/metrics?days={days}")
        assert (refused.status_code, refused.json()["code"]) == (422, "request_invalid")


async def test_tools_are_listed_and_switched(site: Site) -> None:
    (tool,) = (await site.get("/tools")).json()["items"]
    assert (tool["name"], tool["enabled"], tool["risk"]) == ("web_search", True, "read")
    answer = await site.post("/tools/web_search/disable")
    assert answer.json() == {"name": "web_search", "enabled": False}
    assert (await site.get("/tools")).json()["items"][0]["enabled"] is False
    assert (await site.create())["status"] == "clarification_needed"
    await site.post("/tools/web_search/enable")
    assert (await site.create())["status"] == "proposed"
