# words of many languages
"""Time ahead: no time that stands in work on a page is ever lost without a word."""

from __future__ import annotations

import pytest

from buddy.domain.limits import limits_in
from buddy.domain.time_ahead import (
    ahead_in,
    only_ahead,
    only_wants_now,
    time_ahead,
    wants_no_times,
    without_time,
)

PAGE = "https://inn.example/rooms.html"


@pytest.mark.parametrize(
    "work",
    [
        "in 20 minutes get {}",
        "fetch {} on saturdays at 9",
        "get {} mondays at nine, wednesdays at ten",
        "fetch {} in 2 hours",
        "fetch {} as soon as it's monday",
        "immer freitags um 16 uhr {} holen",
        "hol {} heute abend um neun",
        "hol {} jeden zweiten tag um 7",
        "hol {} in einer stunde",
        "lis {} le samedi à 9h",
        "un jour sur deux à 9h lis {}",
        "lis {} dans une heure",
        "lee {} los sábados a las 9",
        "lee {} dentro de una hora",
        "leggi {} il sabato alle 9",
        "leggi {} fra un'ora",
        "lê {} aos sábados às 9",
        "lees {} op zaterdag om 9 uur",
        "om de dag om 9 uur {} lezen",
        "get {} in fifty minutes",
        "get {} in 3 minutes",
        "get {} in one minute",
        "get {} in half a minute",
        "get {} in 1.5 hours",
        "get {} in a few minutes",
        "get {} 5 minutes from now",
        "get {} after 3 minutes",
        "hol {} in 2 Minuten",
        "lis {} dans 3 minutes",
        "lee {} en 3 minutos",
        "leggi {} tra 3 minuti",
        "lê {} daqui a 3 minutos",
        "lees {} over 3 minuten",
        "hol {} in sieben minuten",
        "lis {} dans vingt minutes",
        "lees {} over acht minuten",
        "毎朝8時に {} をチェックして",
        "每天8点 {} 看一下",
    ],
)
def test_a_time_in_work_on_a_page_is_found_and_can_be_taken_out(work: str) -> None:
    said = work.format(PAGE)
    assert time_ahead(said) is not None
    rest = without_time(said)
    assert PAGE in rest
    assert time_ahead(rest) is None


@pytest.mark.parametrize(
    "work",
    [
        "get {}",
        "get the prices of all rooms at {}",
        "fetch {}, takes at most 2 hours",
        "fetch {} in 30 seconds",
        "fetch {} within 10 minutes",
        "fetch {} for 3 minutes",
        "fetch {}, stop after 2 minutes",
        "extract the events of friday from {}",
        "hol {} innerhalb von 10 minuten",
        "lis {} en moins de 10 minutes",
        "extract the 5 rooms at {}, 20 cents",
        "read {} and remember that the shop closes at 18",
        "lies {}; der Laden schließt um 18 Uhr",
    ],
)
def test_a_limit_or_a_part_of_the_wish_is_no_time_ahead(work: str) -> None:
    assert time_ahead(work.format(PAGE)) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("fetch {} in 2 hours", None),
        ("hol {} in einer stunde", None),
        ("lis {} dans une heure", None),
        ("lee {} dentro de una hora", None),
        ("fetch {}, takes at most 2 hours", 7200.0),
        ("fetch {} within 2 hours", 7200.0),
        ("fetch {} in 30 seconds", 30.0),
        ("fetch {} in 2 minutes", None),
        ("fetch {} within 2 minutes", 120.0),
        ("fetch {} for 2 minutes", 120.0),
        ("hol {} in einer Minute", None),
        ("ok, in fünf minuten", None),
        ("in ten minutes please", None),
    ],
)
def test_in_some_hours_begins_the_work_and_within_them_bounds_it(
    text: str, seconds: float | None
) -> None:
    assert limits_in(text.format(PAGE)).seconds == seconds


def test_an_answer_that_is_a_span_from_now_only() -> None:
    for text in ("in fünf minuten", "in ten minutes please", "dans dix minutes", "en una hora"):
        assert only_ahead(text), text
        assert ahead_in(text) is not None, text
    for text in ("in ten minutes walk", "within 2 minutes", "in Milan instead", "in an hour or so"):
        assert not only_ahead(text), text


@pytest.mark.parametrize(
    "text",
    [
        *("no, just now", "yes, now", "ohne Zeitplan bitte", "no, ahora", "can you run it now?"),
        *("fais-le maintenant", "führ es sofort aus", "on second thought, run it right now please"),
    ],
)
def test_other_times_are_not_wanted(text: str) -> None:
    assert wants_no_times(text)


@pytest.mark.parametrize(
    "text",
    [
        *("not now", "don't run it now", "run it now and every day at 9"),
        "no schedule for tuesday",
        *("should I run it now?", "what if I run it now", "I would not want you to run it now"),
        *("run it now too", "do you run it now", "now what", "how do I do it now?"),
    ],
)
def test_other_times_may_be_wanted(text: str) -> None:
    assert not wants_no_times(text)


def test_what_runs_now_is_said_and_nothing_else() -> None:
    assert only_wants_now("run it now too")
    assert not only_wants_now("run the tests now")
