# ruff: noqa: RUF001  # words of many languages
"""Which of several tables a question is of: "in the first", "the second table", "at the rival".

A table is chosen by its place, or by a word of its page's title or address that no other page has
and no table holds. "Overall" asks all of them as one. In English, German, French, Spanish, Italian,
Portuguese and Dutch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.bound_words import FILLER
from buddy.domain.ordinals import WORDS, ordinal_in
from buddy.domain.regex import regex
from buddy.domain.result_table import ResultTable
from buddy.domain.stems import content_stems
from buddy.domain.table_count import HOW_MANY
from buddy.domain.table_sheet import Sheet, sheet_of
from buddy.domain.table_words import asks_for_figure, end_in

_LONGEST: Final = 200
_TABLE: Final = (
    r"(?:tables?|pages?|sites?|websites?|shops?|stores?|lists?|tabellen?|seiten?|webseiten?|listen?"
    r"|läden|laden|tableaux?|sites?|listes?|boutiques?|magasins?|tablas?|p[áa]ginas?|sitios?"
    r"|listas?|tiendas?|tabell[ae]|pagin[ae]|siti?|negozi?o?|list[ae]|tabelas?|lojas?"
    r"|tabel(?:len)?|pagina['’]?s?"
    r"|winkels?|lijst(?:en)?)"
)
_IN: Final = (
    r"(?:in|on|at|from|of|by|only|just|im|in der|auf der|auf|aus|bei|beim|von|vom|nur|dans|sur|chez"
    r"|de|du|en|seulement|del|de la|solo|sólo|nel|nella|sul|sulla|da|dal|dalla|di|no|na"
    r"|do|só|op|bij"
    r"|van|alleen)"
)
_THE: Final = (
    r"(?:the|this|that|der|die|das|dem|den|le|la|les|l['’]|el|los|las|il|lo|i|o|os|as|de|het)"
)
_BY_PLACE: Final = regex(
    rf"(?<!\w)(?:{_IN}\s+)?(?:{_THE}\s+)?(?P<word>{WORDS})\s+{_TABLE}(?!\w)"
    rf"|(?<!\w){_IN}\s+(?:{_THE}\s+)?(?P<word2>{WORDS})(?:\s+one)?(?=\W*(?:$|,))",
    re.IGNORECASE,
)
_CALLED: Final = regex(
    rf"(?<!\w)(?:{_THE}\s+)?(?P<of>[^\W\d_]{{2,30}})\s+{_TABLE}(?!\w)", re.IGNORECASE
)
_OVERALL: Final = regex(
    r"(?<!\w)(?:overall|in total|altogether|(?:in|of|across|over|from|on)\s+(?:all|both)"
    rf"(?:\s+(?:the\s+)?(?:{_TABLE}|of them))?|insgesamt"
    rf"|(?:in|über|aus|von|auf)\s+(?:allen?|beiden?)(?:\s+{_TABLE})?|en tout|au total"
    r"|toutes? (?:les )?pages|en total|en todas? (?:las )?p[áa]ginas"
    r"|in tutto|no total"
    r"|in totaal|all in all|anywhere)(?!\w)",
    re.IGNORECASE,
)
_SHOW: Final = regex(
    r"(?<!\w)(?:show|give|display|open|zeige?|gib|montre|affiche|muestra|muéstrame|mostra\w*|toon)(?!\w)",
    re.IGNORECASE,
)
_NAME: Final = regex(r"[^\W\d_]{3,}")
_GENERIC: Final = frozenset(
    (
        *(
            "www",
            "com",
            "org",
            "net",
            "html",
            "htm",
            "php",
            "asp",
            "http",
            "https",
            "index",
            "home",
        ),
        *("page", "site", "list", "table", "prices", "price", "the", "and", "for", "our", "all"),
        *("preise", "seite", "liste", "der", "die", "das", "und", "les", "des", "los", "las"),
    )
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The table that a question is of, and the question without the words that chose it."""

    place: int
    rest: str


