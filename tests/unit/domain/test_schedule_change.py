"""What a message wants of a schedule that there is, read as a whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.instant import Instant
from buddy.domain.money import Money
from buddy.domain.plain_decision import words_of
from buddy.domain.schedule_change import (
    Deed,
    change_in,
    may_mean,
    names_left,
    on_days_said,
    says_schedule,
    with_days,
    with_days_off,
)
from buddy.domain.schedule_timing import Recurrence, make_timing

TODAY = date(2026, 11, 27)
NOW = Instant("2026-11-27T10:00:00.000Z")


@pytest.mark.parametrize(
    ("text", "deed", "named"),
    [
        ("pause the weekday check", Deed.PAUSE, {"weekday"}),
        ("please pause it", Deed.PAUSE, set[str]()),
        ("put the price check on hold", Deed.PAUSE, {"price"}),
        ("Can you pause the check of example.com?", Deed.PAUSE, {"example", "com"}),
        ("pausiere den Zeitplan", Deed.PAUSE, set[str]()),
        ("pause the music", Deed.PAUSE, {"music"}),
        ("resume it", Deed.RESUME, set[str]()),
        ("unpause the schedule sch_abcdefghijkl", Deed.RESUME, set[str]()),
    ],
)
def test_what_is_switched(text: str, deed: Deed, named: set[str]) -> None:
    found = change_in(text, TODAY)
    assert found is not None
    assert (found.deed, names_left(found)) == (deed, frozenset(named))


@pytest.mark.parametrize(
    ("text", "days", "count", "until"),
    [
        ("weekdays only", "1-5", None, None),
        ("only on mondays and thursdays please", "1,4", None, None),
        ("not on weekends", None, None, None),
        ("tue-thu only", "2,3,4", None, None),
        ("nur dienstags bis donnerstags", "2,3,4", None, None),
        ("from monday to friday", "1,2,3,4,5", None, None),
        ("nur bis Freitag", None, None, date(2026, 12, 4)),
        ("no more than three times", None, 3, None),
        ("only on mondays, not on weekends", "1", None, None),
        ("every day instead", "*", None, None),
        ("make it weekdays only, at most 5 times", "1-5", 5, None),
        ("stop after 5 runs", None, 5, None),
        ("run it only until december 15", None, None, date(2026, 12, 15)),
        ("nur werktags", "1-5", None, None),
    ],
)
def test_what_is_edited(text: str, days: str | None, count: int | None, until: date | None) -> None:
    found = change_in(text, TODAY)
    assert found is not None
    assert (found.deed, found.days, found.count, found.until) == (Deed.EDIT, days, count, until)
    assert names_left(found) == frozenset()


@pytest.mark.parametrize(
    ("text", "off", "lasting", "dollars"),
    [
        ("not on weekends", {0, 6}, None, None),
        ("but not on tuesdays", {2}, None, None),
        ("sauf le mardi", {2}, None, None),
        ("jeden Tag außer Dienstag", {2}, None, None),
        ("every day but tuesday", {2}, None, None),
        ("pero no los martes y jueves", {2, 4}, None, None),
        ("nicht am Dienstag", {2}, None, None),
        ("for two weeks only", set(), 14, None),
        ("nur eine Woche lang", set(), 7, None),
        ("total at most $2", set(), None, 2),
        ("2 dollars en tout", set(), None, 2),
        ("$3 in all please", set(), None, 3),
        ("at most $200 in total", set(), None, 200),
        ("at most $3 in all, not on mondays", {1}, None, 3),
    ],
)
def test_what_is_left_out_or_bounded(
    text: str, off: set[int], lasting: int | None, dollars: int | None
) -> None:
    found = change_in(text, TODAY)
    assert found is not None
    assert (found.off, found.lasting) == (frozenset(off), lasting)
    assert found.total == (None if dollars is None else Money.parse(dollars))
    assert names_left(found) == frozenset()


@pytest.mark.parametrize(
    ("text", "rest", "cron"),
    [
        ("get tides, but not on sundays", "get tides", "30 7 * * 1,2,3,4,5,6"),
        ("get tides only on mondays", "get tides", "30 7 * * 1"),
        ("get tides", "get tides", None),
    ],
)
def test_days_beside_the_work_are_those_of_its_times(
    text: str, rest: str, cron: str | None
) -> None:
    daily = make_timing(
        timezone="Europe/Berlin", recurrence=Recurrence.DAILY, trigger_time="07:30", now=NOW
    )
    left, timing = on_days_said(text, daily, NOW)
    assert timing is not None
    assert (left, timing.cron) == (rest, cron)
    weekly = make_timing(timezone="UTC", cron="0 9 * * 1", now=NOW)
    assert with_days_off(weekly, frozenset({1}), NOW) is None
    once = make_timing(timezone="UTC", trigger_time="2026-12-01T09:00", now=NOW)
    assert on_days_said(text, once, NOW) == (text, once)


@pytest.mark.parametrize(
    "text",
    [
        "don't pause it",
        "pause everything",
        "is it paused?",
        "pause it?",
        "why is it only on mondays?",
        "stop it until monday",
        "at most 5 results",
        "only the first page",
        "just run it",
        "he said “pause it”",
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    assert change_in(text, TODAY) is None


def test_a_word_of_other_things_is_left_over() -> None:
    words = words_of("search for train delays", "every weekday at 07:00 (UTC)")
    for text, fits in (
        ("pause the weekday schedule", True),
        ("pause the trains", True),
        ("only monday is good", False),
        ("search for cats only on mondays", False),
        ("at most 5 pages until monday", False),
    ):
        found = change_in(text, TODAY)
        assert found is not None, text
        assert may_mean(found, words) is fits, text
    named = change_in("pause the schedule", TODAY)
    assert named is not None
    assert says_schedule(named)


def test_times_stay_and_days_change() -> None:
    daily = make_timing(
        timezone="Europe/Berlin", recurrence=Recurrence.DAILY, trigger_time="07:30", now=NOW
    )
    moved = with_days(daily, "1-5", NOW)
    assert moved is not None
    assert (moved.cron, moved.timezone) == ("30 7 * * 1-5", "Europe/Berlin")
    assert moved.starts == daily.starts
    evenly = make_timing(timezone="UTC", cron="*/15 * * * *", now=NOW)
    again = with_days(evenly, "1", NOW)
    assert again is not None
    assert again.cron == "*/15 * * * 1"
    monthly = make_timing(timezone="UTC", cron="0 9 1 * *", now=NOW)
    once = make_timing(timezone="UTC", trigger_time="2026-12-01T09:00", now=NOW)
    assert with_days(monthly, "1", NOW) is with_days(once, "1", NOW) is None


@given(st.text(max_size=300))
def test_any_text_may_be_said(text: str) -> None:
    change_in(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["mejor los jueves", "meglio il giovedì", "liever op donderdag", "plutôt le jeudi"],
)
def test_rather_on_another_day_names_no_schedule(text: str) -> None:
    found = change_in(text, TODAY)
    assert found is not None
    assert (found.days, names_left(found)) == ("4", frozenset())


@pytest.mark.parametrize("text", ["nur noch 5 mal", "only 5 more times", "seulement encore 5 fois"])
def test_further_runs_are_counted(text: str) -> None:
    change = change_in(text, date(2026, 11, 27))
    assert change is not None
    assert (change.count, change.named) == (5, "")


@pytest.mark.parametrize(
    ("text", "clock", "days", "until"),
    [
        ("actually 6:30 is better", "06:30", None, None),
        ("hmm 8 is better", "08:00", None, None),
        ("move it to tuesday and friday", None, "2,5", None),
        ("only until the 15th", None, None, date(2026, 12, 15)),
        ("end it next friday", None, None, date(2026, 12, 4)),
    ],
)
def test_changes_said_in_other_words(
    text: str, clock: str | None, days: str | None, until: date | None
) -> None:
    found = change_in(text, TODAY)
    assert found is not None
    assert (found.clock, found.days, found.until) == (clock, days, until)


def test_hours_that_it_keeps_to_are_said_alone() -> None:
    found = change_in("only between 8 and 18 o'clock", TODAY)
    assert found is not None
    assert found.window is not None
    assert change_in("trains between 8 and 18", TODAY) is None
    assert change_in("the second page is better", TODAY) is None


@pytest.mark.parametrize(
    ("text", "back"),
    [("pause it until new year", "until new year"), ("skip the next one", "the next one")],
)
def test_a_rest_that_ends_by_itself_is_told_from_a_pause(text: str, back: str) -> None:
    found = change_in(text, TODAY)
    assert found is not None
    assert (found.deed, found.back, names_left(found)) == (Deed.PAUSE, back, frozenset())
