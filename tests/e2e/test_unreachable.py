"""Where Buddy does not answer, or answers with a fault, each screen says so and offers a way on."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, Route, ViewportSize, expect
from served_buddy import Served

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

ADDRESSES = Path(__file__).parents[2] / "dashboard" / "src" / "app" / "addresses.json"
PATIENCE = 20_000
"""Milliseconds."""
AT_ONCE = 6
NOBODY = {"mission": "m_0", "goal": "g_0", "session": "s_0"}
PHONE: ViewportSize = {"width": 390, "height": 844}


def screens() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(ADDRESSES.read_text("utf-8"))["screens"]
    return listed


async def refuse(route: Route) -> None:
    """Answer what is read with a fault without words; the page itself comes."""
    request = route.request
    if request.is_navigation_request() or "/assets/" in request.url:
        await route.continue_()
    else:
        await route.fulfill(status=500, content_type="text/plain", body="Traceback: boom")


async def faults_of(browser: Browser, address: str) -> list[str]:
    """Open a screen whose reads all fail; return what it lacks."""
    page = await browser.new_page(viewport=PHONE)
    await page.route("**/*", refuse)
    await page.goto(address)
    main = page.locator("main")
    await expect(main).to_be_visible(timeout=PATIENCE)
    if address.endswith("/chat"):  # on a phone, what could not be read is behind this
        await main.get_by_role("button", name="Conversations").click()
    retry = main.get_by_role("button", name="Try again").or_(
        main.get_by_role("button", name="Ask again")
    )
    await expect(retry.first).to_be_visible(timeout=PATIENCE)
    await expect(page.locator(".skeleton")).to_have_count(0, timeout=PATIENCE)
    text = await main.inner_text()
    await page.close()
    wrong = ("boom", "Nothing has run yet", "undefined", "NaN")
    return [f"{address} shows {each!r}" for each in wrong if each in text]


async def test_each_screen_says_that_its_reads_fail_and_offers_to_try_again(
    served: Served, browser: Browser
) -> None:
    few = asyncio.Semaphore(AT_ONCE)

    async def look(address: str) -> list[str]:
        async with few:
            return await faults_of(browser, served.api + address.format(**NOBODY))

    found = await asyncio.gather(*(look(screen["address"]) for screen in screens()))
    assert [fault for each in found for fault in each] == []


async def test_a_screen_that_was_not_loaded_comes_when_buddy_answers_again(
    served: Served, page: Page
) -> None:
    await page.goto(served.page)
    await expect(page.get_by_text("Live", exact=True).first).to_be_visible(timeout=PATIENCE)
    await page.route("**/*", lambda route: route.abort())
    served.proxy.cut()
    ways = page.get_by_role("navigation", name="Screens")
    main = page.locator("main")
    for screen in screens():
        if "{" in screen["address"] or screen["address"] == "/":
            continue
        await ways.locator(f'a[href="{screen["address"]}"]').click()
        await expect(main.get_by_role("alert").first).to_be_visible(timeout=PATIENCE)
        await expect(main.get_by_role("button", name="Try again").first).to_be_visible()
        await expect(page.locator(".broken")).to_have_count(0)
    await expect(page.get_by_text("Offline", exact=True)).to_be_visible(timeout=PATIENCE)
    await page.unroute("**/*")
    served.proxy.mend()
    title = main.get_by_role("heading", name="Settings", level=1)
    await expect(title).to_be_visible(timeout=2 * PATIENCE)
    await expect(main.get_by_role("alert")).to_have_count(0, timeout=PATIENCE)
