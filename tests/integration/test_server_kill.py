"""SIGKILL a real server between any two steps; the next one carries everything to its end.

One data directory goes through all the kills. Each life of the server takes up what the last one
left, then gets more missions than it carries at once and is killed when its event stream shows the
chosen step, so that some missions are before it, some after it, and some still in the queue.
(tests/unit/services/test_interrupted_runs.py stops a run after each of its commits, one by one.)
"""

import asyncio
import json
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
MISSIONS = 6
AT_ONCE = 3
KILLS = [
    ("mission_start", None),
    ("execution_step", "tool_selection completed"),
    ("tool_invoked", None),
]
ENDED = {"completed", "failed"}


class Server:
    """One life of `buddy serve`."""

    def __init__(self, process: asyncio.subprocess.Process, url: str) -> None:
        self.process, self.url = process, url
        self.http = httpx2.AsyncClient(base_url=url, timeout=SOON)

    async def ask(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        answer = await self.http.request(method, path, json=body, headers=headers)
        assert answer.status_code < 300, answer.text
        return answer.json()

    async def execute_many(self, url: str) -> list[str]:
        """Propose, approve and hand over missions that read a page."""
        ids: list[str] = []
        for _ in range(MISSIONS):
            body = {"objective": f"extract the text of {url}", "tool": "web_extract"}
            mission = await self.ask("POST", "/missions/create", body)
            mission_id = mission["mission_id"]
            await self.ask("POST", f"/missions/{mission_id}/approve", {"revision": 1})
            ids.append(mission_id)
        for mission_id in ids:
            path = f"/missions/{mission_id}/execute"
            await self.ask("POST", path, {}, prefer="respond-async")
        return ids

    async def events(self, after: int) -> AsyncIterator[dict[str, Any]]:
        path = f"/events/stream?after={after}"
        async with self.http.stream("GET", path) as response:
            async for line in response.aiter_lines():
                if line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))

    async def until_over(self, ids: list[str]) -> None:
        """Follow the log from its beginning until each of these missions has stopped."""
        open_ids = set(ids)
        if not open_ids:
            return
        async for event in self.events(0):
            if event["event_type"] == "mission_stop":
                open_ids.discard(event["mission_id"])
            if not open_ids:
                return

    async def until(self, kind: str, step: str | None, after: int) -> None:
        async for event in self.events(after):
            data = event["data"]
            said = f"{data.get('step_name')} {data.get('step_status')}"
            if event["event_type"] == kind and step in {None, said}:
                return

    async def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()


@asynccontextmanager
async def serving(folder: Path, site: SlowSite) -> AsyncGenerator[Server]:
    """Start `buddy serve` on the folder, and make sure that it ends."""
    settings = {
        "BUDDY_SEARCH": "offline",
        "BUDDY_EGRESS_ALLOW": f"127.0.0.1:{site.port}",
        "BUDDY_RESPECT_ROBOTS": "false",
        "BUDDY_RUNS_AT_ONCE": str(AT_ONCE),
        "BUDDY_PRICES": "web_extract=0.01",
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
            process.terminate()
            await asyncio.wait_for(process.wait(), SOON)
        if reading is not None:
            await reading


async def soon(waiting: Any) -> Any:
    return await asyncio.wait_for(waiting, SOON)


def rows(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{folder / 'buddy.sqlite'}?mode=ro", uri=True) as connection:
        found = connection.execute(query).fetchall()
    connection.close()
    return found


def assert_books_are_closed(folder: Path) -> None:
    open_reservations = rows(
        folder, "SELECT run_id FROM budget_reservation WHERE state NOT IN ('settled', 'released')"
    )
    assert open_reservations == []
    held = rows(folder, "SELECT scope FROM budget_account WHERE reserved_micros <> 0")
    assert held == []


def assert_log_is_whole(folder: Path) -> None:
    """Cursors and every mission's sequences run from 1 without gap or double; runs stop once."""
    log = rows(
        folder,
        "SELECT cursor, mission_id, sequence, event_type FROM mission_event ORDER BY cursor",
    )
    assert [cursor for cursor, *_ in log] == list(range(1, len(log) + 1))
    sequences: defaultdict[str, list[int]] = defaultdict(list)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, mission_id, sequence, kind in log:
        sequences[mission_id].append(sequence)
        kinds[mission_id][kind] += 1
    for mission_id, found in sequences.items():
        assert found == list(range(1, len(found) + 1)), mission_id
        assert kinds[mission_id]["mission_start"] == 1, mission_id
        assert kinds[mission_id]["mission_stop"] == 1, mission_id


async def assert_taken_up(server: Server, ids: list[str], folder: Path) -> Counter[str]:
    """Assert that what a killed server left is over, and say how each run ended."""
    await soon(server.until_over(ids))
    ends: Counter[str] = Counter()
    for mission_id in ids:
        mission = await server.ask("GET", f"/missions/{mission_id}")
        assert mission["status"] in ENDED, mission
        assert mission["run"]["state"] == "finished"
        record = mission["execution_record"]
        assert record["success"] is (mission["status"] == "completed")
        ends[record["error_code"] or "completed"] += 1
    listed = await server.ask("GET", "/missions?status=running&status=awaiting_approval")
    assert listed["items"] == []
    assert_log_is_whole(folder)
    assert_books_are_closed(folder)
    return ends


async def test_a_server_killed_between_any_two_steps(tmp_path: Path) -> None:
    folder, site = tmp_path / "data", SlowSite()
    ids: list[str] = []
    ends: Counter[str] = Counter()
    async with site.open() as url:
        for kind, step in KILLS:
            site.answering.set()
            async with serving(folder, site) as server:
                ends += await assert_taken_up(server, ids, folder)
                if kind == "tool_invoked":
                    # Killed in the middle of the call, not only around it.
                    site.answering.clear()
                (cursor,) = rows(folder, "SELECT coalesce(max(cursor), 0) FROM mission_event")[0]
                shown = asyncio.create_task(server.until(kind, step, cursor))
                ids = await server.execute_many(url)
                await soon(shown)
                await server.kill()
        site.answering.set()
        async with serving(folder, site) as server:
            ends += await assert_taken_up(server, ids, folder)
    assert ends == {"completed": len(KILLS) * MISSIONS}
    (verdict,) = rows(folder, "PRAGMA integrity_check")
    assert verdict == ("ok",)
