"""A yes after an answer in between is for the one proposal that waits, if for anything."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from chat_world import Conversation

OPEN, REJECTED = MissionStatus.PROPOSED, MissionStatus.REJECTED
Said = tuple[str, Route]


@pytest.mark.parametrize("between", [("list my recipes", Route.RECIPE), ("bravo", Route.CHITCHAT)])
async def test_after_an_answer_that_asks_nothing_a_yes_is_for_the_one_that_waits(
    talk: Conversation, between: Said
) -> None:
    mission = await talk.propose()
    assert "?" not in (await talk.say(*between)).summary
    await talk.say("yes", Route.APPROVE)
    assert (await talk.get(mission)).status is not OPEN


async def test_an_ok_may_be_for_what_was_told_in_between(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("list my recipes", Route.RECIPE)
    assert "Do you mean this one?" in (await talk.say("ok", Route.APPROVE)).summary
    assert (await talk.get(mission)).status is OPEN


async def test_of_several_that_wait_a_yes_in_between_means_none(talk: Conversation) -> None:
    first, second = await talk.propose(), await talk.propose("search for lamps")
    await talk.say("list my recipes", Route.RECIPE)
    assert "Which one" in (await talk.say("yes", Route.APPROVE)).summary
    assert {(await talk.get(each)).status for each in (first, second)} == {OPEN}


async def test_run_it_after_all_that_runs_the_one_that_waits(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("ok never mind all that, just run it", Route.REJECT)
    assert (await talk.get(mission)).status not in {OPEN, REJECTED}


async def test_of_two_that_wait_it_rejects_and_runs_none(talk: Conversation) -> None:
    first, second = await talk.propose(), await talk.propose("search for lamps")
    await talk.say("ok never mind all that, just run it", Route.REJECT)
    assert {(await talk.get(each)).status for each in (first, second)} == {OPEN}
