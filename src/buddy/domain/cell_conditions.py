# ruff: noqa: RUF001  # words of many languages
"""What a question says of a row's cells: "with breakfast", "which aren't paid", "sold out".

A condition is of a column that says yes or no, or of one that tells a state of each row. A no
before it asks for the other rows. In English, German, French, Spanish, Italian, Portuguese and
Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from buddy.domain.cell_truth import Truth, truth_of
from buddy.domain.cell_value import Figures
from buddy.domain.limit_words import COUNTED, number_of
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_bounds import bound_places
from buddy.domain.table_measures import PRICES
from buddy.domain.table_said import IN_STOCK
from buddy.domain.table_sheet import Sheet, marked_with, spans
from buddy.domain.table_words import asks_for_end, asks_for_figure, end_in

_NO: Final = (
    r"no|not|without|lack(?:s|ing)?|never|\w{2,6}n['’]t|dont|doesnt|isnt|arent|nicht|kein\w{0,2}"
    r"|ohne|sans|pas|sin|non|senza|sem|não|geen|niet|zonder|except|excluding"
)
_LEADS: Final = (
    r"with|have|has|having|had|that|which|who|are|is|be|do|does|the|an?|any|of|it|they|already|yet"
    r"|included?|include|offer|offers|offering|serves?|get|gets|still|currently|only|just|those"
    r"|ones|what|s|allow(?:s|ing)?|accepts?|permits?|mit|haben|hat|ist|sind|das|die|der|den|dem|ein\w{0,2}|es|gibt|noch|schon|bieten"
    r"|bietet|nur|was|avec|ont|ait|est|sont|le|la|les|l|un|une|du|des|de|d|n|ne|qui|con|tienen?|tiene|es|son"
    r"|está|están|el|los|las|una|que|hanno|ha|sono|è|il|lo|gli|i|di|com|têm|tem|são|o|os|as|um|uma"
    r"|met|hebben|heeft|zijn|het|een|van|er"
)
_LEAD: Final = regex(rf"(?<!\w)(?:(?:{_LEADS}|(?:{_NO}))(?:\s+|['’]))+$", re.IGNORECASE)
_DENIED: Final = regex(rf"(?<!\w)(?:{_NO})(?!\w)", re.IGNORECASE)
_NONE: Final = regex(
    r"(?<!\w)(?:(?:which|that|with|have|has|having|are|is|do|does|mit|haben|hat|avec|ont|con|tienen"
    r"|hanno|com|têm|met|hebben)\s+)*(?:no|not|without|zero|free of|ohne|keine?[nr]?|sans|aucune?"
    r"|pas de|sin|ning[uú]n[oa]?s?|senza|nessun[oa]?|sem|nenhuma?|zonder|geen)\s+(?:any\s+)?$",
    re.IGNORECASE,
)
"""What asks for none of what a column counts, right before its head."""
_SAID: Final = (
    r"included|provided|offered|served|available|allowed|inklusive|inbegriffen|enthalten|dabei"
    r"|erlaubt|compris\w{0,2}|inclus\w{0,2}|incluid[oa]s?|permis\w{0,2}|inbegrepen|column|too"
    r"|as well"
)
_TAIL: Final = regex(
    rf"^\s+(?:(?:is|are|ist|sind|est|sont|está|es|è|is)\s+)?(?P<no>(?:{_NO})\s+)?(?:{_SAID})(?!\w)"
    r"|^\s*[:=]\s*(?:yes|ja|oui|s[íi]|true|sim|(?P<off>no|nein|non|false|não|nee))(?!\w)"
    r"|^\s+(?:yes|(?P<off2>no|nein))(?=\W*$)",
    re.IGNORECASE,
)
_COUNT: Final = rf"(?:\d{{1,6}}|(?:{COUNTED})(?!\w))"
_COUNTS: Final = regex(_COUNT, re.IGNORECASE)
_FIGURE: Final = regex(
    rf"(?<![\w.,$€£-])(?:exactly |genau |exactement |exactamente )?"
    rf"(?P<counts>{_COUNT}(?:\s*(?:,|or|and|oder|und|ou|o|of|/)\s*{_COUNT}){{0,3}})[\s-]"
    r"(?P<what>[^\W\d_]{3,16})(?!\w)",
    re.IGNORECASE,
)
"""A figure with what it counts: "4-star", "four stars"."""
_COUNTED: Final = regex(rf"(?<!\w){_COUNT}\s+(?:[^\W\d_]+\s+){{0,2}}$", re.IGNORECASE)
"""A figure of which the words behind it are said: "5 pieces in stock"."""
_ONE: Final = frozenset(("one", "single"))
"""One as a number, and no article: "a distance under 200 m" says no figure."""
_PIECES: Final = regex(
    r"(?<!\w)(?:stock|inventory|(?:places|spots|seats) left|free (?:places|spots|seats)"
    r"|vacanc(?:y|ies)|freie plätze|places libres|plazas libres|posti liberi|vagas|vrije plaatsen"
    r"|lager|(?:lager)?bestand|vorrat|existencias|giacenza|estoque|voorraad)(?!\w)",
    re.IGNORECASE,
)
"""What a column is called that tells how many pieces there are."""
_NEAR: Final = 80
"""Characters before a condition in which it is denied."""
_WORDS: Final = regex(r"[^\W_]+")
_STATES: Final = 8
"""Different cells of a column that tells states."""
_SHORT: Final = 3
_FEW: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a question says of a column's cells."""

    start: int
    end: int
    column: int
    rows: frozenset[int]
    told: str
    """For people: "with “Breakfast”: yes"."""
    unsaid: tuple[int, ...] = ()
    """Rows whose cell says neither."""


