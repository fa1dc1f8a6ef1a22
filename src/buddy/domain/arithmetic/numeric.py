"""Powers, roots and logarithms: exact where the result is rational, else to 40 digits.

Every function returns ``(value, exact)``. Irrational results are computed by `decimal`, which is
correctly rounded at the chosen precision, and come back as fractions flagged inexact.
"""

from __future__ import annotations

import decimal
import math
from decimal import Decimal
from fractions import Fraction

from buddy.domain.arithmetic.limits import (
    MAX_BITS,
    MAX_EXPONENT,
    MAX_FACTORIAL,
    bounded,
    impossible,
    too_large,
)

Result = tuple[Fraction, bool]

_CONTEXT = decimal.Context(prec=40, Emax=99_999, Emin=-99_999)
_MAX_ROOT = 64
"""Largest n for which an n-th root is tried exactly; beyond it decimals are used."""

CONSTANTS = {
    "pi": Fraction("3.14159265358979323846264338327950288419716939937511"),
    "e": Fraction("2.71828182845904523536028747135266249775724709369996"),
    "tau": Fraction("6.28318530717958647692528676655900576839433879875021"),
}
"""Approximations to 50 digits, always flagged inexact."""


def power(base: Fraction, exponent: Fraction) -> Result:
    """Raise a number to a power.

    Raises:
        ToolExecutionFailed: Zero to a negative power, a negative number to a fractional power,
            or a result too large to write (found by its bits, before it is computed).
    """
    if exponent.denominator == 1:
        return _integer_power(base, exponent.numerator), True
    if base < 0:
        raise impossible("A negative number to a fractional power has no real value")
    if base in {0, 1}:
        if base == 0 and exponent < 0:
            raise impossible("Division by zero: 0 to a negative power has no value")
        return base, True
    if exponent.denominator <= _MAX_ROOT:
        root = exact_root(base, exponent.denominator)
        if root is not None:
            return _integer_power(root, exponent.numerator), True
    bits = abs(base.numerator.bit_length() - base.denominator.bit_length()) + 1
    if bits * abs(exponent) > MAX_BITS:
        raise too_large()
    return _fraction(_CONTEXT.power(_decimal(base), _decimal(exponent))), False


def _integer_power(base: Fraction, exponent: int) -> Fraction:
    if base == 0 and exponent < 0:
        raise impossible("Division by zero: 0 to a negative power has no value")
    if base in {0, 1}:
        return base if exponent else Fraction(1)
    if base == -1:
        return Fraction(-1 if exponent % 2 else 1)
    bits = max(abs(base.numerator).bit_length(), base.denominator.bit_length())
    if (bits - 1) * abs(exponent) > MAX_BITS:
        raise too_large()
    return bounded(base**exponent)


def exact_root(value: Fraction, degree: int) -> Fraction | None:
    """Return the non-negative rational root of a non-negative number, or None if irrational."""
    numerator = _integer_root(value.numerator, degree)
    denominator = _integer_root(value.denominator, degree)
    if numerator is None or denominator is None:
        return None
    return Fraction(numerator, denominator)


def _integer_root(value: int, degree: int) -> int | None:
    """Newton's iteration from above on whole numbers; None where no whole root exists."""
    if degree == 2:  # noqa: PLR2004  # a square root
        root = math.isqrt(value)
    else:
        root = 1 << -(-value.bit_length() // degree)
        while True:
            better = ((degree - 1) * root + value // root ** (degree - 1)) // degree
            if better >= root:
                break
            root = better
    return root if root**degree == value else None


def square_root(value: Fraction) -> Result:
    """Return the square root of a number that is not negative."""
    if value < 0:
        raise impossible("The square root of a negative number has no real value")
    return power(value, Fraction(1, 2))


def cube_root(value: Fraction) -> Result:
    """Return the real cube root, of negative numbers too."""
    root, exact = power(abs(value), Fraction(1, 3))
    return (-root if value < 0 else root), exact


def logarithm(value: Fraction, base: Fraction | None) -> Result:
    """Return a logarithm: natural for base None; exact where the value is a power of the base."""
    if value <= 0:
        raise impossible("A logarithm needs a number above 0")
    if base is None:
        return (Fraction(0), True) if value == 1 else (_fraction(_ln(value)), False)
    if base <= 0 or base == 1:
        raise impossible("The base of a logarithm must be above 0 and not 1")
    ratio = _fraction(_CONTEXT.divide(_ln(value), _ln(base)))
    nearest = round(ratio)
    if abs(ratio - nearest) < Fraction(1, 10**20) and power(base, Fraction(nearest))[0] == value:
        return Fraction(nearest), True
    return ratio, False


def exponential(value: Fraction) -> Result:
    """Return e to a power."""
    if value == 0:
        return Fraction(1), True
    if abs(value) > MAX_EXPONENT * 2:
        raise too_large()
    return _fraction(_CONTEXT.exp(_decimal(value))), False


def factorial(value: Fraction) -> Fraction:
    """Return n! for whole n from 0 to `MAX_FACTORIAL`."""
    if value.denominator != 1 or value < 0:
        raise impossible("A factorial needs a whole number that is not negative")
    if value > MAX_FACTORIAL:
        raise impossible(f"Factorials go up to {MAX_FACTORIAL:,}!; use a smaller number")
    return Fraction(math.factorial(value.numerator))


def _ln(value: Fraction) -> Decimal:
    return _CONTEXT.ln(_decimal(value))


def _decimal(value: Fraction) -> Decimal:
    return _CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _fraction(value: Decimal) -> Fraction:
    if value and abs(value.adjusted()) > MAX_EXPONENT:
        raise too_large()
    return bounded(Fraction(value))
