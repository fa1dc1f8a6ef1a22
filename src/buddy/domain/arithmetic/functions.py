"""The functions a calculation may call, by name."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from buddy.domain.arithmetic import numeric, quantity
from buddy.domain.arithmetic.limits import MAX_BITS, bounded, impossible, too_large
from buddy.domain.arithmetic.quantity import Quantity
from buddy.domain.arithmetic.unit_names import find
from buddy.domain.arithmetic.units import NONE, raise_unit

Arguments = Sequence[Quantity]


@dataclass(frozen=True, slots=True)
class Function:
    """A function and how many arguments it takes."""

    name: str
    call: Callable[[Arguments], Quantity]
    least: int = 1
    most: int = 1


def _of_number(
    name: str, operation: Callable[[Fraction], tuple[Fraction, bool]]
) -> Callable[[Arguments], Quantity]:
    """Lift a function of a pure number."""

    def call(arguments: Arguments) -> Quantity:
        value, exact = operation(arguments[0].plain(f"{name}()"))
        return Quantity(value, NONE, exact and arguments[0].exact)

    return call


def _to_whole(operation: Callable[[Fraction], int]) -> Callable[[Arguments], Quantity]:
    """Lift a function that makes a value whole and keeps its unit."""
    return lambda arguments: replace(
        arguments[0], value=Fraction(operation(arguments[0].value)), percent=False
    )


def _square_root(arguments: Arguments) -> Quantity:
    held = arguments[0]
    value, exact = numeric.square_root(held.value)
    return Quantity(value, raise_unit(held.unit, Fraction(1, 2)), exact and held.exact)


def _absolute(arguments: Arguments) -> Quantity:
    return replace(arguments[0], value=abs(arguments[0].value))


def _round(arguments: Arguments) -> Quantity:
    digits = arguments[1].plain("The number of places") if len(arguments) > 1 else Fraction(0)
    if digits.denominator != 1:
        raise impossible("The number of decimal places must be whole")
    return quantity.rounded(replace(arguments[0], percent=False), digits.numerator)


def _alike(arguments: Arguments) -> list[Quantity]:
    """Express every argument in the first one's unit."""
    return [quantity.to_unit(each, arguments[0].unit) for each in arguments]


def _smallest(arguments: Arguments) -> Quantity:
    return min(_alike(arguments), key=lambda each: each.value)


def _largest(arguments: Arguments) -> Quantity:
    return max(_alike(arguments), key=lambda each: each.value)


def _sum(arguments: Arguments) -> Quantity:
    total = arguments[0]
    for each in arguments[1:]:
        total = quantity.add(total, each, 1)
    return total


def _mean(arguments: Arguments) -> Quantity:
    total = _sum(arguments)
    return replace(total, value=bounded(total.value / len(arguments)))


def _median(arguments: Arguments) -> Quantity:
    ordered = sorted(_alike(arguments), key=lambda each: each.value)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else _mean(ordered[middle - 1 : middle + 1])


def _product(arguments: Arguments) -> Quantity:
    total = arguments[0]
    for each in arguments[1:]:
        total = quantity.times(total, each)
    return total


def _quotient(arguments: Arguments) -> Quantity:
    return quantity.divided(arguments[0], arguments[1])


def _difference(arguments: Arguments) -> Quantity:
    return _absolute([quantity.add(arguments[0], arguments[1], -1)])


def _integers(arguments: Arguments, name: str) -> list[int]:
    values = [each.plain(f"{name}()") for each in arguments]
    if any(value.denominator != 1 for value in values):
        raise impossible(f"{name}() needs whole numbers")
    return [value.numerator for value in values]


def _gcd(arguments: Arguments) -> Quantity:
    return Quantity(Fraction(math.gcd(*_integers(arguments, "gcd"))))


def _lcm(arguments: Arguments) -> Quantity:
    total = 1
    for each in _integers(arguments, "lcm"):
        total = math.lcm(total, each)
        if total.bit_length() > MAX_BITS:
            raise too_large()
    return Quantity(Fraction(total))


def _log(arguments: Arguments) -> Quantity:
    base = arguments[1].plain("The base of log()") if len(arguments) > 1 else Fraction(10)
    value, exact = numeric.logarithm(arguments[0].plain("log()"), base)
    return Quantity(value, NONE, exact and all(each.exact for each in arguments))


_DEGREE, _RADIAN = find("deg"), find("rad")
_EXACT_HALVES = {0: 0, 30: 1, 90: 2, 150: 1, 180: 0, 210: -1, 270: -2, 330: -1}
"""Twice the sine of the angles (degrees) at which it is rational."""


def _trigonometric(name: str, shift: int) -> Callable[[Arguments], Quantity]:
    """Return sine (shift 0) or cosine (shift 90): exact where rational, else to 15 digits."""

    def call(arguments: Arguments) -> Quantity:
        angle = arguments[0]
        assert _DEGREE is not None
        assert _RADIAN is not None
        if not angle.unit.parts:
            angle = replace(angle, unit=_RADIAN)
        degrees = quantity.to_unit(angle, _DEGREE)
        turned = (degrees.value + shift) % 360
        if degrees.exact and turned in _EXACT_HALVES:
            return Quantity(Fraction(_EXACT_HALVES[int(turned)], 2))
        if arguments[0].value == 0:
            return Quantity(Fraction(_EXACT_HALVES[shift], 2))
        radians = float(turned) * math.pi / 180
        return Quantity(Fraction(repr(round(math.sin(radians), 15))), NONE, exact=False)

    call.__name__ = name
    return call


_sine, _cosine = _trigonometric("sin", 0), _trigonometric("cos", 90)


def _tangent(arguments: Arguments) -> Quantity:
    cosine = _cosine(arguments)
    if not cosine.value:
        raise impossible("The tangent of a right angle has no value")
    return quantity.divided(_sine(arguments), cosine)


_MANY = 200

_ALL = (
    Function("sqrt", _square_root),
    Function("cbrt", _of_number("cbrt", numeric.cube_root)),
    Function("abs", _absolute),
    Function("floor", _to_whole(math.floor)),
    Function("ceil", _to_whole(math.ceil)),
    Function("round", _round, most=2),
    Function("min", _smallest, most=_MANY),
    Function("max", _largest, most=_MANY),
    Function("sum", _sum, most=_MANY),
    Function("mean", _mean, most=_MANY),
    Function("median", _median, most=_MANY),
    Function("product", _product, most=_MANY),
    Function("quotient", _quotient, least=2, most=2),
    Function("difference", _difference, least=2, most=2),
    Function("gcd", _gcd, most=_MANY),
    Function("lcm", _lcm, most=_MANY),
    Function("log", _log, most=2),
    Function("ln", _of_number("ln", lambda value: numeric.logarithm(value, None))),
    Function("log2", _of_number("log2", lambda value: numeric.logarithm(value, Fraction(2)))),
    Function("exp", _of_number("exp", numeric.exponential)),
    Function("factorial", _of_number("factorial", lambda value: (numeric.factorial(value), True))),
    Function("sin", _sine),
    Function("cos", _cosine),
    Function("tan", _tangent),
)

FUNCTIONS = {function.name: function for function in _ALL}
for _alias, _name in {
    "ceiling": "ceil",
    "log10": "log",
    "minimum": "min",
    "smallest": "min",
    "maximum": "max",
    "largest": "max",
    "average": "mean",
    "avg": "mean",
    "total": "sum",
}.items():
    FUNCTIONS[_alias] = FUNCTIONS[_name]
"""Every name a function answers to."""
