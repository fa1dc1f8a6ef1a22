# ruff: noqa: RUF001  # the sign of times
"""Words of a question over rows are read or named as unread: none is passed over in an answer."""

from __future__ import annotations

import pytest
from hotel_table import names

from buddy.domain.table_asked import asked_of
from buddy.domain.table_scope import without_title
from buddy.domain.table_sheet import Sheet, sheet_of

TRAINS = sheet_of(
    ("Train", "Departs", "Changes", "Fare"),
    (
        ("RE 5", "06:12", "0", "€ 24.90"),
        ("IC 118", "08:40", "0", "€ 37.50"),
        ("RB 91", "09:15", "2", "€ 19.80"),
        ("IC 1268", "17:55", "1", "€ 31.00"),
    ),
)
MENU = sheet_of(
    ("Dish", "Price", "Calories", "Vegetarian"),
    (
        ("Tomato soup", "£6.50", "210", "yes"),
        ("Fish and chips", "£14.90", "980", "no"),
        ("Garden salad", "£8.20", "180", "yes"),
        ("Sticky pudding", "£7.00", "560", "yes"),
    ),
)
FLATS = sheet_of(
    ("Address", "Rooms", "Rent", "Pets"),
    (
        ("Mill Lane", "3", "€ 980", "no"),
        ("Harbour Street", "4", "€ 1,450", "yes"),
        ("Oak Avenue", "5", "€ 1,990", "no"),
    ),
)
COURSES = sheet_of(
    ("Kurs", "Gebühr", "Freie Plätze"),
    (("Italienisch", "96,00 €", "4"), ("Aquarell", "74,50 €", "0"), ("Yoga", "68,00 €", "9")),
)


@pytest.mark.parametrize(
    ("sheet", "question", "found"),
    [
        (TRAINS, "which ones have no changes?", ["RE 5", "IC 118"]),
        (TRAINS, "cheapest without changes", ["RE 5"]),
        (TRAINS, "cheapest direct train", ["RE 5"]),
        (TRAINS, "the dearest non-stop", ["IC 118"]),
        (TRAINS, "trains under 30 euros without changes", ["RE 5"]),
        (FLATS, "how many allow no pets", ["Mill Lane", "Oak Avenue"]),
        (FLATS, "which has the most rooms for under 1500", ["Harbour Street"]),
        (COURSES, "welche Kurse sind noch frei?", ["Italienisch", "Yoga"]),
        (COURSES, "welcher Kurs ist ausgebucht?", ["Aquarell"]),
        (MENU, "lowest calorie", ["Garden salad"]),
    ],
)
def test_conditions_are_kept_beside_what_is_asked(
    sheet: Sheet, question: str, found: list[str]
) -> None:
    answer = asked_of(question, sheet)
    assert answer is not None
    assert names(sheet, answer.rows) == found


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("soup and pudding together", "Tomato soup £6.50 + Sticky pudding £7.00 = £13.50"),
        ("total calories of soup and pudding", "Tomato soup 210 + Sticky pudding 560 = 770"),
        ("fish and chips and soup together", "Fish and chips £14.90 + Tomato soup £6.50 = £21.40"),
    ],
)
def test_a_word_that_joins_names_no_row(question: str, told: str) -> None:
    answer = asked_of(question, MENU)
    assert answer is not None
    assert answer.text.startswith(told)


@pytest.mark.parametrize(
    ("question", "unread"),
    [
        ("cheapest without rent", "“without rent”"),
        ("average rent without rooms", "“without rooms”"),
        ("which of the sunny ones is the cheapest", "“sunny”"),
        ("the cheapest furnished one", "“furnished”"),
    ],
)
def test_what_is_not_read_is_named_and_nothing_is_told_of_the_rest(
    question: str, unread: str
) -> None:
    answer = asked_of(question, FLATS)
    assert answer is not None
    assert answer.refuses
    assert unread in answer.text
    assert not answer.rows


@pytest.mark.parametrize(
    "question",
    ["which has the most changes", "sum of the changes", "how many changes has the RB 91"],
)
def test_a_column_that_is_asked_for_is_no_condition(question: str) -> None:
    answer = asked_of(question, TRAINS)
    assert answer is not None
    assert " with 0 " not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("total price of the first three", "The sum of Price is £29.60. "),
        ("average calories of the last two", "The mean of Calories is 370. "),
    ],
)
def test_a_figure_of_so_many_rows_is_of_those(question: str, told: str) -> None:
    answer = asked_of(question, MENU)
    assert answer is not None
    assert answer.text.startswith(told)


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    ("sheet", "question", "told"),
    [
        (MENU, "price of everything vegetarian together", "The sum of Price is £21.70. "),
        (MENU, "price of one of everything", "1 × Tomato soup £6.50"),
        (TRAINS, "wich train is the cheapest", "The lowest Fare: Train: RB 91"),
    ],
)
def test_a_condition_is_kept_however_sure_one_has_to_be(
    sheet: Sheet, question: str, told: str, *, sure: bool
) -> None:
    answer = asked_of(question, sheet, sure=sure)
    assert answer is not None
    assert answer.text.startswith(told)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("biggest flat under 1500 euros", ["Harbour Street"]),
        ("flats over 70 square metres", ["Harbour Street", "Oak Avenue"]),
        ("which flats are bigger than 70 square metres and cheaper than 1500", ["Harbour Street"]),
    ],
)
def test_a_title_says_what_the_rows_are(question: str, found: list[str]) -> None:
    sheet = sheet_of(
        ("Address", "Size", "Rent"),
        (
            ("Mill Lane", "64 m²", "€ 980"),
            ("Harbour Street", "102 m²", "€ 1,450"),
            ("Oak Avenue", "131 m²", "€ 1,990"),
        ),
    )
    answer = asked_of(question, sheet, sure=True, about="Flats to let")
    assert answer is not None
    assert names(sheet, answer.rows) == found
    assert without_title("the flat with rent", sheet, "Flats to let").split() == [
        *("the", "with", "rent")
    ]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("which has the lowest stock?", ["Stuhl"]),
        ("cheapest in stock", ["Lampe"]),
        ("what is sold out", ["Stuhl"]),
        ("Was ist mehr als 10 mal da?", ["Lampe"]),
        ("more than 2 pieces in stock", ["Lampe", "Tisch"]),
    ],
)
def test_pieces_are_counted_whatever_the_column_is_called(question: str, found: list[str]) -> None:
    stock = sheet_of(
        ("Artikel", "Preis", "Bestand"),
        (("Lampe", "9,90 €", "14"), ("Tisch", "99,00 €", "3"), ("Stuhl", "49,00 €", "0")),
    )
    answer = asked_of(question, stock)
    assert answer is not None
    assert names(stock, answer.rows) == found


@pytest.mark.parametrize(
    ("question", "found"), [("wer ist am längsten dabei", "Anna"), ("who is the newest", "Paul")]
)
def test_who_has_been_there_longest_in_german(question: str, found: str) -> None:
    team = sheet_of(("Name", "Since"), (("Anna", "2015"), ("Paul", "2021"), ("Mia", "2018")))
    answer = asked_of(question, team)
    assert answer is not None
    assert names(team, answer.rows) == [found]


def test_the_nearest_in_dutch() -> None:
    hotels = sheet_of(("Hotel", "Afstand"), (("A", "200 m"), ("B", "1,2 km")))
    answer = asked_of("welk hotel is het dichtst bij", hotels)
    assert answer is not None
    assert names(hotels, answer.rows) == ["A"]
