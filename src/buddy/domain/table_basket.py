# ruff: noqa: RUF001  # words of many languages
"""What so many of some rows cost together: "a City Glide and two Kids Hop".

The rows that are named, times their counts, are added up, and nothing else. In English, German,
French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.cell_value import told_like
from buddy.domain.limit_words import COUNTED, number_of
from buddy.domain.regex import regex
from buddy.domain.table_measures import PRICES
from buddy.domain.table_scope import (
    Scope,
    is_asking,
    longest_in,
    not_understood,
    scope_of,
    unknown_in,
)
from buddy.domain.table_sheet import Sheet, TableAnswer, column_for, mixed_words
from buddy.domain.table_words import MEAN, MEDIAN, SPAN, SUM, asks_for_end

_COSTS: Final = regex(
    r"(?<!\w)(?:costs?|pay|price|how much|kosten?|kostet|zahle?n?|preis|wie ?viel|coûte\w*|prix"
    r"|payer|combien|cuestan?|cuánto|precio|pagar|costan?o?|quanto|prezzo|pagare|custam?|preço|hoeveel"
    r"|prijs|betaal\w*)(?!\w)",
    re.IGNORECASE,
)
_COUNT: Final = regex(
    rf"(?<![\w.,$€£])(?P<many>\d{{1,3}}|{COUNTED}|both|beide)\s*(?:x|×|mal|times|fois|veces|volte|vezes"
    r"|keer)?\s+(?:(?P<unit>[^\W\d_]+)\s+)?(?:(?:of|von|de|di|d['’]|van|the|der|den)\s*)*$",
    re.IGNORECASE,
)
_EVERY: Final = regex(
    rf"(?<![\w.,$€£])(?:(?P<je>je|jeweils)\s+)?(?P<many>\d{{1,3}}|{COUNTED})(?:\s?[x×])?\s+"
    r"(?:(?:pieces?|units?|stück|stuks?|pièces?|unidades|pezzi)\s+)?(?:(?:of|von|de|di|van)\s+)?"
    r"(?:each(?: one)?(?: of (?:them|those|these))?|every(?:thing| one)?|jede[rsmn]?|alle[ms]"
    r"|chaque|chacune?|cada(?: un[oa]?)?|ciascun[oa]?|ogni|cada uma?|elke?)(?!\w)",
    re.IGNORECASE,
)
"""So many of each row, or of each of a kind: "two of each", "je zwei von allem"."""
_NEXT: Final = regex(
    r"[,;]|(?<!\w)(?:and|plus|und|sowie|et|y|e|en|cost\w*|together)(?!\w)", re.IGNORECASE
)
_WORD: Final = regex(r"[^\W_]+(?:['’-][^\W_]+)*")


_EACH: Final = 8
"""Rows that are told one by one."""


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    count: int


def basket(question: str, sheet: Sheet, about: str = "") -> TableAnswer | None:
    """Return what the rows that a question names come to together; None: it adds up no such.

    Args:
        question: "how much are a City Glide and two Kids Hop?", "3 Supremo und eine Hausmischung".
        sheet: The table.
        about: What the table stands in.
    """
    every = _EVERY.search(question)
    if every is not None:
        return _of_each(question, every, sheet, about)
    lines, rest = _lines(question, sheet)
    several = len(lines) > 1 or any(line.count != 1 for line in lines)
    asked = bool(SUM.search(rest) or _COSTS.search(rest))
    bare = any(line.count != 1 for line in lines) and not unknown_in(rest, sheet, about)
    if len(lines) == 1 and SUM.search(rest) and (unknown := unknown_in(rest, sheet, about)):
        return _not_all(question, sheet, unknown)
    if not lines or not several or not (asked or bare):
        return None
    if any(each.search(rest) for each in (SPAN, MEAN, MEDIAN)) or asks_for_end(rest):
        return None
    column = column_for(sheet, SUM.sub(" ", rest), PRICES if _COSTS.search(rest) else None)
    column = column_for(sheet, "", PRICES) if not isinstance(column, int) else column
    if not isinstance(column, int):
        return None
    if unknown := unknown_in(rest, sheet, about):
        return _not_all(question, sheet, unknown)
    return _added(lines, sheet, column)


def _of_each(question: str, every: re.Match[str], sheet: Sheet, about: str) -> TableAnswer | None:
    """Return what so many of each row come to, or of each of a kind: "two of each lamp"."""
    after = question[every.end() :]
    end = _NEXT.search(after)
    kind = after[: end.start()] if end else after
    before = question[: every.start()]
    lines, rest = _lines(f"{before} {after[end.start() :] if end else ''}", sheet)
    scope = scope_of(kind, sheet, about)
    column = column_for(sheet, "", PRICES)
    if not isinstance(column, int) or any(each.search(rest) for each in (SPAN, MEAN, MEDIAN)):
        return None
    if unknown := (*scope.unknown, *unknown_in(rest, sheet, about)):
        return _not_all(question, sheet, unknown)
    if not scope.rows:
        return None
    many = number_of(every["many"])
    told = (*lines, *(_Line(row, many) for row in scope.rows))
    answer = _added(list(told), sheet, column)
    figures = sheet.numeric[column].of
    if lines or any(line.row not in figures for line in told):
        return answer
    each = [
        f"{many} × {sheet.told(row, column)} = {told_like(figures[row].value * many, figures[row])}"
        for row in scope.rows[:_EACH]
    ]
    more = f" and {len(scope.rows) - _EACH} more" if len(scope.rows) > _EACH else ""
    total = told_like(sum(figures[row].value for row in scope.rows) * many, figures[scope.rows[0]])
    text = f"{'; '.join(each)}{more}. Together: {total}. By “{sheet.columns[column] or 'value'}”."
    return (
        answer if len({figures[row].kind for row in scope.rows}) > 1 else replace(answer, text=text)
    )


def _not_all(question: str, sheet: Sheet, unknown: tuple[str, ...]) -> TableAnswer:
    """Return which of the things that are to be added up the table does not have."""
    every = tuple(range(len(sheet.rows)))
    return not_understood(Scope(rows=every, said=question, unknown=unknown), sheet)


def _lines(question: str, sheet: Sheet) -> tuple[list[_Line], str]:
    """Return the rows that a question names, each with how many, and the rest of its words."""
    words = list(_WORD.finditer(question))
    found: list[_Line] = []
    rest, end, at, free = "", 0, 0, 0
    while at < len(words):
        taken, piece = longest_in([each[0] for each in words[at:]], sheet)
        rows = () if piece is None else sheet.called(piece.words) or tuple(piece.rows)
        if taken == 1 and is_asking(words[at][0]) and not sheet.called(words[at][0]):
            piece = None  # "and" is no "Fish and chips"
        if piece is None or len(rows) != 1 or sheet.first not in piece.columns:
            at += max(1, taken)
            free = words[at - 1].end() if taken > 1 else free  # "iPhone 15" counts nothing
            continue
        gap = question[end : words[at].start()]
        counted = _COUNT.search(gap, max(0, free - end))
        many = counted["many"].lower() if counted else "1"
        count = 1 if many in {"both", "beide"} else number_of(many)
        found.append(_Line(rows[0], count))
        rest += f" {gap[: counted.start()] if counted else gap}"
        at += taken
        end = words[at - 1].end()
    return found, f"{rest} {question[end:]}"


def _added(lines: list[_Line], sheet: Sheet, column: int) -> TableAnswer:
    figures = sheet.numeric[column]
    name = sheet.columns[column] or "value"
    missing = [sheet.name(line.row) for line in lines if line.row not in figures.of]
    rows = tuple(dict.fromkeys(line.row for line in lines))
    if missing:
        return TableAnswer(
            text=f"No {name} in figures is told for {', '.join(missing)}.", rows=rows
        )
    like = figures.of[lines[0].row]
    if len({figures.of[line.row].kind for line in lines}) > 1:
        return TableAnswer(text=mixed_words(sheet, column), rows=rows)
    total = sum(figures.of[line.row].value * line.count for line in lines)
    told = " + ".join(
        f"{f'{line.count} × ' if line.count != 1 else ''}{sheet.told(line.row, column)}"
        for line in lines
    )
    text = f"{told} = {told_like(total, like)}. By “{name}”, over the {len(rows)} rows named."
    return TableAnswer(text=text.replace("the 1 rows", "the one row"), rows=rows)
