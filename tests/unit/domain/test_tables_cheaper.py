# words of many languages
"""What is cheaper in one of two tables."""

from __future__ import annotations

import pytest

from buddy.domain.result_table import ResultTable
from buddy.domain.tables_cheaper import (
    cheaper_in,
    cheaper_of_two,
    cheaper_rows,
    of_its_rows,
    place_in,
    sides_for,
)

HEAD = ("Product", "Price")
SHOP = ResultTable(
    columns=HEAD,
    rows=(("City bike", "€499"), ("Lamp", "€9"), ("Tea", "€2"), ("Tent", "€50")),
    source="Shop",
)
RIVAL = ResultTable(
    columns=HEAD, rows=(("City bike", "€479"), ("Lamp", "€11"), ("Tea", "€2")), source="Rival"
)
BOTH = (SHOP, RIVAL)


def _told(text: str) -> str:
    chosen = place_in(text, BOTH)
    assert chosen is not None
    told = cheaper_rows(chosen.rest, *sides_for(BOTH, ("Shop", "Rival"), chosen.place))
    assert told is not None
    return told.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("which products are cheaper at the rival?", "1 of 3 that both list are cheaper in “Rival"),
        ("was ist beim Rival günstiger?", "City bike is cheaper by €20.00 (€479 against €499)"),
        ("which are cheaper in the shop?", "in “Shop” than in “Rival”: Lamp is cheaper by €2.00"),
        ("what is more expensive there?", "are dearer in “Rival” than in “Shop”: Lamp is dearer"),
        ("is the city bike cheaper at his place?", "City bike is cheaper by €20.00"),
        ("is the lamp cheaper at the rival?", "Lamp is dearer by €2.00 (€11 against €9)"),
        ("is the tea cheaper there?", "Tea costs the same (€2)"),
    ],
)
def test_rows_of_the_same_name_are_set_against_each_other(text: str, told: str) -> None:
    assert cheaper_in(text)
    assert told in _told(text)


@pytest.mark.parametrize(
    "text", ["which is cheaper than the lamp?", "le moins cher chez le rival", "the cheapest there"]
)
def test_ends_and_rows_of_one_table_are_none(text: str) -> None:
    assert not cheaper_in(text)


WARES = ResultTable(
    columns=HEAD,
    rows=(("City bike", "€450"), ("E-bike", "€2100"), ("Desk lamp", "€40"), ("Floor lamp", "€120")),
    source="Shop prices",
)
OTHERS = ResultTable(
    columns=HEAD,
    rows=(("City bike", "€430"), ("E-bike", "€2000"), ("Desk lamp", "€44"), ("Floor lamp", "€99")),
    source="Rival prices",
)


def _of_two(text: str) -> str:
    pair = (WARES, OTHERS)
    assert place_in(text, pair) is None
    told = cheaper_of_two(text, *sides_for(pair, ("Shop", "Rival"), 0))
    return "" if told is None else told.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("so which is cheaper?", "both list (4)"),
        ("was ist günstiger?", "both list (4)"),
        ("which is cheaper for bikes?", "both list (2): City bike: €450 / €430; E-bike"),
        ("lequel est moins cher pour les vélos ?", "both list (2): City bike"),
        ("wo sind Lampen teurer?", "both list (2): Desk lamp: €40 / €44; Floor lamp"),
        ("which one is cheaper for the e-bike?", "“Rival” is lower, by €100.00."),
        (
            "which shop is cheaper for lamps?",
            "€160.00 against €143.00: “Rival” is lower, by €17.00",
        ),
    ],
)
def test_without_a_place_both_are_told_for_what_is_named(text: str, told: str) -> None:
    assert told in _of_two(text)


@pytest.mark.parametrize(
    "text",
    [
        "which is cheaper, the desk lamp or the floor lamp?",
        "which is cheaper for helmets?",
        "is the city bike cheaper?",
        "which is cheaper than the desk lamp?",
        "which is the cheapest?",
    ],
)
def test_rows_of_one_table_and_things_of_neither_are_no_two(text: str) -> None:
    assert not _of_two(text)


def test_a_kind_is_kept_where_a_place_is_named() -> None:
    chosen = place_in("are bikes cheaper at the rival?", (WARES, OTHERS))
    assert chosen is not None
    sides = of_its_rows(chosen.rest, *sides_for((WARES, OTHERS), ("Shop", "Rival"), chosen.place))
    assert sides is not None
    told = cheaper_rows(chosen.rest, *sides)
    assert told is not None
    assert "2 of 2 that both list are cheaper in “Rival”" in told.text
