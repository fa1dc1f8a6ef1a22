from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.instant import Instant, to_datetime
from buddy.domain.period import parse_period, period_in
from buddy.errors import ToolInputInvalid

NOW = Instant("2026-11-26T17:00:00.000Z")  # a Thursday


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("how many missions failed this week", "this week"),
        ("what did I spend in the last 7 days?", "last 7 days"),
        ("over the past 24 hours", "last 24 hours"),
        ("Wie viel in den letzten 3 Tagen?", "last 3 days"),
        ("combien ces derniers jours", ""),
        ("les 2 missions des derniers 5 jours", "last 5 days"),
        ("en los últimos 10 días", "last 10 days"),
        ("kosten diesen Monat", "this month"),
        ("the past hour", "last 1 hours"),
        ("how reliable are you", ""),
        ("all time", "all time"),
    ],
)
def test_the_period_of_a_sentence(text: str, name: str) -> None:
    assert period_in(text) == name


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("today", "2026-11-26T00:00:00.000Z", NOW),
        ("yesterday", "2026-11-25T00:00:00.000Z", "2026-11-26T00:00:00.000Z"),
        ("this week", "2026-11-23T00:00:00.000Z", NOW),
        ("last week", "2026-11-16T00:00:00.000Z", "2026-11-23T00:00:00.000Z"),
        ("this month", "2026-11-01T00:00:00.000Z", NOW),
        ("last month", "2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z"),
        ("this year", "2026-01-01T00:00:00.000Z", NOW),
        ("24 hours", "2026-11-25T17:00:00.000Z", NOW),
        ("2 weeks", "2026-11-12T17:00:00.000Z", NOW),
        ("all time", None, NOW),
    ],
)
def test_where_a_period_begins_and_ends(name: str, start: str | None, end: str) -> None:
    period = parse_period(name, NOW)
    assert (period.start, period.end) == (start, end)


def test_a_period_that_goes_on_holds_this_very_moment_and_one_that_is_over_not_its_end() -> None:
    today, yesterday = (parse_period(name, NOW) for name in ("today", "yesterday"))
    assert today.holds(NOW)
    assert not yesterday.holds(Instant("2026-11-26T00:00:00.000Z"))
    assert yesterday.holds(Instant("2026-11-25T00:00:00.000Z"))
    assert not yesterday.holds(Instant("2026-11-24T23:59:59.999Z"))


def test_what_names_no_period_is_refused() -> None:
    with pytest.raises(ToolInputInvalid, match="'soon' is no period; write today"):
        parse_period("soon", NOW)


@given(st.integers(0, 99_999), st.sampled_from(["hours", "days", "weeks", "months", "years"]))
def test_any_number_of_units_is_a_time_before_now(number: int, unit: str) -> None:
    start = parse_period(f"last {number} {unit}", NOW).start
    assert start is not None
    assert timedelta(0) <= to_datetime(NOW) - to_datetime(start) <= timedelta(days=36_500)


@given(st.text())
def test_any_text_may_be_asked(text: str) -> None:
    assert isinstance(period_in(text), str)
