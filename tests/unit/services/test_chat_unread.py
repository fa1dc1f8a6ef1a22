"""Beside a proposal: questions about what it would read, work of its own, and a plain yes."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from chat_world import Conversation

PAGE = "extract https://shop.example/a"
OTHER = "extract https://shop.example/b"


@pytest.mark.parametrize("route", [Route.STATUS, Route.QUESTION, Route.MISSION, Route.CLARIFY])
@pytest.mark.parametrize(
    "said",
    [
        "which product is the cheapest there?",
        "is anything out of stock?",
        "any TODOs?",
        "show me only what's out of stock",
        "how much is the e-bike there?",
        "was kostet das E-Bike dort?",
        "combien coûte le vélo ?",
        "¿cuál es el más barato?",
    ],
)
async def test_a_page_that_is_only_proposed_has_not_been_read(
    talk: Conversation, said: str, route: Route
) -> None:
    mission = await talk.propose(PAGE)
    told = await talk.say(said, route)
    assert "has not run yet" in told.summary
    assert "waits for your yes" in told.summary
    assert await talk.world.missions() == (mission,)
    await talk.say("yes", Route.APPROVE)
    assert (await talk.get(mission)).status is not MissionStatus.PROPOSED


async def test_a_question_is_no_part_of_a_search(talk: Conversation) -> None:
    mission = await talk.propose("search for lamps")
    told = await talk.say("welke kosten minder dan 100 euro?", Route.MODIFY_MISSION)
    assert "has not run yet" in told.summary
    assert await talk.get(mission) == mission
    await talk.say("only those under 100 dollars", Route.MODIFY_MISSION)
    assert "under 100 dollars" in (await talk.get(mission)).terms.objective


async def test_questions_about_the_proposal_are_answered_as_before(talk: Conversation) -> None:
    await talk.propose(PAGE)
    told = await talk.say("how much does it cost?", Route.QUESTION)
    assert "has not run yet" not in told.summary
    assert "cap is" in told.summary


@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.APPROVE, Route.CLARIFY])
@pytest.mark.parametrize(
    ("said", "objective"),
    [
        ("and then look for candles", "look for candles"),
        ("now find candles", "find candles"),
        ("by the way, find a dentist in Lindau", "find a dentist in Lindau"),
        ("I need to know the population of Bregenz", "I need to know the population of Bregenz"),
    ],
)
async def test_work_of_its_own_is_a_new_mission(
    talk: Conversation, said: str, objective: str, route: Route
) -> None:
    mission = await talk.propose(PAGE)
    await talk.say(said, route)
    assert await talk.get(mission) == mission
    made = [each.terms.objective for each in await talk.world.missions()]
    assert objective in made


async def test_several_steps_of_their_own_are_a_plan(talk: Conversation) -> None:
    mission = await talk.propose("search for lamps")
    said = "first search for bike rivals, then read the first one and compare"
    told = await talk.say(said, Route.MODIFY_MISSION)
    assert told.metadata.route is Route.AUTONOMOUS_GOAL
    assert await talk.get(mission) == mission


async def test_a_picture_of_a_page_takes_no_page_s_place(talk: Conversation) -> None:
    mission = await talk.propose(PAGE)
    await talk.say("take a screenshot of https://news.example/x", Route.MODIFY_MISSION)
    assert (await talk.get(mission)).terms.objective == PAGE


@pytest.mark.parametrize("said", ["yes", "approve", "ok", "ja", "oui", "sí"])
async def test_a_plain_yes_is_one_however_unsure_its_reader(talk: Conversation, said: str) -> None:
    older = await talk.propose(PAGE)
    newer = await talk.propose(OTHER)
    talk.reader.confidence = 0.4
    await talk.say(said, Route.APPROVE)
    assert (await talk.get(newer)).status is not MissionStatus.PROPOSED
    assert (await talk.get(older)).status is MissionStatus.PROPOSED
