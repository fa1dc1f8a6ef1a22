# ruff: noqa: RUF001  # words of many languages
"""A plain word behind one of second thought: "no wait, cancel", "never mind all that, run it".

The "no" and the "wait" only say that somebody thinks again; what is said then is what is meant.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.assent import agrees, declines, orders, stops
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

_LETS_GO: Final = regex(
    r"^\W*(?:(?:ok(?:ay)?|oh|well|so|ach|bon|bueno|vale|allora)[\s,]+)?(?:never ?mind|forget"
    r"|vergiss|egal|oublie|laisse tomber|olv[íi]da|lascia (?:stare|perdere)|esquece|vergeet)"
    r"(?:[\s-]+[^\W\d_]+){0,4}\s*(?:[,;.!–—]|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b)\s*"
    r"(?:and |und |et |y |e |en )?",
    re.IGNORECASE,
)
"""What is let go of before an order; what is refused or stopped is none of it."""


def settled(text: str) -> str:
    """Return what a message comes to where a plain stop or no follows a second thought."""
    if len(text) > _LONGEST:
        return text
    rest = _LEAD.sub("", text, count=1)
    return rest if rest != text and (stops(rest) or declines(rest)) else text


def ordered_after_all(text: str) -> str | None:
    """Return the plain order to run that ends a message which lets go of something else first.

    Args:
        text: "Never mind all that, just run it"; of others there is none.
    """
    found = _LETS_GO.match(text) if len(text) <= _LONGEST else None
    rest = text[found.end() :] if found else ""
    return rest if rest and orders(rest) and agrees(rest) else None
