"""When a rule fires in a time zone, across changes of daylight saving.

A zone's time is a row of stretches of one offset each. Inside of a stretch the clock on the wall
goes as time does; between two of them it jumps. A rule that names times of day (`Cron.fixed`)
fires once for each: a time that the jump leaves out right after it, a time that comes twice the
first time. Other rules ("every 15 minutes") fire whenever the clock shows a fitting time, so they
go on evenly: nothing in the hour that is left out, and both times in the one that comes twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from buddy.domain.cron import Cron, fits_day, seconds_of_day

HORIZON_YEARS: Final = 50
"""A rule that does not come in this time counts as one that never comes."""
_PROBE: Final = timedelta(hours=12)
_PIECE: Final = timedelta(days=8)
"""A longer stretch comes in pieces, so that the next firing is found without looking far."""
_DAY: Final = timedelta(days=1)
_DAY_SECONDS: Final = 86_400


class Shift(StrEnum):
    """What a change of daylight saving does to one firing."""

    LEFT_OUT = "left_out"
    """The time named does not exist that day; it fires right after the jump."""
    TWICE = "twice"
    """The time named comes twice that day; it fires the first time."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time at which a rule fires."""

    at: datetime
    """In UTC."""
    wall: datetime
    """The time on the wall that the rule names, without a zone."""
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time with one offset."""

    start: datetime
    """In UTC."""
    end: datetime
    offset: timedelta

    @property
    def first_wall(self) -> datetime:
        """What the clock on the wall shows when it begins."""
        return _naive(self.start) + self.offset

    @property
    def end_wall(self) -> datetime:
        """What the clock would show at its end without the jump."""
        return _naive(self.end) + self.offset


def stretches(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Stretch]:
    """Yield the stretches of a zone between two moments (UTC), the first and last cut there."""
    begun, offset, at = start, _offset(zone, start), start
    while at < end:
        probe = min(at + _PROBE, end)
        after = _offset(zone, probe)
        if after != offset:
            turn = _turn(zone, at, probe)
            yield Stretch(begun, turn, offset)
            begun, offset, at = turn, _offset(zone, turn), turn
        elif probe - begun >= _PIECE:
            yield Stretch(begun, probe, offset)
            begun = at = probe
        else:
            at = probe
    yield Stretch(begun, end, offset)


def occurrences(
    cron: Cron, zone: ZoneInfo, after: datetime, before: datetime | None = None
) -> Iterator[Occurrence]:
    """Yield when a rule fires after a moment (UTC), in order.

    Args:
        cron: The rule.
        zone: Whose clock it goes by.
        after: The moment.
        before: Nothing is looked for from here on; None: not for `HORIZON_YEARS`. A rule that
            comes seldom takes a tenth of a second for those.
    """
    last_year = min(after.year + HORIZON_YEARS, date.max.year - 1)
    start, end = after - _DAY, datetime(last_year, 12, 30, tzinfo=UTC)
    if before is not None:
        end = min(end, before)
    if end <= after:
        return
    last: Stretch | None = None
    latest = after
    for stretch in stretches(zone, start, end):
        for each in _in_stretch(cron, stretch, last, latest):
            if each.at > latest:
                latest = each.at
                yield each
        last = stretch


def _in_stretch(
    cron: Cron, stretch: Stretch, before: Stretch | None, after: datetime
) -> Iterator[Occurrence]:
    first, end = stretch.first_wall, stretch.end_wall
    if before is not None and cron.fixed:
        if before.end_wall < first:
            for wall in _walls(cron, before.end_wall, first):
                yield Occurrence(stretch.start, wall, Shift.LEFT_OUT)
        else:
            first = before.end_wall
    if after >= stretch.start:
        first = max(first, _naive(after) + stretch.offset)
    for wall in _walls(cron, first, end):
        yield Occurrence((wall - stretch.offset).replace(tzinfo=UTC), wall)


def _walls(cron: Cron, first: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the times on the wall that fit a rule, from `first` and before `end`."""
    day = first.date()
    while day <= end.date():
        if day.month not in cron.months:
            day = _next_month(day)
            continue
        if fits_day(cron, day):
            midnight = datetime.combine(day, time())
            low = max(0, -(-int((first - midnight).total_seconds() * 1000) // 1000))
            high = min(_DAY_SECONDS, int((end - midnight).total_seconds()))
            for second in seconds_of_day(cron, low, high):
                yield midnight + timedelta(seconds=second)
        day += _DAY


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def shift_of(zone: ZoneInfo, wall: datetime) -> tuple[datetime, Shift | None]:
    """Return the moment (UTC) of a time on the wall, and what daylight saving does to it."""
    early = wall.replace(tzinfo=zone, fold=0)
    late = wall.replace(tzinfo=zone, fold=1)
    if early.utcoffset() == late.utcoffset():
        return early.astimezone(UTC), None
    at = early.astimezone(UTC)
    if _naive(at.astimezone(zone)) == wall:
        return at, Shift.TWICE
    # Left out: the jump lies between the two readings.
    return _turn(zone, late.astimezone(UTC), at), Shift.LEFT_OUT


def _turn(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the first second of another offset than `low` has; `high` has another one."""
    offset = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        if _offset(zone, middle) == offset:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)
