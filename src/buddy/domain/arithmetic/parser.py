"""The parser: recursive descent that computes as it reads.

No tree is kept and nothing is ever handed to Python's own evaluator. Each rule returns an
`Operand`: the exact value and its text in the equation. Grammar, loosest first::

    conversion = sum { ("in" | "to" | "as" | "into") (unit | "%") }
    sum        = product { ("+" | "-") product }         x + y% means x + y% of x
    product    = sign { ("*" | "/" | "//" | "%" | "mod" | "of" | nothing) sign }
    sign       = ("+" | "-") sign | power
    power      = postfix [ ("^" | "**") sign ] [ ("of" | "off" | "on") sign, after a percentage ]
    postfix    = primary { "!" | "%" | unit | magnitude | part }
"""

from __future__ import annotations

from collections.abc import Sequence

from buddy.domain.arithmetic import quantity as q
from buddy.domain.arithmetic import unit_reader
from buddy.domain.arithmetic.lexer import Token
from buddy.domain.arithmetic.limits import MAX_DEPTH, quoted, refused
from buddy.domain.arithmetic.operand import TIMES, Level, Operand
from buddy.domain.arithmetic.primaries import PrimaryReader
from buddy.domain.arithmetic.quantity import Quantity

_REPEATED_TEXT = 60
"""Longest left side that is written again in "x + y% of x"; texts must not double without end."""
_PRODUCTS = {
    "*": (TIMES, q.times),
    "/": ("÷", q.divided),
    "//": ("//", q.floor_divided),
    "%": ("mod", q.modulo),
    "mod": ("mod", q.modulo),
}


class Parser(PrimaryReader):
    """Reads one calculation.

    Args:
        tokens: Tokens ending with one of kind ``end``.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self._depth = 0

    def parse(self) -> Operand:
        """Read all tokens.

        Raises:
            ToolInputInvalid: They are no calculation.
            ToolExecutionFailed: They are one without a value, or with one too large.
        """
        if self.token.kind == "end":
            raise refused("There is no calculation in the input; write one such as 15% of 2,340")
        operand = self.conversion()
        if self.token.kind != "end":
            raise self.unexpected()
        return operand

    def conversion(self) -> Operand:
        """Read a sum and the units it is to be expressed in."""
        operand = self.sum()
        while self.word() in unit_reader.CONVERSIONS:
            self.advance()
            while self.word() in {"a", "an", "the", "terms"}:
                self.advance()
            self.operations += 1
            operand = self._converted(operand)
        return operand

    def _converted(self, operand: Operand) -> Operand:
        held = operand.quantity
        if self.accept("%"):
            value = held.plain("A percentage")
            return operand._replace(quantity=Quantity(value, held.unit, held.exact, percent=True))
        if self.word() in {"decimal", "fraction", "number"}:
            self.advance()
            return operand._replace(quantity=Quantity(held.value, held.unit, held.exact))
        found = unit_reader.read(self.tokens, self.index, target=True)
        if found is None:
            raise refused(
                f"{quoted(self.token.text)} is not a unit this calculator knows"
                if self.token.kind == "word"
                else "A unit is missing after the conversion word; write for instance 10 km to mi"
            )
        unit, self.index = found
        return operand._replace(quantity=self.noted(q.to_unit(held, unit)))

    def sum(self) -> Operand:
        """Read terms joined by plus and minus."""
        left = self.product()
        while self.token.text in {"+", "-"}:
            sign = self.advance().text
            right = self.product()
            self.operations += 1
            if right.quantity.percent and not left.quantity.percent:
                right = _share_of(right, left)
            total = q.add(left.quantity, right.quantity, 1 if sign == "+" else -1)
            text = f"{left.text} {sign} {right.within(Level.PRODUCT)}"
            left = Operand(total, text, Level.SUM)
        return left

    def product(self) -> Operand:
        """Read factors joined by multiplication, division, remainder, "of" or nothing."""
        left = self.sign()
        while True:
            operator = self.token.text if self.token.kind == "op" else self.word()
            if operator in _PRODUCTS:
                self.advance()
                symbol, operation = _PRODUCTS[operator]
            elif operator == "of" and abs(left.quantity.value) <= 1 and not left.has_unit:
                self.advance()
                symbol, operation = "of", q.times
            elif self.token.text == "(" or self.starts_factor():
                symbol, operation = _PRODUCTS["*"]
            else:
                return left
            right = self.sign()
            self.operations += 1
            text = f"{left.within(Level.PRODUCT)} {symbol} {right.within(Level.SIGN)}"
            left = Operand(operation(left.quantity, right.quantity), text, Level.PRODUCT)

    def sign(self) -> Operand:
        """Read a factor with the signs before it."""
        self.deeper()
        if self.token.text in {"+", "-"}:
            negative = self.advance().text == "-"
            operand = self.sign()
            if negative:
                text = f"-{operand.within(Level.POSTFIX)}"
                operand = Operand(q.negated(operand.quantity), text, Level.SIGN)
        else:
            operand = self.power()
        self._depth -= 1
        return operand

    def power(self) -> Operand:
        """Read a base with its exponent, and what a percentage is taken of."""
        base = self.postfix()
        if self.token.text in {"^", "**"}:
            self.advance()
            exponent = self.sign()
            self.operations += 1
            text = f"{base.within(Level.ATOM)}^{exponent.within(Level.POSTFIX)}"
            base = Operand(q.raised(base.quantity, exponent.quantity), text, Level.POSTFIX)
        if base.quantity.percent and self.word() in {"of", "off", "on"}:
            off = self.advance().text.lower() == "off"
            whole = self.sign()
            self.operations += 1
            share = _share_of(base, whole)
            if not off:
                return share
            rest = q.add(whole.quantity, share.quantity, -1)
            return Operand(rest, f"{whole.text} - {share.text}", Level.SUM)
        return base

    def deeper(self) -> None:
        """Count a level of nesting.

        Raises:
            ToolInputInvalid: There are more than `MAX_DEPTH`.
        """
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise refused(f"The calculation nests deeper than {MAX_DEPTH} levels; split it up")


def _share_of(percent: Operand, whole: Operand) -> Operand:
    share = q.times(percent.quantity, whole.quantity)
    if len(whole.text) > _REPEATED_TEXT:
        return Operand(share, percent.text, Level.PRODUCT)
    return Operand(share, f"{percent.text} of {whole.within(Level.SIGN)}", Level.PRODUCT)
