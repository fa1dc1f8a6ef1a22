"""Which place a sentence asks the time of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.slots_time import place_in


@pytest.mark.parametrize(
    ("objective", "place"),
    [
        ("what time is it in Warsaw?", "Warsaw"),
        ("qual é a hora em Lisboa?", "Lisboa"),
        ("que horas são em São Paulo?", "São Paulo"),
        ("hoe laat is het in Utrecht?", "Utrecht"),
        ("current time in New York please", "New York"),
        ("time Tokyo", "Tokyo"),
        ("Tokyo time", "Tokyo"),
        ("what is Tokyo time", "Tokyo"),
        ("New York's local time", "New York"),
        ("London time now", "London"),
        ("Wie spät ist es in Berlin?", "Berlin"),
        ("quelle heure est-il à Paris", "Paris"),
        ("¿Qué hora es en Madrid?", "Madrid"),
        ("która jest godzina w Krakowie", "Krakowie"),
        ("What's the time in São Paulo right now?", "São Paulo"),
        ("what is the local time in Los Angeles, California?", "Los Angeles, California"),
        ("tell me the time in London and then email it to Bob", "London"),
        ("Could you tell me what time it is in Sydney?", "Sydney"),
        ("hey, time in Rio de Janeiro?", "Rio de Janeiro"),
        ("time in UTC", "UTC"),
        ("time zone of India", "India"),
        ("what's the current date in Auckland", "Auckland"),
        ("how late is it in Moscow", "Moscow"),
        ("what time is it right now in Hong Kong", "Hong Kong"),
        ("time in St. Louis", "St. Louis"),
        ("what time will it be in Tokyo when it is 9:00 in Warsaw", "Tokyo"),
        ("what is the time difference between London and Tokyo?", "London and Tokyo"),
        ("when do the clocks change in Paris?", "Paris"),
        ("which time zone is Nairobi in", "Nairobi"),
        ("What time is it in Europe/Warsaw?", "Europe/Warsaw"),
        ("time in Lima and in Cairo", "Lima and Cairo"),
        ("wie spät ist es in Lima und in Kairo", "Lima und Kairo"),
        ("quelle heure est-il à Lima et à Paris", "Lima et Paris"),
        ("time in Trinidad and Tobago", "Trinidad and Tobago"),
    ],
)
def test_the_place_is_cut_out(objective: str, place: str) -> None:
    assert place_in(objective) == place


@pytest.mark.parametrize(
    "objective",
    [
        "what time is it?",
        "what time is it now",
        "what time is it there",
        "what day is it today",
        "time",
        "",
        "research time management techniques",
        "what is the best time to visit Japan",
        "find the time complexity of quicksort",
        "convert 10 km to miles",
        "how many days until Christmas",
        "find hotels in Warsaw",
        "time in " + "x" * 300,
    ],
)
def test_no_place_gives_none(objective: str) -> None:
    assert place_in(objective) is None


@given(st.text(max_size=300).map(lambda text: f"time in {text}"))
def test_a_place_is_short_and_holds_a_letter(objective: str) -> None:
    place = place_in(objective)
    if place is not None:
        assert 0 < len(place) <= 60
        assert any(character.isalpha() for character in place)


def test_the_word_time_behind_a_place_is_none_of_its_name() -> None:
    assert place_in("what time is it in new york time") == "new york"
