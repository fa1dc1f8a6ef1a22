"""From asking for a preview to seeing it, in Chromium: a text and a table of 1 MB, a chart.

The clock starts when the page asks for the preview and stops when the frame has loaded, the rows
stand in the table or the chart is drawn. Each look is a first one: a new context with an empty
cache, so that the chart's own script is fetched in the time. The mission is opened from the list of
missions: opened by its address it asks before it has any script, and the page's start would count.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import httpx2
from playwright.async_api import Browser, async_playwright

from event_latency import OBJECTIVE, wait_ready
from ports import free_port

LOOKS = 5
SEEN = {"text_1mb": "iframe", "chart": "canvas", "table_1mb": "td", "json_1mb": "iframe"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
_WATCH = """(selector) => {
  window.seen = null;
  const tell = () => requestAnimationFrame(() => { window.seen ??= performance.now(); });
  new MutationObserver(() => {
    const found = document.querySelector(`.artifact ${selector}`);
    if (!found) return;
    if (selector === "iframe") found.addEventListener("load", tell, { once: true });
    else if (selector !== "canvas" || found.width > 300) tell();
  }).observe(document, { childList: true, subtree: true, attributes: true });
}"""
_MEASURE = """() => {
  const asked = performance.getEntriesByType("resource")
    .filter(({ name }) => /\\/preview\\?/.test(name)).map(({ startTime }) => startTime);
  return window.seen === null || !asked.length ? null : window.seen - Math.min(...asked);
}"""


async def look(browser: Browser, base: str, mission_id: str, selector: str) -> float:
    context = await browser.new_context(viewport={"width": 1280, "height": 900})
    page = await context.new_page()
    await page.add_init_script(f"({_WATCH})({json.dumps(selector)})")
    await page.goto(f"{base}/missions")
    await page.locator(f'a[href*="{mission_id}"]').first.click()
    await page.locator(f".artifact {selector}").first.wait_for()
    milliseconds: float | None = None
    for _ in range(100):
        if (milliseconds := await page.evaluate(_MEASURE)) is not None:
            break
        await asyncio.sleep(0.05)
    await context.close()
    if milliseconds is None:
        raise SystemExit(f"the preview of {mission_id} was never seen")
    return milliseconds


async def run(client: httpx2.AsyncClient) -> str:
    created = await client.post("/missions/create", json={"objective": OBJECTIVE})
    mission_id = str(created.json()["mission_id"])
    await client.post(f"/missions/{mission_id}/approve", json={"revision": 1})
    done = (await client.post(f"/missions/{mission_id}/execute", json={})).json()
    if not done["success"]:
        raise SystemExit(f"the mission failed: {done}")
    return mission_id


async def measure(base: str) -> dict[str, dict[str, float]]:
    await wait_ready(base)
    figures: dict[str, dict[str, float]] = {}
    async with (
        httpx2.AsyncClient(base_url=base, trust_env=False, timeout=60) as client,
        async_playwright() as driver,
    ):
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = await driver.chromium.launch(executable_path=path, args=FLAGS)
        for name, selector in SEEN.items():
            mission_id = await run(client)
            seen = [await look(browser, base, mission_id, selector) for _ in range(LOOKS)]
            median, most = statistics.median(seen), max(seen)
            figures[name] = {"median_ms": round(median), "max_ms": round(most)}
        await browser.close()
    return figures


def main() -> dict[str, dict[str, float]]:
    port = free_port()
    script = str(Path(__file__).with_name("preview_server.py"))
    server = subprocess.Popen([sys.executable, script, str(port)])
    try:
        return asyncio.run(measure(f"http://127.0.0.1:{port}"))
    finally:
        server.terminate()
        server.wait(30)


if __name__ == "__main__":
    print(json.dumps(main(), indent=2))
