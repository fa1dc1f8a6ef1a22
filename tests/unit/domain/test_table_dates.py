# words of many languages
"""Rows whose date lies where a question says."""

from __future__ import annotations

from datetime import date

import pytest
from hotel_table import HOTELS, names

from buddy.domain.table_asked import asked_of
from buddy.domain.table_dates import Days, date_columns, date_conditions, days_of, with_year
from buddy.domain.table_sheet import sheet_of

TEAM = sheet_of(
    ("Name", "Joined", "Salary"),
    (
        ("Bob", "2014-03-01", "$72,000"),
        ("Alice", "12 May 2018", "$81,000"),
        ("Carla", "2012", "$99,000"),
        ("Dan", "31.01.2020", "$64,000"),
    ),
)


def test_a_date_is_the_days_that_it_tells() -> None:
    assert days_of("2015") == Days(date(2015, 1, 1), date(2015, 12, 31))
    assert days_of("Mai 2018") == Days(date(2018, 5, 1), date(2018, 5, 31))
    assert days_of("December 2018") == Days(date(2018, 12, 1), date(2018, 12, 31))
    assert days_of("May 12, 2018") == Days(date(2018, 5, 12), date(2018, 5, 12))
    assert days_of("31.02.2018") is None
    assert days_of("in stock 2018") is None
    assert list(date_columns(TEAM)) == [1]


@pytest.mark.parametrize("sure", [False, True])
@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Who joined after 2015?", ["Alice", "Dan"]),
        ("who joined before May 2018?", ["Bob", "Carla"]),
        ("joined after 1 June 2018", ["Dan"]),
        ("wer kam nach 2015?", ["Alice", "Dan"]),
        ("qui est arrivé avant 2013 ?", ["Carla"]),
        ("quién entró desde 2014?", ["Bob", "Alice", "Dan"]),
        ("between 2013 and 2019", ["Bob", "Alice"]),
        ("who joined in 2018?", ["Alice"]),
        ("who earns the most of those who joined after 2013?", ["Alice"]),
    ],
)
def test_dates_are_conditions(text: str, called: list[str], *, sure: bool) -> None:
    told = asked_of(text, TEAM, sure=sure)
    assert told is not None
    assert names(TEAM, told.rows) == called


def test_without_a_column_of_dates_there_is_none() -> None:
    assert date_conditions("after 2015", HOTELS) == []


def test_a_month_without_a_year_is_that_of_the_only_year_there_is() -> None:
    bills = sheet_of(("Day", "What"), (("2026-08-30", "Rent"), ("2026-09-02", "Gas")))
    assert with_year("what was paid in september?", bills) == "what was paid in september 2026?"
    assert with_year("after 1 september", bills) == "after 1 september 2026"
    assert with_year("nach dem 1. mai", bills) == "nach dem 1. mai"
    for text in ("in september 2025", "in the market", "they may come", "joined in may"):
        assert with_year(text, TEAM) == text
    told = asked_of("which are in september?", bills)
    assert told is not None
    assert told.rows == (1,)
