# words of many languages
"""What is cheaper in one of two tables."""

from __future__ import annotations

import pytest

from buddy.domain.result_table import ResultTable
from buddy.domain.tables_cheaper import cheaper_in, cheaper_rows, place_in, sides_for

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
