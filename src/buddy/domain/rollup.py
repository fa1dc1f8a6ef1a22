"""What happened in a day or a month, in figures that can be added up.

A rollup knows only sums, all of them whole numbers: how often, how much, how long. Adding the
rollups of some days gives the rollup of those days together, whatever the order. What never
happened is not in it, so a quiet day is a small row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar, Final

from buddy.domain.histogram import Histogram, combined
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant

MILLIONTHS: Final = 1_000_000
"""Shares are summed as whole millionths: sums of floats would depend on their order."""
POSITION_ID: Final = "position"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup:
    """Sums."""

    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    """By figure, or by ``figure/of what`` (see `buddy.domain.rollup_fold`); none is zero."""
    times: Mapping[str, Histogram] = field(default_factory=dict[str, Histogram])
    """By what took them."""

    def __add__(self, other: Rollup) -> Rollup:
        return added((self, other))

    def count(self, figure: str, of: str | None = None) -> int:
        """Return a sum; 0 where there is none."""
        return self.counts.get(figure if of is None else f"{figure}/{of}", 0)

    def by(self, figure: str) -> dict[str, int]:
        """Return the sums of a figure, by what they are of, in that order."""
        start = f"{figure}/"
        found = {key[len(start) :]: n for key, n in self.counts.items() if key.startswith(start)}
        return dict(sorted(found.items()))

    def time(self, what: str) -> Histogram:
        """Return how long something took."""
        return self.times.get(what, _NEVER)


_NEVER: Final = Histogram()


def added(rollups: Iterable[Rollup]) -> Rollup:
    """Return some rollups as one."""
    counts, times = dict[str, int](), dict[str, list[Histogram]]()
    for rollup in rollups:
        for figure, count in rollup.counts.items():
            counts[figure] = counts.get(figure, 0) + count
        for what, histogram in rollup.times.items():
            times.setdefault(what, []).append(histogram)
    return Rollup(
        counts={figure: count for figure, count in sorted(counts.items()) if count},
        times={what: combined(some) for what, some in sorted(times.items())},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRollup:
    """A user's day, in UTC."""

    record_kind: ClassVar[str] = "day_rollup"
    record_id: str
    """The day: ``2026-01-15``."""
    user_id: UserId
    created_at: Instant
    """When the day begins."""
    rollup: Rollup

    @property
    def month(self) -> str:
        """The month that it lies in."""
        return self.record_id[:7]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRollup:
    """A user's month: its days together, and of each day what a chart draws."""

    record_kind: ClassVar[str] = "month_rollup"
    record_id: str
    """The month: ``2026-01``."""
    user_id: UserId
    created_at: Instant
    """When the month begins."""
    rollup: Rollup
    days: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    """Each day's `drawn`, for days on which anything of it happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RollupPosition:
    """How far a user's log has been added up."""

    record_kind: ClassVar[str] = "rollup_position"
    record_id: str = POSITION_ID
    user_id: UserId
    cursor: int = 0
    """Everything up to this event is in the rows."""
    as_of: Instant | None = None
    """When the last event happened that is in them."""
    closing: tuple[MissionId, ...] = ()
    """Missions whose end is counted, while their run's stop may still come; the latest last."""
    created_at: Instant


DRAWN: Final = (
    "proposed",
    "ended/completed",
    "ended/failed",
    "succeeded/*",
    "failed/*",
    "settled",
)
"""What charts draw of a day; with a star: of all that a figure is kept by, together."""


def drawn(rollup: Rollup) -> tuple[int, ...]:
    """Return what charts draw of a day, in the order of `DRAWN`."""
    return tuple(
        sum(rollup.by(figure[:-2]).values()) if figure.endswith("/*") else rollup.count(figure)
        for figure in DRAWN
    )


def with_day(day: DayRollup | None, delta: DayRollup) -> DayRollup:
    """Return a day after more of its events."""
    if day is None:
        return delta
    return DayRollup(
        record_id=day.record_id,
        user_id=day.user_id,
        created_at=day.created_at,
        rollup=day.rollup + delta.rollup,
    )


def with_days(month: MonthRollup | None, name: str, deltas: Iterable[DayRollup]) -> MonthRollup:
    """Return a month after more events of its days.

    Args:
        month: Before; None before the first event.
        name: The month.
        deltas: What came, by day; all of one user.
    """
    deltas = tuple(deltas)
    days = dict(month.days) if month else {}
    for delta in deltas:
        more, before = drawn(delta.rollup), days.get(delta.record_id, (0,) * len(DRAWN))
        days[delta.record_id] = tuple(a + b for a, b in zip(before, more, strict=True))
    parts = [delta.rollup for delta in deltas]
    return MonthRollup(
        record_id=name,
        user_id=deltas[0].user_id,
        created_at=begin_of(name),
        rollup=added([month.rollup, *parts] if month else parts),
        days={day: values for day, values in sorted(days.items()) if any(values)},
    )


def begin_of(period: str) -> Instant:
    """Return when a day or a month begins."""
    first = period if len(period) == len("2026-01-15") else f"{period}-01"
    return Instant(f"{first}T00:00:00.000Z")


def days_back(day: str, days: int) -> str:
    """Return the day so many days before another."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
