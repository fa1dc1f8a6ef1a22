"""Parts of dollars, in words, in the languages that limits are read in."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.broken_dollars import broken_dollars_in


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("gib höchstens ein viertel Dollar aus", "0.25"),
        ("drei Vierteldollar", "0.75"),
        ("un quart de dollar", "0.25"),
        ("un demi-dollar", "0.50"),
        ("un cuarto de dólar", "0.25"),
        ("tre quarti di dollaro", "0.75"),
        ("mezzo dollaro", "0.50"),
        ("um quarto de dólar", "0.25"),
        ("een kwart dollar", "0.25"),
        ("a third of a dollar", "0.33"),
        ("½ dollar", "0.50"),
        ("two and a half dollars", "2.50"),
        ("a dollar and a half", "1.50"),
        ("3 bucks and a quarter", "3.25"),
        ("anderthalb Dollar", "1.50"),
        ("zweieinhalb Dollar", "2.50"),
        ("un dollar et demi", "1.50"),
        ("dos dólares y medio", "2.50"),
        ("un dollaro e mezzo", "1.50"),
        ("um dólar e meio", "1.50"),
        ("anderhalve dollar", "1.50"),
        ("zwei Dollar fünfzig", "2.50"),
        ("dos dólares cincuenta", "2.50"),
        ("a buck seventy five", "1.75"),
        ("a fiver", "5"),
        ("two tenners", "20"),
    ],
)
def test_a_part_of_a_dollar_is_an_amount(text: str, dollars: str) -> None:
    found = broken_dollars_in(f"read it, {text}")
    assert [value for _, _, value in found] == [Decimal(dollars)]


@pytest.mark.parametrize(
    "text",
    [
        "a quarter of an hour",
        "two dollars 20 results",
        "a dollar and five pages",
        "half a day",
        "the five-dollar quarter",
    ],
)
def test_no_part_of_a_dollar_is_meant(text: str) -> None:
    assert broken_dollars_in(text) == []


@given(st.text(alphabet="a half quarter and dollars ein viertel Dollar 1½ -,.", max_size=60))
def test_any_text_is_read_and_no_two_amounts_overlap(text: str) -> None:
    found = sorted(broken_dollars_in(text))
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert all(0 <= start < end <= len(text) for start, end, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "at most five dollars and ten articles",
        "5 dollars and a half hour",
        "zwei Dollar und eine halbe Stunde",
        "spend at most 5 dollars 10 matches",
        "gib höchstens 2 Dollar 10 Links aus",
        "spend at most twenty five dollars fifty",
        "one and three quarters dollars",
        "1.5 tenner",
    ],
)
def test_what_the_last_number_counts_is_no_part_of_a_sum(text: str) -> None:
    assert broken_dollars_in(text) == []


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("max twenty-two and a half dollars", "22.50"),
        ("3/4 dollar at most", "0.75"),
        ("höchstens zwei Dollar fünfzig ausgeben", "2.50"),
        ("at most 2 dollars 50 in total", "2.50"),
    ],
)
def test_a_greater_number_is_read_whole(text: str, dollars: str) -> None:
    ((_, _, value),) = broken_dollars_in(text)
    assert value == Decimal(dollars)
