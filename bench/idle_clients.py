"""What a WebSocket client costs the server that has nothing to tell it: memory and time.

1,000 clients on a real `buddy serve`, half on the whiteboard's socket and half on a mission's.
Memory is the growth of the server's resident set, divided by the clients.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx2
import websockets

from event_latency import wait_ready
from ports import cpu_seconds, free_port
from startup import rss_mb

CLIENTS, WARM_UP, IDLE_SECONDS = 1_000, 50, 20


async def connect(stack: AsyncExitStack, base: str, mission_id: str, count: int) -> None:
    for number in range(count):
        path = f"/ws/missions/{mission_id}?after=1" if number % 2 else "/ws/local"
        opening = websockets.connect(f"{base}{path}", proxy=None, ping_interval=None)
        ws = await stack.enter_async_context(opening)
        assert json.loads(await ws.recv())["type"] == "hello"


async def ready(http: httpx2.AsyncClient) -> None:
    """Wait until the models are loaded too: what they take is not the clients'."""
    while (await http.get("/readyz")).json()["checks"]["models"] != "ok":  # noqa: ASYNC110  # another process
        await asyncio.sleep(0.2)


async def measure(base: str, pid: int) -> dict[str, Any]:
    await wait_ready(base)
    ws_base = base.replace("http", "ws")
    async with httpx2.AsyncClient(base_url=base, trust_env=False, timeout=60) as http:
        created = await http.post("/missions/create", json={"objective": "what is 2 + 2"})
        mission_id = created.json()["mission_id"]
        await ready(http)
        async with AsyncExitStack() as stack:
            # What the first clients load for all that follow is not counted either.
            await connect(stack, ws_base, mission_id, WARM_UP)
            await asyncio.sleep(2)
            before = rss_mb(pid)
            await connect(stack, ws_base, mission_id, CLIENTS)
            await asyncio.sleep(2)
            figures: dict[str, Any] = {
                "clients": CLIENTS,
                "rss_before_mb": before,
                "rss_after_mb": rss_mb(pid),
                "kb_per_client": round((rss_mb(pid) - before) * 1024 / CLIENTS, 1),
            }
            busy, began = cpu_seconds(pid), time.monotonic()
            await asyncio.sleep(IDLE_SECONDS)
            share = (cpu_seconds(pid) - busy) / (time.monotonic() - began)
            figures["server_cores_idle"] = round(share, 3)
    return figures


def main() -> dict[str, Any]:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    port = free_port()
    load = round(os.getloadavg()[0], 2)
    buddy = str(Path(sys.executable).with_name("buddy"))
    with tempfile.TemporaryDirectory() as folder:
        command = [buddy, "serve", "--port", str(port), "--data-dir", folder]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            figures = asyncio.run(measure(f"http://127.0.0.1:{port}", server.pid))
        finally:
            server.terminate()
            server.wait(30)
    return {"load_before": load, **figures}


if __name__ == "__main__":
    print(json.dumps(main(), indent=2))
