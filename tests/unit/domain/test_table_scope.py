# words of many languages
"""The rows that a question is about: with a word, without another, or not understood."""

from __future__ import annotations

import pytest

from buddy.domain.table_question import table_answer
from buddy.domain.table_scope import scope_of
from buddy.domain.table_sheet import sheet_of
from buddy.domain.table_wish import table_wish

COLUMNS = ("Model", "Brand", "Price", "Frame")
ROWS = (
    ("City Glide", "Velora", "$649.00", "steel"),
    ("Trail Fox", "Kestrel", "$1,299.00", "carbon"),
    ("Road Arrow", "Velora", "$2,150.00", "carbon"),
    ("Kids Hop", "Minou", "$189.50", "steel"),
    ("Cargo Mule", "Kestrel", "$3,480.00", "steel"),
)
GLIDE, FOX, ARROW, HOP, MULE = range(5)
SHEET = sheet_of(COLUMNS, ROWS)
TITLE = "Bike Shop Prices"


@pytest.mark.parametrize(
    ("question", "row", "told"),
    [
        ("cheapest Kestrel", FOX, "the 2 rows with “Kestrel”"),
        ("second most expensive Velora", GLIDE, "the 2 rows with “Velora”"),
        ("what is the most expensive carbon bike?", ARROW, "the 2 rows with “carbon”"),
        ("the dearest steel Kestrel", MULE, "with “steel” and “Kestrel”"),
        ("cheapest of the Velora and the Kestrel", GLIDE, "the 4 rows with"),
        ("most expensive except Cargo Mule", ARROW, "the 4 rows without “Cargo Mule”"),
        ("the most expensive of all but Cargo Mule", ARROW, "the 4 rows without"),
        ("das teuerste außer Cargo Mule", ARROW, "without “Cargo Mule”"),
        ("ohne Cargo Mule, was ist am teuersten?", ARROW, "without “Cargo Mule”"),
        ("le plus cher sauf Cargo Mule", ARROW, "without “Cargo Mule”"),
        ("la plus chère sans Cargo Mule", ARROW, "without “Cargo Mule”"),
        ("la más cara excepto Cargo Mule", ARROW, "without “Cargo Mule”"),
        ("la più cara tranne Cargo Mule", ARROW, "without “Cargo Mule”"),
        ("a mais cara exceto Cargo Mule", ARROW, "without “Cargo Mule”"),
        ("de duurste behalve Cargo Mule", ARROW, "without “Cargo Mule”"),
        ("the cheapest that is not Minou", GLIDE, "the 4 rows without “Minou”"),
        ("is the Cargo Mule the most expensive?", MULE, "over all 5 rows"),
    ],
)
def test_an_end_is_of_the_rows_that_are_spoken_of(question: str, row: int, told: str) -> None:
    answer = table_answer(question, COLUMNS, ROWS, about=TITLE)
    assert answer is not None
    assert answer.rows == (row,)
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("average price of the steel ones", "The mean of Price is $1,439.50."),
        ("average price of Kestrels", "The mean of Price is $2,389.50."),
        ("average price without Cargo Mule", "The mean of Price is $1,071.88."),
        ("Durchschnittspreis ohne Cargo Mule und Kids Hop", "The mean of Price is $1,366.00."),
        ("la moyenne des prix sans Cargo Mule", "The mean of Price is $1,071.88."),
        ("total price of the Velora bikes", "The sum of Price is $2,799.00."),
    ],
)
def test_a_figure_is_of_the_rows_that_are_spoken_of(question: str, told: str) -> None:
    answer = table_answer(question, COLUMNS, ROWS, about=TITLE)
    assert answer is not None
    assert answer.text.startswith(told)
    assert "over all" not in answer.text
    assert 0 < len(answer.rows) < len(ROWS)


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("the cheapest Trek", "“Trek”"),
        ("average price of the titanium bikes", "“titanium”"),
        ("most expensive except Peugeot", "“Peugeot”"),
        ("das teuerste aus Aluminium", "“Aluminium”"),
    ],
)
def test_a_word_that_is_nowhere_keeps_it_from_all_rows(question: str, word: str) -> None:
    answer = table_answer(question, COLUMNS, ROWS, about=TITLE)
    assert answer is not None
    assert answer.refuses
    assert f"I did not find {word}" in answer.text
    assert answer.rows == ()
    assert table_answer(question, COLUMNS, ROWS, about=TITLE, sure=True) is None


