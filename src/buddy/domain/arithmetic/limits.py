"""The bounds of the calculator, and the checks that hold them before anything is computed."""

from __future__ import annotations

from fractions import Fraction

from buddy.errors import ToolExecutionFailed, ToolInputInvalid

MAX_LENGTH = 1_000
"""Characters of an input."""
MAX_DEPTH = 40
"""Levels of nesting (parentheses, calls, signs, towers of powers)."""
MAX_BITS = 13_000
"""Bits of a numerator or denominator: 3,913 digits, below Python's own limit for printing."""
MAX_EXPONENT = 3_900
"""Decimal exponent of a literal such as 1e3900."""
MAX_FACTORIAL = 1_000
"""Largest n of n!; 1,000! has 2,568 digits."""
MAX_UNIT_POWER = 12
"""Largest power of a unit."""
MAX_PLACES = 100
"""Decimal places that rounding goes to, either side of the point."""
SHOWN = 40
"""Characters of an input that an error quotes."""


def quoted(text: str) -> str:
    """Return a piece of input in quotes, cut to a length fit for a message."""
    shown = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return f"“{shown}”"


def refused(message: str) -> ToolInputInvalid:
    """Return the error for an input that is no calculation."""
    return ToolInputInvalid(message)


def impossible(message: str) -> ToolExecutionFailed:
    """Return the error for a calculation that has no value, or none of a bearable size."""
    return ToolExecutionFailed(message)


def too_large() -> ToolExecutionFailed:
    """Return the error for a value beyond `MAX_BITS`."""
    digits = int(MAX_BITS * 0.30103)
    return impossible(
        f"The result, or a step to it, would have more than {digits:,} digits; use smaller numbers"
    )


def bounded(value: Fraction) -> Fraction:
    """Return the value unchanged.

    Raises:
        ToolExecutionFailed: Its numerator or denominator has more than `MAX_BITS` bits.
    """
    if value.numerator.bit_length() > MAX_BITS or value.denominator.bit_length() > MAX_BITS:
        raise too_large()
    return value
