"""Reading a unit out of tokens: "km", "square feet", "m/s^2", "kilometres per hour"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from buddy.domain.arithmetic import unit_names, units
from buddy.domain.arithmetic.functions import FUNCTIONS
from buddy.domain.arithmetic.lexer import Token
from buddy.domain.arithmetic.units import Unit

CONVERSIONS = frozenset({"in", "to", "as", "into"})
"""Words that ask for another unit."""
_POWERS = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_PER = frozenset({"per", "a", "an"})

Found = tuple[Unit, int]
"""A unit and the index after it."""


def read(tokens: Sequence[Token], index: int, *, target: bool = False) -> Found | None:
    """Read the longest unit that starts at a token.

    Args:
        tokens: The whole calculation.
        index: Where to start.
        target: Whether the unit follows a conversion word; otherwise it follows a number, and
            ``in`` before another unit is such a word itself, not inches.
    """
    if not target and tokens[index].text.lower() == "in" and _asks(tokens, index):
        return None
    found = _factor(tokens, index)
    return None if found is None else tail(tokens, found)


def tail(tokens: Sequence[Token], found: Found) -> Found:
    """Read the divisors that follow a unit, as in ``km/h`` or ``dollars per day``."""
    unit, index = found
    while tokens[index].text == "/" or tokens[index].text.lower() in _PER:
        divisor = _factor(tokens, index + 1)
        if divisor is None:
            break
        unit, _ = units.multiply(unit, divisor[0], -1)
        index = divisor[1]
    return unit, index


def _asks(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether ``in`` asks for a conversion: a unit follows that is no such word itself."""
    following = tokens[index + 1]
    if following.text == "%":
        return True
    return following.text.lower() not in CONVERSIONS and _factor(tokens, index + 1) is not None


def _factor(tokens: Sequence[Token], index: int) -> Found | None:
    """Read one unit with its power."""
    word = tokens[index]
    if word.kind == "money":
        found = unit_names.find(word.text)
        return None if found is None else (found, index + 1)
    power = _POWERS.get(word.text.lower(), 0)
    named = _named(tokens, index + 1 if power else index)
    if named is None:
        return None
    unit, index, glued = named
    power = power or glued
    if not power and tokens[index].text in {"^", "**"}:
        sign = -1 if tokens[index + 1].text == "-" else 1
        digits = tokens[index + 1 if sign > 0 else index + 2]
        if digits.text.isdecimal() and len(digits.text) < 3:  # noqa: PLR2004  # 12 is the limit
            power = sign * int(digits.text)
            index += 2 if sign > 0 else 3
    return (units.raise_unit(unit, Fraction(power)) if power else unit), index


def _named(tokens: Sequence[Token], index: int) -> tuple[Unit, int, int] | None:
    """Find the longest name at an index; also the power glued to it, as in ``m2``."""
    for count in range(unit_names.LONGEST_NAME, 0, -1):
        words = tokens[index : index + count]
        if len(words) < count or any(word.kind != "word" for word in words):
            continue
        name = " ".join(word.text for word in words)
        after = tokens[index + count]
        if after.text == "(" and name.lower() in FUNCTIONS:
            return None
        found = unit_names.find(name)
        if found is not None:
            return found, index + count, 0
        if count == 1 and name[-1] in "23":
            found = unit_names.find(name[:-1])
            if found is not None:
                return found, index + 1, int(name[-1])
    return None
