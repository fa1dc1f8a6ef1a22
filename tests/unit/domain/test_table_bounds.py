# words of many languages
"""Rows below, above and between."""

from __future__ import annotations

import pytest

from buddy.domain.table_bounds import bounds_in, compared_rows
from buddy.domain.table_sheet import sheet_of

EURO = sheet_of(("Gerät", "Preis"), (("A", "1.299,00 €"), ("B", "399,00 €"), ("C", "89,90 €")))
SIZES = sheet_of(("Phone", "Price", "Storage"), (("A", "$900", "1 TB"), ("B", "$20", "64 GB")))
HOTELS = sheet_of(("Hotel", "Rate"), (("A", "$120"), ("B", "€95"), ("C", "£210")))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("unter 400 €", (1, 2)),
        ("unter 1.000 euro", (1, 2)),
        ("weniger als 89,95 €", (2,)),
        ("zwischen 90 und 400 euro", (1,)),
        ("plus de 1.000 €", (0,)),
        ("menos de 100 euros", (2,)),
        ("boven de 500 euro", (0,)),
    ],
)
def test_money_as_it_is_written_elsewhere(text: str, rows: tuple[int, ...]) -> None:
    assert bounds_in(text)
    told = compared_rows(text, EURO, sure=True)
    assert told is not None
    assert told.rows == rows


def test_a_unit_names_the_column_and_a_bare_number_means_money() -> None:
    more = compared_rows("more than 500 GB", SIZES, sure=True)
    assert more is not None
    assert more.rows == (0,)
    bare = compared_rows("which ones are under 500?", SIZES, sure=True)
    assert bare is not None
    assert bare.rows == (1,)
    assert "By “Price”" in bare.text


def test_currencies_are_not_compared_with_each_other() -> None:
    bare = compared_rows("under 200", HOTELS, sure=True)
    assert bare is not None
    assert not bare.rows
    assert "Rate is in $, € and £, and I convert none." in bare.text
    dollars = compared_rows("under $200", HOTELS, sure=True)
    assert dollars is not None
    assert dollars.rows == (0,)


def test_what_no_column_tells_is_said_and_other_things_are_left_alone() -> None:
    words = sheet_of(("Title", "Text"), (("A", "x"), ("B", "y")))
    told = compared_rows("which ones are under 20?", words, sure=False)
    assert told is not None
    assert told.text.startswith("That cannot be told")
    assert compared_rows("people under 20 in prison", words, sure=False) is None


PHONES = sheet_of(
    ("Phone", "Price", "Storage"),
    (("Alpha", "$900", "256 GB"), ("Beta", "$20", "64 GB"), ("Gamma", "$400", "128 GB")),
)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("is there anything cheaper than the gamma?", (1,)),
        ("which are more expensive than beta?", (0, 2)),
        ("was ist billiger als das Gamma?", (1,)),
        ("how many cost less than the average?", (1, 2)),
        ("welche sind teurer als der Durchschnitt?", (0,)),
        ("the most expensive one under 800", (2,)),
        ("cheapest with at least 128 GB", (2,)),
    ],
)
def test_than_a_row_or_the_mean_and_an_end_of_what_is_left(
    text: str, rows: tuple[int, ...]
) -> None:
    assert bounds_in(text)
    told = compared_rows(text, PHONES, sure=True)
    assert told is not None
    assert told.rows == rows


def test_where_something_costs_less_is_no_comparison_with_it() -> None:
    assert compared_rows("dove costa meno il gamma?", PHONES, sure=True) is None


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("more than 1000 stars", (0, 2)),
        ("over 1k", (0, 2)),
        ("not over 10k", (1, 2)),
        ("between 1k and 5k stars", (2,)),
    ],
)
def test_thousands_by_a_letter(text: str, rows: tuple[int, ...]) -> None:
    stars = sheet_of(("Repo", "Stars"), (("a", "12.3k"), ("b", "950"), ("c", "1,200")))
    told = compared_rows(text, stars, sure=True)
    assert told is not None
    assert told.rows == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("the cheapest with at least 1 GB", (0, 1)),
        ("the cheapest with at least 2 GB", (1,)),
        ("the most expensive with at least 1 GB", (2, 3)),
        ("the cheapest three with at least 1 GB", (0, 1, 2, 3)),
    ],
)
def test_rows_that_are_level_are_all_told(text: str, rows: tuple[int, ...]) -> None:
    sizes = (("A", "1 GB", "$9"), ("B", "2 GB", "$9"), ("C", "4 GB", "$20"), ("D", "8 GB", "$20"))
    told = compared_rows(text, sheet_of(("Disk", "Size", "Price"), sizes), sure=True)
    assert told is not None
    assert told.rows == rows


@pytest.mark.parametrize(
    "said",
    [
        "over 500 thousand people",
        "more than 0.5 million inhabitants",
        "más de 500 mil habitantes",
        "plus de 500 mille habitants",
        "über 500 tausend Einwohner",
    ],
)
def test_thousands_and_millions_are_one_number_with_what_stands_before(said: str) -> None:
    cities = sheet_of(
        ("City", "Population"),
        (("Bonn", "330k"), ("Köln", "1.1 million"), ("Linz", "210 thousand")),
    )
    told = compared_rows(said, cities, sure=False)
    assert told is not None
    assert told.rows == (1,)


def test_a_word_with_a_rate_in_it_is_no_price() -> None:
    phones = sheet_of(("Model", "Price", "Rating"), (("A", "$10", "4.5"), ("B", "$20", "3.9")))
    told = compared_rows("rated over 4", phones, sure=False)
    assert told is not None
    assert told.rows == (0,)
    assert "“Rating”" in told.text
