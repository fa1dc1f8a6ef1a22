"""Follow-ups that only say another place or sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.carried_over import carried_over
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.references import Resolved, Unresolved, resolve


def timed(objective: str, intent: Intent = Intent.TIME) -> ConversationState:
    done = SpokenMission(mission_id="m_1", objective=objective, intent=intent)
    return ConversationState(finished=done)


@pytest.mark.parametrize(
    ("said", "state", "meant"),
    [
        ("and in Oslo?", timed("what time is it in Lima"), "what time is it in Oslo"),
        ("et à Paris ?", timed("quelle heure est-il à Lima"), "quelle heure est-il à Paris"),
        ("¿y en Madrid?", timed("qué hora es en Lima"), "qué hora es en Madrid"),
        ("what about Tokyo", timed("time in Lima"), "time in Tokyo"),
        ("hazlo otra vez para Bogotá", timed("time in Lima"), "time in Bogotá"),
        ("rifallo per Oslo", timed("che ore sono a Lima"), "che ore sono a Oslo"),
        (
            "and in Oslo?",
            timed("search for hotels in Rome", Intent.SEARCH),
            "search for hotels in Oslo",
        ),
        ("refais-le pour 13 fois 9", timed("12 fois 9", Intent.CALCULATION), "13 fois 9"),
        ("and 13 times 9?", timed("what is 12 times 9", Intent.CALCULATION), "13 times 9"),
    ],
)
def test_the_last_work_for_another_place_or_sum(
    said: str, state: ConversationState, meant: str
) -> None:
    assert resolve(said, state) == Resolved(text=meant, repeats=True, unchanged=False)


@pytest.mark.parametrize(
    "said", ["and in general?", "and you?", "and in winter?", "and the price?"]
)
def test_what_names_no_place_carries_nothing_over(said: str) -> None:
    assert resolve(said, timed("what time is it in Lima")) == Resolved(text=said)


def test_another_page_takes_the_place_of_the_first() -> None:
    read = timed("extract the text of https://a.example", Intent.EXTRACTION).finished
    assert carried_over("and https://b.example?", read) == "extract the text of https://b.example"


def test_nothing_was_done_so_nothing_is_carried_over() -> None:
    assert carried_over("and in Oslo?", None) is None
    assert carried_over("and in Oslo?", timed("what time is it").finished) is None


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    carried_over(f"and {text}", timed("what time is it in Lima").finished)


SUM = timed("what is 15% of 240", Intent.CALCULATION)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("and what if its 20% instead?", "what is 20% of 240"),
        ("what about 25%?", "what is 25% of 240"),
        ("and of 400?", "what is 15% of 400"),
        ("et 20 % ?", "what is 20 % of 240"),
        ("was ist mit 20%?", "what is 20% of 240"),
        ("no I meant 9%", "what is 9% of 240"),
        ("double that", "(15% of 240) * 2"),
        ("verdopple das", "(15% of 240) * 2"),
        ("half of that", "(15% of 240) / 2"),
        ("minus 10%", "(15% of 240) - 10%"),
        ("add 10 to the result", "(15% of 240) + 10"),
        ("subtract 4 from it", "(15% of 240) - 4"),
        ("divide it by 2", "(15% of 240) / 2"),
        ("times 3", "(15% of 240) * 3"),
        ("mal 3", "(15% of 240) * 3"),
        ("fois 3", "(15% of 240) * 3"),
        ("più 5", "(15% of 240) + 5"),
        ("keer 3", "(15% of 240) * 3"),
        ("again pls", "what is 15% of 240"),
    ],
)
def test_the_last_sum_goes_on(said: str, meant: str) -> None:
    found = resolve(said, SUM)
    assert isinstance(found, Resolved)
    assert (found.text, found.repeats) == (meant, True)


@pytest.mark.parametrize("said", ["add it to my notes", "minus the tax", "and the rest?", "half"])
def test_what_is_no_sum_goes_on_with_nothing(said: str) -> None:
    found = resolve(said, SUM)
    assert isinstance(found, Resolved)
    assert not found.repeats or said == "half"


def test_a_figure_that_fits_in_several_places_is_asked_about() -> None:
    found = resolve("what about 25%?", timed("15% of 20% of 80", Intent.CALCULATION))
    assert isinstance(found, Unresolved)
    assert found.choices == ("25% of 20% of 80", "15% of 25% of 80")
