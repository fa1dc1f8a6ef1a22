"""Sums that go on from the last one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.arithmetic.calculator import calculate
from buddy.domain.further_sum import further_sum

SHARE = "what is 15% of 240"
MILES = "how much is 15 miles in km"


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("plus ten percent", "39.6"),
        ("now minus 7", "29"),
        ("und die hälfte davon", "18"),
        ("y el doble", "72"),
        ("e o triplo", "108"),
        ("en de helft daarvan", "18"),
        ("et la moitié", "18"),
        ("und das Doppelte", "72"),
        ("what is half of it", "18"),
        ("plus zehn Prozent", "39.6"),
        ("dividido entre tres", "12"),
        ("per tre", "108"),
    ],
)
def test_the_sum_goes_on_in_figures_or_in_words(said: str, value: str) -> None:
    following = further_sum(said, SHARE)
    assert following is not None
    assert calculate(following).text == value


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("and in feet?", "15 miles in feet"),
        ("und in Metern?", "15 miles in meters"),
        ("en pieds ?", "15 miles in feet"),
        ("the other way round", "15 km in miles"),
        ("umgekehrt", "15 km in miles"),
    ],
)
def test_a_conversion_goes_to_another_unit_or_back(said: str, meant: str) -> None:
    assert further_sum(said, MILES) == meant


def test_a_difference_is_turned_round() -> None:
    assert further_sum("the other way round", "12 - 5") == "5 - 12"


@pytest.mark.parametrize(
    "said",
    [
        "half",
        "and in Oslo?",
        "and in winter?",
        "add it to my notes",
        "the other way round",
        "e bom",
    ],
)
def test_what_does_nothing_with_a_share_goes_on_with_nothing(said: str) -> None:
    assert further_sum(said, SHARE) is None


def test_what_was_no_sum_goes_on_with_nothing() -> None:
    assert further_sum("plus ten percent", "search for rye bread") is None


@given(st.text(max_size=90))
def test_any_text_is_read(text: str) -> None:
    further_sum(text, SHARE)
