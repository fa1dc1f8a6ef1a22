# ruff: noqa: RUF001  # words of many languages
"""The part of the day that an hour is of: "at 7 in the evening", "alle 7 di sera", "um 3 nachts".

The words belong to the hour and never to the work; a 7 of the evening is 19:00.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.regex import regex

_NOON, _HALF_DAY, _MIDNIGHT = 12, 12, 24
_SMALL_HOURS: Final = 5
"""The last hour of the night that is one of the next day: "at 3 at night"."""
_MORNING: Final = (
    r"(?:early\s+|late\s+)?(?:(?:in\s+the|of\s+the|each|every)\s+morning|(?:in\s+the\s+)?mornings)"
    r"|(?:fr[üu]h\s+)?(?:morgens|vormittags|am\s+(?:fr[üu]hen\s+)?(?:vormittag|morgen)|in\s+der\s+fr[üu]h)"
    r"|(?:du|le|au)\s+matin|de\s+la\s+matinée"
    r"|(?:de|por|en)\s+la\s+(?:mañana|madrugada)"
    r"|(?:del?\s+mattin[oa]|di\s+mattin[oa]|della\s+mattina|la\s+mattina|al\s+mattino)"
    r"|(?:da|de|pela)\s+(?:manh[ãa]|madrugada)"
    r"|(?:in\s+de\s+(?:och|mor)(?:tend|gen)|['’]?s[\s-](?:och|mor)(?:tend|gen)s)"
)
_AFTERNOON: Final = (
    r"in\s+the\s+(?:early\s+|late\s+)?afternoon|afternoons"
    r"|nachmittags|am\s+(?:fr[üu]hen\s+|sp[äa]ten\s+)?nachmittag"
    r"|(?:de\s+l['’]|l['’])apr[èe]s-midi"
    r"|(?:de|por|en)\s+la\s+tarde|(?:da|de|[àa]|pela)\s+tarde"
    r"|(?:del|di|nel|il)\s+pomeriggio"
    r"|(?:in\s+de\s+(?:na)?middag|['’]?s[\s-](?:na)?middags)"
)
_EVENING: Final = (
    r"in\s+the\s+(?:early\s+|late\s+)?evening|evenings"
    r"|abends|am\s+(?:fr[üu]hen\s+|sp[äa]ten\s+)?abend"
    r"|(?:du|le|au)\s+soir|(?:di|della|la|alla)\s+sera"
    r"|(?:in\s+de\s+avond|['’]?s[\s-]avonds)"
)
_NIGHT: Final = (
    r"at\s+night|(?:in|during)\s+the\s+night|nights|nachts|in\s+der\s+nacht"
    r"|(?:de\s+la|la)\s+nuit|(?:de|por|en)\s+la\s+noche"
    r"|(?:di|della|la)\s+notte|(?:da|de|[àa])\s+noite"
    r"|(?:in\s+de\s+nacht|['’]?s[\s-]nachts)"
)
DAY_PART: Final = rf"(?:{_MORNING}|{_AFTERNOON}|{_EVENING}|{_NIGHT})(?!\w)"
"""A part of the day as it stands beside an hour, without a group."""
OF_BARE_HOUR: Final = rf"(?!(?:mornings|afternoons|evenings|nights)(?!\w)){DAY_PART}"
"""One that makes an hour of a number that nothing else does: "4 nights" are so many of them."""
_IN_MORNING: Final = regex(rf"(?<!\w)(?:{_MORNING})(?!\w)", re.IGNORECASE)
_IN_AFTERNOON: Final = regex(
    rf"(?<!\w)(?:{_AFTERNOON}|afternoon|tarde|pomeriggio|nachmittag)(?!\w)", re.IGNORECASE
)
_IN_NIGHT: Final = regex(
    rf"(?<!\w)(?:{_NIGHT}|nights?|nachts?|nuit|noche|noite|notte)(?!\w)", re.IGNORECASE
)
_AT_ALL: Final = regex(rf"(?<!\w){DAY_PART}", re.IGNORECASE)


def without_day_part(text: str) -> str:
    """Return words of time without the part of the day that an hour is of."""
    return _AT_ALL.sub(" ", text)


def hour_of(hour: int, part: str) -> int:
    """Return an hour of the day, where a part of the day stands beside it.

    Args:
        hour: As it was said: from 0 to 24.
        part: "in the evening", "di sera", "nachts".
    """
    if _IN_MORNING.search(part):
        return 0 if hour == _NOON else hour
    if not 1 <= hour <= _NOON:
        return hour
    if _IN_NIGHT.search(part) and hour <= _SMALL_HOURS:
        return hour
    if hour == _NOON:
        return hour if _IN_AFTERNOON.search(part) else _MIDNIGHT
    return hour + _HALF_DAY
