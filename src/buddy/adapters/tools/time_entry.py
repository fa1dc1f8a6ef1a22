"""Describing a moment in a place: fields for programs, sentences for people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from buddy.domain import calendar_text
from buddy.domain.instant import to_instant
from buddy.domain.json_value import JsonValue

_LOOK_AHEAD: Final = 366
"""Days in which the next change of the clocks is looked for."""
_WINTER_IS_SAVING: Final = frozenset({"Europe/Dublin", "Eire"})
"""Zones whose law calls summer time standard and winter time the deviation. People mean summer
time by daylight saving there too."""


def entry(place: str, local: datetime) -> dict[str, JsonValue]:
    """Describe a moment in a place, as the output schema says."""
    return {
        "place": place,
        "zone": _zone_name(local),
        "iso": local.isoformat(timespec="seconds"),
        "date": local.date().isoformat(),
        "time": local.strftime("%H:%M:%S"),
        "weekday": calendar_text.WEEKDAYS[local.weekday()],
        "utc_offset": _offset_text(offset(local)),
        "dst": _is_saving(local),
        "next_change": _next_change(local),
    }


def _zone_name(local: datetime) -> str:
    key = getattr(local.tzinfo, "key", None)
    return key if isinstance(key, str) else local.tzname() or "UTC"


def offset(local: datetime) -> timedelta:
    """Return the distance from UTC."""
    return local.utcoffset() or timedelta(0)


def _is_saving(local: datetime) -> bool:
    saving = bool(local.dst())
    return not saving if _zone_name(local) in _WINTER_IS_SAVING else saving


def _next_change(local: datetime) -> dict[str, JsonValue] | None:
    """Find the next change of the offset within a year, to the second; None where there is none.

    The days are walked in UTC and the day of the change is halved until one second is left.
    """
    zone = local.tzinfo
    before = local.astimezone(UTC)
    for _ in range(_LOOK_AHEAD):
        after = before + timedelta(days=1)
        if offset(after.astimezone(zone)) != offset(before.astimezone(zone)):
            break
        before = after
    else:
        return None
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        if offset(middle.astimezone(zone)) == offset(before.astimezone(zone)):
            before = middle
        else:
            after = middle
    after = after.replace(microsecond=0)
    old, new = offset(before.astimezone(zone)), offset(after.astimezone(zone))
    return {
        "at": to_instant(after),
        "local_before": (after + old).strftime("%Y-%m-%dT%H:%M:%S"),
        "local_after": (after + new).strftime("%Y-%m-%dT%H:%M:%S"),
        "direction": "forward" if new > old else "back",
        "shift_minutes": int(abs(new - old).total_seconds() // 60),
        "utc_offset": _offset_text(new),
    }


def _offset_text(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def clock_text(entry: dict[str, JsonValue]) -> str:
    """Return time, weekday and date of an entry."""
    return f"{str(entry['time'])[:5]} on {entry['weekday']} {entry['date']}"


def sentence(entry: dict[str, JsonValue]) -> str:
    """Return an entry as a sentence."""
    summer = ", daylight saving time" if entry["dst"] else ""
    return f"In {entry['place']} it is {clock_text(entry)} (UTC{entry['utc_offset']}{summer})"


def ahead_text(ahead: timedelta) -> str:
    """Return a difference between two places in words."""
    minutes = int(ahead.total_seconds() // 60)
    if not minutes:
        return "the same time"
    hours, rest = divmod(abs(minutes), 60)
    length = f"{hours} h" + (f" {rest} min" if rest else "")
    return f"{length} {'ahead' if minutes > 0 else 'behind'}"
