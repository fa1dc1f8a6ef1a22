"""What a part gets of earlier results: what the plan names, no more of it, and its limits."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.goal_feed import Earlier, hits_of, rows_of, taken
from buddy.domain.goal_plan import Feed, Take
from buddy.domain.scope import Scope

ANYWHERE = Scope()


def search(*urls: Any) -> Earlier:
    results = [{"title": f"t{n}", "url": url, "snippet": "s"} for n, url in enumerate(urls)]
    return Earlier(key="search", objective="search", content={"results": results})


def read(key: str, text: str, title: str = "Acme") -> Earlier:
    content = {
        "url": "https://a.example/",
        "final_url": f"https://{key}.example/",
        "title": title,
        "text": text,
        "tables": [],
        "pages": [],
    }
    return Earlier(key=key, objective="read", content=content)


def addresses(first: int = 0, most: int = 1, argument: str = "urls") -> Feed:
    return Feed(argument=argument, parts=("search",), take=Take.ADDRESSES, first=first, most=most)


def test_each_site_is_taken_once_before_any_is_taken_twice() -> None:
    found = search("https://a.example/1", "https://a.example/2", "https://b.example/", "x")
    assert hits_of(found.content) == (
        "https://a.example/1",
        "https://b.example/",
        "https://a.example/2",
    )


def test_addresses_are_those_of_the_places_that_the_plan_says() -> None:
    found = [search("https://a.example/", "https://b.example/", "https://c.example/")]
    assert taken(addresses(1, 2), found, ANYWHERE).value == [
        "https://b.example/",
        "https://c.example/",
    ]
    assert taken(addresses(argument="url"), found, ANYWHERE).value == "https://a.example/"


def test_what_is_no_web_address_is_never_taken() -> None:
    found = [search("javascript:alert(1)", "library:doc", "file:///etc/passwd", None, "http://[")]
    result = taken(addresses(), found, ANYWHERE)
    assert (result.value, result.lacking) == (
        None,
        "search found 0 pages, and this is for number 1",
    )


def test_a_search_that_found_too_little_says_so() -> None:
    result = taken(addresses(2), [search("https://a.example/")], ANYWHERE)
    assert result.lacking == "search found 1 page, and this is for number 3"


def test_what_is_inside_the_scope_goes_first_and_what_is_not_is_named() -> None:
    found = [search("https://far.example/", "https://near.example/")]
    scope = Scope(allowed_domains=("near.example",))
    inside = taken(addresses(), found, scope)
    assert (inside.value, inside.beyond) == (["https://near.example/"], ())
    outside = taken(addresses(1), found, scope)
    assert (outside.value, outside.beyond) == (["https://far.example/"], ("far.example",))


def test_figures_of_one_unit_go_into_the_calculation() -> None:
    feed = Feed(
        argument="expression",
        parts=("a", "b", "c"),
        take=Take.FIGURES,
        most=20,
        what="price",
        form="average of {}",
    )
    found = [read("a", "Price: 12.50 EUR"), read("b", "Price: $8"), read("c", "Price: 10 EUR")]
    assert taken(feed, found, ANYWHERE).value == "average of 12.50, 10"
    nothing = taken(feed, [read("a", "On request")], ANYWHERE)
    assert nothing.lacking == "a, b, c found no price in figures"


def test_rows_say_what_pages_and_searches_and_sums_found() -> None:
    (row,) = rows_of(read("a", "Price: 12.50 EUR"), "price")
    assert row == {
        "name": "Acme",
        "url": "https://a.example/",
        "text": "Price: 12.50 EUR",
        "number": "12.50",
        "unit": "EUR",
        "part": "a",
    }
    (none,) = rows_of(read("a", "On request"), "price")
    assert none["text"] == "no price found"
    (hit,) = rows_of(search("https://a.example/"), "price")
    assert (hit["name"], hit["url"], hit["text"]) == ("t0", "https://a.example/", "s")
    total = Earlier(key="s", objective="sum", content={"equation": "1 + 1 = 2", "value": "2"})
    (row,) = rows_of(total, "price")
    assert (row["sum"], row["number"], row["text"]) == (True, "2", "1 + 1 = 2")


def test_several_pages_of_one_part_are_several_rows_and_broken_ones_none() -> None:
    page = {"final_url": "https://x.example/", "title": "X", "text": "Price: 3 EUR"}
    content = {**page, "pages": [page, {**page, "error": "HTTP 404"}]}
    rows = rows_of(Earlier(key="a", objective="read", content=content), "price")
    assert [row["name"] for row in rows] == ["X"]


def test_a_report_is_one_row_with_its_first_source() -> None:
    content = {
        "query": "Temporal",
        "statements": [{"text": "It costs 25 USD a month.", "sources": [1]}],
        "sources": [{"number": 1, "title": "T", "url": "https://t.example/"}],
    }
    (row,) = rows_of(Earlier(key="r", objective="research", content=content), "cost")
    assert (row["name"], row["url"], row["number"]) == ("Temporal", "https://t.example/", "25")


def test_anything_else_is_a_row_of_its_words() -> None:
    other = Earlier(key="o", objective="what time is it", content={"display": "noon"})
    assert rows_of(other, "")[0]["text"] == "noon"


def test_nothing_done_is_nothing_taken() -> None:
    assert taken(addresses(), [], ANYWHERE).lacking == "nothing came of search"


_ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["head", "rows", "url", "text", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
_NAMES = ("results", "pages", "tables", "final_url", "text", "statements", "sources", "equation")


@given(
    content=st.dictionaries(st.sampled_from([*_NAMES, "value", "title"]), _ODD, max_size=6),
    tables=st.lists(st.fixed_dictionaries({"head": _ODD, "rows": _ODD}) | _ODD, max_size=2) | _ODD,
    take=st.sampled_from(list(Take)),
)
def test_whatever_a_tool_from_outside_says_something_or_a_reason_is_taken(
    content: dict[str, Any], tables: Any, take: Take
) -> None:
    page = {"url": "https://a.example", "final_url": "https://a.example", "text": "price 5"}
    feed = Feed(argument="urls", parts=("x",), take=take, what="price", form="sum of {}")
    for given_content in (content, {**page, **content}, {**page, "tables": tables}):
        earlier = Earlier(key="x", objective="read", content=given_content)
        found = taken(feed, [earlier], ANYWHERE)
        assert bool(found.lacking) is (found.value is None)
