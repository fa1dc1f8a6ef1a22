"""The calculator: a text in, an exact value and its equation out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from buddy.domain.arithmetic import display, languages, lexer, templates, words
from buddy.domain.arithmetic.limits import MAX_LENGTH, refused
from buddy.domain.arithmetic.parser import Parser


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """A calculation and its result."""

    expression: str
    """What was computed, in one normal spelling; it reads back as the same calculation, except
    that the unit asked for stands in the result only."""
    value: Fraction
    """The result in `unit`; a percentage is counted in hundredths."""
    exact: bool
    """False once an approximation (π, an irrational root) has gone into the value."""
    unit: str
    """The symbol of the result's unit, ``%`` for a percentage, empty for a pure number."""
    text: str
    """The value in plain digits: the exact decimal, or 12 significant digits of it."""
    display: str
    """The value for people, with thousands grouped, its unit, and its fraction if it is short."""
    rounded: bool
    """Whether the display leaves digits off."""
    notes: tuple[str, ...]
    """Conventions that the result rests on, such as the length of a year."""
    operations: int
    """Operators, functions and conversions in it; 0 for a lone number."""

    @property
    def equation(self) -> str:
        """Expression and result, joined by ``=``, or by ``≈`` where the result is rounded."""
        return f"{self.expression} {'≈' if self.rounded else '='} {self.display}"


def calculate(text: str) -> Calculation:
    """Evaluate arithmetic, percentages and unit conversions, in symbols or in words.

    Args:
        text: At most `MAX_LENGTH` characters, such as ``15% of 2,340 plus 19``; question words
            around it are passed over.

    Raises:
        ToolInputInvalid: The text is no calculation.
        ToolExecutionFailed: It is one, without a value (division by zero, units that do not go
            together) or with one too large to write.
    """
    if len(text) > MAX_LENGTH:
        raise refused(
            f"The input has {len(text):,} characters; a calculation has at most {MAX_LENGTH:,}"
        )
    written = words.symbols(text)
    if any(character.isalpha() for character in written) or written[-1:] in "?=.:;, ":
        written = languages.in_english(written)
        written = words.operators(templates.reordered(words.unwrapped(written)))
    parser = Parser(lexer.tokens(written))
    operand = parser.parse()
    quantity = operand.quantity
    shown = display.shown(quantity)
    return Calculation(
        expression=operand.text,
        value=quantity.value * 100 if quantity.percent else quantity.value,
        exact=quantity.exact,
        unit="%" if quantity.percent else quantity.unit.symbol,
        text=shown.value,
        display=shown.display,
        rounded=shown.rounded,
        notes=tuple(parser.notes),
        operations=parser.operations,
    )
