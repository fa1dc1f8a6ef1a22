"""Cron expressions: five fields, as Debian's cron reads them.

``minute hour day-of-month month day-of-week``, each ``*``, a number, a name (``JAN``, ``MON``), a
range, a list or a step; days also ``L`` (the month's last), ``LW`` (its last working day), ``5L``
(its last Friday) and ``MON#2`` (its second Monday). Where neither of the two fields of days begins
with ``*``, either of them is enough; else both have to fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from buddy.errors import InputInvalid

LAST: Final = -1
"""Which one in a month: the last."""
_DAYS: Final = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_MONTHS: Final = (
    *("JAN", "FEB", "MAR", "APR", "MAY", "JUN"),
    *("JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
)
_LONGEST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MOST_WEEKS: Final = 5
_MACROS: Final = {
    "@HOURLY": "0 * * * *",
    "@DAILY": "0 0 * * *",
    "@MIDNIGHT": "0 0 * * *",
    "@WEEKLY": "0 0 * * 0",
    "@MONTHLY": "0 0 1 * *",
    "@YEARLY": "0 0 1 1 *",
    "@ANNUALLY": "0 0 1 1 *",
}
_LONGEST_TEXT: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    name: str
    first: int
    last: int
    names: tuple[str, ...] = ()


_FIELDS: Final = (
    _Field(name="minute", first=0, last=59),
    _Field(name="hour", first=0, last=23),
    _Field(name="day-of-month", first=1, last=31),
    _Field(name="month", first=1, last=12, names=_MONTHS),
    _Field(name="day-of-week", first=0, last=7, names=_DAYS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cron:
    """A rule that wall-clock times fit or do not."""

    text: str
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int] = frozenset(range(1, 32))
    last_day: bool = False
    last_working_day: bool = False
    months: frozenset[int] = frozenset(range(1, 13))
    weekdays: frozenset[int] = frozenset(range(7))
    """0 is Sunday."""
    nth: frozenset[tuple[int, int]] = frozenset()
    """A weekday and which one of its month, `LAST` for the last."""
    both_days: bool = True
    """Whether a day has to fit both fields of days, or one of them."""
    fixed: bool = True
    """Whether it names times of day, and not every minute or hour: those follow the clock on the
    wall, which a change of daylight saving moves; the others go on as time does."""
    second: int = 0


def parse_cron(text: str) -> Cron:
    """Read an expression.

    Raises:
        InputInvalid: It is none; ``cron_field`` in the details names the field at fault.
    """
    if len(text) > _LONGEST_TEXT:
        raise _invalid(f"it has {len(text)} characters; {_LONGEST_TEXT} are read", "")
    upper = " ".join(text.upper().split())
    parts = _MACROS.get(upper, upper).split()
    if upper.startswith("@") and upper not in _MACROS:
        names = ", ".join(sorted(name.lower() for name in _MACROS))
        raise _invalid(f"{text.strip()[:20]!r} is not known; there are {names}", "")
    if len(parts) != len(_FIELDS):
        raise _invalid(
            f"it has {len(parts)} fields and takes 5: minute, hour, day-of-month, month, "
            "day-of-week, such as 30 7 * * MON-FRI",
            "",
        )
    minute, hour, day, month, weekday = parts
    days, marks = _days_of_month(day)
    weekdays, nth = _days_of_week(weekday)
    cron = Cron(
        text=upper,
        minutes=tuple(sorted(_values(_FIELDS[0], minute))),
        hours=tuple(sorted(_values(_FIELDS[1], hour))),
        days=days,
        last_day="L" in marks,
        last_working_day="LW" in marks,
        months=frozenset(_values(_FIELDS[3], month)),
        weekdays=weekdays,
        nth=nth,
        both_days=day.startswith("*") or weekday.startswith("*"),
        fixed=not minute.startswith("*") and not hour.startswith("*"),
    )
    _check_comes(cron)
    return cron


def _check_comes(cron: Cron) -> None:
    """Refuse a day that none of its months has, where that leaves nothing."""
    if not cron.both_days or cron.last_day or cron.last_working_day:
        return
    longest = max(_LONGEST[month - 1] for month in cron.months)
    if min(cron.days) > longest:
        raise _invalid(
            f"day-of-month is {min(cron.days)} and the months named have {longest} days at most, "
            "so it never comes",
            "day-of-month",
        )


def _invalid(why: str, field: str) -> InputInvalid:
    return InputInvalid(
        f"The cron expression cannot be used: {why}", field="cron", cron_field=field
    )


def _refuse(field: _Field, term: str) -> InputInvalid:
    named = f", or {field.names[0]} to {field.names[-1]}" if field.names else ""
    return _invalid(
        f"{field.name} holds {term[:20]!r}; it takes {field.first} to {field.last}{named}, "
        "ranges (1-5), steps (*/2) and lists (1,3)",
        field.name,
    )


def _number(field: _Field, text: str, term: str) -> int:
    if text in field.names:
        return field.names.index(text) + field.first
    if not (text.isascii() and text.isdigit()):
        raise _refuse(field, term)
    number = int(text)
    if not field.first <= number <= field.last:
        raise _refuse(field, term)
    return number


def _values(field: _Field, text: str) -> set[int]:
    found: set[int] = set()
    for term in text.split(","):
        found |= _term(field, term)
    return found


def _term(field: _Field, term: str) -> set[int]:
    """Return what one term of a list stands for."""
    body, slash, step_text = term.partition("/")
    step = 1
    if slash:
        if not (step_text.isascii() and step_text.isdigit()) or int(step_text) == 0:
            raise _refuse(field, term)
        step = int(step_text)
    if body == "*":
        first, last = field.first, field.last
    else:
        start, dash, end = body.partition("-")
        first = _number(field, start, term)
        last = _number(field, end, term) if dash else first
        if last < first:
            raise _refuse(field, term)
        if slash and not dash:
            last = field.last
    return set(range(first, last + 1, step))


def _days_of_month(text: str) -> tuple[frozenset[int], frozenset[str]]:
    field, found, marks = _FIELDS[2], set[int](), set[str]()
    for term in text.split(","):
        if term in {"L", "LW"}:
            marks.add(term)
        else:
            found |= _term(field, term)
    return frozenset(found), frozenset(marks)


def _days_of_week(text: str) -> tuple[frozenset[int], frozenset[tuple[int, int]]]:
    field, found, nth = _FIELDS[4], set[int](), set[tuple[int, int]]()
    for term in text.split(","):
        name, hash_mark, which = term.partition("#")
        if hash_mark:
            if not (which.isascii() and which.isdigit()) or not 1 <= int(which) <= _MOST_WEEKS:
                raise _refuse(field, term)
            nth.add((_number(field, name, term) % 7, int(which)))
        elif term.endswith("L") and term[:-1].isascii() and term[:-1].isdigit():
            nth.add((_number(field, term[:-1], term) % 7, LAST))
        else:
            found |= {day % 7 for day in _term(field, term)}
    return frozenset(found), frozenset(nth)


def fits_day(cron: Cron, day: date) -> bool:
    """Tell whether a rule has times on a day."""
    if day.month not in cron.months:
        return False
    of_month, of_week = _fits_month(cron, day), _fits_week(cron, day)
    return of_month and of_week if cron.both_days else of_month or of_week


def _fits_month(cron: Cron, day: date) -> bool:
    if day.day in cron.days:
        return True
    last = _last_of(day)
    if cron.last_day and day == last:
        return True
    if cron.last_working_day:
        back = max(0, last.isoweekday() - 5)
        return day == last - timedelta(days=back)
    return False


def _fits_week(cron: Cron, day: date) -> bool:
    weekday = day.isoweekday() % 7
    if weekday in cron.weekdays:
        return True
    if (weekday, (day.day + 6) // 7) in cron.nth:
        return True
    return (weekday, LAST) in cron.nth and (day + timedelta(days=7)).month != day.month


def _last_of(day: date) -> date:
    after = day.replace(day=28) + timedelta(days=4)
    return after - timedelta(days=after.day)


def seconds_of_day(cron: Cron, first: int, end: int) -> Iterator[int]:
    """Yield the times of day of a rule, in seconds from midnight, from `first` and before `end`."""
    for hour in cron.hours:
        base = hour * 3600
        if base + 3600 <= first:
            continue
        if base >= end:
            return
        for minute in cron.minutes:
            second = base + minute * 60 + cron.second
            if first <= second < end:
                yield second
