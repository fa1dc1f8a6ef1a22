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
    "words", ["friday", "the month", "may 3", "the end", "end of the sale", ""]
)
def test_leaves_what_is_no_period(words: str) -> None:
    assert period_end(words, TODAY) is None
