# words of many languages
"""Rows counted by what they hold, and all rows but some."""

from __future__ import annotations

import pytest

from buddy.domain.table_count import all_but, excepts, how_many
from buddy.domain.table_sheet import sheet_of

SHEET = sheet_of(
    ("Phone", "Price", "Colour"),
    (("Alpha One", "$10", "red"), ("Beta", "$20", "blue"), ("Gamma", "$30", "red")),
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("how many are red?", (0, 2)),
        ("how many have $20", (1,)),
        ("wie viele sind red", (0, 2)),
        ("combien sont red ?", (0, 2)),
        ("how many phones are there?", None),
        ("how many people live in Berlin?", None),
        ("which are red?", None),
    ],
)
def test_rows_that_hold_what_is_counted(text: str, rows: tuple[int, ...] | None) -> None:
    told = how_many(text, SHEET)
    assert (None if told is None else told.rows) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("everything except alpha", (1, 2)),
        ("without the beta", (0, 2)),
        ("all phones but beta and gamma", (0,)),
        ("everything but the most expensive", (0, 1)),
        ("all except the red ones", (1,)),
    ],
)
def test_all_but(text: str, rows: tuple[int, ...]) -> None:
    told = all_but(text, SHEET, sure=True)
    assert told is not None
    assert told.rows == rows


def test_what_is_not_there_is_left_out_by_nobody() -> None:
    assert all_but("without the zeta", SHEET, sure=True) is None
    told = all_but("everything except zeta", SHEET, sure=False)
    assert told is not None
    assert told.text == "No row is called “zeta”: none is left out."
    assert not excepts("search for shoes without laces")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("everything but the iPhone 15", (1, 2)),
        ("alles außer dem iPhone 15 Pro", (0, 2)),
        ("tout sauf l'iPhone 15", (1, 2)),
        ("todo excepto el iPhone 15", (1, 2)),
        ("tutto tranne iPhone 15", (1, 2)),
        ("tudo exceto o iPhone 15", (1, 2)),
        ("alles behalve de iPhone 15", (1, 2)),
        ("all but the iPhone 15 and the Pixel 8", (1,)),
        ("all but the iPhone", (2,)),
    ],
)
def test_a_name_leaves_out_no_longer_one(text: str, rows: tuple[int, ...]) -> None:
    phones = (("iPhone 15", "$799"), ("iPhone 15 Pro", "$999"), ("Pixel 8", "$899"))
    told = all_but(text, sheet_of(("Model", "Price"), phones), sure=True)
    assert told is not None
    assert told.rows == rows


SHOP_ROWS = (("City bike", "€9"), ("E-bike", "€20"), ("Desk lamp", "€4"), ("Floor lamp", "€6"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("all bikes except the e-bike", "1 of 2 rows with “bikes”, without E-bike: City bike"),
        ("everything except the e-bike", "3 of 4 rows, without E-bike: City bike"),
        ("show me all lamps but not the floor lamp", "1 of 2 rows with “lamps”, without Floor"),
        ("all except the e-bike and the floor lamp", "2 of 4 rows, without E-bike, Floor lamp"),
    ],
)
def test_what_is_left_is_of_the_kind_that_is_named(text: str, told: str) -> None:
    answer = all_but(text, sheet_of(("Product", "Price"), SHOP_ROWS), sure=False)
    assert answer is not None
    assert answer.text.startswith(told)
