"""What a sentence changes about a proposal."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.edit_request import EditRequest, edit_in
from buddy.domain.money import Money
from buddy.domain.proposal import Priority

OBJECTIVE = "search for hotels in Paris"
TOOLS = ("web_search", "web_extract", "calculate")


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


@given(st.text(max_size=200))
def test_whatever_is_said_is_read_in_an_end(text: str) -> None:
    assert isinstance(edit_in(text, OBJECTIVE, TOOLS), EditRequest)
