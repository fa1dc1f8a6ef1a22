"""Times of the person's own, and work that has a time."""

from __future__ import annotations

import pytest

from buddy.domain.own_deadline import own_deadline


@pytest.mark.parametrize(
    "text",
    [
        "I need to decide before Friday",
        "I have to be done by 5pm",
        "we must leave at 6 tomorrow",
        "I have to hand in my thesis on Monday",
        "but I've got to go at noon",
        "my flight leaves at 6",
        "my train goes tomorrow at 8",
        "our lease ends on friday",
        "ich muss mich bis Freitag entscheiden",
        "ich muss um 17 Uhr fertig sein",
        "mein Zug fährt um 8",
        "je dois décider avant vendredi",
        "mon train part à 8h",
        "tengo que decidir antes del viernes",
        "mi vuelo sale a las 6",
    ],
)
def test_a_time_of_ones_own(text: str) -> None:
    assert own_deadline(text)


@pytest.mark.parametrize(
    "text",
    [
        "I need to find flights by Friday",
        "I need to decide before Friday, search for hotels",
        "I need the report every Friday",
        "check my flight at 6",
        "my train goes every day at 8, check it",
        "I have to be reminded of the rent",
        "decide before friday",
        "when does my flight leave?",
        "remind me to go at 6",
        "I need to move it to 9 today",
        "my schedule starts at 8",
        "our daily run starts at 9",
        "my mission ends tomorrow",
        "mein Zeitplan beginnt um 8",
    ],
)
def test_what_is_work_or_a_question(text: str) -> None:
    assert not own_deadline(text)
