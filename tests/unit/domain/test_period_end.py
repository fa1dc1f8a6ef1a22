"""The last day before a period is over."""

from __future__ import annotations

from datetime import date

import pytest

from buddy.domain.period_end import period_end

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the end of may", "2027-05-31"),
        ("end of february 2028", "2028-02-29"),
        ("ende Mai", "2027-05-31"),
        ("la fin du mois", "2026-11-30"),
        ("fin de mayo", "2027-05-31"),
        ("fine maggio", "2027-05-31"),
        ("ao fim de maio", "2027-05-31"),
        ("het einde van de maand", "2026-11-30"),
        ("the end of next month", "2026-12-31"),
        ("end of the week", "2026-11-29"),
        ("the end of the year", "2026-12-31"),
        ("december", "2026-11-30"),
        ("november", "2027-10-31"),
        ("décembre", "2026-11-30"),
        ("next week", "2026-11-29"),
        ("next year", "2026-12-31"),
    ],
)
def test_finds_the_day(words: str, day: str) -> None:
    assert period_end(words, TODAY) == date.fromisoformat(day)


def test_a_period_that_is_included_has_all_of_it() -> None:
    assert period_end("december", TODAY, included=True) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("words", "today", "day"),
    [
        ("march", date(2028, 3, 15), "2029-02-28"),
        ("march", date(2027, 3, 15), "2028-02-29"),
        ("march", date(2028, 2, 29), "2028-02-29"),
        ("december", date(2026, 12, 3), "2027-11-30"),
    ],
)
def test_a_month_that_has_begun_is_the_next_of_its_name(words: str, today: date, day: str) -> None:
    assert period_end(words, today) == date.fromisoformat(day)


@pytest.mark.parametrize("words", ["december 9999", "january 0001", "december 0000"])
def test_a_year_out_of_reach_is_none(words: str) -> None:
    assert period_end(words, TODAY) is None


@pytest.mark.parametrize(
    "words", ["friday", "the month", "may 3", "the end", "end of the sale", ""]
)
def test_leaves_what_is_no_period(words: str) -> None:
    assert period_end(words, TODAY) is None
