# ruff: noqa: RUF001  # words of many languages
"""A question about rows that goes on from the last one: "and without the Geisha?", "und für Trek?".

After a mean, a sum, a count or an end it asks for the same again, over other rows. In English,
German, French, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.bound_words import BETWEEN, COMPARED
from buddy.domain.regex import regex
from buddy.domain.table_count import BUT, HOW_MANY
from buddy.domain.table_words import asks_for_end, asks_for_figure

_LONGEST: Final = 100
_AND: Final = (
    r"(?:(?:and|but|so|ok(?:ay)?|now|then|und|aber|jetzt|dann|et|mais|alors|y|pero|ahora|e|ma|mas"
    r"|ora|agora|en|maar|nu|what (?:about|if)|how about|was ist|wie ist es|wie viel(?: ist es)?"
    r"|qu['’]en est-il|qué tal|the same|dasselbe|la même chose|lo mismo|hetzelfde|only|just|nur"
    r"|seulement|sólo|solo|soltanto|só|alleen)[\s,]+)*"
)
_WITHOUT: Final = regex(rf"^\W*{_AND}(?P<again>{BUT}\s+[^?!;]{{2,60}}?)\W*$", re.IGNORECASE)
_OF: Final = regex(
    rf"^\W*{_AND}(?:for|of|among|with|in|from|aus|dans|em|nel\w*|uit|für|von|bei|unter den|mit|pour"
    r"|parmi|chez|avec|para|entre"
    r"|con|per|tra|fra|com|van|voor|onder|met)\s+(?P<what>[^?!;]{2,60}?)\W*$",
    re.IGNORECASE,
)


def goes_on(text: str) -> bool:
    """Tell whether a message only says over which rows the last question is to be asked.

    Args:
        text: "and without Geisha?", "und für die Treks?".
    """
    if len(text) > _LONGEST or _asks(text):
        return False
    return _WITHOUT.match(text) is not None or _OF.match(text) is not None


def asked_again(text: str, before: str) -> str | None:
    """Return the question before with the rows that a message names; None: it cannot go on.

    Args:
        text: "and without Geisha?".
        before: "what is the average price?"; a list of rows cannot be asked for again so.
    """
    if not goes_on(text) or not _asks(before):
        return None
    asked = before.strip().rstrip("?!.¿ ")
    if (without := _WITHOUT.match(text)) is not None:
        return f"{asked} {without['again']}"
    among = _OF.match(text)
    return f"{asked} of {among['what']}" if among is not None else None


def _asks(text: str) -> bool:
    return (
        asks_for_end(text)
        or asks_for_figure(text)
        or any(each.search(text) for each in (HOW_MANY, COMPARED, BETWEEN))
    )
