# ruff: noqa: RUF001  # words of many languages
"""Another time of day for what repeats: "at 8 instead", "change the time to 8:30"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from buddy.domain.clock_words import clocks_in
from buddy.domain.day_part import DAY_PART
from buddy.domain.instant import Instant, to_datetime
from buddy.domain.regex import regex
from buddy.domain.schedule_timing import Recurrence, Timing, make_timing, zone_of

_FIGURE: Final = r"\d{1,2}(?:[:.h]\d{2})?"
_TIME: Final = (
    rf"{_FIGURE}\s*(?:[ap]\.?m\.?|o['’]?clock|uhr|heures?|horas?|uur|h)?(?:,?\s+{DAY_PART})?"
)
_RETIMED: Final = regex(
    r"^(?:(?:change|move|set|put|shift|make|switch|reschedule|do|run)\s+"
    r"(?:it|that|this|(?:the\s+)?(?:time|schedule|check|hour|run))\s*(?:to|at|for)?\s+"
    r"|(?:the\s+)?time\s*(?:is|:|should be)\s*|(?:rather\s+|better\s+)?at\s+|(?:lieber\s+)?um\s+"
    r"|(?:plut[ôo]t\s+)?à\s+|(?:mejor\s+)?a\s+las?\s+|(?:meglio\s+)?alle\s+|(?:melhor\s+)?às\s+"
    r"|(?:liever\s+)?om\s+)"
    rf"(?P<at>{_TIME}(?:\s*(?:,|and|und|et|y|e|en)\s*(?:(?:at|um|à|a las|alle|às|om)\s+)?{_TIME})*"
    r"|noon|midnight)"
    r"(?:[\s,]+(?:instead(?:\s+of\s+(?:at\s+)?[\d:.]+\s*(?:[ap]m)?)?|rather|please|bitte|lieber"
    r"|stattdessen|statt\s+(?:um\s+)?[\d:.]+|plut[ôo]t|por favor|then|alsjeblieft))*\W*$",
    re.IGNORECASE,
)
_STARTS_AT: Final = 11
"""Where the time of day begins in `Timing.starts`."""


def other_clock(said: str) -> str | None:
    """Return the time of day that a message puts in the place of another, ``08:30``; else None.

    Several are told one after the other: ``09:00,18:00``.
    """
    match = _RETIMED.match(said)
    return ",".join(clocks_in(f"at {match['at']}")) or None if match is not None else None


def with_clock(timing: Timing, clock: str, now: Instant) -> Timing | None:
    """Return the same days at other times; None where the rule has several times.

    Several times need the same minute, for a rule has one; what fires once has one time.

    Args:
        timing: When it fires now.
        clock: ``08:30``, or several: ``09:00,18:00``.
        now: This moment.
    """
    clocks = [tuple(map(int, each.split(":"))) for each in clock.split(",")]
    minute = clocks[0][1]
    hour = ",".join(str(each[0]) for each in sorted(clocks))
    if timing.recurrence is Recurrence.NONE:
        return _once_at(timing, clock, now) if len(clocks) == 1 else None
    if any(each[1] != minute for each in clocks):
        return None
    if timing.cron is not None:
        fields = timing.cron.split()
        if len(fields) != 5 or not (fields[0].isdigit() and fields[1].isdigit()):  # noqa: PLR2004  # fields of a cron rule
            return None
        rule = " ".join([str(minute), str(hour), *fields[2:]])
    else:
        assert timing.starts is not None
        day = date.fromisoformat(timing.starts[: _STARTS_AT - 1]).isoweekday() % 7
        days = "*" if timing.recurrence is Recurrence.DAILY else str(day)
        rule = f"{minute} {hour} * * {days}"
    return make_timing(
        timezone=timing.timezone, recurrence=Recurrence.CRON, cron=rule, trigger_time=None, now=now
    )


def _once_at(timing: Timing, clock: str, now: Instant) -> Timing:
    """Return the one time at another hour of its day."""
    if timing.starts is not None:
        day = timing.starts[: _STARTS_AT - 1]
    else:
        assert timing.at is not None
        day = to_datetime(timing.at).astimezone(zone_of(timing.timezone)).date().isoformat()
    return make_timing(
        timezone=timing.timezone,
        recurrence=Recurrence.NONE,
        cron=None,
        trigger_time=f"{day}T{clock}:00",
        now=now,
    )