def cell_conditions(text: str, sheet: Sheet) -> list[Condition]:
    """Return what a question says of cells, from its first word on.

    Args:
        text: "the cheapest with breakfast", "which are not sold out?".
        sheet: The table.
    """
    found = _exact(text, sheet) + _in_pieces(text, sheet)
    found += [each for each in _in_counts(text, sheet) if not _meets(each, found)]
    for start, end, column, truth, state in sorted(
        _named(text, sheet), key=lambda each: (each[0] - each[1], each[0])
    ):
        whole = _whole(text, start, end)
        if any(each.start < whole[1] and whole[0] < each.end for each in found):
            continue
        found.append(_condition(sheet, whole, column, truth, state))
    return sorted(found, key=lambda each: each.start)


def _meets(condition: Condition, others: list[Condition]) -> bool:
    return any(each.start < condition.end and condition.start < each.end for each in others)


def _in_counts(text: str, sheet: Sheet) -> list[Condition]:
    """Return what a question says of a column that can be 0: "no changes", "without stops"."""
    found: list[Condition] = []
    for column, figures in sheet.numeric.items():
        values = {n: each.value for n, each in figures.of.items()}
        none = frozenset(n for n, value in values.items() if value == 0)
        if figures.is_money or not none or any(value % 1 for value in values.values()):
            continue
        head = sheet.columns[column]
        for start, end in _places(text, head, sheet, column):
            begin = max(0, start - _NEAR)
            lead = _NONE.search(text[begin:start])
            if lead is not None:
                told = f"with 0 in “{head}”"
                at = begin + lead.start()
                found.append(Condition(start=at, end=end, column=column, rows=none, told=told))
    return found


def _exact(text: str, sheet: Sheet) -> list[Condition]:
    """Return the figures that are said with what they count: "4 stars", "4 or 5 stars"."""
    bounds = bound_places(text)
    found: list[Condition] = []
    for said in _FIGURE.finditer(text):
        columns = [n for n in sheet.named(said["what"]) if not sheet.numeric[n].is_money]
        inside = any(start < said.end() and said.start() < end for start, end in bounds)
        if len(columns) != 1 or inside or _counts_rows(text, said, sheet, columns[0]):
            continue
        wanted = _counted(said["counts"], sheet.numeric[columns[0]])
        if not wanted:
            continue
        values = {n: each.value for n, each in sheet.numeric[columns[0]].of.items()}
        rows = frozenset(n for n, value in values.items() if value in wanted)
        truth = Truth(rows, frozenset(values) - rows)
        start, end, denied = _whole(text, *said.span())
        counts = " or ".join(f"{each:g}" for each in sorted(wanted))
        head = sheet.columns[columns[0]]
        told = f"with{'out' if denied else ''} {counts} in “{head}”"
        kept = truth.no if denied else truth.yes
        found.append(Condition(start=start, end=end, column=columns[0], rows=kept, told=told))
    return found


def _counted(counts: str, figures: Figures) -> set[float]:
    """Return the numbers that are said; an article is none of a column without a one."""
    said = [each.lower() for each in _COUNTS.findall(counts)]
    wanted = {float(number_of(each)) for each in said}
    article = not any(each.isdigit() or each in _ONE for each in said)
    return set() if article and wanted == {1.0} and not spans(figures, (1.0,)) else wanted


def _counts_rows(text: str, said: re.Match[str], sheet: Sheet, column: int) -> bool:
    """Tell whether a figure behind an end is how many rows are asked for: "the highest 3 stars".

    It is a condition where it is said as one of each ("cheapest 4-star hotel"), or where the end is
    of another column ("cheapest hotel with 4 stars").
    """
    if not asks_for_end(text[: said.end()][-_NEAR:]):
        return False
    end = end_in(text[: said.start()][-_NEAR:])
    if end is None:
        return True
    heads = _WORDS.findall(sheet.columns[column].casefold())
    if text[said.end("counts")] == "-" or f"{said['what'].casefold()}s" in heads:
        return False
    kinds = [kind for kind in (end.kind, *(each for each, _ in end.others)) if kind is not None]
    return not kinds or any(column in marked_with(sheet, kind) for kind in kinds)


