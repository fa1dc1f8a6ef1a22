# ruff: noqa: RUF001  # signs
"""What all pieces of a table are worth together."""

from __future__ import annotations

import pytest

from buddy.domain.table_question import table_answer
from buddy.domain.table_sheet import sheet_of
from buddy.domain.table_worth import worth_of

COLUMNS = ("Product", "Price", "Stock")
ROWS = (("City bike", "€449", "2"), ("Trekking bike", "€799.50", "4"), ("Tea", "€8.50", "10"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what is the total value of the stock?", "= €4,181.00. By “Stock” times “Price”"),
        ("total value of the bikes in stock", "= €4,096.00. By “Stock” times “Price”, over 2 of 2"),
        ("what is the highest value in stock?", "Trekking bike 4 × €799.50 = €3,198.00. By"),
        ("lowest total value", "Tea 10 × €8.50 = €85.00. By “Stock” times “Price”"),
        ("average value of the stock", "On average €1,393.67. By “Stock” times “Price”"),
        ("total stock", "The sum of Stock is 16."),
        ("total price", "The sum of Price is €1,257.00."),
    ],
)
def test_a_value_is_price_times_pieces_and_a_number_of_pieces_is_none(text: str, told: str) -> None:
    answer = table_answer(text, COLUMNS, ROWS)
    assert answer is not None
    assert told in answer.text


def test_without_prices_or_pieces_nothing_is_reckoned() -> None:
    assert worth_of("total value", sheet_of(("Client", "net"), (("A", "5"), ("B", "7")))) is None
    assert worth_of("total value of the cheapest in stock", sheet_of(COLUMNS, ROWS)) is None
    assert worth_of("the highest value", sheet_of(COLUMNS, ROWS)) is None
