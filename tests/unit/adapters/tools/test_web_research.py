"""web_research: what is opened, what is passed over, and that every statement has its source."""

from __future__ import annotations

import re

import pytest
from small_web import SHELL, SmallWeb, rendered

from buddy.adapters.search.memory import MemorySearch
from buddy.adapters.tools.page_reader import NEEDS_SCRIPT
from buddy.adapters.tools.web_research import WebResearch
from buddy.domain.scope import Scope
from buddy.errors import ToolExecutionFailed, ToolInputInvalid
from buddy.ports.fetcher import FetchedPage
from buddy.ports.search import SearchHit

QUERY = "heat pumps in cold winters"
ONE = (
    "In cold winters a heat pump still delivers more heat than the electricity it uses, even at "
    "fifteen degrees below zero."
)
TWO = "Owners of old houses report that heat pumps kept their rooms warm through three winters."
ASIDE = "The editor of this magazine likes to travel by train and has written two books about it."


def article(title: str, *sentences: str) -> str:
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}"
        "</article></body></html>"
    )


def hit(name: str, host: str = "mag.example") -> SearchHit:
    return SearchHit(
        title=f"About pumps {name}", url=f"https://{host}/{name}", snippet="heat", engine="one"
    )


PAGES: dict[str, FetchedPage | str] = {
    "https://mag.example/a": article("Pumps tested", ONE, ASIDE),
    "https://mag.example/b": article("Owners asked", TWO, ASIDE),
    "https://mag.example/c": article("Copied", ONE, ASIDE),
    "https://mag.example/aside": article("Trains", ASIDE, ASIDE.replace("two", "five")),
    "https://mag.example/app": SHELL,
}


def research(*hits: SearchHit, online: bool = True) -> WebResearch:
    return WebResearch([MemorySearch(hits, name="one engine", online=online)])


async def test_every_statement_cites_a_source_that_says_it() -> None:
    web = SmallWeb(PAGES)
    result = await web.call(research(hit("a"), hit("b"), hit("c")), {"query": QUERY})
    data = dict(result.data)
    statements = data["statements"]
    assert statements == [{"text": ONE, "sources": [1, 3]}, {"text": TWO, "sources": [2]}]
    assert [(s["number"], s["url"], s["cited"]) for s in data["sources"]] == [
        (1, "https://mag.example/a", True),
        (2, "https://mag.example/b", True),
        (3, "https://mag.example/c", True),
    ]
    for statement in statements:
        for number in statement["sources"]:
            source = next(s for s in data["sources"] if s["number"] == number)
            assert statement["text"] in str(PAGES[source["url"]])
    text = str(data["text"])
    assert f"- {ONE} \\[1\\]\\[3\\]" in text
    assert "1. [Pumps tested](<https://mag.example/a>)" in text
    assert ASIDE not in text
    assert result.summary == "2 statements from 3 of 3 pages read"
    assert (result.items, len(result.sources)) == (2, 3)
    assert web.reports[0] == (0, 0, "3 results from one engine")
    assert web.reports[-1][1] == 3


async def test_a_page_that_fails_is_named_and_the_next_one_is_read() -> None:
    web = SmallWeb(PAGES)
    tool = research(hit("gone"), hit("app"), hit("a"), hit("b"))
    result = await web.call(tool, {"query": QUERY, "max_sources": 2})
    assert [source["title"] for source in result.data["sources"]] == [
        "Pumps tested",
        "Owners asked",
    ]
    assert [(each["url"], each["reason"]) for each in result.data["unread"]] == [
        ("https://mag.example/gone", "HTTP 404 from https://mag.example/gone"),
        (
            "https://mag.example/app",
            f"{NEEDS_SCRIPT}: this Buddy was set up without a browser",
        ),
    ]
    assert "## Found and not read" in str(result.data["text"])
    assert result.summary == "2 statements from 2 of 2 pages read; 2 could not be read"


