"""The rows at an end of a column: the dearest, the second oldest, the three lightest.

Rows that are level are told together, and what no column tells is said to be told by none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from buddy.domain.end_words import sizes_in
from buddy.domain.regex import regex
from buddy.domain.table_age import by_age, by_stay
from buddy.domain.table_hours import by_duration, by_hour, takes_time
from buddy.domain.table_measures import AGES, DATES, PRICE, PRICES, of_heads
from buddy.domain.table_sheet import (
    Sheet,
    TableAnswer,
    Unclear,
    column_for,
    marked_with,
    mixed_words,
    resting,
    unmeasured,
    which_column,
)
from buddy.domain.table_words import BY, End, end_in

_JOINED: Final = regex(r"(?<!\w)(?:and|und|sowie|et|y|e|en|as well as)(?!\w)|[,;&]", re.IGNORECASE)
_RANKS: Final = {2: "2nd", 3: "3rd"}


def no_column(sheet: Sheet, of: str, then: str = "") -> TableAnswer:
    """Return that a table has no column of something, and which it has.

    Args:
        sheet: The table.
        of: What there is no column of: "prices", "ratings".
        then: What follows from that: ", so none is the cheapest".
    """
    return TableAnswer(
        text=f"That cannot be told: it has no column of {of} ({sheet.heads}){then}.", lacks=True
    )


def end_column(sheet: Sheet, end: End) -> tuple[End, int | Unclear | None]:
    """Return the column that an end is of, and the end by that column.

    Args:
        sheet: The table.
        end: "the fastest": the highest speed, or the lowest time.

    Returns:
        The column; several; or None where none can be meant.
    """
    if end.kind is None:
        sizes = [n for kind in sizes_in(end.words) for n in marked_with(sheet, kind)]
        if sizes and not sheet.named(end.rest):
            return end, _one(sizes)
        return end, column_for(sheet, end.rest, None)
    if end.kind is PRICES and (by := _by_another(sheet, end)) is not None:
        return end, by
    if not end.others or sheet.named(end.rest):
        return _turned(sheet, end, column_for(sheet, end.rest, end.kind))
    ways = ((end.kind, end.highest), *end.others)
    found = {n: high for kind, high in reversed(ways) for n in marked_with(sheet, kind)}
    if len(found) == 1:
        ((column, highest),) = found.items()
        return replace(end, highest=highest), column
    return end, _one(list(found) or unmeasured(sheet))


def _by_another(sheet: Sheet, end: End) -> Unclear | None:
    """Return the prices and what an end of them is to go by: "cheapest by weight" is of neither."""
    by = BY.search(end.rest)
    prices = column_for(sheet, "", PRICES)
    named = sheet.named(by["what"]) if by else []
    if len(named) != 1 or not isinstance(prices, int) or PRICE in sheet.measures(named[0]):
        return None
    return Unclear((prices, named[0]))


def _turned(
    sheet: Sheet, end: End, column: int | Unclear | None
) -> tuple[End, int | Unclear | None]:
    """Return an end the way it is meant of a column that is named: "fastest by time"."""
    if isinstance(column, int):
        turned = (high for kind, high in end.others if column in marked_with(sheet, kind))
        first = end.kind is not None and column in marked_with(sheet, end.kind)
        end = end if first else replace(end, highest=next(turned, end.highest))
    return end, column


def _one(found: list[int]) -> int | Unclear | None:
    if len(set(found)) == 1:
        return found[0]
    return Unclear(tuple(dict.fromkeys(found))) if found else None


def at_ends(question: str, sheet: Sheet) -> TableAnswer | None:
    """Answer with the rows at each end that a question joins: "the cheapest and the lightest"."""
    asked = [each for each in _JOINED.split(question) if end_in(each) is not None]
    if len(asked) < 2 or len(sheet.named_in(question)) > 1:  # noqa: PLR2004  # one end
        return at_end(question, sheet)
    told = [answer for each in asked if (answer := at_end(each, sheet)) is not None]
    if len(told) < len(asked) or any(each.choices for each in told):
        return at_end(question, sheet)
    rows = dict.fromkeys(row for each in told for row in each.rows)
    return TableAnswer(
        text=" ".join(each.text for each in told),
        rows=tuple(rows),
        lacks=all(each.lacks for each in told),
    )


def at_end(question: str, sheet: Sheet) -> TableAnswer | None:
    """Answer with the rows at an end of a column: the dearest, the second, the three lowest.

    Args:
        question: "who earns the most?", "the two cheapest".
        sheet: The rows that it is about.
    """
    end = end_in(question)
    if end is None:
        return None
    sheet, end, column = read_by(sheet, end)
    if column is None:
        return _no_column(end, sheet)
    if isinstance(column, Unclear):
        return which_column(sheet, column, question)
    figures = sheet.numeric[column]
    named = sheet.named_in(question)
    among = named if len(named) > 1 else range(len(sheet.rows))
    if len(figures.kinds) > 1:
        return TableAnswer(text=mixed_words(sheet, column, highest=end.highest), rows=tuple(among))
    values = {n: figures.of[n].value for n in among if n in figures.of}
    if not values:
        return TableAnswer(text=f"None of these rows tells a {sheet.columns[column]} in figures.")
    rest = resting(sheet, column, among)
    if len(named) > 1 and end.count == 0 and end.rank == 1:
        return _of_named(sheet, column, values, end, rest)
    if end.count:
        return _many(sheet, column, values, end, rest)
    return _at_rank(sheet, column, values, end, rest)


def read_by(sheet: Sheet, end: End) -> tuple[Sheet, End, int | Unclear | None]:
    """Return a table with the column that an end is of, dates among its figures where it is one."""
    if end.kind is AGES or end.kind is DATES:
        aged = by_age(sheet, end) or (by_hour(sheet, end) if end.kind is DATES else None)
        return (sheet, end, aged) if aged is None or isinstance(aged, Unclear) else aged
    end, column = end_column(sheet, end)
    told = by_stay(sheet, end, column) if takes_time(end) else None
    told = told or (by_duration(sheet, end) if column is None else None)
    return (sheet, end, column) if told is None else told


def _at_rank(
    sheet: Sheet, column: int, values: dict[int, float], end: End, rest: str
) -> TableAnswer:
    steps = sorted(set(values.values()), reverse=end.highest)
    way = end.way
    rank = f"{_RANKS.get(end.rank, f'{end.rank}th')} " if end.rank > 1 else ""
    name = sheet.columns[column] or "value"
    if end.rank > len(steps):
        return TableAnswer(text=f"There is no {rank}{way} {name}: it has {len(steps)}. {rest}")
    found = tuple(n for n, value in values.items() if value == steps[end.rank - 1])
    head = f"The {rank}{way} {name}: "
    level = _level(sheet, column, values, steps[: end.rank - 1])
    return TableAnswer(text=f"{head}{sheet.whole(found, column)}. {level}{rest}", rows=found)


def _level(sheet: Sheet, column: int, values: dict[int, float], ahead: Sequence[float]) -> str:
    """Return which rows are level ahead of a rank: with two cheapest, who is the second?"""
    rows = [n for n, value in values.items() if value in ahead]
    if len(rows) == len(ahead):
        return ""
    return f"Ahead of that are {len(rows)}, some of them level: {sheet.listed(rows, column)}. "


def _many(sheet: Sheet, column: int, values: dict[int, float], end: End, rest: str) -> TableAnswer:
    order = sorted(values, key=lambda n: values[n], reverse=end.highest)
    chosen, left = tuple(order[: end.count]), order[end.count :]
    way = end.way
    name = sheet.columns[column] or "value"
    like = [n for n in left if values[n] == values[chosen[-1]]]
    more = f" {sheet.listed(like, column)} has the same as the last of them." if like else ""
    head = f"The {len(chosen)} {way} by {name}: {sheet.listed(chosen, column)}."
    return TableAnswer(text=f"{head}{more} {rest}", rows=chosen)


def _of_named(
    sheet: Sheet, column: int, values: dict[int, float], end: End, rest: str
) -> TableAnswer:
    """Answer which of the rows that a question names has more or less."""
    best = (max if end.highest else min)(values.values())
    found = [n for n, value in values.items() if value == best]
    others = [n for n in values if n not in found]
    name = sheet.columns[column] or "value"
    if not others:
        text = f"{sheet.listed(found, column)}: the same {name}."
    else:
        way = "higher" if end.highest else "lower"
        way = way if len(values) == 2 else f"{way[:-1]}st"  # noqa: PLR2004  # of two
        text = f"The {way} {name}: {sheet.listed(found, column)}; {sheet.listed(others, column)}."
    return TableAnswer(text=f"{text} {rest}", rows=tuple(values))


def _no_column(end: End, sheet: Sheet) -> TableAnswer | None:
    """Return that a table of no prices does not tell the cheapest; None: it may be a word of it."""
    if end.kind is AGES or (end.kind is DATES and end.rank > 1):
        return no_column(sheet, "ages or dates")
    if end.kind is PRICES:
        way = "most expensive" if end.highest else "cheapest"
        return no_column(sheet, "prices", f", so none is the {way}")
    measure = of_heads(end.kind) if end.kind is not None else None
    if measure is None:
        return None
    others = [of_heads(kind) for kind, _ in end.others]
    names = " or ".join(each.name for each in (measure, *others) if each is not None)
    return no_column(sheet, names)
