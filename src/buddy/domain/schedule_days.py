# ruff: noqa: RUF001  # words of many languages
"""Days of the week in words, as cron writes them: "monday to wednesday", "not on sundays"."""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

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
WEEKDAY_NAMES: Final = (
    "(?:sun|mon|tues|wednes|thurs|fri|satur)days?|(?:sonn|mon|diens|donners|frei|sams)tags?",
    "mittwochs?|sonnabends?|dimanches?|lundis?|mardis?|mercredis?|jeudis?|vendredis?|samedis?",
    "domingos?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?|domenica|luned[iì]|marted[iì]",
    "mercoled[iì]|gioved[iì]|venerd[iì]|sabato|(?:segunda|terça|quarta|quinta|sexta)s?-feiras?",
    "(?:zon|maan|dins|woens|donder|vrij|zater)dag(?:en)?",
)
"""Their names written out, which are hardly ever another word."""
WEEKDAYS: Final = tuple(regex(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE) for form in _DAYS)
"""Sunday first, as cron counts."""
_DAY: Final = regex(
    r"(?<!\w)(?:days?|daily|morning|evening|night|nightly|afternoon|tage?n?|t[aä]glich|morgen|abend"
    r"|jours?|matin|soir|d[ií]as?|diariamente|ma[nñ]ana|noche|giorn[oi]|quotidianamente|mattina"
    r"|sera"
    r"|dag(?:en)?|dagelijks|manh[aã]|noite)(?!\w)",
    re.IGNORECASE,
)
_WORKING: Final = regex(
    r"(?<!\w)(?:week\s?days?|work(?:ing)?\s?days?|business\s+days?|werktage?[sn]?|werktags"
    r"|wochentage?[sn]?|wochentags|jours?\s+ouvr[ée]s?|jours\s+de\s+semaine|semaine"
    r"|entre\s+semana|doordeweeks|d[ií]as?\s+laborables?|dias?\s+[uú]te?i?s"
    r"|giorn[oi]\s+(?:feriali|lavorativ[oi])|werkdag(?:en)?)(?!\w)",
    re.IGNORECASE,
)
_WEEKEND: Final = regex(
    r"(?<!\w)(?:weekends?|wochenenden?|week-ends?|fines?\s+de\s+semana|fine\s+settimana)(?!\w)",
    re.IGNORECASE,
)
_NAME: Final = "|".join(_DAYS)
_ANY_DAY: Final = "|".join(f"(?P<d{number}>{form})" for number, form in enumerate(_DAYS))
_NAMED: Final = regex(rf"(?<!\w)(?:{_ANY_DAY})(?!\w)", re.IGNORECASE)
_THROUGH: Final = regex(
    r"\s*(?:-|–|—|to|through|thru|until|till|bis|à|au|a|al|hasta|até|tot(?: en met)?|t/m)"
    r"\s*(?:the|le|el|il)?\s*",
    re.IGNORECASE,
)
_AT: Final = (
    r"(?:(?:on|at|from|between|during|the|any|am|an|im|den|von|vom|zwischen|le|les|du|de|des|en"
    r"|pendant|los|las|el|desde|entre|il|la|lo|dal?|nei|di|nel|nos?|nas?|aos?|[àa]s?|em|op|in|het"
    r"|van|tijdens)\s+)*"
)
_WORK_WORDS: Final = (
    r"(?:week\s?days?|work(?:ing)?\s?days?|business\s+days?|werktage?n?|werktags|wochentage?n?"
    r"|wochentags|jours?\s+ouvr[ée]s?|semaine|entre\s+semana|d[ií]as?\s+laborables?"
    r"|dias?\s+[uú]te?i?s|giorn[oi]\s+(?:feriali|lavorativ[oi])|werkdag(?:en)?|doordeweeks)"
)
_END_WORDS: Final = (
    r"(?:weekends?|wochenenden?|week-ends?|fines?\s+de\s+semana|fine\s+settimana|fins\s+de"
    r"\s+semana)"
)
_LIST: Final = (
    rf"(?:{_NAME})(?:\s*(?:-|–|—|,|&|(?<!\w)(?:to|through|thru|until|till|and|or|bis|und|oder|à|au"
    r"|et|ou|a|al|y|o|e|hasta|até|en|of|tot(?: en met)?|t/m)(?!\w))\s*"
    rf"(?:(?:on|am|the|le|los|el|il|la|op|a[os]?)\s+){{0,2}}(?:{_NAME})){{0,6}}"
)
_SPEC: Final = rf"(?:{_WORK_WORDS}|{_END_WORDS}|{_LIST})"
_BUT: Final = r"(?:(?<!\w)(?:but|and|aber|und|mais|et|pero|y|ma|e|mas|maar|en)\s+)?"
_OFF: Final = regex(
    rf"{_BUT}(?<!\w)(?:but|not?|never|except(?:\s+for)?|without|skip(?:ping)?|excluding|leave\s+out"
    r"|apart\s+from|nicht|nie|kein\w*|au(?:[sß]|ss)er|ohne|sauf|pas|jamais|hormis|excepto|salvo"
    r"|menos|nunca|tranne|eccetto|non|mai|exceto|n[ãa]o|behalve|niet|nooit|uitgezonderd|zonder)"
    rf"\s+{_AT}(?P<days>{_SPEC})(?!\w)\)?",
    re.IGNORECASE,
)
_ONLY: Final = (
    r"(?:only|just|solely|nur|lediglich|seulement|uniquement|s[oó]lo|solamente|[úu]nicamente"
    r"|soltanto|solo|s[oó]|somente|apenas|alleen|enkel|slechts)"
)
_ON: Final = regex(
    rf"{_BUT}(?<!\w)(?:{_ONLY}\s+{_AT}(?P<led>{_SPEC})|{_AT}(?P<ending>{_SPEC})\s+{_ONLY})(?!\w)"
    rf"|(?:^|[,;(]|(?P<url>https?://\S++))\s*{_AT}(?P<alone>{_SPEC})(?=\s*(?:$|[,;.!?)]))",
    re.IGNORECASE,
)
_READ: Final = 2_000
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


