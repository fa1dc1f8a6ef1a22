"""A mission ends and is rated, and the next proposal of its kind says what that changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect
from served_buddy import Served, go_to

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

PATIENCE = 20_000
"""Milliseconds."""
OBJECTIVE = "find how asyncio cancels a task"


def question(page: Page) -> Locator:
    return page.get_by_role("dialog", name="How helpful was this?")


async def propose(page: Page, objective: str) -> Locator:
    await page.get_by_label("Objective", exact=True).fill(objective)
    await page.get_by_role("button", name="Propose").click()
    proposal = page.get_by_role("group", name="Proposal")
    await expect(proposal).to_contain_text("knowledge_search", timeout=PATIENCE)
    return proposal


async def fits(page: Page) -> bool:
    return await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def put_off_and_rate(page: Page) -> None:
    """The question goes away by itself, is asked for again, and is answered by key."""
    await expect(question(page)).to_be_visible(timeout=PATIENCE)
    assert not await question(page).evaluate("box => box.contains(document.activeElement)")
    await page.clock.fast_forward(10_000)
    await expect(question(page)).to_have_count(0)
    agents = page.get_by_role("region", name="Live Agents")
    mark = agents.get_by_role("button", name=f"Rate later: {OBJECTIVE}")
    await mark.click()
    await expect(question(page).get_by_role("radio").first).to_be_focused()
    await page.clock.fast_forward(60_000)  # somebody is at it: it stays
    await page.keyboard.press("2")
    await expect(question(page).get_by_label("Minutes saved (optional)")).to_be_visible()
    for width in (375, 1280):
        await page.set_viewport_size({"width": width, "height": 812})
        assert await fits(page)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog", name="Thanks; 2 of 10")).to_be_visible()
    await expect(mark).to_have_count(0)
    await page.keyboard.press("Escape")


async def look_why_and_judge_the_tool(page: Page) -> None:
    taught = page.get_by_role("region", name="Rating and tool choice")
    await expect(taught).to_contain_text("2 of 10")
    await taught.get_by_text("Why this tool").click()
    await expect(taught.get_by_role("row", name="knowledge_search")).to_contain_text("chosen")
    await taught.get_by_role("button", name="Leave this tool out").click()
    await taught.get_by_role("button", name="Undo: knowledge_search is left out").click()
    await expect(taught.get_by_role("button", name="Keep this tool")).to_be_visible()


async def look_at_the_figures(page: Page, pictures: Path) -> None:
    """The range decides, every figure has its count, and it fits on a phone, dark too."""
    await go_to(page, "Metrics")
    tiles = page.get_by_label("At a glance")
    await expect(tiles).to_contain_text("of 1 that ended", timeout=PATIENCE)
    await expect(tiles).to_contain_text("2.0of 10, in 1 rating")
    tools = page.get_by_role("table", name="Tools")
    await expect(tools.get_by_role("row", name="knowledge_search")).to_contain_text("in 1")
    times = page.get_by_role("table", name="Response times")
    await expect(times.get_by_role("row", name="Whole mission")).to_be_visible()
    await page.get_by_role("button", name="1 year").click()
    await expect(page.get_by_role("region", name="Week by week")).to_be_visible()
    await page.get_by_role("button", name="7 days").click()
    await expect(page.get_by_role("region", name="Day by day")).to_be_visible()
    for width, theme in ((1280, "light"), (375, "dark")):
        await page.set_viewport_size({"width": width, "height": 812})
        await page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        assert await fits(page)
        await page.screenshot(path=pictures / f"metrics-{width}-{theme}.png", full_page=True)


async def undo_and_forget(page: Page) -> None:
    table = page.get_by_role("table", name="Tools by kind of objective")
    await expect(table).to_contain_text("\N{MINUS SIGN}0.10: 1 rating")
    assert await fits(page)
    await page.get_by_role("button", name="Undo: knowledge_search 2 of 10").click()
    await expect(page.get_by_text("You have rated no mission.")).to_be_visible()
    await page.get_by_role("button", name="Forget everything").click()
    await page.get_by_role("dialog").get_by_role("button", name="Forget").click()
    await expect(page.get_by_text("Nothing was learned yet")).to_be_visible()


async def test_a_rating_is_asked_for_given_and_changes_the_next_proposal(
    page: Page, served: Served, tmp_path: Path
) -> None:
    await page.clock.install()  # its time goes on by itself, and can be put forward
    await page.goto(served.page)
    proposal = await propose(page, OBJECTIVE)
    await expect(proposal).not_to_contain_text("What the past changed")
    await page.get_by_role("button", name="Approve and run").click()
    await put_off_and_rate(page)
    await look_why_and_judge_the_tool(page)

    proposal = await propose(page, "find how asyncio cancels a task group")
    past = proposal.get_by_text("What the past changed: knowledge_search")
    await expect(past).to_contain_text("1 rating")
    await past.click()
    changed = proposal.get_by_role("row", name="knowledge_search")
    await expect(changed).to_contain_text("survey \N{MINUS SIGN}0.10")

    await look_at_the_figures(page, tmp_path)
    assert await fits(page)
    await go_to(page, "Learning")
    await undo_and_forget(page)
