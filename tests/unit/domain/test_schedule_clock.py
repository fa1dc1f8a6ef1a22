"""Another time of day for what repeats."""

from __future__ import annotations

import pytest

from buddy.domain.schedule_clock import only_corrects, other_clock, other_times, with_clock
from buddy.domain.schedule_timing import Recurrence, make_timing
from buddy.testing.factories import at


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("at 8 instead", "08:00"),
        ("change the time to 8:30", "08:30"),
        ("make it 10:15", "10:15"),
        ("change it to 8pm please", "20:00"),
        ("make it 8 o'clock", "08:00"),
        ("um 8 statt um 9", "08:00"),
        ("mejor a las 8", "08:00"),
        ("plutôt à 18h", "18:00"),
        ("at noon", "12:00"),
        ("move it to 7 in the evening", "19:00"),
        ("lieber um 7 Uhr abends", "19:00"),
        ("meglio alle 7 di sera", "19:00"),
        ("at 9 and 18 instead", "09:00,18:00"),
        ("um 8, 12 und 18 Uhr", "08:00,12:00,18:00"),
        ("make it times ten", None),
        ("make it 3 results", None),
        ("at most 8", None),
        ("no, 7pm", "19:00"),
        ("doch lieber um 10", "10:00"),
        ("anzi, alle 19", "19:00"),
        ("muda para as 8", "08:00"),
        ("zet het op 8 uur", "08:00"),
        ("no, 7", None),
        ("no 7 results", None),
        ("no, tomorrow at 9", None),
        ("search at 8", None),
        ("change it to $8", None),
    ],
)
def test_a_time_in_the_place_of_another(said: str, clock: str | None) -> None:
    assert other_clock(said) == clock


@pytest.mark.parametrize(
    ("cron", "after"),
    [("0 7 * * 1-5", "30 8 * * 1-5"), ("*/15 * * * *", None), ("0 7,9 * * *", None)],
)
def test_the_days_stay(cron: str, after: str | None) -> None:
    timing = make_timing(timezone="UTC", recurrence=Recurrence.CRON, cron=cron, now=at())
    moved = with_clock(timing, "08:30", at())
    assert (moved.cron if moved else None) == after


def test_several_times_of_a_day_share_their_minute() -> None:
    timing = make_timing(timezone="UTC", cron="0 7 * * 1-5", now=at())
    moved = with_clock(timing, "09:30,18:30", at())
    assert moved is not None
    assert moved.cron == "30 9,18 * * 1-5"
    assert with_clock(timing, "09:30,18:00", at()) is None


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("no make it every 2 hours", "every 2 hours"),
        ("nein, alle zwei Stunden", "alle zwei Stunden"),
        ("melhor a cada 2 horas", "cada 2 horas"),
        ("mach lieber jeden Montag um 8", "jeden Montag um 8"),
        ("every 2 hours", None),
        ("make it every monday", None),
        ("no, every 2 hours search for tea", None),
    ],
)
def test_other_times_altogether(said: str, times: str | None) -> None:
    assert other_times(said) == times


def test_words_that_only_correct() -> None:
    assert only_corrects("doch lieber,")
    assert not only_corrects("no tea")


def test_so_many_nights_are_no_other_time() -> None:
    assert other_clock("make it 4 nights") is None
    assert other_clock("make it 7 in the evening") == "19:00"
