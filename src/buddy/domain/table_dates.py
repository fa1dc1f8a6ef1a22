# ruff: noqa: RUF001  # words of many languages
"""Rows whose date lies where a question says: "who joined after 2015?", "seit Mai 2018".

A year or a month that is said is the whole of it, and so is a cell that tells no more. In English,
German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_measures import DATES
from buddy.domain.table_sheet import Sheet

_MONTHS: Final = {
    begin: number
    for number, begins in {
        1: "jan ene gen",
        2: "feb fév fev",
        3: "mar mär mrt",
        4: "apr avr abr",
        5: "may mai mag mei",
        6: "jun juin giu",
        7: "jul juil lug",
        8: "aug aoû ago",
        9: "sep set",
        10: "oct okt oct ott out",
        11: "nov",
        12: "dec dez déc dic",
    }.items()
    for begin in begins.split()
}
_MONTH: Final = r"[^\W\d_]{3,10}\.?"
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_DATE: Final = (
    rf"(?:(?P<y1>{_YEAR})[-/](?P<m1>\d{{1,2}})(?:[-/](?P<d1>\d{{1,2}}))?"
    rf"|(?P<d2>\d{{1,2}})[./](?P<m2>\d{{1,2}})[./](?P<y2>{_YEAR})"
    rf"|(?:(?P<d3>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s+(?:of\s+|de\s+)?)?(?P<n3>{_MONTH})\s+(?:de\s+)?"
    rf"(?P<y3>{_YEAR})|(?P<n4>{_MONTH})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>{_YEAR})"
    rf"|(?P<y5>{_YEAR}))"
)
_CELL: Final = regex(rf"^\s*{_DATE}\s*$", re.IGNORECASE)
_AT: Final = (
    r"(?P<after>(?:later|newer|younger) than|after|nach|später als|après|después de(?:l)?"
    r"|dopo(?: il)?|depois de|na)|(?P<since>since|from|starting|seit|ab|depuis|à partir de"
    r"|dès|desde|dal|a partire dal|sinds|vanaf)|(?P<before>(?:earlier|older) than|before|vor"
    r"|früher als|avant|antes de(?:l)?|prima del|voor)|(?P<until>until|up to|by|till|bis"
    r"|jusqu['’]en|hasta|fino al|até|tot)"
    r"|(?P<within>in|im|during|en|nel|em)"
)
_NAMED: Final = regex(
    rf"(?<!\w)(?P<way>{_AT})\s+(?:the\s+|dem\s+|le\s+|el\s+|il\s+)?(?P<what>{_DATE})(?![\w€$£%])"
    r"(?!\s?(?:€|\$|£|euros?|dollars?|people|gb|kg|km))",
    re.IGNORECASE,
)
_OF_NO_YEAR: Final = regex(
    rf"(?<!\w)(?:{_AT})\s+(?:(?:\d{{1,2}}(?:st|nd|rd|th|\.|º)?\s+)?(?:of\s+|de\s+)?)(?:january|february"
    r"|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai"
    r"|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre"
    r"|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
    r"|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari"
    r"|mei|augustus)(?:\s+\d{1,2}(?:st|nd|rd|th)?(?![\w.]))?(?!\w)(?!,?\s+(?:de\s+)?\d)",
    re.IGNORECASE,
)
"""A month, or a day of one, that is said without its year: "in september", "after 10 may"."""
_BETWEEN: Final = regex(
    rf"(?<!\w)(?:between|from|zwischen|von|entre|de|tra|dal|tussen)\s+(?P<low>{_YEAR})\s+"
    rf"(?:and|to|und|bis|et|à|y|a|e|al|en)\s+(?P<high>{_YEAR})(?![\w€$£%])",
    re.IGNORECASE,
)
_CAME: Final = regex(
    r"(?:(?<!\w)(?:joined|join|came|started|began|arrived|hired|founded|opened|built|born|released"
    r"|kam(?:en)?|begann(?:en)?|eingetreten|gegründet|geboren|gebaut|arrivée?s?|venue?s?|entrée?s?"
    r"|née?s?|fondée?s?|entr(?:ó|aron)|lleg(?:ó|aron)|empez(?:ó|aron)|naci(?:ó|eron)|arrivat[oaie]"
    r"|entrat[oaie]|nat[oaie]|entr(?:ou|aram)|chegou|nasceu|kwam(?:en)?|begonnen?|geboren|was|were"
    r"|is|are|has|have|est|sont|ist|sind|fue|who|that|which|been)\s+)+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from one to another, both counted."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What a question says of a column of dates."""

    start: int
    end: int
    column: int
    rows: frozenset[int]
    told: str


