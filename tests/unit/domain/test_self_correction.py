import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.self_correction import corrected, takes_all_back


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
        "search for lamps. no, never mind",
        "search for lamps, no, stop",
        "search for lamps, no, not now",
        "search for lamps... actually don't",
        "search for hotels in Rome, no, wait, cancel",
        "search for lamps; actually, also find candles",
        "open a.org. Sorry, open b.org too",
        "busca lámparas, no, déjalo",
        "search for lamps, wait, what does it cost?",
        "search for lamps - actually, how much is it?",
        "find hotels in Rome, no, hostels are fine too",
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


@pytest.mark.parametrize(
    "said",
    [
        "search for lamps, sorry if that is a dumb question",
        "search for lamps, sorry, thanks",
        "search for lamps. Sorry, my English is bad",
    ],
)
def test_an_excuse_takes_nothing_back(said: str) -> None:
    assert corrected(said) == "search for lamps"


def test_a_limit_behind_the_work_is_one_of_the_work() -> None:
    said = "search for lamps, hold on, cap it at $1"
    assert corrected(said) == "search for lamps, cap it at $1"


@pytest.mark.parametrize(
    ("text", "all_of_it"),
    [
        ("search for lamps. no, never mind", True),
        ("search for lamps, no wait, forget it", True),
        ("open https://a.org/x, no, stop it", True),
        ("busca lámparas, no, déjalo", True),
        ("such nach Lampen, nein, doch nicht", True),
        ("search for lamps, no, candles", False),
        ("search for lamps, sorry, thanks", False),
        ("search for lamps, no thanks", False),
        ("no, never mind", False),
    ],
)
def test_work_that_is_taken_back_altogether(text: str, *, all_of_it: bool) -> None:
    assert takes_all_back(text) is all_of_it


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("search for lamps, actually, tomorrow at 8", "search for lamps tomorrow at 8"),
        ("search for lamps tomorrow at 8, sorry, friday at 9", "search for lamps friday at 9"),
        (
            "read https://a.example every day at 9, no wait, at 10",
            "read https://a.example every day at 10",
        ),
        ("such nach Lampen heute, nein, morgen", "such nach Lampen morgen"),
        ("search for lamps, sorry, for candles", "search for candles"),
    ],
)
def test_a_time_corrects_a_time_and_no_subject(said: str, meant: str) -> None:
    assert corrected(said) == meant


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (
            "search for USA Today headlines, no wait, tomorrow at 9",
            "search for USA Today headlines tomorrow at 9",
        ),
        ("search for the today show, no wait, at 9", "search for the today show at 9"),
        ("search for USA Today, no wait, tomorrow at 9", "search for USA Today tomorrow at 9"),
        ("search for trains today, no wait, tomorrow at 9", "search for trains tomorrow at 9"),
        ("suche heute nach Zügen, nein, morgen um 9", "suche morgen um 9 nach Zügen"),
    ],
)
def test_a_time_that_corrects_takes_no_word_of_the_subject(text: str, after: str) -> None:
    assert corrected(text) == after
