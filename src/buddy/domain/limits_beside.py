"""Bare figures beside a limit: "at most 10 cents, 2 pages and 30 seconds" limits three things.

A figure of pages, results, sources or time is a limit without a word of one where it stands next
to a limit, as a part of the same list: behind it, or before it at the begin of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.edit_counts import PAGE
from buddy.domain.limit_figures import RESULT, SOURCE, TIME, UNIT, figure_of
from buddy.domain.limit_words import ALL_IN, JOIN, NUMBER
from buddy.domain.regex import regex

END: Final = (
    rf"(?:\s*(?:{ALL_IN}|please|bitte|tops|or less|max(?:imum|imal)?|at most|only|por favor"
    rf"|per favore)(?!\w))*(?=\s*(?:$|[,;.!?)\n]|{JOIN}\s))"
)
"""Where a limit ends: nothing but a word of politeness before the end of its clause."""
FOR: Final = r"(?:(?:for|takes?|use|only|f[üu]r|in|pour|per|por|voor) )"
"""What may stand before a bare time."""
_CONTEXT: Final = 80
"""Characters before a limit that are looked at."""
_ADDRESS: Final = r"(?:https?://\S{1,2000}|(?<![\w.])[\w-]{1,63}\.\w{2,}(?:[/:]\S*)?)\s"
_FIGURES: Final[Mapping[str, str]] = {
    "seconds": rf"{FOR}?{TIME}\s*{UNIT}",
    "pages": rf"{NUMBER}\s+{PAGE}(?!\w)",
    "results": rf"{NUMBER}\s+{RESULT}(?!\w)",
    "sources": rf"{NUMBER}\s+{SOURCE}(?!\w)",
}
_BEHIND: Final[Mapping[str, re.Pattern[str]]] = {
    kind: regex(rf"[\s,;]*(?P<said>(?:{JOIN}\s+)?{figure}){END}", re.IGNORECASE)
    for kind, figure in _FIGURES.items()
}
_BEFORE: Final[Mapping[str, re.Pattern[str]]] = {
    kind: regex(
        rf"(?:^|[,;(]\s*|(?<!\w){JOIN}\s+|{_ADDRESS})(?P<said>{figure})(?:\s*,)?"
        rf"\s*(?:{JOIN}\s+)?$",
        re.IGNORECASE,
    )
    for kind, figure in _FIGURES.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A figure that stands beside a limit."""

    kind: str
    figure: float
    said: str
    span: tuple[int, int]


def beside(text: str, spans: Sequence[tuple[int, int]], known: Mapping[str, float]) -> list[Beside]:
    """Return the bare figures beside limits, one of each kind that is not known yet.

    Args:
        text: The sentence.
        spans: Where its limits stand.
        known: The kinds of limits that it has.
    """
    found: list[Beside] = []
    wanted = [kind for kind in _FIGURES if kind not in known]
    places = list(spans)
    while places and wanted:
        start, end = places.pop()
        for kind in tuple(wanted):
            match = _BEHIND[kind].match(text, end)
            match = match or _BEFORE[kind].search(text, max(0, start - _CONTEXT), start)
            if match is None:
                continue
            span = (match.start("said"), match.end())
            said = match["said"].strip()
            found.append(Beside(kind=kind, figure=figure_of(match), said=said, span=span))
            places.append(span)
            wanted.remove(kind)
    return found
