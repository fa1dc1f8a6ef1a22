# words of many languages
"""The rows of a table whose figure lies where a message says: below, above, between.

In English, German, French, Spanish, Italian, Portuguese and Dutch. Money is compared with money of
the same currency alone; measures of one thing are compared in whatever unit they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.arithmetic.foreign_numbers import in_figures
from buddy.domain.bound_words import AVERAGE, BETWEEN, COMPARED, FILLER, THAN, kinds_compared
from buddy.domain.cell_value import COINS, figures_of, mark_of, with_powers
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_bare import is_price
from buddy.domain.table_count import BUT
from buddy.domain.table_ends import no_column, read_by
from buddy.domain.table_flips import turn_of
from buddy.domain.table_measures import PRICES, of_heads, without_measures
from buddy.domain.table_sheet import (
    Sheet,
    TableAnswer,
    Unclear,
    column_for,
    for_bare,
    marked_with,
    mixed_words,
    resting,
    which_column,
)
from buddy.domain.table_units import (
    UnitColumn,
    no_unit,
    scale_of,
    symbol_of,
    unit_column,
    units_in,
    weighs_pounds,
)
from buddy.domain.table_words import end_in, without_ends

_NEAR: Final = 200
"""Characters before a bound that is gone in which another one may begin."""
_SIGNS: Final = {
    "$": "dollars dollar dólares dollari bucks usd $",
    "€": "euros euro eur €",
    "£": "pounds pound gbp £",
}
_SCALE: Final = regex(r"\s?[^\W\d_]{2,}$")
"""A word that a number is times: "2 million"."""
_TIMES_AS: Final = {"thousand": "tausend", "million": "mio", "billion": "bn"}
"""What a number is times, in words that are no numbers themselves: "2 million"."""
_TIMES: Final = regex(r"(?<=\d)\s?(thousand|million|billion)(?!\w)", re.IGNORECASE)
CLAUSE: Final = regex(
    r"(?<!\w)(?:of|with|whose|where|that|which|who|von|mit|deren|für|bei|des|du|de|avec|dont|qui|con"
    r"|cuy[oa]s?|que|di|che|com|van|met|die|der)(?!\w)",
    re.IGNORECASE,
)
"""What begins the words about the rows that a figure is asked of."""
_NOUN: Final = regex(r"^\s*([^\W\d_]{3,20})\s*[?!.]*$")
_COUNTED: Final = regex(r"^\s*([^\W\d_]{3,20})(?!\w)")
_CENTS: Final = regex(r"(?:c[eéê]nt|ct$|¢)", re.IGNORECASE)
"""Hundredths of whatever coin a column has."""
_COINS: Final = {word: sign for sign, words in _SIGNS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: float = float("-inf")
    high: float = float("inf")
    low_in: bool = False
    high_in: bool = False
    unit: str = ""
    money: bool = False
    signed: bool = False
    """Whether a sign says the currency: "pounds" may weigh."""
    outside: bool = False
    """Whether a no asks for what lies outside of them."""

    @property
    def told(self) -> tuple[float, ...]:
        """The numbers that were said."""
        return tuple(each for each in (self.low, self.high) if abs(each) != float("inf"))

    def hold(self, value: float) -> bool:
        above = value >= self.low if self.low_in else value > self.low
        within = above and (value <= self.high if self.high_in else value < self.high)
        return within != self.outside


def _figured(text: str) -> str:
    """Return a text with its numbers in figures; "50 Cent" is no hundred behind a number."""
    said = re.sub(r"(?<=\d)\s?cent(?!\w)", " cents", with_powers(text), flags=re.IGNORECASE)
    return in_figures(_TIMES.sub(lambda found: f" {_TIMES_AS[found[1].lower()]}", said))


def left_over(text: str, sheet: Sheet) -> set[str]:
    """Return what is left of a message that neither the table nor a wish for it speaks of."""
    for measure in sheet.measured:
        text = measure.without(text)
    return content_stems(FILLER.sub(" ", text)) - sheet.stems()


def compared_rows(text: str, sheet: Sheet, *, sure: bool) -> TableAnswer | None:
    """Return the rows whose figure lies where a message says."""
    said = _figured(text)
    found = BETWEEN.search(said) or COMPARED.search(said)
    if found is None:
        return _than(said, sheet, sure=sure)
    bounds, turn = _bounds(found), turn_of(said, *found.span(), FILLER)
    rest = f"{said[: turn.start]} {said[turn.end :]}"
    if bounds is None or (sure and left_over(without_ends(rest), sheet)):
        return None
    bounds = replace(bounds, outside=turn.flips)
    if not bounds.unit and is_price(said[: turn.start], rest, found[0], bounds.told, sheet):
        bounds = replace(bounds, money=True)
    if not bounds.unit and (counted := _counted(said[found.end() :], sheet)):
        return no_unit(sheet, counted)
    if bounds.unit == "£" and not bounds.signed and weighs_pounds(sheet):
        bounds = replace(bounds, unit="lb", money=False)
    column = _meant(bounds, rest, found[0], sheet)
    told = without_measures(rest) if isinstance(column, TableAnswer) else rest
    if not isinstance(column, UnitColumn) and left_over(without_ends(told), sheet):
        return None  # it speaks of something that the table does not hold
    if isinstance(column, TableAnswer):
        return column
    if isinstance(column, Unclear):
        return which_column(sheet, column, text)
    kept = _between(bounds, sheet, column)
    return _all_but(kept, sheet) if turn.drops else _at_end(rest, sheet, kept, column.column)


def within(text: str, sheet: Sheet) -> TableAnswer | None:
    """Return the rows that a figure is asked of by a bound: "average price of those under 10 kg".

    A bare number is of the column that is named beside it; where none is, that is said.
    """
    said = _figured(text)
    found = BETWEEN.search(said) or COMPARED.search(said)
    bounds = None if found is None else _bounds(found)
    if found is None or bounds is None:
        return None
    turn = turn_of(said, *found.span(), FILLER)
    if not bounds.unit and is_price(said[: turn.start], "", found[0], bounds.told, sheet):
        bounds = replace(bounds, money=True)
    clause = CLAUSE.split(said[: turn.start])[-1]
    counted = _COUNTED.match(said[turn.end :])
    clause = counted[1] if counted and sheet.named(counted[1]) else clause
    bare = not (bounds.unit or bounds.money or kinds_compared(found[0]) or sheet.named(clause))
    if bare and len(sheet.numeric) > 1 and not PRICES.search(clause):
        what = found[0].strip()
        return TableAnswer(
            text=f"Of which column “{what}” is was not said ({sheet.heads}): say it beside it.",
            lacks=True,
        )
    column = _meant(replace(bounds, outside=turn.flips), clause, found[0], sheet)
    if isinstance(column, UnitColumn):
        kept = _between(replace(bounds, outside=turn.flips), sheet, column)
        told = said[turn.start : turn.end].strip()
        return replace(kept, where=f"“{sheet.columns[column.column]}” is {told}")
    return column if isinstance(column, TableAnswer) else which_column(sheet, column, text)


def _counted(after: str, sheet: Sheet) -> str:
    """Return what a bare number counts that the table does not hold: "over 100 people"; else ""."""
    found = _NOUN.match(after)
    if found is None or FILLER.fullmatch(found[1]) or content_stems(found[1]) <= sheet.stems():
        return ""
    return "" if any(each.named_in(found[1]) for each in sheet.measured) else found[1]


def _meant(
    bounds: _Bounds, rest: str, compared: str, sheet: Sheet
) -> UnitColumn | Unclear | TableAnswer:
    """Return the column that a bound is of; an answer where the table has none such."""
    if bounds.unit and not bounds.money:
        return unit_column(symbol_of(bounds.unit), sheet, rest)
    kinds = kinds_compared(compared)
    by = [n for kind in kinds for n in marked_with(sheet, kind)]
    if kinds and not bounds.money and not sheet.named(rest):
        return _one_of(by) or no_column(sheet, _names(kinds))
    end = end_in(f"{rest} {compared}")
    others = [n for n in sheet.named(without_ends(rest)) if not sheet.numeric[n].is_money]
    money = bounds.money or (end is not None and end.kind is PRICES and not others)
    kind = PRICES if money or PRICES.search(rest) else None
    if kind is None and (measure := sheet.lacks(rest)) is not None:
        return no_column(sheet, measure.name)
    column = column_for(sheet, rest, kind)
    if isinstance(column, Unclear):
        column = for_bare(sheet, column, (bounds.low, bounds.high))
    if column is None:
        return no_column(sheet, "prices") if money else _no_figures(sheet)
    return column if isinstance(column, Unclear) else UnitColumn(column)


def _names(kinds: Sequence[re.Pattern[str]]) -> str:
    return " or ".join(each.name for kind in kinds if (each := of_heads(kind)))


def _one_of(found: Sequence[int]) -> UnitColumn | Unclear | None:
    if len(set(found)) > 1:
        return Unclear(tuple(dict.fromkeys(found)))
    return UnitColumn(found[0]) if found else None


def _all_but(found: TableAnswer, sheet: Sheet) -> TableAnswer:
    """Return the rows that are left without those that were found."""
    if not found.rows:
        return found
    kept = tuple(n for n in range(len(sheet.rows)) if n not in found.rows)
    if not kept:
        return TableAnswer(text=f"That leaves out all {len(sheet.rows)} rows.")
    gone = sheet.listed(found.rows, sheet.first)
    return TableAnswer(
        text=f"{len(kept)} of {len(sheet.rows)} rows{sheet.scope}, without {gone}: "
        f"{sheet.listed(kept)}.",
        rows=kept,
    )


def _at_end(rest: str, sheet: Sheet, kept: TableAnswer, by: int) -> TableAnswer:
    """Return those at an end of the rows that were kept: "the cheapest with at least 128 GB"."""
    end = end_in(rest)
    if end is None or len(kept.rows) < 2 or re.search(r"(?<!\w)(?:than|als|que|dan)\W*$", rest):  # noqa: PLR2004
        return kept
    sheet, end, column = read_by(sheet, end)
    if not isinstance(column, int) or len(sheet.numeric[column].kinds) > 1:
        return kept
    figures = sheet.numeric[column].of
    order = sorted(
        (n for n in kept.rows if n in figures), key=lambda n: figures[n].value, reverse=end.highest
    )
    chosen = tuple(order[end.rank - 1 :][: end.count or 1])
    if not chosen:
        return kept
    last = figures[chosen[-1]].value
    if end.rank == 1:  # who is level with the last of them is one as well
        chosen += tuple(n for n in order[len(chosen) :] if figures[n].value == last)
    such = "such rows" if by == column else f"rows with such a {sheet.columns[by] or 'value'}"
    head = f"Of {len(kept.rows)} {such} the {end.way} by {sheet.columns[column]}: "
    return TableAnswer(text=f"{head}{sheet.listed(chosen)}. {resting(sheet, column)}", rows=chosen)


def _than(said: str, sheet: Sheet, *, sure: bool) -> TableAnswer | None:
    """Return the rows that have less or more than one that is named, or than the mean."""
    found = THAN.search(said)
    if found is None:
        return None
    what, named = found["what"], sheet.named_in(said)
    mean = AVERAGE.match(what) is not None
    if len(named) != 1 and not mean:
        return None
    turn = turn_of(said, found.start(), found.end(), FILLER)
    if sure and left_over(f"{said[: turn.start]} {'' if mean else what}", sheet):
        return None
    priced = found["dear"] or found["cheap"]
    column = column_for(sheet, said, PRICES if priced else None)
    kinds = kinds_compared(found[0])
    by = [n for kind in kinds for n in marked_with(sheet, kind)]
    missing = sheet.lacks(f"{said[: found.start()]} {found[0]}")
    if missing is not None or (kinds and not by and not sheet.named(said)):
        names = missing.name if missing else _names(kinds)
        return None if sure else no_column(sheet, names)
    column = by[0] if len(set(by)) == 1 else column
    if not isinstance(column, int) or len(sheet.numeric[column].kinds) > 1:
        return None
    figures = sheet.numeric[column].of
    if mean:
        value = sum(each.value for each in figures.values()) / len(figures)
    elif named[0] in figures:
        value = figures[named[0]].value
    else:
        return None
    more = bool(found["dear"] or found["more"])
    bounds = _Bounds(low=value) if more else _Bounds(high=value)
    kept = _between(replace(bounds, outside=turn.flips), sheet, UnitColumn(column))
    return _all_but(kept, sheet) if turn.drops else kept


def _between(bounds: _Bounds, sheet: Sheet, by: UnitColumn) -> TableAnswer:
    column, scale = by.column, by.scale
    figures, name = sheet.numeric[column], sheet.columns[column] or "the column"
    kinds, units = figures.kinds, units_in(sheet, column)
    if bounds.unit in COINS and units and bounds.unit not in units:
        theirs = ", ".join(sorted(units))
        return TableAnswer(text=f"{name} is in {theirs}, and I convert no currency.")
    if not bounds.unit and len(kinds) > 1:
        return TableAnswer(text=f"{mixed_words(sheet, column)} Say which one you mean.")
    own = symbol_of(bounds.unit)
    mine = {
        n: each.value
        for n, each in figures.of.items()
        if each.free or not bounds.unit or len(kinds) < 2 or scale_of(own, mark_of(each))  # noqa: PLR2004
    }
    chosen = tuple(n for n, value in mine.items() if bounds.hold(value / scale))
    rest = resting(sheet, column)
    if by.assumed and symbol_of(bounds.unit) != "yr":
        rest = f"{rest} “{name}” tells no unit; it is taken to be in {bounds.unit}."
    if len(kinds) > 1:
        rest = f"{rest} {mixed_words(sheet, column)}"
    if not chosen:
        return TableAnswer(text=f"None of the {len(mine)} rows has such a {name}. {rest}")
    return TableAnswer(
        text=f"{len(chosen)} of {len(sheet.rows)} rows{sheet.scope}: "
        f"{sheet.listed(chosen)}. {rest}",
        rows=chosen,
    )


def _no_figures(sheet: Sheet) -> TableAnswer:
    text = f"That cannot be told: no column of it holds such figures ({sheet.heads})."
    return TableAnswer(text=text, lacks=True)


def _bounds(found: re.Match[str]) -> _Bounds | None:
    unit = (found["sign"] or found["unit"] or "").lower()
    value = _number(found["number"], unit)
    cents = _CENTS.match(unit) is not None
    unit = "" if cents else _COINS.get(unit, found["unit"] or "")
    bounds = _Bounds(unit=unit, money=cents or unit in COINS, signed=found["sign"] is not None)
    value = value / 100 if cents else value
    if found.re.pattern == BETWEEN.pattern:
        own = (found["low_unit"] or "").lower()
        low = _number(found["low_number"], own or unit)
        low = low / 100 if _CENTS.match(own) or (cents and not own) else low
        if low > value:
            return None
        return replace(bounds, low=low, high=value, low_in=True, high_in=True)
    if found["under"] or found["most"]:
        return replace(bounds, high=value, high_in=found["most"] is not None)
    return replace(bounds, low=value, low_in=found["least"] is not None)


def _number(digits: str, unit: str) -> float:
    """Return a number as it is said beside a unit: "1.000 €" is a thousand."""
    said = f"{digits} €" if unit.startswith(("€", "eur")) else digits
    scaled = _SCALE.search(digits)
    if scaled is None:
        return figures_of([said]).of[0].value
    power = figures_of([f"1 {scaled[0].strip().lower()}"]).of.get(0)
    return _number(digits[: scaled.start()], unit) * (1.0 if power is None else power.value)


def bounded(text: str) -> bool:
    """Tell whether a text bounds a figure by a number: "under $700"."""
    said = _figured(text)
    return bool(COMPARED.search(said) or BETWEEN.search(said))


def without_bounds(text: str) -> str:
    """Return a text without what bounds a figure by a number."""
    said = _figured(text)
    for each in (BETWEEN, COMPARED):
        place = 0
        while (found := each.search(said, place)) is not None:
            turn = turn_of(said, *found.span(), FILLER)
            said = f"{said[: turn.start]} {said[turn.end :]}"
            place = max(0, turn.start - _NEAR)
    return said


def bound_places(text: str) -> list[tuple[int, int]]:
    """Return where the bounds of a text begin and end, each with the no before it."""
    found: list[tuple[int, int]] = []
    for each in (BETWEEN, COMPARED):
        for match in each.finditer(text):
            turn = turn_of(text, *match.span(), FILLER)
            if not any(turn.start < end and start < turn.end for start, end in found):
                found.append((turn.start, turn.end))
    return sorted(found)


def drops_bounded(text: str) -> bool:
    """Tell whether what seems to leave out rows is of a bound: "all but those under $5"."""
    said = _figured(text)
    found = BETWEEN.search(said) or COMPARED.search(said) or THAN.search(said)
    if found is None:
        return False
    own = re.match(rf"{BUT}(?!\w)", found[0], re.IGNORECASE)  # "menos de 5 €"
    return own is not None or turn_of(said, *found.span(), FILLER).drops


def bounds_in(text: str) -> bool:
    """Tell whether a text has words that bound a figure."""
    return bool(COMPARED.search(text) or BETWEEN.search(text) or THAN.search(text))
