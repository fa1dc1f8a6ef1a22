"""What a sentence changes about a proposal."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.cap_change import CapDoubt
from buddy.domain.edit_request import EditRequest, edit_in
from buddy.domain.money import Money
from buddy.domain.proposal import Priority

OBJECTIVE = "search for hotels in Paris"
TOOLS = ("web_search", "web_research", "web_extract", "calculate")


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("yes but cap it at $1", {"cap": Money.parse(1)}),
        ("spend up to $2.50", {"cap": Money.parse("2.5")}),
        ("make it 50 cents", {"cap": Money.parse("0.5")}),
        ("set the limit to 2", {"cap": Money.parse(2)}),
        ("only example.org", {"allowed_domains": ("example.org",)}),
        (
            "only on example.org and example.com",
            {"allowed_domains": ("example.org", "example.com")},
        ),
        ("not on example.com please", {"blocked_domains": ("example.com",)}),
        ("any site is fine", {"any_site": True}),
        ("at most 3 pages", {"max_pages": 3}),
        ("just one page", {"max_pages": 1}),
        ("no longer than 2 minutes", {"max_seconds": 120.0}),
        ("only the first 5 results", {"results": 5}),
        ("high priority", {"priority": Priority.HIGH}),
        ("no rush", {"priority": Priority.LOW}),
        ("use web extract instead", {"tool": "web_extract"}),
        ("use Berlin instead of Paris", {"objective": "search for hotels in Berlin"}),
        ("no, change Paris to Rome", {"objective": "search for hotels in Rome"}),
        ("Rome, not Paris", {"objective": "search for hotels in Rome"}),
        ("search for hostels instead", {"objective": "search for hostels"}),
        ("also include prices", {"objective": "search for hotels in Paris, also include prices"}),
        ("make it about museums in Rome", {"objective": "museums in Rome"}),
        (
            "cap it at $1, at most 2 pages and only example.org",
            {"cap": Money.parse(1), "max_pages": 2, "allowed_domains": ("example.org",)},
        ),
        ("hello", {}),
        ("hmm, different please", {}),
        ("approve", {}),
        ("yes, go ahead", {}),
        ("looks good", {}),
    ],
)
def test_only_what_is_said_changes(said: str, changes: dict[str, Any]) -> None:
    found = edit_in(said, OBJECTIVE, TOOLS)
    assert found == EditRequest(**changes)
    assert found.says_something == bool(changes)


def test_a_page_takes_the_place_of_the_page_and_only_makes_it_a_bound() -> None:
    objective = "extract the prices from a.example/x"
    other = edit_in("use b.example/y instead", objective, TOOLS)
    assert other == EditRequest(objective="extract the prices from b.example/y")
    bound = edit_in("only b.example", objective, TOOLS)
    assert bound == EditRequest(allowed_domains=("b.example",))


SITE_PAGE = "get the text of a.example/x"


@pytest.mark.parametrize(
    ("said", "objective", "changes"),
    [
        ("set max pages to 3 and cap $1", SITE_PAGE, {"max_pages": 3, "cap": Money.parse(1)}),
        ("spend up to $3 and only 3 results", OBJECTIVE, {"results": 3, "cap": Money.parse(3)}),
        (
            "5 results, $1 max, high priority",
            OBJECTIVE,
            {"results": 5, "cap": Money.parse(1), "priority": Priority.HIGH},
        ),
        (
            "sí, pero máximo 2 páginas y gasta como máximo 1 dólar",
            SITE_PAGE,
            {"max_pages": 2, "cap": Money.parse(1)},
        ),
        (
            "ja maar hoogstens 2 pagina's en limiet 1 dollar",
            SITE_PAGE,
            {"max_pages": 2, "cap": Money.parse(1)},
        ),
        (
            "cap $1 and send me an email when done",
            SITE_PAGE,
            {"cap": Money.parse(1), "left": ("send me an email when done",)},
        ),
        (
            "with breakfast, under $100 a night, and cap $1",
            OBJECTIVE,
            {
                "objective": "search for hotels in Paris, with breakfast",
                "wish": "under $100 a night",
                "cap": Money.parse(1),
            },
        ),
        ("raise the cap by $2", SITE_PAGE, {"cap": Money.parse(7)}),
        ("cap it at 2,50 €", SITE_PAGE, {"doubt": CapDoubt.CURRENCY, "amount": "2,50 €"}),
        ("only stay on a.example", SITE_PAGE, {"allowed_domains": ("a.example",)}),
        ("don't follow links", SITE_PAGE, {"follows_no_links": True}),
        (
            "wrong page. should be b.example/y",
            SITE_PAGE,
            {"objective": "get the text of b.example/y"},
        ),
        (
            "can you also include b.example/y?",
            SITE_PAGE,
            {"objective": "get the text of a.example/x and b.example/y"},
        ),
        (
            "not a.example/x but b.example/y",
            SITE_PAGE,
            {"objective": "get the text of b.example/y"},
        ),
        ("actually make that 8%", "what is 7% of 80", {"objective": "what is 8% of 80"}),
        ("no i meant 90", "what is 7% of 80", {"objective": "what is 7% of 90"}),
        ("make it $800", "laptops under $500", {"objective": "laptops under $800"}),
        ("in Milan instead", OBJECTIVE, {"objective": "search for hotels in Milan"}),
        ("make it ten", "read https://a.example/hours", {}),
        ("make it blue", "read https://a.example/hours", {}),
        ("make it 9", "search for lamps", {}),
        ("make it cats", "search for dogs", {"objective": "search for cats"}),
        ("make it Paris", "find three quiet hotels in Lyon", {}),
        (
            "make it a list of the names",
            "read https://a.example/team",
            {"objective": "read https://a.example/team, a list of the names"},
        ),
        (
            "change it to search for cats",
            "read https://a.example/team",
            {"objective": "search for cats"},
        ),
        ("make it so", OBJECTIVE, {}),
        ("make it two mins max or leave it", OBJECTIVE, {"max_seconds": 120.0}),
        ("höchstens 20 sekunden oder lass es", OBJECTIVE, {"max_seconds": 20.0}),
        (
            "make the objective say: find hotels, $200 off",
            OBJECTIVE,
            {"objective": "find hotels, $200 off"},
        ),
    ],
)
def test_all_parts_of_a_change_are_read_or_left_in_words(
    said: str, objective: str, changes: dict[str, Any]
) -> None:
    assert edit_in(said, objective, TOOLS, Money.parse(5)) == EditRequest(**changes)


@given(st.text(max_size=200))
def test_whatever_is_said_is_read_in_an_end(text: str) -> None:
    assert isinstance(edit_in(text, OBJECTIVE, TOOLS), EditRequest)


@given(
    most=st.sampled_from(
        (
            "at most",
            "up to",
            "max",
            "höchstens",
            "bis zu",
            "hasta",
            "jusqu'à",
            "fino a",
            "até",
            "tot",
        )
    ),
    around=st.sampled_from(
        ("{}", "yes, but {}", "{} please", "{} and at most 2 pages", "{} in all")
    ),
    cents=st.integers(min_value=1, max_value=500),
)
def test_a_limit_beside_a_proposal_is_its_cap_in_any_language(
    most: str, around: str, cents: int
) -> None:
    amount = Money(cents * 10_000)
    said = around.format(f"{most} ${amount.usd()}")
    assert edit_in(said, "search for rye flour", TOOLS, Money.parse(5)).cap == amount


@pytest.mark.parametrize(
    ("said", "objective", "changed"),
    [
        ("max 3 sources", "research rye flour", EditRequest(sources=3)),
        ("höchstens eine Minute", SITE_PAGE, EditRequest(max_seconds=60)),
        ("stop after 20 seconds", SITE_PAGE, EditRequest(max_seconds=20)),
        ("not on wikipedia", "search for rye", EditRequest(blocked_domains=("wikipedia.org",))),
        (
            "don't use any site except example.org",
            SITE_PAGE,
            EditRequest(allowed_domains=("example.org",)),
        ),
        (
            "don't use web_search, use research instead",
            "search for rye flour",
            EditRequest(tool="web_research"),
        ),
        ("in german please", "search for rye", EditRequest(objective="search for rye, in german")),
        ("actually make that a quarter", "search for rye", EditRequest()),
        ("make it times ten", "12*9", EditRequest()),
        ("dont spend anything", SITE_PAGE, EditRequest(doubt=CapDoubt.NOTHING)),
        (
            "yes but only if it costs nothing",
            "what time is it in tokyo",
            EditRequest(doubt=CapDoubt.NOTHING),
        ),
    ],
)
def test_a_change_speaks_of_what_it_says(said: str, objective: str, changed: EditRequest) -> None:
    assert edit_in(said, objective, TOOLS, Money.parse(5)) == changed


@pytest.mark.parametrize(
    ("message", "objective"),
    [
        ("use https://a.example/hotels instead", "read https://a.example/hotels"),
        ("nimm lieber a.example/hotels", None),
        ("lies a.example/hotels stattdessen", "read a.example/hotels"),
        ("no, lis https://a.example/hotels plutôt", "read https://a.example/hotels"),
        ("use a.example instead", None),
        ("use a.example/x and b.example/y instead", None),
        ("compare https://a.example/hotels instead", None),
    ],
)
def test_a_page_is_read_in_the_place_of_a_search(message: str, objective: str | None) -> None:
    assert edit_in(message, "search for hotels in Rome", TOOLS).objective == objective


@pytest.mark.parametrize(
    ("said", "objective", "changed"),
    [
        ("max 2 pages 10 seconds", "read https://a.example", {"max_pages": 2, "max_seconds": 10.0}),
        ("use 3 sources at most", "research e-bikes", {"sources": 3}),
        ("no sorry 12*155", "calculate 12*15", {"objective": "calculate 12*155"}),
        ("sorry, 20", "calculate 12*15", {}),
        (
            "no limit on sites after all",
            "read https://a.example, only that site",
            {"any_site": True},
        ),
    ],
)
def test_edits_said_shortly(said: str, objective: str, changed: dict[str, Any]) -> None:
    assert edit_in(said, objective, ()) == EditRequest(**changed)


def test_an_amount_of_the_work_itself_keeps_an_order_to_raise_in_doubt() -> None:
    cap = Money(200_000)
    assert edit_in("add 25 cents", "read https://a.example", (), cap).cap == Money(450_000)
    for objective in ("calculate $3 + $4", "find lamps under $5"):
        assert edit_in("add 25 cents", objective, (), cap).doubt is CapDoubt.WHOSE
