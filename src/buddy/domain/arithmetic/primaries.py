"""Numbers, constants, calls and what is written directly behind them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from fractions import Fraction

from buddy.domain.arithmetic import number_words, unit_names, unit_reader, unit_table
from buddy.domain.arithmetic import quantity as q
from buddy.domain.arithmetic.cursor import Cursor
from buddy.domain.arithmetic.functions import FUNCTIONS, Function
from buddy.domain.arithmetic.lexer import Token, number
from buddy.domain.arithmetic.limits import bounded, quoted, refused
from buddy.domain.arithmetic.numeric import CONSTANTS, factorial
from buddy.domain.arithmetic.operand import TIMES, Level, Operand, grouped, literal
from buddy.domain.arithmetic.quantity import Quantity
from buddy.domain.arithmetic.units import Unit

_ARTICLES = frozenset({"a", "an", "the"})
_SUFFIXES = {"k": 10**3, "M": 10**6, "bn": 10**9, "mn": 10**6}
"""Letters glued to a number: 20k, 5M."""
_MONEY_SUFFIXES = _SUFFIXES | {"K": 10**3, "m": 10**6, "b": 10**9, "B": 10**9}
_GROUP = 3
_FEW = 2
"""A function of more values takes a list, whose figures a blank alone may part."""


class PrimaryReader(Cursor, ABC):
    """The innermost rules of the grammar."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self._list: str = ""
        """``call`` inside f(a, b), where every comma separates; ``words`` in "sum of a and b"."""

    @abstractmethod
    def conversion(self) -> Operand:
        """Read a whole calculation (inside parentheses)."""

    @abstractmethod
    def sign(self) -> Operand:
        """Read one factor."""

    def postfix(self) -> Operand:
        """Read a primary and its postfixes, then the lesser units of "5 ft 3 in"."""
        operand = self.primary()
        while True:
            longer = self._with_postfix(operand)
            if longer is None:
                break
            operand = longer
        return self._compound(operand)

    def _with_postfix(self, operand: Operand) -> Operand | None:
        held = operand.quantity
        if self.token.text == "!":
            self.advance()
            self.operations += 1
            value = factorial(held.plain("A factorial"))
            return Operand(
                Quantity(value, exact=held.exact), f"{operand.within(Level.ATOM)}!", Level.POSTFIX
            )
        if self.token.text == "%" and not held.percent and not self._starts_operand(1):
            self.advance()
            return Operand(q.percentage(held), f"{operand.within(Level.ATOM)}%", Level.POSTFIX)
        if self.token.kind not in {"word", "money"} or held.percent:
            return None
        scaled = self._scaled(operand, _SUFFIXES)
        if scaled is not None or operand.has_unit:
            return scaled
        found = unit_reader.read(self.tokens, self.index)
        if found is None:
            return None
        unit, self.index = found
        return self._in_unit(operand, unit)

    def _in_unit(self, operand: Operand, unit: Unit) -> Operand:
        held = self.noted(Quantity(operand.quantity.value, unit, operand.quantity.exact))
        shown = operand.within(Level.ATOM)
        mark = unit_table.CURRENCY_SIGNS.get(unit.symbol)
        text = f"{mark}{shown}" if mark and shown[0].isdecimal() else f"{shown} {unit.symbol}"
        return Operand(held, text, Level.POSTFIX)

    def _scaled(self, operand: Operand, suffixes: dict[str, int]) -> Operand | None:
        """Read "million" behind a number, a glued k, or "thirds" behind a count."""
        if operand.has_unit or operand.level is not Level.ATOM:
            return None
        value = operand.quantity.value
        glued = self.tokens[self.index - 1].end == self.token.start
        factor = suffixes.get(self.token.text) if glued else None
        factor = factor or number_words.MAGNITUDES.get(self.word())
        if factor:
            self.advance()
            return _plain(bounded(value * factor))
        part = number_words.PARTS.get(self.word())
        if part is not None and value.denominator == 1:
            self.advance()
            return _ratio(bounded(value * part))
        return None

    def _compound(self, operand: Operand) -> Operand:
        while operand.has_unit and not operand.quantity.percent:
            joined = int(self.word() == "and" and not self._list)
            if self.ahead(joined).kind != "number":
                break
            found = unit_reader.read(
                self.tokens, min(self.index + joined + 1, len(self.tokens) - 1)
            )
            if found is None or found[0].dimension != operand.quantity.unit.dimension:
                break
            if self._list and found[0] == operand.quantity.unit:
                break  # "3 m 5 m" are two of a list
            self.index += joined
            lesser = self._number()
            unit, self.index = found
            right = self._in_unit(lesser, unit)
            operand = Operand(
                q.add(operand.quantity, right.quantity, 1),
                f"{operand.text} + {right.text}",
                Level.SUM,
            )
        return operand

    def primary(self) -> Operand:
        """Read a number, a parenthesis, a call, a constant or a number in words."""
        token = self.token
        if token.kind == "number":
            return self._number()
        if token.kind == "money":
            return self._money()
        if token.text == "(":
            self.advance()
            outer, self._list = self._list, ""
            operand = self.conversion()
            self._list = outer
            self.expect(")")
            return operand
        if token.kind == "word":
            return self._named()
        raise self.unexpected()

    def _number(self) -> Operand:
        """Read a literal, joining the groups of 2,340 unless commas separate arguments."""
        token = self.advance()
        text = token.text
        end = token.end
        if self._list != "call" and text.isdecimal():
            while self.token.text == "," and self.token.start == end:
                group = self.ahead()
                whole = group.text.partition(".")[0]
                if group.kind != "number" or group.start != end + 1 or len(whole) != _GROUP:
                    if not self._list and group.kind == "number":
                        raise refused(
                            f"{quoted(f'{text},{group.text}')} is not grouped in thousands; "
                            "write a decimal with a point"
                        )
                    break
                self.index += 2
                text, end = f"{text},{group.text}", group.end
        return literal(text, number(text.replace(",", "")))

    def _money(self) -> Operand:
        unit = unit_names.find(self.advance().text)
        if unit is None or self.token.kind != "number":
            raise self.unexpected("; a currency sign stands before a number")
        operand = self._number()
        operand = self._scaled(operand, _MONEY_SUFFIXES) or operand
        unit, self.index = unit_reader.tail(self.tokens, (unit, self.index))
        return self._in_unit(operand, unit)

    def _named(self) -> Operand:
        word = self.word()
        if word in FUNCTIONS:
            self.advance()
            return self._call(FUNCTIONS[word])
        if word in CONSTANTS:
            self.advance()
            return Operand(Quantity(CONSTANTS[word], exact=False), word)
        if word in _ARTICLES:
            self.advance()
            found = unit_reader.read(self.tokens, self.index, target=True)
            if found is None:
                if self.word() in _ARTICLES:
                    raise self.unexpected()
                return self.primary()
            unit, self.index = found
            return self._in_unit(_plain(Fraction(1)), unit)
        if number_words.is_number(word):
            return self._number_in_words()
        return self._special(word)

    def _special(self, word: str) -> Operand:
        """Read "half", "twice 7" or "USD 50"."""
        if word in number_words.PARTS:
            self.advance()
            if self.word() in _ARTICLES:
                self.advance()
            return _ratio(number_words.PARTS[word])
        if word in number_words.MULTIPLES:
            self.advance()
            self.operations += 1
            factor = number_words.MULTIPLES[word]
            operand = self.sign()
            value = q.times(Quantity(Fraction(factor)), operand.quantity)
            return Operand(value, f"{factor} {TIMES} {operand.within(Level.SIGN)}", Level.PRODUCT)
        unit = unit_names.find(self.token.text)
        if unit is not None and unit.currency and self.ahead().kind == "number":
            self.advance()
            return self._in_unit(self._number(), unit)
        raise self.unexpected()

    def _number_in_words(self) -> Operand:
        words = [self.advance().text.lower()]
        while True:
            follows = self.ahead() if self.word() == "and" or self.token.text == "-" else self.token
            linked = follows is not self.token
            if linked and not _links(words[-1], self.token.text):
                break
            if follows.kind != "word" or not number_words.is_number(follows.text.lower()):
                break
            if number_words.compose([*words, follows.text.lower()]) is None:
                break
            self.index += int(linked)
            words.append(self.advance().text.lower())
        value = number_words.compose(words)
        if value is None:
            raise self.unexpected()
        return _plain(Fraction(value))

    def _call(self, function: Function) -> Operand:
        self.operations += 1
        outer = self._list
        arguments: list[Operand]
        if self.accept("("):
            self._list = "call" if function.most > 1 else ""
            arguments = [self.conversion()]
            while self.accept(","):
                arguments.append(self.conversion())
            self._list = outer
            self.expect(")")
        elif self.word() == "of":
            self.advance()
            self._list = "words"
            arguments = self._listed(function)
            self._list = outer
        elif function.most > _FEW and outer != "call":
            self._list = "words"
            arguments = self._listed(function)
            self._list = outer
        else:
            arguments = [self.sign()]
        if not function.least <= len(arguments) <= function.most:
            raise refused(
                f"{function.name}() takes {function.least} to {function.most} values, "
                f"not {len(arguments)}"
            )
        value = function.call([argument.quantity for argument in arguments])
        shown = ", ".join(argument.text.replace(",", "") for argument in arguments)
        return Operand(self.noted(value), f"{function.name}({shown})")

    def _listed(self, function: Function) -> list[Operand]:
        """Read what stands after "sum of": figures parted by commas, "and" or a blank alone."""
        arguments = [self.sign()]
        while function.most > 1:
            joined = self.accept(",")
            if self.word() == "and":
                self.advance()
            elif not joined and not (function.most > _FEW and self._starts_figure()):
                break
            arguments.append(self.sign())
        return arguments

    def _starts_figure(self) -> bool:
        return self.token.kind in {"number", "money"} and (
            self.tokens[self.index - 1].end < self.token.start
        )

    def starts_factor(self) -> bool:
        """Tell whether a factor begins here that may follow another without a sign between."""
        return self.word() in FUNCTIONS or self.word() in CONSTANTS

    def _starts_operand(self, steps: int) -> bool:
        """Tell whether an operand begins that many tokens ahead, so that ``%`` is a remainder."""
        token = self.ahead(steps)
        word = token.text.lower()
        return (
            token.kind in {"number", "money"}
            or token.text == "("
            or word in FUNCTIONS
            or word in CONSTANTS
            or number_words.is_number(word)
        )


def _links(word: str, link: str) -> bool:
    """Tell whether "and" or a hyphen may stand behind a number word."""
    if link == "-":
        return 20 <= number_words.SMALL.get(word, 0) < 100  # noqa: PLR2004  # twenty-one
    return word in number_words.MAGNITUDES


def _plain(value: Fraction) -> Operand:
    if value.denominator == 1:
        return Operand(Quantity(value), grouped(str(value.numerator)))
    return _ratio(value)


def _ratio(value: Fraction) -> Operand:
    if value.denominator == 1:
        return _plain(value)
    return Operand(Quantity(value), f"{value.numerator}/{value.denominator}", Level.PRODUCT)
