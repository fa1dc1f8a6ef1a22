"""What a cron rule says, in words: "on the 1st of each month at 08:00", "every hour at :15"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from buddy.domain.cron import LAST, Cron

WEEKDAYS: Final = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_WORKING: Final = frozenset({1, 2, 3, 4, 5})
_EVERY_DAY: Final = frozenset(range(1, 32))
_ALL_WEEK: Final = frozenset(range(7))
_HOURS: Final = 24
_MINUTES: Final = 60
_FEW: Final = 3
"""Times of a day, and days of a month, that are told one by one."""
_PLACES: Final = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", LAST: "last"}


def cron_words(rule: Cron) -> str | None:
    """Return when a rule fires; None where no short words say all of it."""
    clock, days = _clock(rule), _days(rule)
    if clock is None or days is None:
        return None
    if clock.startswith("at "):
        return f"{days} {clock}"
    return clock if days == "every day" else f"{clock}, {days}"


def _clock(rule: Cron) -> str | None:
    """Return the times of each day: ``at 08:00 and 17:00``, ``every 2 hours``."""
    hours, minutes, minute = rule.hours, rule.minutes, rule.minutes[0]
    first, last = hours[0], hours[-1]
    if rule.second and (len(minutes) > 1 or len(hours) > _FEW):
        return None
    if len(minutes) > 1:
        step = _step(minutes, _MINUTES)
        if step is None or last - first != len(hours) - 1:
            return None
        often = "every minute" if step == 1 else f"every {step} minutes"
        within = f" from {first:02d}:00 to {last:02d}:{minutes[-1]:02d}"
        return often if len(hours) == _HOURS else f"{often}{within}"
    at = f" at :{minute:02d}" if minute else ""
    if len(hours) == _HOURS:
        return f"every hour{at}"
    if len(hours) > 1 and not rule.fixed and (step := _step(hours, _HOURS)) is not None:
        return f"every {step} hours{at}"
    if len(hours) <= _FEW:
        clocks = [f"{hour:02d}:{minute:02d}" for hour in hours]
        if rule.second:
            clocks = [f"{clock}:{rule.second:02d}" for clock in clocks]
        return f"at {_listed(clocks)}"
    step = (last - first) // (len(hours) - 1)
    if hours == tuple(range(first, last + 1, step)):
        often = "every hour" if step == 1 else f"every {step} hours"
        return f"{often} from {first:02d}:{minute:02d} to {last:02d}:{minute:02d}"
    return None


def _step(values: Sequence[int], whole: int) -> int | None:
    """Return by how much evenly placed values go on all around the face of the clock."""
    step = values[1] - values[0]
    even = tuple(values) == tuple(range(0, whole, step))
    return step if even and whole % step == 0 else None


def _days(rule: Cron) -> str | None:
    """Return the days: ``every Monday``, ``on the 1st and 15th of each month``."""
    any_date = rule.days == _EVERY_DAY
    if len(rule.months) < 12 or not rule.both_days:  # noqa: PLR2004  # months of a year
        return None
    if rule.last_working_day:
        alone = not rule.days and not rule.last_day and rule.weekdays == _ALL_WEEK
        return "on the last working day of each month" if alone else None
    if any_date and rule.nth:
        return None if rule.weekdays or rule.last_day else _placed(rule)
    if any_date:
        return _week(rule.weekdays)
    if rule.weekdays != _ALL_WEEK or rule.nth or len(rule.days) > _FEW:
        return None
    names = [_nth(day) for day in sorted(rule.days)] + ["last day"] * rule.last_day
    return f"on the {_listed(names)} of each month"


def _placed(rule: Cron) -> str:
    names = [f"{_PLACES[place]} {WEEKDAYS[day]}" for day, place in sorted(rule.nth)]
    return f"on the {_listed(names)} of each month"


def _week(weekdays: frozenset[int]) -> str:
    if weekdays == _ALL_WEEK:
        return "every day"
    if weekdays == _WORKING:
        return "every weekday"
    names = [WEEKDAYS[day] for day in sorted(weekdays, key=lambda day: (day - 1) % 7)]
    return f"every {_listed(names)}"


def _nth(day: int) -> str:
    ending = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")  # noqa: PLR2004  # eleventh to thirteenth
    return f"{day}{ending}"


def _listed(names: Sequence[str]) -> str:
    head = ", ".join(names[:-1])
    return f"{head} and {names[-1]}" if head else names[-1]
