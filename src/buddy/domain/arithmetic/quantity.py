"""A number with its unit, and the operations on it. Every result is bounded in size."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction

from buddy.domain.arithmetic import numeric
from buddy.domain.arithmetic.limits import MAX_PLACES, bounded, impossible
from buddy.domain.arithmetic.units import NONE, Unit, convert, multiply, raise_unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in a unit."""

    value: Fraction
    unit: Unit = NONE
    exact: bool = True
    """False once an approximation (π, an irrational root) has gone into the value."""
    percent: bool = False
    """Whether it was written as a percentage: 0.15 for 15%."""

    def plain(self, what: str) -> Fraction:
        """Return the value of a pure number.

        Raises:
            ToolExecutionFailed: It has a unit.
        """
        if self.unit.parts:
            raise impossible(f"{what} needs a number without a unit, not one in {self.unit.symbol}")
        return self.value


def add(left: Quantity, right: Quantity, sign: int) -> Quantity:
    """Add (sign 1) or subtract (sign -1), in the left one's unit."""
    if left.unit.offset and left.unit != right.unit:
        raise impossible(
            f"{left.unit.symbol} can only be added to {left.unit.symbol}; convert one side first"
        )
    moved = to_unit(right, left.unit) if left.unit != right.unit else right
    value = left.value + moved.value * sign
    return Quantity(
        bounded(value), left.unit, left.exact and moved.exact, left.percent and right.percent
    )


def times(left: Quantity, right: Quantity) -> Quantity:
    """Multiply."""
    exact = left.exact and right.exact
    if not left.unit.parts and not right.unit.parts:
        return Quantity(bounded(left.value * right.value), NONE, exact)
    unit, factor = multiply(left.unit, right.unit, 1)
    return Quantity(bounded(left.value * right.value * factor), unit, exact and unit.exact)


def divided(left: Quantity, right: Quantity) -> Quantity:
    """Divide.

    Raises:
        ToolExecutionFailed: The divisor is zero.
    """
    if not right.value:
        raise impossible("Division by zero has no value; check the divisor")
    exact = left.exact and right.exact
    if not left.unit.parts and not right.unit.parts:
        return Quantity(bounded(left.value / right.value), NONE, exact)
    unit, factor = multiply(left.unit, right.unit, -1)
    return Quantity(bounded(left.value / right.value * factor), unit, exact and unit.exact)


def floor_divided(left: Quantity, right: Quantity) -> Quantity:
    """Divide and round down, as Python's ``//``."""
    ratio = divided(left, right)
    return replace(ratio, value=Fraction(math.floor(ratio.value)))


def modulo(left: Quantity, right: Quantity) -> Quantity:
    """Return the remainder with the divisor's sign, as Python's ``%``."""
    moved = to_unit(right, left.unit)
    if not moved.value:
        raise impossible("Division by zero: a remainder needs a divisor other than 0")
    return Quantity(left.value % moved.value, left.unit, left.exact and moved.exact)


def raised(base: Quantity, exponent: Quantity) -> Quantity:
    """Raise to a power that is a pure number."""
    by = exponent.plain("An exponent")
    value, exact = numeric.power(base.value, by)
    unit = raise_unit(base.unit, by) if base.unit.parts else NONE
    return Quantity(value, unit, exact and base.exact and exponent.exact)


def negated(quantity: Quantity) -> Quantity:
    """Change the sign."""
    return replace(quantity, value=-quantity.value)


def percentage(quantity: Quantity) -> Quantity:
    """Read a number as so many hundredths."""
    return Quantity(quantity.plain("A percentage") / 100, NONE, quantity.exact, percent=True)


def to_unit(quantity: Quantity, target: Unit) -> Quantity:
    """Express in another unit.

    Raises:
        ToolExecutionFailed: The units measure different things.
    """
    if not quantity.unit.parts and target.parts:
        raise impossible(f"A number without a unit cannot be converted to {target.symbol}")
    value = convert(quantity.value, quantity.unit, target)
    exact = quantity.exact and (quantity.unit == target or (quantity.unit.exact and target.exact))
    return Quantity(value, target, exact)


def rounded(quantity: Quantity, digits: int) -> Quantity:
    """Round half away from zero, as schools and spreadsheets do.

    Args:
        quantity: What to round; its unit stays.
        digits: Decimal places; negative for tens, hundreds, ….
    """
    if abs(digits) > MAX_PLACES:
        raise impossible(f"Rounding goes to at most {MAX_PLACES} places")
    scale = Fraction(10) ** digits
    whole = math.floor(abs(quantity.value) * scale + Fraction(1, 2))
    value = bounded(Fraction(whole) / scale)
    return replace(quantity, value=-value if quantity.value < 0 else value)
