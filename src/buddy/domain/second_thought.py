# ruff: noqa: RUF001  # words of many languages
"""A plain stop behind a word of second thought: "no wait, cancel", "nein, warte, stopp".

The "no" and the "wait" only say that somebody thinks again; what is said then is what is meant.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.assent import declines, stops
from buddy.domain.regex import regex

_LONGEST: Final = 80
_LEAD: Final = regex(
    r"^\W*(?:(?:no|nope|nein|non|n[ãa]o|nee|oh|hm+|uh|ok(?:ay)?|sorry|actually|eigentlich|en fait"
    r"|en realidad|in realt[àa]|na verdade|eigenlijk)[\s,.!–—-]+)*"
    r"(?:wait(?: a (?:sec(?:ond)?|minute|moment))?|hold on|hang on|on second thou?ghts?|actually"
    r"|warte(?: mal)?|halt|moment(?: mal)?|doch nicht|attends|attendez|espera|espere|un momento"
    r"|aspetta|aspetti|wacht(?: even)?|bij nader inzien)[\s,.!–—-]+(?=\w)",
    re.IGNORECASE,
)


def settled(text: str) -> str:
    """Return what a message comes to where a plain stop or no follows a second thought."""
    if len(text) > _LONGEST:
        return text
    rest = _LEAD.sub("", text, count=1)
    return rest if rest != text and (stops(rest) or declines(rest)) else text