def days_of(cell: str) -> Days | None:
    """Return the days that a date is: all of 2015, of May 2018, or one; None: it is no date."""
    found = _CELL.match(cell)
    return None if found is None else _days(found)


def date_columns(sheet: Sheet) -> dict[int, dict[int, Days]]:
    """Return the columns of dates, with the days of each of their rows."""
    columns: dict[int, dict[int, Days]] = {}
    for column, head in enumerate(sheet.columns):
        if column in sheet.numeric and not DATES.search(head):
            continue  # "2021" can be a number of anything
        cells = [row[column] for row in sheet.rows]
        days = {n: each for n, cell in enumerate(cells) if (each := days_of(cell)) is not None}
        if days and len(days) * 2 > sum(1 for cell in cells if cell.strip()):
            columns[column] = days
    return columns


def with_year(text: str, sheet: Sheet) -> str:
    """Return a text with the year behind a month without one, where a table's dates have just one.

    Args:
        text: "how much was spent in september".
        sheet: The table; of dates in several years none is taken.
    """
    if _OF_NO_YEAR.search(text) is None:
        return text
    days = [each for column in date_columns(sheet).values() for each in column.values()]
    years = {year for each in days for year in (each.first.year, each.last.year)}
    if len(years) != 1:
        return text
    return _OF_NO_YEAR.sub(lambda found: f"{found[0]} {min(years)}", text)


def date_conditions(text: str, sheet: Sheet) -> list[Dated]:
    """Return what a question says of dates: none where no column, or no one column, tells them.

    Args:
        text: "who joined after 2015?", "wer kam seit Mai 2018?".
        sheet: The table.
    """
    spans = _BETWEEN.search(text)
    found = _NAMED.search(text) if spans is None else spans
    if found is None:
        return []
    columns = date_columns(sheet)
    column = _column(text, sheet, list(columns))
    if column is None:
        return []
    days = columns[column]
    if spans is not None:
        low, high = date(int(spans["low"]), 1, 1), date(int(spans["high"]), 12, 31)
        rows = frozenset(n for n, own in days.items() if low <= own.first and own.last <= high)
    else:
        said = _days(found)
        if said is None:
            return []
        rows = frozenset(n for n, own in days.items() if _holds(found, own, said))
    lead = _CAME.search(text[max(0, found.start() - 60) : found.start()])
    start = found.start() - (len(lead[0]) if lead else 0)
    told = f"whose “{sheet.columns[column]}” is {found[0].strip()}"
    return [Dated(start=start, end=found.end(), column=column, rows=rows, told=told)]


def _column(text: str, sheet: Sheet, columns: list[int]) -> int | None:
    if len(columns) == 1:
        return columns[0]
    said = content_stems(text)
    named = [n for n in columns if said & content_stems(sheet.columns[n])]
    return named[0] if len(named) == 1 else None


def _holds(found: re.Match[str], own: Days, said: Days) -> bool:
    if found["after"]:
        return own.first > said.last
    if found["since"]:
        return own.first >= said.first
    if found["before"]:
        return own.last < said.first
    if found["until"]:
        return own.last <= said.last
    return said.first <= own.first and own.last <= said.last


def _days(found: re.Match[str]) -> Days | None:
    parts = found.groupdict()
    year = next(parts[name] for name in ("y1", "y2", "y3", "y4", "y5") if parts[name])
    number = parts["m1"] or parts["m2"]
    name = parts["n3"] or parts["n4"]
    day = parts["d1"] or parts["d2"] or parts["d3"] or parts["d4"]
    month = int(number) if number else 0
    if name:
        month = next((n for begin, n in _MONTHS.items() if name.casefold().startswith(begin)), 0)
        if not month:
            return None
    try:
        first = date(int(year), month or 1, int(day or 1))
    except ValueError:
        return None
    if day:
        return Days(first, first)
    after = date(first.year + (month in {0, 12}), month % 12 + 1 if month else 1, 1)
    return Days(first, after - timedelta(days=1))
