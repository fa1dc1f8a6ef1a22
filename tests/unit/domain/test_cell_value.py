# ruff: noqa: RUF001  # dashes of many kinds
# words of many languages
"""Cells as figures: money as shops write it, in one column and by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.cell_value import figure_in, figures_of, told_like


@pytest.mark.parametrize(
    ("cell", "value", "kind"),
    [
        ("$1,299.00", 1299.0, "$"),
        ("1.299,00 €", 1299.0, "€"),
        ("1 299,00 €", 1299.0, "€"),
        ("1.299 €", 1299.0, "€"),
        ("CHF 1'299.50", 1299.5, "CHF"),
        ("R$ 5,00", 5.0, "R$"),
        ("A$5", 5.0, "A$"),
        ("$1.2k", 1200.0, "$"),
        ("€ 12,-", 12.0, "€"),
        ("from $5/mo", 5.0, "$/month"),
        ("ab 5 € pro Monat", 5.0, "€/month"),
        ("$99/year", 99.0, "$/year"),
        ("now only $24", 24.0, "$"),
        ("$5-$10", 5.0, "$"),
        ("5–10 €", 5.0, "€"),
        ("-5 %", -5.0, "%"),
        ("256 GB", 256.0, "GB"),
        ("1e3", 1000.0, ""),
        ("free", 0.0, ""),
        ("kostenlos", 0.0, ""),
    ],
)
def test_a_figure_with_what_it_is_of(cell: str, value: float, kind: str) -> None:
    figure = figure_in(cell)
    assert figure is not None
    assert (figure.value, figure.kind) == (value, kind)


@pytest.mark.parametrize(
    "cell", ["", "on request", "3 of 5", "2026-11-27", "Item 5", "$24 (was $39)", "+49 30 1234 567"]
)
def test_no_figure(cell: str) -> None:
    assert figure_in(cell) is None


def test_a_column_tells_how_its_figures_are_written() -> None:
    german = figures_of(["1.299", "399,00"])
    assert [each.value for each in german.of.values()] == [1299.0, 399.0]
    english = figures_of(["1.299", "399.00"])
    assert [each.value for each in english.of.values()] == [1.299, 399.0]


def test_kinds_and_what_is_missing_and_where_a_price_begins() -> None:
    found = figures_of(["free", "from $5/mo", "on request", "$99/year"])
    assert found.kinds == ("$/month", "$/year")
    assert found.missing == (2,)
    assert [n for n, each in found.of.items() if each.least] == [1]
    assert found.is_money


def test_measures_of_one_thing_are_put_into_one_unit() -> None:
    sizes = figures_of(["256 GB", "1 TB"])
    assert sizes.kinds == ("GB",)
    assert [each.value for each in sizes.of.values()] == [256.0, 1000.0]
    assert figures_of(["10 users", "1 user"]).kinds == ("user",)
    assert figures_of(["3 kg", "2 m"]).kinds == ("kg", "m")


def test_a_column_of_units_stands_beside() -> None:
    assert figures_of(["9.90", "5"], ["EUR", "USD"]).kinds == ("€", "$")


def test_a_number_is_told_like_another() -> None:
    euros, month = figures_of(["5 €"]).of[0], figures_of(["$5/mo"]).of[0]
    assert (told_like(1234.5, euros), told_like(2, month)) == ("€1,234.50", "$2.00/month")


@given(st.lists(st.text(max_size=70)))
def test_any_column_is_read(cells: list[str]) -> None:
    figures_of(cells)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("-$5.00", -5.0),
        ("–$5.00", -5.0),
        ("$-5", -5.0),
        ("–7 %", -7.0),
        ("−3 €", -3.0),
        ("-1.299,00 €", -1299.0),
        ("–5 kg", -5.0),
        ("5-10 €", 5.0),
        ("5–10 €", 5.0),
        ("5 -10 €", 5.0),
        ("$5-$10", 5.0),
        ("- $5", 5.0),
    ],
)
def test_a_minus_is_one_before_a_figure_and_none_within_a_range(cell: str, value: float) -> None:
    figure = figure_in(cell)
    assert figure is not None
    assert figure.value == value


@pytest.mark.parametrize("cell", ["($5.00)", "(4,99 €)", "6 - $12", "15 - $799"])
def test_an_aside_and_a_number_before_a_coin_are_no_amount(cell: str) -> None:
    assert figure_in(cell) is None


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["12.3k", "950", "1,200"], [12300, 950, 1200]),
        (["2.1M", "950k"], [2100000, 950000]),
        (["1,2 Mio", "3"], [1200000, 3]),
        (["2 million", "3 millions"], [2000000, 3000000]),
        (["300 K", "20 K"], [300, 20]),
        (["5 m", "10 m"], [5, 10]),
    ],
)
def test_a_letter_close_to_a_number_multiplies_it(cells: list[str], values: list[float]) -> None:
    assert [each.value for each in figures_of(cells).of.values()] == values


@pytest.mark.parametrize(
    ("cell", "value"),
    [("$2 billion", 2e9), ("$70 thousand", 7e4), ("€1,5 Mrd.", 1.5e9), ("2 mil €", 2e3)],
)
def test_money_in_thousands_and_billions(cell: str, value: float) -> None:
    figure = figure_in(cell)
    assert figure is not None
    assert figure.value == value