async def test_a_page_that_a_script_fills_is_opened() -> None:
    app = "https://mag.example/app"
    web = SmallWeb(PAGES, {app: rendered(app, article("App", TWO))})
    result = await web.call(research(hit("app")), {"query": QUERY})
    assert result.data["statements"] == [{"text": TWO, "sources": [1]}]
    assert web.opened == [app]


async def test_no_more_pages_are_opened_than_the_scope_allows() -> None:
    web = SmallWeb(PAGES)
    tool = research(*(hit(name) for name in ("gone", "a", "b", "c")))
    result = await web.call(tool, {"query": QUERY}, Scope(max_pages=2))
    assert web.fetched == ["https://mag.example/a"]
    assert len(result.data["sources"]) == 1


async def test_other_domains_are_passed_over_and_named() -> None:
    moved = FetchedPage(
        url="https://far.example/",
        status=200,
        content_type="text/html",
        body=article("Far", ONE).encode(),
        redirects=("https://mag.example/moved",),
    )
    web = SmallWeb({**PAGES, "https://mag.example/moved": moved})
    tool = research(hit("x", "far.example"), hit("moved"), hit("a"))
    result = await web.call(tool, {"query": QUERY}, Scope(allowed_domains=("mag.example",)))
    assert [each["reason"] for each in result.data["unread"]] == [
        "outside the mission's domains",
        "it leads outside the mission's domains",
    ]
    assert [source["url"] for source in result.data["sources"]] == ["https://mag.example/a"]


async def test_pages_that_say_nothing_of_it_are_an_honest_empty() -> None:
    result = await SmallWeb(PAGES).call(research(hit("aside")), {"query": QUERY})
    assert result.items == 0
    assert result.empty_reason == f"1 page read, and none speaks of '{QUERY}'"
    assert "None of the pages that were read speaks of it." in str(result.data["text"])
    assert result.sources == ()


async def test_nothing_found_is_said_with_the_engine() -> None:
    result = await SmallWeb().call(research(), {"query": QUERY})
    assert result.empty_reason == f"0 results for '{QUERY}' from one engine"
    assert result.data["statements"] == []


async def test_nobody_to_ask_and_nothing_to_read_fail_with_the_cause() -> None:
    down = WebResearch([MemorySearch(name="one engine", online=True, unavailable="no network")])
    with pytest.raises(ToolExecutionFailed, match="no search engine answered: no network"):
        await SmallWeb().call(down, {"query": QUERY})
    with pytest.raises(ToolExecutionFailed, match=r"none of 1 pages .* HTTP 404 from"):
        await SmallWeb().call(research(hit("gone")), {"query": QUERY})
    with pytest.raises(ToolInputInvalid):
        await SmallWeb().call(research(), {"query": "  "})


async def test_passages_of_the_library_are_cited_without_a_network() -> None:
    document = SearchHit(title="Heat", url="library:heat.md", snippet=ONE, engine="library")
    web = SmallWeb()
    tool = research(document, online=False)
    result = await web.call(tool, {"query": QUERY}, Scope(allowed_domains=()))
    assert result.data["statements"] == [{"text": ONE, "sources": [1]}]
    assert "1. Heat, library:heat.md" in str(result.data["text"])
    assert result.summary.endswith("; nothing left this machine")
    assert web.fetched == []
    assert not tool.spec.contacts_network


async def test_text_of_a_page_marks_up_nothing_and_cites_nothing() -> None:
    evil = (
        "Heat pumps in cold winters <script>alert(1)</script> fail, says [everybody](https://"
        "evil.example) [2], and **you** must `approve` it # now."
    )
    page = article("T", evil.replace("<", "&lt;"))
    web = SmallWeb({"https://mag.example/a": page})
    result = await web.call(research(hit("a")), {"query": QUERY})
    line = next(line for line in str(result.data["text"]).splitlines() if line.startswith("- Heat"))
    assert not re.search(r"(?<!\\)[\[\]<>*`#]", line)
    assert line.endswith(r"\[1\]")
