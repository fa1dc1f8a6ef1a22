# ruff: noqa: RUF001  # words of many languages
"""Where words end a repetition: "until Christmas", "at most 5 times", "bis zum 1. März"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from buddy.domain.calendar_text import parse_date
from buddy.domain.time_question import in_english
from buddy.errors import ToolInputInvalid

_LONGEST: Final = 300
_MOST: Final = 1_000
_UNTIL: Final = re.compile(
    r"(?<!\w)(?:until|till|til|up to|through|bis(?:\s+zu[mr]?)?|jusqu['’](?:à|au|en)"
    r"|hasta(?:\s+el)?"
    r"|fino\s+a(?:l|ll['’])?|até(?:\s+[oa])?|tot(?:\s+en\s+met)?)\s+(?:the\s+|dem\s+|le\s+|el\s+"
    r"|il\s+)?",
    re.IGNORECASE,
)
_TIMES: Final = re.compile(
    r"(?:,?\s*(?:but|and|aber|mais|pero|ma|mas|maar)?\s*(?:(?:at most|no more than|only|up to|for"
    r"|max(?:imum|imal)?"
    r"|not more than|höchstens|nur|au plus|seulement|como máximo|solo|sólo|al massimo|no máximo"
    r"|só|hoogstens"
    r"|maximaal)\s+)?)?(?<!\w)(?P<count>\d{1,4})\s*(?:times|runs|mal|fois|veces|volte|vezes"
    r"|keer)(?!\w)",
    re.IGNORECASE,
)
_WORDS: Final = 4
"""Words that a date has at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundsRead:
    """What words say of the end of a repetition, and what is left of them."""

    rest: str
    until: date | None = None
    """The last day."""
    count: int | None = None


def bounds_in(text: str, today: date) -> BoundsRead:
    """Return where words end a repetition.

    Args:
        text: What is said beside the times: "until christmas search for snow".
        today: What dates without a year start from.
    """
    if len(text) > _LONGEST:
        return BoundsRead(rest=text)
    count: int | None = None
    if (times := _TIMES.search(text)) and 0 < int(times["count"]) <= _MOST:
        count, text = int(times["count"]), _without(text, times.start(), times.end())
    until: date | None = None
    for found in _UNTIL.finditer(text):
        words = text[found.end() :].split()
        for taken in range(min(_WORDS, len(words)), 0, -1):
            until = _parsed(" ".join(words[:taken]), today)
            if until is not None and until < today:
                return BoundsRead(rest=text, count=count)
            if until is not None:
                end = text.index(words[taken - 1], found.end()) + len(words[taken - 1])
                rest = _without(text, found.start(), end)
                return BoundsRead(rest=rest, until=until, count=count)
    return BoundsRead(rest=text, until=until, count=count)


def _without(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[:start]} {text[end:]}".split()).strip(" ,.;:")


def _parsed(words: str, today: date) -> date | None:
    try:
        return parse_date(in_english(words.strip(" ,.;:!?")), today)
    except ToolInputInvalid:
        return None
