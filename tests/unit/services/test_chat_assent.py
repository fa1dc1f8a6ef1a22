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


@pytest.mark.parametrize("said", ["the second one", "#2", "the lamps", "reject the lamps"])
async def test_which_one_is_answered_by_place_or_by_word(talk: Conversation, said: str) -> None:
    first = await talk.propose("search for desk lamps")
    second = await talk.propose("search for garden chairs")
    await talk.say("thanks a lot", Route.CHITCHAT)
    envelope = await talk.say("reject", Route.REJECT)
    assert "Which one do you want to reject?" in envelope.summary
    offered = [action.text for action in envelope.ui_hints.suggested_actions]
    assert offered == [f"reject {second.mission_id}", f"reject {first.mission_id}"]
    answer = await talk.say(said, Route.REJECT)
    assert "Rejected: “search for desk lamps”" in answer.summary
    assert (await talk.world.get(second)).status is MissionStatus.PROPOSED


async def test_which_one_is_asked_again_and_can_be_dropped(talk: Conversation) -> None:
    await talk.propose("search for desk lamps")
    await talk.propose("search for garden chairs")
    await talk.say("thanks a lot", Route.CHITCHAT)
    await talk.say("approve", Route.APPROVE)
    envelope = await talk.say("yes", Route.APPROVE)
    assert "Which one do you want to approve?" in envelope.summary
    assert len(envelope.ui_hints.suggested_actions) == 3
    assert "dropped" in (await talk.say("never mind", Route.CLARIFY)).summary
    assert {m.status for m in await talk.world.missions()} == {MissionStatus.PROPOSED}


async def test_the_answer_names_the_route_that_gave_it(talk: Conversation) -> None:
    await talk.say("search for python tutorials", Route.MISSION)
    misread = await talk.say("spend at most $1", Route.FEEDBACK)
    assert misread.metadata.route is Route.MODIFY_MISSION
    stopped = await talk.say("no", Route.CLARIFY)
    assert stopped.metadata.route is Route.REJECT


@pytest.mark.parametrize("text", ["That would be splendid.", "wonderful, thanks", "volontiers"])
@pytest.mark.parametrize("route", [Route.APPROVE, Route.CLARIFY])
async def test_an_eager_yes_is_for_what_was_just_shown(
    talk: Conversation, text: str, route: Route
) -> None:
    mission = await talk.propose("search for python tutorials")
    await talk.say(text, route)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED


async def test_an_eager_yes_to_nothing_runs_nothing(talk: Conversation) -> None:
    await talk.propose("search for python tutorials")
    await talk.say("what is the capital of Peru?", Route.QUESTION)
    await talk.say("wonderful, thanks", Route.APPROVE)
    (stands,) = await talk.world.missions()
    assert stands.status is MissionStatus.PROPOSED
