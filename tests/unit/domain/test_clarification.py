"""Half a request and the answer that completes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.clarification import half_of, whole_of

JOINED = [
    ("look it up", "rye flour", "look up rye flour"),
    ("flour", "search for it", "search for flour"),
    ("rye flour", "look it up", "look up rye flour"),
    ("search", "used bikes in Ghent", "search used bikes in Ghent"),
    ("summarise it", "https://a.example/x", "summarise https://a.example/x"),
    ("extract", "https://a.example/x", "extract https://a.example/x"),
    ("prices", "get them from https://a.example/x", "get prices from https://a.example/x"),
]
NO_WORK = [
    ("asdfgh", "sorry, wrong window"),
    ("make it nice", "blue"),
    ("flour", "thanks a lot"),
    ("the bakery one", "you know which"),
]


@pytest.mark.parametrize(("said", "answer", "whole"), JOINED)
def test_an_answer_completes_what_was_said(said: str, answer: str, whole: str) -> None:
    half = half_of(said)
    assert half is not None
    assert whole_of(half, answer) == whole


@pytest.mark.parametrize(("said", "answer"), NO_WORK)
def test_what_makes_no_work_together_is_not_joined(said: str, answer: str) -> None:
    half = half_of(said)
    assert half is None or whole_of(half, answer) is None


@pytest.mark.parametrize(
    "said", ["", "?", "...", "a long sentence is never only half a request", "5"]
)
def test_what_is_no_half(said: str) -> None:
    assert half_of(said) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_said_both_halves_stay_whole(said: str, answer: str) -> None:
    half = half_of(said)
    if half is None:
        return
    assert half.count("{}") == 1
    whole = whole_of(half, answer)
    assert (
        whole is None
        or " ".join(answer.strip(" \t\r\n.!?¿¡").split()).split()[-1] in whole
        or (half.startswith("{}"))
    )
