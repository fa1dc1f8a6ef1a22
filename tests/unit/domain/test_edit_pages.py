import pytest

from buddy.domain.edit_pages import (
    names_other_page,
    pages_left,
    puts_page,
    replaced_by,
    with_pages,
)
from buddy.domain.edit_request import edit_in

A, B, C = "https://a.example/x", "https://b.example/y", "https://c.example/z"
TWO = f"read {A} and {B}"


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("change the second page to {}", (B,)),
        ("ändere die erste Seite auf {}", (A,)),
        ("change both pages to {}", (A, B)),
        ("change the page to {} only", (A, B)),
        ("change the page to {}", None),
        ("change the third page to {}", None),
        ("just change the second page to {}", (B,)),
        ("only swap the first page for {}, that's all", (A,)),
        ("change the first and the second page to {}", (A, B)),
        ("change the second page, not the first, to {}", None),
        ("just change the page to {}", None),
        ("change the page to {}, that's all", None),
        ("nur die zweite Seite auf {} ändern", (B,)),
    ],
)
def test_one_of_several_pages_is_replaced_where_the_words_say_which(
    text: str, gone: tuple[str, ...] | None
) -> None:
    assert replaced_by(text.format(C), (A, B), (C,)) == gone


@pytest.mark.parametrize(
    "page",
    [
        "https://c.example/page2",
        "https://first.example/",
        "https://last.fm/x",
        "https://c.example/#2",
        "https://c.example/all",
    ],
)
def test_an_address_says_no_place(page: str) -> None:
    assert replaced_by(f"change the page to {page}", (A, B), (page,)) is None
    assert replaced_by(f"change the second page to {page}", (A, B), (page,)) == (B,)


def test_the_only_page_and_the_page_of_the_same_site_are_meant() -> None:
    assert replaced_by(f"change the page to {C}", (A,), (C,)) == (A,)
    new = "https://b.example/other"
    assert replaced_by(f"change the page to {new}", (A, B), (new,)) == (B,)
    assert with_pages(TWO, (B,), (new,)) == f"read {A} and {new}"
    assert with_pages(TWO, (A, B), (new,)) == f"read {new}"


def test_a_page_of_another_site_is_told_from_a_site() -> None:
    assert names_other_page(f"only {C}", (A, B))
    assert not names_other_page("only c.example", (A, B))
    assert not names_other_page("only a.example/y", (A, B))
    assert puts_page("change the page to c.example")
    assert not puts_page("change the cap to $2")


@pytest.mark.parametrize(
    ("text", "objective"),
    [
        (f"change the page to {C} only", f"read {C}"),
        (f"only {C}", f"read {C}"),
        (f"just change the second page to {C}", f"read {A} and {C}"),
        (f"nur die zweite Seite auf {C} ändern", f"read {A} and {C}"),
        (f"replace {A} by {C}", f"read {C} and {B}"),
        (f"read {C} instead of {B}", f"read {A} and {C}"),
        (f"and {C}", f"read {A} and {B} and {C}"),
        (f"don't replace {A} by {C}", None),
    ],
)
def test_pages_of_a_proposal_change_as_it_is_said(text: str, objective: str | None) -> None:
    assert edit_in(text, TWO, ()).objective == objective


def test_a_page_for_one_of_several_is_in_doubt() -> None:
    found = edit_in(f"change the page to {C}", TWO, ())
    assert (found.objective, found.unplaced, found.says_something) == (None, (C,), True)


BOTH = ("https://a.example/rival.html", "https://a.example/shop.html")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("use only the first page", BOTH[:1]),
        ("remove the first page", BOTH[1:]),
        ("drop the shop page", BOTH[:1]),
        ("without the second one", BOTH[:1]),
        ("nur die zweite Seite", BOTH[1:]),
        ("ohne die erste Seite", BOTH[1:]),
        ("seulement la première page", BOTH[:1]),
        ("quita la segunda página", BOTH[:1]),
        ("not only the first page", None),
        ("only the first results", None),
        ("only the third page", None),
        ("at most 2 pages", None),
    ],
)
def test_some_of_several_pages_are_left(said: str, left: tuple[str, ...] | None) -> None:
    assert pages_left(said, BOTH) == left


def test_of_one_page_none_is_picked() -> None:
    assert pages_left("use only the first page", BOTH[:1]) is None
    assert edit_in("use only the first page", f"read {BOTH[0]}", ()).max_pages == 1


def test_pages_that_are_left_are_no_number_of_pages() -> None:
    edit = edit_in("use only the first page", f"read {BOTH[0]} and {BOTH[1]}", ())
    assert (edit.objective, edit.max_pages, edit.left) == (f"read {BOTH[0]}", None, ())
