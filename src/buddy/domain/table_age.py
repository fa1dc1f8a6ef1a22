"""The oldest and the youngest, the first and the last to come: by a column of ages or of dates.

A column of dates holds no figures that are added up; it is read as such only where the words ask
who is older or came later. The older of two is the one with the higher age or the earlier date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from buddy.domain.cell_value import Figure, Figures
from buddy.domain.regex import regex
from buddy.domain.table_measures import AGES, DATES, TIMES
from buddy.domain.table_sheet import Sheet, Unclear
from buddy.domain.table_words import End

_YEAR_FIRST: Final = regex(r"^\s*(?P<y>\d{4})[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?(?!\d)")
_DAY_FIRST: Final = regex(r"^\s*(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\s*$")
_YEAR: Final = regex(r"^\s*(?P<y>1[5-9]\d\d|20\d\d)\s*$")


def by_age(sheet: Sheet, end: End) -> tuple[Sheet, End, int] | Unclear | None:
    """Return a table with the column of ages or dates as figures, and its end that is meant.

    Args:
        sheet: The table.
        end: "the second oldest", "who joined last".

    Returns:
        The table, the end by that column and the column; None: it has neither ages nor dates.
    """
    ages = [n for n in sheet.numeric if AGES.search(sheet.columns[n])]
    if end.kind is AGES and len(ages) == 1:
        return sheet, end, ages[0]
    dates = {n: found for n in range(len(sheet.columns)) if (found := _dates(sheet, n)) is not None}
    chosen = [*(ages if end.kind is AGES else ()), *dates]
    if len(chosen) > 1:
        named = [n for n in chosen if sheet.columns[n].casefold() in end.rest.casefold()]
        chosen = named if len(named) == 1 else chosen
    if len(chosen) != 1:
        return Unclear(tuple(chosen)) if chosen else None
    column = chosen[0]
    # The higher age is the earlier date; the last to come has the later one.
    turned = end.kind is AGES and column in dates
    dated = replace(
        sheet, numeric={**sheet.numeric, column: dates.get(column, sheet.numeric.get(column))}
    )
    return dated, replace(end, highest=end.highest != turned, dated=column in dates), column


def by_stay(sheet: Sheet, end: End, column: int) -> tuple[Sheet, End, int] | None:
    """Return a column of dates for who has been there longest: since the earliest; None: no dates.

    Args:
        sheet: The table.
        end: "the longest": of a time that began at the date of each row.
        column: The column that would be taken.
    """
    times = any(kind is TIMES for kind, _ in ((end.kind, end.highest), *end.others))
    days = _dates(sheet, column) if times and DATES.search(sheet.columns[column]) else None
    if days is None:
        return None
    dated = replace(sheet, numeric={**sheet.numeric, column: days})
    return dated, replace(end, highest=not end.highest, dated=True), column


def _dates(sheet: Sheet, column: int) -> Figures | None:
    """Return the dates of a column as days; None: most of its cells hold none."""
    cells = [row[column] for row in sheet.rows]
    if column in sheet.numeric and not DATES.search(sheet.columns[column]):
        return None  # "2021" can be a number of anything
    days = {n: Figure(float(day)) for n, cell in enumerate(cells) if (day := _day(cell))}
    filled = sum(1 for cell in cells if cell.strip())
    if not days or len(days) * 2 <= filled:
        return None
    return Figures(days, tuple(n for n in range(len(cells)) if n not in days))


def _day(cell: str) -> int:
    found = _YEAR_FIRST.match(cell) or _DAY_FIRST.match(cell) or _YEAR.match(cell)
    if found is None:
        return 0
    parts = found.groupdict()
    try:
        return date(int(parts["y"]), int(parts.get("m") or 1), int(parts.get("d") or 1)).toordinal()
    except ValueError:
        return 0
