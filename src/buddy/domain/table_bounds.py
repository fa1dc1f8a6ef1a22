# ruff: noqa: RUF001  # words of many languages
"""The rows of a table whose figure lies where a message says: below, above, between.

In English, German, French, Spanish, Italian, Portuguese and Dutch. Money is compared with money of
the same currency alone; measures of one thing are compared in whatever unit they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.arithmetic.foreign_numbers import in_figures
from buddy.domain.cell_value import figures_of
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_count import BUT
from buddy.domain.table_flips import turn_of
from buddy.domain.table_sheet import (
    Sheet,
    TableAnswer,
    Unclear,
    column_for,
    for_bare,
    mixed_words,
    resting,
    which_column,
)
from buddy.domain.table_words import PRICES, end_in, without_ends

_UNDER: Final = (
    r"less than|under|below|cheaper than|lower than|smaller than|<|unter|weniger als|billiger als"
    r"|günstiger als|kleiner als|moins (?:chers? |chères? )?(?:de|que)|inférieure?s? à"
    r"|en dessous de|sous|menos de|por debajo de|menor(?:es)? (?:que|a|de)|más barat[oa]s? que"
    r"|meno di|sotto(?: i)?|inferior[ei] a|abaixo de|mais barat[oa]s? (?:do )?que|minder dan"
    r"|onder(?: de)?|goedkoper dan"
)
_AT_MOST: Final = (
    r"up to|at most|no more than|not more than|max(?:imum)?(?: of)?|<=|≤|höchstens|bis zu|maximal"
    r"|au plus|jusqu['’]à|como mucho|hasta|al massimo|fino a|no máximo|até|hoogstens|tot"
)
_OVER: Final = (
    r"more than|over|above|greater than|higher than|more expensive than|dearer than|exceed\w*|>"
    r"|über|mehr als|teurer als|größer als|plus (?:chers? |chères? )?(?:de|que)|supérieure?s? à"
    r"|au[- ]dessus de|más de|por encima de|mayor(?:es)? (?:que|a|de)|más car[oa]s? que|più di"
    r"|sopra(?: i)?|superior[ei] a|acima de|mais de|mais car[oa]s? (?:do )?que|meer dan"
    r"|boven(?: de)?|duurder dan"
)
_AT_LEAST: Final = (
    r"at least|no less than|min(?:imum)?(?: of)?|>=|≥|mindestens|ab|au moins|al menos|por lo menos"
    r"|almeno|pelo menos|minstens"
)
_FIGURE: Final = (
    r"(?P<{0}sign>[$€£])?\s?(?P<{0}number>\d+(?:[.,]\d{{3}})*(?:[.,]\d{{1,2}})?(?!\d)"
    r"(?:(?-i:[kKM])(?!\w))?)\s?"
    r"(?P<{0}unit>(?:[$€£%]|dollars?|dólares|dollari|bucks|usd|euros?|eur|pounds?|gbp"
    r"|c[eéê]nt(?:s|im[eo]s?|avos?|esim[oi])?|ct|¢|[KMGT]B|kg|[kcm]m|ms|hours?|h|min|minutes?|days?)(?!\w))?"
)
_COMPARED: Final = regex(
    rf"(?<!\w)(?:(?P<under>{_UNDER})|(?P<most>{_AT_MOST})|(?P<over>{_OVER})|(?P<least>{_AT_LEAST}))"
    rf"\s*{_FIGURE.format('')}",
    re.IGNORECASE,
)
_BETWEEN: Final = regex(
    rf"\b(?:between|from|zwischen|von|entre|tra|tussen)\s+{_FIGURE.format('low_')}\s+"
    rf"(?:and|to|und|bis|et|y|e|en|a)\s+{_FIGURE.format('')}",
    re.IGNORECASE,
)
_THAN: Final = regex(
    r"(?<!\w)(?:(?P<cheap>cheaper|less expensive|billiger|günstiger|moins ch(?:er|ère)s?"
    r"|más barat[oa]s?"
    r"|più economic\w+|meno car[oaie]|mais barat[oa]s?|goedkoper)"
    r"|(?P<dear>more expensive|dearer|pricier|teurer|plus ch(?:er|ère)s?|más car[oa]s?"
    r"|più car[oaie]"
    r"|mais car[oa]s?|duurder)"
    r"|(?P<more>more|above|over|higher|larger|bigger|mehr|größer|über|plus|au-dessus|más|mayor"
    r"|più|mais"
    r"|maior|meer|boven|groter)"
    r"|(?P<less>less|fewer|below|under|lower|smaller|weniger|kleiner|unter|moins|en dessous"
    r"|menos|menor"
    r"|meno|minor|minder|onder|kleiner))"
    r"(?:\s+(?:than|as|als|que|qu['’]|de|di|del|della|do que|da|do|dan)"
    r"|(?<=above)|(?<=over)|(?<=below)|(?<=under)|(?<=über)|(?<=unter)|(?<=boven)|(?<=onder))"
    r"\s+(?P<what>[^?!.;]{2,60})",
    re.IGNORECASE,
)
"""Less or more than what is no number: a row, or the mean."""
_AVERAGE: Final = regex(
    r"^\W*(?:(?:the|der|dem|den|la|le|el|il|o|a|de|het)\s+)?(?:average|mean|durchschnitt|mittelwert"
    r"|moyenne|promedio|media|média|gemiddelde)\W*$",
    re.IGNORECASE,
)
FILLER: Final = regex(
    r"\b(?:(?:i|you|we|want|need|like|would|just|only|all|also|ones?|items?|rows?|products?"
    r"|things?|results?"
    r"|entries|entry|lines?|lists?|table|them|they|those|these|it|that|which|what|costs?|pric\w*"
    r"|priced|worth|order|by|now|again|please|and|ok|make|put|show|filter|keep|select|find|nur"
    r"|alle|artikel|produkte?|zeilen|einträge|kosten?|kostet|preis\w*|sortiere?|bitte|zeige?|mir"
    r"|die|nach|was|welche|seulement|lesquel(?:le)?s|ceux|celles|articles|produits|prix"
    r"|coûte(?:nt)?|montre|par"
    r"|sólo|solo|los|las|que|productos?|precios?|cuestan?|cuesta|muestra|por|soltanto|prodotti"
    r"|prezz[io]|costan?o?|mostra|per|apenas|só|os|as|produtos?|preços?|custam?|alleen"
    r"|producten|prijs|prijzen|kost|kosten|toon|op|far|anything|something|is|are|there|do|does"
    r"|have|has|with|a|an|the|of|in|from|for|to|me|how|many|much|between|zwischen|entre|tra"
    r"|tussen|wie|wieviele|viele|combien|cuánt[oa]s"
    r"|quant[iea]|quant[oa]s|hoeveel|davon|es|gibt|sind|haben|sont|il|y|dessous|tutt[ie]|quali|sono"
    r"|quelli|quelle|todos|todas|quais|são|cuáles|son|welke|zijn|er|das|der|den|les|le|la|el|lo"
    r"|gli|i"
    r"|o|de|het|een|et|und|et|e|en|cheap\w*|expensive|afford\w*|numbers?|values?|figures?"
    r"|zahl|wert|nombre|valeur|número|valor|numero|valore|getal|waarde))\b|[^\w\s]|\d",
    re.IGNORECASE,
)
_SIGNS: Final = {
    "$": "dollars dollar dólares dollari bucks usd $",
    "€": "euros euro eur €",
    "£": "pounds pound gbp £",
}
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
    outside: bool = False
    """Whether a no asks for what lies outside of them."""

    def hold(self, value: float) -> bool:
        above = value >= self.low if self.low_in else value > self.low
        within = above and (value <= self.high if self.high_in else value < self.high)
        return within != self.outside


def _figured(text: str) -> str:
    """Return a text with its numbers in figures; "50 Cent" is no hundred behind a number."""
    return in_figures(re.sub(r"(?<=\d)\s?cent(?!\w)", " cents", text, flags=re.IGNORECASE))


def left_over(text: str, sheet: Sheet) -> set[str]:
    """Return what is left of a message that neither the table nor a wish for it speaks of."""
    return content_stems(FILLER.sub(" ", text)) - sheet.stems()


def compared_rows(text: str, sheet: Sheet, *, sure: bool) -> TableAnswer | None:
    """Return the rows whose figure lies where a message says."""
    said = _figured(text)
    found = _BETWEEN.search(said) or _COMPARED.search(said)
    if found is None:
        return _than(said, sheet, sure=sure)
    bounds, turn = _bounds(found), turn_of(said, *found.span(), FILLER)
    rest = f"{said[: turn.start]} {said[turn.end :]}"
    if bounds is None or (sure and left_over(without_ends(rest), sheet)):
        return None
    end = end_in(said)
    bounds = replace(bounds, outside=turn.flips)
    money = bounds.money or (not bounds.unit and end is not None and end.kind is PRICES)
    kind = PRICES if money or PRICES.search(rest) else None
    column = _by_unit(bounds, sheet) if kind is None else None
    column = column_for(sheet, rest, kind) if column is None else column
    if isinstance(column, Unclear) and not bounds.unit:
        column = for_bare(sheet, column)
    if not isinstance(column, int) and left_over(rest, sheet):
        return None  # it speaks of something that the table does not hold
    if column is None:
        return _no_figures(sheet)
    if isinstance(column, Unclear):
        return which_column(sheet, column, text)
    kept = _between(bounds, sheet, column)
    return _all_but(kept, sheet) if turn.drops else _at_end(rest, sheet, kept)


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


def _at_end(rest: str, sheet: Sheet, kept: TableAnswer) -> TableAnswer:
    """Return those at an end of the rows that were kept: "the cheapest with at least 128 GB"."""
    end = end_in(rest)
    if end is None or len(kept.rows) < 2 or re.search(r"(?<!\w)(?:than|als|que|dan)\W*$", rest):  # noqa: PLR2004
        return kept
    column = column_for(sheet, end.rest, end.kind)
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
    way = "highest" if end.highest else "lowest"
    head = f"Of {len(kept.rows)} such rows the {way} by {sheet.columns[column]}: "
    return TableAnswer(text=f"{head}{sheet.listed(chosen)}. {resting(sheet, column)}", rows=chosen)


def _than(said: str, sheet: Sheet, *, sure: bool) -> TableAnswer | None:
    """Return the rows that have less or more than one that is named, or than the mean."""
    found = _THAN.search(said)
    if found is None:
        return None
    what, named = found["what"], sheet.named_in(said)
    mean = _AVERAGE.match(what) is not None
    if len(named) != 1 and not mean:
        return None
    turn = turn_of(said, found.start(), found.end(), FILLER)
    if sure and left_over(f"{said[: turn.start]} {'' if mean else what}", sheet):
        return None
    priced = found["dear"] or found["cheap"]
    column = column_for(sheet, said, PRICES if priced else None)
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
    kept = _between(replace(bounds, outside=turn.flips), sheet, column)
    return _all_but(kept, sheet) if turn.drops else kept


def _between(bounds: _Bounds, sheet: Sheet, column: int) -> TableAnswer:
    figures, name = sheet.numeric[column], sheet.columns[column] or "the column"
    scale, kinds = 1.0, figures.kinds
    units = {each.unit for each in figures.of.values() if each.unit}
    if bounds.unit and units and bounds.unit not in units:
        if bounds.unit in _SIGNS:
            theirs = ", ".join(sorted(units))
            return TableAnswer(text=f"{name} is in {theirs}, and I convert no currency.")
        scale = _scaled(bounds.unit, next(iter(units)))
    elif not bounds.unit and len(kinds) > 1:
        return TableAnswer(text=f"{mixed_words(sheet, column)} Say which one you mean.")
    mine = {
        n: each.value
        for n, each in figures.of.items()
        if each.free or not bounds.unit or each.unit in {"", bounds.unit} or scale != 1.0
    }
    chosen = tuple(n for n, value in mine.items() if bounds.hold(value / scale))
    rest = resting(sheet, column)
    if len(kinds) > 1:
        rest = f"{rest} {mixed_words(sheet, column)}"
    if not chosen:
        return TableAnswer(text=f"None of the {len(mine)} rows has such a {name}. {rest}")
    return TableAnswer(
        text=f"{len(chosen)} of {len(sheet.rows)} rows{sheet.scope}: "
        f"{sheet.listed(chosen)}. {rest}",
        rows=chosen,
    )


def _scaled(said: str, theirs: str) -> float:
    """Return how many of the table's unit one of the unit that was said is."""
    both = figures_of([f"1 {theirs}", f"1 {said}"])
    return both.of[1].value if len(both.kinds) == 1 and 1 in both.of else 1.0


