import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.self_correction import corrected


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("search for lamps; actually no, search for candles", "search for candles"),
        ("search for lamps, no wait, candles", "search for candles"),
        ("such nach Lampen, nein, nach Kerzen", "such nach Kerzen"),
        ("cherche des lampes, non, des bougies", "cherche des bougies"),
        ("busca lámparas; mejor dicho, busca velas", "busca velas"),
        ("cerca lampade, anzi candele", "cerca candele"),
        ("procura lâmpadas, não, velas", "procura velas"),
        ("zoek lampen, nee, kaarsen", "zoek kaarsen"),
        ("open a.example — sorry, b.example", "open b.example"),
        ("öffne a.example, ach nein, b.example", "öffne b.example"),
        ("read a.example and b.example, sorry, c.example", "read a.example and c.example"),
        ("what is 2+2, no, 2+3", "what is 2+3"),
        ("what is 15% of 200, sorry, 300", "what is 15% of 300"),
        ("find hotels in Rome, no, in Milan", "find hotels in Milan"),
        ("find hotels in Rome, no, Milan", "find hotels in Milan"),
        ("find hotels in Rome, no, hostels", "find hostels in Rome"),
        ("search for lamps, no, candles, sorry, torches", "search for torches"),
    ],
)
def test_only_what_is_said_last_is_wanted(said: str, wanted: str) -> None:
    assert corrected(said) == wanted


def test_a_limit_of_what_was_taken_back_stands() -> None:
    said = "search for lamps, spend at most $1, no, candles"
    assert corrected(said) == "search for candles, spend at most $1"


@pytest.mark.parametrize(
    "text",
    [
        "search for no wait signs",
        "search for hotels, no smoking",
        "search for rooms in Rome, no hostels",
        "search for lamps, no thanks",
        "search for sorry by Justin Bieber",
        "read a.example, not b.example",
        "no, search for candles",
        "yes, no wait, no",
        "remember that I like tea, no, coffee",
        "such nach Hotels in Rom, nein, Pensionen",
        "search for “hello, sorry, goodbye”",
        "what is 20 times 3, no, 4",
    ],
)
def test_what_takes_nothing_back_stays(text: str) -> None:
    assert corrected(text) == text


@given(st.text(max_size=600))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(corrected(text), str)
