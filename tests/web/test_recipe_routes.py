"""Recipes over HTTP: listed, run, saved in one step, edited, carried, tested, deleted."""

from __future__ import annotations

from typing import Any

from web_site import Site, assert_problem

JOBS = "find-job-postings"
NEW: dict[str, Any] = {
    "name": "Search twice",
    "objective": "Search for {what}",
    "parameters": [{"name": "what", "type": "text"}],
    "tool": "web_search",
    "tool_input": {"query": "{what}"},
}


async def made(site: Site, **parts: Any) -> dict[str, Any]:
    answer = await site.post("/recipes", {**NEW, **parts})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_the_built_in_ones_are_there_without_any_run(site: Site) -> None:
    items = (await site.get("/recipes")).json()["items"]
    assert [each["name"] for each in items][:2] == ["Find job postings", "Compare prices"]
    assert items[0]["figures"]["words"] == "no data yet"
    assert items[0]["figures"]["rate"] is None
    assert items[3]["permissions"]["sites"] == "the site of {url}"
    assert (await site.get(f"/recipes/{JOBS}")).json() == items[0]
    assert_problem(await site.get("/recipes/rcp_none"), 404, "not_found")


async def test_a_run_is_a_proposal(site: Site) -> None:
    recipe = await made(site)
    path = f"/missions/from-recipe/{recipe['recipe_id']}"
    answer = await site.post(path, {"params": {"what": "heat pumps"}, "max_cost_usd": "0.50"})
    assert answer.status_code == 201
    told = answer.json()
    assert (told["status"], told["proposal"]["tool"]) == ("proposed", "web_search")
    assert told["mission"]["metadata"]["recipe_name"] == "Search twice"
    assert told["mission"]["objective"] == "Search for heat pumps"
    await site.post(f"/missions/{told['mission_id']}/approve", {"revision": 1})
    assert (await site.post(f"/missions/{told['mission_id']}/execute", {})).json()["success"]
    figures = (await site.get(f"/recipes/{recipe['recipe_id']}")).json()["figures"]
    assert figures["words"] == "100 % of 1 run (21 to 100 %)"


async def test_what_is_missing_is_named(site: Site) -> None:
    answer = await site.post(f"/missions/from-recipe/{JOBS}", {"params": {"count": "many"}})
    told = assert_problem(answer, 422, "input_invalid")
    assert told["parameters"] == [
        {"name": "count", "problem": "'many' is no number"},
        {"name": "role", "problem": "is missing"},
    ]
    assert told["missing"] == ["role"]
    assert_problem(await site.post("/missions/from-recipe/none", {}), 404, "not_found")


async def test_a_run_can_be_scheduled_in_the_same_request(site: Site) -> None:
    recipe = await made(site)
    path = f"/missions/from-recipe/{recipe['recipe_id']}"
    schedule = {"recurrence": "daily", "trigger_time": "07:00", "timezone": "Europe/Berlin"}
    told = (await site.post(path, {"params": {"what": "x"}, "schedule": schedule})).json()
    mission_id, revision = told["mission_id"], told["mission"]["revision"]
    assert (await site.get(f"/missions/{mission_id}/schedule")).json()["state"] == "proposed"
    await site.post(f"/missions/{mission_id}/approve", {"revision": revision})
    assert (await site.get(f"/missions/{mission_id}/schedule")).json()["state"] == "active"


async def test_a_mission_is_saved_in_one_step(site: Site) -> None:
    mission_id = await site.approved()
    refused = await site.post("/recipes", {"mission_id": mission_id})
    assert_problem(refused, 422, "input_invalid")
    await site.post(f"/missions/{mission_id}/execute", {})
    seen = (await site.post("/recipes/preview", {"mission_id": mission_id})).json()
    answer = await site.post("/recipes", {"mission_id": mission_id, "name": "Mine"})
    recipe = answer.json()
    assert answer.headers["location"] == f"/recipes/{recipe['recipe_id']}"
    assert (recipe["name"], recipe["origin"], recipe["made_from"]) == (
        "Mine",
        "mission",
        mission_id,
    )
    assert [each["name"] for each in recipe["parameters"]] == ["query"]
    assert seen["parameters"] == recipe["parameters"]
    report = (await site.post(f"/recipes/{recipe['recipe_id']}/test", {})).json()
    assert (report["passed"], report["samples"]) == (True, 1)
    mixed = await site.post("/recipes", {"mission_id": mission_id, "objective": "x"})
    assert_problem(mixed, 422, "input_invalid")


async def test_an_edit_tells_what_it_allows(site: Site) -> None:
    recipe = await made(site)
    path = f"/recipes/{recipe['recipe_id']}"
    told = (await site.put(path, {"cap_usd": "9", "version": 1})).json()
    assert told["recipe"]["version"] == 2
    assert told["changes"] == [
        {"field": "cap", "before": "$5.00 a run", "after": "$9.00 a run", "wider": True}
    ]
    assert_problem(await site.put(path, {"name": "x", "version": 1}), 422, "input_invalid")
    assert_problem(await site.put(path, {"objective": "{more}"}), 422, "input_invalid")
    back = (await site.put(path, {"cap_usd": None})).json()
    assert back["recipe"]["cap_usd"] is None
    versions = (await site.get(f"{path}/versions")).json()["items"]
    assert [each["version"] for each in versions] == [3, 2, 1]


async def test_it_goes_out_and_comes_in_again(site: Site) -> None:
    recipe = await made(site)
    file = (await site.get(f"/recipes/{recipe['recipe_id']}/export")).json()
    assert file["format"] == "buddy.recipe/1"
    assert (await site.http.delete(f"/recipes/{recipe['recipe_id']}")).json()["restored"] is False
    seen = (await site.post("/recipes/import/preview", {"file": file})).json()
    assert seen["replaces"] is None
    assert [each["field"] for each in seen["changes"]] == [
        "tool",
        "domains",
        "cap",
        "pages",
        "seconds",
        *(f"input {name}" for name in recipe["tool_input"]),
    ]
    blind = assert_problem(await site.post("/recipes/import", {"file": file}), 422, "input_invalid")
    assert blind["accept"] == seen["accept"]
    answer = await site.post("/recipes/import", {"file": file, "accept": seen["accept"]})
    assert answer.status_code == 201
    assert answer.json()["origin"] == "imported"
    broken = await site.post("/recipes/import/preview", {"file": {**file, "format": "x"}})
    assert_problem(broken, 422, "input_invalid")


async def test_a_finished_run_is_recorded_for_tests(site: Site) -> None:
    recipe = await made(site)
    path = f"/missions/from-recipe/{recipe['recipe_id']}"
    mission_id = (await site.post(path, {"params": {"what": "x"}})).json()["mission_id"]
    await site.post(f"/missions/{mission_id}/approve", {"revision": 1})
    await site.post(f"/missions/{mission_id}/execute", {})
    told = await site.post("/recipes/samples", {"mission_id": mission_id})
    assert (told.status_code, told.json()["params"]) == (201, {"what": "x"})
    assert_problem(await site.http.delete(f"/recipes/{JOBS}"), 422, "input_invalid")
