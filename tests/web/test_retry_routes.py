"""POST /missions/{id}/retry."""

import pytest
from web_site import MakeSite, Site, assert_problem

from buddy.domain.json_value import JsonObject
from buddy.domain.tool import ToolResult
from buddy.errors import ToolExecutionFailed
from buddy.ports.tools import ToolContext
from buddy.testing.tools import ScriptedTool


async def away(_input: JsonObject, _context: ToolContext) -> ToolResult:
    raise ToolExecutionFailed("the page was away")


@pytest.fixture
async def site(start_site: MakeSite) -> Site:
    return await start_site([ScriptedTool(behaviour=away)])


async def test_it_makes_a_mission_that_names_its_parent(site: Site) -> None:
    failed = await site.executed()
    answer = await site.post(f"/missions/{failed}/retry", headers={"x-buddy-client": "cli"})
    assert answer.status_code == 201
    body = answer.json()
    mission = body["mission"]
    assert answer.headers["location"] == f"/missions/{mission['mission_id']}"
    assert answer.headers["etag"] == '"1"'
    assert (body["status"], mission["parent_mission_id"]) == ("proposed", failed)
    assert mission["metadata"] == {
        "source": "cli",
        "retry_of": failed,
        "retry_from": "failed_step",
    }


async def test_from_the_start(site: Site) -> None:
    failed = await site.executed()
    answer = await site.post(f"/missions/{failed}/retry", {"from": "start"})
    assert answer.status_code == 201
    assert answer.json()["mission"]["metadata"] == {"source": "api", "retry_of": failed}


async def test_the_same_key_again_makes_no_second_mission(site: Site) -> None:
    failed = await site.executed()
    headers = {"idempotency-key": "once"}
    first = await site.post(f"/missions/{failed}/retry", headers=headers)
    again = await site.post(f"/missions/{failed}/retry", headers=headers)
    assert first.json() == again.json()
    assert len((await site.get("/missions")).json()["items"]) == 2


async def test_it_is_refused_while_the_mission_is_not_over(site: Site) -> None:
    mission_id = await site.approved()
    answer = await site.post(f"/missions/{mission_id}/retry")
    assert_problem(answer, 409, "invalid_transition")


async def test_an_unknown_mission_and_an_unknown_beginning(site: Site) -> None:
    assert_problem(await site.post("/missions/m_nobody/retry"), 404, "mission_not_found")
    failed = await site.executed()
    answer = await site.post(f"/missions/{failed}/retry", {"from": "the middle"})
    assert_problem(answer, 422, "request_invalid")
