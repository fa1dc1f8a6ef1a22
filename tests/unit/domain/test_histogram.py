"""Durations in buckets: what they lose, and what adding them does not."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.histogram import (
    BOUNDS,
    LONGEST_MS,
    RELATIVE_ERROR,
    Histogram,
    combined,
    of_seconds,
)

SECONDS = st.integers(0, 10 * 86_400_000).map(lambda ms: ms / 1000)
SOME = st.lists(SECONDS, min_size=1, max_size=60)


def histogram(seconds: list[float]) -> Histogram:
    return combined(of_seconds(each) for each in seconds)


@given(SOME, st.sampled_from([0.5, 0.9, 0.95, 0.99, 1.0]))
def test_a_quantile_is_off_by_a_fortieth_at_most(seconds: list[float], share: float) -> None:
    exact = sorted(seconds)[math.ceil(share * len(seconds)) - 1]
    told = histogram(seconds).quantile_seconds(share)
    assert told is not None
    assert abs(told - exact) <= RELATIVE_ERROR * exact + 1e-9


@given(SOME)
def test_the_mean_is_exact_and_so_are_twenty_milliseconds(seconds: list[float]) -> None:
    found = histogram(seconds)
    assert found.count == len(seconds)
    assert math.isclose(found.mean_seconds() or 0.0, sum(seconds) / len(seconds), abs_tol=1e-9)
    for ms in range(20):
        assert of_seconds(ms / 1000).quantile_seconds(0.5) == ms / 1000


@given(SOME, SOME, SOME)
def test_adding_is_counting_all_of_them(a: list[float], b: list[float], c: list[float]) -> None:
    whole = histogram([*a, *b, *c])
    assert histogram(a) + (histogram(b) + histogram(c)) == whole
    assert (histogram(c) + histogram(a)) + histogram(b) == whole
    assert Histogram() + whole == whole


def test_of_nothing_nothing_is_told() -> None:
    assert Histogram().mean_seconds() is None
    assert Histogram().quantile_seconds(0.99) is None


def test_what_takes_for_ever_counts_as_three_years() -> None:
    assert of_seconds(1e15).total_ms == LONGEST_MS
    assert of_seconds(-3.0) == of_seconds(0.0)
    assert BOUNDS[-1] >= LONGEST_MS
    assert len(BOUNDS) < 500
