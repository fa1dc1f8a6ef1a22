import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.slots_when import when_in


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
