# ruff: noqa: RUF001  # words of many languages
"""What questions say of cells."""

from __future__ import annotations

import pytest
from hotel_table import BILLS, HOTELS, SHOP

from buddy.domain.cell_conditions import cell_conditions
from buddy.domain.table_sheet import sheet_of


@pytest.mark.parametrize(
    ("text", "told", "count"),
    [
        ("cheapest with breakfast", "with “Breakfast”: yes", 4),
        ("which don't have breakfast?", "with “Breakfast”: no", 2),
        ("which don’t have breakfast?", "with “Breakfast”: no", 2),
        ("welche haben kein Breakfast", "with “Breakfast”: no", 2),
        ("lesquels n'ont pas de breakfast ?", "with “Breakfast”: no", 2),
        ("cuáles no tienen breakfast", "with “Breakfast”: no", 2),
        ("breakfast is not included", "with “Breakfast”: no", 2),
        ("breakfast: no", "with “Breakfast”: no", 2),
        ("the 4-star ones", "with 4 in “Stars”", 2),
        ("four or five stars", "with 4 or 5 in “Stars”", 3),
        ("not 4 stars", "without 4 in “Stars”", 4),
    ],
)
def test_a_cell_is_a_condition(text: str, told: str, count: int) -> None:
    (found,) = cell_conditions(text, HOTELS)
    assert found.told == told
    assert len(found.rows) == count


def test_states_are_conditions_whole() -> None:
    (sold,) = cell_conditions("which are not sold out?", SHOP)
    assert sold.told == "that are not “sold out”"
    assert len(sold.rows) == 4
    assert cell_conditions("sort by stock", SHOP) == []


@pytest.mark.parametrize(
    "text", ["at least 4 stars", "5 nights at the Alpenblick", "the 2 cheapest stars"]
)
def test_bounds_prices_and_counts_are_none(text: str) -> None:
    assert cell_conditions(text, HOTELS) == []


def test_what_says_neither_is_kept() -> None:
    (paid,) = cell_conditions("which are not paid?", BILLS)
    assert paid.rows == {1}
    assert paid.unsaid == (2,)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("cheapest 4 star hotel near Rome", 2),
        ("the dearest 4-star one", 2),
        ("cheapest hotel with 4 stars", 2),
        ("das günstigste 3 Sterne Hotel", 1),
        ("the two cheapest 4 star hotels", 2),
        ("closest 5 star hotel", 1),
        ("the best 4-star hotel", 2),
    ],
)
def test_a_figure_before_what_a_column_counts_is_no_count_of_rows(text: str, count: int) -> None:
    (found,) = cell_conditions(text, HOTELS)
    assert len(found.rows) == count


@pytest.mark.parametrize("text", ["the cheapest 4", "the cheapest 4 hotels", "the lowest 3 stars"])
def test_a_figure_before_the_rows_or_the_column_of_the_end_is_a_count(text: str) -> None:
    assert cell_conditions(text, HOTELS) == []


@pytest.mark.parametrize(
    ("text", "rows", "told"),
    [
        ("how many of those are in stock?", {0, 2}, "with more than 0 in “Stock”"),
        ("which are sold out?", {1}, "with 0 in “Stock”"),
        ("which are not in stock?", {1}, "with 0 in “Stock”"),
        ("welche sind auf Lager?", {0, 2}, "with more than 0 in “Stock”"),
        ("cheapest that is not sold out", {0, 2}, "with more than 0 in “Stock”"),
    ],
)
def test_of_pieces_some_are_in_stock_and_none_are_sold_out(
    text: str, rows: set[int], told: str
) -> None:
    shop = sheet_of(("Product", "Stock"), (("Bike", "12"), ("Lamp", "0"), ("Tent", "3")))
    (found,) = cell_conditions(text, shop)
    assert found.rows == rows
    assert found.told == told


@pytest.mark.parametrize(
    "text",
    [
        "sort by stock",
        "total stock",
        "at least 5 in stock",
        "which has more than 3 pieces in stock?",
        "which has the most in stock?",
        "how many are in stock in total?",
    ],
)
def test_the_column_of_pieces_alone_is_no_condition(text: str) -> None:
    shop = sheet_of(("Product", "Stock"), (("Bike", "12"), ("Lamp", "0"), ("Tent", "3")))
    assert cell_conditions(text, shop) == []
