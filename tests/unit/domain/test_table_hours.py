# words of many languages
"""Who is early, late or quick by the times of day that a table tells."""

from __future__ import annotations

import pytest

from buddy.domain.table_ends import at_end
from buddy.domain.table_hours import (
    by_duration,
    by_hour,
    hour_columns,
    minutes_of,
    takes_time,
    told_duration,
    with_duration,
)
from buddy.domain.table_question import answer_of
from buddy.domain.table_sheet import Unclear, sheet_of
from buddy.domain.table_wish import wish_of
from buddy.domain.table_words import end_in

TRAINS = sheet_of(
    ("Train", "Departs", "Arrives", "Changes", "Fare"),
    (
        ("RE 5", "06:12", "08:01", "0", "€ 24.90"),
        ("IC 118", "08:40", "10:05", "0", "€ 37.50"),
        ("RB 91", "09:15", "11:48", "2", "€ 19.80"),
        ("IC 1268", "17:55", "19:31", "1", "€ 31.00"),
    ),
)
RE5, IC118, RB91, IC1268 = range(4)
FLATS = sheet_of(
    ("Address", "Rooms", "Available"),
    (
        ("12 Mill Lane", "3", "1 March 2027"),
        ("4 Harbour Street", "4", "now"),
        ("77 Station Road", "3", "15 January 2027"),
    ),
)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        *(("06:12", 372), ("9.30", 570), ("6h05", 365), ("7:30 pm", 1170), ("12:10 am", 10)),
        *(("31:14", None), ("13:00 pm", None), ("2:1", None), ("soon", None)),
    ],
)
def test_a_time_of_day_is_its_minute(cell: str, minutes: int | None) -> None:
    assert minutes_of(cell) == minutes


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("which train is fastest", IC118),
        ("which one takes the shortest time", IC118),
        ("what is the slowest train", RB91),
        ("the second fastest", IC1268),
        ("which leaves earliest", RE5),
        ("which train leaves last", IC1268),
        ("which arrives first", RE5),
        ("which has the latest departs", IC1268),
        ("lequel part en premier ?", RE5),
        ("welcher fährt als letzter?", IC1268),
    ],
)
def test_early_late_and_quick_are_read_from_the_times(question: str, row: int) -> None:
    answer = answer_of(question, TRAINS)
    assert answer is not None
    assert answer.rows == (row,)


def test_how_long_a_row_takes_is_reckoned() -> None:
    answer = answer_of("how long does the IC 118 take?", TRAINS)
    assert answer is not None
    told = "IC 118: Duration (“Arrives” less “Departs”): 1 h 25 min. The whole row: "
    assert answer.text.startswith(told)
    assert told_duration("what does the IC 118 cost?", TRAINS, IC118) == ""


def test_the_fastest_of_those_under_a_bound() -> None:
    answer = wish_of("fastest under 30 euros", TRAINS)
    assert answer is not None
    assert answer.rows == (RE5,)


def test_what_ends_before_it_begins_ends_on_the_next_day() -> None:
    night = sheet_of(("Bus", "Departure", "Arrival"), (("N1", "23:40", "01:10"),))
    timed = with_duration(night)
    assert timed is not None
    assert timed[0].rows[0][timed[1]] == "1 h 30 min"


@pytest.mark.parametrize("question", ["which is fastest", "the slowest one", "takes the longest"])
def test_no_other_column_stands_for_how_long_something_takes(question: str) -> None:
    league = sheet_of(("Club", "Won", "Changes"), (("A", "9", "2"), ("B", "8", "0")))
    single = sheet_of(("Club", "Changes"), (("A", "2"), ("B", "0")))
    for sheet in (league, single):
        told = at_end(question, sheet)
        assert told is not None
        assert told.lacks
        assert not told.rows


@pytest.mark.parametrize(
    ("question", "row"),
    [("which is available first", 1), ("which is available last", 0), ("the latest one", 0)],
)
def test_what_is_there_now_comes_before_every_day(question: str, row: int) -> None:
    answer = answer_of(question, FLATS)
    assert answer is not None
    assert answer.rows == (row,)


def test_which_of_two_times_is_asked() -> None:
    end = end_in("the latest one")
    assert end is not None
    assert by_hour(TRAINS, end) == Unclear((1, 2))
    newest = end_in("the newest one")
    assert newest is not None
    assert by_hour(TRAINS, newest) is None


def test_scores_and_prices_are_no_times_of_day() -> None:
    league = sheet_of(("Club", "Goals", "Price"), (("A", "31:14", "9.30"), ("B", "22:18", "7.50")))
    assert hour_columns(league) == {}


def test_a_column_of_durations_is_not_reckoned_again() -> None:
    told = sheet_of(
        ("Train", "Departs", "Arrives", "Duration"), (("A", "06:12", "08:01", "109 min"),)
    )
    assert with_duration(told) is None
    fast, dear = end_in("the fastest"), end_in("the dearest")
    assert fast is not None
    assert dear is not None
    assert (takes_time(fast), takes_time(dear)) == (True, False)
    assert by_duration(TRAINS, dear) is None


@pytest.mark.parametrize("text", ["the latest news on Python", "open the first page", "start it"])
def test_what_is_no_end_of_a_column(text: str) -> None:
    assert end_in(text) is None