def days_off(text: str) -> tuple[str, str, frozenset[int]]:
    """Return a text without "not on sundays" and the like, those words, and the days they name."""
    words, named = list[str](), frozenset[int]()
    while (match := _OFF.search(text[:_READ])) is not None:
        words.append(match[0].strip(" ,;("))
        named |= frozenset(_numbers(days_in(match["days"]) or ""))
        text = _cut(text, match.start(), match.end())
    return text, ", ".join(words), named


def days_on(text: str) -> tuple[str, str | None]:
    """Return a text without "only from monday to friday" and the like, and those days as cron.

    Days count where a word says that it is only those, or in a clause of their own: "flights from
    monday to friday" are flights.
    """
    match = _ON.search(text[:_READ])
    if match is None:
        return text, None
    days = days_in(match["led"] or match["ending"] or match["alone"])
    start = match.end("url") if match["url"] else match.start()
    return _cut(text, start, match.end()), days


def without_day_names(text: str) -> str:
    """Return a text without the names of days, and without what joins them to a row of days."""
    return re.sub(rf"(?<!\w){_SPEC}(?!\w)", " ", text, flags=re.IGNORECASE)


def named_day(text: str) -> int | None:
    """Return the day of the week that a text is the name of, Sunday as 0; None: no day, or more."""
    match = _NAMED.fullmatch(text.strip())
    return None if match is None else _number(match)


def ends_with_day(text: str) -> bool:
    """Tell whether the last word of a text is a day of the week."""
    last = text.split()[-1:]
    return bool(last) and named_day(last[0]) is not None


def _cut(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[:start].rstrip(' ,;(')} {text[end:]}".split()).strip(" ,;")


def without_days(days: str, off: frozenset[int]) -> str | None:
    """Return the days that cron names without some of them; None where none is left.

    Raises:
        ValueError: They are no numbers from 0 to 7, no range of such and no star.
    """
    left = sorted(_numbers(days) - off)
    if left == sorted(_WORKDAYS):
        return "1-5"
    return ",".join(str(day) for day in left) or None


def _numbers(days: str) -> set[int]:
    if days == "*":
        return set(range(7))
    found: set[int] = set()
    for part in filter(None, days.split(",")):
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
