"""Dates in words and the days between them; pure: today is an argument."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from buddy.domain.regex import regex
from buddy.errors import ToolInputInvalid

_LONGEST = 60
"""Characters of a date's text."""
_DAYS_PER_WEEK = 7
_WORKING_DAYS = 5
_CENTURY_DIGITS = 4
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RELATIVE = {
    "today": 0,
    "now": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "yesterday": -1,
    "the day before yesterday": -2,
}
_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "xmas": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year": (1, 1),
    "new years": (1, 1),
    "new years day": (1, 1),
    "new years eve": (12, 31),
    "end of the year": (12, 31),
    "the end of the year": (12, 31),
    "valentines day": (2, 14),
    "halloween": (10, 31),
    "epiphany": (1, 6),
    "weihnachten": (12, 25),
    "heiligabend": (12, 24),
    "silvester": (12, 31),
    "neujahr": (1, 1),
    "noël": (12, 25),
    "nouvel an": (1, 1),
    "navidad": (12, 25),
    "año nuevo": (1, 1),
    "natale": (12, 25),
    "capodanno": (1, 1),
    "natal": (12, 25),
    "kerst": (12, 25),
    "kerstmis": (12, 25),
    "nieuwjaar": (1, 1),
}
_ISO = regex(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})")
_DOTTED = regex(r"(?P<d>[0-9]{1,2})\.\s?(?P<m>[0-9]{1,2})\.\s?(?P<y>[0-9]{4})")
_SLASHED = regex(r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})/(?P<y>[0-9]{4})")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_FIRST = regex(
    rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th"
    rf"|\.)?\s+(?:of\s+)?(?P<m>{_MONTH})\.?(?:,?\s+(?P<y>[0-9]{{4}}))?"
)
_MONTH_FIRST = regex(
    rf"(?P<m>{_MONTH})\.?\s+(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y>[0-9]{{4}}))?"
)
_WEEKDAY = regex(rf"(?:(?P<which>next|this|last|coming)\s+)?(?P<day>{'|'.join(WEEKDAYS).lower()})")
_SHIFT = regex(
    r"(?:in\s+)?(?P<n>[0-9]{1,5})\s+(?P<unit>day|week)s?(?:\s+(?P<way>ago|from\s+(?:now|today)))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The way from one date to another."""

    start: date
    end: date
    days: int
    """Days from start to end; negative when the end comes first. The start is not counted."""
    weeks: int
    """Whole weeks in it, without a sign."""
    rest: int
    """Days beyond those weeks, without a sign."""

    @property
    def text(self) -> str:
        """The length in words, for instance ``45 days (6 weeks and 3 days)``."""
        count = abs(self.days)
        text = _counted(count, "day")
        if count > _DAYS_PER_WEEK:
            rest = f" and {_counted(self.rest, 'day')}" if self.rest else ""
            text = f"{text} ({_counted(self.weeks, 'week')}{rest})"
        return text

    @property
    def working_days(self) -> int:
        """How many of the days are Mondays to Fridays, without a sign; holidays count too."""
        first, count = min(self.start, self.end), abs(self.days)
        rest = (first + timedelta(days=each) for each in range(1, count % _DAYS_PER_WEEK + 1))
        whole = count // _DAYS_PER_WEEK * _WORKING_DAYS
        return whole + sum(day.weekday() < _WORKING_DAYS for day in rest)


def span(start: date, end: date) -> Span:
    """Return the difference between two dates."""
    days = (end - start).days
    weeks, rest = divmod(abs(days), _DAYS_PER_WEEK)
    return Span(start=start, end=end, days=days, weeks=weeks, rest=rest)


def years_between(start: date, end: date) -> tuple[int, int]:
    """Return the whole years between two dates, and the whole months beyond; 0, 0 backwards."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return divmod(max(0, months), 12)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def parse_date(text: str, today: date) -> date:
    """Read a date: ISO, with a month's name, a weekday, a feast, or relative to today.

    A date without a year is its next occurrence, today included.

    Args:
        text: For instance ``2026-03-01``, ``1 March``, ``March 1st, 2026``, ``24.12.2026``,
            ``next Friday``, ``in 3 weeks``, ``Christmas``, ``Easter 2027``.
        today: What the relative forms start from.

    Raises:
        ToolInputInvalid: The text is no date, or can be read as two different ones.
    """
    plain = " ".join(text.lower().replace("'", "").replace("\u2019", "").split()).strip(" .,?!")
    if len(plain) > _LONGEST:
        raise ToolInputInvalid(f"A date has at most {_LONGEST} characters, this has {len(plain)}")
    try:
        for reader in _READERS:
            found = reader(plain, today)
            if found is not None:
                return found
    except (ValueError, OverflowError):
        raise ToolInputInvalid(f"There is no such date as {text!r}; check day and month") from None
    raise ToolInputInvalid(
        f"{text[:_LONGEST]!r} is not a date known here; write it as 2026-03-01 or 1 March 2026"
    )


def _numeric(plain: str, _today: date) -> date | None:
    match = _ISO.fullmatch(plain) or _DOTTED.fullmatch(plain)
    if match:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    match = _SLASHED.fullmatch(plain)
    if match is None:
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    months = 12
    if first <= months and second <= months and first != second:
        raise ToolInputInvalid(
            f"{plain} may be day/month or month/day; write it as {year}-{second:02}-{first:02} or "
            f"{year}-{first:02}-{second:02}"
        )
    return date(year, second, first) if first > months else date(year, first, second)


def _named_month(plain: str, today: date) -> date | None:
    match = _DAY_FIRST.fullmatch(plain) or _MONTH_FIRST.fullmatch(plain)
    if match is None:
        return None
    month, day = _MONTHS[match["m"]], int(match["d"])
    if match["y"]:
        return date(int(match["y"]), month, day)
    return _next_yearly(lambda year: date(year, month, day), today)


def _feast(plain: str, today: date) -> date | None:
    name, _, last = plain.rpartition(" ")
    year = int(last) if last.isdecimal() and len(last) == _CENTURY_DIGITS else None
    name = name if year else plain
    if name in {"easter", "easter sunday"}:
        yearly = easter
    elif name in _FEASTS:
        month, day = _FEASTS[name]

        def yearly(year: int) -> date:
            return date(year, month, day)
    else:
        return None
    return yearly(year) if year else _next_yearly(yearly, today)


def _next_yearly(yearly: Callable[[int], date], today: date) -> date:
    """Return the next occurrence from today; looks far enough ahead for 29 February."""
    for year in range(today.year, today.year + 9):
        try:
            found = yearly(year)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError("the day does not occur")


def _relative(plain: str, today: date) -> date | None:
    if plain in _RELATIVE:
        return today + timedelta(days=_RELATIVE[plain])
    match = _WEEKDAY.fullmatch(plain)
    if match:
        wanted = [day.lower() for day in WEEKDAYS].index(match["day"])
        if match["which"] == "last":
            return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    match = _SHIFT.fullmatch(plain)
    if match:
        days = int(match["n"]) * (_DAYS_PER_WEEK if match["unit"] == "week" else 1)
        return today + timedelta(days=-days if match["way"] == "ago" else days)
    return None


_READERS: tuple[Callable[[str, date], date | None], ...] = (
    _numeric,
    _named_month,
    _feast,
    _relative,
)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar.

    The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
    """
    century, in_century = divmod(year, 100)
    golden = year % 19
    leap_centuries, rest_centuries = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * rest_centuries + 2 * leaps - epact - rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_BETWEEN = regex(
    r"\b(?:(?:work|week)?days?|weeks?|time)\b.*?\b(?:between|from)\s+(?P<a>.+?)\s+(?:and|to|until"
    r"|till)\s+(?P<b>.+)",
    re.IGNORECASE,
)
_UNTIL = regex(
    r"\b(?:(?:work|week)?days?|weeks?|long)\b.*?\b(?:until|till|to|before)\s+(?P<b>.+)",
    re.IGNORECASE,
)
_UNTIL_ELSEWHERE = regex(
    r"\b(?:(?:arbeits|werk|wochen)?tage|wochen|lange|jours|semaines|días|semanas|giorni|settimane|dias|(?:werk)?dagen|weken)\b.*?"
    r"\b(?:bis(?:\s+(?:zu[mr]?|an))?|jusqu['\u2019](?:à|au)|avant|hasta|para|fino\s+a|al?|até|tot"
    r"|voor)"
    r"\s+(?:(?:la|le|el|il|o|a|de|het|den|dem)\s+)?(?P<b>[^\s].*)",
    re.IGNORECASE,
)
_SINCE = regex(r"\b(?:days?|weeks?|long)\b.*?\b(?:since|after)\s+(?P<a>.+)", re.IGNORECASE)
_POLITE = regex(r"[\s,]*\b(?:please|thanks|thank\s+you|from\s+now|exactly)\b.*$", re.IGNORECASE)


def dates_in(objective: str, today: date) -> tuple[str, str] | None:
    """Return the two dates that a sentence asks the difference of, as ISO texts.

    Args:
        objective: For instance ``how many days between 2026-03-01 and 2026-04-15`` or
            ``days until Christmas``.
        today: The start of "until" and the end of "since".

    Returns:
        Start and end, or None where the sentence is no such question.
    """
    text = " ".join(objective.split())[:1_000].strip(" ?!.")
    for pattern in (_BETWEEN, _UNTIL, _SINCE, _UNTIL_ELSEWHERE):
        match = pattern.search(text)
        if match is None:
            continue
        found = match.groupdict()
        try:
            start = _phrase(found["a"], today) if "a" in found else today
            end = _phrase(found["b"], today) if "b" in found else today
            if end < start and pattern is _BETWEEN:
                end = _following(found["b"], start) or end
        except ToolInputInvalid:
            continue
        if "b" not in found and start > today:  # "since March" means the last one
            start = _years_back(start)
        return start.isoformat(), end.isoformat()
    return None


def _phrase(phrase: str, today: date) -> date:
    return parse_date(_POLITE.sub("", phrase), today)


def _following(phrase: str, start: date) -> date | None:
    """Return a date without a year as it next occurs from a start; None for any other date."""
    plain = " ".join(_POLITE.sub("", phrase).lower().split())
    return _named_month(plain, start) or _feast(plain, start)


def _years_back(day: date) -> date:
    for years in range(1, 9):
        try:
            return day.replace(year=day.year - years)
        except ValueError:  # 29 February
            continue
    return day