def _by_unit(bounds: _Bounds, sheet: Sheet) -> int | None:
    """Return the column that has the unit which was said, or one of the same thing."""
    if not bounds.unit:
        return None
    found = [
        n
        for n, figures in sheet.numeric.items()
        if any(
            each.unit.lower() == bounds.unit.lower() or _scaled(bounds.unit, each.unit) != 1.0
            for each in figures.of.values()
            if each.unit
        )
    ]
    return found[0] if len(found) == 1 else None


def _no_figures(sheet: Sheet) -> TableAnswer:
    heads = ", ".join(f"“{name}”" for name in sheet.columns if name)
    text = f"That cannot be told: no column of it holds such figures ({heads})."
    return TableAnswer(text=text, lacks=True)


def _bounds(found: re.Match[str]) -> _Bounds | None:
    unit = (found["sign"] or found["unit"] or "").lower()
    value = _number(found["number"], unit)
    cents = _CENTS.match(unit) is not None
    unit = "" if cents else _COINS.get(unit, found["unit"] or "")
    bounds = _Bounds(unit=unit, money=cents or unit in _SIGNS)
    value = value / 100 if cents else value
    if found.re.pattern == _BETWEEN.pattern:
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
    return figures_of([said]).of[0].value


def bounded(text: str) -> bool:
    """Tell whether a text bounds a figure by a number: "under $700"."""
    said = _figured(text)
    return bool(_COMPARED.search(said) or _BETWEEN.search(said))


def without_bounds(text: str) -> str:
    """Return a text without what bounds a figure by a number."""
    said = _figured(text)
    for each in (_BETWEEN, _COMPARED):
        while (found := each.search(said)) is not None:
            turn = turn_of(said, *found.span(), FILLER)
            said = f"{said[: turn.start]} {said[turn.end :]}"
    return said


def drops_bounded(text: str) -> bool:
    """Tell whether what seems to leave out rows is of a bound: "all but those under $5"."""
    said = _figured(text)
    found = _BETWEEN.search(said) or _COMPARED.search(said) or _THAN.search(said)
    if found is None:
        return False
    own = re.match(rf"{BUT}(?!\w)", found[0], re.IGNORECASE)  # "menos de 5 €"
    return own is not None or turn_of(said, *found.span(), FILLER).drops


def bounds_in(text: str) -> bool:
    """Tell whether a text has words that bound a figure."""
    return bool(_COMPARED.search(text) or _BETWEEN.search(text) or _THAN.search(text))
