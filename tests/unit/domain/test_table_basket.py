# ruff: noqa: RUF001  # words and signs of many languages
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


def test_a_number_of_a_name_counts_nothing() -> None:
    rows = (("iPhone 15", "$799"), ("iPhone 15 Pro", "$999"), ("Pixel 8", "$899"))
    told = basket("how much are iPhone 15 and Pixel 8?", sheet_of(("Model", "Price"), rows))
    assert told is not None
    assert told.rows == (0, 2)
    assert "= $1,698.00" in told.text
    twice = basket("how much are 2 iPhone 15 and Pixel 8?", sheet_of(("Model", "Price"), rows))
    assert twice is not None
    assert "= $2,497.00" in twice.text
    others = sheet_of(("Model", "Price"), (*rows[1:], ("iPhone 15 Max", "$1199")))
    unclear = basket("how much are iPhone 15 and Pixel 8?", others)
    assert unclear is None or "$13,485" not in unclear.text


@pytest.mark.parametrize(
    "text",
    [
        "average price of Tea and Cake",
        "durchschnittlicher Preis von Tea und Cake",
        "prix moyen de Tea et Cake",
        "precio medio de Tea y Cake",
        "prezzo medio di Tea e Cake",
        "preço médio de Tea e Cake",
        "gemiddelde prijs van Tea en Cake",
    ],
)
def test_a_mean_is_no_sum(text: str) -> None:
    told = table_answer(text, ("Item", "Price"), (("Tea", "$2"), ("Cake", "$4"), ("Soup", "$9")))
    assert told is not None
    assert told.rows == (0, 1)
    assert "$3.00" in told.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what would two of each cost?", "; 2 × Supremo 12,80 € = €25.60; "),
        ("was kosten je zwei von jedem?", "Together: €2,139.40."),
        ("how much for one of everything?", "Together: €1,069.70."),
        ("one of each and two more Supremo", " = €1,095.30. By “Preis”"),
        ("three Hausmischung and one of each Geisha", " = €1,072.70. By “Preis”"),
    ],
)
def test_so_many_of_each_are_of_every_row_or_of_a_kind(question: str, told: str) -> None:
    answer = table_answer(question, COLUMNS, ROWS)
    assert answer is not None
    assert told in answer.text


@pytest.mark.parametrize(
    "question", ["the average of each", "what does each cost?", "one of each helmet"]
)
def test_each_without_a_count_or_of_other_things_adds_up_nothing(question: str) -> None:
    answer = basket(question, SHEET)
    assert answer is None or answer.refuses
