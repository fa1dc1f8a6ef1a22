# ruff: noqa: RUF001  # words of many languages
"""Wishes that no schedule follows by itself: to skip one run, to pause until a day.

A pause has no end of its own, so whoever wants one back has to say so. In English, German, French,
Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_LONGEST: Final = 200
_NEXT: Final = (
    r"(?:the|only|just|den|die|das|nur|la|le|el|il|lo|a|o|os|as|los|las|les|i|de|het|alleen)\s+"
    r"(?:(?:very|one|two|three|\d{1,2})\s+)?(?:next|coming|nächste[nrsm]?|kommende[nrsm]?"
    r"|prochaine?s?|próxim[oa]s?|prossim[oaie]|volgende)"
)
_ONE: Final = (
    r"(?:\s+(?:one|ones|two|three|\d{1,2}|times?|runs?|checks?|mal|lauf|fois|vez|volta|keer|once))*"
)
_SKIPS: Final = regex(
    rf"^(?:skip|leave\s+out|miss|überspring\w*|lass(?=.*\saus\W*$)|saute|omite|salta|pula"
    rf"|sla(?=.*\sover\W*$))\s+(?P<back>{_NEXT}{_ONE})(?:\s+(?:only|please|bitte|aus|over|then))*\W*$",
    re.IGNORECASE,
)
_BACK: Final = regex(
    r"(?<!\w)(?:until|till|til|for|bis|für|jusqu['’]\S+|pendant|pour|hasta|durante|por|fino|per|até"
    r"|tot|voor)\s+(?!me\W*$|now\W*$|mich\W*$|the\s+time\s+being)[^\n]{1,60}$",
    re.IGNORECASE,
)


def skipped_in(said: str) -> str | None:
    """Return the runs that shall be left out, "the next one"; None: none by their place."""
    found = _SKIPS.match(said) if len(said) <= _LONGEST else None
    return found["back"] if found else None


def until_back(named: str) -> tuple[str, str] | None:
    """Return what a pause names, and how long it shall last; None: it says no end.

    Args:
        named: What stands behind "pause": "it until new year".
    """
    found = _BACK.search(named) if len(named) <= _LONGEST else None
    return (named[: found.start()], found[0].strip(" .!?")) if found else None