def chosen_in(text: str, tables: Sequence[ResultTable]) -> Chosen | None:
    """Return the one of several tables that a question is of; None: it chooses none.

    Args:
        text: "cheapest in the second table", "how much is the e-bike at the rival?".
        tables: Those that can be meant.
    """
    if len(tables) < 2 or len(text) > _LONGEST:  # noqa: PLR2004  # one needs no choice
        return None
    by_place = _BY_PLACE.search(text)
    if by_place is not None:
        place = ordinal_in(by_place["word"] or by_place["word2"], len(tables))
        if place is not None and 0 <= place < len(tables):
            return Chosen(place, _without(text, by_place))
    return _by_name(text, tables) or _by_head(text, tables)


def _by_head(text: str, tables: Sequence[ResultTable]) -> Chosen | None:
    """Return the table whose rows a text calls as its first column is called: "the cards table"."""
    heads = [_stems(sheet.columns[sheet.first]) for sheet in map(_sheet, tables)]
    said = _stems(text)
    own = [
        head - set[str]().union(*(each for n, each in enumerate(heads) if n != place))
        for place, head in enumerate(heads)
    ]
    found = [place for place, head in enumerate(own) if head & said]
    if len(found) != 1:
        return None
    for table in _CALLED.finditer(text):
        if _stems(table["of"]) & own[found[0]]:
            return Chosen(found[0], _without(text, table))
    return Chosen(found[0], text)


def _sheet(table: ResultTable) -> Sheet:
    return sheet_of(table.columns, table.rows[:500])


def _stems(text: str) -> set[str]:
    """Return the words of a text, without what makes them many: "cards" and “Card”."""
    return {word.casefold().removesuffix("s") for word in _NAME.findall(text)} - _GENERIC


def _by_name(text: str, tables: Sequence[ResultTable]) -> Chosen | None:
    names = [_names(each) for each in tables]
    held = set[str]().union(*(sheet_of(each.columns, each.rows[:500]).words() for each in tables))
    found: list[tuple[int, str]] = []
    for place, own in enumerate(names):
        others = set[str]().union(*(each for n, each in enumerate(names) if n != place))
        said = {word.lower() for word in _NAME.findall(text)}
        found += [(place, word) for word in sorted((own - others - held) & said)]
    if len({place for place, _ in found}) != 1:
        return None
    rest = text
    for _, word in found:
        whole = regex(
            rf"(?<!\w)(?:{_IN}\s+)?(?:{_THE}\s+)?{re.escape(word)}(?:['’]s)?(?:\s+{_TABLE})?(?!\w)",
            re.IGNORECASE,
        )
        if (match := whole.search(rest)) is not None:
            rest = _without(rest, match)
    return Chosen(found[0][0], rest)


def _names(table: ResultTable) -> set[str]:
    """Return the words of a page's title and address."""
    words = _NAME.findall(f"{table.source} {table.address}".replace("_", " "))
    return {word.lower() for word in words} - _GENERIC


def _without(text: str, found: re.Match[str]) -> str:
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split())


def chooses_only(rest: str) -> bool:
    """Tell whether what is left of a question asks for nothing but the table itself."""
    asks = end_in(rest) is not None or asks_for_figure(rest) or HOW_MANY.search(rest) is not None
    return not (asks or content_stems(FILLER.sub(" ", _SHOW.sub(" ", rest))))


def asks_all(text: str) -> bool:
    """Tell whether a question is of all tables together: "the cheapest overall"."""
    return len(text) <= _LONGEST and _OVERALL.search(text) is not None


def without_all(text: str) -> str:
    """Return a question without the words that ask all tables."""
    return " ".join(_OVERALL.sub(" ", text).split())


def as_one(tables: Sequence[ResultTable]) -> ResultTable | None:
    """Return tables with the same columns as one, with the page of each row; None: they differ."""
    heads = {tuple(name.casefold() for name in each.columns) for each in tables}
    if len(heads) != 1 or len(tables) < 2:  # noqa: PLR2004  # one is whole by itself
        return None
    rows = tuple(
        (*row, each.source or f"table {n}") for n, each in enumerate(tables, 1) for row in each.rows
    )
    return ResultTable(
        columns=(*tables[0].columns, "Page"), rows=rows, more=sum(each.more for each in tables)
    )
