"""Progress of many missions at once, to many clients at once, by one server on SQLite.

100 missions report 10 times a second; 200 clients follow one mission each and 5 whiteboards follow
all of them. Every client must get every event of the log that is its own, in order. Latency is the
client's clock at arrival minus the event's timestamp; `report_…` counts from the moment the tool
reported instead, so it holds the wait for the commit too.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx2
import websockets

from event_latency import percentile, wait_ready
from ports import cpu_seconds, free_port, now

MISSIONS, PER_SECOND, SECONDS = 100, 10, 20
FOLLOWERS, WHITEBOARDS = 200, 5
OBJECTIVE = "search for python tutorials"


@dataclass
class Client:
    """One socket, and what came over it: the second it came, and the text."""

    path: str
    mission_id: str | None = None
    received: list[tuple[float, str]] = field(default_factory=list)

    async def follow(self, base: str, ready: asyncio.Semaphore, stops: int) -> None:
        # Texts are read after the run: a client that counts must not be what is measured.
        async with websockets.connect(f"{base}{self.path}", proxy=None, max_size=None) as ws:
            await ws.recv()
            ready.release()
            while stops:
                text = str(await ws.recv())
                self.received.append((now(), text))
                stops -= text.count('"event_type":"mission_stop"')

    def events(self) -> list[tuple[float, dict[str, Any]]]:
        found: list[tuple[float, dict[str, Any]]] = []
        for at, text in self.received:
            message = json.loads(text)
            several = message.get("events") or [
                message[key] for key in ("event",) if key in message
            ]
            found.extend((at, event) for event in several)
        return found


async def prepare(client: httpx2.AsyncClient) -> list[str]:
    """Start the missions; their tool waits to be told to go."""
    found: list[str] = []
    for _ in range(MISSIONS):
        created = await client.post("/missions/create", json={"objective": OBJECTIVE})
        mission_id = created.json()["mission_id"]
        await client.post(f"/missions/{mission_id}/approve")
        await client.post(f"/missions/{mission_id}/execute", headers={"prefer": "respond-async"})
        found.append(mission_id)
    return found


async def read_log(client: httpx2.AsyncClient, after: int) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = []
    while True:
        answer = (await client.get("/events", params={"after": after, "limit": 1000})).json()
        events += answer["items"]
        if answer["next_cursor"] is None:
            return events
        after = int(answer["next_cursor"])


async def tell_server(http: httpx2.AsyncClient) -> None:
    """Let the missions' tool report."""
    await http.post("/go")


async def measure(
    base: str, pid: int, go: Callable[[httpx2.AsyncClient], Awaitable[None]] = tell_server
) -> dict[str, Any]:
    """Let the missions step and the clients follow.

    Args:
        base: The server's URL.
        pid: The process whose processor time is counted.
        go: What lets the missions' tool report.
    """
    await wait_ready(base)
    limits = httpx2.Limits(max_connections=10)
    async with httpx2.AsyncClient(
        base_url=base, trust_env=False, limits=limits, timeout=120
    ) as http:
        missions = await prepare(http)
        log: list[dict[str, Any]] = []
        while sum(event["event_type"] == "tool_invoked" for event in log) < MISSIONS:
            await asyncio.sleep(0.1)
            log = await read_log(http, 0)
        start = log[-1]["cursor"]
        followed = [missions[n % MISSIONS] for n in range(FOLLOWERS)]
        clients = [Client(f"/ws/missions/{one}?after=0", one) for one in followed]
        clients += [Client(f"/ws/local?after={start}") for _ in range(WHITEBOARDS)]
        ready = asyncio.Semaphore(0)
        tasks = [
            asyncio.create_task(
                client.follow(
                    base.replace("http", "ws"), ready, 1 if client.mission_id else MISSIONS
                )
            )
            for client in clients
        ]
        for _ in clients:
            await ready.acquire()
        await asyncio.sleep(1)
        busy, began = cpu_seconds(pid), now()
        await go(http)
        await asyncio.wait_for(asyncio.gather(*tasks), 10 * SECONDS)
        seconds, busy = now() - began, cpu_seconds(pid) - busy
        log = await read_log(http, 0)
    figures = evaluate(clients, log, start, began)
    return {**figures, "server_cores": round(busy / seconds, 2), "seconds": round(seconds, 1)}


def evaluate(
    clients: list[Client], log: list[dict[str, Any]], start: int, began: float
) -> dict[str, Any]:
    live = [event for event in log if event["cursor"] > start]
    steady = Counter(int(at_of(event) - began) for event in live)
    followers = [one for one in clients if one.mission_id]
    whiteboards = [one for one in clients if not one.mission_id]
    return {
        "events_logged": len(live),
        "progress_logged": sum(is_report(event) for event in live),
        "events_per_second": percentile([steady[n] for n in range(1, SECONDS - 1)], 0.5),
        "mission": latencies(followers, start),
        "whiteboard": latencies(whiteboards, start)
        | {"frames_per_second": busiest(whiteboards, began)},
        "clients_with_a_gap_or_a_double": incomplete(clients, log, start),
    }


def incomplete(clients: list[Client], log: list[dict[str, Any]], start: int) -> int:
    """Return how many clients did not get exactly their events of the log, in order."""
    of_mission: defaultdict[str, list[int]] = defaultdict(list)
    for event in log:
        of_mission[event["mission_id"]].append(event["cursor"])
    of_user = [event["cursor"] for event in log if event["cursor"] > start]
    return sum(
        [event["cursor"] for _, event in client.events()]
        != (of_mission[client.mission_id] if client.mission_id else of_user)
        for client in clients
    )


def at_of(event: dict[str, Any]) -> float:
    return datetime.fromisoformat(event["timestamp"]).timestamp()


def is_report(event: dict[str, Any]) -> bool:
    kind, step = event["event_type"], event["data"].get("step_name")
    return kind == "mission_progress" and step == "tool_execution"


def latencies(clients: list[Client], start: int) -> dict[str, Any]:
    received = [
        (at, event)
        for client in clients
        for at, event in client.events()
        if event["cursor"] > start
    ]
    since_event = [1000 * (at - at_of(event)) for at, event in received]
    since_report = [
        1000 * (at - float(event["data"]["message"])) for at, event in received if is_report(event)
    ]
    return {
        "clients": len(clients),
        "delivered": len(received),
        "p50_ms": round(percentile(since_event, 0.5), 1),
        "p99_ms": round(percentile(since_event, 0.99), 1),
        "max_ms": round(max(since_event), 1),
        "report_p50_ms": round(percentile(since_report, 0.5), 1),
        "report_p99_ms": round(percentile(since_report, 0.99), 1),
    }


def busiest(whiteboards: list[Client], began: float) -> dict[str, float]:
    """Return the frames a second of a whiteboard: the median second, and the busiest."""
    counts = [
        Counter(int(at - began) for at, _ in client.received)[second]
        for client in whiteboards
        for second in range(1, SECONDS - 1)
    ]
    return {"median": percentile(counts, 0.5), "max": max(counts)}


def main() -> dict[str, Any]:
    port = free_port()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        script = str(Path(__file__).with_name("stepping_server.py"))
        command = [sys.executable, script, str(port), folder, str(PER_SECOND), str(SECONDS)]
        server = subprocess.Popen(command)
        try:
            figures = asyncio.run(measure(f"http://127.0.0.1:{port}", server.pid))
        finally:
            server.terminate()
            server.wait(30)
    return {"load_before": round(load, 2), **figures}


if __name__ == "__main__":
    print(json.dumps(main(), indent=2))
