"""What objectives ask for in so many words, and whether results hold it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain import objective_check, objective_values
from buddy.domain.evaluation import Evaluation, NextMission, evaluate
from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.objective_check import (
    EXTRACT,
    NOTES,
    READ,
    RESEARCH,
    SEARCH,
    can_lack,
    checks_of,
    next_mission,
)
from buddy.domain.objective_values import VALUES
from buddy.domain.tool import Risk, Source, ToolResult
from buddy.testing.tools import spec

PAGE = Source(title="A page", url="https://shop.example.org/lamps")


def result(*hits: str, **data: Any) -> ToolResult:
    rows = [{"title": hit, "url": PAGE.url, "snippet": ""} for hit in hits]
    found = {"query": "the lamp price 2019 $9", "online": True, "results": rows, **data}
    return ToolResult(data=found, summary="Found", sources=(PAGE,), items=len(hits) or 1)


def gaps(objective: str, found: ToolResult, tool_input: JsonObject | None = None) -> list[str]:
    return [each.gap for each in checks_of(objective, tool_input or {}, found) if not each.held]


def following(objective: str, tool: ToolName, found: ToolResult) -> NextMission | None:
    return next_mission(objective, tool, found, checks_of(objective, {}, found))


def judged(objective: str, found: ToolResult) -> Evaluation:
    return evaluate(
        items=found.items,
        summary=found.summary,
        has_sources=True,
        needs_sources=True,
        empty_reason=None,
        further=checks_of(objective, {}, found),
        next_mission=following(objective, SEARCH, found),
    )


@pytest.mark.parametrize(
    ("objective", "wanted"),
    [
        ("find 3 papers on sleep", 3),
        ("Top five frameworks for python", 5),
        ("find ten people who sing", 10),
        ("Top five python frameworks", None),
        ("top 50 cent songs", None),
        ("find 100 gecs songs", None),
        ("find four seasons hotels", None),
        ("find Four Seasons in Berlin", None),
        ("find 12 monkeys", None),
        ("list the 10 best museums", 10),
        ("show me the top 4 lamps", 4),
        ("search for 5 lamps", 5),
        ("Search the web for 3 reviews of the X1", 3),
        ("get me five recipes with lentils", 5),
        ("look for 20 dollars", None),
        ("search for 5 star hotels", None),
        ("search for 50 cent", None),
        ("find tea", None),
        ("find a 5 dollar lamp", None),
        ("find 20 euros", None),
        ("the 3 kingdoms", None),
    ],
)
def test_how_many_were_asked_for(objective: str, wanted: int | None) -> None:
    there = 2
    found = gaps(objective, result("a", "b"))
    assert found == ([] if wanted is None else [f"{wanted} were asked for, {there} are there"])
    if wanted is not None:
        assert gaps(objective, result(*"abcdefghijkl")) == []


@pytest.mark.parametrize(
    ("objective", "holds", "lacks"),
    [
        ("price of the X1 lamp", "The X1 costs 49,90 €", "The X1 is a lamp"),
        ("how much does the X1 cost", "now $49", "in two colours"),
        ("Extract the price from https://shop.example.org/lamps", "only $4", "a lamp"),
        ("prices at the corner shop", "from 5 euros", "a lamp"),
        ("get the prices on shop.example.org", "from 5 euros", "a lamp"),
        ("current price of bread", "It is free today", "baked daily"),
        ("When was Python 3.0 released?", "on 3 December 2008", "a long time ago"),
        ("release date of Python 4", "March 3", "not announced"),
        ("how many moons has Mars", "Mars has 2", "Mars has moons"),
        ("the e-mail address of the library", "write to desk@example.org", "write to the desk"),
        ("the e-mail address of the library", "write to desk [at] example.org", "at the desk"),
        ("How many planets are there", "there are eight planets", "there are planets"),
        ("When did Rome fall", "in AD 476", "long ago, among 99999 foes"),
        ("price of rice in Poland", "rice is 5 z\u0142", "rice is dear"),
        ("price of a bike in Norway", "only 18 000 kr", "only 18 bikes"),
        ("price of bitcoin", "at 91,000 USDT", "at its height"),
    ],
)
def test_the_kind_of_value_that_was_asked_for(objective: str, holds: str, lacks: str) -> None:
    assert gaps(objective, result(holds)) == []
    (gap,) = gaps(objective, result(lacks))
    assert gap.startswith("no ")
    found = judged(objective, result(lacks))
    # Only an e-mail address is written in so few ways that its absence is sure.
    assert found.satisfied is ("e-mail" not in objective)
    assert found.score == 0.75
    assert found.next is not None
    assert (found.next.objective, found.next.tool) == (f"Research {objective}", RESEARCH)


@pytest.mark.parametrize(
    "objective",
    [
        "what to do when asyncio cancels a task",
        "extract the prices page",
        "update the price list",
        "what a price on carbon does",
        "find the cost function",
    ],
)
def test_words_that_only_sound_like_a_question_for_a_value(objective: str) -> None:
    assert checks_of(objective, {}, result("nothing of the sort")) == ()


def test_fields_that_were_named() -> None:
    found = result("x", rows=[{"Author": "Woolf", "year": 1927}])
    assert gaps("books with the columns author, year and publisher", found) == [
        "not in it: publisher"
    ]
    assert gaps("books with the columns author and year", found) == []
    assert gaps("the fields: title, url", found) == []


@pytest.mark.parametrize(
    ("url", "held"),
    [
        ("https://example.org/a", True),
        ("http://shop.example.org", True),
        ("https://other.org/shop.example.org", False),
        ("https://me@other.org:8080/", False),
    ],
)
def test_the_site_that_was_named(url: str, held: bool) -> None:
    found = checks_of(f"lamps on {url}.", {"url": url}, result("a lamp"))
    assert [(each.held, each.essential) for each in found] == [(held, False)]
    # A tool that was given no address may find what is said of it elsewhere.
    assert gaps(f"Search for reviews of {url}", result("a lamp")) == []


@pytest.mark.parametrize(
    ("objective", "asked", "final"),
    [
        ("Extract the title from https://example.com.", "https://example.com", None),
        ("Extract https://bit.ly/3x", "https://bit.ly/3x", "https://long.example.net/page"),
        (
            "Extract https://m\u00fcnchen.de",
            "https://m\u00fcnchen.de",
            "https://xn--mnchen-3ya.de/",
        ),
        ("Extract https://www.example.com", "https://www.example.com", "https://en.example.com/"),
    ],
)
def test_a_page_that_leads_elsewhere_is_the_page_that_was_named(
    objective: str, asked: str, final: str | None
) -> None:
    at = final or asked
    pages = [{"url": asked, "final_url": at, "error": None}]
    found = ToolResult(
        data={"pages": pages}, summary="Read", sources=(Source(title="x", url=at),), items=1
    )
    assert gaps(objective, found, {"urls": [asked]}) == []


PATTERNS = {
    f"{module.__name__}.{name}": each
    for module in (objective_check, objective_values)
    for name, each in vars(module).items()
    if isinstance(each, re.Pattern)
} | {value.name: value.asked for value in VALUES}


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_that_reads_pages_repeats_without_a_bound(name: str) -> None:
    bare = re.sub(r"\\.|\[(?:\\.|[^\]])+\]", "x", PATTERNS[name].pattern)
    # Alone, such a repeat takes each character once; with anything behind it, again and again.
    assert bare == "x+" or not re.search(r"[+*]|,\}", bare)


@pytest.mark.parametrize("unit", ["1", "1.", "a@", "a.", "A", " ", "a, ", "(at", "fields "])
def test_a_page_of_anything_is_looked_through(unit: str) -> None:
    found = result(unit * (READ // len(unit)))
    asked = "price of, date of, how many, e-mail address"
    assert "no e-mail address is in it" in gaps(asked, found)
    assert gaps(unit * READ, found) == []


def test_the_offline_library_a_cut_text_and_unread_pages_are_said() -> None:
    unread = [{"url": "https://a.example", "title": "", "reason": "timeout"}]
    found = result("x", online=False, truncated=True, unread=unread, sources=[{"url": "u"}] * 2)
    assert gaps("tea", found) == [
        "1 of 3 pages could not be read",
        "only the offline library was searched, no live engine",
        "the text was cut, it was longer than what is kept",
    ]
    assert judged("tea", found).satisfied  # none of it was the question, as 3 of 6 checks hold


@pytest.mark.parametrize("verb", ["Search for", "find", "look up", "please search the web for"])
def test_a_search_that_lacks_its_answer_becomes_research(verb: str) -> None:
    found = following(f"{verb} the price of tea", SEARCH, result("tea"))
    assert found is not None
    assert found.objective == "Research the price of tea"


def test_pages_that_the_person_named_are_tried_again() -> None:
    good, bad = "https://a.example/1", "https://a.example/2"
    pages = [{"url": good, "error": None}, {"url": bad, "error": "404"}]
    pages.append({"url": "https://elsewhere.example", "error": "moved"})  # nobody named it
    found = ToolResult(data={"pages": pages}, summary="Read", sources=(PAGE,))
    then = following(f"Extract {good} and {bad}.", EXTRACT, found)
    assert then is not None
    assert (then.objective, then.tool) == (f"Extract the text of {bad}", EXTRACT)
    assert following("Extract those", EXTRACT, found) is None
    assert following(f"Extract {good} and {bad}0", EXTRACT, found) is None


def test_where_the_library_is_all_there_is_nothing_is_said_of_live_engines() -> None:
    found = result("x", online=False)
    assert checks_of("tea", {}, found, live=False) == ()
    assert next_mission("tea", SEARCH, found, (), live=False) is None


@pytest.mark.parametrize(
    ("objective", "then"),
    [
        ("price of tea", "Search the web for price of tea"),
        ("search my notes for the price of tea", "Search the web for the price of tea"),
        ("find the price of tea in my notes", "Search the web for the price of tea"),
    ],
)
def test_what_the_notes_lack_is_asked_of_the_web_where_there_is_one(
    objective: str, then: str
) -> None:
    lacking, empty = result("tea"), replace(result(), items=0)
    for found in (lacking, empty):
        checks = checks_of(objective, {}, found)
        offered = next_mission(objective, NOTES, found, checks)
        assert offered is not None
        assert (offered.objective, offered.tool) == (then, SEARCH)
        assert next_mission(objective, NOTES, found, checks, live=False) is None
    good = result("tea for $2")
    assert next_mission(objective, NOTES, good, checks_of(objective, {}, good)) is None


@pytest.mark.parametrize(
    ("intents", "risk", "lacks"),
    [
        ((Intent.SEARCH,), Risk.READ, True),
        ((Intent.FILE, Intent.REPOSITORY), Risk.READ, True),
        ((Intent.KNOWLEDGE,), Risk.READ, True),
        ((Intent.KNOWLEDGE,), Risk.WRITE, False),
        ((Intent.CALCULATION,), Risk.READ, False),
        ((Intent.TIME,), Risk.READ, False),
        ((), Risk.READ, False),
    ],
)
def test_what_looks_for_something_can_lack_it(
    intents: tuple[Intent, ...], risk: Risk, lacks: bool
) -> None:
    assert can_lack(replace(spec(intents=intents), risk=risk)) is lacks


def test_after_the_offline_library_the_same_is_asked_again() -> None:
    then = following("tea", SEARCH, result("x", online=False))
    assert then is not None
    assert (then.objective, then.tool) == ("tea", SEARCH)
    assert following("tea", SEARCH, result("x")) is None
    assert following("price of tea", RESEARCH, result("x")) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)
NAMES = st.sampled_from(["results", "pages", "unread", "sources", "online", "truncated", "x"])


@given(st.text(max_size=80), st.dictionaries(NAMES, JSON, max_size=5))
def test_any_objective_and_any_result_can_be_looked_at(objective: str, data: Any) -> None:
    found = ToolResult(data=data, summary="", sources=(Source(title="", url="http://["),))
    checks = checks_of(objective, data, found)
    for tool in (SEARCH, EXTRACT, ToolName("other")):
        then = next_mission(objective, tool, found, checks)
        assert then is None or then.objective
    assert all(check.held or check.gap for check in checks)
