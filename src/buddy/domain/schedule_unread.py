# words of many languages
"""Words of time that no schedule can be put in yet: "starting next monday", "until last week".

They are asked about. Left in the work they would be searched for, and left out they would be lost.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.schedule_bounds import past_end
from buddy.domain.schedule_days import named_day
from buddy.domain.slots_when import when_in

_READ: Final = 300
_STARTS: Final = (
    r"(?:(?:starting|beginning|effective|as of|beginnend|empezando|te beginnen)(?:\s+(?:on|with"
    r"|from|ab|met|the|el))?)"
)
_FROM: Final = (
    r"(?:(?:from|ab|[àa] partir d[eu']|dès|a partir del?|desde|a partire da\w*|dal?|vanaf|not|nicht"
    r"|pas|no|non|n[ãa]o|niet)(?:\s+(?:on|the|am|le|el|il))?)"
)
_AND: Final = r"(?:and|und|et|y|e|en)(?:\s+(?:on|am|le|el|op))?"
_JOIN: Final = r"(?:(?:but|and|aber|und|mais|et|pero|y|ma|e|mas|maar|en)\s+)?"
_LED: Final = regex(
    rf"(?<!\S)(?P<lead>{_JOIN}{_STARTS})\s+(?=\S)|(?:^|[,;(])\s*(?P<from>{_JOIN}{_FROM})\s+(?=\S)"
    rf"|(?:^|[,;(])\s*(?P<and>{_AND})\s+(?=\S+\s+(?:at|um|à|a las|alle|às|om)\s+\d)",
    re.IGNORECASE,
)
_HOUR: Final = regex(
    r"\s+(?:at|um|à|a las|alle|às|om)\s+\d[\d:.]*\s?(?:[ap]m|uhr|h)?", re.IGNORECASE
)
_EDGE: Final = regex(r"\s*[.!?]*(?:$|[,;)])")


def unread_time(work: str, today: date) -> str | None:
    """Return words of time that are left in repeated work, where they are no part of it; or None.

    Args:
        work: What is left beside the times and the end: "search for tea, starting next monday".
        today: What dates without a year start from.
    """
    text = work[:_READ]
    if (over := past_end(text, today)) is not None:
        return over
    for found in _LED.finditer(text):
        start = max(found.start(name) for name in ("lead", "from", "and"))
        end = _day_at(text, found.end())
        leads = start == 0 and found["from"] is None
        if end is not None and (leads or found["and"] or _EDGE.match(text, end)):
            return text[start:end].strip()
    return None


def _day_at(text: str, start: int) -> int | None:
    """Return where the day ends that stands at a place of a text, its hour too; None: no day."""
    rest = text[start:]
    said = when_in(rest)
    if said is not None and rest.casefold().startswith(said.casefold()):
        return start + len(said)
    word = rest.split()[0].rstrip(" ,.;:!?")
    if named_day(word) is None:
        return None
    hour = _HOUR.match(text, start + len(word))
    return hour.end() if hour else start + len(word)


def without_words(work: str, words: str) -> str:
    """Return work without words of `unread_time`."""
    rest = " ".join(work.replace(words, " ", 1).split())
    return rest.replace(" ,", ",").strip(" ,.;:")
