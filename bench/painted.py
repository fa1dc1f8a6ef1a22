"""Step committed → painted in the browser, with 50 missions running.

The latency of an event is the browser's clock after the frame that shows it minus the event's
timestamp, which the server takes just before the commit: an upper bound, to a millisecond. The
whiteboard is open in Chromium and shows every mission; only events that move a card's bar count.
It needs the built page (`make dashboard`) and a machine with nothing else to do.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import httpx2
from playwright.async_api import Page, async_playwright, expect

from event_latency import percentile, wait_ready
from ports import free_port

MISSIONS = 50
BUDGET_MS = 100
WATCH = Path(__file__).with_suffix(".js")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
PATIENCE = 120_000
"""Milliseconds."""


async def start_all(base: str, page: Page) -> None:
    """Start the missions, each after the page knows what its card is called."""
    async with httpx2.AsyncClient(base_url=base, trust_env=False, timeout=60) as client:
        for number in range(MISSIONS):
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


async def measure(base: str) -> dict[str, Any]:
    """Return the figures."""
    await wait_ready(base)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    load = os.getloadavg()[0]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = await browser.new_page(viewport={"width": 1280, "height": 900})
        await page.add_init_script(path=WATCH)
        await page.goto(base)
        await page.get_by_text("Live", exact=True).first.wait_for(timeout=PATIENCE)
        await start_all(base, page)
        # The cards of running missions leave their bars when they end.
        bars = page.locator(".live-agents [role=progressbar]")
        await expect(bars).to_have_count(0, timeout=PATIENCE)
        painted: list[float] = await page.evaluate("window.painted")
        await browser.close()
    if not painted:
        raise SystemExit("the page showed no event")
    return {
        "missions": MISSIONS,
        "events_painted": len(painted),
        "p50_ms": percentile(painted, 0.5),
        "p95_ms": percentile(painted, 0.95),
        "p99_ms": percentile(painted, 0.99),
        "max_ms": max(painted),
        "budget_p95_ms": BUDGET_MS,
        "load_before": round(load, 1),
    }


def main() -> dict[str, Any]:
    """Serve, measure, stop."""
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
