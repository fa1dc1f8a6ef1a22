# ruff: noqa: RUF001  # words of many languages
"""What a whole sentence of work says of how far the work may go: time, pages, results, sources.

"Search for rye flour, five results, at most 30 seconds" is a search for rye flour. A limit is read
where it stands by itself: in a clause of its own, behind an address, behind another limit, or
beside words of finishing. "Recipes under 30 minutes" are a wish, and stay one. What changes a
proposal is read by `buddy.domain.edit_request`, in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from buddy.domain.edit_counts import ONLY_SO_MANY, PAGE, PAGE_SAID, keeps_to_page
from buddy.domain.kept_reading import kept
from buddy.domain.limit_words import (
    ALL_IN,
    CLAUSE,
    JOIN,
    LESS,
    MOST,
    NUMBER,
    NUMBERED,
    number_of,
)
from buddy.domain.page_words import keeping_spans
from buddy.domain.regex import regex
from buddy.domain.slots_amount import spending_spans, without_spans
from buddy.domain.spending_words import LIMITED

_READ: Final = 2_000
"""Characters of a sentence; what is longer is a document."""
_SECOND: Final = r"s|secs?|seconds?|sekunden?|secondes?|segundos?|second[io]|seconden?"
_UNIT: Final = (
    rf"(?P<unit>{_SECOND}|mins?|minutes?|minuten?|minutos?|minut[io]|minuut|hours?|stunden?"
    r"|heures?|horas?|or[ae]|uur)(?!\w)"
    r"(?!\s+(?:walk|drive|ride|run|read|video|long|recipe|workout|old|ago|from|away|break|meal))"
)
_TIME: Final = (
    r"(?:(?P<half>half an?|an? half|(?:eine[nrms]? )?halbe[nrs]?|une demi|demi|medi[oa]|mezz[oa]"
    rf"|mei[oa]|een halve?|halve?)[\s-]?|(?P<part>\d{{1,3}}[.,]\d)(?!\d)|{NUMBER})"
)
"""How many of a unit: "half a", "1.5", "two"."""
_NOT_LONGER: Final = (
    r"(?:(?:no|not|never) longer than|longer than|(?:nicht |nie(?:mals)? )?l[äa]nger als"
    r"|(?:pas |jamais )?plus (?:longtemps que|de|d['’])|(?:no |nunca )?m[áa]s de"
    r"|(?:non |mai )?pi[ùu] (?:a lungo )?di|(?:n[ãa]o |nunca )?mais (?:do que|de|que)"
    r"|(?:niet |nooit )?langer dan|more than|mehr als|meer dan)"
)
_WITHIN: Final = (
    rf"(?:{_NOT_LONGER}|(?:(?:in|en|em|dans|binnen)\s+)?(?:{MOST}|{LESS})"
    r"|(?:en )?moins d['’]|inside of|in(?:nerhalb)?(?: von)?|en|em|dans|binnen|entro|dentro de)"
)
_ADDRESS: Final = r"(?:https?://\S+|(?<![\w.])[\w-]+\.\w{2,}(?:[/:]\S*)?)[\s,]+"
_START: Final = rf"(?:(?<!\w){JOIN}\s+|{CLAUSE}|{_ADDRESS})(?:{JOIN}\s+){{0,2}}"
_END: Final = (
    rf"(?:\s*(?:{ALL_IN}|please|bitte|tops|or less|max(?:imum|imal)?|at most|only|por favor"
    rf"|per favore)(?!\w))*(?=\s*(?:$|[,;.!?)\n]|{JOIN}\s))"
)
_FINISH: Final = (
    r"(?:finish(?:ed)?|be (?:done|ready)|done|ready|complete(?:d)?|stop|cancel|abort|give up"
    r"|time ?out|wait|takes?|taking|fertig|brich|abbrechen|stopp?e?|dauer[nt]?|brauchen?|braucht"
    r"|termine[rz]?|arr[êe]te[rz]?(?:-(?:toi|vous))?|prend(?:re)?|dure[rz]?|termina|para|tarda|tarde|dura|finisci"
    r"|ferma(?:ti)?|det[ée]n(?:te)?|durare|demore|leve|klaar|duurt|duren|annuleer)"
)
_LED: Final = (
    r"(?:(?:it|this|that|if|must|may|should|can|shall|do(?:n['’]?t| not)|never|not|please"
    r"|es|das|wenn|darf|soll|muss|nicht|nie|niemals|si|se|als|[çc]a|cela|ne|doit|peut|pas|jamais|no|debe"
    r"|puede|nunca|non|deve|pu[òo]|mai|não|pode|het|dit|dat|mag|moet|niet|nooit)\s+){0,5}"
)
_LASTS: Final = (
    r"(?:(?:tak(?:e|ing)|last(?:ing)?|run(?:ning)?|dure[rz]?|prend(?:re|s)?|dur(?:ar|are|es)|dur[ae]"
    r"|tard(?:ar|es|e)|demor(?:ar|es|e)|lev(?:ar|es|e))\s+)"
)
_GIVEN: Final = (
    r"(?:you (?:have|get)|give (?:it|yourself)|du hast|ihr habt|tu as|vous avez|tienes|hai|tens"
    r"|você tem|je hebt|(?:with |a |the |mit |avec |con |com |met |ein(?:em)? |une? |un |um |een )*"
    r"(?:time[- ]?(?:limit|out)|zeitlimit|limite de (?:temps|tempo)|l[íi]mite de tiempo"
    r"|limite di tempo|tijdslimiet|tijdlimiet))(?:\s*(?:[:=]|of|is|von|de|di|van|est de|es))*"
)
"""What gives a time, without a bound: "you have", "time limit"."""
_OVER: Final = r"(?:\s+(?:ab|auf|dauern|brauchen|laufen|duren|lopen))?"
"""The half of a verb that German and Dutch put behind the time."""
_FOR: Final = r"(?:(?:for|takes?|use|only|f[üu]r|in|pour|per|por|voor) )"
_GAP: Final = r"(?:\s+|(?<=['’]))"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(regex(pattern, re.IGNORECASE) for pattern in patterns)


_TIMES: Final = _compiled(
    rf"{_START}(?P<said>{_LED}{_LASTS}?(?:for )?{_WITHIN}{_GAP}{_TIME}\s*{_UNIT}{_OVER}){_END}",
    rf"{_START}(?P<said>{_FOR}?{_TIME}\s*{_UNIT}\s*{LIMITED}){_END}",
    rf"{_START}(?P<said>{_GIVEN}\s*{_TIME}\s*{_UNIT}){_END}",
    rf"(?<!\w)(?P<said>{_LED}{_FINISH}(?:\s+[^\W\d_]+){{0,4}}?\s+(?:{_WITHIN}|after|nach|apr[èe]s"
    rf"|au bout de|despu[ée]s de|a los|dopo|depois de|na){_GAP}{_TIME}\s*{_UNIT}{_OVER}){_END}",
    rf"(?<!\w)(?P<said>{_WITHIN}{_GAP}{_TIME}\s*(?P<unit>{_SECOND})(?!\w))\W*$",
)
_MOST_OF: Final = rf"(?:{ONLY_SO_MANY}|{MOST})"
_ONLY_BEHIND: Final = (
    r"(?:only|max\w*|at most|tops|nur|h[öo]chstens|seulement|au plus|solo|s[oó]lo|como m[áa]ximo"
    r"|no m[áa]ximo|al massimo|alleen|hoogstens)(?!\w)"
)
_PAGES: Final = _compiled(
    rf"{_START}(?P<said>{_MOST_OF}\s+{NUMBER}\s+{PAGE})(?!\w){_END}",
    rf"{_START}(?P<said>{NUMBER}\s+{PAGE}\s+{_ONLY_BEHIND})",
)
_RESULT: Final = (
    r"(?:(?:best|top|first|search|besten|ersten|premiers|primeros|primi|primeiros|eerste)\s+)?"
    r"(?:results?|hits?|entries|matches|ergebnisse?n?|treffern?|eintr[äa]ge|r[ée]sultats?"
    r"|resultados?|risultat[io]|resultaten|resultaat|treffers)"
)
_RESULTS: Final = _compiled(
    rf"{_START}(?P<said>(?:(?:show|list|give)(?: me)?\s+)?(?:{_MOST_OF}\s+)?{NUMBER}\s+{_RESULT})"
    rf"(?!\w){_END}",
    rf"(?<!\w)(?P<said>(?:{JOIN}\s+)?{_MOST_OF}\s+{NUMBER}\s+{_RESULT})(?!\w){_END}",
)
_SOURCE: Final = (
    r"(?:(?:different|independent|good|verschiedenen?)\s+)?(?:sources?|quellen?|fuentes?|fonti"
    r"|fonte|fontes|bronnen)"
)
_SOURCES: Final = _compiled(
    rf"{_START}(?P<said>(?:{_MOST_OF}\s+)?{NUMBER}\s+{_SOURCE})(?!\w){_END}",
    rf"(?<!\w)(?P<said>(?:(?:{JOIN}|from|of|use|aus|von|de|da|van)\s+)?{_MOST_OF}\s+{NUMBER}\s+"
    rf"{_SOURCE})(?!\w){_END}",
)
_PAGE_BESIDE: Final = _compiled(rf"^\s*(?P<said>{JOIN}\s+{NUMBER}\s+{PAGE})(?!\w){_END}")
"""A bare number of pages right behind another limit: "at most $1 and 1 page"."""
_TIME_BESIDE: Final = _compiled(
    rf"^[\s,;]*(?P<said>(?:{JOIN}\s+)?(?:{_FOR})?{_TIME}\s*{_UNIT}){_END}"
)
"""A bare time right behind a limit of money: "at most $1, ten minutes"."""
_OF_TIME: Final = regex(
    r"sec|sek|seg|min|hour|stund|heur|hora|or[ae]|uur"
    rf"|s(?!\w)(?:(?<=[\d\s]s)|{'|'.join(f'(?<={each}s)' for each in sorted(NUMBERED))})",
    re.IGNORECASE,
)
"""Part of every unit of time, and the "s" of "30s" and "ten s"."""
KINDS: Final[Mapping[str, tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]]] = {
    "seconds": (_OF_TIME, _TIMES),
    "sources": (regex(r"source|quell|fuente|fonti|fonte|bronnen", re.IGNORECASE), _SOURCES),
    "results": (
        regex(
            r"result|r[ée]sultat|risultat|hit|entries|matches|ergebnis|treffer|eintr[äa]g",
            re.IGNORECASE,
        ),
        _RESULTS,
    ),
    "pages": (PAGE_SAID, _PAGES),
}
"""Per kind of limit what stands in each of it, and how it is said: most sentences have nothing of
the first, which is told twenty times as quickly."""
_WISH: Final = _compiled(
    rf"(?<!\w)(?P<said>{_WITHIN}{_GAP}{_TIME}\s*(?P<unit>{_SECOND}|mins?|minutes?|minuten|minutos"
    rf"|minuti)(?!\w))"
)
_START_IN: Final = regex(rf"(?:in|en|em|dans|dentro de)\s+{_TIME}\s*{_UNIT}\W*$", re.IGNORECASE)
_WAITED: Final = 300.0
"""Seconds from which on "in" tells when something begins."""
_SHORT: Final = 300.0
"""Seconds of work and not of a film: a time up to this may have been meant for Buddy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far a sentence lets its work go. None: not said."""

    seconds: float | None = None
    pages: int | None = None
    results: int | None = None
    sources: int | None = None
    said: Mapping[str, str] = field(default_factory=dict[str, str])
    """The words of each, by the name above."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where the words of limits stand in the text, those of money and of sites too."""


