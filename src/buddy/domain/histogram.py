"""Durations counted in buckets, so that days can be added up and quantiles still be told.

Every histogram has the same buckets: up to 20 ms one for each millisecond, from there on each 5 %
wider than the one before, up to three years. Adding two histograms adds their buckets, and loses
nothing. A quantile is told from the middle of its bucket, so it is off by 2.5 % at most.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

GROWTH_PERCENT: Final = 5
LONGEST_MS: Final = 100_000_000_000
"""Three years; what took longer counts as that long."""
RELATIVE_ERROR: Final = 0.025
"""The most by which a quantile is off, as a share of it."""


def _bounds() -> tuple[int, ...]:
    """Return the last millisecond of each bucket. Whole numbers: alike on every machine."""
    found = [0]
    while found[-1] < LONGEST_MS:
        found.append((found[-1] + 1) * (100 + GROWTH_PERCENT) // 100)
    return tuple(found)


BOUNDS: Final = _bounds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """How often something took how long."""

    count: int = 0
    total_ms: int = 0
    """All of it together; exact, so the mean is."""
    buckets: tuple[int, ...] = ()
    """A bucket's number and how often, for each that is not empty, by number."""

    def __add__(self, other: Histogram) -> Histogram:
        return combined((self, other))

    def mean_seconds(self) -> float | None:
        """Return the mean, exact to the millisecond that was counted; None without a sample."""
        return self.total_ms / self.count / 1000 if self.count else None

    def quantile_seconds(self, share: float) -> float | None:
        """Return the smallest duration that at least this share did not exceed, within 2.5 %.

        Args:
            share: Above 0, up to 1.

        Returns:
            Seconds; None without a sample.
        """
        left = max(1, math.ceil(share * self.count))
        for number, often in pairs(self.buckets):
            left -= often
            if left <= 0:
                return _middle_ms(number) / 1000
        return None


def of_seconds(seconds: float) -> Histogram:
    """Return the histogram of one duration; below nothing counts as nothing."""
    took = min(max(0, round(seconds * 1000)), LONGEST_MS)
    return Histogram(count=1, total_ms=took, buckets=(bisect_left(BOUNDS, took), 1))


def combined(histograms: Iterable[Histogram]) -> Histogram:
    """Return all of them as one."""
    count, total, often = 0, 0, dict[int, int]()
    for each in histograms:
        count += each.count
        total += each.total_ms
        for number, times in pairs(each.buckets):
            often[number] = often.get(number, 0) + times
    flat = tuple(value for pair in sorted(often.items()) for value in pair)
    return Histogram(count=count, total_ms=total, buckets=flat)


def pairs(buckets: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return each bucket's number and how often."""
    return zip(buckets[::2], buckets[1::2], strict=True)


def _middle_ms(number: int) -> float:
    """Return the value from which neither end of a bucket is further than the other."""
    first, last = (BOUNDS[number - 1] + 1 if number else 0), min(BOUNDS[number], LONGEST_MS)
    return 2 * first * last / (first + last) if last else 0.0
