"""The money story in Chromium: propose, edit, approve, a run that parks, top-up, receipt."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.async_api import Page, expect
from served_buddy import Served, SlowSite, go_to, served_by

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

PATIENCE = 20_000
"""Milliseconds."""
OBJECTIVE = "Buy the market report about bicycles"
SCRIPT = Path(__file__).with_name("paid_buddy.py")

OVERFLOW = "document.documentElement.scrollWidth - innerWidth"
BASICS = """() => {
  const shown = (each) => each.checkVisibility({ visibilityProperty: true });
  const text = (ids) => ids.split(' ').map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');
  const name = (each) => each.getAttribute('aria-label')
    ?? (each.hasAttribute('aria-labelledby') ? text(each.getAttribute('aria-labelledby')) : null)
    ?? (each.labels?.length ? each.labels[0].textContent : null) ?? each.textContent ?? '';
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  for (const each of all('button, a[href], input, select, textarea, [role=meter], '
      + '[role=progressbar], nav, dialog, section[aria-labelledby]')) {
    if (name(each).trim() === '') found.push('no name: ' + each.outerHTML.slice(0, 120));
  }
  for (const each of document.querySelectorAll('[aria-describedby], [aria-controls]')) {
    for (const kind of ['aria-describedby', 'aria-controls']) {
      const ids = each.getAttribute(kind)?.split(' ') ?? [];
      for (const id of ids) if (!document.getElementById(id)) found.push(`${kind} names ${id}`);
    }
  }
  const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
  for (const id of new Set(ids))
    if (ids.filter((each) => each === id).length > 1) found.push('twice: ' + id);
  if (all('main').length !== 1) found.push('not one main');
  if (all('h1').length !== 1) found.push('not one h1');
  for (const each of all('table'))
    if (!each.querySelector('thead th')) found.push('a table without heads');
  if (document.documentElement.lang === '') found.push('no language');
  return found;
}"""
"""What an accessibility checker asks of every page: names, references, landmarks, heads."""


@pytest.fixture
async def paid(data_dir: Path, site: SlowSite) -> AsyncIterator[Served]:
    """A Buddy whose `market_report` makes three paid calls: $2.10, $2.10 and $0.95."""
    async with served_by((sys.executable, str(SCRIPT), str(data_dir)), site) as served:
        yield served


class Api:
    """Short ways to prepare what is looked at."""

    def __init__(self, served: Served) -> None:
        self._http = httpx2.AsyncClient(base_url=served.api, trust_env=False, timeout=60)

    async def ask(self, method: str, path: str, body: object = None) -> Any:
        answer = await self._http.request(method, path, json={} if body is None else body)
        assert answer.status_code < 400, answer.text
        return answer.json()

    async def propose(self, objective: str = OBJECTIVE, **more: Any) -> str:
        made = await self.ask("POST", "/missions/create", {"objective": objective, **more})
        return str(made["mission_id"])

    async def run(self, mission_id: str) -> Any:
        await self.ask("POST", f"/missions/{mission_id}/approve", {"revision": 1})
        return await self.ask("POST", f"/missions/{mission_id}/execute")

    async def close(self) -> None:
        await self._http.aclose()


@pytest.fixture
async def api(paid: Served) -> AsyncIterator[Api]:
    found = Api(paid)
    yield found
    await found.close()


async def test_propose_edit_approve_park_top_up_and_keep_the_receipt(
    paid: Served, page: Page
) -> None:
    await page.goto(paid.page)
    await page.get_by_label("Objective", exact=True).fill(OBJECTIVE)
    await page.get_by_role("button", name="Propose").click()
    proposal = page.get_by_role("group", name="Proposal")
    await expect(proposal).to_contain_text("market_report", timeout=PATIENCE)

    await edit_the_cap(page)
    await page.get_by_role("button", name="Approve and run").click(timeout=PATIENCE)
    await top_up(page)
    await read_the_receipt(page)


async def edit_the_cap(page: Page) -> None:
    """The edit says what it changes before it is saved, and afterwards."""
    proposal = page.get_by_role("group", name="Proposal")
    await page.keyboard.press("e")
    await proposal.get_by_label("Cap in US dollars").fill("4.50")
    change = proposal.get_by_label("What your edit changes").filter(has_text="Cap")
    await expect(change).to_contain_text("$5.00→$4.50", timeout=PATIENCE)
    await expect(proposal).to_contain_text("The estimate stays as it is: typically $2.10.")
    await proposal.get_by_role("button", name="Save as new revision").click()
    await expect(proposal).to_contain_text("This is now revision 2; changed: cap_usd")
    changed = proposal.get_by_label("What revision 2 changed")
    await expect(changed).to_contain_text("$5.00→$4.50")


async def top_up(page: Page) -> None:
    """Two of the three pages fit below the cap; the run stops before the third."""
    parked = page.get_by_role("region", name="The run is parked")
    message = "$4.20 spent, the next call needs $0.95, cap $4.50"
    await expect(parked).to_contain_text(message, timeout=PATIENCE)
    await expect(parked).to_contain_text("$4.50→$5.15")
    for figure in ("Spent so far$4.20", "The next call$0.95", "Missing$0.65"):
        await expect(parked).to_contain_text(figure)
    await expect(page.get_by_role("link", name=re.compile("Inbox"))).to_contain_text("1")

    amount = parked.get_by_label("Add in US dollars")
    await expect(amount).to_have_value("0.65")
    await amount.fill("0.64")
    await expect(parked).to_contain_text("The call needs $0.65 more at least.")
    await expect(parked.get_by_role("button", name="Top up and go on")).to_be_disabled()
    await amount.fill("0.65")
    await page.keyboard.press("Enter")


async def read_the_receipt(page: Page) -> None:
    receipt = page.get_by_role("region", name="Receipt")
    await expect(receipt).to_contain_text("Actual$5.15", timeout=PATIENCE)
    await expect(receipt).to_contain_text("More than promised, inside the cap")
    await expect(receipt).to_contain_text("Revision 2 by local (whiteboard)")
    await expect(receipt).to_contain_text("Topped up by $0.65, cap then $5.15")
    rows = receipt.get_by_role("row")
    await expect(rows).to_have_text(
        [
            re.compile("Call"),
            re.compile(r"page 1.*\$2\.10\$2\.10"),
            re.compile(r"page 2.*\$2\.10\$2\.10"),
            re.compile(r"page 3.*\$0\.95\$0\.95"),
            re.compile(r"In all\$5\.15"),
        ]
    )
    async with page.context.expect_page() as opened:
        await receipt.get_by_role("link", name="Open the report").click()
    report = await opened.value
    await expect(report.get_by_role("heading", level=1)).to_have_text(OBJECTIVE)
    await expect(report.locator("body")).to_contain_text("page 3")
    async with page.expect_download() as kept:
        await receipt.get_by_role("link", name="Save it as a file").click()
    download = await kept.value
    assert download.suggested_filename.startswith("buddy-m_")
    assert OBJECTIVE in await asyncio.to_thread(Path(await download.path()).read_text)


async def test_an_edit_that_comes_too_late_is_redone(paid: Served, api: Api, page: Page) -> None:
    mission_id = await api.propose()
    await page.goto(f"{paid.page}/?mission={mission_id}")
    proposal = page.get_by_role("group", name="Proposal")
    await proposal.get_by_role("button", name="Edit").click(timeout=PATIENCE)
    await proposal.get_by_label("Cap in US dollars").fill("4.00")
    change = {"revision": 1, "objective": f"{OBJECTIVE} in Europe"}
    await api.ask("PUT", f"/missions/{mission_id}/update", change)
    conflict = proposal.get_by_role("alert").filter(has_text="Somebody was faster")
    await expect(conflict).to_contain_text(f"{OBJECTIVE}→{OBJECTIVE} in Europe", timeout=PATIENCE)
    save = proposal.get_by_role("button", name="Save as new revision")
    await expect(save).to_be_disabled()
    await conflict.get_by_role("button", name="Redo my changes on revision 2").click()
    await expect(proposal.get_by_label("Objective")).to_have_value(f"{OBJECTIVE} in Europe")
    await save.click()
    await expect(proposal).to_contain_text("Revision 3", timeout=PATIENCE)
    mission = await api.ask("GET", f"/missions/{mission_id}")
    assert (mission["objective"], mission["cap_usd"]) == (f"{OBJECTIVE} in Europe", "4.00")


async def test_the_inbox_by_key(paid: Served, api: Api, page: Page) -> None:
    for place in ("Lima", "Oslo"):
        await api.propose(f"what time is it in {place}?")
    parked = await api.propose()
    assert (await api.run(parked))["status"] == "awaiting_approval"
    await page.goto(f"{paid.page}/inbox")
    items = page.get_by_role("list", name="Decisions that wait").locator("> li")
    await expect(items).to_have_count(3, timeout=PATIENCE)
    await expect(items.nth(0)).to_contain_text("$4.20 spent, the next call needs $0.95, cap $5.00")
    await expect(items.nth(0)).to_contain_text("$5.00→$5.15")
    await expect(items.nth(0)).to_contain_text("the run fails, stopped by budget")
    await expect(items.nth(1)).to_contain_text("or it expires")

    # The parked run is selected too, and left out of the yes: it needs money.
    for key in ("j", "x", "j", "x", "j", "x"):
        await page.keyboard.press(key)
    bar = page.get_by_role("group", name="Decide on what is selected")
    await expect(bar).to_contain_text("3 selected · at most $10.00 in all")
    await expect(bar).to_contain_text("1 needs more than a yes and is left out")
    await page.keyboard.press("a")
    results = page.get_by_role("status", name="What became of your decisions")
    await expect(results.get_by_role("listitem")).to_have_text(
        [re.compile(r"^Approved: what time is it"), re.compile(r"^Approved: what time is it")],
        timeout=PATIENCE,
    )
    await expect(items).to_have_count(1)
    await results.get_by_role("button", name="Run all 2").click()
    await expect(results).to_contain_text("Started")

    await reject_what_comes(api, page)
    await top_up_in_place(page)
    mission = await api.ask("GET", f"/missions/{parked}")
    assert mission["warrant"]["cap_usd"] == "5.15"
    await page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard help")
    await expect(dialog.get_by_role("region", name="Inbox")).to_contain_text("Select it")


async def reject_what_comes(api: Api, page: Page) -> None:
    """What somebody else proposes comes by itself; rejected, it goes, and may be taken back."""
    items = page.get_by_role("list", name="Decisions that wait").locator("> li")
    toast = page.get_by_role("group", name="Rejection held back")
    proposed = await api.propose("what is 2^10?")
    await expect(items).to_have_count(2, timeout=PATIENCE)
    await page.keyboard.press("j")
    await page.keyboard.press("j")
    await expect(items.nth(1)).to_have_attribute("aria-current", "true")
    await page.keyboard.press("r")
    await page.keyboard.type("not now")
    await page.keyboard.press("Enter")
    await expect(toast).to_contain_text("Not rejected yet: what is 2^10?")
    await expect(items).to_have_count(1)
    await page.keyboard.press("z")
    await expect(items).to_have_count(2)
    await expect(toast).to_be_hidden()
    # On a phone the toast takes the place of the header, where nothing is decided. A page that goes
    # sends what it holds.
    wide = page.viewport_size
    assert wide is not None
    await page.set_viewport_size({"width": 375, "height": 812})
    for key in ("r", "Enter"):
        await page.keyboard.press(key)
    await expect(toast).to_be_visible()
    box = await toast.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 56
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (await api.ask("GET", f"/missions/{proposed}"))["status"] == "proposed"
    await page.set_viewport_size(wide)
    await page.reload()
    await expect(items).to_have_count(1, timeout=PATIENCE)
    assert (await api.ask("GET", f"/missions/{proposed}"))["status"] == "rejected"


async def top_up_in_place(page: Page) -> None:
    """Enter opens in place; the run goes on from there."""
    await page.keyboard.press("j")
    await page.keyboard.press("Enter")
    amount = page.get_by_label("Add in US dollars")
    await expect(amount).to_be_focused(timeout=PATIENCE)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Nothing waits for you", exact=True).first).to_be_visible(
        timeout=PATIENCE
    )


async def test_budgets_and_standing_approvals(paid: Served, api: Api, page: Page) -> None:
    for _ in range(3):
        await api.run(await api.propose("what is 2^10?"))
    await page.goto(f"{paid.page}/budgets")
    row = page.get_by_role("row").filter(has_text="user/day")
    await expect(row).to_contain_text("$20.00", timeout=PATIENCE)
    await row.get_by_role("button", name="Change the limit of Today").click()
    field = page.get_by_label("New limit of Today")
    await field.fill("much")
    await expect(page.get_by_text("Write an amount such as 20.00")).to_be_visible()
    await field.fill("7.25")
    await page.keyboard.press("Enter")
    await expect(row).to_contain_text("$7.25", timeout=PATIENCE)
    await expect(field).to_have_count(0)

    offers = page.get_by_role("region", name="Offered to you")
    await expect(offers).to_contain_text("You approved calculate within the same bounds 3 times")
    await offers.get_by_role("button", name="Give this yes").click()
    await expect(offers).to_have_count(0, timeout=PATIENCE)
    standing = page.get_by_role("region", name="Standing approvals")
    await expect(standing).to_contain_text("30 of 30")
    await standing.get_by_role("button", name="Revoke the standing approval for calculate").click()
    dialog = page.get_by_role("dialog", name="Revoke this standing approval?")
    await dialog.get_by_role("button", name="Revoke it").click()
    await expect(standing).to_contain_text("1 no longer holds", timeout=PATIENCE)
    await expect(standing).to_contain_text("You have given no yes beforehand")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_screens_fit_and_everything_has_a_name(
    *, paid: Served, api: Api, page: Page, width: int, scheme: Any
) -> None:
    done, parked = await api.propose(), await api.propose(f"{OBJECTIVE} in {'Europe' * 12}")
    for mission_id in (done, parked):
        await api.run(mission_id)
    await api.ask(
        "POST", f"/missions/{done}/top-up", {"amount_usd": "0.15", "revision": 1, "attempt": 1}
    )
    await api.propose("what time is it in Lima?", max_cost_usd="1.000001")
    await api.propose("hm")
    await page.emulate_media(color_scheme=scheme)
    await page.set_viewport_size({"width": width, "height": 812})
    screens = {
        "/inbox": page.get_by_role("button", name=re.compile("^Top up")),
        "/budgets": page.get_by_text("How good the estimates were"),
        f"/?mission={parked}": page.get_by_role("button", name="Top up and go on"),
        f"/?mission={done}": page.get_by_role("region", name="Receipt").get_by_text("In all"),
    }
    for address, mark in screens.items():
        await page.goto(paid.page + address)
        await expect(mark.first).to_be_visible(timeout=PATIENCE)
        assert await page.evaluate(OVERFLOW) <= 0, address
        assert await page.evaluate(BASICS) == [], address
    await page.goto(f"{paid.page}/inbox")
    await screens["/inbox"].first.click(timeout=PATIENCE)
    await expect(page.get_by_label("Add in US dollars")).to_be_visible(timeout=PATIENCE)
    await page.get_by_label("Select all").check()
    assert await page.evaluate(OVERFLOW) <= 0
    assert await page.evaluate(BASICS) == []
    # The way back is the browser's own.
    await go_to(page, "Budgets")
    await expect(page).to_have_url(f"{paid.page}/budgets")
    await page.go_back()
    await expect(page).to_have_url(f"{paid.page}/inbox")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Inbox")
