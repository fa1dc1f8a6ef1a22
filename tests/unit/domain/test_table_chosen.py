# words of many languages
"""Which of several tables a question is of."""

from __future__ import annotations

import pytest

from buddy.domain.result_table import ResultTable
from buddy.domain.table_chosen import Chosen, as_one, asks_all, chooses_only, chosen_in, without_all

HEAD = ("Product", "Price")
SHOP = ResultTable(
    columns=HEAD, rows=(("Lamp", "€9"),), source="Shop prices", address="https://x.example/shop"
)
RIVAL = ResultTable(
    columns=("product", "price"),
    rows=(("Lamp", "€8"), ("Tea", "€2")),
    source="Other prices",
    address="https://x.example/rival.html",
)


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ("how much is a lamp in the first?", 0, "how much is a lamp ?"),
        ("show only the second table", 1, "show"),
        ("zeig nur die zweite Tabelle", 1, "zeig"),
        ("le moins cher dans le deuxième", 1, "le moins cher"),
        ("el más barato en la segunda página", 1, "el más barato"),
        ("cheapest at the rival", 1, "cheapest"),
        ("what does the lamp cost in the shop?", 0, "what does the lamp cost ?"),
        ("the last page", 1, ""),
    ],
)
def test_a_table_is_chosen(text: str, place: int, rest: str) -> None:
    chosen = chosen_in(text, (SHOP, RIVAL))
    assert chosen is not None
    assert (chosen.place, chosen.rest) == (place, rest)


@pytest.mark.parametrize(
    "text", ["cheapest", "the second cheapest", "the first two", "lamp prices", "the first one"]
)
def test_others_choose_none(text: str) -> None:
    assert chosen_in(text, (SHOP, RIVAL)) is None
    assert chosen_in("in the first", (SHOP,)) is None


def test_tables_of_the_same_columns_are_asked_as_one() -> None:
    assert asks_all("what is the cheapest overall?")
    assert without_all("was ist insgesamt am günstigsten?") == "was ist am günstigsten?"
    whole = as_one((SHOP, RIVAL))
    assert whole is not None
    assert whole.columns == ("Product", "Price", "Page")
    assert whole.rows[-1] == ("Tea", "€2", "Other prices")
    assert as_one((SHOP, ResultTable(columns=("a", "b"), rows=()))) is None


def test_a_bare_choice_asks_for_the_table() -> None:
    assert chooses_only("show only")
    assert not chooses_only("cheapest")
    assert not chooses_only("how much is the lamp")


ACCOUNTS = ResultTable(columns=("Account", "Monthly fee"), rows=(("Basic", "$0"), ("Plus", "$5")))
CARDS = ResultTable(columns=("Card", "Yearly fee"), rows=(("Silver", "$0"), ("Gold", "$45")))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("show me the cards table", Chosen(1, "show me")),
        ("which card has the lowest fee", Chosen(1, "which card has the lowest fee")),
        ("the plus account per year", Chosen(0, "the plus account per year")),
        ("which account has a card", None),
        ("which has the lowest fee", None),
    ],
)
def test_a_table_is_chosen_by_what_its_rows_are_called(text: str, chosen: Chosen | None) -> None:
    assert chosen_in(text, (ACCOUNTS, CARDS)) == chosen


def test_what_all_tables_call_their_rows_chooses_none() -> None:
    assert chosen_in("which card is cheapest", (CARDS, CARDS)) is None
