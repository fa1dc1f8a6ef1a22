# ruff: noqa: RUF001  # words of many languages
"""How much a sentence about a proposal wants of it: pages, results, seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.limit_figures import TIME, UNIT, figure_of
from buddy.domain.limit_words import JOIN, NOT_NOT, NUMBER, number_of
from buddy.domain.regex import regex
from buddy.domain.scope import MAX_PAGES

PAGE: Final = r"(?:web ?)?(?:pages?|seiten?|p[aá]ginas?|pagin[ae]|pagina['’]?s)"
RESULT: Final = (
    r"(?:results?|hits?|links?|entries|items|matches|ergebnisse?n?|treffern?|einträge|résultats?"
    r"|liens"
    r"|resultados?|enlaces|risultat[io]|resultaten|resultaat|treffers)"
)
ONLY_SO_MANY: Final = (
    r"(?:only|just|max(?:imum|imal|imaal|imo|imo de|imum of)?\.?|up to|at most|no more than"
    r"|not more than"
    r"|limit(?: it)? to|top|the top|nur|höchstens|nicht mehr als|bis zu|seulement|au (?:plus"
    r"|maximum)|pas plus de"
    r"|s[oó]lo|solamente|como m[aá]ximo|no más de|hasta|soltanto|solo|al massimo|massimo"
    r"|non più di|fino a|só"
    r"|somente|apenas|no m[aá]ximo|não mais de|até|alleen|enkel|slechts|maar|hoogstens"
    r"|niet meer dan|tot)"
)
_FIRST: Final = (
    r"(?:(?:the|die|das|la|les|los|las|el|i|le|gli|o|os|a|as|de|het)\s+)?(?:first|top|ersten?"
    r"|premi[eè]re?s?"
    r"|primer[oa]?s?|prim[aieo]|primeir[oa]s?|eerste)"
)
_ALONE: Final = r"(?:single|einzige|einzelne|seule|unique|sola|solo|única|unica|só|enkele)"
_NAMED: Final = (
    r"(?:\s*(?:limit|count|cap|max(?:imum)?|zahl|number))?\s*(?:(?:to|at|is|be|should be|auf|à|a"
    r"|para|em|en|op|su)\b"
    r"|[=:])?\s*"
)
_PAGES: Final = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?<![\w.])(?<!with )(?<!mit )(?<!avec )(?<!con )(?<!com )(?<!met )(?<!of )(?<!de )"
            rf"(?P<number>\d{{1,3}})\s*{PAGE}\b"
        ),
        rf"(?<!\w){PAGE}{_NAMED}{NUMBER}(?![\w.%])",
        rf"(?<!\w){ONLY_SO_MANY}\s+(?:{_FIRST}\s+)?{NUMBER}\s+(?:{_ALONE}\s+)?{PAGE}\b",
        rf"(?<!\w){NUMBER}\s+{_ALONE}\s+{PAGE}\b",
        (
            rf"(?<!\w){NUMBER}\s+{PAGE}\s+(?:only|max(?:imum|imal|imaal|imo)?|at most"
            rf"|at the most|alone|nur"
            r"|höchstens|seulement|au (?:plus|maximum)|solamente|como m[aá]ximo|no m[aá]ximo"
            r"|al massimo|soltanto"
            r"|apenas|hoogstens|please|bitte)(?!\w)"
        ),
        rf"^\W*(?:make it\s+)?{NUMBER}\s+{PAGE}\W*$",
    )
)
PAGE_SAID: Final = regex(r"page|seite|p[aá]gin", re.IGNORECASE)
"""Part of every word of `PAGE`."""
_FIRST_PAGE: Final = regex(
    rf"(?<!\w){NOT_NOT}(?:{ONLY_SO_MANY}\s+{_FIRST}\s+{PAGE}|{_FIRST}\s+{PAGE}\s+only"
    rf"|{ONLY_SO_MANY}\s+(?:this|that|the|one|diese|cette|esta|questa|deze)\s+{PAGE}"
    rf"|(?:a|one) single {PAGE})\b",
    re.IGNORECASE,
)
_RESULTS: Final = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.,$]){NUMBER}\s+(?:(?:best|top|first|search)\s+)?{RESULT}\b",
        rf"(?<!\w){ONLY_SO_MANY}\s+(?:{_FIRST}\s+)?{NUMBER}\s+{RESULT}\b",
        rf"(?<!\w){RESULT}{_NAMED}(?P<number>\d{{1,2}})(?![\w.%])",
        (
            r"(?<!\w)(?:only|top|first|max(?:imum)?|up to|at most|just|limit(?: it)? to"
            r"|give me)\s+(?:the\s+)?"
            r"(?:first\s+|top\s+)?(?P<number>\d{1,2})(?:\s+please)?\W*$"
        ),
    )
)
_SECONDS: Final = regex(rf"(?<![\w.]){TIME}\s*{UNIT}", re.IGNORECASE)
_GIVES: Final = (
    r"(?:(?:make|give|allow|let|set|use|take|mach|gib|lass|nimm|fais|mets|donne|laisse|pon|dale|da"
    r"|deja|haz|metti|fai|dai|lascia|põe|dá|deixa|faz|geef|maak|zet|neem)(?:-(?:le|lui))?"
    r"(?:\s+(?:it|that|this|es|das|ihm|daraus|le|lo|la|gli|lhe|het|er|be|run|for|have|sein|van))*\s+)"
)
"""Words that give work a time: "make it", "gib ihm"."""
_TIMED: Final = regex(
    r"\b(?:longer than|at most|max(?:imum)?|up to|within|limit(?: of)?|time ?out(?: of)?"
    r"|no more than|not more than"
    r"|less than|under|take|takes|for|länger als|höchstens|maximal|innerhalb von|plus de|maximum"
    r"|moins de|más de"
    r"|máximo|menos de|al massimo|massimo|più di|meno di|mais de|até|langer dan|hoogstens"
    r"|maximaal|binnen)"
    r"\s*(?:is|of|:|to|de|di|von)?\s*$"
    rf"|(?:^|[,;]|(?<!\w){JOIN})\s*(?:(?:only|just|nur|seulement|s[oó]lo|soltanto|só|apenas|alleen)"
    rf"\s+)?{_GIVES}?$",
    re.IGNORECASE,
)
"""What stands before a time that work may take: a word of a bound, or nothing in its clause."""
_CONTEXT: Final = 80
"""Characters before a time that are looked at."""
_MOMENT: Final = regex(
    r"\W*(?:(?:just|only|wait|nur|warte|attends|espera|aspetta|wacht)\s+)*"
    r"(?:an?|one|eine?n?|une?|un[oa]?|uma?|een)\s+(?:sec(?:ond[eo]?)?|min(?:ute|uto|uut)?|sekunde"
    r"|segundo)\W*",
    re.IGNORECASE,
)
"""What asks for a moment's thought, and bounds no work: "one second"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a sentence says; None: not said."""

    pages: int | None = None
    results: int | None = None
    seconds: float | None = None
    sources: int | None = None


