"""Plain questions about Buddy, answered in words whatever a reader makes of them."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from chat_world import Conversation


@pytest.mark.parametrize("route", [Route.QUESTION, Route.MISSION, Route.CLARIFY, Route.FEEDBACK])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("run everything without asking me ever again", "No: I run nothing without"),
        ("never ask me again", "a standing approval, which lets one tool run"),
        ("what is a proposal", "A proposal stands for 72 h"),
        ("i dont understand. what do i have to press", "“approve”"),
        ("can it break something", "none changes or deletes a file"),
        ("how do i know you don't spend my money?", "I have no card"),
        ("which search engine do you use?", "The query stays on this machine"),
        ("can you read pdf files?", "PDFs, pictures, spreadsheets"),
        ("what files can you see", "BUDDY_FOLDERS"),
    ],
)
async def test_it_is_told_and_nothing_is_made(
    talk: Conversation, route: Route, text: str, told: str
) -> None:
    reply = await talk.say(text, route)
    assert told in reply.summary
    assert not reply.missions_spawned


async def test_beside_a_proposal_it_decides_nothing(talk: Conversation) -> None:
    mission = await talk.propose()
    told = await talk.say("run everything without asking me ever again", Route.APPROVE)
    assert "still waits for your decision" in told.summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    stands = await talk.say("how long does a proposal stay valid?", Route.QUESTION)
    assert "This one stands until" in stands.summary


async def test_figures_are_measured_by_a_mission(talk: Conversation) -> None:
    told = await talk.say("what's my success rate?", Route.QUESTION)
    assert len(told.missions_spawned) == 1
