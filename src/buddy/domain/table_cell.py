# words of many languages
"""The one cell of a row that a question asks for: "what is Bob's salary?", "wie alt ist Alice?"."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_measures import AGES, PRICES
from buddy.domain.table_sheet import Sheet, column_for

_OLD: Final = regex(
    r"(?<!\w)(?:how old|wie alt|quel âge|cu[aá]ntos años|qué edad|quanti anni|quantos anos|hoe oud)"
    r"(?!\w)",
    re.IGNORECASE,
)
_NARROW: Final = 3
"""Columns of a table whose rows are told whole: a name and one or two cells."""


def asked_cell(question: str, sheet: Sheet, row: int) -> str:
    """Return the cell that a question asks of a row, as a sentence; empty: it asks for no one cell.

    Args:
        question: "what is Bob's salary?".
        sheet: The table.
        row: The row that it names.
    """
    if len(sheet.columns) <= _NARROW:
        return ""
    column = _column(question, sheet, row)
    if column is None:
        return ""
    cell = sheet.rows[row][column].strip() or "nothing"
    return f"{sheet.name(row)}: {sheet.columns[column]}: {cell}. The whole row: "


def _column(question: str, sheet: Sheet, row: int) -> int | None:
    """Return the column that a question names beside the row's own words."""
    own = content_stems(sheet.name(row))
    said = content_stems(question) - own
    others = [n for n in range(len(sheet.columns)) if n != sheet.first]
    named = [n for n in others if said & content_stems(sheet.columns[n])]
    if len(named) == 1:
        return named[0]
    if named:
        return None
    measured = sheet.named(question)
    if len(measured) == 1:
        return measured[0]
    if _OLD.search(question):
        ages = [n for n in others if AGES.search(sheet.columns[n])]
        return ages[0] if len(ages) == 1 else None
    priced = column_for(sheet, "", PRICES) if PRICES.search(question) else None
    return priced if isinstance(priced, int) else None
