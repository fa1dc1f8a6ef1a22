# words of many languages
"""Bounds told ahead of their figures, and the table's own words."""

from __future__ import annotations

import pytest
from hotel_table import BILLS, HOTELS, SHOP

from buddy.domain.table_said import in_words_of, plain_bounds
from buddy.domain.table_sheet import sheet_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how many have 4 stars or more?", "how many have at least 4 stars?"),
        ("hotels with 4 or more stars", "hotels with at least 4 stars"),
        ("4+ stars", "at least 4 stars"),
        ("3 Sterne oder mehr", "at least 3 Sterne"),
        ("4 étoiles ou plus", "at least 4 étoiles"),
        ("4 estrellas o más", "at least 4 estrellas"),
        ("4 stelle o più", "at least 4 stelle"),
        ("100 € oder weniger", "at most 100 €"),
        ("3 stars or fewer", "at most 3 stars"),
        ("which is 5 or more than that?", "which is 5 or more than that?"),
        ("4 or 5 stars", "4 or 5 stars"),
        ("sales of 3 + 4", "sales of 3 + 4"),
    ],
)
def test_bounds_are_told_ahead(text: str, said: str) -> None:
    assert plain_bounds(text) == said


def test_a_table_is_asked_in_its_own_words() -> None:
    assert in_words_of("welche haben kein Frühstück?", HOTELS) == "welche haben kein Breakfast?"
    assert in_words_of("lesquels sont épuisés ?", SHOP) == "lesquels sont sold out ?"
    assert in_words_of("what is out of stock?", SHOP) == "what is sold out?"
    assert in_words_of("what is unavailable?", SHOP) == "what is sold out?"
    assert in_words_of("welche sind verfügbar?", SHOP) == "welche sind in stock?"
    assert in_words_of("which are unpaid?", BILLS) == "which are not paid?"
    assert in_words_of("am nächsten am See", HOTELS) == "am nächsten am lake"


def test_words_that_a_table_has_or_lacks_are_left() -> None:
    assert in_words_of("bikes with breakfast", SHOP) == "bikes with breakfast"
    assert in_words_of("which hotels do you see?", HOTELS) == "which hotels do you see?"


def test_what_asks_for_a_figure_by_the_year_sorts_nothing() -> None:
    cards = sheet_of(("Card", "Yearly fee"), (("Gold", "$45"), ("Silver", "$0")))
    asked = "how much is the gold card per year"
    assert in_words_of(asked, cards) == asked
    assert in_words_of("top two by fee", cards) == "top two by fee"
    assert in_words_of("the cards by fee", cards).startswith("sort ")
