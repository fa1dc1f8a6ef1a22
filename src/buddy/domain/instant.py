"""Points in time, in one form on every floor.

An `Instant` is UTC ISO-8601 with milliseconds and ``Z`` (``2024-01-15T10:30:45.123Z``), as the
API, the event log and every store hold it. The form has one length, so comparing the texts
compares the times, in Python, in SQL and in Firestore alike.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NewType

Instant = NewType("Instant", str)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_SECONDS = 86_400


def to_instant(moment: datetime) -> Instant:
    """Write an aware datetime as an instant, cut (not rounded) to milliseconds.

    Raises:
        ValueError: The datetime has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return Instant(text.replace("+00:00", "Z"))


def parse_instant(text: str) -> Instant:
    """Read any ISO-8601 time with a zone as an instant.

    Raises:
        ValueError: The text is no such time.
    """
    try:
        return to_instant(datetime.fromisoformat(text))
    except OverflowError as error:
        raise ValueError(f"{text!r} lies outside of the calendar") from error


def to_datetime(instant: Instant) -> datetime:
    """Return the aware UTC datetime of an instant."""
    return datetime.fromisoformat(instant)


def seconds_between(start: Instant, end: Instant) -> float:
    """Return the seconds from start to end (negative when end is earlier), to a millisecond."""
    return round((to_datetime(end) - to_datetime(start)).total_seconds(), 3)


def milliseconds(instant: Instant) -> int:
    """Return the milliseconds since 1970."""
    since = to_datetime(instant) - _EPOCH
    return (since.days * _DAY_SECONDS + since.seconds) * 1000 + since.microseconds // 1000


def plus_seconds(instant: Instant, seconds: float) -> Instant:
    """Return the instant that many seconds later."""
    return to_instant(to_datetime(instant) + timedelta(seconds=seconds))
