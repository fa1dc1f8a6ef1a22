"""When schedules fire, told in words."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.domain.instant import Instant
from buddy.domain.schedule_timing import (
    Recurrence,
    Timing,
    make_timing,
    next_slots,
    policy_words,
    slot_words,
    timing_words,
)
from buddy.errors import InputInvalid

NOW = Instant("2027-03-26T10:00:00.000Z")  # a Friday
BERLIN = "Europe/Berlin"
LEFT_OUT = "on 2027-03-28 02:30 does not exist in Europe/Berlin; it fires at 03:00"


def make(**asked: Any) -> Timing:
    given: dict[str, Any] = {"timezone": BERLIN, **asked}
    return make_timing(now=NOW, **given)


def told(count: int = 2, **asked: Any) -> list[str]:
    timing = make(**asked)
    return [slot_words(slot) for slot in next_slots(timing, NOW, count)]


def test_daily_times_follow_the_wall_clock_and_say_what_daylight_saving_does() -> None:
    assert told(3, recurrence=Recurrence.DAILY, trigger_time="2:30") == [
        "Sat 2027-03-27 02:30 (+01:00)",
        f"Sun 2027-03-28 03:00 (+02:00): {LEFT_OUT}",
        "Mon 2027-03-29 02:30 (+02:00)",
    ]


def test_a_time_that_comes_twice_fires_the_first_time() -> None:
    (slot,) = told(1, trigger_time="2027-10-31T02:30")
    assert slot == (
        "Sun 2027-10-31 02:30 (+02:00): on 2027-10-31 02:30 comes twice in Europe/Berlin; it fires "
        "the first time"
    )


def test_a_moment_with_its_offset_is_that_moment() -> None:
    assert told(trigger_time="2027-10-31T02:30:15+01:00") == ["Sun 2027-10-31 02:30:15 (+01:00)"]
    assert told(trigger_time="2027-03-26T09:59:59Z") == []


def test_weekly_begins_with_its_first_day() -> None:
    assert told(2, recurrence=Recurrence.WEEKLY, trigger_time="2027-04-05T09:00") == [
        "Mon 2027-04-05 09:00 (+02:00)",
        "Mon 2027-04-12 09:00 (+02:00)",
    ]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"recurrence": Recurrence.DAILY, "trigger_time": "07:05"}, "every day at 07:05"),
        ({"cron": "0 7 * * mon-fri"}, "every weekday at 07:00"),
        ({"cron": "0 7 * * 0,1"}, "every Monday and Sunday at 07:00"),
        ({"cron": "0 7 * * sat,sun"}, "every Saturday and Sunday at 07:00"),
        ({"cron": "0 7 1 * *"}, "on the 1st of each month at 07:00"),
        ({"trigger_time": "2027-03-29T09:00"}, "once, on Monday 2027-03-29 at 09:00"),
    ],
)
def test_words(asked: dict[str, Any], words: str) -> None:
    timing = make_timing(timezone=BERLIN, now=NOW, **asked)
    assert timing_words(timing) == f"{words} (Europe/Berlin)"


def test_what_daylight_saving_does_is_said_of_rules_that_it_touches() -> None:
    def said(zone: str = BERLIN, **asked: Any) -> str | None:
        return policy_words(make_timing(timezone=zone, now=NOW, **asked))

    assert "wall clock" in (said(cron="0 7 * * *") or "")
    assert "evenly" in (said(cron="*/30 * * * *") or "")
    assert said("UTC", cron="0 7 * * *") is None
    assert said(trigger_time="2027-03-29T09:00") is None


@pytest.mark.parametrize(
    ("asked", "field", "hint"),
    [
        ({"timezone": "Europe/Berlinn", "trigger_time": "9:00"}, "timezone", "Europe/Berlin"),
        ({"timezone": "../etc/passwd", "trigger_time": "9:00"}, "timezone", "IANA"),
        ({"timezone": "Europe", "trigger_time": "9:00"}, "timezone", "IANA"),
        ({}, "trigger_time", "trigger_time or cron"),
        ({"trigger_time": "soon"}, "trigger_time", "2027-01-04T09:00"),
        ({"trigger_time": "25:00"}, "trigger_time", "2027-01-04T09:00"),
        ({"trigger_time": "0001-01-01T00:00+14:00"}, "trigger_time", "2027-01-04T09:00"),
        ({"trigger_time": "0001-01-01T00:00"}, "trigger_time", "2027-01-04T09:00"),
        ({"trigger_time": "9999-12-31T23:59:59"}, "trigger_time", "2027-01-04T09:00"),
        ({"cron": "0 9 * * *", "trigger_time": "9999-12-31"}, "trigger_time", "2027-01-04T09:00"),
        ({"recurrence": Recurrence.WEEKLY, "trigger_time": "9:00"}, "trigger_time", "first day"),
        ({"recurrence": Recurrence.DAILY, "cron": "0 9 * * *"}, "recurrence", "cron goes with"),
        ({"recurrence": Recurrence.CRON}, "recurrence", "cron goes with"),
    ],
)
def test_what_cannot_be_used_is_refused(asked: dict[str, Any], field: str, hint: str) -> None:
    with pytest.raises(InputInvalid) as refusal:
        make(**asked)
    assert refusal.value.details["field"] == field
    assert hint in refusal.value.message
