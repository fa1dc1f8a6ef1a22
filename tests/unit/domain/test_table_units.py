# words of many languages
"""The column that a figure with a unit is compared with."""

from __future__ import annotations

import pytest

from buddy.domain.table_bounds import compared_rows
from buddy.domain.table_sheet import Sheet, TableAnswer, Unclear, sheet_of
from buddy.domain.table_units import (
    UnitColumn,
    head_unit,
    scale_of,
    symbol_of,
    unit_column,
    units_in,
    weighs_pounds,
)

PRICES_ONLY = sheet_of(("Model", "Price"), (("Alpha", "$5"), ("Beta", "$900")))
BIKES = sheet_of(("Bike", "Price", "Weight"), (("Fox", "$900", "14 kg"), ("Owl", "$1,500", "9 kg")))
PEOPLE = sheet_of(("Name", "Age", "Height (cm)"), (("Anna", "34", "170"), ("Bob", "51", "182")))


@pytest.mark.parametrize(
    "text",
    [
        "which are under 5 kg?",
        "over 100 km",
        "below 20 °C",
        "under 3 %",
        "welche wiegen unter 5 kg?",
        "lesquels font moins de 5 kg ?",
        "cuáles pesan menos de 5 kg?",
        "lighter than 5 kg",
        "older than 3 years",
        "over 100 people",
        "heavier than the Alpha",
    ],
)
def test_prices_do_not_answer_for_another_unit(text: str) -> None:
    told = compared_rows(text, PRICES_ONLY, sure=False)
    assert told is not None
    assert told.lacks
    assert "(“Model”, “Price”)" in told.text


@pytest.mark.parametrize(
    ("text", "sheet", "rows"),
    [
        ("under 10 kg", BIKES, (1,)),
        ("under 10000 g", BIKES, (1,)),
        ("over 25 pounds", BIKES, (0,)),
        ("leichter als 10 Kilo", BIKES, (1,)),
        ("heavier than the Owl", BIKES, (0,)),
        ("taller than 1.75 m", PEOPLE, (1,)),
        ("älter als 40", PEOPLE, (1,)),
        ("qui a plus de 40 ans ?", PEOPLE, (1,)),
        ("quién tiene más de 40 años?", PEOPLE, (1,)),
        ("who is older than Anna?", PEOPLE, (1,)),
    ],
)
def test_a_unit_and_a_comparison_find_their_column(
    text: str, sheet: Sheet, rows: tuple[int, ...]
) -> None:
    told = compared_rows(text, sheet, sure=False)
    assert told is not None
    assert told.rows == rows


def test_a_price_in_the_currency_of_its_head_is_compared_with_no_other() -> None:
    euros = sheet_of(("Phone", "Price (EUR)"), (("Alpha", "99"), ("Beta", "199")))
    told = compared_rows("under 150 dollars", euros, sure=False)
    assert told is not None
    assert told.text == "Price (EUR) is in €, and I convert no currency."
    own = compared_rows("under 150 €", euros, sure=False)
    assert own is not None
    assert own.rows == (0,)


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Weight (kg)", "kg"),
        ("Price EUR", "€"),
        ("Distance in km", "km"),
        ("Speed [km/h]", "km/h"),
        ("Price", ""),
        ("Check in", ""),
        ("Team A", ""),
    ],
)
def test_the_unit_of_a_head(head: str, unit: str) -> None:
    assert head_unit(head) == unit


def test_units_by_their_names_and_scales() -> None:
    assert [symbol_of(each) for each in ("Kilo", "Prozent", "ans", "km")] == ["kg", "%", "yr", "km"]
    assert scale_of("kg", "g") == 1000
    assert scale_of("km", "$") is None
    assert scale_of("°F", "°C") is None
    assert units_in(PEOPLE, 2) == {"cm"}
    assert weighs_pounds(BIKES)
    assert not weighs_pounds(PRICES_ONLY)


def test_a_unit_that_no_cell_says_is_taken_as_said_and_told() -> None:
    bare = sheet_of(("Bag", "Weight"), (("A", "5"), ("B", "9")))
    assert unit_column("kg", bare, "") == UnitColumn(1, assumed=True)
    told = compared_rows("under 6 kg", bare, sure=False)
    assert told is not None
    assert told.text.endswith("“Weight” tells no unit; it is taken to be in kg.")


def test_several_columns_in_one_unit_are_asked_about() -> None:
    box = sheet_of(("Box", "Width", "Depth"), (("A", "5 cm", "9 cm"), ("B", "7 cm", "3 cm")))
    assert unit_column("cm", box, "") == Unclear((1, 2))
    assert unit_column("cm", box, "depth") == UnitColumn(2)
    assert isinstance(unit_column("kg", box, ""), TableAnswer)
