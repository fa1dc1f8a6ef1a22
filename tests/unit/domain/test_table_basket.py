# words of many languages
"""Rows that are named, so many of each, together; never a whole column."""

from __future__ import annotations

import pytest

from buddy.domain.table_basket import basket
from buddy.domain.table_question import table_answer
from buddy.domain.table_sheet import sheet_of

COLUMNS = ("Sorte", "Preis", "Vorrat")
ROWS = (
    ("Hausmischung", "7,90 €", "12"),
    ("Supremo", "12,80 €", "4"),
    ("Geisha Reserva", "1.049,00 €", "1"),
)
SHEET = sheet_of(COLUMNS, ROWS)


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("how much do a Hausmischung and two Supremo cost together?", "€33.50"),
        ("3 Supremo und eine Hausmischung", "€46.30"),
        ("Wie viel kosten 3 Packungen Supremo und eine Hausmischung zusammen?", "€46.30"),
        ("combien coûtent deux Supremo ?", "€25.60"),
        ("¿cuánto cuestan dos Supremo y una Hausmischung?", "€33.50"),
        ("quanto costano due Supremo e una Hausmischung?", "€33.50"),
        ("quanto custam dois Supremo e uma Hausmischung?", "€33.50"),
        ("wat kosten twee Supremo en drie Hausmischung samen?", "€49.30"),
        ("2x Geisha Reserva", "€2,098.00"),
        ("the price of the Supremo and the Hausmischung together", "€20.70"),
    ],
)
def test_named_rows_are_added_up(question: str, total: str) -> None:
    answer = table_answer(question, COLUMNS, ROWS)
    assert answer is not None
    assert f" = {total}. By “Preis”" in answer.text


def test_another_column_that_is_named_is_added_up() -> None:
    answer = basket("total Vorrat of Supremo and Hausmischung", SHEET)
    assert answer is not None
    assert answer.text.startswith("Supremo 4 + Hausmischung 12 = 16.")


@pytest.mark.parametrize(
    "question",
    [
        "how much are two Supremo and a Mokka together?",
        "what do a Supremo and a Mokka cost in total",
    ],
)
def test_what_the_table_does_not_have_is_said(question: str) -> None:
    answer = table_answer(question, COLUMNS, ROWS)
    assert answer is not None
    assert answer.refuses
    assert "“Mokka”" in answer.text


@pytest.mark.parametrize(
    "question", ["what does the Supremo cost?", "average price", "two rows", "the cheapest two"]
)
def test_what_names_no_several_is_no_such_sum(question: str) -> None:
    assert basket(question, SHEET) is None
