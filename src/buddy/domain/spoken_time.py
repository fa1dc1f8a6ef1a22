# ruff: noqa: RUF001  # words of many languages
"""Times that are said in words, put in figures: "half past seven", "halb neun", "las ocho y media".

In English, German, French, Spanish, Italian, Portuguese and Dutch. Words of time in Polish and
Japanese become English ones, which the readers of times know.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from buddy.domain.number_words import number_words
from buddy.domain.regex import regex
from buddy.domain.spoken_time_far import in_english

_READ: Final = 2_000
_ADDRESS: Final = regex(r"https?://[^\s\u3000-\u9fff]{1,500}", re.IGNORECASE)
_HELD: Final = "\ue000"
"""Stands for an address meanwhile; nobody writes it."""
_HOURS: Final = number_words(
    range(1, 13), without="a an single uno um eine einen einer einem jeden dois dwa trzy pięć"
)
_WORD: Final = "|".join(sorted(_HOURS, key=len, reverse=True))
_HOUR: Final = rf"(?:{_WORD}|[01]?\d|2[0-4])(?![\w:.,]?\d)"
_MINUTES: Final = {
    "five": 5,
    "ten": 10,
    "quarter": 15,
    "twenty": 20,
    "twenty five": 25,
    "half": 30,
}
_BEFORE: Final = (
    r"(?:at|by|um|gegen|auf|à|vers|a\s+las?|las?|alle|[àa]s|(?:para|pelas)\s+as|om|tegen|op)"
)
"""What leads an hour that is a mere number word: "at seven"."""
_UHR: Final = r"(?:\s+(?:uhr|heures?|horas?|uur|ore|o['’]clock))?"
_ENGLISH: Final = regex(
    r"(?<!\w)(?:(?P<lead>at|by|around|about|until|till|from|before)\s+)?"
    r"(?P<by>half|(?:a\s)?quarter|twenty[- ]five|five|ten|twenty)(?:\s+minutes)?\s+"
    rf"(?P<way>past|after|to|before|till)\s+(?P<h>{_HOUR})(?!\w)(?:\s+o['’]clock)?",
    re.IGNORECASE,
)
"""Five and ten to one are odds, unless a word of time leads them."""
_GOES_ON: Final = regex(
    rf"\s*(?:[–—-]|(?<!\w)(?:to|until|till?|and|through)(?!\w))\s*(?:{_HOUR}|half|quarter|noon)",
    re.IGNORECASE,
)
"""The other end of a span that begins at a clock: "from ten to five to six"."""
_GERMAN: Final = regex(
    rf"(?<!\w)(?P<by>halb|dreiviertel|viertel\s+(?:vor|nach)|kwart\s+(?:voor|over))\s+(?P<h>{_HOUR})(?!\w)"
    r"(?:\s+uhr)?",
    re.IGNORECASE,
)
_DUTCH: Final = regex(rf"(?<!\w)(?:om|tegen|naar|op)\s+half\s+(?P<h>{_HOUR})(?!\w)", re.IGNORECASE)
_HALF: Final = (
    r"(?P<half>(?:et|y|e|ed)\s+(?:demie?|media|mezzo|mezza|meia))"
    r"|(?P<more>(?:et|y|e|ed)\s+(?:(?:un\s+)?quart(?:o)?|cuarto|um\s+quarto))"
    r"|(?P<less>moins\s+le\s+quart|menos\s+(?:cuarto|um\s+quarto)|meno\s+un\s+quarto)"
)
_ROMANCE: Final = regex(
    rf"(?<!\w)(?P<lead>{_BEFORE}\s+)(?P<h>{_HOUR}){_UHR}\s+(?:{_HALF})(?!\w)", re.IGNORECASE
)
_PLAIN: Final = regex(
    rf"(?<!\w)(?P<lead>{_BEFORE}\s+)(?P<h>{_WORD})(?=\s*(?:$|[,;.!?]|uhr|heures?|horas?|uur|ore\b"
    r"|o['’]clock|[ap]\.?m\b|in\s+the|at\s+night|each|every|am\s|de\s+la|du\s|di\s|da\s|[’']s\s"
    r"|abends|morgens|instead|please|bitte|lieber|jede|cada|chaque|ogni|elke|tomorrow|tonight))",
    re.IGNORECASE,
)


_MONTHLY: Final = regex(
    r"(?<!\w)(?:(?:on\s+the|the|am|le|el|il|l['’]|no|nel|op\s+de|den|der|every|jeden|tous\s+les|chaque|cada|ogni|elke)"
    r"\s*)?(?:(?P<last>letzten?|dernier|[úu]ltimo|laatste|last)|(?P<first>ersten?|premier|primer(?:o)?"
    r"|primeiro|primo|1er|1[ºo°]|eerste|first|1st)|(?P<n>\d{1,2})(?:\.|e|º|st|nd|rd|th)?)\s+(?:(?:tag|jours?|d[íi]a|giorno"
    r"|dag|day)\s+)?(?:jede[ns]|des|eines\s+jeden|de\s+chaque|du|de\s+cada|del?|di\s+ogni|do|van\s+(?:de|elke|iedere)"
    r"|in\s+jedem|im|of\s+(?:the|each|every))\s+(?:monats?|mois|mes|mese|m[êe]s|maand|month)(?!\w)",
    re.IGNORECASE,
)


def in_figures(text: str) -> str:
    """Return a text with the times of its words in figures: "half past seven" becomes "7:30".

    What is no time of the day stays as it is written; "at one" beside other words does too, and so
    do the figures of an address.
    """
    pages = _ADDRESS.findall(text[:_READ])
    said = in_english(_ADDRESS.sub(_HELD, text[:_READ]) if pages else text[:_READ])
    for form, put in _FORMS:
        said = form.sub(put, said)
    for page in pages:
        said = said.replace(_HELD, page, 1)
    return said + text[_READ:]


def _hour(match: re.Match[str]) -> int:
    said = match["h"].casefold()
    return _HOURS.get(said) or int(said) if not said.isdigit() else int(said)


def _at(hour: int, minutes: int) -> str:
    """Return an hour and so many minutes after or before it; the hour before one is twelve."""
    if minutes < 0:
        hour, minutes = (hour - 1 if hour > 1 else 12 if hour == 1 else 23), minutes + 60
    return f"{hour}:{minutes:02d}"


def _english(match: re.Match[str]) -> str:
    by = " ".join(match["by"].casefold().replace("-", " ").split()).removeprefix("a ")
    later = match["way"].casefold() in {"past", "after"}
    if by in {"five", "ten"} and not later and _is_span(match):
        return match[0]
    if (by == "half" and not later) or not (match["lead"] or by in {"half", "quarter"}):
        return match[0]
    lead = f"{match['lead']} " if match["lead"] else ""
    return f"{lead}{_at(_hour(match), _MINUTES[by] if later else -_MINUTES[by])}"


def _is_span(match: re.Match[str]) -> bool:
    """Tell whether an hour and the next are the ends of a span: "from ten to five"."""
    led = (match["lead"] or "").casefold() in {"from", "between"}
    return led and _GOES_ON.match(match.string, match.end()) is None


def _german(match: re.Match[str]) -> str:
    by = match["by"].casefold()
    if by.endswith(("nach", "over")):
        return _at(_hour(match), 15)
    return _at(_hour(match), -30 if by == "halb" else -15)


def _dutch(match: re.Match[str]) -> str:
    return f"{match[0].split()[0]} {_at(_hour(match), -30)}"


def _romance(match: re.Match[str]) -> str:
    minutes = 30 if match["half"] else 15 if match["more"] else -15
    return f"{match['lead']}{_at(_hour(match), minutes)}"


def _monthly(match: re.Match[str]) -> str:
    """Return the day of each month: "am ersten jedes Monats" is the first of every month."""
    said = "last" if match["last"] else "first" if match["first"] else f"{match['n']}th"
    return f"on the {said} of every month"


def _plain(match: re.Match[str]) -> str:
    return f"{match['lead']}{_hour(match)}"


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (_MONTHLY, _monthly),
    (_DUTCH, _dutch),
    (_ENGLISH, _english),
    (_GERMAN, _german),
    (_ROMANCE, _romance),
    (_PLAIN, _plain),
)
