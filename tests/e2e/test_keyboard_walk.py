"""By keys alone: every stop on every screen is seen, none is a trap, dialogs give focus back."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect
from served_buddy import Served
from test_first_reads import filled

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

ADDRESSES = Path(__file__).parents[2] / "dashboard" / "src" / "app" / "addresses.json"
PATIENCE = 20_000
"""Milliseconds."""
AT_ONCE = 4
PHONE: ViewportSize = {"width": 390, "height": 844}
MOST = 90
"""More stops than any screen has; who has made so many is in a trap."""
STOP = """() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return null;
  const drawn = (style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  let ring = drawn(getComputedStyle(at)) || drawn(getComputedStyle(at, '::after'));
  for (let up = at.parentElement, far = 0; up && far < 4; up = up.parentElement, far += 1) {
    ring ||= drawn(getComputedStyle(up));
  }
  const box = at.getBoundingClientRect();
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const over = (y) => document.elementFromPoint(box.left + Math.min(box.width / 2, 40), y);
  const shown = [top + 2, (top + bottom) / 2].some((y) => {
    const hit = over(y);
    return hit !== null && (at.contains(hit) || hit.contains(at) || hit.closest('label') !== null);
  });
  const middle = over((top + bottom) / 2);
  const bar = middle !== null && middle.closest('.screen-nav') !== null
    && at.closest('.screen-nav') === null;
  const name = `${at.tagName} ${(at.ariaLabel ?? at.textContent).trim().slice(0, 40)}`;
  const faults = [
    ...(ring ? [] : ['has no ring']),
    ...(bottom - top > 1 ? [] : ['is out of view']),
    ...(bar || !shown ? ['is covered'] : []),
  ];
  return { name, faults };
}"""
"""What has the focus, and what keeps it from being seen; null: the walk has left the page."""


async def open_page(page: Page, address: str) -> None:
    await page.goto(address)
    await expect(page.get_by_text("Live", exact=True).first).to_be_visible(timeout=PATIENCE)
    await expect(page.locator(".skeleton")).to_have_count(0, timeout=PATIENCE)


async def walked(browser: Browser, address: str) -> list[str]:
    """Press Tab from the first stop to the last; return what was wrong with them."""
    page = await browser.new_page(viewport=PHONE)
    await open_page(page, address)
    found: list[str] = []
    for _ in range(MOST):
        await page.keyboard.press("Tab")
        stop = await page.evaluate(STOP)
        if stop is None:
            break
        found += [f"{address}: {stop['name']} {fault}" for fault in stop["faults"]]
    else:
        found.append(f"{address}: Tab never leaves the page")
    await page.close()
    return found


async def test_every_stop_is_seen_and_none_is_a_trap(served: Served, browser: Browser) -> None:
    listed: list[dict[str, Any]] = json.loads(ADDRESSES.read_text("utf-8"))["screens"]
    ids = await filled(served.api)
    few = asyncio.Semaphore(AT_ONCE)

    async def walk(address: str) -> list[str]:
        async with few:
            return await walked(browser, served.api + address.format(**ids))

    found = await asyncio.gather(*(walk(screen["address"]) for screen in listed))
    assert [fault for each in found for fault in each] == []


async def test_what_opens_over_a_page_takes_the_focus_and_gives_it_back(
    served: Served, page: Page
) -> None:
    await open_page(page, f"{served.api}/health")
    await page.keyboard.press("Tab")
    await expect(page.locator(".skip-link")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#detail")).to_be_focused()
    await page.keyboard.press("Tab")
    before = await page.evaluate(STOP)
    inside = "document.querySelector('dialog[open]').contains(document.activeElement)"
    for key in ("?", "Control+k"):
        await page.keyboard.press(key)
        await expect(page.get_by_role("dialog")).to_be_visible()
        assert await page.evaluate(inside)
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        assert await page.evaluate(STOP) == before