@kept
def limits_in(text: str) -> Limits:
    """Return how far a sentence lets its work go.

    Args:
        text: In English, German, French, Spanish, Italian, Portuguese or Dutch.
    """
    if len(text) > _READ:
        return Limits()
    spans = [*spending_spans(text), *keeping_spans(text)]
    found = dict[str, float]()
    said = dict[str, str]()
    for name, (sign, patterns) in KINDS.items():
        match = _first(patterns, text) if sign.search(text) else None
        if match is not None and not _begins_then(match):
            found[name], said[name] = _figure(match), match["said"].strip()
            spans.append((match.start("said"), match.end()))
    if "seconds" not in found:
        _take_time_beside(text, spending_spans(text), found, said, spans)
    for _, end in tuple(spans):
        beside = _first(_PAGE_BESIDE, text[end:]) if "pages" not in found else None
        if beside is not None:
            found["pages"], said["pages"] = _figure(beside), beside["said"].strip()
            spans.append((end + beside.start(), end + beside.end()))
    return Limits(
        seconds=found.get("seconds"),
        pages=_whole(found.get("pages")) or (1 if keeps_to_page(text) else None),
        results=_whole(found.get("results")),
        sources=_whole(found.get("sources")),
        said=said,
        spans=tuple(spans),
    )


