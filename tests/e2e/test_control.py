"""The kill switch and a call in doubt, in Chromium on a real server."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from served_buddy import Served, SlowSite

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.events.execution import MissionStarted
from buddy.domain.events.log import NewEvent
from buddy.domain.events.proposals import ApprovalRequired
from buddy.domain.ids import RunId
from buddy.domain.instant import plus_seconds
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.run import Deviation, RunState
from buddy.ports.store import UnitOfWork
from buddy.testing.factories import make_event, make_mission, make_proposed, make_run, make_terms

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

PATIENCE = 20_000
"""Milliseconds."""
IN_DOUBT = Deviation(
    kind="outcome_unknown",
    approved="web_search",
    needed="web_search",
    message=(
        "Buddy stopped while web_search was being called, and nobody knows whether the call "
        "took effect. Calling web_search again could do it twice"
    ),
    choices=("happened", "retry"),
)

TERMS = make_terms(tool_input={"query": "Tate Modern opening hours"})


async def keep_one_in_doubt(data: Path) -> str:
    """Put a mission into a store that nobody serves yet: its call may have been made."""
    now = SystemClock().now()
    run = make_run(state=RunState.PARKED, requested_at=now, started_at=now, deviation=IN_DOUBT)
    mission = replace(
        make_mission(1, status=MissionStatus.AWAITING_APPROVAL, terms=TERMS),
        run=run,
        created_at=now,
        updated_at=now,
        expires_at=plus_seconds(now, 3600.0),
    )
    waits = ApprovalRequired(deviation=IN_DOUBT, expires_at=plus_seconds(now, 3600.0))
    told = (make_proposed(terms=TERMS), MissionStarted(run_id=RunId(run.run_id), revision=1), waits)

    async def write(uow: UnitOfWork) -> None:
        await uow.missions.add(mission)
        events: list[NewEvent] = [make_event(n, data) for n, data in enumerate(told, 1)]
        await uow.events.append_all(events)

    store = SqlStore.sqlite(data / "buddy.sqlite")
    await store.migrate()
    await store.transact(write)
    await store.close()
    return mission.mission_id


@pytest.fixture
async def in_doubt(data_dir: Path) -> str:
    await asyncio.to_thread(data_dir.mkdir)
    return await keep_one_in_doubt(data_dir)


async def test_a_call_in_doubt_offers_its_choices(
    in_doubt: str, served: Served, page: Page
) -> None:
    await page.goto(f"{served.page}/?mission={in_doubt}")
    doubt = page.get_by_role("region", name="Did the call take effect?")
    await expect(doubt).to_contain_text("nobody knows", timeout=PATIENCE)
    await expect(doubt.get_by_role("button")).to_have_text(
        ["It happened", "Call it again", "Cancel mission"]
    )
    await doubt.get_by_role("button", name="Cancel mission").click()
    await expect(page.get_by_role("article")).to_contain_text("Cancelled", timeout=PATIENCE)
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("group", name="Proposal")).to_be_visible(timeout=PATIENCE)
    await expect(page.get_by_role("article")).to_contain_text("Follows")


@pytest.mark.parametrize("width", [1280, 375])
async def test_pause_holds_a_run_and_resume_lets_it_go(
    page: Page, served: Served, site: SlowSite, width: int
) -> None:
    await page.set_viewport_size({"width": width, "height": 812})
    await page.goto(served.page)
    await page.get_by_role("button", name="Pause Buddy").click(timeout=PATIENCE)
    dialog = page.get_by_role("dialog", name="Pause Buddy?")
    await dialog.get_by_label("Reason (optional)").fill("a wrong price")
    await page.keyboard.press("Enter")
    banner = page.get_by_role("alert").filter(has_text="Buddy is paused")
    await expect(banner).to_contain_text("a wrong price")
    await expect(dialog).to_have_count(0)

    await page.get_by_label("Objective", exact=True).fill(f"extract the main text of {site.url}")
    await page.get_by_role("button", name="Propose").click()
    await page.get_by_role("button", name="Approve and run").click(timeout=PATIENCE)
    await expect(page.get_by_text("Buddy is paused; the run starts")).to_be_visible()
    assert not site.asked.is_set()
    overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0

    site.released.set()
    await page.get_by_role("button", name="Resume", exact=True).click()
    await expect(banner).to_have_count(0)
    frame = page.frame_locator("iframe")
    await expect(frame.locator("body")).to_contain_text(
        re.compile("pollinate flowers"), timeout=PATIENCE
    )
