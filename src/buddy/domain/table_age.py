"""The oldest and the youngest, the first and the last to come: by a column of ages or of dates.

A column of dates holds no figures that are added up; it is read as such only where the words ask
who is older or came later. The older of two is the one with the higher age or the earlier date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from buddy.domain.cell_value import Figure, Figures
from buddy.domain.regex import regex
from buddy.domain.table_dates import days_of
from buddy.domain.table_measures import AGES, DATES
from buddy.domain.table_sheet import Sheet, Unclear
from buddy.domain.table_words import End

_NOW: Final = regex(
    r"^\W*(?:now|immediately|today|at once|right away|(?:ab )?sofort|jetzt|heute|immédiat\w*"
    r"|maintenant|tout de suite|ya|ahora|inmediat\w*|hoy|subito|adesso|immediat\w*|oggi|agora|já"
    r"|imediat\w*|hoje|nu|direct|per direct|onmiddellijk)\W*$",
    re.IGNORECASE,
)
"""What stands for a day that has come, among days that are told."""


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
        said = f"{end.words} {end.rest}".casefold()
        named = [n for n in chosen if sheet.columns[n].casefold() in said]
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


def by_stay(sheet: Sheet, end: End, column: int | Unclear | None) -> tuple[Sheet, End, int] | None:
    """Return a column of dates for who has been there longest: since the earliest; None: no dates.

    Args:
        sheet: The table.
        end: "the longest": of a time that began at the date of each row.
        column: The column of figures that would be taken; a date counts where there is none.
    """
    columns = range(len(sheet.columns)) if column is None else [column]
    dated = [n for n in columns if isinstance(n, int) and DATES.search(sheet.columns[n])]
    found = [(n, days) for n in dated if (days := _dates(sheet, n)) is not None]
    if len(found) != 1:
        return None
    ((at, days),) = found
    own = replace(sheet, numeric={**sheet.numeric, at: days})
    return own, replace(end, highest=not end.highest, dated=True), at


def _dates(sheet: Sheet, column: int) -> Figures | None:
    """Return the dates of a column as days; None: most of its cells hold none."""
    cells = [row[column] for row in sheet.rows]
    if column in sheet.numeric and not DATES.search(sheet.columns[column]):
        return None  # "2021" can be a number of anything
    days = {n: Figure(float(day)) for n, cell in enumerate(cells) if (day := _day(cell))}
    filled = sum(1 for cell in cells if cell.strip())
    if not any(each.value > 1 for each in days.values()) or len(days) * 2 <= filled:
        return None
    return Figures(days, tuple(n for n in range(len(cells)) if n not in days))


def _day(cell: str) -> int:
    """Return the day that a cell tells, as its number; 0: none. What is there now came before."""
    if _NOW.match(cell):
        return 1
    day = cell.strip().partition(" ")[0]  # "2026-01-02 10:00"; "2015 Reserve" is a name
    found = days_of(cell) or (None if day.isdigit() else days_of(day))
    return found.first.toordinal() if found is not None else 0
