"""Instants: one form, ordered as text exactly as in time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from buddy.domain.instant import (
    Instant,
    parse_instant,
    plus_seconds,
    seconds_between,
    to_datetime,
    to_instant,
)

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(
    datetime(1, 1, 3),  # noqa: DTZ001  # Hypothesis adds the zone
    datetime(9999, 12, 29),  # noqa: DTZ001
    timezones=ZONES,
)


@settings(deadline=None)
@given(MOMENTS)
def test_the_form_is_one(moment: datetime) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", to_instant(moment))


@settings(deadline=None)
@given(MOMENTS)
def test_milliseconds_are_kept_and_finer_parts_cut(moment: datetime) -> None:
    lost = moment - to_datetime(to_instant(moment))
    assert timedelta(0) <= lost < timedelta(milliseconds=1)
    assert parse_instant(to_instant(moment)) == to_instant(moment)


@settings(deadline=None)
@given(MOMENTS, MOMENTS)
def test_texts_are_ordered_as_times(a: datetime, b: datetime) -> None:
    one, two = to_instant(a), to_instant(b)
    assert (one < two) == (to_datetime(one) < to_datetime(two))
    assert (one == two) == (to_datetime(one) == to_datetime(two))
    assert a > b or one <= two


@settings(deadline=None)
@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(-(10**12), 10**12),
)
def test_seconds_added_are_the_seconds_between(moment: datetime, milliseconds: int) -> None:
    start, seconds = to_instant(moment), milliseconds / 1000
    end = plus_seconds(start, seconds)
    assert seconds_between(start, end) == seconds
    assert seconds_between(end, start) == -seconds


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-15T10:30:45.123Z",
        "2024-01-15T10:30:45.123999+00:00",
        "2024-01-15T11:30:45.123+01:00",
        "2024-01-15T00:00:45.123-10:30",
    ],
)
def test_any_iso_time_with_a_zone_is_read(text: str) -> None:
    assert parse_instant(text) == Instant("2024-01-15T10:30:45.123Z")


def test_whole_seconds_have_milliseconds_too() -> None:
    assert parse_instant("2024-01-15T10:30:45Z") == "2024-01-15T10:30:45.000Z"


@pytest.mark.parametrize("text", ["2024-01-15T10:30:45", "2024-01-15", "soon", "", "2024-13-01Z"])
def test_a_time_without_a_zone_is_no_instant(text: str) -> None:
    with pytest.raises(ValueError, match=r"zone|isoformat|month"):
        parse_instant(text)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_outside_of_the_calendar_is_no_instant(text: str) -> None:
    with pytest.raises(ValueError, match="calendar"):
        parse_instant(text)
