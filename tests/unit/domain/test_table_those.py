# words of many languages
"""Words that point back at rows, and places in the order that was shown."""

from __future__ import annotations

import pytest
from hotel_table import HOTELS, SHOP, names

from buddy.domain.table_asked import asked_of
from buddy.domain.table_sheet import sheet_of
from buddy.domain.table_those import (
    at_place,
    chooses_rows,
    goes_further,
    may_go_further,
    means_rows,
    only_place,
    points_back,
    told_before,
    without_pointing,
)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("the average price of those", "the average price"),
        ("how many of them have breakfast?", "how many have breakfast?"),
        ("sort them by price", "sort by price"),
        ("which of these hotels are cheap?", "which hotels are cheap?"),
        ("Durchschnittspreis von diesen", "Durchschnittspreis"),
        ("welche davon haben 4 Sterne?", "welche haben 4 Sterne?"),
        ("le moins cher de ceux-là", "le moins cher"),
        ("el más barato de esos", "el más barato"),
        ("il più caro di questi", "il più caro"),
        ("welke daarvan?", "welke ?"),
    ],
)
def test_words_point_back(text: str, rest: str) -> None:
    assert points_back(text)
    assert without_pointing(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "average price of those under 10 kg",
        "only those with breakfast",
        "those that cost less",
        "which of these two pages is cheaper?",
        "diese Seite",
        "ces pages",
        "sort it by price",
        "el más barato de esos que tienen desayuno",
    ],
)
def test_others_tell_which_rows_themselves(text: str) -> None:
    assert not points_back(text)


@pytest.mark.parametrize(
    "text", ["the third one", "row 3", "das dritte", "et le deuxième ?", "el tercero", "the last"]
)
def test_a_place_alone(text: str) -> None:
    assert only_place(text)


@pytest.mark.parametrize(
    "text", ["the second cheapest", "the second page of the shop", "third party fees", "over 3"]
)
def test_no_place_alone(text: str) -> None:
    assert not only_place(text)


def test_earlier_questions_choose_rows_one_after_the_other() -> None:
    texts = ("between 90 and 190 euros", "sort them by price", "which of them is the cheapest?")
    told = told_before(texts, HOTELS, asked_of)
    assert names(HOTELS, told.group) == ["Alpenblick", "Seehof", "Bayerischer Hof"]
    place = at_place("the second one", HOTELS, told.shown)
    assert place is not None
    assert "Number 2 of the 3 rows as they were told last: Hotel: Seehof" in place.text
    beyond = at_place("row 5", HOTELS, told.shown)
    assert beyond is not None
    assert beyond.text == "There is no such one: 3 rows were told last."


def test_one_row_of_all_leaves_all() -> None:
    told = told_before(("4 stars or more", "which is the cheapest?"), HOTELS, asked_of)
    assert len(told.group) == len(HOTELS.rows)
    assert len(told.shown) == 3


@pytest.mark.parametrize(
    "text",
    [
        "what do they cost together?",
        "was kosten sie zusammen?",
        "combien coûtent-ils ensemble ?",
        "wat kosten ze samen?",
    ],
)
def test_who_does_something_points_back_and_stays_in_the_question(text: str) -> None:
    assert means_rows(text)
    assert not points_back(text)
    assert without_pointing(text) == text
    told = told_before(("which cost less than 100?", text), SHOP, asked_of)
    assert names(SHOP, told.group) == ["Floor lamp", "Green tea"]


@pytest.mark.parametrize("text", ["kann sie das?", "Haben Sie Fahrräder?", "the price of it"])
def test_another_third_person_does_not(text: str) -> None:
    assert not means_rows(text)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("what would two of each cost?", True),
        ("zwei von jedem", True),
        ("two of each lamp", False),
        ("each hotel", False),
    ],
)
def test_each_of_those_told_is_meant_where_no_kind_is_named(text: str, back: bool) -> None:
    assert means_rows(text) is back


@pytest.mark.parametrize(
    ("text", "chooses"),
    [
        ("which ones have no changes?", True),
        ("fewer than 5 games", True),
        ("welche sind noch frei?", True),
        ("which of those are in stock?", False),
        ("which is the cheapest?", False),
        ("what is the page about?", False),
        ("thanks, that was it", False),
    ],
)
def test_a_message_that_asks_for_some_of_the_rows(text: str, *, chooses: bool) -> None:
    assert chooses_rows(text) is chooses


@pytest.mark.parametrize(
    ("text", "means"),
    [
        *(("and are vegetarian", True), ("und sind auf Lager", True)),
        *(("and are there any pies?", False), ("and have you read it?", False)),
        ("and paul?", False),
    ],
)
def test_a_verb_without_its_rows_goes_on_from_those_before(text: str, *, means: bool) -> None:
    assert means_rows(text) is means


def test_one_more_thing_is_said_of_the_rows_before() -> None:
    menu = sheet_of(
        ("Dish", "Calories", "Vegetarian"),
        (("Soup", "210", "yes"), ("Chips", "580", "no"), ("Pie", "640", "yes")),
    )
    few = (0, 1)
    assert goes_further("and vegetarian", "less than 600 calories", few, menu)
    for text in ("and vegetarian?", "and the lowest", "and Berlin", "vegetarian", "and under 300"):
        assert not goes_further(text, "less than 600 calories", few, menu)
    assert not goes_further("and vegetarian", "how many have under 600 calories", few, menu)
    assert not goes_further("and vegetarian", "less than 600 calories", (1,), menu)
    assert not goes_further("and vegetarian", "less than 900 calories", (0, 1, 2), menu)
    assert not may_go_further("and what is the weather in Lindau")
