"""SIGTERM to a real server: what may end does, what waits is told, the next start does the rest."""

import asyncio
import os
import re
import signal
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from slow_site import SlowSite

pytestmark = pytest.mark.process

BUDDY = Path(sys.executable).with_name("buddy")
SOON = 60.0
MISSIONS, PLACES = 3, 2


class Server:
    """One life of `buddy serve`."""

    def __init__(self, process: asyncio.subprocess.Process, url: str) -> None:
        self.process = process
        self.http = httpx2.AsyncClient(base_url=url, timeout=SOON, trust_env=False)

    async def ask(self, method: str, path: str, body: object = None) -> Any:
        answer = await self.http.request(method, path, json=body)
        assert answer.status_code < 300, answer.text
        return answer.json()

    async def approved(self, url: str) -> str:
        """Propose and approve a mission that reads a page."""
        body = {"objective": f"extract the text of {url}", "tool": "web_extract"}
        mission_id = (await self.ask("POST", "/missions/create", body))["mission_id"]
        await self.ask("POST", f"/missions/{mission_id}/approve", {"revision": 1})
        return str(mission_id)

    async def execute(self, mission_id: str) -> httpx2.Response:
        return await self.http.post(f"/missions/{mission_id}/execute", json={})

    async def until_the_streams_end(self) -> None:
        """Listen until the server says goodbye."""
        async with self.http.stream("GET", "/events/stream?after=0") as response:
            async for _ in response.aiter_lines():
                pass

    async def stopped(self) -> None:
        # uvicorn lets the signal have its way once everything has been given back.
        assert await asyncio.wait_for(self.process.wait(), SOON) in {0, -signal.SIGTERM}


@asynccontextmanager
async def serving(folder: Path, site: SlowSite, grace: float) -> AsyncGenerator[Server]:
    """Start `buddy serve` on the folder, and make sure that it ends."""
    settings = {
        "BUDDY_SEARCH": "offline",
        "BUDDY_EGRESS_ALLOW": f"127.0.0.1:{site.port}",
        "BUDDY_RESPECT_ROBOTS": "false",
        "BUDDY_RUNS_AT_ONCE": str(PLACES),
        "BUDDY_PRICES": "web_extract=0.01",
        "BUDDY_SHUTDOWN_SECONDS": str(grace),
    }
    with (folder.parent / "server.log").open("a") as log:
        process = await asyncio.create_subprocess_exec(
            *(str(BUDDY), "serve", "--port", "0", "--data-dir", str(folder)),
            env={**os.environ, **settings},
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
    assert process.stdout is not None
    reading: asyncio.Task[bytes] | None = None
    try:
        line = (await asyncio.wait_for(process.stdout.readline(), SOON)).decode()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, (folder.parent / "server.log").read_text()
        reading = asyncio.create_task(process.stdout.read())
        server = Server(process, found[0])
        async with server.http:
            yield server
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
        if reading is not None:
            await reading


@pytest.fixture
async def site() -> AsyncIterator[SlowSite]:
    site = SlowSite()
    async with site.open():
        yield site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def page(site: SlowSite) -> str:
    return f"http://127.0.0.1:{site.port}/page"


def assert_each_ran_once(folder: Path, missions: list[str]) -> None:
    """Assert that no event is lost or doubled, and that the books are closed."""
    connection = sqlite3.connect(f"file:{folder / 'buddy.sqlite'}?mode=ro", uri=True)
    log = connection.execute(
        "SELECT mission_id, sequence, event_type FROM mission_event"
    ).fetchall()
    held = connection.execute(
        "SELECT scope FROM budget_account WHERE reserved_micros <> 0"
    ).fetchall()
    connection.close()
    sequences: defaultdict[str, list[int]] = defaultdict(list)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mission_id, sequence, kind in log:
        sequences[mission_id].append(sequence)
        kinds[mission_id][kind] += 1
    assert set(sequences) == set(missions)
    for mission_id in missions:
        assert sorted(sequences[mission_id]) == list(range(1, len(sequences[mission_id]) + 1))
        for kind in ("mission_start", "tool_invoked", "tool_result", "mission_stop"):
            assert kinds[mission_id][kind] == 1, (mission_id, kind)
    assert held == []


async def test_what_does_not_end_in_time_is_handed_over_and_who_waits_is_told(
    folder: Path, site: SlowSite
) -> None:
    site.answering.clear()
    async with serving(folder, site, grace=0.2) as server:
        ids = [await server.approved(page(site)) for _ in range(MISSIONS)]
        waiting = [asyncio.create_task(server.execute(mission_id)) for mission_id in ids]
        await asyncio.wait_for(site.asked.wait(), SOON)
        while (await server.ask("GET", "/instance"))["queued"] != MISSIONS - PLACES:
            pass  # the last one is accepted and has no place
        server.process.terminate()
        for answer in await asyncio.wait_for(asyncio.gather(*waiting), SOON):
            assert answer.status_code == 503
            assert answer.headers["content-type"] == "application/problem+json"
            problem = answer.json()
            assert problem["code"] == "engine_stopping"
            assert "execute the mission again" in problem["detail"]
        await server.stopped()
    site.answering.set()
    async with serving(folder, site, grace=0.2) as server:
        answers = await asyncio.gather(*(server.execute(mission_id) for mission_id in ids))
        assert [answer.json()["success"] for answer in answers] == [True] * MISSIONS
        server.process.terminate()
        await server.stopped()
    assert_each_ran_once(folder, ids)


async def test_what_ends_in_time_answers_who_waits(folder: Path, site: SlowSite) -> None:
    site.answering.clear()
    async with serving(folder, site, grace=SOON) as server:
        mission_id = await server.approved(page(site))
        waiting = asyncio.create_task(server.execute(mission_id))
        listening = asyncio.create_task(server.until_the_streams_end())
        await asyncio.wait_for(site.asked.wait(), SOON)
        server.process.terminate()
        await asyncio.wait_for(listening, SOON)
        site.answering.set()
        answer = await asyncio.wait_for(waiting, SOON)
        assert (answer.status_code, answer.json()["success"]) == (200, True)
        await server.stopped()
    assert_each_ran_once(folder, [mission_id])


async def test_a_pause_outlives_the_process_and_does_not_hold_it(
    folder: Path, site: SlowSite
) -> None:
    async with serving(folder, site, grace=3600.0) as server:
        ids = [await server.approved(page(site)) for _ in range(MISSIONS)]
        await server.ask("POST", "/instance/pause", {"reason": "an upgrade"})
        for mission_id in ids:
            answer = await server.execute(mission_id)
            assert (answer.status_code, answer.json()["paused"]) == (202, True)
        server.process.terminate()
        await server.stopped()
    async with serving(folder, site, grace=1.0) as server:
        found = await server.ask("GET", "/instance")
        assert (found["state"], found["reason"], found["queued"]) == (
            "paused",
            "an upgrade",
            MISSIONS,
        )
        assert not site.asked.is_set()
        await server.ask("POST", "/instance/resume")
        answers = await asyncio.gather(*(server.execute(mission_id) for mission_id in ids))
        assert [answer.json()["success"] for answer in answers] == [True] * MISSIONS
        server.process.terminate()
        await server.stopped()
    assert_each_ran_once(folder, ids)
