"""Charts found in numeric data: what to draw, not how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from buddy.domain.cell import Cell, quantity, text_of_cell
from buddy.domain.data_table import DataTable
from buddy.domain.regex import regex

ChartKind = Literal["line", "bar"]

CHARTS: Final = 4
"""Charts of one result at most."""
SERIES: Final = 6
"""Series of one chart at most: more are not told apart."""
LINE_POINTS: Final = 400
BARS: Final = 40
LABEL: Final = 60
JUDGED: Final = 1_000
"""Rows that a table is judged by, evenly apart: to read a quarter of a million takes seconds."""
_MOSTLY: Final = 0.8
"""The share of a column's filled cells that must be numbers."""
_APART: Final = 50.0
"""How many times larger one series may be than another beside it: more, and it is a flat line."""
_IDENTIFIERS: Final = regex(
    r"^(#|n|no\.?|nr\.?|id|.*[ _]id|rank|index|position|row|line|version|zip|phone|isbn)$",
    re.IGNORECASE,
)
_TIMES: Final = regex(r"^(date|day|week|month|year|time|timestamp|hour|quarter)s?$", re.IGNORECASE)
_MOMENT: Final = regex(
    r"^(?:(?:1[5-9]|20|21)\d\d(?:[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:0?[1-9]|[12]\d|3[01]))?)?"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?:1[5-9]|20|21)\d\d[- ]?[QW]\d{1,2}|\d\d:\d\d(?::\d\d)?)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line, or one bar per label."""

    name: str
    unit: str
    values: tuple[float | None, ...]
    """One for each label; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What to draw."""

    kind: ChartKind
    """``line`` where the labels follow each other in time, ``bar`` where they are names."""
    title: str
    along: str
    """What the labels are."""
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    rows: int
    """Rows of the table; more than the labels where not all of them are drawn."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of numbers, as the rows judged tell."""

    at: int
    name: str
    unit: str
    largest: float


@dataclass(frozen=True, slots=True)
class _Along:
    """What says what each row is; the row's number where no column does."""

    at: int | None
    in_time: bool


def charts_of(tables: Sequence[DataTable], wanted: ChartKind | None = None) -> tuple[Chart, ...]:
    """Return the charts that tables hold: a column of numbers beside one of names or times.

    Args:
        tables: The tables of one result.
        wanted: The kind that the result itself asks for; None: chosen by the labels.
    """
    found: list[Chart] = []
    for table in tables:
        found.extend(_charts(table, wanted))
    return tuple(found[:CHARTS])


def _charts(table: DataTable, wanted: ChartKind | None) -> list[Chart]:
    if len(table.rows) < 2:  # noqa: PLR2004  # one bar is no chart
        return []
    rows = [table.rows[at] for at in _spread(len(table.rows), JUDGED)]
    along = _labels(table.columns, rows)
    numbers = [
        column
        for at, name in enumerate(table.columns)
        if at != along.at and (column := _numeric([row[at] for row in rows], at, name)) is not None
    ]
    if along.at is None and len(numbers) == len(table.columns) > 1:
        return []  # nothing says what a point is
    groups: list[list[_Column]] = []
    for column in numbers:
        group = next((each for each in groups if _together(each, column)), None)
        if group is None:
            groups.append([column])
        else:
            group.append(column)
    return [_chart(table, along, group, wanted) for group in groups]


def _spread(count: int, most: int) -> list[int]:
    """Return places of so many at most, evenly apart, the first and the last among them."""
    if count <= most:
        return list(range(count))
    return [round(step * (count - 1) / (most - 1)) for step in range(most)]


def _labels(columns: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> _Along:
    """Return the column that says what each row is: a time where there is one, else a name."""
    names: list[tuple[float, int]] = []
    for at, name in enumerate(columns):
        cells = [row[at] for row in rows if row[at] not in {None, ""}]
        if not cells:
            continue
        if _is_time(name, cells):
            return _Along(at, in_time=True)
        words = [each for each in cells if isinstance(each, str) and quantity(each) is None]
        if len(words) >= _MOSTLY * len(rows) and not _addresses(words):
            names.append((-len(set(words)) / len(words) if len(set(words)) > 1 else 0.0, at))
    return _Along(min(names)[1], in_time=False) if names else _Along(None, in_time=True)


def _is_time(name: str, cells: Sequence[Cell]) -> bool:
    if all(isinstance(each, str) and _MOMENT.match(each) for each in cells):
        return True
    return bool(_TIMES.match(name)) and all(_MOMENT.match(text_of_cell(each)) for each in cells)


def _addresses(words: Sequence[str]) -> bool:
    return all(word.startswith(("http://", "https://", "{", "[")) for word in words)


def _numeric(cells: Sequence[Cell], at: int, name: str) -> _Column | None:
    if _IDENTIFIERS.match(name):
        return None
    filled = [each for each in cells if each not in {None, ""}]
    known = [each for cell in filled if (each := quantity(cell)) is not None]
    if len(known) < 2 or len(known) < _MOSTLY * len(filled):  # noqa: PLR2004
        return None
    units = {each.unit for each in known}
    if len(units) > 1:
        return None  # kilobytes beside megabytes are not one scale
    return _Column(at, name, units.pop(), max(abs(each.value) for each in known))


def _together(group: Sequence[_Column], column: _Column) -> bool:
    if len(group) >= SERIES or group[0].unit != column.unit:
        return False
    sizes = [each.largest for each in (*group, column)]
    return max(sizes) <= _APART * max(min(sizes), 1e-12)


def _chart(
    table: DataTable, along: _Along, group: Sequence[_Column], wanted: ChartKind | None
) -> Chart:
    kind: ChartKind = wanted or ("line" if along.in_time else "bar")
    kept = _kept(table, along, kind)
    labels = tuple(
        str(at + 1) if along.at is None else text_of_cell(table.rows[at][along.at])[:LABEL]
        for at in kept
    )
    series = tuple(
        Series(
            name=column.name,
            unit=column.unit,
            values=tuple(_value(table.rows[at][column.at], column.unit) for at in kept),
        )
        for column in group
    )
    names = ", ".join(column.name for column in group)
    by = table.columns[along.at] if along.at is not None else "row"
    return Chart(
        kind=kind,
        title=f"{names} by {by}",
        along=by,
        labels=labels,
        series=series,
        rows=len(table.rows),
    )


def _value(cell: Cell, unit: str) -> float | None:
    found = quantity(cell)
    return found.value if found and found.unit == unit else None  # another unit, another scale


def _kept(table: DataTable, along: _Along, kind: ChartKind) -> list[int]:
    """Return the rows that are drawn: the first bars, or points of a line evenly apart."""
    order = list(range(len(table.rows)))
    if along.at is not None and along.in_time:
        column = along.at
        order.sort(key=lambda at: text_of_cell(table.rows[at][column]))
    if kind == "bar":
        return order[:BARS]
    return [order[place] for place in _spread(len(order), LINE_POINTS)]
