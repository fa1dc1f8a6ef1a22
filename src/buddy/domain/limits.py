# ruff: noqa: RUF001  # words of many languages
"""What a whole sentence of work says of how far the work may go: time, pages, results, sources.

"Search for rye flour, five results, at most 30 seconds" is a search for rye flour. A limit is read
where it stands by itself: in a clause of its own, behind an address, behind another limit, or
beside words of finishing. "Recipes under 30 minutes" are a wish, and stay one. What changes a
proposal is read by `buddy.domain.edit_request`, in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from buddy.domain.edit_counts import ONLY_SO_MANY, PAGE, PAGE_SAID, keeps_to_page
from buddy.domain.kept_reading import kept
from buddy.domain.limit_figures import RESULT, SECOND, SOURCE, TIME, UNIT, figure_of
from buddy.domain.limit_words import (
    CLAUSE,
    JOIN,
    LESS,
    MOST,
    NUMBER,
    NUMBERED,
)
from buddy.domain.limits_beside import END, FOR, beside
from buddy.domain.page_words import keeping_spans
from buddy.domain.regex import regex
from buddy.domain.slots_amount import spending_spans, without_spans
from buddy.domain.spending_words import LIMITED

_READ: Final = 2_000
"""Characters of a sentence; what is longer is a document."""
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
_DURING: Final = r"(?:for|f[üu]r|pendant|durante|por|per|voor|gedurende)"
"""What tells how long work goes on, right behind its page."""
_GAP: Final = r"(?:\s+|(?<=['’]))"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(regex(pattern, re.IGNORECASE) for pattern in patterns)


_TIMES: Final = _compiled(
    rf"{_START}(?P<said>{_LED}{_LASTS}?(?:for )?{_WITHIN}{_GAP}{TIME}\s*{UNIT}{_OVER}){END}",
    rf"{_START}(?P<said>{FOR}?{TIME}\s*{UNIT}\s*{LIMITED}){END}",
    rf"{_START}(?P<said>{_GIVEN}\s*{TIME}\s*{UNIT}){END}",
    rf"{_ADDRESS}(?P<said>{_DURING}\s+{TIME}\s*{UNIT}){END}",
    rf"(?<!\w)(?P<said>{_LED}{_FINISH}(?:\s+[^\W\d_]+){{0,4}}?\s+(?:{_WITHIN}|after|nach|apr[èe]s"
    rf"|au bout de|despu[ée]s de|a los|dopo|depois de|na){_GAP}{TIME}\s*{UNIT}{_OVER}){END}",
    rf"(?<!\w)(?P<said>{_WITHIN}{_GAP}{TIME}\s*(?P<unit>{SECOND})(?!\w))\W*$",
)
_MOST_OF: Final = rf"(?:{ONLY_SO_MANY}|{MOST})"
_ONLY_BEHIND: Final = (
    r"(?:only|max\w*|at most|tops|nur|h[öo]chstens|seulement|au plus|solo|s[oó]lo|como m[áa]ximo"
    r"|no m[áa]ximo|al massimo|alleen|hoogstens)(?!\w)"
)
_PAGES: Final = _compiled(
    rf"{_START}(?P<said>{_MOST_OF}\s+{NUMBER}\s+{PAGE})(?!\w){END}",
    rf"{_START}(?P<said>{NUMBER}\s+{PAGE}\s+{_ONLY_BEHIND})",
)
_RESULTS: Final = _compiled(
    rf"{_START}(?P<said>(?:(?:show|list|give)(?: me)?\s+)?(?:{_MOST_OF}\s+)?{NUMBER}\s+{RESULT})"
    rf"(?!\w){END}",
    rf"(?<!\w)(?P<said>(?:{JOIN}\s+)?{_MOST_OF}\s+{NUMBER}\s+{RESULT})(?!\w){END}",
)
_SOURCES: Final = _compiled(
    rf"{_START}(?P<said>(?:{_MOST_OF}\s+)?{NUMBER}\s+{SOURCE})(?!\w){END}",
    rf"(?<!\w)(?P<said>(?:(?:{JOIN}|from|of|use|aus|von|de|da|van)\s+)?{_MOST_OF}\s+{NUMBER}\s+"
    rf"{SOURCE})(?!\w){END}",
)
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
    rf"(?<!\w)(?P<said>{_WITHIN}{_GAP}{TIME}\s*(?P<unit>{SECOND}|mins?|minutes?|minuten|minutos"
    rf"|minuti)(?!\w))"
)
_START_IN: Final = regex(
    rf"(?:in|en|em|dans|dentro de|daqui a|over|tra|fra)\s+{TIME}\s*(?!(?:{SECOND})(?!\w)){UNIT}"
    r"\W*$",
    re.IGNORECASE,
)
"""When work begins. In seconds nobody waits for a beginning: "in 20 seconds" bounds it."""
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
        if match is not None and not _begins_then(match["said"]):
            found[name], said[name] = figure_of(match), match["said"].strip()
            spans.append((match.start("said"), match.end()))
    for each in beside(text, spans, found):
        if each.kind != "seconds" or not _begins_then(each.said):
            found[each.kind], said[each.kind] = each.figure, each.said
            spans.append(each.span)
    return Limits(
        seconds=found.get("seconds"),
        pages=_whole(found.get("pages")) or (1 if keeps_to_page(text) else None),
        results=_whole(found.get("results")),
        sources=_whole(found.get("sources")),
        said=said,
        spans=tuple(spans),
    )


def _begins_then(said: str) -> bool:
    """Tell whether a time is when the work begins: "in two minutes", and not "within a minute"."""
    return _START_IN.match(said) is not None


def doubtful_time(text: str) -> str | None:
    """Return words of a short time that were left to the wish, and may have been a limit."""
    if len(text) > _READ or limits_in(text).seconds is not None:
        return None
    match = _first(_WISH, text)
    return match["said"] if match is not None and figure_of(match) <= _SHORT else None


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


def _whole(number: float | None) -> int | None:
    return None if number is None or number < 1 else int(number)
