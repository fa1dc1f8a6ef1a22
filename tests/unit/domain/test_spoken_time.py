"""Times in words become figures; words that are no time stay as they are written."""

from __future__ import annotations

import pytest

from buddy.domain.instant import Instant
from buddy.domain.schedule_words import read_time
from buddy.domain.spoken_time import in_figures

NOW = Instant("2026-01-15T10:30:00.000Z")


@pytest.mark.parametrize(
    ("words", "cron"),
    [
        ("every monday at half past seven", "30 7 * * 1"),
        ("each monday at a quarter to nine", "45 8 * * 1"),
        ("every day at ten to nine", "50 8 * * *"),
        ("every day at seven in the evening", "0 19 * * *"),
        ("jeden Montag um halb neun", "30 8 * * 1"),
        ("jeden Tag um viertel nach acht", "15 8 * * *"),
        ("jeden Tag um acht Uhr", "0 8 * * *"),
        ("chaque lundi à sept heures et demie", "30 7 * * 1"),
        ("cada lunes a las ocho y media", "30 8 * * 1"),
        ("cada lunes a las nueve menos cuarto", "45 8 * * 1"),
        ("ogni lunedì alle otto e mezza", "30 8 * * 1"),
        ("toda segunda às oito e meia", "30 8 * * 1"),
        ("elke maandag om half negen", "30 8 * * 1"),
        ("elke maandag om kwart over acht", "15 8 * * 1"),
        ("every first day of the month, at half past seven", "30 7 1 * *"),
        ("am ersten jedes Monats um 7:30", "30 7 1 * *"),
        ("le premier de chaque mois à 7h30", "30 7 1 * *"),
        ("el primer día de cada mes a las 8", "0 8 1 * *"),
        ("il primo giorno di ogni mese alle 8", "0 8 1 * *"),
        ("no primeiro dia de cada mês às 8", "0 8 1 * *"),
        ("op de eerste van elke maand om 8 uur", "0 8 1 * *"),
        ("on the last day of every month at 6pm", "0 18 L * *"),
        ("on the 1st of every month at 9", "0 9 1 * *"),
    ],
)
def test_times_in_words_are_read(words: str, cron: str) -> None:
    timing = read_time(words, "UTC", NOW).timing
    assert timing is not None
    assert timing.cron == cron


@pytest.mark.parametrize(
    "text",
    [
        "the film at half time",
        "half a dollar max",
        "every weekday from ten to five",
        "between ten to five and noon",
        "in half an hour",
        "at one place",
        "halb so teuer",
        "the one at two tables",
        "the first of may",
        "ten to one odds",
        "every day at 9",
        "search for cinco de mayo",
    ],
)
def test_what_is_no_time_in_words_stays(text: str) -> None:
    assert in_figures(text) == text


def test_a_clock_may_begin_a_span() -> None:
    assert in_figures("from ten to five to six") == "from 4:50 to six"
    assert read_time("every weekday from ten to five", "UTC", NOW).timing is None


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("http://127.0.0.1:8612/a を読んで", "http://127.0.0.1:8612/a を読んで"),
        ("http://a.example:1080/seven o godz 8 で", "http://a.example:1080/seven o godz 8 で"),
        ("read https://a.example/half at half past seven", "read https://a.example/half at 7:30"),
        ("look at one https://a.example", "look at one https://a.example"),
    ],
)
def test_the_figures_of_an_address_are_no_time(said: str, read: str) -> None:
    assert in_figures(said) == read
