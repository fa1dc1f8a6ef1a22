"""Rules fire at the right moments, on both sides of every jump of the clock."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise, takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.cron import parse_cron
from buddy.domain.cron_times import Shift, occurrences, shift_of, stretches

HOUR = timedelta(hours=1)
ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "America/St_Johns",
    "America/Santiago",
    "Africa/Cairo",
    "Asia/Beirut",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
)
"""Zones with daylight saving, on both halves of the earth; half an hour in Lord Howe."""
YEAR = datetime(2027, 1, 1, tzinfo=UTC)
NEXT_YEAR = datetime(2028, 1, 1, tzinfo=UTC)
RULES = ("30 2 * * *", "15 0 * * *", "*/30 * * * *", "0 * * * *", "45 1 * * 0", "0 9 1 * *")


def year_of(rule: str, zone: ZoneInfo) -> list[tuple[datetime, Shift | None]]:
    found = occurrences(parse_cron(rule), zone, YEAR)
    return [(each.at, each.shift) for each in takewhile(lambda each: each.at < NEXT_YEAR, found)]


@pytest.mark.parametrize("name", ZONES)
def test_a_year_across_both_jumps(name: str) -> None:
    zone = ZoneInfo(name)
    assert len(list(jumps(zone))) == 2
    for rule in ("30 2 * * *", "15 0 * * *"):
        daily = year_of(rule, zone)
        days = Counter(at.astimezone(zone).date() for at, _ in daily)
        first, last = min(days), max(days)
        assert set(days.values()) == {1}
        assert len(days) == (last - first).days + 1
        minute, hour = (int(part) for part in rule.split()[:2])
        wall = time(hour, minute)
        for at, shift in daily:
            local = at.astimezone(zone)
            assert local.time() == wall or shift is Shift.LEFT_OUT
            assert local.fold == 0
    evenly = [at for at, _ in year_of("*/30 * * * *", zone)]
    assert {b - a for a, b in pairwise(evenly)} == {HOUR / 2}


def jumps(zone: ZoneInfo) -> list[datetime]:
    found = list(stretches(zone, YEAR, NEXT_YEAR))
    return [b.start for a, b in pairwise(found) if a.offset != b.offset]


@pytest.mark.parametrize("name", ZONES)
def test_one_firing_after_another_is_the_whole_year(name: str) -> None:
    """Whoever asks after each firing for the next one finds what a look ahead has found."""
    zone = ZoneInfo(name)
    for rule in RULES:
        for jump in jumps(zone):
            near, at = list[datetime](), jump - timedelta(hours=30)
            cron = parse_cron(rule)
            ahead = [each.at for each in islice(occurrences(cron, zone, at), 12)]
            for _ in ahead:
                at = next(occurrences(cron, zone, at)).at
                near.append(at)
            assert near == ahead


def test_a_time_that_is_left_out_fires_after_the_jump_once() -> None:
    zone = ZoneInfo("Europe/Berlin")
    found = islice(
        occurrences(parse_cron("10,30 2,3 * * *"), zone, datetime(2027, 3, 27, 22, tzinfo=UTC)), 3
    )
    told = [(each.at.astimezone(zone).strftime("%d %H:%M"), each.shift) for each in found]
    assert told == [("28 03:00", Shift.LEFT_OUT), ("28 03:10", None), ("28 03:30", None)]


def test_a_day_that_is_left_out_fires_when_the_next_one_begins() -> None:
    zone = ZoneInfo("Pacific/Apia")  # went over the date line: no 30 December 2011
    found = next(occurrences(parse_cron("0 9 30 12 *"), zone, datetime(2011, 6, 1, tzinfo=UTC)))
    assert found.at.astimezone(zone).date() == date(2011, 12, 31)
    assert found.shift is Shift.LEFT_OUT


def test_what_never_comes_ends() -> None:
    cron = parse_cron("0 0 30 2 1#5")  # either field is enough: a fifth Monday of February
    at = next(occurrences(cron, ZoneInfo("UTC"), YEAR)).at
    assert (at.month, at.weekday(), at.day) == (2, 0, 29)
    late = datetime(date.max.year - 1, 12, 31, tzinfo=UTC)
    assert not list(occurrences(parse_cron("0 0 1 1 *"), ZoneInfo("UTC"), late))


@given(st.sampled_from(ZONES), st.integers(0, 365 * 24 * 60))
def test_a_time_on_the_wall_is_placed_as_the_calendar_says(name: str, minute: int) -> None:
    zone, wall = ZoneInfo(name), datetime.combine(date(2027, 1, 1), time())
    wall += timedelta(minutes=minute)
    at, shift = shift_of(zone, wall)
    local = at.astimezone(zone)
    if shift is Shift.LEFT_OUT:
        before = (at - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
        assert before < wall < local.replace(tzinfo=None)
    else:
        assert local.replace(tzinfo=None) == wall
        assert local.fold == 0
        again = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
        assert (shift is Shift.TWICE) == (again != at)


@given(st.sampled_from(ZONES), st.sampled_from(RULES), st.integers(0, 366 * 86_400))
def test_firings_come_later_and_fit_the_clock(name: str, rule: str, second: int) -> None:
    zone, cron = ZoneInfo(name), parse_cron(rule)
    after = YEAR + timedelta(seconds=second)
    for each in islice(occurrences(cron, zone, after), 3):
        local = each.at.astimezone(zone)
        assert each.at > after
        assert each.shift is Shift.LEFT_OUT or (
            local.hour in cron.hours and local.minute in cron.minutes
        )
        after = each.at


@pytest.mark.parametrize("zone", ZONES[:4])
@pytest.mark.parametrize("rule", RULES)
def test_an_end_leaves_out_what_comes_from_then_on_and_nothing_else(rule: str, zone: str) -> None:
    where, end = ZoneInfo(zone), datetime(2027, 4, 1, 9, 30, tzinfo=UTC)
    every = occurrences(parse_cron(rule), where, YEAR)
    bounded = list(occurrences(parse_cron(rule), where, YEAR, end))
    assert bounded == list(takewhile(lambda each: each.at < end, every))
    assert list(occurrences(parse_cron(rule), where, end, YEAR)) == []
