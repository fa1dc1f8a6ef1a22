"""Writing results for people: exact where it is short enough, rounded and marked otherwise."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from buddy.domain.arithmetic import unit_table
from buddy.domain.arithmetic.operand import TIMES, grouped
from buddy.domain.arithmetic.quantity import Quantity

MAX_PLACES = 12
"""Decimal places up to which a terminating decimal is written in full."""
SIGNIFICANT = 12
"""Significant digits of a rounded result."""
_LONGEST_WHOLE = 30
"""Digits of a whole number that a display shows before it turns to powers of ten."""
_LONGEST_FRACTION = 14
"""Characters of a fraction that a display adds to a rounded decimal."""
_CENT = 2
_SMALLEST_PLAIN = -7
_ROUNDING = Context(prec=SIGNIFICANT, rounding=ROUND_HALF_UP, Emax=99_999, Emin=-99_999)


class Shown(NamedTuple):
    """A value as text."""

    value: str
    """Plain digits without grouping, for programs."""
    display: str
    """The same for people, with its unit."""
    rounded: bool
    """Whether digits were left off."""


def shown(quantity: Quantity) -> Shown:
    """Write a quantity.

    Returns:
        The exact decimal where it ends within `MAX_PLACES` places and the value is exact; else
        `SIGNIFICANT` digits, followed by the exact fraction in the display where that is short.
    """
    number = quantity.value * 100 if quantity.percent else quantity.value
    places = terminating_places(number) if quantity.exact else None
    if places is not None and places <= MAX_PLACES:
        value = _decimal_text(number, places)
        display = value if len(value) <= _LONGEST_WHOLE + MAX_PLACES else _rounded(number)
        rounded = display is not value
        text = display if rounded else grouped(_with_cents(value, quantity))
    else:
        value = _rounded(number)
        rounded = True
        text = value if "e" in value else grouped(value)
        fraction = f"{number.numerator:,}/{number.denominator:,}"
        if quantity.exact and not quantity.unit.parts and len(fraction) <= _LONGEST_FRACTION:
            text = f"{text} ({fraction})"
    return Shown(value, _with_unit(_powers_of_ten(text), quantity), rounded)


def terminating_places(value: Fraction) -> int | None:
    """Return how many decimal places a fraction has, or None where it never ends."""
    rest = value.denominator
    twos = (rest & -rest).bit_length() - 1
    rest >>= twos
    fives = 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else None


def _decimal_text(value: Fraction, places: int) -> str:
    whole = abs(value.numerator) * 10**places // value.denominator
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    if not places:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def _rounded(value: Fraction) -> str:
    """Round to `SIGNIFICANT` digits; very large and very small values get an exponent."""
    rounded = _ROUNDING.divide(Decimal(value.numerator), Decimal(value.denominator))
    if not rounded:
        return "0"
    exponent = rounded.adjusted()
    digits = rounded.normalize(_ROUNDING)
    if _SMALLEST_PLAIN < exponent < _LONGEST_WHOLE // 2:
        return f"{digits:f}"
    return f"{digits.scaleb(-exponent):f}e{exponent}"


def _powers_of_ten(text: str) -> str:
    mantissa, mark, exponent = text.partition("e")
    return f"{mantissa} {TIMES} 10^{exponent}" if mark else text


def _with_cents(value: str, quantity: Quantity) -> str:
    whole, _, decimals = value.partition(".")
    if quantity.unit.currency and 0 < len(decimals) < _CENT:
        return f"{whole}.{decimals.ljust(_CENT, '0')}"
    return value


def _with_unit(text: str, quantity: Quantity) -> str:
    if quantity.percent:
        return f"{text}%"
    if not quantity.unit.parts:
        return text
    symbol = quantity.unit.symbol
    mark = unit_table.CURRENCY_SIGNS.get(symbol)
    if mark:
        return f"-{mark}{text[1:]}" if text.startswith("-") else f"{mark}{text}"
    return f"{text}{symbol}" if symbol == "°" else f"{text} {symbol}"
