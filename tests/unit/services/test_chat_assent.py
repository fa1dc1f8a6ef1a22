"""Nothing runs, and nothing is dropped, on a word that a reader merely takes for a decision."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from chat_world import Conversation


@pytest.mark.parametrize("text", ["edit", "why", "looks wrong", "approve nothing", "ok?", "maybe"])
async def test_what_only_sounds_like_a_yes_runs_nothing(talk: Conversation, text: str) -> None:
    mission = await talk.propose("search for python tutorials")
    envelope = await talk.say(text, Route.APPROVE)
    (stands,) = await talk.world.missions()
    assert stands.status is MissionStatus.PROPOSED
    offered = [action.text for action in envelope.ui_hints.suggested_actions]
    assert offered == [f"approve {mission.mission_id}", f"reject {mission.mission_id}"]
    await talk.say(offered[0], Route.APPROVE)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED


@pytest.mark.parametrize(
    ("text", "said"),
    [("hmm", "Take your time"), ("not yet", "Take your time"), ("edit it", "What shall I change?")],
)
@pytest.mark.parametrize("route", [Route.APPROVE, Route.REJECT])
async def test_who_hesitates_has_time(
    talk: Conversation, text: str, said: str, route: Route
) -> None:
    await talk.propose("search for python tutorials")
    assert said in (await talk.say(text, route)).summary
    (stands,) = await talk.world.missions()
    assert stands.status is MissionStatus.PROPOSED


async def test_a_bare_yes_is_for_what_was_said_last(talk: Conversation) -> None:
    mission = await talk.propose("search for python tutorials")
    await talk.say("what is the capital of Peru?", Route.QUESTION)
    envelope = await talk.say("yes", Route.APPROVE)
    assert "Do you mean this one?" in envelope.summary
    (stands,) = await talk.world.missions()
    assert stands.status is MissionStatus.PROPOSED
    await talk.say(envelope.ui_hints.suggested_actions[0].text, Route.APPROVE)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED
