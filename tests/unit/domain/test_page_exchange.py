# words of many languages
"""A page that takes the place of another one, said by its own words and in their direction."""

from __future__ import annotations

import pytest

from buddy.domain.page_exchange import exchange_in, exchanged, same_page

TEXT = "compare https://a.example/x and https://b.example/x, then https://a.example/xy"
DONE = "compare c.example/z and https://b.example/x, then https://a.example/xy"


@pytest.mark.parametrize(
    "said",
    [
        "replace a.example/x by c.example/z",
        "use c.example/z instead of https://a.example/x",
        "instead of a.example/x read c.example/z",
        "not a.example/x but c.example/z",
        "do not use a.example/x, but read c.example/z",
        "a.example/x is down, take c.example/z instead",
        "no, c.example/z rather than a.example/x",
        "do not read d.example/y, replace a.example/x by c.example/z",
        "replace a.example/x by c.example/z and never read d.example/y",
        "ersetze a.example/x durch c.example/z",
        "nicht a.example/x, sondern c.example/z",
        "lieber c.example/z statt a.example/x",
        "c.example/z au lieu de a.example/x",
        "remplace a.example/x par c.example/z",
        "c.example/z en lugar de a.example/x",
        "no a.example/x sino c.example/z",
        "c.example/z invece di a.example/x",
        "sostituisci a.example/x con c.example/z",
        "c.example/z em vez de a.example/x",
        "c.example/z in plaats van a.example/x",
        "vervang a.example/x door c.example/z",
    ],
)
def test_the_new_page_stands_where_the_old_one_stood(said: str) -> None:
    found = exchange_in(said, TEXT)
    assert found is not None
    assert not found.refused
    assert exchanged(TEXT, found) == DONE


@pytest.mark.parametrize(
    "said",
    [
        "read a.example/x but never c.example/z",
        "keep a.example/x, not c.example/z",
        "without c.example/z, but with a.example/x",
        "do not use c.example/z, a.example/x is fine",
        "a.example/x instead of c.example/z",
        "keep a.example/x, read c.example/z instead",
        "read a.example/x and c.example/z",
        "a.example/x statt c.example/z",
        "nicht c.example/z, sondern a.example/x",
        "ni c.example/z ni a.example/x",
    ],
)
def test_two_pages_beside_each_other_are_no_exchange(said: str) -> None:
    assert exchange_in(said, TEXT) is None


@pytest.mark.parametrize(
    "said",
    [
        "don't replace a.example/x by c.example/z",
        "never c.example/z instead of a.example/x",
        "ersetze a.example/x nicht durch c.example/z",
        "ne remplace pas a.example/x par c.example/z",
        "no cambies a.example/x por c.example/z",
        "non sostituire a.example/x con c.example/z",
        "vervang a.example/x niet door c.example/z",
    ],
)
def test_an_exchange_that_is_not_wanted_is_refused(said: str) -> None:
    found = exchange_in(said, TEXT)
    assert found is not None
    assert found.refused


def test_addresses_are_one_with_and_without_their_scheme() -> None:
    assert same_page("https://www.A.example/x/", "a.example/x")
    assert not same_page("a.example/x", "a.example/X")
