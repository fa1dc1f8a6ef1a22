"""Days and months that are added up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.histogram import Histogram, of_seconds
from buddy.domain.ids import LOCAL_USER
from buddy.domain.rollup import (
    DRAWN,
    DayRollup,
    Rollup,
    added,
    begin_of,
    days_back,
    drawn,
    with_day,
    with_days,
)

COUNTS = st.dictionaries(
    st.sampled_from(["proposed", "settled", "ended/failed", "failed/a", "failed/b"]),
    st.integers(-3, 9),
)
TIMES = st.dictionaries(st.sampled_from(["run", "tool/a"]), st.floats(0, 99).map(of_seconds))


def sums(counts: dict[str, int], times: dict[str, Histogram]) -> Rollup:
    return added([Rollup(counts=counts, times=times)])


ROLLUPS = st.builds(sums, COUNTS, TIMES)


def day(name: str, rollup: Rollup) -> DayRollup:
    return DayRollup(record_id=name, user_id=LOCAL_USER, created_at=begin_of(name), rollup=rollup)


@given(ROLLUPS, ROLLUPS, ROLLUPS)
def test_the_order_of_adding_does_not_matter(a: Rollup, b: Rollup, c: Rollup) -> None:
    assert (a + b) + c == a + (b + c) == added([c, b, a])
    assert a + Rollup() == a
    assert all(a.counts.values())


@given(st.lists(st.tuples(st.sampled_from(["2026-01-01", "2026-01-31"]), ROLLUPS), min_size=1))
def test_a_month_is_its_days_however_they_come(deltas: list[tuple[str, Rollup]]) -> None:
    days = [day(name, rollup) for name, rollup in deltas]
    at_once = with_days(None, "2026-01", days)
    one_by_one = None
    for each in days:
        one_by_one = with_days(one_by_one, "2026-01", [each])
    assert one_by_one == at_once
    assert at_once.rollup == added(rollup for _, rollup in deltas)
    kept: dict[str, DayRollup] = {}
    for each in days:
        kept[each.record_id] = with_day(kept.get(each.record_id), each)
    for name, found in kept.items():
        assert at_once.days.get(name, (0,) * len(DRAWN)) == drawn(found.rollup)


def test_what_is_kept_by_tool_is_drawn_for_all_of_them() -> None:
    counts = {"failed/a": 2, "failed/b": 3, "ended/failed": 7, "proposed": 1}
    values = dict(zip(DRAWN, drawn(Rollup(counts=counts)), strict=True))
    assert values == {
        "proposed": 1,
        "ended/completed": 0,
        "ended/failed": 7,
        "succeeded/*": 0,
        "failed/*": 5,
        "settled": 0,
    }
    assert Rollup(counts=counts).by("failed") == {"a": 2, "b": 3}


def test_days_and_when_they_begin() -> None:
    assert begin_of("2026-01-15") == "2026-01-15T00:00:00.000Z"
    assert begin_of("2026-01") == "2026-01-01T00:00:00.000Z"
    assert days_back("2026-03-01", 1) == "2026-02-28"
    assert days_back("2026-03-01", 0) == "2026-03-01"
