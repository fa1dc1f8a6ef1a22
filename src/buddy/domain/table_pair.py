# ruff: noqa: RUF001  # words of many languages
"""How far two rows are apart, and what share of a column some rows have.

"How much lighter is the Owl than the Fox?" asks for a difference, "what share has Berlin?" for a
part of the whole. In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from buddy.domain.bound_words import kinds_compared
from buddy.domain.cell_value import told_like
from buddy.domain.regex import regex
from buddy.domain.table_measures import DATES, PRICES
from buddy.domain.table_scope import scope_of
from buddy.domain.table_sheet import (
    Sheet,
    TableAnswer,
    Unclear,
    column_for,
    marked_with,
    mixed_words,
    resting,
    which_column,
)
from buddy.domain.table_words import SPAN, end_in

_HOW_MUCH: Final = regex(
    r"(?<!\w)(?:how (?:much|many|far)(?: \w+)?|by how much|wie ?viel(?:e)?|um wie viel|wieviel"
    r"|combien|de combien|cu[áa]nto|quanto|di quanto|hoeveel)(?!\w)",
    re.IGNORECASE,
)
_THAN: Final = regex(
    r"(?<!\w)(?:than|als|que|qu['’]|de|di|rispetto|do que|dan)(?!\w)", re.IGNORECASE
)
_MORE: Final = regex(
    r"(?<!\w)(?:\w+er|more|less|mehr|weniger|plus|moins|más|menos|più|meno|mais|meer|minder)(?!\w)",
    re.IGNORECASE,
)
_COSTS: Final = regex(
    r"(?<!\w)(?:costs?|kosten?|kostet|coûte\w*|cuestan?|costan?o?|custam?)(?!\w)", re.IGNORECASE
)
_SHARE: Final = regex(
    r"(?<!\w)(?:share|percentage|per ?cent|proportion|fraction|anteil\w{0,2}|prozent(?:satz)?"
    r"|quelle part|la part|part de|pourcentage|porcentaje|proporción|qué parte|quota"
    r"|percentuale|percentagem|porcentagem|aandeel)(?!\w)",
    re.IGNORECASE,
)


def apart(question: str, sheet: Sheet) -> TableAnswer | None:
    """Return how far two named rows are apart; None: that is not asked.

    Args:
        question: "how much lighter is the Owl than the Fox?", "wie viel älter ist Carla als Bob?".
        sheet: The table.
    """
    if not (_HOW_MUCH.search(question) and _MORE.search(question) and _THAN.search(question)):
        return None
    rows = _in_order(question, sheet)
    if len(rows) != 2:  # noqa: PLR2004  # a pair
        return None
    column = _compared_by(question, sheet)
    if isinstance(column, Unclear):
        return which_column(sheet, column, question)
    if column is None:
        return None
    figures = sheet.numeric[column].of
    if any(row not in figures for row in rows):
        return None
    one, other = (figures[row] for row in rows)
    if one.kind != other.kind:
        return TableAnswer(text=mixed_words(sheet, column), rows=rows)
    both = ", ".join(sheet.told(row, column) for row in rows)
    less = one.value - other.value
    way = "more" if less > 0 else "less"
    by = f"{told_like(abs(less), one)} {way}" if less else "the same"
    head = sheet.columns[column] or "value"
    return TableAnswer(text=f"{both}: {sheet.name(rows[0])} has {by}. By “{head}”.", rows=rows)


def _in_order(question: str, sheet: Sheet) -> tuple[int, ...]:
    """Return the rows that a question names, in the order of their names in it."""
    said = question.casefold()
    return tuple(
        sorted(sheet.named_in(question), key=lambda n: said.find(sheet.name(n).casefold()))
    )


def _compared_by(question: str, sheet: Sheet) -> int | Unclear | None:
    kinds = kinds_compared(question)
    marked = list(dict.fromkeys(n for kind in kinds for n in marked_with(sheet, kind)))
    if marked:
        return marked[0] if len(marked) == 1 else Unclear(tuple(marked))
    if kinds:
        return None
    end = end_in(question)
    priced = _COSTS.search(question) is not None or (end is not None and end.kind is PRICES)
    if end is not None and end.kind is not None and not priced:
        own = marked_with(sheet, end.kind)
        return own[0] if len(own) == 1 else None
    return column_for(sheet, question, PRICES if priced else None)


def share_of(question: str, sheet: Sheet, about: str = "") -> TableAnswer | None:
    """Return what share of a column the rows have that a question names; None: it asks for none.

    Args:
        question: "what share has Berlin?", "welchen Anteil haben die deutschen Städte?".
        sheet: The table.
        about: What the table stands in.
    """
    if not _SHARE.search(question) or SPAN.search(question):
        return None  # "the difference in percent" is no part of the whole
    rest = _SHARE.sub(" ", question)
    named = sheet.named_in(rest)
    scope = scope_of(rest, sheet, about)
    rows = named or scope.rows
    if scope.unknown or not rows or len(rows) == len(sheet.rows):
        return None
    column = _summed(rest, sheet)
    if isinstance(column, Unclear):
        return which_column(sheet, column, question)
    if column is None:
        return None
    figures = sheet.numeric[column]
    if len(figures.kinds) > 1:
        return TableAnswer(text=mixed_words(sheet, column), rows=rows)
    whole = sum(each.value for each in figures.of.values())
    own = [figures.of[row] for row in rows if row in figures.of]
    if not own or whole <= 0 or any(each.value < 0 for each in figures.of.values()):
        return None
    part = sum(each.value for each in own)
    like = replace(own[0], per="")
    names = sheet.listed(rows, sheet.first)
    return TableAnswer(
        text=f"{names}: {told_like(part, like)} of {told_like(whole, like)}, "
        f"{part / whole * 100:.1f} %. {resting(sheet, column)}",
        rows=rows,
    )


def in_percent(question: str, one: float, other: float) -> str:
    """Return how far two figures are apart in percent, where a question asks that; else nothing.

    Args:
        question: "difference in price in percent".
        one: A figure.
        other: Another; the higher of both is the whole.
    """
    higher = max(one, other)
    if not _SHARE.search(question) or higher <= 0 or min(one, other) < 0:
        return ""
    return f" ({abs(one - other) / higher * 100:.1f} % of the higher)"


def without_percent(question: str) -> str:
    """Return a question without the words that ask for percent."""
    return " ".join(_SHARE.sub(" ", question).split())


def _summed(rest: str, sheet: Sheet) -> int | Unclear | None:
    """Return the column whose parts make a whole: no years and no percentages."""
    kept = [
        n
        for n in sheet.numeric
        if not DATES.search(sheet.columns[n]) and "%" not in sheet.numeric[n].kinds
    ]
    named = [n for n in sheet.named(rest) if n in kept] or kept
    if len(named) > 1:
        return Unclear(tuple(named))
    return named[0] if named else None
