"""One other time takes the place of one; of what comes back only a weekday moves so."""

from __future__ import annotations

import pytest

from buddy.domain.instant import Instant
from buddy.domain.schedule_moved import moved_to
from buddy.domain.schedule_timing import Recurrence, Timing, make_timing, timing_words

NOW = Instant("2026-01-15T10:30:00.000Z")


def once() -> Timing:
    return make_timing(timezone="UTC", trigger_time="2026-01-16T10:00", now=NOW)


def cron(rule: str) -> Timing:
    return make_timing(timezone="UTC", recurrence=Recurrence.CRON, cron=rule, now=NOW)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("in two hours", "on Thursday 2026-01-15 at 12:30"),
        ("friday", "on Friday 2026-01-16 at 10:00"),
        ("Dienstag um 8:30", "on Tuesday 2026-01-20 at 08:30"),
        ("every monday at 9", "every Monday at 09:00"),
    ],
)
def test_what_fires_once_moves_there(words: str, when: str) -> None:
    moved = moved_to(once(), words, NOW)
    assert moved is not None
    assert when in timing_words(moved)


@pytest.mark.parametrize(
    ("words", "when"),
    [("tuesday", "every Tuesday at 07:00"), ("tuesday at 8:30", "every Tuesday at 08:30")],
)
def test_one_day_of_the_week_becomes_another(words: str, when: str) -> None:
    moved = moved_to(cron("0 7 * * 1"), words, NOW)
    assert moved is not None
    assert when in timing_words(moved)


@pytest.mark.parametrize("rule", ["0 7 * * *", "0 7 * * 1-5", "0 */2 * * *"])
def test_what_comes_back_is_not_lost_to_one_time(rule: str) -> None:
    assert moved_to(cron(rule), "in two hours", NOW) is None
    assert moved_to(cron(rule), "tuesday at 8:30", NOW) is None