def _take_time_beside(
    text: str,
    money: Iterable[tuple[int, int]],
    found: dict[str, float],
    said: dict[str, str],
    spans: list[tuple[int, int]],
) -> None:
    """Note a time that stands bare behind a limit of money, among the limits that were found."""
    for _, end in money:
        match = _first(_TIME_BESIDE, text[end:])
        if match is not None and not _begins_then(match):
            found["seconds"], said["seconds"] = _figure(match), match["said"].strip()
            spans.append((end + match.start(), end + match.end()))
            return


def _begins_then(match: re.Match[str]) -> bool:
    """Tell whether a time is when the work begins: "in two hours", and not "within an hour".

    In so few minutes nobody waits for a beginning: "in 2 minutes" bounds the work.
    """
    return _START_IN.match(match["said"]) is not None and _figure(match) >= _WAITED


def doubtful_time(text: str) -> str | None:
    """Return words of a short time that were left to the wish, and may have been a limit."""
    if len(text) > _READ or limits_in(text).seconds is not None:
        return None
    match = _first(_WISH, text)
    return match["said"] if match is not None and _figure(match) <= _SHORT else None


_JOINING: Final = regex(rf"(?:[\s,;(-]|(?<![\w/.?=&#-]){JOIN}(?!\w)|\bfor(?!\w))*$", re.IGNORECASE)


def without_limits(text: str) -> str:
    """Return a text without the clauses that limit the work: money, time, pages, results."""
    spans = [
        (begin.start() if (begin := _JOINING.search(text[:start])) else start, end)
        for start, end in limits_in(text).spans
    ]
    return without_spans(text, spans).strip(" ,;")


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    found = (pattern.search(text) for pattern in patterns)
    return next((match for match in found if match is not None), None)


def _figure(match: re.Match[str]) -> float:
    groups = match.groupdict()
    if groups.get("half"):
        number: float = 0.5
    elif part := groups.get("part"):
        number = float(part.replace(",", "."))
    else:
        number = float(number_of(match["number"]))
    unit = groups.get("unit")
    return number if unit is None else number * seconds_of(unit)


def seconds_of(unit: str) -> float:
    """Return how many seconds a unit of time has, by its name in any of the languages."""
    name = unit.lower()
    if name.startswith("min"):
        return 60.0
    return 3600.0 if name.startswith(("h", "st", "or", "uur")) else 1.0


def _whole(number: float | None) -> int | None:
    return None if number is None or number < 1 else int(number)
