"""Cron expressions are read, or refused with the field at fault."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.cron import fits_day, parse_cron, seconds_of_day
from buddy.errors import InputInvalid


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("75 3 * * *", "minute"),
        ("*/0 3 * * *", "minute"),
        ("5- 3 * * *", "minute"),
        ("0 24 * * *", "hour"),
        ("0 9-7 * * *", "hour"),
        ("0 9 0 * *", "day-of-month"),
        ("0 9 XL * *", "day-of-month"),
        ("0 9 30 FEB *", "day-of-month"),
        ("0 9 * 13 *", "month"),
        ("0 9 * Smarch *", "month"),
        ("0 9 * * 8", "day-of-week"),
        ("0 9 * * MON#6", "day-of-week"),
        ("0 9 * * ٣", "day-of-week"),
        ("0 9 * *", ""),
        ("0 0 9 * * *", ""),
        ("@sometimes", ""),
        ("1" * 300, ""),
    ],
)
def test_a_wrong_expression_is_refused_with_its_field(text: str, field: str) -> None:
    with pytest.raises(InputInvalid) as refusal:
        parse_cron(text)
    assert refusal.value.details["cron_field"] == field
    assert refusal.value.details["field"] == "cron"
    assert field in refusal.value.message


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0 9 L * *", date(2028, 2, 29)),
        ("0 9 LW * *", date(2027, 10, 29)),
        ("0 9 * * 5L", date(2027, 10, 29)),
        ("0 9 * * mon#2", date(2027, 10, 11)),
        ("0 9 13 * fri", date(2027, 10, 1)),
        ("0 9 */1 * fri", date(2027, 10, 8)),
        ("0 9 * * 7", date(2027, 10, 3)),
        ("@weekly", date(2027, 10, 3)),
    ],
)
def test_days_fit(text: str, day: date) -> None:
    assert fits_day(parse_cron(text), day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("0 9 L * *", date(2028, 2, 28)),
        ("0 9 LW * *", date(2027, 10, 31)),
        ("0 9 * * 5L", date(2027, 10, 22)),
        ("0 9 * * mon#2", date(2027, 10, 4)),
        ("0 9 13 * fri", date(2027, 10, 2)),
        ("0 9 */2 * fri", date(2027, 10, 8)),
        ("@monthly", date(2027, 10, 2)),
    ],
)
def test_other_days_do_not(text: str, day: date) -> None:
    assert not fits_day(parse_cron(text), day)


def test_a_step_after_one_number_goes_on_to_the_end() -> None:
    assert parse_cron("50/4 3 * * *").minutes == (50, 54, 58)


@given(
    st.lists(st.integers(0, 59), min_size=1, max_size=20),
    st.lists(st.integers(0, 23), min_size=1, max_size=20),
)
def test_times_of_day_rise_and_are_those_named(minutes: list[int], hours: list[int]) -> None:
    cron = parse_cron(f"{','.join(map(str, minutes))} {','.join(map(str, hours))} * * *")
    found = list(seconds_of_day(cron, 0, 86_400))
    assert found == sorted({h * 3600 + m * 60 for h in cron.hours for m in cron.minutes})
    middle = 43_200
    parts = [*seconds_of_day(cron, 0, middle), *seconds_of_day(cron, middle, 86_400)]
    assert parts == found
