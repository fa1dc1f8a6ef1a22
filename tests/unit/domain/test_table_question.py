"""Questions that a table answers, and those that it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.table_question import table_answer

COLUMNS = ("Service", "Price EUR", "Hours")
BOILER, BATH, LEAK = 0, 1, 2
ROWS = (
    ("Boiler repair", "180", "2"),
    ("Bathroom renovation", "7,400", "60"),
    ("Leak detection", "95", "1"),
)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("which one costs 95?", LEAK),
        ("which is the most expensive?", BATH),
        ("what\u2019s the cheapest?", LEAK),
        ("which costs the least?", LEAK),
        ("what takes the longest?", BATH),
        ("which has the fewest hours?", LEAK),
        ("how long does bathroom renovation take?", BATH),
        ("was ist am teuersten?", BATH),
        ("welches ist das billigste?", LEAK),
        ("quel est le plus cher ?", BATH),
        ("cuál es el más barato?", LEAK),
        ("qual è il più caro?", BATH),
        ("qual é o mais caro?", BATH),
        ("wat is het goedkoopst?", LEAK),
        ("how much is a boiler repair?", BOILER),
        ("the price of 7400?", BATH),
    ],
)
def test_the_row_that_is_meant(question: str, row: int) -> None:
    answer = table_answer(question, COLUMNS, ROWS)
    assert answer is not None
    assert answer.rows == (row,)
    assert ROWS[row][0] in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what is the total of the prices?", "The sum of Price EUR over 3 rows is 7,675."),
        ("the average of hours", "The mean of Hours over 3 rows is 21."),
    ],
)
def test_a_column_is_added_up(question: str, told: str) -> None:
    answer = table_answer(question, COLUMNS, ROWS)
    assert answer is not None
    assert answer.text == told


@pytest.mark.parametrize(
    "question",
    [
        "was kostet die leckortung?",
        "what is the total?",
        "who wrote it?",
        "which one costs 96?",
        "",
    ],
)
def test_what_it_does_not_tell(question: str) -> None:
    assert table_answer(question, COLUMNS, ROWS) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which is the most expensive?", True),
        ("how long does bathroom renovation take?", True),
        ("what is the highest mountain in france?", False),
        ("what is the most expensive car in the world?", False),
        ("who won 95 matches in the league?", False),
    ],
)
def test_a_question_that_may_be_about_something_else(question: str, told: bool) -> None:
    assert (table_answer(question, COLUMNS, ROWS, sure=True) is not None) is told


def test_an_empty_table_tells_nothing() -> None:
    assert table_answer("which is the cheapest?", COLUMNS, ()) is None


@given(st.text(), st.lists(st.lists(st.text(), min_size=3, max_size=3)))
def test_any_question_and_any_table(question: str, rows: list[list[str]]) -> None:
    table_answer(question, COLUMNS, rows)
    table_answer(question, COLUMNS, rows, sure=True)
