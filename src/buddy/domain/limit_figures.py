"""The figures that limits are said in: so many seconds, minutes, results, sources.

In English, German, French, Spanish, Italian, Portuguese and Dutch, in digits or in words, with a
half behind it: "two and a half minutes", "anderthalb Stunden", "1 min 30".
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.limit_words import COUNTED, number_of

SECOND: Final = r"s|secs?|seconds?|sekunden?|secondes?|segundos?|second[io]|seconden?"
_AND_A_HALF: Final = (
    r"(?:and (?:a|one) half|et demie?|y medi[oa]|e mezz[oa]|e mei[oa]|en een halve?|einhalb)"
)
UNIT: Final = (
    rf"(?P<unit>{SECOND}|mins?|minutes?|minuten?|minutos?|minut[io]|minuut|hours?|stunden?"
    r"|heures?|horas?|or[ae]|uur)(?!\w)"
    rf"(?P<over>\s+{_AND_A_HALF}(?!\w)|\s+(?:(?:and|und|et|y|e|en)\s+)?\d{{1,2}}(?:\s*(?:{SECOND}))?"
    r"(?![\w.,%:/-]|\s*[^\W\d_]))?"
    r"(?!\s+(?:walk|drive|ride|run|read|video|long(?!er)|recipe|workout|old|ago|from|away|break|meal))"
)
"""A unit of time, with what comes on top: "minute and a half", "min 30"."""
TIME: Final = (
    r"(?:(?P<half>half an?(?=\s)|an? half|(?:eine[nrms]? )?halbe[nrs]?|une demi|demi|medi[oa]"
    r"|mezz[oa]|mei[oa]|een halve?|halve?)[\s-]?|(?P<more>anderthalbe?|eineinhalb)"
    r"|(?P<part>\d{1,3}[.,]\d)(?!\d)"
    rf"|(?P<number>\d{{1,4}}|(?:{COUNTED})(?=\W|einhalb))(?P<plus>\s?{_AND_A_HALF})?)"
)
"""How many of a unit: "half a", "1.5", "two", "two and a half"."""
RESULT: Final = (
    r"(?:(?:best|top|first|search|besten|ersten|premiers|primeros|primi|primeiros|eerste)\s+)?"
    r"(?:results?|hits?|entries|matches|ergebnisse?n?|treffern?|eintr[äa]ge|r[ée]sultats?"
    r"|resultados?|risultat[io]|resultaten|resultaat|treffers)"
)
SOURCE: Final = (
    r"(?:(?:different|independent|good|verschiedenen?)\s+)?(?:sources?|quellen?|fuentes?|fonti"
    r"|fonte|fontes|bronnen)"
)
_DIGITS: Final = re.compile(r"\d+")


def figure_of(match: re.Match[str]) -> float:
    """Return the figure that a pattern of `TIME` or `NUMBER` found; of a time in seconds."""
    groups = match.groupdict()
    if groups.get("half"):
        number: float = 0.5
    elif groups.get("more"):
        number = 1.5
    elif part := groups.get("part"):
        number = float(part.replace(",", "."))
    else:
        number = float(number_of(match["number"]))
    number += 0.5 if groups.get("plus") else 0.0
    unit = groups.get("unit")
    if unit is None:
        return number
    over, length = groups.get("over"), seconds_of(unit)
    if not over:
        return number * length
    digits = _DIGITS.search(over)
    return number * length + (float(digits[0]) * _below(over, length) if digits else length / 2)


def _below(over: str, length: float) -> float:
    """Return the length of what stands behind a unit: seconds behind minutes, else minutes."""
    named = not over.strip().endswith(tuple("0123456789"))
    return 1.0 if named else length / 60.0


def seconds_of(unit: str) -> float:
    """Return how many seconds a unit of time has, by its name in any of the languages."""
    name = unit.lower()
    if name.startswith("min"):
        return 60.0
    return 3600.0 if name.startswith(("h", "st", "or", "uur")) else 1.0
