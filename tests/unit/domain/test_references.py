"""What a word that points at something points at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.references import Resolved, Unresolved, borrowed_of, picks_page, resolve

A, R1, R2 = "https://a.example/x", "https://r1.example/", "https://r2.example/b"
PAGE = ConversationState(
    finished=SpokenMission(mission_id="m_1", objective=f"extract the prices from {A}"),
    last_url=A,
    results=(R1, R2),
)
SEARCH = ConversationState(
    finished=SpokenMission(mission_id="m_1", objective="search for hotels in Paris")
)
EMPTY = ConversationState()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("extract the headlines from there", f"extract the headlines from {A}"),
        ("go there", f"go to {A}"),
        ("visit that page and list its links", f"visit {A} and list its links"),
        ("summarize it", f"summarize {A}"),
        ("check it again", f"check {A} again"),
        ("leggilo", f"leggi {A}"),
        ("lis-la encore", f"lis {A} encore"),
        ("lies sie bitte", f"lies {A} bitte"),
        ("léelo", f"lee {A}"),
        ("lees het", f"lees {A}"),
        ("lies das Buch vor", "lies das Buch vor"),
        ("lo leggi?", "lo leggi?"),
        ("open het museum", "open het museum"),
        ("extrahiere die Preise von dieser Seite", f"extrahiere die Preise von {A}"),
        ("what is the weather in Paris", "what is the weather in Paris"),
        ("is it raining in Rome?", "is it raining in Rome?"),
        ("how long does it take to fly to Oslo", "how long does it take to fly to Oslo"),
        ("search for the second world war", "search for the second world war"),
        (
            "extract the list from b.example and count it",
            "extract the list from b.example and count it",
        ),
    ],
)
def test_a_page_that_was_spoken_of_takes_the_place_of_the_word(said: str, meant: str) -> None:
    assert resolve(said, PAGE, (A,)) == Resolved(text=meant)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("open the second one", f"open {R2}"),
        ("open result 1", f"open {R1}"),
        ("extract the text of #2", f"extract the text of {R2}"),
        ("öffne den zweiten Treffer", f"öffne {R2}"),
        ("open the last one", f"open {R2}"),
    ],
)
def test_a_place_in_the_last_result_is_borrowed_from_it(said: str, meant: str) -> None:
    found = resolve(said, PAGE, (A,))
    assert isinstance(found, Resolved)
    assert (found.text, found.borrowed) == (meant, (meant.rsplit(maxsplit=1)[-1],))


def test_a_place_beyond_the_result_is_asked_about() -> None:
    found = resolve("open the fifth one", PAGE)
    assert isinstance(found, Unresolved)
    assert "2 entries" in found.question
    assert (found.objective, found.slot, found.choices) == ("open {}", "url", (R1, R2))


@pytest.mark.parametrize(
    "said",
    [
        "do it again",
        "again",
        "try again please",
        "once more",
        "mach das nochmal",
        "run it again",
        "run it again, one last time please",
        "prima, noch einmal",
    ],
)
def test_again_is_the_last_work_with_nothing_changed(said: str) -> None:
    found = resolve(said, PAGE, (A,))
    assert found == Resolved(text=f"extract the prices from {A}", repeats=True)


@pytest.mark.parametrize(
    ("said", "state", "meant"),
    [
        ("do it again for b.example/y", PAGE, "extract the prices from b.example/y"),
        ("now do the same for b.example/y", PAGE, None),
        ("do it again for Berlin", SEARCH, "search for hotels in Berlin"),
        ("again, but in Rome", SEARCH, "search for hotels in Rome"),
        ("nochmal, aber für Basel", SEARCH, "search for hotels in Basel"),
        ("nog een keer maar dan voor Gent", SEARCH, "search for hotels in Gent"),
        ("mais uma vez, mas para Porto", SEARCH, "search for hotels in Porto"),
        ("otra vez pero en Sevilla", SEARCH, "search for hotels in Sevilla"),
        ("again but cheaper", SEARCH, "search for hotels in Paris, cheaper"),
        ("nochmal, aber nur 2 Seiten", PAGE, None),
    ],
)
def test_again_for_something_else_is_the_work_with_that_in_its_place(
    said: str, state: ConversationState, meant: str | None
) -> None:
    found = resolve(said, state)
    assert isinstance(found, Resolved)
    if meant is not None:
        assert found == Resolved(text=meant, repeats=True, unchanged=False)


def test_the_other_page_is_the_one_of_two_that_was_not_used() -> None:
    one = ConversationState(finished=PAGE.finished, results=())
    found = resolve("do it again for the other page", one, (A, "https://c.example/"))
    assert isinstance(found, Resolved)
    assert found.text == "extract the prices from https://c.example/"
    assert found.borrowed == ()
    asked = resolve("do it again for the other page", PAGE, (A,))
    assert isinstance(asked, Unresolved)
    assert asked.choices == (R1, R2)


@pytest.mark.parametrize("said", ["open it", "go there", "extract the headlines from that page"])
def test_a_word_that_points_at_nothing_is_asked_about(said: str) -> None:
    found = resolve(said, EMPTY)
    assert isinstance(found, Unresolved)
    assert found.slot == "url"
    assert "{}" in found.objective


def test_again_with_nothing_before_is_asked_about() -> None:
    assert isinstance(resolve("do it again", EMPTY), Unresolved)


def test_a_place_in_the_world_is_no_page() -> None:
    found = resolve("how many people live there", PAGE)
    assert isinstance(found, Unresolved)
    assert found.objective == "how many people live in {}"
    assert resolve("are there any trains", PAGE) == Resolved(text="are there any trains")
    assert resolve("are there errors in a.log", PAGE) == Resolved(text="are there errors in a.log")


def test_an_address_of_a_result_is_borrowed_until_the_person_writes_another() -> None:
    assert borrowed_of([R1, A], [R1, R2], [A]) == (R1,)
    assert resolve(f"extract {R1}", PAGE) == Resolved(text=f"extract {R1}", borrowed=(R1,))
    assert resolve(f"extract {R1}", PAGE, (R1,)) == Resolved(text=f"extract {R1}")


@given(st.text(max_size=200))
def test_whatever_is_said_comes_to_an_end(text: str) -> None:
    for state in (PAGE, SEARCH, EMPTY):
        assert isinstance(resolve(text, state, (A,)), Resolved | Unresolved)


BOTH = ConversationState(
    finished=SpokenMission(
        mission_id="m_1",
        objective=f"read {A} and {R1}, at most 20 cents",
    )
)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("again, only the second page", R1),
        ("do it again but only page 1", A),
        ("again, just the first site", A),
        ("nochmal, aber ohne die erste Seite", R1),
    ],
)
def test_several_pages_again_are_those_that_were_picked(text: str, page: str) -> None:
    found = resolve(text, BOTH)
    assert isinstance(found, Resolved)
    assert (found.text, found.repeats, found.unchanged) == (
        f"read {page}, at most 20 cents",
        True,
        False,
    )
    assert picks_page(text, BOTH)


def test_a_page_that_the_last_work_has_not_is_asked_about() -> None:
    found = resolve("do it again but only the third page", BOTH)
    assert isinstance(found, Unresolved)
    assert found.choices == (A, R1)
    assert not picks_page("the second row again", BOTH)


def test_another_page_from_there_is_never_the_page_that_was_read() -> None:
    found = resolve("navigate from there to wherever the shoes are", PAGE)
    assert isinstance(found, Unresolved)
    assert (found.objective, found.slot) == ("open {}", "url")
