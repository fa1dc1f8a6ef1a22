"""A conversation of twenty turns in Chromium, with a reload and a killed server in the middle."""

from __future__ import annotations

import re
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.async_api import Locator, Page, expect
from served_buddy import Served, SlowSite, served_by
from test_money_story import BASICS, OVERFLOW

pytestmark = [pytest.mark.chromium, pytest.mark.process, pytest.mark.xdist_group("chromium")]

PATIENCE = 20_000
"""Milliseconds."""
TURNS = 20


@dataclass(slots=True)
class Killable:
    """A Buddy that can be killed and started again on what it has kept, at the same address."""

    data_dir: Path
    site: SlowSite
    stack: AsyncExitStack
    served: Served = field(init=False)

    async def start(self, port: int = 0) -> None:
        buddy = Path(sys.executable).with_name("buddy")
        where = ("--port", str(port), "--data-dir", str(self.data_dir))
        command = (str(buddy), "serve", *where)
        self.served = await self.stack.enter_async_context(served_by(command, self.site))

    async def kill_and_start(self) -> None:
        """Take the process away without a word, and start another one on the same data."""
        self.served.process.kill()
        await self.served.process.wait()
        await self.start(self.served.port)

    async def ask(self, method: str, path: str, body: object = None) -> Any:
        async with httpx2.AsyncClient(base_url=self.served.api, trust_env=False) as http:
            answer = await http.request(method, path, json=body)
        assert answer.status_code < 500, answer.text  # what a server may answer
        return answer.json() if answer.content else None


@pytest.fixture
async def buddy(data_dir: Path, site: SlowSite) -> AsyncIterator[Killable]:
    async with AsyncExitStack() as stack:
        found = Killable(data_dir, site, stack)
        await found.start()
        yield found


@dataclass(slots=True)
class Talk:
    """The open conversation, and what was said in it."""

    page: Page
    said: list[str] = field(default_factory=list[str])

    @property
    def answers(self) -> Locator:
        return self.page.locator(".chat-answer")

    @property
    def last(self) -> Locator:
        return self.answers.nth(len(self.said) - 1)

    async def say(self, text: str, *expected: str | re.Pattern[str]) -> Locator:
        """Send a message with Enter, twice, and return the answer, which holds what is expected."""
        box = self.page.get_by_label("Message", exact=True)
        await box.fill(text)
        await box.press("Enter")
        await box.press("Enter")
        return await self.answered(text, *expected)

    async def press(self, label: str, sends: str, *expected: str | re.Pattern[str]) -> Locator:
        """Take one of the offered answers."""
        await self.last.get_by_role("button", name=label, exact=True).click()
        return await self.answered(sends, *expected)

    async def answered(self, text: str, *expected: str | re.Pattern[str]) -> Locator:
        self.said.append(text)
        for each in expected:
            await expect(self.last).to_contain_text(each, timeout=PATIENCE)
        await expect(self.answers).to_have_count(len(self.said), timeout=PATIENCE)
        return self.last

    async def is_whole(self) -> list[str]:
        """Check that all that was said stands there once and in order; return the answers."""
        await expect(self.page.locator(".chat-bubble")).to_have_text(self.said, timeout=PATIENCE)
        await expect(self.answers).to_have_count(len(self.said))
        words = self.answers.locator(".chat-words")
        await expect(words).to_have_count(len(self.said))
        return await words.all_text_contents()


async def test_a_conversation_of_twenty_turns(buddy: Killable, page: Page) -> None:
    await page.goto(f"{buddy.served.api}/chat")
    talk = Talk(page)
    await propose_edit_and_run(buddy, talk)
    await ask_about_the_result(buddy, talk)
    before = await talk.is_whole()

    await buddy.kill_and_start()
    await page.reload()
    assert await talk.is_whole() == before
    await go_on_after_the_restart(talk)

    assert len(talk.said) == TURNS
    whole = await talk.is_whole()
    await page.reload()
    assert await talk.is_whole() == whole
    session_id = page.url.rpartition("/")[2]
    kept = await buddy.ask("GET", f"/conversation/sessions/{session_id}/messages?limit=200")
    assert len({each["id"] for each in kept["items"]}) == len(kept["items"]) == 2 * TURNS
    await it_fits_and_everything_has_a_name(page)
    await rename_archive_and_delete(buddy, page, session_id)


