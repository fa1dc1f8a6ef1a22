# words of many languages
"""The rows at an end, by the column that tells it."""

from __future__ import annotations

import pytest

from buddy.domain.table_ends import at_end, end_column, no_column
from buddy.domain.table_question import table_answer
from buddy.domain.table_sheet import Unclear, sheet_of
from buddy.domain.table_words import end_in

COLUMNS = ("Name", "Age", "Salary", "Height", "Weight")
ROWS = (
    ("Anna", "34", "$95,000", "170 cm", "62 kg"),
    ("Bob", "51", "$120,000", "182 cm", "90 kg"),
    ("Cleo", "29", "$88,000", "165 cm", "55 kg"),
    ("Dan", "22", "$30,000", "190 cm", "80 kg"),
)
ANNA, BOB, CLEO, DAN = range(4)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("who earns the most?", BOB),
        ("who earns the least?", DAN),
        ("wer verdient am meisten?", BOB),
        ("qui gagne le plus ?", BOB),
        ("quién gana más?", BOB),
        ("which one weighs least?", CLEO),
        ("wer ist am leichtesten?", CLEO),
        ("qui est le plus lourd ?", BOB),
        ("quién pesa menos?", CLEO),
        ("who is the tallest?", DAN),
        ("wer ist am größten?", DAN),
        ("quién es la más alta?", DAN),
        ("who is the shortest?", CLEO),
        ("the second heaviest", DAN),
        ("who makes the most money?", BOB),
    ],
)
def test_a_verb_or_an_adjective_names_the_column(question: str, row: int) -> None:
    for sure in (False, True):
        answer = table_answer(question, COLUMNS, ROWS, sure=sure)
        assert answer is not None
        assert answer.rows == (row,)


@pytest.mark.parametrize(
    ("question", "of"),
    [
        ("average rating", "ratings"),
        ("durchschnittliche Bewertung", "ratings"),
        ("which has the best rating?", "ratings"),
        ("lightest?", "weights"),
        ("total weight", "weights"),
        ("who earns the most?", "pay"),
        ("which is the fastest?", "speeds or times"),
        ("which has the most storage", "storage or memory"),
    ],
)
def test_what_no_column_tells_is_not_answered_from_the_prices(question: str, of: str) -> None:
    for sure in (False, True):
        answer = table_answer(question, ("Model", "Price"), (("A", "$5"), ("B", "$9")), sure=sure)
        assert answer is not None
        assert answer.text == (f"That cannot be told: it has no column of {of} (“Model”, “Price”).")


def test_the_fastest_has_the_highest_speed_or_the_lowest_time() -> None:
    cars = ("Car", "Top speed"), (("A", "200 km/h"), ("B", "180 km/h"))
    runs = ("Runner", "Time"), (("A", "50 min"), ("B", "45 min"))
    speed, time = (table_answer("which is the fastest?", *each) for each in (cars, runs))
    assert speed is not None
    assert time is not None
    assert (speed.rows, time.rows) == ((0,), (1,))


def test_a_head_that_says_nothing_of_measures_may_be_meant() -> None:
    books = sheet_of(("Book", "Pages"), (("A", "300"), ("B", "900")))
    told = at_end("the longest", books)
    assert told is not None
    assert told.text.startswith("The highest Pages: Book: B")


def test_the_cheapest_by_another_column_is_asked_about() -> None:
    end = end_in("cheapest by weight")
    assert end is not None
    bikes = sheet_of(("Bike", "Price", "Weight"), (("A", "$5", "9 kg"), ("B", "$9", "7 kg")))
    assert end_column(bikes, end)[1] == Unclear((1, 2))


def test_who_is_level_ahead_of_a_rank_is_told() -> None:
    rows = (("A", "$5"), ("B", "$5"), ("C", "$9"))
    told = at_end("the second cheapest", sheet_of(("Phone", "Price"), rows))
    assert told is not None
    assert told.rows == (2,)
    assert "Ahead of that are 2, some of them level: A $5, B $5." in told.text


def test_of_many_columns_the_rest_is_counted() -> None:
    columns = ("Name", *(f"Col{n}" for n in range(10)))
    wide = sheet_of(columns, (("x", *map(str, range(10))), ("y", *map(str, range(1, 11)))))
    assert no_column(wide, "prices").text.endswith("“Col6” and 3 more).")
    told = at_end("the highest Col9", wide)
    assert told is not None
    assert "Col9: 10; and 3 more columns" in told.text


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("the oldest and the lightest", (BOB, CLEO)),
        ("wer ist am ältesten und wer am größten?", (BOB, DAN)),
        ("is Bob older than Anna?", (ANNA, BOB)),
    ],
)
def test_two_ends_are_both_told_and_two_rows_are_set_against(
    question: str, rows: tuple[int, ...]
) -> None:
    answer = table_answer(question, COLUMNS, ROWS)
    assert answer is not None
    assert answer.rows == rows
    assert answer.text.startswith("The high")


@pytest.mark.parametrize("question", ["the fastest", "the longest", "the nearest"])
def test_a_count_of_pieces_is_no_speed_length_or_distance(question: str) -> None:
    shelf = sheet_of(("Model", "Stock", "Price"), (("A", "3", "$10"), ("B", "9", "$20")))
    told = at_end(question, shelf)
    assert told is not None
    assert told.lacks
