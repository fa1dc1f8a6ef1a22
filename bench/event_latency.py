"""Step committed → event received by a WebSocket client, with 50 missions running.

The latency of an event is the client's clock minus the event's timestamp, which the server takes
just before the commit: an upper bound, to a millisecond. The floor is the same server pushing a
text of the same size that no store has seen, in the same run.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import websockets

from ports import free_port

MISSIONS = 50
OBJECTIVE = "search for python tutorials"


def since(timestamp: str) -> float:
    now = datetime.now(UTC)  # noqa: TID251  # a benchmark reads the machine's clock
    return (now - datetime.fromisoformat(timestamp)).total_seconds() * 1000


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


async def wait_ready(base: str) -> None:
    async with httpx2.AsyncClient(trust_env=False) as client:
        for _ in range(1_200):
            try:
                await client.get(f"{base}/healthz")
            except httpx2.TransportError:
                await asyncio.sleep(0.05)
            else:
                return
    raise SystemExit("the bench server did not start")


async def listen(url: str, latencies: list[float], following: asyncio.Event) -> None:
    async with websockets.connect(url, proxy=None) as ws:
        await ws.recv()
        following.set()
        async for text in ws:
            message = json.loads(text)
            if message["type"] != "event":
                continue
            event = message["event"]
            latencies.append(since(event["timestamp"]))
            if event["event_type"] == "mission_stop":
                return


async def floor(url: str, latencies: list[float]) -> None:
    async with websockets.connect(url, proxy=None) as ws:
        while True:
            text = await ws.recv()
            latencies.append(since(json.loads(text)["timestamp"]))


async def run_missions(base: str, latencies: list[float]) -> None:
    """Run the missions, each followed from its approval to its end."""
    ws = base.replace("http", "ws")
    listeners: list[asyncio.Task[None]] = []
    limits = httpx2.Limits(max_connections=10)
    async with httpx2.AsyncClient(base_url=base, trust_env=False, limits=limits) as client:

        async def one() -> None:
            created = await client.post("/missions/create", json={"objective": OBJECTIVE})
            mission_id = created.json()["mission_id"]
            url, following = f"{ws}/ws/missions/{mission_id}?after=1", asyncio.Event()
            listeners.append(asyncio.create_task(listen(url, latencies, following)))
            await following.wait()
            await client.post(f"/missions/{mission_id}/approve")
            await client.post(
                f"/missions/{mission_id}/execute", headers={"prefer": "respond-async"}
            )

        for _ in range(MISSIONS):
            await one()
    await asyncio.wait_for(asyncio.gather(*listeners), 120)


async def measure(base: str) -> dict[str, float]:
    await wait_ready(base)
    ws = base.replace("http", "ws")
    events: list[float] = []
    bare: list[float] = []
    bare_task = asyncio.create_task(floor(f"{ws}/floor", bare))
    began = time.perf_counter()
    await run_missions(base, events)
    seconds = time.perf_counter() - began
    bare_task.cancel()
    await asyncio.gather(bare_task, return_exceptions=True)
    return {
        "missions": MISSIONS,
        "events": len(events),
        "events_per_second": round(len(events) / seconds, 1),
        "p50_ms": percentile(events, 0.5),
        "p99_ms": percentile(events, 0.99),
        "max_ms": max(events),
        "floor_p50_ms": percentile(bare, 0.5),
        "floor_p99_ms": percentile(bare, 0.99),
    }


def main() -> dict[str, float]:
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        script = str(Path(__file__).with_name("server.py"))
        server = subprocess.Popen([sys.executable, script, str(port), folder])
        try:
            return asyncio.run(measure(f"http://127.0.0.1:{port}"))
        finally:
            server.terminate()
            server.wait(30)


if __name__ == "__main__":
    print(json.dumps(main(), indent=2))
