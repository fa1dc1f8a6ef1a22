"""Units: exact factors, conversion both ways, and what may not be mixed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.arithmetic import unit_names, unit_table, units
from buddy.domain.arithmetic.calculator import calculate
from buddy.errors import ToolError, ToolExecutionFailed, ToolInputInvalid


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1 mile in km", Fraction("1.609344"), "km"),
        ("10 km in miles", Fraction(10_000_000, 1_609_344), "mi"),
        ("3 ft + 2 in in cm", Fraction("96.52"), "cm"),
        ("10 in in cm", Fraction("25.4"), "cm"),
        ("5 feet 11 inches to cm", Fraction("180.34"), "cm"),
        ("1 lb in g", Fraction("453.59237"), "g"),
        ("16 oz in lb", 1, "lb"),
        ("72 F to C", Fraction(200, 9), "°C"),
        ("-40 F to C", -40, "°C"),
        ("convert 100 degrees celsius to fahrenheit", 212, "°F"),
        ("0 K in C", Fraction("-273.15"), "°C"),
        ("how many seconds are in a day?", 86_400, "s"),
        ("half an hour in minutes", 30, "min"),
        ("2 hours and 30 minutes in minutes", 150, "min"),
        ("1 gallon in cubic inches", 231, "in³"),
        ("1 hectare in m²", 10_000, "m²"),
        ("10 square feet in sq in", 1440, "in²"),
        ("36 km/h in m/s", 10, "m/s"),
        ("60 mph to kilometres per hour", Fraction("96.56064"), "km/h"),
        ("100 km / 2 h", 50, "km/h"),
        ("60 km/h * 90 min in km", 90, "km"),
        ("1 kB in bytes", 1000, "B"),
        ("1 KiB in bytes", 1024, "B"),
        ("100 Mbps in MB/s", Fraction("12.5"), "MB/s"),
        ("1 kWh in MJ", Fraction("3.6"), "MJ"),
        ("500 kcal in kJ", 2092, "kJ"),
        ("1 atm in hPa", Fraction("1013.25"), "hPa"),
        ("5 m * 4 m", 20, "m²"),
        ("sqrt(16 m^2)", 4, "m"),
        ("$20 per hour * 40 hours", 800, "USD"),
        ("10 km / 500 m", 20, ""),
        ("max(1 km, 900 m)", 1, "km"),
    ],
)
def test_conversions(text: str, value: Fraction | int, unit: str) -> None:
    result = calculate(text)
    assert result.value == value
    assert result.unit == unit
    assert result.exact


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("10 km to kg", "km (length) cannot be converted to kg (mass)"),
        ("5 m + 3 s", "cannot be converted"),
        ("5 EUR to USD", "exchange rate"),
        ("20 C * 2", "convert to K first"),
        ("20 C + 9 F", "can only be added"),
        ("5 to km", "A number without a unit"),
        ("ln(5 km)", "needs a number without a unit"),
        ("2^(3 km)", "An exponent needs"),
        ("sqrt(5 m)", "cannot be raised"),
    ],
)
def test_what_does_not_go_together_says_why(text: str, part: str) -> None:
    with pytest.raises(ToolExecutionFailed) as caught:
        calculate(text)
    assert part in caught.value.message


def test_a_spelling_that_fits_two_units_is_refused_with_both() -> None:
    with pytest.raises(ToolInputInvalid, match="mW or MW"):
        calculate("5 mw in W")


def test_an_unknown_target_is_named() -> None:
    with pytest.raises(ToolInputInvalid, match=r"parsecs.*not a unit"):
        calculate("5 km in parsecs")


def test_conventions_are_noted() -> None:
    assert calculate("1 year in days").notes == ("yr: a year is taken as 365.25 days",)
    assert calculate("1 km in m").notes == ()


def test_a_radian_is_an_approximation() -> None:
    assert not calculate("180 deg in rad").exact
    assert calculate("1 turn in deg").exact


_BY_KIND: dict[units.Dimension, list[units.Unit]] = {}
for _row in unit_table.ROWS:
    _unit = unit_names.find(_row[0])
    if _unit is not None:
        _BY_KIND.setdefault(_unit.dimension, []).append(_unit)


def test_every_row_of_the_table_is_found_under_every_name() -> None:
    for symbol, _kind, _factor, names in unit_table.ROWS:
        for name in (symbol, *names.split()):
            found = unit_names.find(name.replace("_", " "))
            assert found is not None, name
            assert found.symbol == symbol, name


@given(
    st.fractions(-(10**9), 10**9, max_denominator=10**6),
    st.sampled_from(sorted(_BY_KIND)).flatmap(
        lambda kind: st.tuples(st.sampled_from(_BY_KIND[kind]), st.sampled_from(_BY_KIND[kind]))
    ),
)
def test_there_and_back_is_the_same(value: Fraction, pair: tuple[units.Unit, units.Unit]) -> None:
    source, target = pair
    there = units.convert(value, source, target)
    assert units.convert(there, target, source) == value


@given(st.text(max_size=12))
def test_a_name_is_a_unit_or_nothing_or_refused(name: str) -> None:
    try:
        found = unit_names.find(name)
    except ToolError:
        return
    assert found is None or found.parts
