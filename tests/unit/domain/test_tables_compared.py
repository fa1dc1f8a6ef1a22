# words of many languages
"""Two tables side by side."""

from __future__ import annotations

import pytest

from buddy.domain.table_sheet import sheet_of
from buddy.domain.tables_compared import Side, compared_tables, compares, differs_for

ONE = Side(
    "A", sheet_of(("Phone", "Price"), (("Alpha", "$1,299.00"), ("Beta", "$399"), ("C", "$9")))
)
TWO = Side("B", sheet_of(("Model", "Price"), (("alpha", "$1,199.00"), ("Beta", "$420"))))
EURO = Side("E", sheet_of(("Gerät", "Preis"), (("Alpha", "1.299,00 €"), ("Beta", "399 €"))))


@pytest.mark.parametrize(
    "text",
    [
        "which of the two pages is cheaper?",
        "compare both",
        "compare the prices of both pages",
        "which page has the cheapest phone?",
        "where is the beta cheaper?",
        "welche der beiden Seiten ist günstiger?",
        "vergleiche beide",
        "wo ist das Beta billiger?",
        "laquelle des deux est la moins chère ?",
        "où est-ce le moins cher ?",
        "cuál de las dos es más barata?",
        "quale delle due è più economica?",
        "qual das duas é mais barata?",
        "welke van de twee is goedkoper?",
        "dove costa meno il beta?",
        "où coûte-t-il le moins cher ?",
    ],
)
def test_a_question_about_two(text: str) -> None:
    assert compares(text)


@pytest.mark.parametrize(
    "text",
    [
        "the two cheapest",
        "all but the two cheapest",
        "die beiden günstigsten",
        "both",
        "where is it?",
    ],
)
def test_a_question_about_one(text: str) -> None:
    assert not compares(text)


def test_what_both_list_is_set_against_each_other() -> None:
    told = compared_tables("compare both", ONE, TWO)
    assert told.columns == ("Phone", "A", "B")
    assert told.rows == (("Alpha", "$1,299.00", "$1,199.00"), ("Beta", "$399", "$420"))
    assert "“A” is lower for 1, “B” for 1." in told.text
    assert "Together $1,698.00 against $1,619.00: “B” is lower, by $79.00." in told.text
    assert "The lowest of both is C $9, in “A”." in told.text
    assert "“A”, by “Price” over 3 of 3 rows" in told.text


def test_one_thing_that_is_named_is_compared_alone() -> None:
    told = compared_tables("where is the beta cheaper?", ONE, TWO)
    assert told.rows == (("Beta", "$399", "$420"),)
    assert "“A” is lower, by $21.00." in told.text
    assert "of both is" not in told.text


def test_two_currencies_are_said() -> None:
    told = compared_tables("which is cheaper?", ONE, EURO)
    assert not told.rows
    assert "“A” is in $ and “E” is in €, and I convert none" in told.text


def test_nothing_in_common_and_no_figures_are_said() -> None:
    other = Side("O", sheet_of(("Thing", "Price"), (("Zeta", "$5"), ("Eta", "$6"))))
    assert "They list nothing under the same name" in compared_tables("both", ONE, other).text
    words = Side("W", sheet_of(("Thing", "Colour"), (("Alpha", "red"), ("Beta", "blue"))))
    assert "“W” has no column of figures" in compared_tables("both", ONE, words).text


@pytest.mark.parametrize(
    "text",
    [
        "which phones are only sold at one of them?",
        "what is only on one of the pages?",
        "which are not in both?",
        "welche gibt es nur bei einem von beiden?",
        "lesquels sont seulement dans une des deux ?",
        "cuáles están solo en una de las dos?",
        "quali sono solo in uno dei due?",
        "quais estão só em um dos dois?",
        "welke zijn alleen bij één van de twee te koop?",
    ],
)
def test_what_only_one_lists_is_told_by_name(text: str) -> None:
    assert compares(text)
    told = compared_tables(text, ONE, TWO)
    assert told.text == "Only in “A” (1): C. Only in “B” (0): nothing. Both list 2."
    assert told.rows == (("C", "A"),)


