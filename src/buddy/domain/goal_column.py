"""All the figures of one column of a file that was read, for a reckoning over it.

A sum over some of them would be a false one: where the file was not read to its end, where a cell
of the column is no figure, or where two units stand in it, nothing is taken and why is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, cast

from buddy.domain.arithmetic.limits import MAX_LENGTH
from buddy.domain.goal_figures import list_in
from buddy.domain.json_value import JsonObject
from buddy.domain.regex import regex
from buddy.domain.table_sheet import Sheet, column_for, sheet_of

_ROOM: Final = MAX_LENGTH - 100
"""Characters of figures that one calculation takes beside its words."""
_TOTAL: Final = regex(
    r"(?:(?:grand |sub-?)?totals?|(?:total )?sums?|(?:gesamt|zwischen)?summe|gesamt|insgesamt"
    r"|totaux|somme|suma|totale?|totaal|soma)\s?:?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The figures of a column, or why there are none."""

    figures: tuple[str, ...] = ()
    """In plain digits, in the order of the rows."""
    lacking: str = ""


def column_of(content: JsonObject, what: str) -> Column:
    """Return the figures of the column that words mean.

    Args:
        content: A result with ``tables``, each of ``columns``, ``rows``, and ``more`` unread ones.
        what: What the column is called: ``net``.
    """
    tables = content.get("tables")
    table = next(iter(list_in(tables)), None)
    if not isinstance(table, dict):
        return Column(lacking="is no table of columns")
    named = cast("JsonObject", table)
    if more := named.get("more"):
        return Column(lacking=f"was not read to its end ({more} lines are left)")
    heads = [str(each) for each in list_in(named.get("columns"))]
    rows = [[str(cell) for cell in list_in(row)] for row in list_in(named.get("rows"))]
    sheet = sheet_of(heads, rows)
    exact = [n for n, head in enumerate(heads) if head.strip().casefold() == what.casefold()]
    if len(exact) > 1:
        return Column(lacking=f"has {len(exact)} columns called “{what}”")
    found = exact[0] if exact else column_for(sheet, what, None)
    if not isinstance(found, int) or not (exact or sheet.named(what)):
        return Column(lacking=f"has no one column called “{what}”; its columns are {sheet.heads}")
    return _taken(sheet, found)


def _taken(sheet: Sheet, column: int) -> Column:
    name, figures = sheet.columns[column], sheet.numeric.get(column)
    if figures is None:
        return Column(lacking=f"has no figures in its column “{name}”")
    odd = [sheet.rows[row][column] for row in figures.missing if sheet.rows[row][column].strip()]
    if odd:
        return Column(lacking=f"has in its column “{name}” what is no figure: “{odd[0][:40]}”")
    if len(figures.kinds) > 1:
        return Column(lacking=f"has several units in its column “{name}”")
    shares = {sheet.rows[row][column].strip().endswith("%") for row in figures.of}
    if len(shares) > 1:
        return Column(lacking=f"has shares in % and other figures in its column “{name}”")
    totals = [row for row in sorted(figures.of) if _is_total(sheet.rows[row], column)]
    own = {row: _digits(each.value) for row, each in figures.of.items() if row not in totals}
    summed = sum((Decimal(each) for each in own.values()), Decimal(0))
    if any(Decimal(_digits(figures.of[row].value)) != summed for row in totals):
        said = " ".join(sheet.rows[totals[0]])[:60]
        return Column(lacking=f"has a row of a total that its rows do not make: “{said}”")
    told = tuple(own[row] for row in sorted(own))
    if len(", ".join(told)) > _ROOM:
        return Column(lacking=f"has {len(told)} figures in “{name}”, too many for one calculation")
    return Column(figures=told)


def _is_total(row: Sequence[str], column: int) -> bool:
    """Tell whether a row only says what the others make together: it is left out."""
    return any(_TOTAL.fullmatch(cell.strip()) for n, cell in enumerate(row) if n != column)


def _digits(value: float) -> str:
    return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