def counts_in(text: str) -> Counts:
    """Return how many pages, results and seconds a clause asks for."""
    pages = _number(_PAGES, text)
    if pages is None and keeps_to_page(text):
        pages = 1
    return Counts(
        pages=pages,
        results=_number(_RESULTS, text) if pages is None else None,
        seconds=_seconds(text),
    )


def keeps_to_page(text: str) -> bool:
    """Tell whether a text says that only the page it speaks of, or the first, is read."""
    return bool(PAGE_SAID.search(text) and _FIRST_PAGE.search(text))


def limited_pages(objective: str) -> int | None:
    """Return the number of pages that an objective keeps to; None where it sets no limit.

    "a book of 300 pages" and "compare 3 pages" set none: only words of a limit do.
    """
    found = _number(_PAGES[2:5], objective)
    return found if found is None or 0 < found <= MAX_PAGES else None


def _number(patterns: tuple[re.Pattern[str], ...], text: str) -> int | None:
    for pattern in patterns:
        match = pattern.search(text)
        if match is not None:
            return number_of(match["number"])
    return None


def _seconds(text: str) -> float | None:
    if _MOMENT.fullmatch(text):
        return None
    found = (
        each
        for each in _SECONDS.finditer(text)
        if _TIMED.search(text, max(0, each.start() - _CONTEXT), each.start())
    )
    match = next(found, None)
    return None if match is None else figure_of(match)
