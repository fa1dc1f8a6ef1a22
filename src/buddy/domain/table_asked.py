# words of many languages
"""What a table says to a message: of all its rows, or of those that conditions leave.

"Cheapest with breakfast", "which cost less than 150 and aren't sold out?": conditions of cells and
bounds are taken one by one, joined by and, but or or; what is left of the message is asked of the
rows that are left of the table. In English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.bound_words import FILLER
from buddy.domain.cell_conditions import Condition, cell_conditions
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_bounds import bound_places, bounded, compared_rows, without_bounds
from buddy.domain.table_dates import date_conditions, with_year
from buddy.domain.table_pair import apart, share_of
from buddy.domain.table_question import answer_of
from buddy.domain.table_said import in_words_of, plain_bounds
from buddy.domain.table_scope import Scope, not_understood, scope_of, unknown_in
from buddy.domain.table_sheet import Sheet, TableAnswer
from buddy.domain.table_spent import in_amounts
from buddy.domain.table_times import counted_units, times_of
from buddy.domain.table_wish import first_rows, sorts, wish_of
from buddy.domain.table_words import LONGEST, asks_for_figure, end_in, mended_words

_OR: Final = regex(r"(?<!\w)(?:or|oder|ou|o|of|od)(?!\w)", re.IGNORECASE)
_JOINTS: Final = (
    r"and|but|also|und|aber|auch|et|mais|y|pero|e|ma|mas|en|maar|that|which|who|with|where|whose|are"
    r"|is|die|der|das|mit|sind|qui|avec|que|con|che|com|met"
)
_DANGLING: Final = regex(
    rf"^(?:\W|(?<!\w)(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar)(?!\w))+"
    rf"|(?:\s|[,;:]|(?<!\w)(?:{_JOINTS})(?!\w))+(?=\W*$)",
    re.IGNORECASE,
)
_SPLIT: Final = regex(
    r"\s*(?:[,;]|(?<!\w)(?:and|but|und|aber|sowie|et|mais|y|pero|e|ma|mas|en|maar)(?!\w))\s*",
    re.IGNORECASE,
)
_OF_MANY: Final = regex(
    r"(?<!\w)(?:which|what|who|all|any|list|show|welche\w?|wer|was|alle|quel(?:le)?s?|lesquel(?:le)?s"
    r"|qui|cu[aá]l(?:es)?|qu[eé]|qui[eé]n(?:es)?|qual[ei]|chi|quais|quem|welke|wie)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """The rows that conditions leave, and the rest of the message."""

    rows: frozenset[int]
    rest: str
    told: str
    unsaid: tuple[int, ...] = ()
    column: int | None = None


def asked_of(
    text: str,
    sheet: Sheet,
    *,
    sure: bool = False,
    about: str = "",
    wishes_only: bool = False,
    conditions_only: bool = False,
) -> TableAnswer | None:
    """Return what a table says to a message; None: it is not asked.

    Args:
        text: "cheapest with breakfast", "how many are in stock?", "sort them by price".
        sheet: The table, or a part of one.
        sure: Whether the message may be about something else.
        about: What the table stands in.
        wishes_only: Whether it is a mere list: then it is asked for no word in common.
        conditions_only: Whether it is no question by its form: then it has to say conditions of
            the table's cells and nothing else, or so much of a row.
    """
    if len(text) > LONGEST or not sheet.rows:
        return None
    text = with_year(in_amounts(text, sheet), sheet)
    text = plain_bounds(in_words_of(text, sheet))
    told = apart(text, sheet) or share_of(text, sheet, about)
    told = told or _by_conditions(text, sheet, about, sure=sure)
    told = told or _of_first(text, sheet, about, sure=sure)
    told = told or times_of(text, sheet, about, sure=sure)
    if told is None and (conditions_only or _passes_over(text, sheet)):
        return None
    if told is None:
        told = wish_of(text, sheet, sure=sure, about=about)
    if told is None and not wishes_only:
        told = answer_of(text, sheet, sure=sure, about=about)
    return told


def _passes_over(text: str, sheet: Sheet) -> bool:
    """Tell whether an end or a figure of all rows would pass over a condition that a text says."""
    return (asks_for_figure(text) or end_in(text) is not None) and bool(_conditions(text, sheet))


def _of_first(text: str, sheet: Sheet, about: str, *, sure: bool) -> TableAnswer | None:
    """Answer with a figure of so many rows from an end: "points total of the top three"."""
    found = first_rows(text, sheet) if asks_for_figure(text) else None
    if found is None:
        return None
    rows, rest, told = found
    how = "they were told" if sheet.scope else "the table stands"
    scope = Scope(rows=rows, said=rest, told=f", the {told} as {how}")
    return scope.placed(answer_of(rest, scope.of(sheet), sure=sure, about=about))


def _by_conditions(text: str, sheet: Sheet, about: str, *, sure: bool) -> TableAnswer | None:
    """Answer over the rows that conditions of cells leave; None: none of cells are said."""
    if not _conditions(text, sheet) and len(bound_places(text)) < 2:  # noqa: PLR2004  # see below
        return None  # the words of ten thousand rows are looked at where they are needed
    said = mended_words(text, sheet.words())
    kept = _either(said, sheet) or _all_of(said, sheet)
    if kept is None:
        return None
    rest = _DANGLING.sub(" ", kept.rest).strip()
    unknown = () if sorts(rest) else unknown_in(without_bounds(rest), sheet, about)
    if unknown:
        return None if sure else not_understood(_scope(kept, sheet, unknown), sheet)
    asks = end_in(rest) is not None or asks_for_figure(rest) or bounded(rest) or sorts(rest)
    asks = asks or counted_units(rest)
    if not asks:
        left = scope_of(rest, sheet, about)
        named = left.rows if left.said != rest else sheet.named_in(rest) or left.rows
        alone = len(named) == 1 < len(sheet.rows) and not _OF_MANY.search(rest)
        if alone and kept.column is not None:
            return _of_one(sheet, named[0], kept.column)
        told = f"{kept.told}{left.told}" if left.said != rest else kept.told
        kept = replace(kept, rows=kept.rows.intersection(named), told=told)
    scope = _scope(kept, sheet)
    if not scope.rows:
        count = f"{len(sheet.rows)} rows{sheet.scope}"
        return TableAnswer(text=f"None of the {count} is among those {kept.told}.")
    part = scope.of(sheet)
    told = _of_part(rest, part, about, sure=sure) if asks else None
    if asks and told is None:
        return None
    answer = scope.placed(told) or _listed(scope, sheet)
    return _with_unsaid(answer, kept, sheet)


def _of_one(sheet: Sheet, row: int, column: int) -> TableAnswer:
    """Return what a column says of one row: "does the Seehof have breakfast?"."""
    cell = sheet.rows[row][column] or "nothing"
    return TableAnswer(text=f"{sheet.name(row)}: {sheet.columns[column]}: {cell}.", rows=(row,))


def _of_part(rest: str, part: Sheet, about: str, *, sure: bool) -> TableAnswer | None:
    told = times_of(rest, part, about, sure=sure) or wish_of(rest, part, sure=sure, about=about)
    return told or answer_of(rest, part, sure=sure, about=about)


def _scope(kept: _Kept, sheet: Sheet, unknown: tuple[str, ...] = ()) -> Scope:
    rows = tuple(n for n in range(len(sheet.rows)) if n in kept.rows)
    return Scope(rows=rows, said=kept.rest, told=f" {kept.told}", unknown=unknown)


def _listed(scope: Scope, sheet: Sheet) -> TableAnswer:
    count = f"{len(scope.rows)} of {len(sheet.rows)} rows{sheet.scope}{scope.told}"
    return TableAnswer(text=f"{count}: {sheet.listed(scope.rows)}.", rows=scope.rows)


def _with_unsaid(answer: TableAnswer, kept: _Kept, sheet: Sheet) -> TableAnswer:
    """Return an answer that tells of the rows whose cell says neither yes nor no."""
    if not kept.unsaid:
        return answer
    names = sheet.listed(kept.unsaid, kept.column)
    return replace(answer, text=f"{answer.text} Neither yes nor no: {names}.")


def _all_of(said: str, sheet: Sheet) -> _Kept | None:
    """Return the rows that all conditions leave; None: none is of cells, or not one of several."""
    found = _conditions(said, sheet)
    rows, told = frozenset(range(len(sheet.rows))), list[str]()
    unsaid: list[int] = []
    rest = said
    for each in reversed(found):
        rest = f"{rest[: each.start]} {rest[each.end :]}"
    by_column: dict[int, list[Condition]] = {}
    for each in found:
        by_column.setdefault(each.column, []).append(each)
    for group in by_column.values():  # of one column either counts
        rows &= frozenset[int]().union(*(each.rows for each in group))
        told.append(" or ".join(each.told for each in group))
        unsaid += [n for n in group[0].unsaid if n not in unsaid]
    bounds = _bounds_of(rest, sheet) if found or len(bound_places(rest)) > 1 else None
    if bounds is not None:
        rows &= bounds.rows
        told.append(bounds.told)
        rest = bounds.rest
    if not found and bounds is None:
        return None
    column = found[0].column if len(by_column) == 1 else None
    return _Kept(rows=rows, rest=rest, told=" and ".join(told), unsaid=tuple(unsaid), column=column)


def _conditions(said: str, sheet: Sheet) -> list[Condition]:
    """Return what a message says of cells and of dates, from its first word on."""
    cells = cell_conditions(said, sheet)
    dates = [
        Condition(
            start=each.start, end=each.end, column=each.column, rows=each.rows, told=each.told
        )
        for each in date_conditions(said, sheet)
        if not any(own.start < each.end and each.start < own.end for own in cells)
    ]
    return sorted((*cells, *dates), key=lambda each: each.start)


def _bounds_of(rest: str, sheet: Sheet) -> _Kept | None:
    """Return the rows that several bounds leave; None: there are not several that can be told."""
    if len(bound_places(rest)) < 2:  # noqa: PLR2004  # one is asked of the part, with its column
        return None
    pieces = [each for each in _SPLIT.split(rest) if each.strip()]
    if any(len(bound_places(each)) > 1 for each in pieces):
        return None
    rows, told = frozenset(range(len(sheet.rows))), list[str]()
    left: list[str] = []
    open_ones: list[str] = []
    column = ""
    for piece in pieces:
        if not bounded(piece):
            left.append(piece)
            continue
        answer = compared_rows(_bare(piece), sheet, sure=False)
        if answer is not None and answer.choices:
            open_ones.append(piece)
        elif answer is None or answer.lacks:
            return None
        else:
            rows &= frozenset(answer.rows)
            column = _by(answer.text) or column
            told.append(_bound_said(piece))
        left.append(without_bounds(piece))
    for piece in open_ones:
        answer = compared_rows(f"{_bare(piece)} by {column}", sheet, sure=False) if column else None
        if answer is None or answer.tells_nothing:
            return None
        rows &= frozenset(answer.rows)
        told.append(_bound_said(piece))
    return _Kept(rows=rows, rest=" ".join(left), told=" and ".join(told))


def _bare(piece: str) -> str:
    """Return the bound of a piece and the words about it, without an end that is asked of all."""
    return piece if end_in(piece) is None else piece[bound_places(piece)[0][0] :]


def _bound_said(piece: str) -> str:
    start, end = bound_places(piece)[0]
    return f"that are “{piece[start:end].strip()}”"


def _by(text: str) -> str:
    found = re.search(r"By “([^”]+)”, over", text)
    return found[1] if found else ""


def _either(said: str, sheet: Sheet) -> _Kept | None:
    """Return the rows that one of the conditions around an "or" leaves; None: it joins no two."""
    parts = _OR.split(said)
    if len(parts) < 2 or not _conditions(said, sheet):  # noqa: PLR2004  # one is no choice
        return None
    rows, told = frozenset[int](), list[str]()
    rest = ""
    for place, part in enumerate(parts):
        kept = _all_of(part, sheet)
        left = part if kept is None else kept.rest
        mine = frozenset(range(len(sheet.rows))) if kept is None else kept.rows
        words = [] if kept is None else [kept.told]
        if bounded(left):
            answer = compared_rows(_bare(left), sheet, sure=False)
            answer = compared_rows(f"price {left}", sheet, sure=False) if answer is None else answer
            if answer is None or answer.tells_nothing:
                return None
            mine &= frozenset(answer.rows)
            words.append(_bound_said(left))
            left = without_bounds(left)
        if not words or (place and content_stems(FILLER.sub(" ", left))):
            return None
        rows |= mine
        told.append(" and ".join(words))
        rest = left if not place else rest
    return _Kept(rows=rows, rest=rest, told=" or ".join(told))
