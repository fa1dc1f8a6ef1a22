"""page_changes: what it says of a page, look by look, and what it asks the server for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from buddy.adapters.fetch.memory import MemoryFetcher
from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.tools.page_changes import PageChanges
from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId
from buddy.domain.page_look import PageVersion
from buddy.domain.scope import Scope
from buddy.domain.tool import ToolResult
from buddy.errors import StoreUnavailable, ToolExecutionFailed, ToolInputInvalid
from buddy.ports.browser import RenderedPage
from buddy.ports.fetcher import FetchedPage
from buddy.ports.store import UnitOfWork
from buddy.ports.tools import BrowsePage, ToolContext, no_browser
from buddy.services.json_schema import SchemaCheck
from buddy.testing.clock import FixedClock
from buddy.testing.factories import make_mission

PAGE = "https://shop.example/item"
SHELL = '<html><body><div id="root"></div><script src="/app.js"></script></body></html>'


def served(*lines: str, etag: str | None = None) -> FetchedPage:
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = f"<html><head><title>Item</title></head><body>{body}</body></html>"
    return FetchedPage(
        url=PAGE,
        status=200,
        content_type="text/html",
        body=html.encode(),
        charset="utf-8",
        version=PageVersion(url=PAGE, etag=etag) if etag else None,
    )


@dataclass
class Looks:
    """Looks at one page, an hour after the other."""

    clock: FixedClock = field(default_factory=FixedClock)
    store: MemoryStore = field(default_factory=MemoryStore)
    answers: list[int] = field(default_factory=list[int])
    browse: BrowsePage = no_browser
    count: int = 0

    async def __call__(self, page: FetchedPage | str, **parts: Any) -> ToolResult:
        self.count += 1
        self.clock.advance(3600)
        tool, web = PageChanges(self.store, self.clock), MemoryFetcher({PAGE: page})

        async def fetch(url: str, unless: PageVersion | None = None) -> FetchedPage:
            found = await web.fetch(url, Scope(), unless=unless)
            self.answers.append(found.status)
            return found

        key = parts.pop("key", f"r_{self.count}:tool_execution:1")
        context = ToolContext(
            user_id=LOCAL_USER,
            mission_id=MissionId(parts.pop("mission", "m_none")),
            effect_key=EffectKey(key),
            scope=Scope(),
            report=lambda _items, _pages, _message: None,
            fetch=fetch,
            browse=self.browse,
        )
        result = await tool.call({"url": PAGE, **parts}, context)
        assert SchemaCheck(tool.spec.output_schema).problem(result.data) is None
        return result


async def test_the_first_look_has_nothing_to_compare_with() -> None:
    found = await Looks()(served("Price 10", "In stock"))
    assert found.summary == (
        "Item: the first look, so there is nothing to compare with; 2 lines are kept for the next"
    )
    assert "## What it says now\n\n- Price 10\n- In stock" in found.data["text"]
    assert (found.data["first"], found.data["changed"]) == (True, False)
    assert found.data["compared_with"] is None


async def test_a_change_is_told_with_both_times() -> None:
    look = Looks()
    first = await look(served("Price 10", "In stock", "Blue"))
    found = await look(served("Price 12", "In stock", "Blue", "Only 2 left"))
    assert found.data["added"] == ["Price 12", "Only 2 left"]
    assert found.data["removed"] == ["Price 10"]
    assert found.data["compared_with"] == first.data["looked_at"]
    assert found.items == 3
    assert found.summary == (
        "Item: 2 lines added, 1 line removed since 2026-01-15 11:30 UTC: “Price 12”"
    )
    assert "## Added\n\n- Price 12\n- Only 2 left" in found.data["text"]
    again = await look(served("Price 12", "In stock", "Blue", "Only 2 left"))
    assert again.data["same_since"] == found.data["looked_at"]


async def test_nothing_changed_is_told_cheaply_where_the_server_knows() -> None:
    look = Looks()
    await look(served("Price 10", etag='"1"'))
    found = await look(served("Price 10", etag='"1"'))
    assert look.answers == [200, 304]
    assert found.data["how"] == "not_modified"
    assert "nothing changed since 2026-01-15 11:30 UTC; the server said so" in found.summary
    changed = await look(served("Price 11", etag='"2"'))
    assert changed.data["added"] == ["Price 11"], "what was not sent anew was kept"


async def test_without_a_version_the_text_is_compared() -> None:
    look = Looks()
    await look(served("Price 10"))
    found = await look(served("Price  10"))
    assert (found.data["how"], found.data["changed"]) == ("same_text", False)
    moved = await look(served("b", "a")), await look(served("a", "b"))
    assert moved[1].data["moved"]


async def test_only_lines_that_matter_are_looked_at() -> None:
    look = Looks()
    await look(served("Price 10", "Visitors: 5"), only=["price"])
    found = await look(served("Price 10", "Visitors: 6"), only=["price"])
    assert not found.data["changed"]


async def test_each_schedule_and_recipe_has_its_own_last_look() -> None:
    look = Looks()

    async def keep(uow: UnitOfWork) -> None:
        for name, metadata in (
            ("m_a", {"schedule": "sch_1", "recipe": "track-a-page"}),
            ("m_b", {"schedule": "sch_2", "recipe": "track-a-page"}),
            ("m_c", {"recipe": "track-a-page"}),
        ):
            await uow.missions.add(make_mission(mission_id=MissionId(name), metadata=metadata))

    await look.store.transact(keep)
    assert (await look(served("x"), mission="m_a")).data["first"]
    for mission in ("m_b", "m_c", "m_none"):
        first = await look(served("x"), mission=mission)
        assert not first.data["first"], "a first look compares with the last look of all"
    assert (await look(served("y"), mission="m_a")).data["added"] == ["y"]
    assert (await look(served("y"), mission="m_b")).data["added"] == ["y"], "with its own"
    by_hand = await look(served("y"), mission="m_none")
    assert not by_hand.data["changed"], "by hand with the last of all"


async def test_the_same_call_again_gives_its_answer_and_asks_nobody() -> None:
    look = Looks()
    await look(served("a"))
    found = await look(served("b"), key="r_9:tool_execution:1")
    again = await look(served("c"), key="r_9:tool_execution:1")
    assert again == found
    assert look.answers == [200, 200]


async def test_a_page_that_scripts_fill_is_always_read_in_full() -> None:
    look, shown = Looks(), ["first"]

    async def browse(url: str, *, screenshot: bool = False) -> RenderedPage:
        del screenshot
        html = f"<html><body><main><p>{shown[0]} {'word ' * 60}</p></main></body></html>"
        return RenderedPage(url=url, status=200, title="T", html=html)

    look.browse = browse
    shell = FetchedPage(
        url=PAGE,
        status=200,
        content_type="text/html",
        body=SHELL.encode(),
        version=PageVersion(url=PAGE, etag='"1"'),
    )
    await look(shell)
    shown[0] = "second"
    found = await look(shell)
    assert look.answers == [200, 200]
    assert (found.data["rendered"], found.data["changed"]) == (True, True)


async def test_what_cannot_be_compared_is_said() -> None:
    with pytest.raises(ToolExecutionFailed, match="it shows nothing without JavaScript"):
        await Looks()(SHELL)
    with pytest.raises(ToolExecutionFailed, match="it has no text"):
        await Looks()("<html><body></body></html>")
    with pytest.raises(ToolInputInvalid, match="needs the address"):
        await Looks()(served("a"), url=" ")


async def test_a_store_that_is_away_is_said() -> None:
    class Away(MemoryStore):
        async def transact(self, fn: Any) -> Any:
            del fn
            raise StoreUnavailable("The store does not answer")

    with pytest.raises(ToolExecutionFailed, match="The store does not answer"):
        await Looks(store=Away())(served("a"))
