"""Where words end a repetition."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.schedule_bounds import BoundsRead, bounds_in

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "rest", "until", "count"),
    [
        ("until christmas search for snow", "search for snow", date(2026, 12, 25), None),
        ("search for snow until 1 march 2027", "search for snow", date(2027, 3, 1), None),
        ("suche nach Schnee bis zum 24. Dezember", "suche nach Schnee", date(2026, 12, 24), None),
        ("cherche des vols jusqu'au 3 janvier", "cherche des vols", date(2027, 1, 3), None),
        ("busca nieve hasta el 5 de enero", "busca nieve", date(2027, 1, 5), None),
        ("search for snow, at most 5 times", "search for snow", None, 5),
        ("search for coffee at most 3 times", "search for coffee", None, 3),
        ("search for honey 5 times", "search for honey", None, 5),
        ("search for snow until friday at most 3 times", "search for snow", date(2026, 12, 4), 3),
        ("search for snow but only 2 times", "search for snow", None, 2),
        ("search for snow, only once", "search for snow", None, 1),
        ("suche nach Schnee, nur einmal", "suche nach Schnee", None, 1),
        ("search for what happens only once in a century", "", None, None),
        ("search for snow and 4 times", "search for snow", None, 4),
        ("search for the 5 times winner of wimbledon", "", None, None),
        ("search for 3 times tables", "", None, None),
        ("cherche ça a mal fois", "", None, None),
        ("search for snow until friday, $2", "search for snow, $2", date(2026, 12, 4), None),
        ("suche nach Schnee, höchstens 3 mal", "suche nach Schnee", None, 3),
        ("search for snow 4 times until easter", "search for snow", date(2027, 3, 28), 4),
        ("search for what to do until the train comes", "", None, None),
        ("search for things to do until 1 march 1999", "", None, None),
    ],
)
def test_the_end_is_read_and_taken_out(
    text: str, rest: str, until: date | None, count: int | None
) -> None:
    assert bounds_in(text, TODAY) == BoundsRead(rest=rest or text, until=until, count=count)


@pytest.mark.parametrize(
    ("text", "rest", "days"),
    [
        ("search for snow for a week", "search for snow", 7),
        ("for two weeks: search for snow", "search for snow", 14),
        ("get https://snow.example for 10 days", "get https://snow.example", 10),
        ("get https://snow.example for 10 days and list heights", None, None),
        ("suche nach Schnee, zwei Wochen lang", "suche nach Schnee", 14),
        ("suche nach Schnee für einen Monat", "suche nach Schnee", 30),
        ("cherche de la neige pendant 3 semaines", "cherche de la neige", 21),
        ("busca nieve durante dos semanas", "busca nieve", 14),
        ("cerca neve per 5 giorni", "cerca neve", 5),
        ("procura neve durante um mês", "procura neve", 30),
        ("zoek sneeuw, voor drie weken", "zoek sneeuw", 21),
        ("zoek sneeuw, drie weken lang", "zoek sneeuw", 21),
        ("search for a weather forecast for 10 days", None, None),
        ("find hotels for two weeks", None, None),
        ("search for a week of snow", None, None),
    ],
)
def test_how_long_it_lasts_is_read_where_it_is_no_part_of_the_work(
    text: str, rest: str | None, days: int | None
) -> None:
    found = bounds_in(text, TODAY)
    assert (found.rest, found.lasting) == (text if rest is None else rest, days)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("search for snow until friday", date(2026, 12, 4)),
        ("suche nach Schnee bis Mittwoch", date(2026, 12, 2)),
        ("suche nach Schnee montags bis mittwochs", None),
        ("search for snow monday through friday", None),
    ],
)
def test_the_last_day_by_its_name_is_none_of_a_row(text: str, until: date | None) -> None:
    assert bounds_in(text, TODAY).until == until


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("search for snow three times", 3),
        ("cherche de la neige, trois fois au plus", 3),
        ("zoek sneeuw, niet meer dan vier keer", 4),
        ("search for snow 3 times a day", None),
    ],
)
def test_how_often_in_words(text: str, count: int | None) -> None:
    assert bounds_in(text, TODAY).count == count


@given(st.text())
def test_any_text_may_be_said(text: str) -> None:
    bounds_in(text, TODAY)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("and stop at the end of the year", date(TODAY.year, 12, 31)),
        ("let it end on 24 December", date(TODAY.year, 12, 24)),
        ("search for snow, stop on 24 December", date(TODAY.year, 12, 24)),
        ("stop on mondays", None),
        ("search for trains that stop on 24 December", None),
        ("stop at 9", None),
    ],
)
def test_a_day_to_stop_on_is_the_last(text: str, until: date | None) -> None:
    assert bounds_in(text, TODAY).until == until


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("until the 31st", date(2026, 12, 31)),
        ("bis zum 15.", date(2026, 12, 15)),
        ("jusqu'au 3", date(2026, 12, 3)),
        ("until 15", None),
    ],
)
def test_a_number_of_a_month_is_its_next_day(said: str, until: date | None) -> None:
    assert bounds_in(said, date(2026, 11, 30)).until == until


@pytest.mark.parametrize(
    "text",
    [
        "look through december reports on http://inn.example",
        "go through january invoices",
        "page through june news",
        "get http://inn.example until end of year report",
        "until december 9999",
        "until january 0001",
        "until december 0000",
        "until 9999-12-31",
    ],
)
def test_a_period_of_the_work_or_out_of_reach_is_no_end(text: str) -> None:
    assert bounds_in(text, TODAY) == BoundsRead(rest=text)


@pytest.mark.parametrize(
    ("text", "rest", "until"),
    [
        ("search for snow through december", "search for snow", date(2026, 12, 31)),
        ("run it through december", "run it", date(2026, 12, 31)),
        ("until december search for snow", "search for snow", date(2026, 11, 30)),
        ("read inn.example until may and list it", "read inn.example and list it", None),
    ],
)
def test_a_period_at_the_end_of_a_clause_ends_the_repetition(
    text: str, rest: str, until: date | None
) -> None:
    assert bounds_in(text, TODAY).rest == rest
    assert bounds_in(text, TODAY).until == (until or date(2027, 4, 30))
