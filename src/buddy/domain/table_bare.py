# words of many languages
"""Whether the bare number of a bound is a price: "closest to the lake for less than 200".

Beside an end of another column it is that column's only where its figures stand without a unit too
and reach so far: metres are said with their unit, or with the word for what they measure. In
English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.table_ends import end_column
from buddy.domain.table_measures import LENGTH, PRICES
from buddy.domain.table_sheet import Sheet, spans
from buddy.domain.table_units import units_in
from buddy.domain.table_words import end_in

_FOR: Final = regex(r"(?<!\w)(?:for|für|zu|pour|por|per|voor|à)\s*$", re.IGNORECASE)
_WITHIN: Final = regex(r"^\W*(?:within|im umkreis|dans un rayon|binnen)(?!\w)", re.IGNORECASE)


def is_price(before: str, rest: str, bound: str, numbers: Sequence[float], sheet: Sheet) -> bool:
    """Tell whether a number without a unit bounds the one column of money.

    Args:
        before: The words before the bound: "closest to the lake for".
        rest: All words but the bound.
        bound: The bound itself: "less than 200".
        numbers: Its numbers.
        sheet: The table.
    """
    money = [n for n in sheet.numeric if sheet.numeric[n].is_money]
    if len(money) != 1:
        return False
    if _FOR.search(before):
        return True
    column = _beside(rest, sheet)
    if column is None or column == money[0] or not spans(sheet.numeric[money[0]], numbers):
        return False
    if not units_in(sheet, column):
        return not spans(sheet.numeric[column], numbers)  # 200 is no number of stars
    measures = sheet.measures(column)
    named = any(each.heads.search(rest) for each in measures)  # "nearest with a distance under 200"
    return not named and not (LENGTH in measures and _WITHIN.match(bound))


def _beside(rest: str, sheet: Sheet) -> int | None:
    """Return the column whose end the words beside a bound ask for: that of "nearest"."""
    end = end_in(rest)
    if end is None or end.kind is PRICES:
        return None
    column = end_column(sheet, end)[1]
    return column if isinstance(column, int) else None
