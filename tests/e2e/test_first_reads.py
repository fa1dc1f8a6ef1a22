"""What a screen needs comes beside the page's script, once, and the script uses it."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.async_api import Browser, Page, Request, expect
from served_buddy import Served

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

ADDRESSES = Path(__file__).parents[2] / "dashboard" / "src" / "app" / "addresses.json"
PATIENCE = 20_000
"""Milliseconds."""
STILL = 12
"""Seconds."""
AT_ONCE = 4
UNUSED_AFTER = 5
"""Seconds; Chromium complains of what was named and not used three seconds after the load."""


async def filled(base: str) -> dict[str, str]:
    """Make one of each thing that an address can name; return their ids."""
    async with httpx2.AsyncClient(base_url=base, trust_env=False, timeout=60) as http:

        async def ask(path: str, body: object) -> Any:
            answer = await http.post(path, json=body)
            assert answer.is_success, answer.text
            return answer.json()

        made = (await ask("/missions/create", {"objective": "what is 2^10?"}))["mission_id"]
        await ask(f"/missions/{made}/approve", {"revision": 1})
        await ask(f"/missions/{made}/execute", {})
        goal = await ask("/goals", {"objective": "calculate 2^10, then calculate 3^4"})
        said = await ask("/chat/integrated", {"text": "what is 12% of 480?"})
        return {"mission": made, "goal": goal["goal_id"], "session": said["session_id"]}


async def faults_of(browser: Browser, address: str, reads: list[str]) -> list[str]:
    """Open a screen; return what was asked for more or less than once, and what came late."""
    page = await browser.new_page()
    asked: Counter[str] = Counter()
    complaints: list[str] = []

    def note(request: Request) -> None:
        if not request.is_navigation_request():  # a screen's data may have its own address
            asked[request.url] += 1

    page.on("request", note)
    page.on("console", lambda message: complaints.append(message.text))
    await page.goto(address)
    await expect(page.get_by_text("Live", exact=True).first).to_be_visible(timeout=PATIENCE)
    await expect(page.locator(".skeleton")).to_have_count(0, timeout=PATIENCE)
    await grown(page, UNUSED_AFTER)
    late = await page.evaluate(LATE)
    await page.close()
    often = [f"{address} asks {asked[read]} times for {read}" for read in reads if asked[read] != 1]
    return often + late + [f"{address}: {text}" for text in complaints if "preload" in text]


async def grown(page: Page, seconds: float) -> None:
    """Wait until a page has been open for so long."""
    old = "seconds => performance.now() > seconds * 1000"
    await page.wait_for_function(old, arg=seconds, timeout=PATIENCE)


async def test_each_screen_asks_once_and_uses_what_it_asked_for(
    served: Served, browser: Browser
) -> None:
    listed = json.loads(ADDRESSES.read_text())
    ids = await filled(served.api)
    # What moved a moment before a page began is read again: let nothing have.
    first = await browser.new_page()
    await first.goto(served.api)
    await grown(first, STILL)
    # The instance is looked at again every few seconds.
    everywhere = [read for read in listed["everywhere"] if read != "/instance"]
    few = asyncio.Semaphore(AT_ONCE)

    async def look(screen: dict[str, Any]) -> list[str]:
        reads = [served.api + read.format(**ids) for read in screen["reads"] + everywhere]
        async with few:
            return await faults_of(browser, served.api + screen["address"].format(**ids), reads)

    found = await asyncio.gather(*map(look, listed["screens"]))
    assert [fault for each in found for fault in each] == []


LATE = """() => {
  const named = new Set([...document.querySelectorAll('link[href]')].map(({ href }) => href));
  const scripts = performance.getEntriesByType('resource').filter(({ name }) =>
    /assets.*js$/.test(name));
  const first = scripts.filter(({ name }) => name.includes('/index-'));
  const late = scripts.filter(({ name, startTime }) =>
    startTime > first[0].responseEnd && startTime < 1000 && !named.has(name));
  return late.map(({ name }) => `${location.pathname} needs ${name} and did not name it`);
}"""
"""What the script had to ask for itself: a screen's part is named in the page's head."""