def test_a_difference_is_of_the_row_that_is_named_in_both() -> None:
    text = "what's the difference in price for the Beta?"
    assert differs_for(text, ONE.sheet, TWO.sheet)
    told = compared_tables(text, ONE, TWO)
    assert told.rows == (("Beta", "$399", "$420"),)
    assert "“A” is lower, by $21.00." in told.text
    assert not differs_for("the price difference between Alpha and Beta", ONE.sheet, TWO.sheet)
    assert not differs_for("the difference for the C", ONE.sheet, TWO.sheet)


RATED = ("Phone", "Price", "Rating"), (("Alpha", "$9", "4.5"), ("Beta", "$4", "4.1"))
OTHER = ("Model", "Price", "Rating"), (("Alpha", "$8", "4.7"), ("Beta", "$5", "4.0"))


@pytest.mark.parametrize(
    "text",
    ["compare both by rating", "vergleiche beide nach Bewertung", "compare les deux par note"],
)
def test_the_column_that_is_named_is_compared(text: str) -> None:
    told = compared_tables(text, Side("A", sheet_of(*RATED)), Side("B", sheet_of(*OTHER)))
    assert told.rows == (("Alpha", "4.5", "4.7"), ("Beta", "4.1", "4.0"))
    assert (
        "“A” is higher for 1, “B” for 1. On average 4.3 against 4.35: “B” is higher, by 0.05."
        in told.text
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [("compare both by weight", "weights"), ("compare both by battery", "“battery”")],
)
def test_what_a_table_has_no_column_of_is_not_compared_by_price(text: str, what: str) -> None:
    told = compared_tables(text, Side("A", sheet_of(*RATED)), Side("B", sheet_of(*OTHER)))
    assert not told.rows
    assert f"“A” has no column of {what} (“Phone”, “Price”, “Rating”)." in told.text


def test_currencies_of_heads_and_within_one_column_are_not_mixed() -> None:
    dollars = sheet_of(("Phone", "Price (USD)"), (("Alpha", "9"), ("Beta", "4")))
    euros = sheet_of(("Phone", "Price (EUR)"), (("Alpha", "8"), ("Beta", "5")))
    apart = compared_tables("compare both", Side("D", dollars), Side("E", euros))
    assert "“D” is in $ and “E” is in €, and I convert none" in apart.text
    mixed = sheet_of(("Phone", "Price"), (("Alpha", "$9"), ("Beta", "€4"), ("Gamma", "€4")))
    within = compared_tables("compare both", Side("M", mixed), ONE)
    assert "The lowest of each: $: Alpha $9; €: Beta €4, Gamma €4." in within.text


def test_a_name_that_stands_twice_is_not_set_against_one() -> None:
    twice = sheet_of(("Phone", "Price"), (("Alpha", "$9"), ("Alpha", "$7"), ("Beta", "$4")))
    told = compared_tables("compare both", Side("T", twice), TWO)
    assert told.rows == (("Beta", "$4", "$420"),)
    assert "“Alpha” stands in one of them more than once" in told.text


def test_all_that_are_level_at_the_end_are_named() -> None:
    level = sheet_of(("Phone", "Price"), (("Alpha", "$9"), ("Zeta", "$9"), ("Beta", "$400")))
    told = compared_tables("which of the two is cheaper?", Side("L", level), TWO)
    assert "The lowest of both is Alpha $9 and Zeta $9, in “L”." in told.text


def test_one_thing_by_its_words_and_in_percent() -> None:
    shop = sheet_of(("Product", "Price"), (("Green tea 250 g", "€ 8.50"), ("E-bike", "€ 2,199.00")))
    rival = sheet_of(
        ("Product", "Price"), (("Green tea 250 g", "€ 7.95"), ("E-bike", "€ 2,099.00"))
    )
    text = "difference in price for green tea in percent"
    assert differs_for(text, shop, rival)
    told = compared_tables(text, Side("Shop", shop), Side("Rival", rival))
    assert told.rows == (("Green tea 250 g", "€ 8.50", "€ 7.95"),)
    assert "“Rival” is lower, by €0.55 (6.5 % of the higher)." in told.text
    assert not differs_for("difference in price", shop, rival)
