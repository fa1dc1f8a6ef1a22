"""One life of a real `buddy serve`, with missions that read a slow page."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
from slow_site import SlowSite

BUDDY = Path(sys.executable).with_name("buddy")
SOON = 60.0
MISSIONS = 6
AT_ONCE = 3


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
async def serving(folder: Path, site: SlowSite, **more: str) -> AsyncGenerator[Server]:
    """Start `buddy serve` on the folder, with more settings, and make sure that it ends."""
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
            env={**os.environ, **settings, **more},
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
