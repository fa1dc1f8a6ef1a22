# ruff: noqa: RUF001  # words of many languages
"""What so much of a row costs: "5 nights at the Alpenblick", "2 kg Geisha", "drei Monate Basis".

A price is times as many as are said of what its column says that it is for: per night, a month, per
person. What the column says nothing of is not reckoned. In English, German, French, Spanish,
Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.cell_value import Figure, told_like
from buddy.domain.limit_words import COUNTED, number_of
from buddy.domain.regex import regex
from buddy.domain.table_bounds import bound_places
from buddy.domain.table_ends import at_end
from buddy.domain.table_measures import PRICES
from buddy.domain.table_scope import Scope, not_understood, scope_of, unknown_in
from buddy.domain.table_sheet import Sheet, TableAnswer, mixed_words
from buddy.domain.table_words import SPAN, SUM, end_in

_UNITS: Final = {
    "night": r"nights?|nächten?|nacht|nuits?|noches?|nott[ei]|noites?|nachten",
    "person": r"persons?|people|adults?|guests?|personen|leute|gäste\w?|erwachsene\w?|personnes?"
    r"|adultes?|personas?|adultos?|person[ae]|pessoas?|volwassenen|head",
    "month": r"months?|mo|monate?n?|mois|mes(?:es)?|mes[ei]|mês|maand(?:en)?",
    "week": r"weeks?|wochen?|semaines?|semanas?|settiman[ae]|we(?:ek|ken)",
    "day": r"days?|tage?n?|jours?|d[íi]as?|giorn[oi]|dag(?:en)?",
    "hour": r"hours?|stunden?|heures?|horas?|or[ae]|uur|uren",
    "year": r"years?|annum|jahre?n?|ans?|années?|años?|ann[oi]|anos?|jaar|jaren",
    "kg": r"kg|kilos?|kilo(?:gram|gramm)\w*",
    "room": r"(?:double |single |doppel|einzel)?(?:rooms?|zimmern?)|chambres?|habitaci[oó]n(?:es)?"
    r"|camere|(?<=una |per |lla )camera|quartos?|kamers?",
    "litre": r"l|lit(?:er|re|ro|ri)n?s?",
    "piece": r"pieces?|pcs|stück|pièces?|piezas?|pezz[io]|peças?|stuks?",
}
_UNIT: Final = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS.items())
_OF_UNIT: Final = {name: regex(rf"(?:{words})", re.IGNORECASE) for name, words in _UNITS.items()}
_ONE: Final = r"an?|eine?[rnm]?|une?|una|uno|uma?|een|één"
_SAID: Final = regex(
    rf"(?<![\w.,$€£])(?P<count>\d{{1,4}}|(?:{COUNTED}|{_ONE})(?=\s))\s*-?\s*(?:{_UNIT})(?!\w)",
    re.IGNORECASE,
)
_PER: Final = regex(
    rf"(?:(?<!\w)(?:per|pro|par|por|al|alla|all['’]|ao|à la|je|an?|each)\s+|/\s?)(?:{_UNIT})(?!\w)",
    re.IGNORECASE,
)
_OR: Final = regex(r"(?<!\w)(?:or|oder|ou|o|of)(?!\w)", re.IGNORECASE)
_IN: Final = {("week", "night"): 7, ("week", "day"): 7, ("year", "month"): 12}
"""How many of a price's unit one of what is said is, where that is always so."""


_ROOM: Final = "room"


@dataclass(frozen=True, slots=True)
class _Much:
    count: int
    unit: str
    words: str
    start: int


def times_of(
    question: str, sheet: Sheet, about: str = "", *, sure: bool = False
) -> TableAnswer | None:
    """Return what so much of the rows that a question names costs; None: it asks for no such.

    Args:
        question: "what would 5 nights at the Alpenblick cost?", "a week at the cheapest".
        sheet: The table.
        about: What the table stands in.
        sure: Whether the question may be about something else.
    """
    much = _much_in(question, sheet)
    columns = [n for n in sheet.numeric if _is_price(sheet, n)]
    if not much or not columns:
        return None
    rest = _SAID.sub(" ", question)
    if unknown := unknown_in(rest, sheet, about):
        every = tuple(range(len(sheet.rows)))
        scope = Scope(rows=every, said=rest, unknown=unknown)
        return None if sure else not_understood(scope, sheet)
    rows = _rows_of(rest, sheet, about)
    if not rows:
        return None
    if sure and len(rows) == len(sheet.rows):
        return None
    units = {each.unit for each in much}
    if "night" in units:  # a night's price is taken for one room's
        units -= {_ROOM}
    column = next((n for n in columns if units <= _pers(sheet, n, units)), None)
    if column is None:
        return _not_per(sheet, columns, much, rows)
    return _added(question, sheet, column, much, rows)


def counted_units(text: str) -> bool:
    """Tell whether a text says so much of what prices are for: "5 nights"."""
    return _SAID.search(text) is not None


def _much_in(question: str, sheet: Sheet) -> list[_Much]:
    """Return how much of what a question says; none where it is a bound, or a column's figure."""
    places = bound_places(question)
    found: list[_Much] = []
    for said in _SAID.finditer(question):
        unit = next(name for name in _UNITS if said[name])
        if any(start < said.end() and said.start() < end for start, end in places):
            return []
        if any(_tells(sheet, n, unit) for n in sheet.numeric if not _is_price(sheet, n)):
            return []
        digits = said["count"].lower()
        one = re.fullmatch(_ONE, digits) is not None
        found.append(_Much(1 if one else number_of(digits), unit, said[0], said.start()))
    return found


