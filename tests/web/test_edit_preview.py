"""What an edit would change, before it is made."""

from __future__ import annotations

from web_site import MakeSite, Site, assert_problem

from buddy.testing.tools import ScriptedTool, spec
from money_worlds import known


async def test_it_names_what_differs_and_the_new_estimate_and_writes_nothing(
    start_site: MakeSite,
) -> None:
    site = await start_site([ScriptedTool(spec(price=known("1.25")))])
    mission_id = await site.proposed()
    written, before = await site.cursor(), await site.mission(mission_id)
    body = {"revision": 1, "max_cost_usd": "2", "objective": "search for rust tutorials"}
    found = (await site.post(f"/missions/{mission_id}/update/preview", body)).json()
    assert found["revision"] == 1
    assert found["differences"] == [
        {
            "field": "objective",
            "old": "search for python tutorials",
            "new": "search for rust tutorials",
        },
        {"field": "tool_input.query", "old": "python tutorials", "new": "rust tutorials"},
        {"field": "cap_usd", "old": "5.00", "new": "2.00"},
    ]
    assert (found["before"]["cost"]["cap_usd"], found["after"]["cost"]["cap_usd"]) == (
        "5.00",
        "2.00",
    )
    assert found["after"]["cost"]["p50_usd"] == "1.25"
    assert (await site.cursor(), await site.mission(mission_id)) == (written, before)
    done = await site.put(f"/missions/{mission_id}/update", body)
    assert done.json()["proposal"] == found["after"]


async def test_an_edit_that_leaves_a_question_says_which(site: Site) -> None:
    mission_id = await site.proposed()
    site.world.understanding.fit = {"web_search": 0.0}
    found = await site.post(f"/missions/{mission_id}/update/preview", {"objective": "hm?"})
    assert (found.json()["after"], found.json()["questions"][0]["field"]) == (None, "tool")


async def test_it_is_refused_as_the_edit_would_be(site: Site) -> None:
    mission_id = await site.proposed()
    path = f"/missions/{mission_id}/update/preview"
    await site.put(f"/missions/{mission_id}/update", {"revision": 1, "max_cost_usd": "3"})
    conflict = assert_problem(
        await site.post(path, {"revision": 1, "max_cost_usd": "4"}), 409, "revision_conflict"
    )
    assert conflict["difference"] == [{"field": "cap_usd", "old": "5.00", "new": "3.00"}]
    bad = assert_problem(await site.post(path, {"max_cost_usd": "-1"}), 422, "input_invalid")
    assert bad["detail"].startswith("max_cost_usd is -$1.00")
    missing = await site.post("/missions/m_nothing00000/update/preview", {})
    assert_problem(missing, 404, "mission_not_found")
    await site.post(f"/missions/{mission_id}/approve", {"revision": 2})
    assert_problem(await site.post(path, {"revision": 2}), 409, "mission_not_editable")
