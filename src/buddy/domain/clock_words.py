# words of many languages
"""The times of the day that words name: "at 9 and 17:30", "noon", "um 7 Uhr abends"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from buddy.domain.day_part import DAY_PART, OF_BARE_HOUR, hour_of
from buddy.domain.limit_words import COUNTED
from buddy.domain.regex import regex

_NOON, _HALF_DAY = 12, 12
LONGEST: Final = 500
"""Characters that are looked at; the patterns take more than linear time."""
STEP: Final = regex(
    r"(?<!\w)(?:every|each|alle|jede[nrs]?|toutes?\s+les|chaque|cada|ogni|a\s+cada|elke?)\s+(?:(?P<n>\d{1,3}|two"
    r"|three|four|zwei|drei|vier"
    r"|deux|trois|quatre|dos|tres|cuatro|due|tre|quattro|duas|dois|quatro|twee|drie)\s+)?"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|minuten?|stunden?|heures?|horas?|minutos?|or[ae]"
    r"|minut[oi]"
    r"|uur|uren|minuut|minuten)(?!\w)|(?<!\w)(?P<hourly>hourly|st[uü]ndlich)(?!\w)",
    re.IGNORECASE,
)
SPAN: Final = regex(
    r"(?<!\w)(?<!\d\s)(?<!uur\s)(?:in|dans|en|dentro\s+de|tra|fra|daqui\s+a|over)\s+"
    rf"(?P<n>\d{{1,4}}|half\s+an?|an?|einer?|einem|une?|una|{COUNTED})\s+"
    r"(?P<unit>minutes?|mins?|hours?|hrs?|days?|weeks?|minuten?|stunden?|tage?n?|wochen?|heures?"
    r"|jours?|semaines?|minutos?|horas?|d[ií]as?|semanas?|or[ae]|giorn[oi]|uur|uren|dag(?:en)?"
    r"|weken)(?!\w)",
    re.IGNORECASE,
)
DATE: Final = regex(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
MONTH_DAY: Final = regex(
    r"(?<!\w)(?:(?P<m1>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?P<d1>\d{1,2})"
    r"(?:st|nd|rd|th)?|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?"
    r"(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)(?:,?\s+(?P<y>\d{4}))?(?!\w)",
    re.IGNORECASE,
)
_CLOCK: Final = regex(
    r"(?<![\w:/.$€£-])(?P<h>[01]?\d|2[0-4])(?:\s?[:.h]\s?(?P<m>[0-5]\d))?"
    r"(?:\s*(?P<half>[ap])\.?m\.?(?!\w|\s+(?:\w+en\s+)?\w*(?:abend|mittag|morgen))"
    r"|\s*(?:uhr|o'clock|h(?:eures?)?|horas?|uur)(?!\w))?"
    rf"(?![\w/%-]|[.:]\d)(?:,?\s+(?P<part>{DAY_PART}))?",
    re.IGNORECASE,
)
_OF_BARE_HOUR: Final = regex(OF_BARE_HOUR, re.IGNORECASE)
_AT: Final = regex(
    r"(?<!\w)(?:at|by|um|gegen|[aà]|vers|a\s+las?|[aà]s|alle|om|ore)\s*$", re.IGNORECASE
)
_ALSO: Final = regex(
    r"\s*(?:,|&|and|und|et|y|e|en)\s*(?:(?:at|um|[àa]|a las|alle|[àa]s|om)\s+)?", re.IGNORECASE
)
"""Between two times of one day."""
_NAMED_TIME: Final = (
    (
        regex(r"(?<![\w-])(?:noon|midday|mittags?|midi|mediod[ií]a|meio-dia|mezzogiorno)(?!\w)"),
        12,
    ),
    (
        regex(r"(?<!\w)(?:midnight|mitternacht|minuit|medianoche|meia-noite|mezzanotte)(?!\w)"),
        0,
    ),
)
_TWELVE: Final = regex(
    r"(?<![\w:.])(?:(?:at|um|à|a las|alle|às|om)\s+)?12(?::00)?\s*(?:uhr|h|o'clock|uur)?\s+"
    r"(?=(?:noon|midday|mittags?|midnight)(?!\w))"
)
_LATE: Final = regex(
    r"(?<!\w)(?:evening|night|tonight|afternoon|abends?|nachmittags?|soir|apr[eè]s-midi|noche|tarde"
    r"|noite|sera|pomeriggio|avonds?|middags)(?!\w)",
    re.IGNORECASE,
)


def clock_in(text: str) -> str | None:
    """Return the time of day that words name, ``07:30``; None where they name none or several."""
    found = clocks_in(text)
    return found[0] if len(found) == 1 else None


def clocks_in(text: str) -> tuple[str, ...]:
    """Return the times of day that words name, in their order: "at 9 and 17:30"."""
    if len(text) > LONGEST:
        return ()
    lowered = text.lower()
    for form, hour in _NAMED_TIME:
        if form.search(lowered):
            # "12 noon" is one time, "noon and at 6pm" are two.
            others = clocks_in(form.sub(" ", _TWELVE.sub("", lowered)))
            if not others:
                return (f"{hour:02d}:00",)
            lowered = form.sub(f"{hour:02d}:00", _TWELVE.sub("", lowered))
    plain = MONTH_DAY.sub(" ", DATE.sub(" ", SPAN.sub(" ", STEP.sub(" ", lowered))))
    found: list[re.Match[str]] = []
    for match in _CLOCK.finditer(plain):
        beside = found and _ALSO.fullmatch(plain, found[-1].end(), match.start())
        if found and not beside and _is_clock(plain, match):
            return ()  # "at 7 or at 9"
        if beside or _is_clock(plain, match):
            found.append(match)
    times = [_time(*each) for each in zip(found, _parts(found, lowered), strict=True)]
    return tuple(dict.fromkeys(each for each in times if each is not None))


def _parts(found: Sequence[re.Match[str]], text: str) -> list[str]:
    """Return the part of the day that each time is of: the one beside it, or the one behind.

    "At 7 and 9 in the evening" are both of the evening, "at 9 and 5 in the afternoon" are not.
    """
    said = [match["part"] or "" for match in found]
    for place in range(len(found) - 2, -1, -1):
        if not said[place] and int(found[place]["h"]) < int(found[place + 1]["h"]):
            said[place] = said[place + 1]
    late = _LATE.search(text) if len(found) == 1 and not said[0] else None
    return [late[0]] if late is not None else said


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is a time: it says so itself, or stands behind "at"."""
    own = match["part"] and _OF_BARE_HOUR.fullmatch(match["part"])
    number = match[0] if own or not match["part"] else match[0][: -len(match["part"])]
    alone = match["m"] is None and number.strip(" ,").isdigit()
    return not alone or _AT.search(text[: match.start()]) is not None or text.strip() == number


def _time(match: re.Match[str], part: str) -> str | None:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    half = (match["half"] or "").lower()
    if half and not 1 <= hour <= _NOON:
        return None
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    elif part:
        hour = hour_of(hour, part)
    return f"{hour % 24:02d}:{minute:02d}"
