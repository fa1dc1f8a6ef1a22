"""Cells of tables: what they hold, how they are ordered, and the number that a text may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from buddy.domain.json_value import JsonValue, canonical_json
from buddy.domain.regex import regex

Cell: TypeAlias = str | int | float | bool | None

_NUMBER: Final = regex(
    r"^(?P<before>[$€£¥]?)\s?(?P<sign>[-+−]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,15})"  # noqa: RUF001
    r"(?P<part>\.\d{1,12})?(?P<power>[eE][-+]?\d{1,2})?\s?(?P<after>%|[A-Za-zµ°€]{1,6}(?:/[A-Za-z]{1,3})?)?$"
)
_LARGEST: Final = 1e15
"""What is not less is an identifier, or more than a number of 64 bits tells exactly."""
_LONGEST: Final = 40
"""Characters of a text that is looked at as a number."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and what it counts."""

    value: float
    unit: str
    """``$``, ``%``, ``ms``, …; empty where it says none."""


def cell_of(value: JsonValue) -> Cell:
    """Return a JSON value as a cell; what is inside an object or a list as its JSON."""
    if value is None or isinstance(value, (str, int, float)):  # the many come first
        return value
    return canonical_json(value)


def text_of_cell(cell: Cell) -> str:
    """Return what a person reads in a cell."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def quantity(cell: Cell) -> Quantity | None:
    """Return the number that a cell is: a number, or a text such as ``1,234.5``, ``$3`` or ``7 %``.

    None where it is anything else, a number that is too large to be drawn among it.
    """
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, (int, float)):
        return Quantity(float(cell), "") if abs(cell) < _LARGEST else None
    if len(cell) > _LONGEST or (found := _NUMBER.match(cell.strip())) is None:
        return None
    sign = "-" if found["sign"] in {"-", "−"} else ""  # noqa: RUF001
    digits = found["whole"].replace(",", "") + (found["part"] or "") + (found["power"] or "")
    value = float(sign + digits)
    if abs(value) >= _LARGEST:
        return None
    return Quantity(value, found["before"] or found["after"] or "")


def order_of(cell: Cell) -> tuple[int, float, str]:
    """Return the key that cells are sorted by: numbers, then texts; empty ones come last."""
    if cell is None or cell == "":
        return (2, 0.0, "")
    number = quantity(cell)
    if number is not None:
        return (0, number.value, "")
    return (1, 0.0, text_of_cell(cell).casefold())
