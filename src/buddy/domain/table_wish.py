# ruff: noqa: RUF001  # words of many languages
"""A table wished for otherwise: its rows below a figure, the first three, sorted, as a list.

In English, German, French, Spanish, Italian, Portuguese and Dutch. It is done on the cells; where
the words leave open which column is meant, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.arithmetic.foreign_numbers import in_figures
from buddy.domain.cell import order_of, quantity
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_question import PRICES, TableAnswer, numeric_column

_LONGEST: Final = 120
_LISTED: Final = 50
"""Rows of a list."""
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
    r"(?P<{0}sign>[$€£])?\s?(?P<{0}number>\d[\d,]*(?:\.\d+)?)\s?"
    r"(?P<{0}unit>(?:[$€£%]|dollars?|dólares|dollari|bucks|usd|euros?|eur|pounds?|gbp"
    r"|cents?)(?!\w))?"
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
_NUMBERS: Final = (
    r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|zwei|drei|vier|fünf|zehn|deux|trois"
    r"|quatre|cinq|dix|dos|tres|cuatro|cinco|diez|due|tre|quattro|cinque|dieci|dois|duas|três"
    r"|quatro"
    r"|dez|twee|vier|vijf|tien"
)
_FIRST: Final = regex(
    rf"\b(?:(?P<first>first|top|ersten|premi[eè]re?s|primer[oa]s|prim[ie]|primeir[oa]s|eerste)"
    rf"|(?P<last>last|bottom|letzten|derni[eè]re?s|últim[oa]s|ultim[ie]|laatste))"
    rf"\s+(?P<count>{_NUMBERS})\b"
    rf"|\b(?P<before>{_NUMBERS})\s+(?:(?P<first2>first|ersten|premi[eè]re?s|primer[oa]s|prim[ie]"
    rf"|primeir[oa]s|eerste)|(?P<last2>last|letzten|derni[eè]re?s|últim[oa]s|ultim[ie]|laatste))\b"
    rf"|\b(?P<many>{_NUMBERS})\s+(?:(?P<low>cheapest|lowest|smallest|shortest|billigsten"
    rf"|günstigsten|goedkoopste)|(?P<high>most expensive|dearest|highest|largest|biggest|longest"
    rf"|teuersten|duurste))\b",
    re.IGNORECASE,
)
_SORTED: Final = regex(
    r"\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?|arrange[d]?|sortier\w*|geordnet|ordne|tri(?:e|er|é"
    r"|ez)e?s?|class(?:e|er|é)e?s?|orden\w*|ordin\w*|sorteer|gesorteerd)\b",
    re.IGNORECASE,
)
_LEADS: Final = regex(
    r"\b(?:(?P<low>cheapest|lowest|smallest|shortest|least expensive)"
    r"|(?P<high>most expensive|dearest|highest|largest|biggest|longest)) first\b"
    r"|\b(?:(?P<low2>billigste|günstigste|kleinste)\w*|(?P<high2>teuerste|größte|höchste)\w*)"
    r" zuerst\b",
    re.IGNORECASE,
)
_DOWN: Final = regex(
    r"\b(?:desc(?:ending)?|from (?:high|most|large)\w*|high(?:est)? to low(?:est)?|absteigend"
    r"|décroissante?|descendente?|decrescente|aflopend|reverse|downwards)\b",
    re.IGNORECASE,
)
_UP: Final = regex(
    r"\b(?:asc(?:ending)?|from (?:low|least|small)\w*|low(?:est)? to high(?:est)?|aufsteigend"
    r"|croissante?|ascendente?|crescente|oplopend|alphabetical\w*|alphabetisch|alphabétique"
    r"|alfabétic\w*|alfabetic\w*)\b",
    re.IGNORECASE,
)
_AS_LIST: Final = regex(
    r"\b(?:as|in|into|als|en|sous forme de|como|come|in forma di)\s+(?:an?\s+|eine?\s+|une\s+"
    r"|una\s+"
    r"|uma\s+|een\s+)?(?:bullet(?:ed)?(?: ?points?)?(?: list)?|bullets|list|liste|lista|lijst"
    r"|stichpunkte\w*|aufzählung|puces|opsomming|punten)\b|\bbullet (?:points?|list)\b",
    re.IGNORECASE,
)
_ONLY: Final = regex(
    r"\b(?:only|just|nur|seulement|sólo|solo|solamente|soltanto|apenas|só|alleen)\b"
    r"|^\W*(?:and|und|et|y|e|en|what about|how about|was ist mit)\s+(?:the|their|its|die|der|das"
    r"|les|la|le|los|las|el|i|gli|le|os|as|de|het)\s",
    re.IGNORECASE,
)
_OF_NAMES: Final = regex(
    r"\b(?:names?|titles?|namen?|noms?|titres?|nombres?|nomi|nomes?)\b", re.IGNORECASE
)
_FILLER: Final = regex(
    r"\b(?:(?:i|you|we|want|need|like|would|just|only|all|also|ones?|items?|rows?|products?"
    r"|things?|results?"
    r"|entries|entry|lines?|lists?|table|them|they|those|these|it|that|which|what|costs?|pric\w*"
    r"|priced|worth|order|by|now|again|please|and|ok|make|put|show|filter|keep|select|find|nur"
    r"|alle|artikel|produkte?|zeilen|einträge|kosten?|kostet|preis\w*|sortiere?|bitte|zeige?|mir"
    r"|die|nach|was|welche|seulement|lesquel(?:le)?s|ceux|celles|articles|produits|prix|coûte(?:nt)?|montre|par"
    r"|sólo|solo|los|las|que|productos?|precios?|cuestan?|cuesta|muestra|por|soltanto|prodotti"
    r"|prezz[io]|costan?o?|mostra|per|apenas|só|os|as|produtos?|preços?|custam?|alleen"
    r"|producten|prijs|prijzen|kost|kosten|toon|op|far|anything|something|is|are|there|do|does"
    r"|have|has|with|a|an|the|of|in|from|for|to|me))\b|[^\w\s]|\d",
    re.IGNORECASE,
)
_MONEY: Final = {
    "$": "dollars dollar dólares dollari bucks usd $",
    "€": "euros euro eur €",
    "£": "pounds pound gbp £",
}
_COINS: Final = {word: sign for sign, words in _MONEY.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class _Bounds:
    low: float = float("-inf")
    high: float = float("inf")
    low_in: bool = False
    high_in: bool = False
    coin: str = ""

    def hold(self, value: float) -> bool:
        above = value >= self.low if self.low_in else value > self.low
        return above and (value <= self.high if self.high_in else value < self.high)


def table_wish(
    text: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, sure: bool = False
) -> TableAnswer | None:
    """Return a table as a message wishes for it; None: it wishes for nothing that can be done.

    Args:
        text: "what costs less than 3 dollars", "sort them by price", "only the first three".
        columns: The names of the columns.
        rows: The cells, as many a row as there are columns.
        sure: Whether the message may be about something else: then nothing may be left in it that
            is neither of the table nor of the wish.
    """
    if len(text) > _LONGEST or not rows:
        return None
    return (
        _compared(text, columns, rows, sure=sure)
        or _sorted(text, columns, rows, sure=sure)
        or _first(text, columns, rows, sure=sure)
        or _as_list(text, columns, rows)
        or _one_column(text, columns, rows)
    )


def wishes(text: str) -> bool:
    """Tell whether a text has words of such a wish."""
    said = in_figures(text[:_LONGEST])
    patterns = (_COMPARED, _BETWEEN, _FIRST, _SORTED, _LEADS, _AS_LIST, _ONLY)
    return any(pattern.search(said) for pattern in patterns)


def _rest(text: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> set[str]:
    """Return what is left of a message that neither the table nor a wish for it speaks of."""
    held = content_stems(" ".join((*columns, *(cell for row in rows for cell in row))))
    return content_stems(_FILLER.sub(" ", text)) - held


def _compared(
    text: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, sure: bool
) -> TableAnswer | None:
    """Return the rows whose figure lies where a message says."""
    said = in_figures(text)
    found = _BETWEEN.search(said) or _COMPARED.search(said)
    if found is None:
        return None
    bounds = _bounds(found)
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    if bounds is None or (sure and _rest(rest, columns, rows)):
        return None
    named = bounds.coin or re.search(r"cheap|expens|dear|billig|teuer|cher", said, re.IGNORECASE)
    kind = PRICES if named or PRICES.search(rest) else None
    column = numeric_column(rest, columns, rows, kind)
    if column is None:
        return None
    values = {n: each for n, row in enumerate(rows) if (each := quantity(row[column])) is not None}
    coins = {each.unit for each in values.values() if each.unit in _MONEY}
    name = columns[column] or "the column"
    if bounds.coin and coins and bounds.coin not in coins:
        theirs = ", ".join(sorted(coins))
        return TableAnswer(text=f"{name} is in {theirs}, and I convert no currency.")
    chosen = tuple(n for n, each in values.items() if bounds.hold(each.value))
    if not chosen:
        return TableAnswer(text=f"None of the {len(values)} rows has such a {name}.")
    return TableAnswer(
        text=f"{len(chosen)} of {len(rows)} rows: {_names(chosen, rows)}.", rows=chosen
    )


def _bounds(found: re.Match[str]) -> _Bounds | None:
    value = float(found["number"].replace(",", ""))
    unit = (found["sign"] or found["unit"] or "").lower()
    if unit.startswith("cent"):
        value, unit = value / 100, ""
    coin = _COINS.get(unit, "")
    if found.re.pattern == _BETWEEN.pattern:
        low = float(found["low_number"].replace(",", ""))
        return _Bounds(low, value, low_in=True, high_in=True, coin=coin) if low <= value else None
    if found["under"] or found["most"]:
        return _Bounds(high=value, high_in=found["most"] is not None, coin=coin)
    return _Bounds(low=value, low_in=found["least"] is not None, coin=coin)


def _sorted(
    text: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, sure: bool
) -> TableAnswer | None:
    """Return the rows in the order of a column."""
    leads = _LEADS.search(text)
    if leads is None and not _SORTED.search(text):
        return None
    rest = _UP.sub(" ", _DOWN.sub(" ", _LEADS.sub(" ", _SORTED.sub(" ", text))))
    if sure and _rest(rest, columns, rows):
        return None
    said = content_stems(rest)
    named = [n for n, name in enumerate(columns) if said & content_stems(name)]
    kind = PRICES if leads is not None or PRICES.search(rest) else None
    column = named[0] if len(named) == 1 else numeric_column(rest, columns, rows, kind)
    if column is None and _UP.search(text):
        column = next((n for n, name in enumerate(columns) if name != "#"), None)
    if column is None:
        return None
    down = bool(_DOWN.search(text) or (leads and (leads["high"] or leads["high2"])))
    filled = [n for n, row in enumerate(rows) if row[column]]
    filled.sort(key=lambda n: order_of(rows[n][column]), reverse=down)
    order = (*filled, *(n for n, row in enumerate(rows) if not row[column]))
    way = "downwards" if down else "upwards"
    name = columns[column] or "the column"
    return TableAnswer(text=f"Sorted by {name}, {way}: {_names(order, rows)}.", rows=order)


def _first(
    text: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, sure: bool
) -> TableAnswer | None:
    """Return so many rows from an end, or from that of a column's values."""
    found = _FIRST.search(text)
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    if _rest(rest, columns, rows) and (sure or content_stems(_FILLER.sub(" ", rest))):
        return None
    digits = in_figures(found["count"] or found["before"] or found["many"])
    count = int(digits) if digits.isdigit() else 0
    if not count:
        return None
    places = tuple(range(len(rows)))
    if found["many"]:
        ordered = _sorted(f"sort {rest} {found[0]}", columns, rows, sure=False)
        column = numeric_column(rest, columns, rows, PRICES)
        if ordered is None or column is None:
            return None
        values = [n for n in places if quantity(rows[n][column]) is not None]
        values.sort(key=lambda n: order_of(rows[n][column]), reverse=found["high"] is not None)
        places = tuple(values)
    chosen = places[-count:] if found["last"] or found["last2"] else places[:count]
    return TableAnswer(
        text=f"{len(chosen)} of {len(rows)} rows: {_names(chosen, rows)}.", rows=chosen
    )


