"""A schedule's time moved to another one: "in two hours", "friday", "tuesday at 8:30"."""

from __future__ import annotations

from typing import Final

from buddy.domain.clock_words import SPAN, clocks_in
from buddy.domain.instant import Instant, to_datetime
from buddy.domain.schedule_days import without_day_names
from buddy.domain.schedule_timing import Recurrence, Timing, zone_of
from buddy.domain.schedule_words import read_time

_CLOCK_AT: Final = 11
"""Where the time of day begins in `Timing.starts`."""
_EVERY_DAY: Final = "*"
_FIELDS: Final = 5


def moved_to(timing: Timing, words: str, now: Instant) -> Timing | None:
    """Return the times of a schedule after a move to one other time; None: they cannot be put so.

    What fires once fires then; a day alone keeps the time of the day. What fires on one day of the
    week fires on the day of the week that is named. Whatever else comes back is not moved by one
    time, for its other times would be lost.

    Args:
        timing: When it fires now.
        words: The time that it is moved to.
        now: The moment that they are reckoned from.
    """
    clock = _clock_of(timing)
    alone = not clocks_in(words) and SPAN.search(words) is None
    said = f"{words} at {clock}" if alone and clock else words
    found = read_time(said, timing.timezone, now).timing
    if (
        found is None
        or timing.recurrence is Recurrence.NONE
        or found.recurrence is not Recurrence.NONE
    ):
        return found
    if not _is_weekly(timing) or without_day_names(words) == words:
        return None
    return read_time(f"every {said}", timing.timezone, now).timing


def _clock_of(timing: Timing) -> str | None:
    """Return the one time of day that a schedule fires at; None: it has several."""
    if timing.at is not None:
        return f"{to_datetime(timing.at).astimezone(zone_of(timing.timezone)):%H:%M}"
    if timing.starts is not None:
        return timing.starts[_CLOCK_AT : _CLOCK_AT + 5]
    fields = (timing.cron or "").split()
    if len(fields) != _FIELDS or not (fields[0].isdigit() and fields[1].isdigit()):
        return None
    return f"{int(fields[1])}:{int(fields[0]):02d}"


def _is_weekly(timing: Timing) -> bool:
    """Tell whether a schedule fires on one day of each week."""
    if timing.recurrence is Recurrence.WEEKLY:
        return True
    fields = (timing.cron or "").split()
    return len(fields) == _FIELDS and fields[4].isdigit() and fields[2:4] == [_EVERY_DAY] * 2
