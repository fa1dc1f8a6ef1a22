"""axe-core finds nothing on any view, in both themes, on a desk and on a phone."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from all_states import make_all
from playwright.async_api import Locator, Page, expect
from served_buddy import Served, SlowSite, served_by

pytestmark = [
    pytest.mark.axe,
    pytest.mark.chromium,
    pytest.mark.process,
    pytest.mark.xdist_group("chromium"),
]

AXE = Path(__file__).parents[2] / "dashboard" / "node_modules" / "axe-core" / "axe.min.js"
ADDRESSES = Path(__file__).parents[2] / "dashboard" / "src" / "app" / "addresses.json"
SCRIPT = Path(__file__).with_name("paid_buddy.py")
PATIENCE = 20_000
"""Milliseconds."""
SHOWN = ((1280, "light"), (375, "dark"))
"""Both widths and both themes; a colour of a theme is the same at each width."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """async ({ tags, theme }) => {
  document.documentElement.dataset.theme = theme;
  const options = { runOnly: tags, resultTypes: ['violations'], iframes: false };
  const found = await axe.run(document, options);
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
}"""
"""A preview's frame holds no script of ours, so what is in it is not looked at."""
STILL = """addEventListener('DOMContentLoaded', () => {
  const style = document.createElement('style');
  style.textContent = '*, ::before, ::after { transition: none !important; }'
    + '*, ::before, ::after { animation: none !important; }';
  document.head.append(style);
})"""
"""A colour on its way to another one is no colour."""


@dataclass(slots=True)
class Looker:
    """Looks at what the page shows; what it finds is told at the end, all of it."""

    page: Page
    found: list[str] = field(default_factory=list[str])

    async def look(self, view: str) -> None:
        """Look at what is shown now."""
        await expect(self.page.locator(".skeleton")).to_have_count(0, timeout=PATIENCE)
        for width, theme in SHOWN:
            await self.page.set_viewport_size({"width": width, "height": 812})
            faults = await self.page.evaluate(LOOK, {"tags": TAGS, "theme": theme})
            self.found += [f"{view}, {width}, {theme}: {fault}" for fault in faults]
            if await self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                self.found.append(f"{view}, {width}: wider than the screen")
        await self.page.set_viewport_size({"width": 1280, "height": 812})


@pytest.fixture
async def paid(data_dir: Path, site: SlowSite) -> AsyncIterator[Served]:
    async with served_by((sys.executable, str(SCRIPT), str(data_dir)), site) as served:
        yield served


async def look_at_screens(looker: Looker, base: str) -> None:
    page = looker.page
    screens: dict[str, Locator] = {
        "/": page.get_by_role("region", name="Task Pipeline").get_by_role("listitem").first,
        "/inbox": page.get_by_role("list", name="Decisions that wait"),
        "/chat": page.get_by_label("Message", exact=True),
        "/missions": page.get_by_role("region", name="Missions found").get_by_role("link").first,
        "/tools": page.get_by_role("region", name="MCP servers"),
        "/health": page.get_by_text("Everything answers"),
        "/settings": page.get_by_text("BUDDY_DATA_DIR"),
        "/goals": page.get_by_role("region", name="Your goals").get_by_role("link").first,
        "/recipes": page.get_by_role("heading", name="Recipes", level=1),
        "/schedules": page.get_by_text("America/Lima").first,
        "/budgets": page.get_by_text("How good the estimates were"),
        "/learning": page.get_by_role("table").first,
        "/whiteboard/metrics": page.get_by_role("table", name="Tools"),
    }
    listed = json.loads(ADDRESSES.read_text("utf-8"))["screens"]
    assert screens.keys() == {x["address"] for x in listed if "{" not in x["address"]}
    for address, mark in screens.items():
        await page.goto(base + address)
        await expect(mark).to_be_visible(timeout=PATIENCE)
        await looker.look(address)


async def look_at_missions(looker: Looker, base: str, states: dict[str, str]) -> None:
    for state, address in states.items():
        await looker.page.goto(base + address)
        mark = looker.page.locator("article.mission h1, article.goal h1, .chat-answer").last
        await expect(mark).to_be_visible(timeout=PATIENCE)
        await looker.look(state)


async def look_at_dialogs(looker: Looker, base: str, states: dict[str, str]) -> None:
    """Open what opens over a screen or in it."""
    page = looker.page
    button, dialog = page.get_by_role("button", name="Approve"), page.get_by_role("dialog")
    await page.goto(base + states["proposed"])
    await expect(button.first).to_be_visible(timeout=PATIENCE)
    await page.keyboard.press("e")
    await looker.look("editing a proposal")
    await page.goto(base + states["proposed"])
    await expect(button.first).to_be_visible(timeout=PATIENCE)
    await page.keyboard.press("r")
    await looker.look("rejecting a proposal")
    await page.goto(f"{base}/inbox")
    await page.get_by_role("button", name="Top up").first.click(timeout=PATIENCE)
    await expect(page.get_by_label("Add in US dollars")).to_be_visible(timeout=PATIENCE)
    await page.get_by_label("Select all").check()
    await looker.look("an open decision, and all selected")
    await page.set_viewport_size({"width": 375, "height": 812})
    await page.get_by_role("button", name="More").click()
    await looker.look("the menu of a phone")
    openers = {
        "find or do": (states["proposed"], "Find or do"),
        "help": (states["completed"], "Keyboard help"),
        "stop everything": ("/", "Pause Buddy"),
        "schedule": (states["completed"], "Schedule"),
        "compare": (states["completed again"], "Compare"),
        "end a schedule": ("/schedules", "End"),
        "forget": ("/learning", "Forget everything"),
        "rate": (states["completed again"], "Rate it"),
        "delete a conversation": (states["chat"], "Delete"),
    }
    for view, (address, name) in openers.items():
        await page.goto(base + address)
        await page.get_by_role("button", name=name).first.click(timeout=PATIENCE)
        await expect(dialog.first).to_be_visible(timeout=PATIENCE)
        await looker.look(f"dialog: {view}")


async def test_axe_finds_nothing(paid: Served, site: SlowSite, page: Page) -> None:
    states = await make_all(paid, site)
    await page.add_init_script(STILL)
    await page.add_init_script(await asyncio.to_thread(AXE.read_text))
    looker = Looker(page)
    # What runs does so only for a while, so it is looked at first.
    running = {"running": states.pop("running")}
    await look_at_missions(looker, paid.api, running | states)
    await look_at_screens(looker, paid.api)
    await look_at_dialogs(looker, paid.api, states)
    assert looker.found == [], "\n" + "\n\n".join(looker.found)
    site.released.set()
