# ruff: noqa: RUF001  # words of many languages
"""A table wished for otherwise: its rows below a figure, the first three, sorted, as a list.

In English, German, French, Spanish, Italian, Portuguese and Dutch. It is done on the cells; where
the words leave open which column is meant, nothing is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from buddy.domain.arithmetic.foreign_numbers import in_figures
from buddy.domain.bound_words import FILLER
from buddy.domain.cell import order_of
from buddy.domain.regex import regex
from buddy.domain.stems import content_stems
from buddy.domain.table_bounds import (
    bounded,
    bounds_in,
    compared_rows,
    drops_bounded,
    left_over,
    without_bounds,
)
from buddy.domain.table_count import HOW_MANY, all_but, excepts, how_many
from buddy.domain.table_ends import no_column
from buddy.domain.table_measures import PRICES
from buddy.domain.table_said import plain_bounds
from buddy.domain.table_scope import (
    no_such_rows,
    not_understood,
    scope_of,
    unknown_in,
    without_title,
)
from buddy.domain.table_sheet import (
    Sheet,
    TableAnswer,
    Unclear,
    column_for,
    mixed_words,
    resting,
    sheet_of,
    which_column,
)
from buddy.domain.table_words import asks_for_figure, end_in, mended_words, without_ends

_LONGEST: Final = 120
_LISTED: Final = 50
"""Rows of a list."""
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
    rf"|primeir[oa]s|eerste)|(?P<last2>last|letzten|derni[eè]re?s|últim[oa]s|ultim[ie]|laatste))\b",
    re.IGNORECASE,
)
_SORTED: Final = regex(
    r"\b(?:sort(?:ed|iert)?|order(?:ed)?|rank(?:ed)?|arrange[d]?|sortier\w*|geordnet|ordne"
    r"|tri(?:e|er|é"
    r"|ez)e?s?|class(?:e|er|é)e?s?|ord[eé]n\w*|ordin\w*|sorteer|gesorteerd)\b",
    re.IGNORECASE,
)
_SORTS_BY: Final = regex(
    r"^\W*(?:(?:and|now|please|can you|und|bitte|et|y|e|en)\W+)*(?:sort(?:iere?n?)?|order|rank"
    r"|tri(?:e|er"
    r"|ez)|class(?:e|er|ez)|orden[ae](?:r|me)?|ordin[ae](?:re)?|sorteer)\s+"
    r"(?:(?:them|it|these|all|sie|es|alles|les|los|las|li|le|os|as|ze|the (?:table|list|rows))\s+)?"
    r"(?:by|nach|par|por|per|op|on)\s+(?:[^\W\d_]+\W*){1,3}$",
    re.IGNORECASE,
)
"""A sort of what is there and of nothing else, by a word."""
_LEADS: Final = regex(
    r"\b(?:(?P<low>cheapest|lowest|smallest|shortest|least expensive)"
    r"|(?P<high>most expensive|dearest|highest|largest|biggest|longest))(?: ones?)? first\b"
    r"|\b(?:(?P<low2>billigste|günstigste|kleinste|moins ch(?:er|ère)s?|más barat[oa]s?"
    r"|più economic[oaieh]+|meno car[oaie]|mais barat[oa]s?|goedkoopste)\w*"
    r"|(?P<high2>teuerste|größte|höchste|plus ch(?:er|ère)s?|más car[oa]s?|più car[oaie]"
    r"|mais car[oa]s?|duurste)\w*)"
    r" (?:zuerst|en premier|d['’]abord|primero|per prim[oaie]|prima|primeiro|eerst)\b",
    re.IGNORECASE,
)
_DOWN: Final = regex(
    r"\b(?:desc(?:ending)?|from (?:high|most|large)\w*|high(?:est)? to low(?:est)?|absteigend"
    r"|décroissante?|descendente?|decrescente|aflopend|reverse|downwards|de mayor a menor"
    r"|(?:de|du) plus (?:cher|grand) au (?:moins cher|plus petit)"
    r"|von (?:teuer|hoch|groß)\w* (?:nach|zu|bis) \w+|dal più (?:alto|caro|grande)\b.*"
    r"|d[eo] maior (?:para o|ao|a) menor"
    r"|van (?:hoog|duur|groot) naar \w+)\b",
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


def table_wish(
    text: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    sure: bool = False,
    about: str = "",
) -> TableAnswer | None:
    """Return a table as a message wishes for it; None: it wishes for nothing that can be done.

    Args:
        text: "what costs less than 3 dollars", "sort them by price", "only the first three".
        columns: The names of the columns.
        rows: The cells, as many a row as there are columns.
        sure: Whether the message may be about something else: then nothing may be left in it that
            is neither of the table nor of the wish.
        about: What the table stands in: its title says what the rows are.
    """
    if len(text) > _LONGEST or not rows:
        return None
    return wish_of(text, sheet_of(columns, rows), sure=sure, about=about)


def wish_of(text: str, sheet: Sheet, *, sure: bool = False, about: str = "") -> TableAnswer | None:
    """Return a table, or a part of one, as a message wishes for it; see `table_wish`."""
    if len(text) > _LONGEST or not sheet.rows:
        return None
    text = mended_words(text, sheet.words())
    asked = drops_bounded(text) or _left_of(text, sheet)
    return (
        (None if asked else all_but(text, sheet, sure=sure))
        or _of_part(text, sheet, about, sure=sure)
        or _count_left(text, sheet)
        or how_many(text, sheet)
        or _first_of_part(text, sheet, sure=sure)
        or _as_list(text, sheet)
        or _one_column(text, sheet)
    )


def _left_of(text: str, sheet: Sheet) -> bool:
    """Tell whether it asks something of the rows that are left: "ohne A, was ist am teuersten"."""
    scope = scope_of(text, sheet)
    return scope.said != text and end_in(scope.said) is not None


def _count_left(text: str, sheet: Sheet) -> TableAnswer | None:
    """Return how many rows are without what a message leaves out: "how many are not Kestrel?"."""
    scope = scope_of(text, sheet)
    if not HOW_MANY.search(text) or scope.said == text or scope.unknown or not scope.rows:
        return None
    count = f"{len(scope.rows)} of {len(sheet.rows)} rows{scope.told}"
    return TableAnswer(text=f"{count}: {sheet.listed(scope.rows)}.", rows=scope.rows)


def _first_of_part(text: str, sheet: Sheet, *, sure: bool) -> TableAnswer | None:
    """Return so many rows from an end, of those that the message speaks of."""
    if _FIRST.search(text) is None:
        return None
    scope = scope_of(text, sheet)
    if not scope.rows:
        return no_such_rows(scope, sheet)
    return scope.placed(_first(scope.said, scope.of(sheet), sure=sure))


def _of_part(text: str, sheet: Sheet, about: str, *, sure: bool) -> TableAnswer | None:
    """Return rows by a bound or in an order, of those that the message speaks of."""
    if bounded(text) and asks_for_figure(without_bounds(text)):
        return None  # "average price of those under 10 kg" lists no rows
    if not (bounded(text) or _SORTED.search(text) or _LEADS.search(text)):
        return compared_rows(text, sheet, sure=sure)
    scope = scope_of(text, sheet)
    if not scope.rows:
        return no_such_rows(scope, sheet)
    part = scope.of(sheet)
    unknown = unknown_in(without_bounds(scope.said), sheet, about) if bounded(text) else ()
    if unknown and not _SORTED.search(text):
        told = compared_rows(scope.said, part, sure=sure)
        if told is None or told.tells_nothing:
            return told
        return None if sure else not_understood(replace(scope, unknown=unknown), sheet)
    told = compared_rows(without_title(scope.said, sheet, about), part, sure=sure)
    told = told or _sorted(scope.said, part, sure=sure)
    return scope.placed(told)


def sorts(text: str) -> bool:
    """Tell whether a text asks for an order of the rows, or so many from an end."""
    return any(each.search(text) for each in (_SORTED, _LEADS, _FIRST))


def takes_first(text: str) -> bool:
    """Tell whether a text asks for so many from an end of what there is: "only the first three"."""
    return _FIRST.search(text) is not None and end_in(text) is None


def wishes(text: str) -> bool:
    """Tell whether a text has words of such a wish."""
    said = in_figures(mended_words(plain_bounds(text[:_LONGEST]), set()))
    patterns = (_FIRST, _SORTED, _LEADS, _AS_LIST, _ONLY, HOW_MANY)
    return excepts(said) or bounds_in(said) or any(pattern.search(said) for pattern in patterns)


def _sorted(text: str, sheet: Sheet, *, sure: bool) -> TableAnswer | None:
    """Return the rows in the order of a column."""
    leads, end = _LEADS.search(text), end_in(text)
    if leads is None and not _SORTED.search(text):
        return None
    if leads is None and end is not None and (end.count or end.rank > 1):
        return None  # "the cheapest three, sorted": they come in their order
    rest = _UP.sub(" ", _DOWN.sub(" ", _LEADS.sub(" ", _SORTED.sub(" ", text))))
    rest = without_ends(rest)
    measure = sheet.lacks(rest)
    if measure is not None or left_over(_OF_NAMES.sub(" ", rest), sheet):
        asked = _by_unknown(sheet, text)
        if asked is None and measure is not None:
            return no_column(sheet, measure.name)
        if sure or asked is not None:
            return asked
    said = content_stems(rest)
    named = [n for n, name in enumerate(sheet.columns) if said & content_stems(name)]
    kind = PRICES if leads is not None or PRICES.search(rest) else None
    column = named[0] if len(named) == 1 else column_for(sheet, rest, kind)
    unclear = column is None or isinstance(column, Unclear)
    if not named and (_OF_NAMES.search(rest) or (unclear and _UP.search(text))):
        column = sheet.first
    if isinstance(column, Unclear):
        return which_column(sheet, column, text)
    if column is None:
        return None
    down = bool(_DOWN.search(text) or (leads and (leads["high"] or leads["high2"])))
    return _in_order(sheet, column, down=down)


def _by_unknown(sheet: Sheet, text: str) -> TableAnswer | None:
    """Ask for the column where a message sorts by something that none is called; None: it does not.

    "Trie par stockage" beside a column that is called “Storage”.
    """
    columns = tuple(n for n, name in enumerate(sheet.columns) if name and name != "#")
    if not _SORTS_BY.match(text) or len(columns) < 2:  # noqa: PLR2004  # nothing to choose from
        return None
    asked = which_column(sheet, Unclear(columns), text)
    return replace(asked, choices=tuple((name, f"sort by {name}") for name, _ in asked.choices))


def _in_order(sheet: Sheet, column: int, *, down: bool) -> TableAnswer:
    figures = sheet.numeric.get(column)
    if figures is not None and len(figures.kinds) > 1:
        return TableAnswer(text=mixed_words(sheet, column, highest=down))
    way, name = "downwards" if down else "upwards", sheet.columns[column] or "the column"
    if figures is None:
        filled = [n for n, row in enumerate(sheet.rows) if row[column]]
        filled.sort(key=lambda n: order_of(sheet.rows[n][column]), reverse=down)
        order = (*filled, *(n for n, row in enumerate(sheet.rows) if not row[column]))
        return TableAnswer(text=f"Sorted by {name}, {way}: {sheet.listed(order)}.", rows=order)
    read = sorted(figures.of, key=lambda n: figures.of[n].value, reverse=down)
    order = (*read, *figures.missing)
    text = f"Sorted by {name}, {way}: {sheet.listed(order)}. {resting(sheet, column)}"
    return TableAnswer(text=text, rows=order)


def first_rows(text: str, sheet: Sheet) -> tuple[tuple[int, ...], str, str] | None:
    """Return so many rows from an end of a table as it stands; None: a message asks for no such.

    Args:
        text: "the first three", "points total of the top three".
        sheet: The table, in the order in which it was told last.

    Returns:
        The rows, what is left of the message, and the words for the rows.
    """
    found = _FIRST.search(text)
    if found is None or end_in(text) is not None:
        return None
    digits = in_figures(found["count"] or found["before"])
    count = int(digits) if digits.isdigit() else 0
    if not count:
        return None
    places = tuple(range(len(sheet.rows)))
    last = found["last"] or found["last2"]
    chosen = places[-count:] if last else places[:count]
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return chosen, rest, f"{'last' if last else 'first'} {len(chosen)}"


def _first(text: str, sheet: Sheet, *, sure: bool) -> TableAnswer | None:
    """Return so many rows from an end of the table, as it stands."""
    found = first_rows(text, sheet)
    if found is None:
        return None
    chosen, rest, told = found
    if left_over(rest, sheet) and (sure or content_stems(FILLER.sub(" ", rest))):
        return None
    return TableAnswer(
        text=f"The {told} of {len(sheet.rows)} rows{sheet.scope}, "
        f"as {'they were told' if sheet.scope else 'the table stands'}: {sheet.listed(chosen)}.",
        rows=chosen,
    )


def _as_list(text: str, sheet: Sheet) -> TableAnswer | None:
    """Return the rows as a list, one a line."""
    if not _AS_LIST.search(text) or left_over(_AS_LIST.sub(" ", text), sheet):
        return None
    kept = [n for n, name in enumerate(sheet.columns) if name != "#"]
    lines = [
        "- " + ": ".join(cell for n in kept[:3] if (cell := row[n].strip()))
        for row in sheet.rows[:_LISTED]
    ]
    left = len(sheet.rows) - _LISTED
    more = f"\n(and {left} more)" if left > 0 else ""
    return TableAnswer(text="\n" + "\n".join(lines) + more)


def _one_column(text: str, sheet: Sheet) -> TableAnswer | None:
    """Return one column beside what its rows are called: "only the prices"."""
    if not _ONLY.search(text):
        return None
    said = content_stems(text)
    first = next((n for n, name in enumerate(sheet.columns) if name != "#"), 0)
    named = [n for n, name in enumerate(sheet.columns) if said & content_stems(name)]
    if not named and _OF_NAMES.search(text):
        named = [first]
    column: int | Unclear | None = named[0] if named else None
    if column is None and PRICES.search(text):
        column = column_for(sheet, "", PRICES)
    rest = _OF_NAMES.sub(" ", FILLER.sub(" ", text))
    if column is None or isinstance(column, Unclear):
        return None
    if content_stems(rest) - content_stems(sheet.columns[column]):
        return None
    told = [
        row[column] if column == first else f"{row[first]}: {row[column]}"
        for row in sheet.rows[:_LISTED]
    ]
    return TableAnswer(text=f"{sheet.columns[column]}: {', '.join(told)}.")
