"""The names and symbols under which units are found."""

from __future__ import annotations

from fractions import Fraction

from buddy.domain.arithmetic import unit_table
from buddy.domain.arithmetic.limits import refused
from buddy.domain.arithmetic.units import Atom, Unit


def find(name: str) -> Unit | None:
    """Return the unit of a symbol or name (case matters where it tells units apart), or None.

    Raises:
        ToolInputInvalid: The name fits several units that differ only in case.
    """
    found = _NAMES.get(name)
    if found is None and len(name) > 1:  # a single letter means nothing in the other case
        lower = name.lower()
        found = _FOLDED.get(lower) or _FOLDED.get(_singular(lower))
    if found is None:
        return None
    if len(found) != 1:
        symbols = " or ".join(atom.symbol for atom in found)
        raise refused(f"“{name}” may be {symbols}; write the one you mean")
    return Unit(((found[0], 1),))


def _singular(name: str) -> str:
    for plural, ending in (("inches", "inch"), ("s", "")):
        if len(name) > 3 and name.endswith(plural):  # noqa: PLR2004  # "ms" is no plural
            return name[: -len(plural)] + ending
    return name


def _number(text: str) -> Fraction:
    """Read a factor of the table: decimals joined by ``*`` and ``/``."""
    product = Fraction(1)
    for factor in text.split("*"):
        first, *divisors = factor.split("/")
        product *= Fraction(first)
        for divisor in divisors:
            product /= Fraction(divisor)
    return product


def _atom(symbol: str, kind: str, factor: Fraction) -> Atom:
    return Atom(
        symbol=symbol,
        dimension=tuple(sorted(unit_table.KINDS[kind].items())),
        factor=factor,
        offset=_number(unit_table.OFFSETS.get(symbol, "0")),
        exact=symbol not in unit_table.INEXACT,
        note=unit_table.NOTES.get(symbol, ""),
    )


def _build() -> dict[str, tuple[Atom, ...]]:
    names: dict[str, tuple[Atom, ...]] = {}

    def add(atom: Atom, *spellings: str) -> None:
        for spelling in (atom.symbol, *spellings):
            names[spelling.replace("_", " ")] = (atom,)

    for symbol, kind, factor, others, prefixes in unit_table.PREFIXED:
        base = _number(factor)
        add(_atom(symbol, kind, base), *others.split())
        for prefix in prefixes.split():
            word, scale = unit_table.PREFIXES[prefix]
            long = [word + other for other in (*others.split(), symbol) if len(other) > 2]  # noqa: PLR2004  # words, not symbols
            add(_atom(prefix + symbol, kind, base * Fraction(scale)), *long)
    for symbol, kind, factor, others in unit_table.ROWS:
        add(_atom(symbol, kind, _number(factor)), *others.split())
    for code, others in unit_table.CURRENCIES.items():
        add(Atom(code, ((code, 1),), Fraction(1), currency=True), *others.split())
    for alias, symbol in unit_table.ALIASES.items():
        names[alias] = names[symbol]
    return names


def _fold(names: dict[str, tuple[Atom, ...]]) -> dict[str, tuple[Atom, ...]]:
    folded: dict[str, tuple[Atom, ...]] = {}
    for name, atoms in names.items():
        known = folded.get(name.lower(), ())
        folded[name.lower()] = known + tuple(atom for atom in atoms if atom not in known)
    return folded


_NAMES = _build()
_FOLDED = _fold(_NAMES)
LONGEST_NAME = max(name.count(" ") for name in _NAMES) + 1
"""Words of the longest name."""
