"""When a schedule fires: once, every day, every week or by a cron expression, in a named zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from buddy.domain.cron import Cron, parse_cron
from buddy.domain.cron_times import Shift, occurrences, shift_of
from buddy.domain.cron_words import WEEKDAYS, cron_words
from buddy.domain.instant import Instant, to_datetime, to_instant
from buddy.domain.regex import regex
from buddy.errors import InputInvalid

SHOWN: Final = 5
"""Firings that are shown beforehand."""
YEARS: Final = range(1970, 9_000)
"""Of times that are given: a day and fifty years around them a zone's times are reckoned."""
_LAST: Final = Instant("9999-12-31T23:59:59.999Z")
_A_MOMENT: Final = timedelta(seconds=1)
_TIME: Final = regex(r"\d{1,2}:\d{2}(?::\d{2})?")


class Recurrence(StrEnum):
    """How often."""

    NONE = "none"
    """Once."""
    DAILY = "daily"
    WEEKLY = "weekly"
    CRON = "cron"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When it fires. Made by `make_timing`."""

    recurrence: Recurrence
    timezone: str
    """An IANA zone, such as Europe/Berlin."""
    starts: str | None = None
    """A time on the wall of the zone, ``2027-03-28T07:00:00``: of the one firing, or the first."""
    at: Instant | None = None
    """The moment of a single firing that was given with its offset from UTC."""
    cron: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One time at which a schedule is to fire. No two of a schedule are at the same moment."""

    at: Instant
    local: str
    """The same moment in the schedule's zone, with its offset."""
    note: str | None = None
    """What a change of daylight saving does to it, in a sentence."""


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """Return a time zone.

    Raises:
        InputInvalid: There is no zone of this name; the nearest ones are in the message.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        near = get_close_matches(name, sorted(available_timezones()), n=2, cutoff=0.6)
        hint = f"Did you mean {' or '.join(near)}? " if near else ""
        raise InputInvalid(
            f"timezone is {name[:40]!r}, and there is no such zone. {hint}"
            "Give an IANA zone such as Europe/Berlin",
            field="timezone",
        ) from error


def make_timing(
    *,
    timezone: str,
    recurrence: Recurrence | None = None,
    trigger_time: str | None = None,
    cron: str | None = None,
    now: Instant,
) -> Timing:
    """Return when a schedule fires, from what was asked for.

    Args:
        timezone: An IANA zone.
        recurrence: How often; where it is not given, by `cron` or once.
        trigger_time: A moment with its offset, a time on the zone's wall without one, or for daily
            schedules a time of day, ``07:00``.
        cron: An expression, for `Recurrence.CRON`.
        now: This moment; a daily time of day begins here.

    Raises:
        InputInvalid: A value is missing, cannot be read, or does not go with the others.
    """
    zone = zone_of(timezone)
    kind = recurrence or (Recurrence.CRON if cron else Recurrence.NONE)
    if (kind is Recurrence.CRON) != (cron is not None):
        raise InputInvalid(
            f"recurrence is {kind}; cron goes with recurrence cron, and trigger_time with the "
            "others",
            field="recurrence",
        )
    if cron is not None:
        starts = None if trigger_time is None else _wall(trigger_time, zone, now)[0]
        text = parse_cron(cron).text
        return Timing(recurrence=kind, timezone=timezone, cron=text, starts=starts)
    if trigger_time is None:
        raise InputInvalid("Give trigger_time or cron: when it fires", field="trigger_time")
    wall, exact = _wall(trigger_time, zone, now)
    if kind is Recurrence.WEEKLY and _TIME.fullmatch(trigger_time.strip()):
        raise InputInvalid(
            "trigger_time is a time of day; a weekly schedule takes its first day too, such as "
            "2027-01-04T09:00",
            field="trigger_time",
        )
    at = exact if kind is Recurrence.NONE else None
    return Timing(recurrence=kind, timezone=timezone, starts=wall, at=at)


def _wall(text: str, zone: ZoneInfo, now: Instant) -> tuple[str, Instant | None]:
    """Return a time on the wall of a zone, and its moment where an offset was given."""
    said = text.strip()
    try:
        if _TIME.fullmatch(said):
            clock = time.fromisoformat(said.zfill(5) if said.count(":") == 1 else said.zfill(8))
            day = to_datetime(now).astimezone(zone).date()
            return datetime.combine(day, clock).isoformat(), None
        moment = _within_years(datetime.fromisoformat(said))
        if moment.tzinfo is None:
            return moment.replace(microsecond=0).isoformat(), None
        local = moment.astimezone(zone).replace(tzinfo=None, microsecond=0)
        return local.isoformat(), to_instant(moment.replace(microsecond=0))
    except (ValueError, OverflowError) as error:
        raise InputInvalid(
            f"trigger_time is {said[:40]!r}; give a time such as 2027-01-04T09:00 (in the zone) or "
            "2027-01-04T09:00:00+01:00",
            field="trigger_time",
        ) from error


def _within_years(moment: datetime) -> datetime:
    if moment.year not in YEARS:
        raise ValueError(f"the year {moment.year} is too far away")
    return moment


def slots_after(timing: Timing, after: Instant, before: Instant | None = None) -> Iterator[Slot]:
    """Yield when a schedule fires after a moment, in order, and none from `before` on."""
    zone = zone_of(timing.timezone)
    if timing.recurrence is Recurrence.NONE:
        end = before or _LAST
        yield from (slot for slot in _once(timing, zone) if after < slot.at < end)
        return
    begin = to_datetime(after)
    if timing.starts is not None:
        first, _ = shift_of(zone, datetime.fromisoformat(timing.starts))
        begin = max(begin, first - _A_MOMENT)
    end = None if before is None else to_datetime(before)
    for each in occurrences(_rule(timing), zone, begin, end):
        yield _slot(zone, each.at, each.wall, each.shift)


def next_slots(timing: Timing, after: Instant, count: int = SHOWN) -> tuple[Slot, ...]:
    """Return the next firings after a moment."""
    return tuple(islice(slots_after(timing, after), count))


def _once(timing: Timing, zone: ZoneInfo) -> Iterator[Slot]:
    assert timing.starts is not None
    wall = datetime.fromisoformat(timing.starts)
    if timing.at is not None:
        yield _slot(zone, to_datetime(timing.at), wall, None)
        return
    yield _slot(zone, *_placed(zone, wall))


def _placed(zone: ZoneInfo, wall: datetime) -> tuple[datetime, datetime, Shift | None]:
    at, shift = shift_of(zone, wall)
    return at, wall, shift


def _slot(zone: ZoneInfo, at: datetime, wall: datetime, shift: Shift | None) -> Slot:
    local = at.astimezone(zone)
    note = None
    if shift is Shift.LEFT_OUT:
        note = (
            f"on {wall:%Y-%m-%d} {wall:%H:%M} does not exist in {zone.key}; it fires at "
            f"{_same_day(wall, local)}"
        )
    elif shift is Shift.TWICE:
        note = f"on {wall:%Y-%m-%d} {wall:%H:%M} comes twice in {zone.key}; it fires the first time"
    return Slot(at=to_instant(at), local=local.isoformat(timespec="seconds"), note=note)


def _same_day(wall: datetime, local: datetime) -> str:
    return f"{local:%H:%M}" if local.date() == wall.date() else f"{local:%Y-%m-%d %H:%M}"


def _rule(timing: Timing) -> Cron:
    if timing.cron is not None:
        return parse_cron(timing.cron)
    assert timing.starts is not None
    wall = datetime.fromisoformat(timing.starts)
    weekdays = frozenset(range(7))
    if timing.recurrence is Recurrence.WEEKLY:
        weekdays = frozenset({wall.isoweekday() % 7})
    return Cron(
        text=str(timing.recurrence),
        minutes=(wall.minute,),
        hours=(wall.hour,),
        second=wall.second,
        weekdays=weekdays,
    )


def timing_words(timing: Timing) -> str:
    """Return when it fires, in words: ``every Monday at 09:00 (Europe/Berlin)``."""
    return f"{_when(timing)} ({timing.timezone})"


def _when(timing: Timing) -> str:
    if timing.recurrence is Recurrence.NONE:
        assert timing.starts is not None
        wall = datetime.fromisoformat(timing.starts)
        return f"once, on {_day(wall)} {wall:%Y-%m-%d} at {_clock(wall)}"
    return cron_words(_rule(timing)) or f"by the cron expression “{timing.cron}”"


def _day(wall: datetime) -> str:
    return WEEKDAYS[wall.isoweekday() % 7]


def _clock(wall: datetime) -> str:
    return f"{wall:%H:%M:%S}" if wall.second else f"{wall:%H:%M}"


def slot_words(slot: Slot) -> str:
    """Return a firing in words: ``Mon 2027-03-29 07:00 (+02:00)``."""
    local = datetime.fromisoformat(slot.local)
    offset = slot.local[-6:]
    note = f": {slot.note}" if slot.note else ""
    return f"{_day(local)[:3]} {local:%Y-%m-%d} {_clock(local)} ({offset}){note}"


def policy_words(timing: Timing) -> str | None:
    """Return what changes of daylight saving do to a schedule; None where it is not to be said."""
    if timing.recurrence is Recurrence.NONE or timing.timezone in {"UTC", "Etc/UTC"}:
        return None
    if _rule(timing).fixed:
        return (
            "Times are those of the wall clock there. A time that daylight saving leaves out fires "
            "right after the jump; a time that comes twice fires the first time"
        )
    return (
        "It goes on evenly across changes of daylight saving: nothing in the hour that is left "
        "out, and both times in the one that comes twice"
    )


def moment_in(timezone: str, text: str) -> Instant:
    """Return a moment from a text: a time with its offset, or one on the wall of a zone.

    A time that daylight saving leaves out is the moment right after the jump; of one that comes
    twice it is the first.

    Raises:
        ValueError: It is no time, or too far away.
    """
    moment = _within_years(datetime.fromisoformat(text.strip()))
    if moment.tzinfo is None:
        moment, _ = shift_of(zone_of(timezone), moment)
    return to_instant(moment)


def local_of(timing: Timing, moment: Instant) -> str:
    """Return a moment in the zone of a schedule, with its offset."""
    zone = zone_of(timing.timezone)
    return to_datetime(moment).astimezone(zone).isoformat(timespec="seconds")