def _tells(sheet: Sheet, column: int, unit: str) -> bool:
    """Tell whether a column that is no price is in a unit: “Duration (days)”, "3 nights"."""
    words = _OF_UNIT[unit]
    figures = sheet.numeric[column].of.values()
    head = any(words.fullmatch(each) for each in re.findall(r"[^\W\d_]+", sheet.columns[column]))
    return head or any(words.fullmatch(each.unit) for each in figures if each.unit)


def _is_price(sheet: Sheet, column: int) -> bool:
    return sheet.numeric[column].is_money or PRICES.search(sheet.columns[column]) is not None


def _rows_of(rest: str, sheet: Sheet, about: str) -> tuple[int, ...]:
    if named := sheet.named_in(rest):
        return named
    scope = scope_of(rest, sheet, about)
    if end_in(rest) is None or not scope.rows:
        return scope.rows
    told = scope.placed(at_end(scope.said, scope.of(sheet)))
    return told.rows if told is not None and not told.tells_nothing else ()


def _pers(sheet: Sheet, column: int, units: set[str]) -> set[str]:
    """Return the units of those that are asked for that a column's prices are for."""
    own = _own_pers(sheet, column)
    return {each for each in units if each in own or any((each, per) in _IN for per in own)}


def _own_pers(sheet: Sheet, column: int) -> set[str]:
    said = [sheet.columns[column]]
    said += {f"per {each.per}" for each in sheet.numeric[column].of.values() if each.per}
    found = (match for text in said for match in _PER.finditer(text))
    return {name for match in found for name in _UNITS if match[name]}


def _not_per(
    sheet: Sheet, columns: Sequence[int], much: Sequence[_Much], rows: tuple[int, ...]
) -> TableAnswer:
    """Return that no price is for what was said; where a price says nothing, what it would be."""
    silent = [n for n in columns if not _own_pers(sheet, n)]
    units = sorted({each.unit for each in much})
    if len(silent) == 1 == len(much) and len(rows) == 1:
        figure = sheet.numeric[silent[0]].of.get(rows[0])
        if figure is not None:
            total = _money(figure.value * much[0].count, figure)
            cell = sheet.told(rows[0], silent[0])
            head = sheet.columns[silent[0]] or "The price"
            return TableAnswer(
                text=f"“{head}” does not say what it is for. If it is per {units[0]}: "
                f"{much[0].count} × {cell} = {total}.",
                rows=rows,
            )
    heads = " and ".join(f"“{sheet.columns[n]}”" for n in columns)
    missing = [each for each in units if all(each not in _pers(sheet, n, {each}) for n in columns)]
    return TableAnswer(
        text=f"I can't tell that from these columns: {heads} says nothing per "
        f"{' or '.join(missing or units)} ({sheet.heads}).",
        rows=rows,
        refuses=True,
    )


def _added(
    question: str, sheet: Sheet, column: int, much: Sequence[_Much], rows: tuple[int, ...]
) -> TableAnswer:
    figures = sheet.numeric[column]
    missing = [sheet.name(row) for row in rows if row not in figures.of]
    head = sheet.columns[column]
    if missing:
        return TableAnswer(
            text=f"No {head} in figures is told for {', '.join(missing)}.", rows=rows
        )
    if len({figures.of[row].kind for row in rows}) > 1:
        return TableAnswer(text=mixed_words(sheet, column), rows=rows)
    own = _own_pers(sheet, column)
    told: list[str] = []
    costs: list[float] = []
    steps = 0
    for row in rows:
        counts = _counts(question, sheet.name(row), much, own)
        cost = figures.of[row].value
        for count in counts:
            cost *= count
        costs.append(cost)
        steps = max(steps, len(counts))
        times = "".join(f"{count} × " for count in counts)
        like = figures.of[row]
        told.append(f"{times}{sheet.told(row, column)} = {_money(cost, like)}")
    paired = len(much) > steps
    text = "; ".join(told[:8])
    more = f" and {len(told) - 8} more" if len(told) > 8 else ""  # noqa: PLR2004  # as rows are listed
    together = ""
    both = len(sheet.named_in(question)) > 1 and _OR.search(question) is None
    if SPAN.search(question):
        apart = _money(max(costs) - min(costs), figures.of[rows[0]])
        together = f" Difference: {apart}." if len(rows) > 1 else ""
    elif len(rows) > 1 and (paired or both or SUM.search(question)):
        together = f" Together: {_money(sum(costs), figures.of[rows[0]])}."
    taken = ""
    if any(each.unit == _ROOM for each in much) and _ROOM not in own:
        taken = " It does not say for how many rooms; taken as one room's price."
    return TableAnswer(text=f"{text}{more}.{together} By “{head}”.{taken}", rows=rows)


def _money(value: float, like: Figure) -> str:
    """Return an amount in the coin of a price, and for no unit any more."""
    return told_like(value, replace(like, per=""))


def _counts(question: str, name: str, much: Sequence[_Much], own: set[str]) -> list[int]:
    """Return how many of each unit are said of a row: those before its name, of each unit the last.

    "2 nights in the Seehof and 3 nights at Zur Post" says two of the one and three of the other.
    """
    place = question.casefold().find(name.casefold())
    last: dict[str, int] = {}
    for each in much:
        scale = next((_IN[each.unit, per] for per in own if (each.unit, per) in _IN), 1)
        scale = 1 if each.unit in own else scale
        if each.unit not in last or each.start < place:
            last[each.unit] = each.count * scale
    return list(last.values())
