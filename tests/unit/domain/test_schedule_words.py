"""Times read out of words, and the question that is left where they do not say enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.clock_words import clock_in
from buddy.domain.instant import Instant
from buddy.domain.schedule_timing import next_slots, timing_words
from buddy.domain.schedule_words import (
    AT_WHICH,
    NOT_EACH,
    ONE_MINUTE,
    WHEN_EXACTLY,
    read_time,
    with_minute,
)
from buddy.domain.slots_when import when_in

NOW = Instant("2027-03-26T10:00:00.000Z")  # a Friday, 11:00 in Berlin


def read(words: str) -> str:
    found = read_time(words, "Europe/Berlin", NOW)
    return timing_words(found.timing).removesuffix(" (Europe/Berlin)") if found.timing else "?"


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("every weekday at 7", "every weekday at 07:00"),
        ("every day at 7:30 am", "every day at 07:30"),
        ("daily at 7pm", "every day at 19:00"),
        ("every evening at 9", "every day at 21:00"),
        ("every Monday and Thursday at noon", "every Monday and Thursday at 12:00"),
        ("on weekends at 10.15", "every Saturday and Sunday at 10:15"),
        ("fridays at 12 am", "every Friday at 00:00"),
        ("every 15 minutes", "every 15 minutes"),
        ("alle zwei Stunden", "every 2 hours"),
        ("toda segunda às 8h", "every Monday at 08:00"),
        ("elke maandag om 9 uur", "every Monday at 09:00"),
        ("next friday at 14:00", "once, on Friday 2027-04-02 at 14:00"),
        ("nächsten Freitag um 14 Uhr", "once, on Friday 2027-04-02 at 14:00"),
        ("on friday at 14:00", "once, on Friday 2027-03-26 at 14:00"),
        ("every hour", "every hour"),
        ("every 6 hours", "every 6 hours"),
        ("on the 1st of every month at 9:00", "on the 1st of each month at 09:00"),
        ("last day of each month at 18:00", "on the last day of each month at 18:00"),
        ("tomorrow at 17:30", "once, on Saturday 2027-03-27 at 17:30"),
        ("every day at 9 and 17", "every day at 09:00 and 17:00"),
        ("every day at noon and at 6pm", "every day at 12:00 and 18:00"),
        ("every day at 6pm and at noon", "every day at 12:00 and 18:00"),
        ("every day at 12 noon", "every day at 12:00"),
        ("jeden Tag um 12 Uhr mittags", "every day at 12:00"),
        ("twice a day at 8:30 and 20:30", "every day at 08:30 and 20:30"),
        ("elke werkdag om 7 uur", "every weekday at 07:00"),
        ("elke dag om 9 uur", "every day at 09:00"),
        ("tonight at 9", "once, on Friday 2027-03-26 at 21:00"),
        ("at 9", "once, on Saturday 2027-03-27 at 09:00"),
        ("at 14:00", "once, on Friday 2027-03-26 at 14:00"),
        ("on Monday at 9", "once, on Monday 2027-03-29 at 09:00"),
        ("next Friday at 9", "once, on Friday 2027-04-02 at 09:00"),
        ("in 2 hours", "once, on Friday 2027-03-26 at 13:00"),
        ("in 3 days at 8:00", "once, on Monday 2027-03-29 at 08:00"),
        ("on 2027-05-01 at 8", "once, on Saturday 2027-05-01 at 08:00"),
        ("on March 3 at 9:00", "once, on Friday 2028-03-03 at 09:00"),
        ("jeden Werktag um 7 Uhr", "every weekday at 07:00"),
        ("täglich um 19:30", "every day at 19:30"),
        ("jeden Montag um 9 Uhr", "every Monday at 09:00"),
        ("morgen um 8 Uhr", "once, on Saturday 2027-03-27 at 08:00"),
        ("tous les jours à 7h30", "every day at 07:30"),
        ("chaque lundi à 9 heures", "every Monday at 09:00"),
        ("todos los días a las 8", "every day at 08:00"),
        ("ogni giorno alle 8", "every day at 08:00"),
        ("todos os dias às 8:00", "every day at 08:00"),
    ],
)
def test_words_name_a_time(words: str, when: str) -> None:
    assert read(words) == when


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("every morning", "At what time, in Europe/Berlin"),
        ("every Monday", "At what time"),
        ("tomorrow", "At what time"),
        ("in 3 days", "At what time"),
        ("monthly", "On which day of the month"),
        ("on the 1st of every month", "At what time"),
        ("later", WHEN_EXACTLY),
        ("every 7 minutes", WHEN_EXACTLY),
        ("every fortnight", WHEN_EXACTLY),
        ("every day at 7 or at 9", "At what time"),
        ("at 13 pm", WHEN_EXACTLY),
        ("on 2027-02-30 at 9:00", "There is no such day"),
        ("on the 31st of June at 9", "There is no such day"),
        ("on Feb 29 2027 at 9:00", "There is no such day"),
        ("every other day at 9:00", NOT_EACH),
        ("every second Monday at 9:00", NOT_EACH),
        ("every two weeks on Monday at 9:00", NOT_EACH),
        ("every 3 days at 9:00", NOT_EACH),
        ("every last Friday at 9:00", NOT_EACH),
        ("twice a day at 9:00", AT_WHICH),
        ("twice a day", AT_WHICH),
        ("zweimal am Tag", AT_WHICH),
        ("deux fois par jour", AT_WHICH),
        ("twice a week at 9:00", WHEN_EXACTLY),
        ("every day at 9:00 and 17:30", ONE_MINUTE),
        ("jeden zweiten Montag um 9 Uhr", NOT_EACH),
        ("alle zwei Tage um 9 Uhr", NOT_EACH),
        ("every hour from 9:00", WHEN_EXACTLY),
        ("every 15 minutes on weekdays", WHEN_EXACTLY),
    ],
)
def test_what_is_not_clear_is_asked(words: str, question: str) -> None:
    found = read_time(words, "Europe/Berlin", NOW)
    assert found.timing is None
    assert question in (found.question or "")


def test_a_bare_answer_is_a_time_of_day() -> None:
    assert [clock_in(text) for text in ("7", "7:30", "at 7 pm", "7h", "soon")] == [
        *("07:00", "07:30", "19:00", "07:00"),
        None,
    ]


@pytest.mark.parametrize("sentence", ["every weekday at 7 check https://example.org/prices"])
def test_what_a_message_says_of_time_is_read(sentence: str) -> None:
    assert read(when_in(sentence) or "") == "every weekday at 07:00"


@pytest.mark.parametrize("filler", ["1 ", "at 9 ", "9 : ", "every day ", "in 3 days "])
def test_a_message_of_any_length_is_read_at_once(filler: str) -> None:
    # In quadratic time, these take a minute each, in which nothing else is served.
    said = filler * (40_000 // len(filler))
    assert clock_in(said) is None
    assert read_time(said, "UTC", NOW).question == WHEN_EXACTLY


@given(st.text(max_size=60))
def test_any_words_are_a_time_or_a_question(words: str) -> None:
    found = read_time(words, "UTC", NOW)
    assert (found.timing is None) != (found.question is None)
    if found.timing is not None:
        next_slots(found.timing, NOW, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("read a.org every hour at 20 past", "every hour at 20 past"),
        ("every hour 20 past search for snow", "every hour 20 past"),
        ("every hour at 20 past the hour", "every hour at 20 past the hour"),
        ("check every hour 20 past papers", "every hour"),
        ("get every hour 10 past results", "every hour"),
        ("every hour at quarter past search for snow", "every hour at quarter past"),
        ("read a.org every hour at :15 and :45", "every hour at :15 and :45"),
    ],
)
def test_the_minute_of_the_hour_is_none_of_the_work(text: str, words: str) -> None:
    assert with_minute(text, "every hour") == words


def test_two_minutes_of_an_hour_are_asked_about() -> None:
    assert read_time("every hour at :15 and :45", "UTC", NOW).question is not None
