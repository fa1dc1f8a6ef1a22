# ruff: noqa: RUF001  # words of many languages
"""Days of the week in words, as cron writes them: "monday to wednesday", "not at weekends"."""

from __future__ import annotations

import re
from typing import Final

_DAYS: Final = (
    r"sun(?:day)?s?|sonntags?|sonntage|dimanches?|domingos?|domenic(?:a|he)|zondag(?:en)?",
    r"mon(?:day)?s?|montags?|montage|lundis?|lunes|segundas?(?:-feiras?)?|luned[iì]|maandag(?:en)?",
    (
        r"tue(?:s(?:day)?)?s?|dienstags?|dienstage|mardis?|martes|ter[cç]as?(?:-feiras?)?"
        r"|marted[iì]"
        r"|dinsdag(?:en)?"
    ),
    (
        r"wed(?:nesday)?s?|mittwochs?|mittwoche|mercredis?|mi[eé]rcoles|quartas?(?:-feiras?)?"
        r"|mercoled[iì]|woensdag(?:en)?"
    ),
    (
        r"thu(?:r(?:s(?:day)?)?)?s?|donnerstags?|donnerstage|jeudis?|jueves|quintas?(?:-feiras?)?"
        r"|gioved[iì]|donderdag(?:en)?"
    ),
    (
        r"fri(?:day)?s?|freitags?|freitage|vendredis?|viernes|sextas?(?:-feiras?)?|venerd[iì]"
        r"|vrijdag(?:en)?"
    ),
    (
        r"sat(?:urday)?s?|samstags?|samstage|sonnabends?|samedis?|s[aá]bados?|sabat[oi]"
        r"|zaterdag(?:en)?"
    ),
)
WEEKDAYS: Final = tuple(re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE) for form in _DAYS)
"""Sunday first, as cron counts."""
_DAY: Final = re.compile(
    r"(?<!\w)(?:days?|daily|morning|evening|night|nightly|afternoon|tage?n?|t[aä]glich|morgen|abend"
    r"|jours?|matin|soir|d[ií]as?|diariamente|ma[nñ]ana|noche|giorn[oi]|quotidianamente|mattina"
    r"|sera"
    r"|dag(?:en)?|dagelijks|manh[aã]|noite)(?!\w)",
    re.IGNORECASE,
)
_WORKING: Final = re.compile(
    r"(?<!\w)(?:week\s?days?|work(?:ing)?\s?days?|business\s+days?|werktage?s?|werktags|wochentags?"
    r"|jours?\s+ouvr[ée]s?|jours\s+de\s+semaine|d[ií]as?\s+laborables?|dias?\s+[uú]te?i?s"
    r"|giorn[oi]\s+(?:feriali|lavorativ[oi])|werkdag(?:en)?)(?!\w)",
    re.IGNORECASE,
)
_WEEKEND: Final = re.compile(
    r"(?<!\w)(?:weekends?|wochenenden?|week-ends?|fines?\s+de\s+semana|fine\s+settimana)(?!\w)",
    re.IGNORECASE,
)
_ANY_DAY: Final = "|".join(f"(?P<d{number}>{form})" for number, form in enumerate(_DAYS))
_NAMED: Final = re.compile(rf"(?<!\w)(?:{_ANY_DAY})(?!\w)", re.IGNORECASE)
_THROUGH: Final = re.compile(
    r"\s*(?:-|–|—|to|through|thru|until|till|bis|à|au|a|al|hasta|até|tot(?: en met)?|t/m)"
    r"\s*(?:the|le|el|il)?\s*",
    re.IGNORECASE,
)
_WORKDAYS: Final = frozenset(range(1, 6))


def days_in(text: str) -> str | None:
    """Return the days of the week that words name, as cron writes them; None: none."""
    if _WORKING.search(text):
        return "1-5"
    if _WEEKEND.search(text):
        return "6,0"
    if named := _named(text):
        return ",".join(str(day) for day in sorted(named))
    return "*" if _DAY.search(text) else None


def without_weekends(days: str) -> str | None:
    """Return the working days among days that cron names; None where there is none.

    Raises:
        ValueError: They are no numbers from 0 to 7, no range of such and no star.
    """
    left = sorted(_numbers(days) & _WORKDAYS)
    if left == sorted(_WORKDAYS):
        return "1-5"
    return ",".join(str(day) for day in left) or None


def _numbers(days: str) -> set[int]:
    if days == "*":
        return set(range(7))
    found: set[int] = set()
    for part in days.split(","):
        first, _, last = part.partition("-")
        found |= {day % 7 for day in range(int(first), int(last or first) + 1)}
    return found


def _named(text: str) -> set[int]:
    """Return the numbers of the days that a text names, those between two of a range too."""
    found: set[int] = set()
    before: re.Match[str] | None = None
    for match in _NAMED.finditer(text):
        day = _number(match)
        if before is not None and _THROUGH.fullmatch(text[before.end() : match.start()]):
            first = _number(before)
            found |= {(first + step) % 7 for step in range((day - first) % 7 + 1)}
        found.add(day)
        before = match
    return found


def _number(match: re.Match[str]) -> int:
    return next(number for number in range(7) if match[f"d{number}"] is not None)
