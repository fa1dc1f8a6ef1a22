"""`make screenshots`: every screen, on a desk and a phone, light and dark, into docs/screenshots.

A Buddy of its own on a temporary data directory, with no search engine, a tool that costs money,
and one article on this machine that it may fetch; nothing leaves the machine. The world and the
server are those of the tests in tests/e2e.
"""

from __future__ import annotations

import asyncio
import base64
import json
import shutil
import sys
import tempfile
from pathlib import Path

import httpx2
from playwright.async_api import Browser, Page, async_playwright, expect

ROOT = Path(__file__).resolve().parents[1]
E2E = ROOT / "tests" / "e2e"
sys.path.insert(0, str(E2E))

from all_states import Api, make_all  # noqa: E402  # the tests' own world, found by the line above
from served_buddy import Served, SlowSite, served_by  # noqa: E402

PICTURES = ROOT / "docs" / "screenshots"
SIZES = {"desktop": (1280, 800), "phone": (375, 812)}
THEMES = ("light", "dark")
MAX_BYTES, MAX_ALL_BYTES = 120_000, 3_000_000
PATIENCE = 60_000
"""Milliseconds."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
]
STATES = {
    "proposal": "proposed",
    "parked": "awaiting approval",
    "mission": "completed",
    "receipt": "paid",
    "conversation": "chat",
    "goal": "goal proposed",
}
"""Views that are a mission or a conversation of the world, by its state there."""
LISTED = json.loads((ROOT / "dashboard" / "src" / "app" / "addresses.json").read_text("utf-8"))
SCREENS = {
    each["name"]: each["address"]
    for each in LISTED["screens"]
    if "{" not in each["address"] and each["name"] != "chat"  # a conversation is among the states
} | {"find": "/"}


async def settled(page: Page) -> None:
    """Wait until what is read has come and what moves has come to rest."""
    await page.get_by_text("Live", exact=True).first.wait_for(timeout=PATIENCE)
    await page.wait_for_load_state("networkidle", timeout=PATIENCE)
    await expect(page.locator(".skeleton")).to_have_count(0, timeout=PATIENCE)
    for frame in page.frames[1:]:
        await frame.wait_for_load_state(timeout=PATIENCE)


async def take(page: Page, lens: Page, script: str, path: Path) -> int:
    """Take one picture and return its size in bytes."""
    shot = await page.screenshot(animations="disabled")
    small = base64.b64decode(await lens.evaluate(script, base64.b64encode(shot).decode()))
    await asyncio.to_thread(path.write_bytes, small)
    print(f"{len(small):7} {path.name}", flush=True)
    if len(small) > MAX_BYTES:
        sys.exit(f"{path.name} is larger than {MAX_BYTES} bytes")
    return len(small)


async def busy(api: str, site: SlowSite) -> None:
    """Let what runs come to its end; begin a mission and a goal that run until released again."""
    site.released.set()
    async with httpx2.AsyncClient(base_url=api, trust_env=False, timeout=60) as http:
        async with asyncio.timeout(PATIENCE / 1000):
            while (await http.get("/missions?status=running")).json()["items"]:  # noqa: ASYNC110
                await asyncio.sleep(0.2)
        site.released.clear()
        site.asked.clear()
        told = Api(http)
        objective = f"extract the main text of {site.url}"
        mission_id = await told.approve(objective)
        queued = {"prefer": "respond-async"}
        await http.post(f"/missions/{mission_id}/execute", json={}, headers=queued)
        plan = f"calculate 2^10, then {objective}, then put them together"
        goal = await told.ask("POST", "/goals", {"objective": plan})
        await told.ask("POST", f"/goals/{goal['goal_id']}/approve", {"revision": 1})
        await site.asked.wait()


async def take_all(served: Served, site: SlowSite, browser: Browser, views: dict[str, str]) -> int:
    """Take every picture and return the size of all in bytes.

    The whiteboard comes first, in all its forms: what runs on it waits some seconds for its page,
    and fails then.
    """
    script = (ROOT / "scripts" / "small_png.js").read_text("utf-8")
    script = script.partition("\n")[2]  # the first line is a comment
    lens = await browser.new_page()
    total = 0
    pages: dict[str, Page] = {}
    for size, (width, height) in SIZES.items():
        for theme in THEMES:
            context = await browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=theme,
                has_touch=size == "phone",
                reduced_motion="reduce",
            )
            pages[f"{size}-{theme}"] = await context.new_page()
    for view, address in views.items():
        if view == "whiteboard":
            await busy(served.api, site)
        for form, page in pages.items():
            await page.goto(served.api + address)
            await settled(page)
            if view == "find":
                await page.keyboard.press("Control+k")
                await page.get_by_role("option", name="Budgets").wait_for(timeout=PATIENCE)
            total += await take(page, lens, script, PICTURES / f"{view}-{form}.png")
        site.released.set()
    return total


async def main() -> None:
    """Start the servers, make the world, take the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    site = SlowSite()
    articles = await asyncio.start_server(site.answer, "127.0.0.1", 0)
    site.port = articles.sockets[0].getsockname()[1]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder:
        command = (sys.executable, str(E2E / "paid_buddy.py"), folder)
        async with served_by(command, site) as served, async_playwright() as playwright:
            states = await make_all(served, site)
            addresses = SCREENS | {view: states[state] for view, state in STATES.items()}
            browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            total = await take_all(served, site, browser, addresses)
            await browser.close()
            site.released.set()
    articles.close()
    print(f"{total:7} in all")
    if total > MAX_ALL_BYTES:
        sys.exit(f"The pictures are larger than {MAX_ALL_BYTES} bytes together")


if __name__ == "__main__":
    asyncio.run(main())