def _in_pieces(text: str, sheet: Sheet) -> list[Condition]:
    """Return what a question says of a column that counts pieces: "in stock" is more than none."""
    columns = [
        n
        for n, head in enumerate(sheet.columns)
        if n in sheet.numeric and _PIECES.search(head) and not sheet.numeric[n].is_money
    ]
    if len(columns) != 1:
        return []
    (column,) = columns
    values = {n: each.value for n, each in sheet.numeric[column].of.items()}
    some = frozenset(n for n, value in values.items() if value > 0)
    none = frozenset(values) - some
    ways = ((IN_STOCK.denies, Truth(none, some)), (IN_STOCK.says, Truth(some, none)))
    found: list[Condition] = []
    for words, truth in ways:
        for said in words.finditer(text) if words is not None else ():
            start, end, denied = _whole(text, *said.span())
            inside = any(each.start < end and start < each.end for each in found)
            if inside or _asks_pieces(text, said.start()):
                continue
            rows = truth.no if denied else truth.yes
            way = "more than 0" if rows == some else "0"
            told = f"with {way} in “{sheet.columns[column]}”"
            found.append(Condition(start=start, end=end, column=column, rows=rows, told=told))
    return found


def _asks_pieces(text: str, start: int) -> bool:
    """Tell whether "in stock" names the column: "at least 5 in stock", "the most in stock"."""
    before = text[:start]
    end = end_in(before[-_NEAR:])
    if _COUNTED.search(before) or (end is not None and end.kind is None):
        return True
    return asks_for_figure(text) and not PRICES.search(text)


def _condition(
    sheet: Sheet, whole: tuple[int, int, bool], column: int, truth: Truth, state: str
) -> Condition:
    start, end, denied = whole
    rows = truth.no if denied else truth.yes
    head = sheet.columns[column]
    if state:
        told = f"that are {'not ' if denied else ''}“{state}”"
    else:
        told = f"with “{head}”: {'no' if denied else 'yes'}"
    return Condition(start=start, end=end, column=column, rows=rows, told=told, unsaid=truth.unsaid)


def _named(text: str, sheet: Sheet) -> Iterator[tuple[int, int, int, Truth, str]]:
    """Yield where a text names a column of yes and no, or a state; and what rows that is."""
    first = sheet.first
    for column, head in enumerate(sheet.columns):
        if column in sheet.numeric or column == first:
            continue
        cells = [row[column] for row in sheet.rows]
        places = _places(text, head, sheet, column)
        truth = truth_of(cells) if places else None
        if truth is not None:
            for start, end in places:
                yield start, end, column, truth, ""
            continue
        for state in _states(cells, sheet):
            said = frozenset(n for n, cell in enumerate(cells) if cell.strip() == state)
            others = frozenset(n for n, cell in enumerate(cells) if cell.strip() and n not in said)
            for found in _phrase(state).finditer(text):
                yield (*found.span(), column, Truth(said, others), state)


def _places(text: str, head: str, sheet: Sheet, column: int) -> list[tuple[int, int]]:
    """Return where a text names a column: as it is called, else by a word of it alone."""
    if not _WORDS.search(head):
        return []
    whole = [found.span() for found in _phrase(head).finditer(text)]
    if whole:
        return whole
    others = content_stems(" ".join(name for n, name in enumerate(sheet.columns) if n != column))
    own = content_stems(head) - others
    return [
        found.span()
        for found in _WORDS.finditer(text)
        if len(found[0]) >= _FEW and content_stems(found[0]) & own
    ]


def _states(cells: list[str], sheet: Sheet) -> list[str]:
    """Return the states that a column tells: few, said again, and in words that are no names."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    kinds = set(filled)
    if not kinds or len(kinds) > _STATES or (len(kinds) == len(filled) and len(filled) > _FEW):
        return []
    heads = content_stems(" ".join(sheet.columns))
    states = {each for each in kinds if _is_state(each, heads)}
    return sorted(kinds if states else (), key=len, reverse=True)


def _is_state(cell: str, heads: set[str]) -> bool:
    words = _WORDS.findall(cell)
    if not words or len(words) > _FEW:
        return False
    small = any(len(word) < _SHORT for word in words) or bool(content_stems(cell) & heads)
    return len(words) > 1 and (small or words[-1].casefold() in {"out", "off"})


def _phrase(words: str) -> re.Pattern[str]:
    said = r"[\W_]+".join(re.escape(each) for each in _WORDS.findall(words))
    return regex(rf"(?<!\w){said}s?(?!\w)", re.IGNORECASE)


def _whole(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Return the words of a condition with what leads to it, and whether it is denied."""
    before = text[max(0, start - _NEAR) : start]
    lead = _LEAD.search(before)
    denied = lead is not None and len(_DENIED.findall(lead[0])) % 2 == 1
    begin = start if lead is None else start - len(lead[0])
    tail = _TAIL.match(text[end : end + _NEAR])
    if tail is not None:
        end += tail.end()
        denied ^= bool(tail["no"] or tail["off"] or tail["off2"])
    return begin, end, denied
