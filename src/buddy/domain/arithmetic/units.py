"""Units: what they measure, multiplying them, converting between them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from buddy.domain.arithmetic import unit_table
from buddy.domain.arithmetic.limits import MAX_UNIT_POWER, bounded, impossible

Dimension: TypeAlias = tuple[tuple[str, int], ...]
"""Sorted pairs of base and power; empty for a pure number."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A named unit: ``base = value * factor + offset``."""

    symbol: str
    dimension: Dimension
    factor: Fraction
    offset: Fraction = Fraction(0)
    exact: bool = True
    note: str = ""
    currency: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of powers of named units; the empty product is the unit of pure numbers."""

    parts: tuple[tuple[Atom, int], ...] = ()

    @property
    def dimension(self) -> Dimension:
        """What the unit measures."""
        return _dimension(self)

    @property
    def factor(self) -> Fraction:
        """How many base units one of it is."""
        product = Fraction(1)
        for atom, power in self.parts:
            product *= atom.factor**power
        return product

    @property
    def offset(self) -> Fraction:
        """The base value at zero; not zero for °C and °F alone."""
        return self.parts[0][0].offset if len(self.parts) == 1 else Fraction(0)

    @property
    def exact(self) -> bool:
        """Whether every factor is exact."""
        return all(atom.exact for atom, _ in self.parts)

    @property
    def currency(self) -> bool:
        """Whether this is a plain amount of money."""
        return len(self.parts) == 1 and self.parts[0][0].currency and self.parts[0][1] == 1

    @property
    def symbol(self) -> str:
        """The written form, for instance ``m/s²``."""
        above = [_raised(atom, power) for atom, power in self.parts if power > 0]
        below = [_raised(atom, -power) for atom, power in self.parts if power < 0]
        text = "·".join(above) or ("1" if below else "")
        return "/".join([text, *below])

    @property
    def kind(self) -> str:
        """The name of what it measures, or its symbol where there is no name."""
        if not self.parts:
            return "a pure number"
        return _KIND_NAMES.get(self.dimension, "money" if self.currency else self.symbol)


NONE = Unit()


@lru_cache(maxsize=256)
def _dimension(unit: Unit) -> Dimension:
    total: dict[str, int] = {}
    for atom, power in unit.parts:
        for base, exponent in atom.dimension:
            total[base] = total.get(base, 0) + exponent * power
    return tuple(sorted((base, power) for base, power in total.items() if power))


def _raised(atom: Atom, power: int) -> str:
    return atom.symbol + ("" if power == 1 else str(power).translate(_SUPERSCRIPTS))


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def convert(value: Fraction, source: Unit, target: Unit) -> Fraction:
    """Express a value of one unit in another.

    Raises:
        ToolExecutionFailed: The units measure different things.
    """
    if source == target:
        return value
    if source.dimension != target.dimension:
        if source.currency and target.currency:
            raise impossible(
                f"{source.symbol} and {target.symbol} need an exchange rate; "
                "multiply by the rate you want to use"
            )
        raise impossible(f"{_described(source)} cannot be converted to {_described(target)}")
    return bounded((value * source.factor + source.offset - target.offset) / target.factor)


def _described(unit: Unit) -> str:
    return f"{unit.symbol} ({unit.kind})" if unit.parts else unit.kind


def multiply(left: Unit, right: Unit, sign: int) -> tuple[Unit, Fraction]:
    """Multiply (sign 1) or divide (sign -1) two units.

    Returns:
        The unit of the result, in which units of one kind are written once (the left one's), and
        the number that this rewriting multiplies the value by.
    """
    _without_offset(left, right)
    powers = dict(left.parts)
    factor = Fraction(1)
    for atom, power in right.parts:
        held = next((other for other in powers if other.dimension == atom.dimension), atom)
        factor *= (atom.factor / held.factor) ** (power * sign)
        powers[held] = powers.get(held, 0) + power * sign
    return _unit(powers), bounded(factor)


def raise_unit(unit: Unit, power: Fraction) -> Unit:
    """Raise a unit to a power that keeps every part's power whole."""
    if not unit.parts:
        return unit
    _without_offset(unit)
    powers = {atom: held * power for atom, held in unit.parts}
    if any(p.denominator != 1 for p in powers.values()):
        raise impossible(f"{unit.symbol} cannot be raised to the power {power}")
    return _unit({atom: p.numerator for atom, p in powers.items()})


def _unit(powers: dict[Atom, int]) -> Unit:
    if any(abs(power) > MAX_UNIT_POWER for power in powers.values()):
        raise impossible(f"Powers of units go up to {MAX_UNIT_POWER}")
    return Unit(tuple((atom, power) for atom, power in powers.items() if power))


def _without_offset(*units: Unit) -> None:
    for unit in units:
        if unit.offset:
            raise impossible(
                f"Temperatures in {unit.symbol} can be converted, added and subtracted, "
                "not multiplied or divided; convert to K first"
            )


_KIND_NAMES = {tuple(sorted(powers.items())): kind for kind, powers in unit_table.KINDS.items()}
