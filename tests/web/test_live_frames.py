"""Frames of events, and a client that reads none of them, by a real server on a real socket."""

import asyncio
import socket
from collections.abc import AsyncIterator

import httpx2
import pytest
from live_site import Served, events, events_in, gate_of, message, serving, write
from websockets.asyncio.client import connect

from buddy.services.event_follower import QUEUE_LIMIT
from buddy.testing.tools import ScriptedTool
from buddy.web import live_streams
from worlds import Gate, make_world


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with serving(make_world([ScriptedTool(behaviour=Gate())])) as served:
        async with httpx2.AsyncClient(base_url=served.url) as http:
            await http.get("/readyz")
        yield served


class TestFrames:
    """A whiteboard gets what comes fast in frames; a mission's page gets each event at once."""

    @pytest.fixture
    def turn(self, monkeypatch: pytest.MonkeyPatch) -> asyncio.Semaphore:
        """Let each whiteboard send its next frame when it is released."""
        turn = asyncio.Semaphore(0)

        async def wait(_streams: int) -> None:
            await turn.acquire()

        monkeypatch.setattr(live_streams, "next_frame", wait)
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


@pytest.mark.parametrize(
    ("streams", "seconds"), [(1, 0.016), (32, 0.016), (100, 0.05), (200, 0.1), (5_000, 0.1)]
)
def test_the_more_watch_the_rarer_their_frames(streams: int, seconds: float) -> None:
    assert live_streams.frame_seconds(streams) == seconds


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
