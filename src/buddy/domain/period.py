"""A stretch of time as people name it: "the last 7 days", "this month", "yesterday".

Days, weeks and months are those of UTC, as everywhere in Buddy; a week begins on Monday.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from buddy.domain.instant import Instant, to_datetime, to_instant
from buddy.domain.regex import regex
from buddy.errors import ToolInputInvalid

DEFAULT_PERIOD: Final = "last 30 days"
_MOST_DAYS: Final = 36_500
_UNITS: Final = {
    "hour": ("hour", "hours", "hr", "hrs", "stunde", "stunden", "heure", "heures", "hora", "horas"),
    "day": ("day", "days", "tag", "tage", "tagen", "jour", "jours", "dia", "dias", "día", "días"),
    "week": ("week", "weeks", "woche", "wochen", "semaine", "semaines", "semana", "semanas"),
    "month": ("month", "months", "monat", "monate", "monaten", "mois", "mes", "meses"),
    "year": ("year", "years", "jahr", "jahre", "jahren", "an", "ans", "año", "años"),
}
_UNIT_OF: Final = {word: unit for unit, words in _UNITS.items() for word in words}
_DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNIT: Final = "|".join(sorted(_UNIT_OF, key=len, reverse=True))
_PAST: Final = (
    r"(?:in\s+|for\s+|over\s+|during\s+|within\s+)?(?:the\s+|den\s+|der\s+|les\s+|los\s+|las\s+)?"
    r"(?:last|past|previous|letzten|vergangenen|derniers|derni[eè]res|[uú]ltimos|[uú]ltimas)"
)
_COUNTED: Final = regex(rf"\b{_PAST}\s+(?P<n>\d{{1,5}})\s*(?P<unit>{_UNIT})\b", re.IGNORECASE)
_BARE: Final = regex(rf"^\s*(?P<n>\d{{1,5}})\s*(?P<unit>{_UNIT})\s*$", re.IGNORECASE)
_EVER: Final = (
    r"all\s+time|ever|so\s+far|in\s+total|since\s+the\s+(?:start|beginning)|overall"
    r"|insgesamt|bisher|au\s+total|en\s+total"
)
_NAMED: Final = (
    ("today", r"today|heute|aujourd['\u2019]hui|hoy|oggi|hoje|vandaag"),
    ("yesterday", r"yesterday|gestern|ayer|ieri|ontem|gisteren"),
    (
        "this week",
        (
            r"this\s+week|diese[rn]?\s+woche|cette\s+semaine|esta\s+semana|questa\s+settimana"
            r"|deze\s+week"
        ),
    ),
    (
        "last week",
        (
            r"last\s+week|letzte[rn]?\s+woche|la\s+semaine\s+derni[eè]re|semana\s+pas(?:ada|sada)"
            r"|settimana\s+scorsa|vorige\s+week"
        ),
    ),
    (
        "this month",
        (
            r"this\s+month|diese[nrm]?\s+monats?|ce\s+mois(?:-ci)?|este\s+m[eê]s|questo\s+mese"
            r"|deze\s+maand"
        ),
    ),
    (
        "last month",
        (
            r"last\s+month|letzte[nrm]?\s+monats?|le\s+mois\s+dernier|m[eê]s\s+pas(?:ado|sado)"
            r"|(?:mese\s+scorso|scorso\s+mese)|vorige\s+maand"
        ),
    ),
    (
        "this year",
        (
            r"this\s+year|diese[sm]?\s+jahr(?:es)?|cette\s+ann[eé]e|este\s+a[ñn]o"
            r"|quest['\u2019]anno"
            r"|dit\s+jaar"
        ),
    ),
    ("last 365 days", r"(?:the\s+)?(?:last|past)\s+year"),
    ("last 1 days", r"(?:the\s+)?(?:last|past)\s+day"),
    ("last 1 hours", r"(?:the\s+)?(?:last|past)\s+hour"),
    ("all time", _EVER),
)
_NAMES: Final = tuple((name, regex(rf"\b(?:{form})\b", re.IGNORECASE)) for name, form in _NAMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time."""

    label: str
    """How it is named: ``last 7 days``."""
    start: Instant | None
    """None: from the beginning."""
    end: Instant
    """The first moment after it; of one that still goes on, now."""
    goes_on: bool = False

    def holds(self, moment: Instant) -> bool:
        """Tell whether a moment lies in it."""
        begun = self.start is None or moment >= self.start
        return begun and (self.goes_on or moment < self.end)


def period_in(text: str) -> str:
    """Return the name of the period that a text speaks of, empty where it speaks of none.

    Args:
        text: An objective; only its first 20,000 characters are looked at.
    """
    said = text[:20_000]
    counted = _COUNTED.search(said)
    if counted:
        return f"last {int(counted['n'])} {_UNIT_OF[counted['unit'].lower()]}s"
    return next((name for name, form in _NAMES if form.search(said)), "")


def parse_period(text: str, now: Instant) -> Period:
    """Return the period that a name means at a moment.

    Raises:
        ToolInputInvalid: The text names none.
    """
    bare = _BARE.match(text)
    name = f"last {bare['n']} {_UNIT_OF[bare['unit'].lower()]}s" if bare else period_in(text)
    if not name:
        raise ToolInputInvalid(
            f"{text!r} is no period; write today, yesterday, this week, last month, all time or "
            "for instance last 7 days"
        )
    moment = to_datetime(now)
    start, end = _bounds(name, moment)
    return Period(
        label=name,
        start=None if start is None else to_instant(start),
        end=now if end is None else to_instant(end),
        goes_on=end is None,
    )


def _bounds(name: str, now: datetime) -> tuple[datetime | None, datetime | None]:
    midnight = datetime.combine(now.date(), time(), UTC)
    monday = midnight - timedelta(days=midnight.weekday())
    first = midnight.replace(day=1)
    match name:
        case "all time":
            return None, None
        case "today":
            return midnight, None
        case "yesterday":
            return midnight - timedelta(days=1), midnight
        case "this week":
            return monday, None
        case "last week":
            return monday - timedelta(days=7), monday
        case "this month":
            return first, None
        case "last month":
            return (first - timedelta(days=1)).replace(day=1), first
        case "this year":
            return first.replace(month=1), None
        case _:
            return now - _span(name), None


def _span(name: str) -> timedelta:
    _, number, unit = name.split()
    kind = unit.removesuffix("s")
    days = int(number) / 24 if kind == "hour" else int(number) * _DAYS[kind]
    return timedelta(days=min(days, _MOST_DAYS))