async def propose_edit_and_run(buddy: Killable, talk: Talk) -> None:
    """A sentence, a change, a yes; the page is reloaded while the run waits for its site."""
    page, url = talk.page, buddy.site.url
    await talk.say("Hello", "Tell me what you want done")
    await talk.say("What can you do?", "You approve, change or reject it", "web_extract")
    answer = await talk.say(f"Extract the text of {url}", "I would use web_extract", "Revision 1")
    await expect(answer.get_by_role("group", name="Proposal")).to_be_visible()
    await talk.say("Cap it at $1", "now revision 2", "$5.00→$1.00", "Revision 2")
    await expect(page.get_by_role("group", name="Proposal")).to_have_count(1)
    answer = await talk.say("approve", "web_extract is at work")
    bar = answer.get_by_role("progressbar")
    await expect(bar).to_have_attribute("aria-valuenow", "65", timeout=PATIENCE)
    answer = await talk.say("How far is it?", "is running")
    await expect(answer.get_by_role("progressbar")).to_be_visible()

    await page.reload()
    await talk.is_whole()
    await expect(talk.last.get_by_role("progressbar")).to_be_visible(timeout=PATIENCE)
    buddy.site.released.set()
    await expect(talk.last).to_contain_text("Completed", timeout=PATIENCE)
    result = talk.last.frame_locator("iframe").locator("body")
    await expect(result).to_contain_text("They pollinate flowers", timeout=PATIENCE)


async def ask_about_the_result(buddy: Killable, talk: Talk) -> None:
    """Follow-up, verdict, and the same again for another page."""
    await talk.say("Show the result again", "On bees")
    await talk.say("That was helpful, 9 out of 10", "Kept", "9 of 10")
    other = buddy.site.url.replace("article", "other")
    answer = await talk.say(f"Do it again for {other}", "Again, as a new mission", other)
    await expect(answer.get_by_role("group", name="Proposal")).to_be_visible()
    await talk.say("no", "It will not run", "Rejected")


async def go_on_after_the_restart(talk: Talk) -> None:
    """What was spoken of before the server died is what is meant afterwards."""
    times = ("every day at 09:00", "Nothing is scheduled before you approve", "The next 5 times")
    await talk.say("Run it every day at 9", "I would use web_extract", "Revision 1", *times)
    await talk.say("Reject it", "Rejected")
    await talk.say("Which schedules do I have?", "There are no schedules")
    answer = await talk.say("What is 15% of 2,340 plus 19?", "I would use calculate")
    await answer.get_by_role("button", name=re.compile("^Approve and run")).click()
    await expect(answer).to_contain_text("370", timeout=PATIENCE)
    await talk.say("What was the result?", "370")
    await talk.say("How much has been spent?", "$20.00 of $20.00 left", "user/month")
    await talk.say("Thank you", "You are welcome")
    await talk.say("Search for python tutorials", "I would use web_search")
    await talk.say("Reject it", "It will not run")
    await talk.say("Bye", "See you")


async def rename_archive_and_delete(buddy: Killable, page: Page, session_id: str) -> None:
    """What a terminal says in the conversation comes by itself; deleted, it stays deleted."""
    await buddy.ask(
        "POST",
        "/chat/integrated",
        {"text": "Search for rust tutorials", "session_id": session_id, "source": "cli"},
    )
    bubbles = page.locator(".chat-bubble")
    await expect(bubbles.last).to_have_text("Search for rust tutorials", timeout=PATIENCE)
    await page.get_by_role("button", name="Show earlier messages").click()
    await expect(bubbles).to_have_count(TURNS + 1, timeout=PATIENCE)

    await page.get_by_role("button", name="Rename").click()
    await page.get_by_label("Title of the conversation").fill("Bees and sums")
    await page.keyboard.press("Enter")
    sessions = page.get_by_role("navigation", name="Conversations")
    link = sessions.get_by_role("link", name=re.compile("^Bees and sums"))
    await expect(link).to_be_visible(timeout=PATIENCE)
    await page.get_by_role("button", name="Archive", exact=True).click()
    await expect(link).to_have_count(0, timeout=PATIENCE)
    await sessions.get_by_role("button", name="Show archived").click()
    await expect(link).to_be_visible(timeout=PATIENCE)

    await page.get_by_role("button", name="Delete").click()
    dialog = page.get_by_role("dialog", name="Delete this conversation?")
    await dialog.get_by_role("button", name="Delete").click()
    await expect(page).to_have_url(f"{buddy.served.api}/chat")
    await expect(link).to_have_count(0, timeout=PATIENCE)
    late = {"text": "hello", "session_id": session_id}
    assert (await buddy.ask("POST", "/chat/integrated", late))["code"] == "not_found"
    await page.goto(f"{buddy.served.api}/chat/{session_id}")
    gone = page.get_by_role("alert").filter(has_text="This conversation is not here")
    await expect(gone).to_be_visible(timeout=PATIENCE)


async def it_fits_and_everything_has_a_name(page: Page) -> None:
    for width in (375, 1280):
        for scheme in ("dark", "light"):
            await page.emulate_media(color_scheme=scheme)  # pyright: ignore[reportArgumentType]
            await page.set_viewport_size({"width": width, "height": 812})
            assert await page.evaluate(OVERFLOW) <= 0, (width, scheme)
            assert await page.evaluate(BASICS) == [], (width, scheme)
