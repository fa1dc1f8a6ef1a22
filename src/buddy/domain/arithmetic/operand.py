"""What the parser hands upward: a value, and the text that stands for it in the equation."""

from __future__ import annotations

from enum import IntEnum
from fractions import Fraction
from typing import NamedTuple

from buddy.domain.arithmetic.quantity import Quantity

TIMES = "\N{MULTIPLICATION SIGN}"
"""The sign for multiplication in equations."""


class Level(IntEnum):
    """How tightly a text binds; decides where the equation needs parentheses."""

    SUM = 1
    PRODUCT = 2
    SIGN = 3
    POSTFIX = 4
    ATOM = 5


class Operand(NamedTuple):
    """A parsed part of a calculation."""

    quantity: Quantity
    text: str
    level: Level = Level.ATOM

    def within(self, level: Level) -> str:
        """Return the text, in parentheses where it binds less tightly than needed."""
        return self.text if self.level >= level else f"({self.text})"

    @property
    def has_unit(self) -> bool:
        """Whether the value carries a unit."""
        return bool(self.quantity.unit.parts)


def grouped(digits: str) -> str:
    """Write a plain decimal with commas between thousands."""
    sign = "-" if digits.startswith("-") else ""
    whole, point, decimals = digits.removeprefix("-").partition(".")
    return f"{sign}{int(whole or '0'):,}{point}{decimals}"


def literal(text: str, value: Fraction) -> Operand:
    """Return the operand of a number as it was written, in one normal spelling."""
    plain = text.replace("_", "").replace(",", "")
    shown = plain if "e" in plain.lower() else grouped(plain.removesuffix("."))
    return Operand(Quantity(value), shown)
