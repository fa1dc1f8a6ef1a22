"""Money is exact, and reads and writes its texts without loss."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from buddy.domain.money import MAX_DOLLARS, MICROS_PER_DOLLAR, ZERO, Money

AMOUNTS = st.builds(
    Money, st.integers(-MAX_DOLLARS * MICROS_PER_DOLLAR, MAX_DOLLARS * MICROS_PER_DOLLAR)
)


@settings(deadline=None)
@given(AMOUNTS)
def test_the_text_reads_back_as_the_same_amount(amount: Money) -> None:
    assert Money.parse(amount.usd()) == amount
    assert Money.parse(amount.decimal()) == amount
    assert re.fullmatch(r"-?\d+\.\d{2,6}", amount.usd())


@settings(deadline=None)
@given(AMOUNTS, AMOUNTS)
def test_sums_are_exact_and_ordered_as_numbers(a: Money, b: Money) -> None:
    assert (a + b).decimal() == a.decimal() + b.decimal()
    assert a + b - b == a
    assert (-a).micros == -a.micros
    assert (a < b) == (a.decimal() < b.decimal())


@settings(deadline=None)
@given(AMOUNTS.filter(lambda amount: amount == ZERO or abs(amount.micros) >= 10_000))
def test_people_read_cents(amount: Money) -> None:
    text = str(amount)
    assert re.fullmatch(r"-?\$[\d,]+\.\d\d", text)
    read = Decimal(text.replace("$", "").replace(",", ""))
    assert abs(read - amount.decimal()) <= Decimal("0.005")


@pytest.mark.parametrize(
    ("given_text", "micros", "usd", "shown"),
    [
        ("5.23", 5_230_000, "5.23", "$5.23"),
        ("5", 5_000_000, "5.00", "$5.00"),
        ("0", 0, "0.00", "$0.00"),
        ("0.0015", 1500, "0.0015", "$0.0015"),
        ("0.000001", 1, "0.000001", "$0.000001"),
        ("0.01", 10_000, "0.01", "$0.01"),
        ("0.125", 125_000, "0.125", "$0.13"),
        ("1234567.5", 1_234_567_500_000, "1234567.50", "$1,234,567.50"),
        ("-4.2", -4_200_000, "-4.20", "-$4.20"),
        ("-0.0015", -1500, "-0.0015", "-$0.0015"),
        ("1000000000", 10**15, "1000000000.00", "$1,000,000,000.00"),
    ],
)
def test_the_forms_of_an_amount(given_text: str, micros: int, usd: str, shown: str) -> None:
    amount = Money.parse(given_text)
    assert (amount.micros, amount.usd(), str(amount)) == (micros, usd, shown)


def test_a_float_is_read_by_its_shortest_text() -> None:
    assert Money.parse(0.1) == Money(100_000)
    with pytest.raises(ValueError, match="finer than a micro-dollar"):
        Money.parse(0.1 + 0.2)


NO_NUMBERS = ["", "five", "$5", "5,00", "1/2", "0x10", "--5", "None", "1_000", " 5 ", "5\n", "."]


@pytest.mark.parametrize("text", [*NO_NUMBERS, "\u0663", "NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_not_a_number_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"{text!r} is not an amount of dollars")):
        Money.parse(text)


@pytest.mark.parametrize("answer", [True, False])
def test_a_yes_or_no_is_no_amount(answer: bool) -> None:
    with pytest.raises(ValueError, match=f"'{answer}' is not an amount of dollars"):
        Money.parse(answer)


@pytest.mark.parametrize("text", ["1e10", "1000000000.01", "-1000000000.01"])
def test_only_finite_amounts_up_to_a_billion(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount of dollars up to 1,000,000,000"):
        Money.parse(text)


@settings(deadline=None)
@given(st.integers(1, 10**9), st.integers(7, 20))
def test_nothing_is_rounded_away(digits: int, places: int) -> None:
    text = f"{Decimal(digits).scaleb(-places):f}"
    if digits % 10 ** (places - 6):
        with pytest.raises(ValueError, match="finer than a micro-dollar"):
            Money.parse(text)
    else:
        assert Money.parse(text).decimal() == Decimal(text)


@pytest.mark.parametrize("text", [f"0.000001{'0' * 40}1", "1e-1999999", f"1000000000.{'0' * 30}1"])
def test_nothing_is_rounded_away_however_long(text: str) -> None:
    with pytest.raises(ValueError, match=r"finer than a micro-dollar|not an amount"):
        Money.parse(text)


def test_money_travels_as_a_text() -> None:
    adapter: TypeAdapter[Money] = TypeAdapter(Money)
    assert adapter.validate_python("5.23") == Money(5_230_000)
    assert adapter.validate_python(Money(1)) == Money(1)
    assert adapter.validate_json('"0.0015"') == Money(1500)
    assert adapter.dump_json(Money(5_000_000)) == b'"5.00"'
    for wrong in ('"five"', "true", "null", "5.23"):
        with pytest.raises(ValidationError):
            adapter.validate_json(wrong)


@settings(deadline=None)
@given(AMOUNTS)
def test_the_json_schema_describes_every_amount(amount: Money) -> None:
    schema = TypeAdapter(Money).json_schema()
    assert schema["type"] == "string"
    assert re.search(schema["pattern"], amount.usd())
