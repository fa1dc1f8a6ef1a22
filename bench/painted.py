"""Step committed → painted in the browser, with 50 missions running; where the time goes.

The latency of an event is the browser's clock when the frame that shows it was handed over, minus
the event's timestamp, which the server takes just before the commit. The whiteboard is open in
Chromium and shows every mission; only events that move a card's bar count. It needs the built page
(`make dashboard`) and a machine with nothing else to do: two cores carry the server, the page and
Chromium's own processes.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx2
from playwright.async_api import Page, async_playwright, expect

from event_latency import percentile, wait_ready
from ports import cpu_seconds, free_port, now

BUDGET_MS = 100
WATCH = Path(__file__).with_suffix(".js")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
PATIENCE = 120_000
"""Milliseconds."""
WAY = ("recorded", "committed", "read", "sent", "received", "frame", "rendered", "painted")


@dataclass(frozen=True, slots=True)
class Load:
    """What the missions do."""

    missions: int
    reports: int
    pause_seconds: float


LOAD = Load(missions=50, reports=20, pause_seconds=0.5)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page saw, and what the server and the machine say of the same time."""

    events: list[dict[str, Any]]
    page: dict[str, Any]
    seconds: float
    server_cores: float
    machine_cores: float


async def start_all(client: httpx2.AsyncClient, page: Page, missions: int) -> None:
    """Start the missions, each after the page knows what its card is called."""
    for number in range(missions):
        objective = f"search for python tutorials, part {number}"
        made = await client.post("/missions/create", json={"objective": objective})
        mission_id = made.json()["mission_id"]
        await page.evaluate(
            "([name, id]) => window.names.set(name, id)",
            [f"Progress of {objective}", mission_id],
        )
        await client.post(f"/missions/{mission_id}/approve", json={"revision": 1})
        await client.post(
            f"/missions/{mission_id}/execute", json={}, headers={"prefer": "respond-async"}
        )


def busy_seconds() -> float:
    """Seconds of processor time that the machine has used since it started, all cores together."""
    fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")


async def watch(base: str, server: int, load: Load) -> Seen:
    """Run the missions with the whiteboard open, and return what was seen from the go on."""
    await wait_ready(base)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    async with (
        async_playwright() as playwright,
        httpx2.AsyncClient(base_url=base, trust_env=False, timeout=60) as client,
    ):
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        await page.add_init_script(path=WATCH)
        await page.goto(base)
        await page.get_by_text("Live", exact=True).first.wait_for(timeout=PATIENCE)
        await start_all(client, page, load.missions)
        # The cards of running missions have bars, and leave them when they end.
        bars = page.locator(".live-agents [role=progressbar]")
        await expect(bars).to_have_count(min(load.missions, 50), timeout=PATIENCE)
        began, used, busy = now(), cpu_seconds(server), busy_seconds()
        before = await page.evaluate(
            "({ ...window.bench, perFrame: { ...window.bench.perFrame } })"
        )
        await client.post("/go")
        await asyncio.sleep(load.reports * load.pause_seconds)
        seconds = now() - began
        used, busy = cpu_seconds(server) - used, busy_seconds() - busy
        after = await page.evaluate("window.bench")
        await expect(bars).to_have_count(0, timeout=PATIENCE)
        marks = (await client.get("/marks")).json()
        await browser.close()
    events = [
        marks.get(event["id"], {}) | event
        for event in after["painted"]
        if event["recorded"] >= began * 1000
    ]
    if not events:
        raise SystemExit("the page showed no event")
    return Seen(events, difference(after, before), seconds, used / seconds, busy / seconds)


def difference(after: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Return what the page counted between two looks."""
    counts = {name: after[name] - before[name] for name in ("frames", "commits", "received")}
    earlier = before["perFrame"]
    # The page counts each frame that has had an nth commit; those with exactly n are the rest.
    had = {int(nth): n - earlier.get(nth, 0) for nth, n in after["perFrame"].items()}
    per_frame = {n: had[n] - had.get(n + 1, 0) for n in sorted(had) if had[n]}
    tasks = [task["duration"] for task in after["longTasks"][len(before["longTasks"]) :]]
    return counts | {"commits_per_frame": per_frame, "long_tasks_ms": tasks}


def served(load: Load) -> Seen:
    """Serve, watch, stop."""
    port = free_port()
    script = str(Path(__file__).with_name("marked_server.py"))
    with tempfile.TemporaryDirectory() as folder:
        pace = (str(load.reports), str(load.pause_seconds))
        server = subprocess.Popen([sys.executable, script, str(port), folder, *pace])
        try:
            return asyncio.run(watch(f"http://127.0.0.1:{port}", server.pid, load))
        finally:
            server.terminate()
            server.wait(30)


def figures(values: list[float]) -> dict[str, float]:
    return {
        "p50": round(percentile(values, 0.5), 1),
        "p95": round(percentile(values, 0.95), 1),
        "p99": round(percentile(values, 0.99), 1),
        "max": round(max(values), 1),
    }


def main() -> dict[str, Any]:
    before = os.getloadavg()[0]
    seen = served(LOAD)
    parts = pairwise(WAY)
    return {
        "missions": LOAD.missions,
        "events_painted": len(seen.events),
        "painted_ms": figures([event["painted"] - event["recorded"] for event in seen.events]),
        "next_frame_ms": figures([event["next"] - event["recorded"] for event in seen.events]),
        "budget_p95_ms": BUDGET_MS,
        "where_ms": {
            f"{start} → {end}": figures([event[end] - event[start] for event in seen.events])
            for start, end in parts
        },
        "server_cores": round(seen.server_cores, 2),
        "machine_cores": round(seen.machine_cores, 2),
        "page": seen.page,
        "load_before": round(before, 1),
    }


if __name__ == "__main__":
    print(json.dumps(main(), indent=2))
