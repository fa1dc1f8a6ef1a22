# words of many languages
"""How far two rows are apart, and shares of a column."""

from __future__ import annotations

import pytest

from buddy.domain.table_asked import asked_of
from buddy.domain.table_pair import apart, in_percent, share_of, without_percent
from buddy.domain.table_question import answer_of
from buddy.domain.table_sheet import sheet_of

BIKES = sheet_of(
    ("Bike", "Price", "Weight"),
    (("Fox", "$900", "14 kg"), ("Owl", "$650", "9 kg"), ("Elk", "$700", "")),
)
TEAM = sheet_of(("Name", "Age", "Salary"), (("Carla", "45", "$99,000"), ("Dan", "31", "$64,000")))
CITIES = sheet_of(
    ("City", "Country", "Population"),
    (
        ("Berlin", "Germany", "3700000"),
        ("Paris", "France", "2100000"),
        ("Bonn", "Germany", "200000"),
    ),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How much lighter is the Owl than the Fox?", "Owl 9 kg, Fox 14 kg: Owl has 5 kg less."),
        ("how much heavier is Owl than Fox?", "Owl has 5 kg less."),
        ("how much more does Fox cost than Owl?", "Fox has $250.00 more. By “Price”."),
        ("Wie viel leichter ist Owl als Fox?", "Owl has 5 kg less."),
        ("de combien Owl est plus léger que Fox ?", "Owl has 5 kg less."),
        ("cuánto más ligera es la Owl que la Fox?", "Owl has 5 kg less."),
        ("how much older is the Owl than the Fox?", None),
        ("which is lighter than the Fox?", None),
        ("how much lighter is the Elk than the Fox?", None),
    ],
)
def test_two_rows_are_apart(text: str, told: str | None) -> None:
    answer = apart(text, BIKES)
    assert (answer is None) == (told is None)
    if answer is not None and told is not None:
        assert told in answer.text


def test_pay_and_age_are_compared_by_their_columns() -> None:
    pay = apart("how much more does Carla earn than Dan?", TEAM)
    assert pay is not None
    assert "Carla has $35,000.00 more." in pay.text
    age = asked_of("wie viel älter ist Carla als Dan?", TEAM)
    assert age is not None
    assert "Carla has 14 more. By “Age”." in age.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What share has Berlin?", "Berlin: 3,700,000 of 6,000,000, 61.7 %."),
        ("welchen Anteil hat Paris?", "Paris: 2,100,000 of 6,000,000, 35.0 %."),
        ("quelle part a Paris ?", "35.0 %"),
        ("which share do the German cities have?", "Berlin, Bonn: 3,900,000 of 6,000,000, 65.0 %."),
        ("what share has Rome?", None),
        ("what share?", None),
    ],
)
def test_a_share_is_of_the_whole_column(text: str, told: str | None) -> None:
    answer = share_of(text, CITIES, "Cities")
    assert (answer is None) == (told is None)
    if answer is not None and told is not None:
        assert told in answer.text


def test_which_column_makes_the_whole_is_asked() -> None:
    answer = share_of("what share has Dan?", TEAM)
    assert answer is not None
    assert [label for label, _ in answer.choices] == ["Age", "Salary"]


def test_a_difference_in_percent_is_no_share() -> None:
    teas = sheet_of(("Tea", "Price"), (("Green", "$8"), ("Black", "$6"), ("Mint", "$4")))
    assert share_of("difference between green and black in percent", teas) is None
    told = answer_of("price difference between green and black in percent", teas)
    assert told is not None
    assert "$2.00 apart (25.0 % of the higher)." in told.text
    plain = answer_of("price difference between green and black", teas)
    assert plain is not None
    assert "$2.00 apart." in plain.text
    assert without_percent("difference in percent") == "difference in"
    assert in_percent("in percent", -1, 4) == ""
