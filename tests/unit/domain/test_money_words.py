# ruff: noqa: RUF001  # figures as people write them
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.money import Money
from buddy.domain.money_words import amounts_in, figures_of_money, value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$2", "2"),
        ("1,50 dollars", "1.50"),
        ("$1,000.50", "1000.50"),
        ("1.000,50 dollars", "1000.50"),
        ("$1'000", "1000"),
        ("1’000 USD", "1000"),
        ("$1k", "1000"),
        ("2 dólares", "2"),
        ("fifty cents", "0.5"),
        ("50 céntimos", "0.5"),
        ("a dollar", "1"),
        ("US$ 3", "3"),
        ("$.75", "0.75"),
    ],
)
def test_an_amount_is_read_however_it_is_written(text: str, value: str) -> None:
    (found,) = amounts_in(f"spend {text}, please")
    assert (found.value, found.foreign) == (Decimal(value), False)
    assert found.dollars == Money.parse(value)


@pytest.mark.parametrize("text", ["2,50 €", "€2", "2 euros", "40 pounds", "CHF 3", "3 zł"])
def test_another_currency_is_not_dollars(text: str) -> None:
    (found,) = amounts_in(f"spend {text} please")
    assert found.foreign
    assert found.dollars is None


def test_what_can_be_two_figures_is_none() -> None:
    assert value_of("1.000") is None
    (found,) = amounts_in("spend 1.000 dollars")
    assert found.value is None
    assert value_of("0.125") == Decimal("0.125")


def test_cents_in_short_are_no_carats() -> None:
    (found,) = amounts_in("lies die Seite, max. 50 ct")
    assert found.value == Decimal("0.5")
    assert amounts_in("search for gold rings, 18ct") == ()


def test_bare_numbers_are_found_beside_amounts() -> None:
    found = figures_of_money("cap 2, at most 3 pages at 10:30, 20% of $5")
    assert [(each.text, each.bare) for each in found] == [("2", True), ("3", True), ("$5", False)]


@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    assert all(text[each.start : each.end] == each.text for each in figures_of_money(text))


def test_coins_stand_among_the_other_amounts() -> None:
    found = amounts_in("12¢, or a nickel, or $2")
    assert [each.dollars for each in found] == [Money.parse(of) for of in ("0.12", "0.05", "2")]
