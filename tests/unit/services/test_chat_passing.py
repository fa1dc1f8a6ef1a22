"""Words said in passing: what drops a subject, an interjection, a remark beside a proposal."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk
from worlds import Gate


@pytest.mark.parametrize(
    "text",
    [
        "forget it, I changed my mind",
        "forget that, my bad",
        "forget it, mon ami",
        "forget it, I'll do it on my own",
        "vergiss das, mein Fehler",
    ],
)
async def test_what_drops_the_subject_rejects_what_waits(talk: Conversation, text: str) -> None:
    mission = await talk.propose()
    await talk.say(text, Route.REJECT)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


@pytest.mark.parametrize("text", ["come on, stop the run", "come on stop it", "c'mon, cancel it"])
async def test_an_interjection_holds_up_no_stop(start_talk: MakeTalk, text: str) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=Gate())])
    mission = await talk.propose()
    await talk.say("approve", Route.APPROVE)
    await talk.say(text, Route.CANCEL)
    assert (await talk.world.result(mission)).status is MissionStatus.CANCELLED


async def test_an_interjection_holds_up_no_yes(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("come on, approve the proposal", Route.APPROVE)
    assert (await talk.get(mission)).status is not MissionStatus.PROPOSED


@pytest.mark.parametrize(
    ("text", "route"),
    [("thanks", Route.CHITCHAT), ("hi", Route.CHITCHAT), ("what is running?", Route.STATUS)],
)
async def test_a_no_is_for_the_proposal_that_the_last_answer_named(
    talk: Conversation, text: str, route: Route
) -> None:
    mission = await talk.propose()
    await talk.say(text, route)
    await talk.say("no", Route.REJECT)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


@pytest.mark.parametrize("route", [Route.MISSION, Route.CLARIFY])
async def test_work_that_takes_itself_back_is_not_proposed(
    talk: Conversation, route: Route
) -> None:
    told = await talk.say("search for lamps. no, never mind", route)
    assert "takes itself back" in told.summary
    assert await talk.world.missions() == ()
    mission = await talk.propose()
    told = await talk.say("search for lamps, no, stop", route)
    assert "“search for python tutorials” still waits" in told.summary
    assert [each.mission_id for each in await talk.world.missions()] == [mission.mission_id]


@pytest.mark.parametrize("text", ["where is the result?", "où est le résultat?"])
async def test_where_the_result_is_tells_its_place(talk: Conversation, text: str) -> None:
    await talk.done()
    told = await talk.say(text, Route.FOLLOW_UP)
    assert "/artifacts/" in told.summary
