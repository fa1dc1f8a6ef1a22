"""WebSockets and server-sent events, by a real server on a real socket."""

import asyncio
import json
import socket
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
import uvicorn
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
from buddy.services.event_follower import QUEUE_LIMIT
from buddy.testing.conformance.store_case import append
from buddy.testing.factories import make_event, make_step
from buddy.testing.tools import ScriptedTool, spec
from buddy.web import live_streams
from buddy.web.app import create_app
from worlds import Gate, World, make_world

SOON = 10.0


class Served:
    """A world behind a real server."""

    def __init__(self, world: World, port: int) -> None:
        self.world, self.port = world, port
        self.url, self.ws = f"http://127.0.0.1:{port}", f"ws://127.0.0.1:{port}"


@asynccontextmanager
async def serving(world: World) -> AsyncGenerator[Served]:
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        create_app(world.buddy),
        log_config=None,
        ws="websockets-sansio",
        ws_ping_interval=None,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield Served(world, listener.getsockname()[1])
    finally:
        server.should_exit = True
        await task


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with serving(make_world([ScriptedTool(behaviour=Gate())])) as served:
        async with httpx2.AsyncClient(base_url=served.url) as http:
            await http.get("/readyz")
        yield served


async def message(socket: ClientConnection) -> dict[str, Any]:
    return json.loads(await asyncio.wait_for(socket.recv(), SOON))


async def events(socket: ClientConnection, until: str, times: int = 1) -> list[dict[str, Any]]:
    """Read messages up to the one with an event of this type; its frame may hold some more."""
    found: list[dict[str, Any]] = []
    while [event["event_type"] for event in found].count(until) < times:
        found += events_in(await message(socket))
    return found


def events_in(said: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the events of a message, in either of its two forms."""
    return said.get("events") or [said[key] for key in ("event",) if key in said]


def gate_of(served: Served) -> Gate:
    tool: Any = served.world.buddy.parts.tools[0]
    return tool.behaviour


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


class TestFrames:
    """A whiteboard gets what comes fast in frames; a mission's page gets each event at once."""

    @pytest.fixture
    def turn(self, monkeypatch: pytest.MonkeyPatch) -> asyncio.Semaphore:
        """Let each whiteboard send its next frame when it is released."""
        turn = asyncio.Semaphore(0)
        monkeypatch.setattr(live_streams, "next_frame", turn.acquire)
        return turn

    async def test_what_comes_between_two_frames_is_sent_together(
        self, served: Served, turn: asyncio.Semaphore
    ) -> None:
        async with connect(f"{served.ws}/ws/local") as ws:
            await message(ws)
            mission = await served.world.propose()
            assert (await message(ws))["event"]["cursor"] == 1
            for _ in range(10):
                await write(served, mission.mission_id, 3)
            async with connect(f"{served.ws}/ws/missions/{mission.mission_id}") as other:
                assert (await message(other))["type"] == "hello"
                sequences = [(await message(other))["event"]["sequence"] for _ in range(31)]
            turn.release()
            said = await message(ws)
            assert said["type"] == "events"
            assert [event["cursor"] for event in said["events"]] == list(range(2, 32))
            turn.release()
            await write(served, mission.mission_id, 1)
            assert (await message(ws))["event"]["cursor"] == 32
        assert sequences == list(range(1, 32))

    async def test_a_full_frame_makes_the_next_one_wait_for_nothing(
        self, served: Served, turn: asyncio.Semaphore
    ) -> None:
        await write(served, "m_1", 1_200)
        async with connect(f"{served.ws}/ws/local?after=0") as ws:
            await message(ws)
            frames = [(await message(ws))["events"] for _ in range(3)]
        assert turn.locked()
        assert [len(frame) for frame in frames] == [500, 500, 200]
        cursors = [event["cursor"] for frame in frames for event in frame]
        assert cursors == list(range(1, 1_201))


async def test_a_client_that_reads_nothing_slows_nobody_and_misses_nothing(served: Served) -> None:
    count, text = 6_000, "x" * 5_000
    feed, gate = served.world.buddy.feed, gate_of(served)
    small = socket.socket()
    small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    small.connect(("127.0.0.1", served.port))
    url = f"{served.ws}/ws/local?after=0"
    async with connect(url, sock=small, max_size=None) as slow:
        await message(slow)
        slow.transport.pause_reading()
        async with connect(url, max_size=None) as quick:
            await message(quick)
            mission = await served.world.start()
            seen: list[int] = []
            most = 0
            while len(seen) < count:
                before = len(seen)
                await write(served, "m_1", 500, text)
                while len(seen) < before + 500:
                    seen += [event["cursor"] for event in events_in(await message(quick))]
                most = max(most, feed.waiting)
            gate.opened.set()
            await served.world.result(mission)
            seen += [event["cursor"] for event in await events(quick, "mission_stop")]
        # Nobody waited for the slow client. It was waited for, and what waits is bounded.
        assert 0 < most <= QUEUE_LIMIT
        slow.transport.resume_reading()
        late = await events(slow, "mission_stop")
    assert seen == list(range(1, len(seen) + 1))
    assert [event["cursor"] for event in late] == seen


async def write(served: Served, mission_id: str, count: int, text: str = "step") -> None:
    """Append events to the log, past the services."""
    event = make_event(data=make_step(message=text), mission_id=mission_id)
    await append(served.world.buddy.store, *[event] * count)


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
