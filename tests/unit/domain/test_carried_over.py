"""Follow-ups that only say another place or sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buddy.domain.carried_over import carried_over
from buddy.domain.conversation import ConversationState, SpokenMission
from buddy.domain.intent import Intent
from buddy.domain.references import Resolved, resolve


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