def _as_list(
    text: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> TableAnswer | None:
    """Return the rows as a list, one a line."""
    if not _AS_LIST.search(text) or _rest(_AS_LIST.sub(" ", text), columns, rows):
        return None
    kept = [n for n, name in enumerate(columns) if name != "#"]
    lines = [
        "- " + ": ".join(cell for n in kept[:3] if (cell := row[n].strip()))
        for row in rows[:_LISTED]
    ]
    more = f"\n(and {len(rows) - _LISTED} more)" if len(rows) > _LISTED else ""
    return TableAnswer(text="\n" + "\n".join(lines) + more)


def _one_column(
    text: str, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> TableAnswer | None:
    """Return one column beside what its rows are called: "only the prices"."""
    if not _ONLY.search(text):
        return None
    said = content_stems(text)
    first = next((n for n, name in enumerate(columns) if name != "#"), 0)
    named = [n for n, name in enumerate(columns) if said & content_stems(name)]
    if not named and _OF_NAMES.search(text):
        named = [first]
    column = named[0] if named else None
    if column is None and PRICES.search(text):
        column = numeric_column("", columns, rows, PRICES)
    rest = _OF_NAMES.sub(" ", _FILLER.sub(" ", text))
    if column is None or content_stems(rest) - content_stems(columns[column]):
        return None
    told = [
        row[column] if column == first else f"{row[first]}: {row[column]}" for row in rows[:_LISTED]
    ]
    return TableAnswer(text=f"{columns[column]}: {', '.join(told)}.")


def _names(chosen: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
    """Return the rows that a sentence tells, each with its first cells."""
    told = [" ".join(cell for cell in rows[n] if cell)[:80] for n in chosen[:8]]
    more = f" and {len(chosen) - len(told)} more" if len(chosen) > len(told) else ""
    return f"{', '.join(told)}{more}"
