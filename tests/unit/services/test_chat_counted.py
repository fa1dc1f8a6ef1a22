"""A mission is meant by its place in the conversation, and what was typed stays the person's."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.route import Route
from buddy.domain.schedule import SCHEDULED_BY
from chat_world import Conversation, origins_of

RIVAL = "extract the text of https://rival.example/list"
SHOP = "extract the text of https://shop.example/list"


async def last(talk: Conversation) -> Mission:
    return max(await talk.world.missions(), key=lambda each: each.created_at)


@pytest.mark.parametrize("first_ran", [True, False])
@pytest.mark.parametrize(
    "said",
    [
        "do the first one again every monday at 8",
        "mach das erste jeden Montag um 8 Uhr wieder",
        "refais la première chaque lundi à 8h",
        "rifai la prima ogni lunedì alle 8",
    ],
)
async def test_the_first_mission_is_scheduled(
    talk: Conversation, said: str, first_ran: bool
) -> None:
    rival = await talk.done(RIVAL) if first_ran else await talk.propose(RIVAL)
    shop = await talk.propose(SHOP)
    await talk.say(f"approve {shop.mission_id}", Route.APPROVE)
    await talk.world.result(shop)
    told = await talk.say(said, Route.SCHEDULE)
    assert "every Monday at 08:00" in told.summary
    assert "not from you" not in told.summary
    (scheduled,) = [each for each in await talk.world.missions() if SCHEDULED_BY in each.metadata]
    assert scheduled.terms.objective == RIVAL
    assert origins_of(scheduled) == {}
    assert scheduled.status is MissionStatus.PROPOSED
    assert first_ran == (scheduled.mission_id != rival.mission_id) or not first_ran


@pytest.mark.parametrize(
    "said", ["do the first one again", "wiederhole die erste", "otra vez la primera"]
)
async def test_the_first_mission_is_proposed_again_within_its_bounds(
    talk: Conversation, said: str
) -> None:
    await talk.say(RIVAL, Route.MISSION)
    await talk.say("at most 10 cents", Route.MODIFY_MISSION)
    await talk.say("approve", Route.APPROVE)
    rival = await last(talk)
    await talk.world.result(rival)
    await talk.done(SHOP)
    told = await talk.say(said, Route.CLARIFY)
    assert told.summary.startswith("Again, as a new mission: “extract the text of https://rival")
    again = await last(talk)
    assert again.terms.objective == RIVAL
    assert again.terms.cap_usd == rival.terms.cap_usd
    assert again.status is MissionStatus.PROPOSED
    assert origins_of(again) == {}


async def test_a_hit_that_is_counted_is_no_mission(talk: Conversation) -> None:
    await talk.done("search for tea")
    await talk.done("search for bread")
    told = await talk.say("extract the first result", Route.MISSION)
    again = await last(talk)
    assert "https://r1.example/page" in again.terms.objective
    assert "not from you" in told.summary
    assert origins_of(again) != {}


async def test_a_typed_page_that_is_pointed_at_stays_the_persons(talk: Conversation) -> None:
    await talk.done(SHOP)
    told = await talk.say("extract the first one", Route.MISSION)
    again = await last(talk)
    assert "https://shop.example/list" in again.terms.objective
    assert "not from you" not in told.summary
    assert origins_of(again) == {}


async def test_a_page_typed_long_ago_stays_the_persons(talk: Conversation) -> None:
    await talk.done(RIVAL)
    for number in range(12):
        await talk.say(f"is https://n{number}.example/ good?", Route.QUESTION)
    await talk.say("do the first one again every monday at 8", Route.SCHEDULE)
    assert origins_of(await last(talk)) == {}
