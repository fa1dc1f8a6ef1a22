# words of many languages
"""Times of day in a table: which leaves first, which comes last, and how long it is between them.

A column of times holds no figures that are added up; it is read where words ask who is early or
late. Where a row tells when it begins and when it ends and nothing says how long it takes, that is
reckoned from the two. In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from buddy.domain.cell_value import Figure, Figures
from buddy.domain.regex import regex
from buddy.domain.table_measures import LENGTH, SPEED, TIMES
from buddy.domain.table_sheet import Sheet, Unclear
from buddy.domain.table_words import End

_CLOCK: Final = regex(
    r"^\s*(?P<hour>[01]?\d|2[0-3])\s?[:.h]\s?(?P<minute>[0-5]\d)"
    r"(?:\s?(?P<half>[ap])\.?m\.?|\s?uhr)?\s*$",
    re.IGNORECASE,
)
_BEGINS: Final = regex(
    r"(?<!\w)(?:depart\w*|leav\w+|start\w*|begin\w*|opens?|opening|abfahrt\w*|abflug\w*|fährt"
    r"|beginn\w*|öffnet|öffnung|départs?|part|partent|début\w*|commence\w*|ouvr\w+|salidas?"
    r"|sale[ns]?|inicio|empieza\w*|abre\w*|partenz[ae]|part(?:e|ono)|inizi\w+|apre|partidas?"
    r"|saídas?|sai|início|começa\w*|vertrek\w*)(?!\w)",
    re.IGNORECASE,
)
"""What says when something begins: the head of a column, or a verb of a question."""
_ENDS: Final = regex(
    r"(?<!\w)(?:arriv\w*|ends?|ending|finish\w*|clos(?:es?|ing)|gets? (?:in|there)|ankunft\w*"
    r"|kommt|ende|endet|schließt|schluss|fin|finit|ferme\w*|llegadas?|llega\w*|termina\w*"
    r"|cierra\w*|fine|finisce|chiude|chegadas?|chega\w*|fim|fecha\w*|aankomst\w*|komt|einde"
    r"|eindigt|sluit)(?!\w)",
    re.IGNORECASE,
)
"""What says when it ends."""
_NEW: Final = regex(r"new|recent|neu|récent|nieuw", re.IGNORECASE)
"""Late as newest is: of days, and of no time of day."""
_HOW_LONG: Final = regex(
    r"(?<!\w)(?:how long|wie lang\w?|combien de temps|cuánto (?:tiempo|tarda|dura)|quanto (?:tempo"
    r"|dura|ci mette|demora)|hoe lang)(?!\w)",
    re.IGNORECASE,
)
_DAY: Final = 24 * 60
DURATION: Final = "Duration"
"""What the reckoned column is called."""


def minutes_of(cell: str) -> int | None:
    """Return the minute of the day that a cell tells; None: it tells no time of day."""
    found = _CLOCK.match(cell)
    if found is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:  # noqa: PLR2004  # hours of half a day
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return hour * 60 + int(found["minute"])


def hour_columns(sheet: Sheet) -> dict[int, Figures]:
    """Return the columns in which every cell that says something tells a time of day."""
    return {n: found for n in range(len(sheet.columns)) if (found := _hours(sheet, n)) is not None}


def by_hour(sheet: Sheet, end: End) -> tuple[Sheet, End, int] | Unclear | None:
    """Return a table with a column of times as figures, for who is early or late by it.

    Args:
        sheet: The table.
        end: "leaves first", "the latest": its verb tells the column.

    Returns:
        The table, the end and the column; None: it has no times of day, or other words are meant.
    """
    if _NEW.search(end.words):
        return None
    hours, asked = hour_columns(sheet), f"{end.words} {end.rest}"
    for verb in (_BEGINS, _ENDS):
        if verb.search(asked) and (of := [n for n in hours if verb.search(sheet.columns[n])]):
            hours = {n: hours[n] for n in of}
            break
    if len(hours) != 1:
        return Unclear(tuple(hours)) if hours else None
    ((column, figures),) = hours.items()
    timed = replace(sheet, numeric={**sheet.numeric, column: figures})
    return timed, replace(end, dated=True), column


def with_duration(sheet: Sheet) -> tuple[Sheet, int] | None:
    """Return a table with how long each row takes from its begin to its end; None: it tells not.

    What ends at an earlier time than it begins ends on the next day.
    """
    hours = hour_columns(sheet)
    begins = [n for n in hours if _BEGINS.search(sheet.columns[n])]
    ends = [n for n in hours if _ENDS.search(sheet.columns[n]) and n not in begins]
    if len(begins) != 1 or len(ends) != 1 or _tells_time(sheet):
        return None
    start, stop = hours[begins[0]].of, hours[ends[0]].of
    took = {n: int(stop[n].value - start[n].value) % _DAY for n in start if n in stop}
    head = f"{DURATION} (“{sheet.columns[ends[0]]}” less “{sheet.columns[begins[0]]}”)"
    rows = tuple((*row, _told(took[n]) if n in took else "") for n, row in enumerate(sheet.rows))
    missing = tuple(n for n in range(len(rows)) if n not in took)
    figures = Figures({n: Figure(float(each), "min") for n, each in took.items()}, missing)
    column = len(sheet.columns)
    numeric = {**sheet.numeric, column: figures}
    return replace(sheet, columns=(*sheet.columns, head), rows=rows, numeric=numeric), column


def told_duration(question: str, sheet: Sheet, row: int) -> str:
    """Return how long a row takes, where a question asks that; empty: it does not, or is not told.

    Args:
        question: "how long does the IC 118 take?".
        sheet: The table.
        row: The row that it names.
    """
    timed = with_duration(sheet) if _HOW_LONG.search(question) else None
    if timed is None or not (cell := timed[0].rows[row][timed[1]]):
        return ""
    return f"{sheet.name(row)}: {timed[0].columns[timed[1]]}: {cell}. The whole row: "


def takes_time(end: End) -> bool:
    """Tell whether an end can be of how long something takes: the fastest, the longest."""
    return any(kind is TIMES for kind in (end.kind, *(each for each, _ in end.others)))


def by_duration(sheet: Sheet, end: End) -> tuple[Sheet, End, int] | None:
    """Return the reckoned column of durations for the fastest and the longest; None: none."""
    timed = with_duration(sheet) if takes_time(end) else None
    if timed is None:
        return None
    ways = ((end.kind, end.highest), *end.others)
    highest = next(high for kind, high in ways if kind is TIMES)
    return timed[0], replace(end, highest=highest), timed[1]


def _tells_time(sheet: Sheet) -> bool:
    heads = (sheet.columns[n] for n in sheet.numeric)
    return any(each.search(head) for head in heads for each in (TIMES, SPEED.heads, LENGTH.heads))


def _hours(sheet: Sheet, column: int) -> Figures | None:
    head = sheet.columns[column]
    if column in sheet.numeric and not (_BEGINS.search(head) or _ENDS.search(head)):
        return None  # "9.30" is a price as well
    cells = [row[column] for row in sheet.rows]
    read = {n: told for n, cell in enumerate(cells) if (told := minutes_of(cell)) is not None}
    filled = sum(1 for cell in cells if cell.strip())
    if not read or len(read) < filled:
        return None  # "31:14" among "22:18" is a score
    of = {n: Figure(float(each)) for n, each in read.items()}
    return Figures(of, tuple(n for n in range(len(cells)) if n not in read))


def _told(minutes: int) -> str:
    hours, left = divmod(minutes, 60)
    return " ".join(
        filter(None, (f"{hours} h" if hours else "", f"{left} min" if left or not hours else ""))
    )
