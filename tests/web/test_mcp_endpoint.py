"""Buddy as an MCP server: it proposes and tells, and a person decides."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping

import pytest
from live_site import SOON, Served, gate_of, serving
from mcp_site import Mode, call, mcp_client, refused
from web_site import Site, assert_problem

from buddy.domain.audit import Link
from buddy.domain.ids import LOCAL_USER, MissionId, UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.errors import MissionNotApproved, PersonRequired
from buddy.testing.tools import ScriptedTool
from worlds import OBJECTIVE, Gate, make_world

TOOLS = {
    "propose_mission",
    "list_missions",
    "watch_mission",
    "mission_result",
    "request_approval",
}
VERSIONS = {"auto": "2026-07-28", "legacy": "2025-11-25"}


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with serving(make_world([ScriptedTool(behaviour=Gate())])) as served:
        yield served


class Strangers:
    """Everybody is somebody else, by the address they call from."""

    def identify(self, headers: Mapping[str, str], client_host: str) -> UserId | None:
        del headers
        return None if client_host == "127.0.0.1" else UserId(client_host)

    def account_of(self, user_id: UserId) -> UserId:
        return user_id


async def approve(served: Served, mission_id: str) -> None:
    await served.world.buddy.approvals.approve(LOCAL_USER, MissionId(mission_id), 1, "api")


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_the_current_and_the_last_version_propose(served: Served, mode: Mode) -> None:
    async with mcp_client(served.url, mode) as client:
        assert client.protocol_version == VERSIONS[mode]
        assert "cannot approve" in (client.instructions or "")
        assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
        proposed = await call(client, "propose_mission", objective=OBJECTIVE)
        listed = await call(client, "list_missions", status="proposed")
    mission = await served.world.buddy.missions.get(LOCAL_USER, proposed["mission_id"])
    assert proposed["waits_for"] == "an approval"
    assert proposed["proposal"]["tool"] == "web_search"
    assert mission.status is MissionStatus.PROPOSED
    assert mission.metadata["source"] == "mcp"
    assert [item["mission_id"] for item in listed["items"]] == [mission.mission_id]
    stored = await served.world.buddy.audit.of_mission(LOCAL_USER, mission.mission_id, 0, 10)
    links = [link for link in stored if isinstance(link, Link)]
    assert [(link.act, link.channel) for link in links] == [("created", "mcp")]


async def test_a_client_that_proposes_and_approves_gets_nowhere(served: Served) -> None:
    world = served.world
    async with mcp_client(served.url) as client:
        mission_id = (await call(client, "propose_mission", objective=OBJECTIVE))["mission_id"]
        for name in ("approve", "approve_mission", "execute", "execute_mission", "top_up"):
            code, _ = await refused(client, name, mission_id=mission_id, revision=1)
            assert code == "tool_unknown"
        for more in ({"standing_approval": "sa_1"}, {"approve": True}, {"status": "approved"}):
            code, _ = await refused(client, "propose_mission", objective=OBJECTIVE, **more)
            assert code == "request_invalid"
        asked = await call(client, "request_approval", mission_id=mission_id)
    assert asked["approved"] is False
    with pytest.raises(PersonRequired):
        await world.buddy.approvals.approve(LOCAL_USER, mission_id, 1, "mcp")
    with pytest.raises(MissionNotApproved):
        await world.buddy.executions.request_execution(LOCAL_USER, mission_id, "mcp")
    (mission,) = await world.missions()
    assert (mission.status, mission.warrant, mission.run) == (MissionStatus.PROPOSED, None, None)


async def test_an_approval_that_is_asked_for_waits_in_the_inbox(served: Served) -> None:
    world = served.world
    async with mcp_client(served.url) as client:
        mission_id = (await call(client, "propose_mission", objective=OBJECTIVE))["mission_id"]
        first = await call(client, "request_approval", mission_id=mission_id)
        again = await call(client, "request_approval", mission_id=mission_id)
        page = await world.buddy.inbox.list_page(LOCAL_USER, 10, None)
        assert [item.mission.mission_id for item in page.items] == [mission_id]
        await approve(served, mission_id)
        code, detail = await refused(client, "request_approval", mission_id=mission_id)
    assert (first["raised"], again["raised"]) == (True, False)
    assert (code, "none is open" in detail) == ("invalid_transition", True)
    reminders = [
        event.data
        for event in await world.events_of(MissionId(mission_id))
        if event.event_type == "decision_reminder"
    ]
    assert [data.kind for data in reminders] == ["requested"]  # type: ignore[union-attr]


async def test_a_run_is_watched_with_its_progress_to_its_result(served: Served) -> None:
    told: list[tuple[float, str | None]] = []

    async def on_progress(progress: float, total: float | None, message: str | None) -> None:
        assert total == 100
        told.append((progress, message))

    async with mcp_client(served.url) as client:
        proposed = await call(client, "propose_mission", objective=OBJECTIVE)
        mission_id = proposed["mission_id"]
        early = await call(client, "mission_result", mission_id=mission_id)
        quiet = await call(client, "watch_mission", mission_id=mission_id, wait_seconds=0)
        arguments = {"mission_id": mission_id, "after": quiet["position"], "until": "status"}
        watching = asyncio.create_task(
            client.call_tool("watch_mission", arguments, progress_callback=on_progress)
        )
        await approve(served, mission_id)
        approved = (await asyncio.wait_for(watching, SOON)).structured_content
        await served.world.buddy.executions.request_execution(LOCAL_USER, mission_id)
        await gate_of(served).entered.wait()
        gate_of(served).opened.set()
        status, position = "approved", approved["position"]  # type: ignore[index]
        while status != "completed":
            answer = await client.call_tool(
                "watch_mission",
                {**arguments, "after": position},
                progress_callback=on_progress,
            )
            assert answer.structured_content is not None
            status = answer.structured_content["mission"]["status"]
            position = answer.structured_content["position"]
        over = await call(client, "watch_mission", mission_id=mission_id, wait_seconds=60)
        result = await call(client, "mission_result", mission_id=mission_id)
    assert (early["finished"], early["record"]) == (False, None)
    assert (quiet["timed_out"], quiet["events"]) == (True, [])
    assert approved is not None
    assert approved["mission"]["status"] == "approved"
    assert over["timed_out"] is False
    assert result["finished"] is True
    assert result["record"]["execution_result"] == {"done": True}
    assert [percent for percent, _ in told] == sorted(percent for percent, _ in told)
    assert (told[0][0], told[-1][0]) == (5.0, 100.0)


async def test_mistakes_are_told_in_words(served: Served) -> None:
    async with mcp_client(served.url) as client:
        assert (await refused(client, "mission_result", mission_id="m_x"))[0] == "mission_not_found"
        code, detail = await refused(client, "watch_mission", mission_id="m_x", wait_seconds=999)
        assert (code, "wait_seconds" in detail) == ("request_invalid", True)
        code, detail = await refused(client, "propose_mission", objective=" ")
        assert (code, "objective is empty" in detail) == ("input_invalid", True)
        code, _ = await refused(client, "propose_mission", objective="x", max_cost_usd="much")
        assert code == "input_invalid"


async def test_only_so_many_proposals_of_programs_wait() -> None:
    world = make_world(mcp_open_proposals=2)
    async with serving(world) as served, mcp_client(served.url) as client:
        await world.propose()  # a person's own are not counted
        made = await asyncio.gather(
            *(client.call_tool("propose_mission", {"objective": OBJECTIVE}) for _ in range(5))
        )
        assert [each.is_error for each in made].count(False) == 2
        code, detail = await refused(client, "propose_mission", objective=OBJECTIVE)
        assert code == "mission_error"
        assert "2 proposals of programs wait for a person already" in detail
        listed = await call(client, "list_missions", status="proposed")
        mine = [each["mission_id"] for each in listed["items"]]
        await world.buddy.approvals.reject(LOCAL_USER, MissionId(mine[0]), 1, None)
        await call(client, "propose_mission", objective=OBJECTIVE)


async def test_everybody_sees_their_own(served: Served) -> None:
    world = make_world(identity=Strangers())
    async with serving(world) as team, mcp_client(team.url, host="127.0.0.2") as ann:
        mission_id = (await call(ann, "propose_mission", objective=OBJECTIVE))["mission_id"]
        async with mcp_client(team.url, host="127.0.0.4") as eve:
            assert (await call(eve, "list_missions"))["items"] == []
            code, _ = await refused(eve, "mission_result", mission_id=mission_id)
            assert code == "mission_not_found"
            code, _ = await refused(eve, "request_approval", mission_id=mission_id)
            assert code == "mission_not_found"


BODY = {"jsonrpc": "2.0", "id": 1, "method": "ping"}


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"host": "evil.example"}, "host_not_allowed"),
        ({"origin": "http://evil.example"}, "origin_not_allowed"),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, "origin_not_allowed"),
        ({"sec-fetch-site": "same-origin"}, "origin_not_allowed"),
    ],
)
async def test_a_page_from_elsewhere_is_not_a_client(
    site: Site, headers: dict[str, str], code: str
) -> None:
    assert_problem(await site.post("/mcp", BODY, headers=headers), 403, code)


async def test_a_client_in_node_says_how_it_fetches_and_nothing_else(site: Site) -> None:
    headers = {"sec-fetch-mode": "cors", "accept": "application/json, text/event-stream"}
    answer = await site.post("/mcp", BODY, headers=headers)
    assert answer.status_code == 400, answer.text  # for want of a session, which it then opens
    assert "ession" in answer.text


async def test_what_is_no_json_or_no_method_of_mcp_is_refused(site: Site) -> None:
    plain = await site.http.post("/mcp", content=b"x", headers={"content-type": "text/plain"})
    assert_problem(plain, 415, "body_not_json")
    assert_problem(await site.put("/mcp", BODY), 405, "method_not_allowed")


async def test_a_server_that_stops_lets_its_clients_go() -> None:
    async with serving(make_world()) as served, mcp_client(served.url, "legacy") as client:
        mission_id = (await call(client, "propose_mission", objective=OBJECTIVE))["mission_id"]
        watching = asyncio.create_task(
            client.call_tool("watch_mission", {"mission_id": mission_id, "wait_seconds": 60})
        )
        async with asyncio.timeout(SOON):
            while not served.world.buddy.feed._followers:  # noqa: ASYNC110
                await asyncio.sleep(0)
        await served.world.buddy.dismiss()
        await asyncio.wait_for(asyncio.wait({watching}), SOON)
