"""Sentences of work that leave no doubt, as somebody says them who has never used Buddy."""

from __future__ import annotations

import pytest

from buddy.domain.intent import Intent
from buddy.domain.plain_work import plain_work, subject_in, works_in

WORK = [
    ("find used bikes in Ghent", Intent.SEARCH),
    ("I'm looking for a quiet flat in Lyon", Intent.SEARCH),
    ("hey buddy, could you find me something to read about Stoicism?", Intent.SEARCH),
    ("serch for red shoes", Intent.SEARCH),
    ("cheap hotels in Porto", Intent.SEARCH),
    ("Finde günstige Züge nach Wien", Intent.SEARCH),
    ("what's the weather in Oslo", Intent.SEARCH),
    ("will it rain tomorrow in Oslo?", Intent.SEARCH),
    ("¿Qué tiempo hace en Sevilla?", Intent.SEARCH),
    ("Che tempo fa a Torino?", Intent.SEARCH),
    ("what is the price of silver", Intent.SEARCH),
    ("combien coûte un vélo électrique ?", Intent.SEARCH),
    ("convert 100 euros to dollars", Intent.SEARCH),
    ("compare Signal and Threema", Intent.RESEARCH),
    ("vergelijk treinen met bussen", Intent.RESEARCH),
    ("hi, calculate 3 times 7", Intent.CALCULATION),
    ("can you work out 12 * 12 and tell me the result", Intent.CALCULATION),
    ("¿cuánto es el 15% de 240?", Intent.CALCULATION),
    ("combien font 12 fois 7 ?", Intent.CALCULATION),
    ("quanto fa 12 per 7", Intent.CALCULATION),
    ("add 12, 15 and 40", Intent.CALCULATION),
    ("mean of 3 5 7", Intent.CALCULATION),
    ("what is the median of 1, 2 and 9?", Intent.CALCULATION),
    ("Mittelwert von 3 5 7", Intent.CALCULATION),
    ("convert 5 miles to km", Intent.CALCULATION),
    ("what day is it today?", Intent.TIME),
    ("welcher Tag ist in 10 Tagen", Intent.TIME),
    ("when is easter", Intent.TIME),
    ("riassumi https://example.com", Intent.EXTRACTION),
    ("vat https://example.com samen", Intent.EXTRACTION),
    ("summarise https://a.example and https://b.example", Intent.EXTRACTION),
    ("search for rust", Intent.SEARCH),
    ("cerca scarpe solo su zalando.it", Intent.SEARCH),
    ("zoek laptops alleen op bol.com", Intent.SEARCH),
    ("procura sapatos só em example.pt", Intent.SEARCH),
    ("suche nach Photosynthese", Intent.SEARCH),
    ("what's in my Downloads folder?", Intent.FILE),
    ("Was ist in meinem Downloads-Ordner?", Intent.FILE),
    ("note: dentist on tuesday at 3", Intent.KNOWLEDGE),
]


@pytest.mark.parametrize(("text", "intent"), WORK)
def test_a_first_sentence_is_work_of_its_kind(text: str, intent: Intent) -> None:
    assert plain_work(text) is intent


@pytest.mark.parametrize(
    "text",
    [
        "find cheap flights",  # where to?
        "find a restaurant",
        "find something cheaper",
        "compare the two",
        "compare prices",
        "search for hotels",
        "search for it",
        "busca algo",
        "find jobs in Leeds and book an interview",
        "find jobs in Leeds every Monday",
        "I need a market survey of gyms in Leeds",
        "I want a deep dive on gyms in Leeds",
        "what's the weather",
        "how much does it cost",
        "what is the price of the second one",
        "show me the templates for Porto",
        "8/10",
        "I need your help with Lisbon",
        "hello",
        "that was great",
        "",
    ],
)
def test_what_leaves_a_doubt_is_left_to_the_reader(text: str) -> None:
    assert plain_work(text) is None


@pytest.mark.parametrize(
    "text", ["what is the price of silver", "show me bikes in Ghent", "cheap hotels in Porto"]
)
def test_beside_a_result_a_sentence_may_be_about_that(text: str) -> None:
    assert plain_work(text) is Intent.SEARCH
    assert plain_work(text, fresh=False) is None


@pytest.mark.parametrize("text", ["find used bikes in Ghent", "what's the weather in Oslo"])
def test_what_looks_for_something_is_new_work_wherever_it_stands(text: str) -> None:
    assert plain_work(text, fresh=False) is Intent.SEARCH


def test_a_subject_without_a_name_can_be_offered_as_it_stands() -> None:
    assert subject_in("find me a cheap laptop") == "a cheap laptop"
    assert subject_in("find it again") is None


@pytest.mark.parametrize("filler", [" ", " ,", "1 ", "5 of the ", "please "])
def test_a_message_of_any_length_is_answered_at_once(filler: str) -> None:
    # Without a bound, its patterns take a minute for these, in which nothing else is served.
    assert plain_work(f"find {filler * (10_000 // len(filler))}x") is None


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("what is 5*5 and what time is it in rome", [Intent.CALCULATION, Intent.TIME]),
        ("wie spät ist es in Rom und was ist 3 mal 4", [Intent.TIME, Intent.CALCULATION]),
        (
            "extract https://a.example/x and then search for red shoes",
            [Intent.EXTRACTION, Intent.SEARCH],
        ),
        ("search for red shoes and blue hats", []),
        ("what is 3 and 4", []),
        ("remember that I search for shoes and what time is it in rome", []),
        ("search for red shoes and search for blue hats", []),
    ],
)
def test_two_pieces_of_work_in_one_sentence(text: str, kinds: list[Intent]) -> None:
    assert [kind for _, kind in works_in(text)] == kinds


@pytest.mark.parametrize(
    "text",
    ["when is sunset in paris", "wann ist Sonnenuntergang in Wien", "when is the next full moon"],
)
def test_the_sky_is_looked_up(text: str) -> None:
    assert plain_work(text) is Intent.SEARCH


@pytest.mark.parametrize(
    "text", ["what's my locker code?", "list my notes", "merk dir, dass es 9 ist"]
)
def test_own_notes(text: str) -> None:
    assert plain_work(text, fresh=False) is Intent.KNOWLEDGE


@pytest.mark.parametrize(
    "text",
    [
        *("run search for pancake recipe", "run a search for lamps", "starte Suche nach Lampen"),
        *("start looking for a lasagna recipe", "do a web search for lamps"),
    ],
)
def test_a_search_that_is_begun_is_a_search(text: str) -> None:
    assert plain_work(text) is Intent.SEARCH


@pytest.mark.parametrize("text", ["run the search again", "start search", "run search and save it"])
def test_a_search_of_nothing_named_is_none(text: str) -> None:
    assert plain_work(text) is None


@pytest.mark.parametrize(
    "text",
    ["mean of the 3 cheapest", "average of rows 3 and 5", "the mean of those 3", "sum of the 2"],
)
def test_figures_that_count_rows_are_no_sum_of_their_own(text: str) -> None:
    assert plain_work(text, fresh=False) is None
