"""Slips of the hand in words of command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.typos import VERBS, mended


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("serch for red shoes", "search for red shoes"),
        ("please saerch for cats", "please search for cats"),
        ("calcuate 3*7", "calculate 3*7"),
        ("summerise example.com", "summarise example.com"),
        ("wats the time", "what's the time"),
        ("starch for shirts", "starch for shirts"),
        ("searches of last week", "searches of last week"),
        ("search for serch engines", "search for serch engines"),
        ("a covert operation", "a covert operation"),
    ],
)
def test_one_slip_is_mended(text: str, meant: str) -> None:
    assert mended(text) == meant


@given(st.sampled_from(VERBS), st.integers(1, 9), st.text(max_size=40))
def test_a_letter_too_few_is_always_mended(verb: str, place: int, rest: str) -> None:
    slip = verb[:place] + verb[place + 1 :]
    assert mended(f"{slip} {rest}").split(" ")[0] in {*VERBS, slip}


@given(st.text(max_size=200))
def test_what_is_mended_once_stays(text: str) -> None:
    assert mended(mended(text)) == mended(text)
