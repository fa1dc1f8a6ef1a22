# words of many languages
"""What an objective asks of the clock, and what the clock is not asked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.time_question import asks_day, asks_present, asks_when, time_question_in

TODAY = date(2026, 11, 27)
EVE = {"date": "2026-12-24"}
BERLIN = {"at": "15:00", "place": "berlin", "to_place": "new york"}
AGE = {"date_from": "1990-05-04", "date_to": "2026-11-27"}


@pytest.mark.parametrize(
    ("objective", "asked"),
    [
        ("what day is 24 december", EVE),
        ("welcher Wochentag ist der 24. Dezember?", EVE),
        ("quel jour tombe le 24 décembre ?", EVE),
        ("¿qué día cae el 24 de diciembre?", EVE),
        ("che giorno è il 24 dicembre", EVE),
        ("que dia da semana é 24 de dezembro", EVE),
        ("welke dag is 24 december", EVE),
        ("on which day does christmas fall", {"date": "2026-12-25"}),
        ("which weekday is the 1st of January 2030", {"date": "2030-01-01"}),
        ("what date is next friday", {"date": "2026-12-04"}),
        ("what day was it 3 weeks ago", {"date": "2026-11-06"}),
        ("what week is it", {"date": "2026-11-27"}),
        ("what\u2019s 3pm berlin in new york", BERLIN),
        ("what time is it in new york when it\u2019s 3pm in berlin", BERLIN),
        ("if it's 3pm in berlin what time is it in new york", BERLIN),
        ("wie spät ist es in new york wenn es in berlin 15 uhr ist?", BERLIN),
        ("quelle heure est-il à new york quand il est 15h à berlin", BERLIN),
        ("noon lima in rome", {"at": "12:00", "place": "lima", "to_place": "rome"}),
        ("midnight lima in rome", {"at": "00:00", "place": "lima", "to_place": "rome"}),
        ("welcher Tag ist in zehn Tagen", {"date": "2026-12-07"}),
        ("quel jour serons-nous dans 10 jours ?", {"date": "2026-12-07"}),
        ("¿qué día será dentro de dos semanas?", {"date": "2026-12-11"}),
        ("che giorno sarà tra 10 giorni", {"date": "2026-12-07"}),
        ("que dia será daqui a 10 dias", {"date": "2026-12-07"}),
        ("welke dag is het over 10 dagen", {"date": "2026-12-07"}),
        ("what day will it be in 10 days", {"date": "2026-12-07"}),
        ("how old is someone born 4 may 1990", AGE),
        ("wie alt ist jemand, der am 4. Mai 1990 geboren ist", AGE),
        ("quel âge a quelqu'un né le 4 mai 1990", AGE),
        ("cuántos años tiene alguien nacido el 4 de mayo de 1990", AGE),
        ("quanti anni ha chi è nato il 4 maggio 1990", AGE),
        ("hoe oud is iemand geboren op 4 mei 1990", AGE),
    ],
)
def test_what_the_clock_is_asked(objective: str, asked: dict[str, str]) -> None:
    assert time_question_in(objective, TODAY) == asked


@pytest.mark.parametrize(
    "objective",
    [
        "when is sunset in paris",
        "when is the next train to rome",
        "what day is the party",
        "what time does the shop open",
        "how old is the pope",
        "how old is someone born in 1990",
        "how old is someone born 4 may 2990",
        "what is 13pm berlin in rome",
        "x" * 400,
    ],
)
def test_what_the_clock_cannot_tell(objective: str) -> None:
    assert time_question_in(objective, TODAY) is None
    assert not asks_present(objective)


@pytest.mark.parametrize(
    "objective",
    [
        *("what time is it", "time Tokyo", "wie spät ist es", "quelle heure est-il", "qué hora es"),
        *("che ore sono", "que horas são", "hoe laat is het", "local time in India right now"),
        *("when do the clocks change in Paris", "is it daylight saving time in Berlin"),
    ],
)
def test_the_present_is_asked_for_in_words(objective: str) -> None:
    assert asks_present(objective)
    assert time_question_in(objective, TODAY) is None


@given(st.text())
def test_any_text_may_be_an_objective(text: str) -> None:
    time_question_in(text, TODAY)
    asks_present(text)


@pytest.mark.parametrize(
    "text",
    [
        "when its 9 in berlin what time is it in tokyo",
        "what time is it in tokyo when it's 9 in berlin",
        "wenn es 9 in berlin ist, wie spät ist es in tokyo",
        "quand il est 9 à berlin, quelle heure est-il à tokyo",
    ],
)
def test_an_hour_that_is_a_bare_number_is_told_elsewhere(text: str) -> None:
    found = time_question_in(text, date(2026, 11, 27))
    assert found == {"at": "09:00", "place": "berlin", "to_place": "tokyo"}


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("when do they close on fridays", True),
        ("and until what time is it open on monday?", True),
        ("wann schließen die am Freitag?", True),
        ("à quelle heure ouvre le marché demain", True),
        ("¿a qué hora cierran el viernes?", True),
        ("a che ora chiudono domani", True),
        ("hoe laat sluit de winkel op vrijdag", True),
        ("when you are done, search for tea", False),
        ("when will you run it?", False),
        ("every friday when they close, read it", False),
    ],
)
def test_when_something_is_asks_for_no_time_of_work(
    text: str, asks: bool
) -> None:  # a parameter of the test
    assert asks_when(text) is asks


def test_whether_a_day_is_asked_for() -> None:
    assert asks_day("what day is it in 10 days")
    assert not asks_day("in 10 days")
    assert not asks_day("what day is the party")
