"""Dates in words and the days between them."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.calendar_text import dates_in, easter, parse_date, span
from buddy.errors import ToolInputInvalid

TODAY = date(2026, 3, 10)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01", "2026-03-01"),
        ("1 March", "2027-03-01"),
        ("10 March", "2026-03-10"),
        ("March 1st, 2026", "2026-03-01"),
        ("the 4th", None),
        ("4th of July 2026", "2026-07-04"),
        ("Sept. 9 2026", "2026-09-09"),
        ("24.12.2026", "2026-12-24"),
        ("13/4/2026", "2026-04-13"),
        ("4/13/2026", "2026-04-13"),
        ("5/5/2026", "2026-05-05"),
        ("3/4/2026", None),
        ("today", "2026-03-10"),
        ("Tomorrow", "2026-03-11"),
        ("yesterday", "2026-03-09"),
        ("Friday", "2026-03-13"),
        ("next Tuesday", "2026-03-17"),
        ("last Tuesday", "2026-03-03"),
        ("in 3 weeks", "2026-03-31"),
        ("10 days ago", "2026-02-28"),
        ("Christmas", "2026-12-25"),
        ("New Year's Day", "2027-01-01"),
        ("christmas 2030", "2030-12-25"),
        ("Easter", "2026-04-05"),
        ("29 February", "2028-02-29"),
        ("31 June", None),
        ("2026-02-29", None),
        ("someday", None),
        ("", None),
        ("9" * 100, None),
        ("in 99999 weeks", "3942-09-15"),
    ],
)
def test_a_date_is_read_or_refused(text: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(ToolInputInvalid):
            parse_date(text, TODAY)
    else:
        assert parse_date(text, TODAY).isoformat() == expected


def test_a_date_of_two_readings_is_refused_with_both() -> None:
    with pytest.raises(ToolInputInvalid, match=r"2026-04-03 or 2026-03-04"):
        parse_date("3/4/2026", TODAY)


@pytest.mark.parametrize(
    ("year", "expected"),
    [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")],
)
def test_easter(year: int, expected: str) -> None:
    assert easter(year).isoformat() == expected


@pytest.mark.parametrize(
    ("start", "end", "days", "text"),
    [
        ("2026-03-01", "2026-04-15", 45, "45 days (6 weeks and 3 days)"),
        ("2026-03-01", "2026-03-15", 14, "14 days (2 weeks)"),
        ("2026-03-01", "2026-03-02", 1, "1 day"),
        ("2026-03-08", "2026-03-01", -7, "7 days"),
        ("2026-03-29", "2026-03-30", 1, "1 day"),
        ("2024-02-28", "2024-03-01", 2, "2 days"),
        ("2000-01-01", "2026-01-01", 9497, "9,497 days (1,356 weeks and 5 days)"),
    ],
)
def test_spans(start: str, end: str, days: int, text: str) -> None:
    found = span(date.fromisoformat(start), date.fromisoformat(end))
    assert found.days == days
    assert found.text == text


@pytest.mark.parametrize(
    ("objective", "expected"),
    [
        ("how many days between 2026-03-01 and 2026-04-15", ("2026-03-01", "2026-04-15")),
        ("how many days between 20 December and 5 January?", ("2026-12-20", "2027-01-05")),
        ("days until Christmas?", ("2026-03-10", "2026-12-25")),
        ("how long until Easter", ("2026-03-10", "2026-04-05")),
        ("weeks from 1 March 2026 to 5 June 2026 please", ("2026-03-01", "2026-06-05")),
        ("how many days since 1 January", ("2026-01-01", "2026-03-10")),
        ("how many days are in 3 weeks", None),
        ("how many days until we ship", None),
        ("what time is it in Warsaw", None),
    ],
)
def test_a_question_for_days_gives_two_dates(
    objective: str, expected: tuple[str, str] | None
) -> None:
    assert dates_in(objective, TODAY) == expected


@given(st.dates(), st.dates())
def test_a_span_adds_up(start: date, end: date) -> None:
    found = span(start, end)
    assert abs(found.days) == found.weeks * 7 + found.rest
    assert 0 <= found.rest < 7
    assert span(end, start).days == -found.days


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_iso_date_reads_back(day: date, today: date) -> None:
    assert parse_date(day.isoformat(), today) == day
    assert parse_date(f"{day:%-d %B %Y}", today) == day


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_between_its_bounds(year: int) -> None:
    found = easter(year)
    assert found.weekday() == 6
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    with contextlib.suppress(ToolInputInvalid):
        assert isinstance(parse_date(text, TODAY), date)


@pytest.mark.parametrize(
    "objective",
    [
        "Wie viele Tage sind es bis Weihnachten?",
        "combien de jours jusqu'à Noël ?",
        "¿cuántos días faltan para Navidad?",
        "quanti giorni mancano a Natale?",
        "quantos dias até Natal?",
        "hoeveel dagen tot Kerstmis?",
    ],
)
def test_days_until_a_feast_in_other_languages(objective: str) -> None:
    found = dates_in(objective, TODAY)
    assert found is not None
    assert found[1].endswith("-12-25")


@pytest.mark.parametrize(
    ("asked", "days", "working"),
    [
        ("how many working days until christmas", 28, 20),
        ("how many workdays until 24 December", 27, 19),
        ("wie viele Arbeitstage bis Weihnachten", 28, 20),
        ("combien de jours ouvrés jusqu'à Noël", 28, 20),
        ("days until tomorrow", 1, 0),
        ("weekdays between 2026-11-30 and 2026-11-27", -3, 1),
    ],
)
def test_working_days_are_told_beside_all_days(asked: str, days: int, working: int) -> None:
    found = dates_in(asked, date(2026, 11, 27))
    assert found is not None
    way = span(*map(date.fromisoformat, found))
    assert (way.days, way.working_days) == (days, working)
