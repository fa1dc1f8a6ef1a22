"""The story in Chromium: propose, approve, execute, watch; lose the socket; miss nothing."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import httpx2
import pytest
from playwright.async_api import Page, WebSocketRoute, expect
from served_buddy import Served, SlowSite

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

BADGE = "[role=status]"
PATIENCE = 20_000
"""Milliseconds; polling alone takes five seconds a turn."""


RECORDED = Path(__file__).parents[2] / "contracts" / "golden" / "recorded.jsonl"
COMMITS = """
    // React's built page tells the developer tools of each commit; so it tells us.
    window.most = 0;
    let frame = 0, commits = 0;
    window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
      supportsFiber: true, inject: () => 1,
      onScheduleFiberRoot() {}, onCommitFiberUnmount() {}, onPostCommitFiberRoot() {},
      onCommitFiberRoot() { commits += 1; window.most = Math.max(window.most, commits); },
    };
    const look = (stamp) => {
      if (stamp !== frame) [frame, commits] = [stamp, 0];
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
"""
"""Counts the most commits that fell between the beginnings of two frames."""


async def state_objective(page: Page, objective: str) -> None:
    await page.get_by_label("Objective", exact=True).fill(objective)
    await page.get_by_role("button", name="Propose").click()


async def run_by_api(served: Served, objective: str) -> str:
    async with httpx2.AsyncClient(base_url=served.api, trust_env=False, timeout=60) as client:
        created = (await client.post("/missions/create", json={"objective": objective})).json()
        mission_id = str(created["mission_id"])
        await client.post(f"/missions/{mission_id}/approve", json={"revision": 1})
        result = (await client.post(f"/missions/{mission_id}/execute", json={})).json()
        assert result["success"], result
    return mission_id


async def test_propose_approve_run_watch_and_open(
    page: Page, served: Served, site: SlowSite
) -> None:
    await page.goto(served.page)
    await expect(page.locator(BADGE).filter(has_text="Live")).to_be_visible(timeout=PATIENCE)
    await state_objective(page, f"extract the main text of {site.url}")
    proposal = page.get_by_role("group", name="Proposal")
    await expect(proposal).to_contain_text("web_extract", timeout=PATIENCE)
    await expect(proposal).to_contain_text("$5.00")
    await page.get_by_role("button", name="Approve", exact=True).click()
    await expect(page.get_by_text("Approved, not started")).to_be_visible()
    await page.get_by_role("button", name="Run now").click()
    await site.asked.wait()
    agents = page.get_by_role("region", name="Live Agents")
    await expect(agents).to_contain_text("Step: tool_execution (65%)", timeout=PATIENCE)
    await expect(agents.get_by_role("progressbar").first).to_have_attribute("aria-valuenow", "65")
    site.released.set()
    line = re.compile(r"Mission m_\w{12}: COMPLETED 100% \| Executed with web_extract \(\d+s\)")
    await expect(agents).to_contain_text(line, timeout=PATIENCE)
    pipeline = page.get_by_role("region", name="Task Pipeline")
    row = re.compile(r"web_extract - COMPLETED - 100% - \d{1,2}:\d{2}:\d{2}")
    await expect(pipeline).to_contain_text(row)
    frame = page.frame_locator("iframe")
    await expect(frame.locator("body")).to_contain_text("pollinate flowers", timeout=PATIENCE)


async def test_a_lost_socket_polls_and_comes_back_with_nothing_missing(
    page: Page, served: Served
) -> None:
    await page.goto(f"{served.page}/api/whiteboard")
    badge = page.locator(BADGE)
    await expect(badge.filter(has_text="Live")).to_be_visible(timeout=PATIENCE)
    agents = page.get_by_role("region", name="Live Agents")
    first = await run_by_api(served, "what is 15% of 2,340 plus 19?")
    await expect(agents).to_contain_text(f"Mission {first}: COMPLETED 100%", timeout=PATIENCE)

    served.proxy.cut()
    await expect(badge.filter(has_text="Polling")).to_be_visible(timeout=PATIENCE)
    second = await run_by_api(served, "what time is it in Warsaw?")
    await expect(agents).to_contain_text(f"Mission {second}: COMPLETED 100%", timeout=PATIENCE)
    before = served.proxy.upgrades

    served.proxy.mend()
    await expect(badge.filter(has_text="Live")).to_be_visible(timeout=60_000)
    assert served.proxy.upgrades > before
    third = await run_by_api(served, "find how asyncio cancels a task")
    await expect(agents).to_contain_text(f"Mission {third}: COMPLETED 100%", timeout=PATIENCE)
    for mission_id in (first, second, third):
        await expect(agents).to_contain_text(f"Mission {mission_id}: COMPLETED 100%")
        assert (await agents.inner_text()).count(mission_id) == 1
    await expect(
        page.get_by_role("region", name="Task Pipeline").get_by_role("listitem")
    ).to_have_count(3)


async def test_a_failed_run_shows_its_numbers(page: Page, served: Served) -> None:
    await page.goto(served.page)
    await state_objective(page, "extract the main text of http://127.0.0.1:9/none.html")
    await page.get_by_role("button", name="Approve and run").click(timeout=PATIENCE)
    agents = page.get_by_role("region", name="Live Agents")
    await expect(agents).to_contain_text("FAILED 65%", timeout=PATIENCE)
    await expect(agents).to_contain_text("127.0.0.1 is refused")


@pytest.mark.parametrize("width", [1280, 375])
async def test_nothing_leaves_the_machine_and_nothing_overflows(
    page: Page, served: Served, width: int
) -> None:
    await page.set_viewport_size({"width": width, "height": 812})
    foreign: list[str] = []
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(served.page) else foreign.append(request.url)
        ),
    )
    await page.goto(served.page)
    await expect(page.locator(BADGE).filter(has_text="Live")).to_be_visible(timeout=PATIENCE)
    await state_objective(page, "what is 2^10?")
    await expect(page.get_by_role("group", name="Proposal")).to_contain_text(
        "calculate", timeout=PATIENCE
    )
    assert foreign == []
    overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0


async def test_a_thousand_events_at_once_are_committed_once_a_frame(
    page: Page, served: Served
) -> None:
    opened: asyncio.Future[WebSocketRoute] = asyncio.get_running_loop().create_future()

    def take(socket: WebSocketRoute) -> None:
        socket.send(json.dumps({"type": "hello", "after": 0}))
        if not opened.done():
            opened.set_result(socket)

    await page.route_web_socket(re.compile("/ws/"), take)
    await page.add_init_script(COMMITS)
    await page.goto(served.page)
    socket = await opened
    await expect(page.get_by_text("No missions yet")).to_be_visible(timeout=PATIENCE)
    await expect(page.locator(BADGE).filter(has_text="Live")).to_be_visible(timeout=PATIENCE)
    await page.evaluate("window.most = 0")
    lines = RECORDED.read_text("utf-8").splitlines()
    events = [json.loads(line) for line in lines] * 8
    for cursor, event in enumerate(events, 1):
        copy = f"{event['mission_id']}{cursor // len(lines)}"
        moved = event | {"cursor": cursor, "mission_id": copy, "subject_id": copy}
        socket.send(json.dumps({"type": "event", "event": moved}))
    more = page.get_by_role("button", name=re.compile(r"Show \d+ more"))
    await expect(more).to_be_visible(timeout=PATIENCE)
    # One of the stream; a clock on the page may tick within the same frame of a busy machine.
    assert 1 <= await page.evaluate("window.most") <= 2
