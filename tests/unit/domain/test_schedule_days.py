"""Days of the week in words."""

from __future__ import annotations

import pytest

from buddy.domain.schedule_days import (
    days_in,
    days_off,
    days_on,
    ends_with_day,
    named_day,
    without_day_names,
    without_days,
)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("only monday to wednesday", "1,2,3"),
        ("from monday through friday", "1,2,3,4,5"),
        ("friday - monday", "0,1,5,6"),
        ("montag bis mittwoch", "1,2,3"),
        ("du lundi au jeudi", "1,2,3,4"),
        ("monday and wednesday", "1,3"),
        ("mondays, tuesdays to thursdays", "1,2,3,4"),
        ("weekdays", "1-5"),
        ("at weekends", "6,0"),
        ("every morning", "*"),
        ("now and then", None),
    ],
)
def test_days_and_what_lies_between_them(text: str, days: str | None) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("days", "off", "left"),
    [
        ("*", {0, 6}, "1-5"),
        ("1", {0, 6}, "1"),
        ("1,6", {0, 6}, "1"),
        ("0-6", {0}, "1,2,3,4,5,6"),
        ("5-7", {6}, "0,5"),
        ("0,6", {0, 6}, None),
    ],
)
def test_without_some_days_only_what_there_was_stays(
    days: str, off: set[int], left: str | None
) -> None:
    assert without_days(days, frozenset(off)) == left


@pytest.mark.parametrize(
    ("text", "rest", "off"),
    [
        ("get the tide table, but not on tuesdays", "get the tide table", {2}),
        ("get the tide table at noon except at weekends", "get the tide table at noon", {0, 6}),
        ("every day but sunday at 9", "every day at 9", {0}),
        ("get tides but not at weekends and not on mondays", "get tides", {0, 1, 6}),
        ("never on mondays or fridays: get tides", ": get tides", {1, 5}),
        ("hole Gezeiten außer dienstags", "hole Gezeiten", {2}),
        ("hole Gezeiten, aber nicht am Wochenende", "hole Gezeiten", {0, 6}),
        ("cherche les marées sauf le mardi et le jeudi", "cherche les marées", {2, 4}),
        ("busca mareas, pero no los martes", "busca mareas", {2}),
        ("cerca le maree tranne il martedì", "cerca le maree", {2}),
        ("procura marés, menos aos domingos", "procura marés", {0}),
        ("zoek getijden behalve op dinsdag", "zoek getijden", {2}),
        ("search for shops not open on sundays", "search for shops not open on sundays", set()),
        ("get tides on tuesdays", "get tides on tuesdays", set()),
    ],
)
def test_days_that_are_left_out_leave_the_text(text: str, rest: str, off: set[int]) -> None:
    left, words, found = days_off(text)
    assert (left, found) == (rest, frozenset(off))
    assert bool(words) is bool(off)
    assert days_off(f"{left}, {words}")[2] == found if off else words == ""


@pytest.mark.parametrize(
    ("text", "rest", "days"),
    [
        ("get tides on weekdays only", "get tides", "1-5"),
        ("get tides only from tuesday to thursday", "get tides", "2,3,4"),
        ("get https://tide.example from monday to friday", "get https://tide.example", "1,2,3,4,5"),
        ("get tides, mon-wed", "get tides", "1,2,3"),
        ("hole Gezeiten nur montags bis mittwochs", "hole Gezeiten", "1,2,3"),
        ("cherche les marées, du lundi au mercredi", "cherche les marées", "1,2,3"),
        ("busca mareas solo los lunes y martes", "busca mareas", "1,2"),
        ("cerca le maree, solo nei giorni feriali", "cerca le maree", "1-5"),
        ("procura marés só aos sábados", "procura marés", "6"),
        ("zoek getijden, alleen op werkdagen", "zoek getijden", "1-5"),
        ("search for flights from monday to friday", None, None),
        ("search for shops that open on sundays", None, None),
    ],
)
def test_the_only_days_leave_the_text(text: str, rest: str | None, days: str | None) -> None:
    assert days_on(text) == (text if rest is None else rest, days)


def test_a_day_by_its_name() -> None:
    assert (named_day(" Freitag"), named_day("fri to sun"), named_day("fry")) == (5, None, None)
    assert ends_with_day("only from montags")
    assert not ends_with_day("")
    assert without_day_names("the tides on mon-wed, only").split() == [
        "the",
        "tides",
        "on",
        ",",
        "only",
    ]


@pytest.mark.parametrize("unit", ["and ", " ", "1", "\n", "mon ", "but not on ", "monday to "])
def test_a_long_row_is_read_at_once(unit: str) -> None:
    row = unit * (9_900 // len(unit))
    assert isinstance(days_off(row)[0], str)
    assert isinstance(days_on(row)[0], str)