def test_rows_that_no_row_is_are_said() -> None:
    answer = table_answer("the cheapest Minou of carbon", COLUMNS, ROWS)
    assert answer is not None
    assert answer.text == "None of the 5 rows is one with “Minou” and “carbon”."


def test_a_bound_and_an_order_are_of_the_rows_that_are_spoken_of() -> None:
    bound = table_wish("which is not from Kestrel and under $700?", COLUMNS, ROWS)
    assert bound is not None
    assert bound.rows == (GLIDE, HOP)
    assert "of the" not in bound.text
    assert "2 of 3 rows without “Kestrel”" in bound.text
    order = table_wish("sort the Kestrel ones by price", COLUMNS, ROWS)
    assert order is not None
    assert order.rows == (FOX, MULE)


def test_what_is_asked_back_keeps_what_was_left_out() -> None:
    columns, rows = (*COLUMNS, "Stock"), tuple((*row, "3") for row in ROWS)
    answer = table_answer("average without Cargo Mule", columns, rows)
    assert answer is not None
    assert answer.choices[0] == ("Price", "average without Cargo Mule by Price")


def test_words_of_asking_and_of_the_title_are_no_rows() -> None:
    for question in ("which bike is the cheapest?", "what is the average price per model?"):
        scope = scope_of(question, SHEET, TITLE)
        assert (scope.rows, scope.told, scope.unknown) == ((0, 1, 2, 3, 4), "", ())


def test_a_follow_up_that_leaves_out_a_row_shows_the_others() -> None:
    answer = table_wish("und ohne den Cargo?", COLUMNS, ROWS)
    assert answer is not None
    assert answer.rows == (GLIDE, FOX, ARROW, HOP)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("how many are not Kestrel?", (GLIDE, ARROW, HOP)),
        ("the last two Velora", (GLIDE, ARROW)),
        ("the first two steel ones", (GLIDE, HOP)),
        ("Kestrels under $2000", (FOX,)),
    ],
)
def test_a_count_and_a_cut_are_of_the_rows_that_are_spoken_of(
    text: str, rows: tuple[int, ...]
) -> None:
    answer = table_wish(text, COLUMNS, ROWS, about=TITLE)
    assert answer is not None
    assert answer.rows == rows
    assert " with" in answer.text


@pytest.mark.parametrize("text", ["Treks under $700", "which titanium bikes are under $700?"])
def test_a_bound_of_what_is_nowhere_is_not_answered_over_all_rows(text: str) -> None:
    answer = table_wish(text, COLUMNS, ROWS, about=TITLE)
    assert answer is not None
    assert answer.refuses
    assert table_wish(text, COLUMNS, ROWS, about=TITLE, sure=True) is None


def test_a_price_for_a_measure_is_not_the_price() -> None:
    columns, rows = ("Coffee", "Price", "Weight"), (("A", "$8", "500 g"), ("B", "$7", "250 g"))
    answer = table_answer("which is the cheapest per kg?", columns, rows)
    assert answer is not None
    assert answer.refuses
    assert "“per kg”" in answer.text
    told = table_answer(
        "the cheapest per kg", ("Coffee", "Price per kg"), (("A", "$8"), ("B", "$7"))
    )
    assert told is not None
    assert told.rows == (1,)


def test_a_bound_that_is_not_understood_is_no_end() -> None:
    question = "how many lamps cost more than $1000?"
    assert table_answer(question, COLUMNS, ROWS, about=TITLE, sure=True) is None


def test_a_name_left_out_leaves_out_no_longer_one() -> None:
    rows = (("iPhone 15", "$799"), ("iPhone 15 Pro", "$999"), ("Pixel 8", "$899"))
    phones = sheet_of(("Model", "Price"), rows)
    assert scope_of("total without iPhone 15", phones).rows == (1, 2)
    assert scope_of("total without iPhone 15 Pro", phones).rows == (0, 2)
