"""WebSockets and server-sent events, by a real server on a real socket."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
from live_site import SOON, Served, events, gate_of, message, serving
from starlette.requests import ClientDisconnect
from web_site import MakeSite, Site
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import InvalidStatus

from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.domain.events.log import Event
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind
from buddy.errors import StoreUnavailable
from buddy.services.event_feed import EventFeed
from buddy.testing.tools import ScriptedTool, spec
from buddy.web import live_streams
from worlds import Gate, make_world


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with serving(make_world([ScriptedTool(behaviour=Gate())])) as served:
        async with httpx2.AsyncClient(base_url=served.url) as http:
            await http.get("/readyz")
        yield served


class TestMissionSocket:
    async def test_hello_the_past_then_live(self, served: Served) -> None:
        mission = await served.world.start()
        await gate_of(served).entered.wait()
        async with connect(f"{served.ws}/ws/missions/{mission.mission_id}") as ws:
            assert await message(ws) == {"type": "hello", "after": 0}
            past = await events(ws, "tool_invoked")
            gate_of(served).opened.set()
            coming = await events(ws, "mission_stop")
        sequences = [event["sequence"] for event in past + coming]
        assert sequences == list(range(1, 27))
        stored = await served.world.events(mission)
        assert [e["id"] for e in past + coming] == [e.event_id for e in stored]
        http = (await get(served, f"/missions/{mission.mission_id}/events")).json()["items"]
        assert past + coming == http

    async def test_from_after_a_sequence(self, served: Served) -> None:
        gate_of(served).opened.set()
        mission = await served.world.run()
        async with connect(f"{served.ws}/ws/missions/{mission.mission_id}?after=24") as ws:
            assert await message(ws) == {"type": "hello", "after": 24}
            assert [e["sequence"] for e in await events(ws, "mission_stop")] == [25, 26]

    async def test_an_unknown_mission(self, served: Served) -> None:
        assert await refused(f"{served.ws}/ws/missions/m_nobody") == (404, "mission_not_found")

    async def test_reconnecting_at_every_event_misses_nothing(self, served: Served) -> None:
        gate_of(served).opened.set()
        mission = await served.world.run()
        seen: list[int] = []
        while not seen or seen[-1] < 26:
            after = seen[-1] if seen else 0
            path = f"/ws/missions/{mission.mission_id}?after={after}"
            async with connect(f"{served.ws}{path}") as ws:
                await message(ws)
                seen.append((await message(ws))["event"]["sequence"])
        assert seen == list(range(1, 27))


async def test_a_failed_run_is_seen_by_those_who_watch() -> None:
    price = Price(kind=PriceKind.KNOWN, per_call=Money.parse("5.23"))
    async with serving(make_world([ScriptedTool(spec(price=price))])) as served:
        async with httpx2.AsyncClient(base_url=served.url) as http:
            await http.get("/readyz")
        async with connect(f"{served.ws}/ws/local") as ws:
            await message(ws)
            mission = await served.world.start()
            found = await events(ws, "mission_stop")
    *_, failed, stop = found
    detail = "Budget exceeded: $5.23 > $5.00 limit"
    assert (failed["data"]["step_name"], failed["data"]["step_status"]) == (
        "budget_check",
        "failed",
    )
    assert (failed["data"]["message"], stop["data"]["reason"]) == (detail, detail)
    assert stop["data"]["final_status"] == "failed"
    assert {event["mission_id"] for event in found} == {mission.mission_id}


class TestUserSocket:
    async def test_from_now_on(self, served: Served) -> None:
        await served.world.propose()
        async with connect(f"{served.ws}/ws/local") as ws:
            assert await message(ws) == {"type": "hello", "after": 1}
            mission = await served.world.propose()
            (event,) = await events(ws, "mission_proposed")
        assert (event["cursor"], event["mission_id"]) == (2, mission.mission_id)

    async def test_reconnecting_in_the_middle_of_a_run(self, served: Served) -> None:
        gate = gate_of(served)
        first = await served.world.start()
        async with connect(f"{served.ws}/ws/local?after=0") as ws:
            await message(ws)
            seen = [event["cursor"] for event in await events(ws, "tool_selected")]
        await gate.entered.wait()
        gate.opened.set()
        second = await served.world.run()
        async with connect(f"{served.ws}/ws/local?after={seen[-1]}") as ws:
            assert await message(ws) == {"type": "hello", "after": seen[-1]}
            seen += [event["cursor"] for event in await events(ws, "mission_stop", times=2)]
        assert seen == list(range(1, 53))
        await served.world.result(first)
        assert first.mission_id != second.mission_id

    async def test_another_users_stream(self, served: Served) -> None:
        assert await refused(f"{served.ws}/ws/eve") == (403, "foreign_user")

    @pytest.mark.parametrize("count", [30])
    async def test_many_clients_see_the_same(self, served: Served, count: int) -> None:
        sockets = [await connect(f"{served.ws}/ws/local?after=0") for _ in range(count)]
        gate_of(served).opened.set()
        await served.world.run()
        found = await asyncio.gather(*(events(ws, "mission_stop") for ws in sockets))
        assert all([e["cursor"] for e in one] == list(range(1, 27)) for one in found)
        await asyncio.gather(*(ws.close() for ws in sockets))

    async def test_what_a_client_says_is_not_listened_to(self, served: Served) -> None:
        async with connect(f"{served.ws}/ws/local") as ws:
            await message(ws)
            await ws.send("x" * 10_000)
            await ws.send(b"\x00\xff")
            await served.world.propose()
            assert await events(ws, "mission_proposed")

    async def test_events_that_cannot_be_read_are_no_normal_end(
        self, served: Served, caplog: pytest.LogCaptureFixture
    ) -> None:
        async def broken(*_: object) -> tuple[Event, ...]:
            raise StoreUnavailable("The disk is gone")

        class Broken:
            events_of_user = staticmethod(broken)

            def __getattr__(self, name: str) -> object:
                return getattr(queries, name)

        queries = served.world.buddy.store.queries
        served.world.buddy.feed = EventFeed(Broken(), MemoryEventBus())  # type: ignore[arg-type]  # a proxy
        async with connect(f"{served.ws}/ws/local") as ws:
            await message(ws)
            assert await closed(ws) == (1011, "stream_broken")
        assert "The events of /ws/local broke off" in caplog.text
        await served.world.buddy.feed.close()

    async def test_quiet_it_pings(self, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(live_streams, "PING_SECONDS", 0.01)
        async with connect(f"{served.ws}/ws/local") as ws:
            assert (await message(ws))["type"] == "hello"
            assert await message(ws) == {"type": "ping"}
            assert await message(ws) == {"type": "ping"}

    @pytest.mark.parametrize(
        ("path", "headers"),
        [
            ("/ws/local", {"Origin": "https://evil.example"}),
            ("/ws/local", {"Origin": "null"}),
            ("/ws/missions/m_1", {"Origin": "http://127.0.0.1:1"}),
            ("/ws/local?after=-1", {}),
            ("/ws/local?after=x", {}),
        ],
    )
    async def test_a_handshake_that_is_refused(
        self, served: Served, path: str, headers: dict[str, str]
    ) -> None:
        with pytest.raises(InvalidStatus) as caught:
            await connect(f"{served.ws}{path}", additional_headers=headers)
        assert caught.value.response.status_code == 403

    async def test_its_own_page_may_listen(self, served: Served) -> None:
        async with connect(
            f"{served.ws}/ws/local", additional_headers={"Origin": served.url}
        ) as ws:
            assert (await message(ws))["type"] == "hello"


async def test_a_stopping_server_says_goodbye() -> None:
    async with serving(make_world()) as served:
        ws = await connect(f"{served.ws}/ws/local")
        await message(ws)
        await served.world.buddy.dismiss()
        assert await closed(ws) == (1001, "server_stopping")


async def test_a_stopping_server_waits_for_nobody_who_watches() -> None:
    async with serving(make_world()) as served:
        ws = await connect(f"{served.ws}/ws/local")
        await message(ws)
        async with stream(served, "") as lines:
            await anext(lines)
            await asyncio.wait_for(served.world.buddy.dismiss(), SOON)
            assert await rest(lines) == [""]
        assert not served.world.buddy.audience
        assert await closed(ws) == (1001, "server_stopping")


class TestServerSentEvents:
    async def test_a_client_that_leaves_at_the_first_line_leaves_nothing_behind(
        self, start_site: MakeSite
    ) -> None:
        site: Site = await start_site()
        before = asyncio.all_tasks()
        asked = [{"type": "http.request", "body": b"", "more_body": False}]

        async def receive() -> Any:
            if asked:
                return asked.pop()
            return await asyncio.Future[Any]()

        async def send(sent: Any) -> None:
            if sent["type"] == "http.response.body":
                raise OSError("The client is gone")

        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "method": "GET",
            "path": "/events/stream",
            "query_string": b"",
            "headers": [(b"host", b"127.0.0.1:8000")],
            "client": ("127.0.0.1", 1),
        }
        with pytest.raises(ClientDisconnect):
            await site.app(scope, receive, send)
        await asyncio.sleep(0)
        assert asyncio.all_tasks() == before
        assert not site.world.buddy.audience

    async def test_the_past_then_live(self, served: Served) -> None:
        mission = await served.world.start()
        await gate_of(served).entered.wait()
        async with stream(served, "?after=0") as lines:
            assert await anext(lines) == ": after 0"
            past = await sse(lines, "tool_invoked")
            gate_of(served).opened.set()
            found = past + await sse(lines, "mission_stop")
        assert [event["id"] for event in found] == [str(n) for n in range(1, 27)]
        assert all(e["event"] == e["data"]["event_type"] for e in found)
        stored = (await get(served, f"/missions/{mission.mission_id}/events")).json()["items"]
        assert [event["data"] for event in found] == stored

    @pytest.mark.parametrize(
        ("query", "last", "first"),
        [("?after=3", "", 4), ("?after=3", "24", 25), ("", "25", 26), ("?after=1", "junk", 2)],
    )
    async def test_last_event_id_resumes(
        self, served: Served, query: str, last: str, first: int
    ) -> None:
        gate_of(served).opened.set()
        await served.world.run()
        headers = {"last-event-id": last} if last else {}
        async with stream(served, query, headers) as lines:
            found = await sse(lines, "mission_stop")
        assert [event["id"] for event in found] == [str(n) for n in range(first, 27)]

    async def test_from_now_on(self, served: Served) -> None:
        await served.world.propose()
        async with stream(served, "") as lines:
            assert await anext(lines) == ": after 1"
            await served.world.propose()
            assert [e["id"] for e in await sse(lines, "mission_proposed")] == ["2"]

    async def test_what_some_take_for_the_end_of_a_line(self, served: Served) -> None:
        objective = "search for a\u2028b\u2029c\x85d"
        await served.world.propose(objective)
        async with stream(served, "?after=0") as lines:
            (found,) = await sse(lines, "mission_proposed")
        assert found["data"]["data"]["terms"]["objective"] == objective

    async def test_odd_positions_are_not_followed(self, start_site: MakeSite) -> None:
        site: Site = await start_site()
        answer = await site.get("/events/stream", params={"after": 10**30})
        assert answer.status_code == 422


async def get(served: Served, path: str) -> httpx2.Response:
    async with httpx2.AsyncClient(base_url=served.url) as http:
        return await http.get(path)


async def rest(lines: AsyncIterator[str]) -> list[str]:
    return [line async for line in lines]


async def refused(url: str) -> tuple[int, str]:
    """Connect in vain; return the status and the problem's code."""
    with pytest.raises(InvalidStatus) as caught:
        await connect(url)
    answer = caught.value.response
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, json.loads(answer.body)["code"]


async def closed(ws: ClientConnection) -> tuple[int, str]:
    await asyncio.wait_for(ws.wait_closed(), SOON)
    assert ws.close_code is not None
    return ws.close_code, ws.close_reason or ""


@asynccontextmanager
async def stream(
    served: Served, query: str, headers: dict[str, str] | None = None
) -> AsyncGenerator[AsyncIterator[str]]:
    async with (
        httpx2.AsyncClient(base_url=served.url, timeout=SOON) as http,
        http.stream("GET", f"/events/stream{query}", headers=headers) as response,
    ):
        assert response.headers["content-type"].startswith("text/event-stream")
        yield response.aiter_lines()


async def sse(lines: AsyncIterator[str], until: str) -> list[dict[str, Any]]:
    """Read server-sent events up to the first of this type."""
    found: list[dict[str, Any]] = []
    fields: dict[str, Any] = {}
    while not found or found[-1]["event"] != until:
        line = await asyncio.wait_for(anext(lines), SOON)
        if line.startswith(":"):
            continue
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
        elif fields:
            found.append({**fields, "data": json.loads(fields["data"])})
            fields = {}
    return found
