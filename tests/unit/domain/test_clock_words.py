"""The times of the day that words name."""

from __future__ import annotations

import pytest

from buddy.domain.clock_words import clock_in, clocks_in
from buddy.domain.schedule_words import NOT_EACH, read_time
from buddy.domain.slots_when import when_in
from buddy.testing.factories import at


@pytest.mark.parametrize(
    ("words", "clocks"),
    [
        ("at 9 and 17:30", ("09:00", "17:30")),
        ("at 7 in the morning and 6 in the evening", ("07:00", "18:00")),
        ("at 7 and 9 in the evening", ("19:00", "21:00")),
        ("at 9 and 5 in the afternoon", ("09:00", "17:00")),
        ("à 3h de l'après-midi", ("15:00",)),
        ("every night at 3", ("03:00",)),
        ("every night at 12", ("00:00",)),
        ("tonight at 9", ("21:00",)),
        ("at 7pm in the evening", ("19:00",)),
        ("at 7 or at 9", ()),
        ("the evening", ()),
    ],
)
def test_times_of_the_day(words: str, clocks: tuple[str, ...]) -> None:
    assert clocks_in(words) == clocks
    assert clock_in(words) == (clocks[0] if len(clocks) == 1 else None)


@pytest.mark.parametrize(
    ("message", "clock"),
    [
        ("every day at 7 in the evening {}", "19:00"),
        ("every day at 7 in the morning {}", "07:00"),
        ("every day 7 at night {}", "19:00"),
        ("every day at 3 in the afternoon {}", "15:00"),
        ("{} every day in the evening at 7", "19:00"),
        ("jeden Tag um 7 Uhr abends {}", "19:00"),
        ("jeden Tag um 7 Uhr morgens {}", "07:00"),
        ("jeden Tag um 7 am Abend {}", "19:00"),
        ("tous les jours à 7h du soir {}", "19:00"),
        ("tous les jours à 7 heures du matin {}", "07:00"),
        ("todos los días a las 7 de la tarde {}", "19:00"),
        ("todos los días a las 7 de la mañana {}", "07:00"),
        ("ogni giorno alle 7 di sera {}", "19:00"),
        ("ogni giorno alle 7 del mattino {}", "07:00"),
        ("todos os dias às 7 da noite {}", "19:00"),
        ("todos os dias às 7 horas da noite {}", "19:00"),
        ("todos os dias às 7 da manhã {}", "07:00"),
        ("elke dag om 7 uur 's avonds {}", "19:00"),
        ("elke dag om 7 uur 's ochtends {}", "07:00"),
    ],
)
def test_the_part_of_the_day_is_a_word_of_time(message: str, clock: str) -> None:
    work = "get https://a.example/page"
    words = when_in(message.format(work))
    assert words == message.replace("{}", "").strip()
    assert clocks_in(words or "") == (clock,)


def test_the_italian_hour_is_no_german_every() -> None:
    now = at()
    assert read_time("ogni giorno alle 7 di sera", "UTC", now).timing is not None
    assert read_time("alle 7 Tage um 9", "UTC", now).question == NOT_EACH


def test_so_many_nights_are_no_hour() -> None:
    assert clocks_in("4 nights for two") == clocks_in("4 nights") == ()
    assert clocks_in("at 4 nights") == clocks_in("um 4 nachts") == ("04:00",)
