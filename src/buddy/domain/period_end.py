# ruff: noqa: RUF001  # words of many languages
"""The last day before a period is over: "the end of May", "fin de mes", "bis Dezember".

`buddy.domain.calendar_text` reads days; these words name a month, a week or a year, and mean one
day of it only where something ends there.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from buddy.domain.regex import regex
from buddy.domain.time_question import in_english

_LONGEST: Final = 60
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_UNITS: Final = {
    "week": "week|woche|semaine|semana|settimana",
    "month": "month|monats?|mois|mes|mese|mês|maand",
    "year": "year|jahre?s?|ann[ée]e|an|año|anno|ano|jaar",
}
_UNIT: Final = "|".join(f"(?P<{unit}>{names})" for unit, names in _UNITS.items())
_NEXT: Final = (
    r"(?P<next>(?:next|coming|n[äa]chste[nrs]?|kommende[nrs]?|prochaine?|pr[óo]xim[oa]|prossim[oa]"
    r"|volgende?)\s+)?"
)
_ARTICLE: Final = (
    r"(?:(?:the|der|die|das|des|dem|la|le|les|el|il|lo|o|a|de|het|this|diese[rs]?)\s+)"
)
_OF: Final = (
    rf"(?:(?:of|von|vom|van|de|del|du|di|da|do|della|dell['’]|de\s+l['’]|d['’])\s*{_ARTICLE}?"
    rf"|{_ARTICLE})?"
)
_PERIOD: Final = rf"(?:(?P<name>{'|'.join(_MONTHS)})(?:\s+(?P<y>[12]\d{{3}}))?|{_NEXT}(?:{_UNIT}))"
_END: Final = regex(
    rf"^{_ARTICLE}?(?:ao?\s+)?(?P<end>end(?:ing)?|ende?|eind(?:e)?|fin(?:al(?:es)?)?|fine|fim)\s+"
    rf"{_OF}{_PERIOD}$",
    re.IGNORECASE,
)
_WHOLE: Final = regex(rf"^{_ARTICLE}?{_PERIOD}$", re.IGNORECASE)


def period_end(words: str, today: date, *, included: bool = False) -> date | None:
    """Return the last day that words of a month, a week or a year leave to what ends there.

    What ends with a period has all of it; what goes on until a period has none of it.

    Args:
        words: What stands behind "until": "the end of may", "december", "next week".
        today: What periods are counted from.
        included: Whether the period itself belongs to it: "through december".
    """
    said = " ".join(in_english(words).lower().split()).strip(" .,;:!?")
    if not said or len(said) > _LONGEST:
        return None
    if (found := _END.match(said)) is not None:
        return _last(found.groupdict(), today)
    found = _WHOLE.match(said)
    if found is None or (found["name"] is None and found["next"] is None):
        return None
    parts = found.groupdict()
    last = _last(parts, today)
    if included:
        return last
    before = _first(parts, last) - timedelta(days=1)
    if before < today and parts["name"] and not parts["y"]:
        # "until december" in december is the next one
        before = _first(parts, _last(parts, last + timedelta(days=1))) - timedelta(days=1)
    return before


def _last(parts: dict[str, str | None], today: date) -> date:
    """Return the last day of the period that is named, or of the next one of that name."""
    ahead = 1 if parts["next"] else 0
    if parts["week"]:
        return today + timedelta(days=7 - today.isoweekday() + 7 * ahead)
    if parts["year"]:
        return date(today.year + ahead, 12, 31)
    if parts["month"]:
        months = today.year * 12 + today.month - 1 + ahead
        return _end_of_month(months)
    month = _MONTHS.index(parts["name"] or "") + 1
    year = int(parts["y"]) if parts["y"] else today.year + (month < today.month)
    return _end_of_month(year * 12 + month - 1)


def _end_of_month(months: int) -> date:
    year, month = divmod(months + 1, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def _first(parts: dict[str, str | None], last: date) -> date:
    if parts["week"]:
        return last - timedelta(days=6)
    return date(last.year, 1, 1) if parts["year"] else last.replace(day=1)
