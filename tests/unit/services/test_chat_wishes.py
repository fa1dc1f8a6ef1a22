"""Plain wishes of somebody new: what is looked for, and what is missing of it."""

from __future__ import annotations

import pytest

from buddy.domain.route import Route
from chat_world import Conversation


@pytest.mark.parametrize(
    ("answer", "objective"),
    [
        ("yes", "search for a good electrician"),
        ("in Graz", "search for a good electrician in Graz"),
        ("an electrician in Graz", "search for an electrician in Graz"),
    ],
)
async def test_a_kind_of_which_there_is_everywhere_is_narrowed_or_searched_for(
    talk: Conversation, answer: str, objective: str
) -> None:
    asked = await talk.say("i need a good electrician", Route.CLARIFY)
    assert "I can search for “a good electrician”" in asked.summary
    await talk.say(answer, Route.CLARIFY)
    (mission,) = await talk.world.missions()
    assert mission.terms.objective == objective
