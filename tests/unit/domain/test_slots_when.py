import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.slots_when import (
    begins_in_the_past,
    begins_timed,
    counts_things,
    past_in,
    repeats,
    tells_the_past,
    when_in,
)


@pytest.mark.parametrize(
    ("message", "when"),
    [
        ("every weekday at 7 check example.org", "every weekday at 7"),
        ("open the dashboard tomorrow at 9am", "tomorrow at 9am"),
        ("run it every 15 minutes", "every 15 minutes"),
        ("twice a week, please", "twice a week"),
        ("every first Monday of the month at 10", "every first Monday of the month at 10"),
        ("check the price at 18:30 daily", "at 18:30 daily"),
        ("in two hours add up 3+4", "in two hours"),
        ("jeden Montag um 8 Uhr prüfe die Seite", "jeden Montag um 8 Uhr"),
        ("tous les matins à 8h résume le journal", "tous les matins à 8h"),
        ("cada lunes a las 9 busca ofertas", "cada lunes a las 9"),
        ("w każdy piątek o 17:00 sprawdź ceny", "każdy piątek o 17:00"),
        ("ogni giorno alle 7 leggi la pagina", "ogni giorno alle 7"),
        ("do it next friday", "next friday"),
        ("lê https://example.org/loja amanhã às 7", "amanhã às 7"),
        ("lê o jornal depois de amanhã às 8", "depois de amanhã às 8"),
    ],
)
def test_the_words_of_a_time_are_found(message: str, when: str) -> None:
    assert when_in(message) == when


@pytest.mark.parametrize(
    "message",
    [
        "what is 15% of 80",
        "convert 5 miles to km",
        "look at 7 places",
        "find a plumber",
        "15% of 2,340 plus 19",
        "",
    ],
)
def test_numbers_without_a_time_are_none(message: str) -> None:
    assert when_in(message) is None


@given(st.text(max_size=300))
def test_what_is_found_stands_in_the_message(message: str) -> None:
    found = when_in(message)
    assert found is None or found in " ".join(message.split())


@pytest.mark.parametrize(
    ("message", "when"),
    [
        ("toda segunda às 8h pesquise vagas", "toda segunda às 8h"),
        ("zweimal am Tag a.example lesen", "zweimal am Tag"),
        ("deux fois par jour lis a.example", "deux fois par jour"),
        ("elke werkdag om 7 uur a.example bekijken", "elke werkdag om 7 uur"),
        ("elke dag om 9 uur lees a.example", "elke dag om 9 uur"),
        ("every day at 9 and 17 check a.example", "every day at 9 and 17"),
        ("elke maandag en donderdag om 9 uur lees a.example", "elke maandag en donderdag om 9 uur"),
        (
            "every monday, wednesday and friday at 8 get a.example",
            "every monday, wednesday and friday at 8",
        ),
        ("elke maandag om 9 uur zoek vacatures", "elke maandag om 9 uur"),
        ("on the 1st of every month at 9 search for news", "on the 1st of every month at 9"),
        ("every day at 7:15 what time is it in Tokyo", "every day at 7:15"),
        ("alle zwei Stunden a.example prüfen", "alle zwei Stunden"),
    ],
)
def test_repeated_times_of_more_languages(message: str, when: str) -> None:
    assert when_in(message) == when
    assert begins_timed(message) == message.removeprefix(when).strip()


@pytest.mark.parametrize(
    ("message", "past"),
    [
        ("search for what happened on monday at 9", True),
        ("suche was am Montag um 9 passiert ist", True),
        ("find out who was on stage on friday at 8", True),
        ("search for concerts on monday at 9", False),
        ("on monday at 9 search for what happened", False),
        ("search for what happened every day at 9", False),
        ("search for tea", False),
    ],
)
def test_a_time_that_is_past_is_no_time_of_the_work(message: str, past: bool) -> None:
    assert tells_the_past(message) is past


@pytest.mark.parametrize(
    "message", ["tomorrow search for tea", "search for tea every day", "at 9 places"]
)
def test_what_does_not_begin_with_a_repeated_time(message: str) -> None:
    assert begins_timed(message) is None


@pytest.mark.parametrize(
    ("message", "when"),
    [
        ("check a.example every day at 9, at most 3 times", "every day at 9"),
        ("check a.example every day at 9, max $2 in all", "every day at 9"),
        ("jeden Tag um 9, höchstens 5 Seiten, prüfe a.example", "jeden Tag um 9"),
        ("every day at 9 and 3 results", "every day at 9"),
    ],
)
def test_a_limit_behind_a_comma_takes_no_hour_away(message: str, when: str) -> None:
    assert when_in(message) == when


@pytest.mark.parametrize(
    ("message", "past"),
    [
        ("yesterday at 5 check a.example", "yesterday"),
        ("check a.example last monday at 9", "last monday"),
        ("gestern um 5 prüfe a.example", "gestern"),
        ("hier à 17h lis a.example", "hier"),
        ("ayer a las 5 revisa a.example", "ayer"),
        ("gisteren om 5 uur lees a.example", "gisteren"),
        ("every day at 9 search for news of yesterday", None),
        ("tomorrow at 9 search for last week's news", None),
        ("search for tea", None),
    ],
)
def test_a_time_that_is_over_is_noticed(message: str, past: str | None) -> None:
    assert past_in(message) == past


def test_only_a_message_that_begins_so_is_plainly_in_the_past() -> None:
    assert begins_in_the_past("last friday at 8 get a.example")
    assert not begins_in_the_past("search for goals scored last friday at 8")


@pytest.mark.parametrize(
    ("message", "work"),
    [
        ("tomorrow at 8 get a.example, max 20 cents", "get a.example, max 20 cents"),
        ("morgen um 8 hole a.example", "hole a.example"),
        ("on monday at 9 search for tea", "search for tea"),
    ],
)
def test_a_day_ahead_at_an_hour_begins_a_message(message: str, work: str) -> None:
    assert begins_timed(message) == work


def test_times_that_come_back() -> None:
    assert repeats("every 2 hours")
    assert not repeats("tomorrow at 9")


@pytest.mark.parametrize(
    "text", ["4 nights for two at Seehof", "5 nights", "for two people", "and 3 rooms"]
)
def test_how_many_is_no_time_of_day(text: str) -> None:
    assert when_in(text) is None
    assert counts_things(text)


def test_a_time_beside_how_many_is_one() -> None:
    assert not counts_things("2 people tomorrow at 9")
    assert not counts_things("2 days later")
    assert when_in("7 in the evening") == "7 in the evening"
