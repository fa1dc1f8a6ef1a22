"""What is decided by a sentence is decided by the whole of it, and everything else is asked."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.route import Route
from buddy.domain.schedule import ScheduleState
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk
from worlds import Gate


async def schedules_of(talk: Conversation) -> list[ScheduleState]:
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 10, None)
    return [each.state for each in page.items]


@pytest.mark.parametrize(
    "text", ["ok bye", "he said: yes go ahead", "yes i know", "run it by me again", "start over"]
)
async def test_a_yes_with_words_left_over_is_asked_about(talk: Conversation, text: str) -> None:
    mission = await talk.propose()
    assert "Shall I run it?" in (await talk.say(text, Route.APPROVE)).summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    await talk.say("yes", Route.APPROVE)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED


async def test_another_order_is_no_yes(talk: Conversation) -> None:
    mission = await talk.propose("extract https://shop.example")
    made = await talk.say("ok now search for cats", Route.APPROVE)
    assert len(made.missions_spawned) == 1
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize(
    "text",
    ["text", "extract https://other.example", "the first thing to do is nothing", "both please"],
)
async def test_do_you_mean_this_one_takes_a_yes_only(talk: Conversation, text: str) -> None:
    mission = await talk.propose("extract the text of https://shop.example")
    await talk.say("what is the capital of Peru?", Route.QUESTION)
    asked = await talk.say("yes", Route.APPROVE)
    assert "Do you mean this one?" in asked.summary
    await talk.say(text, Route.MISSION if text.startswith("extract") else Route.CLARIFY)
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize(
    "text", ["again", "its not urgent", "no limit", "no I want the text, not a screenshot"]
)
async def test_what_is_no_plain_no_rejects_nothing(talk: Conversation, text: str) -> None:
    mission = await talk.propose()
    await talk.say(text, Route.REJECT)
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    await talk.say("no, too expensive", Route.REJECT)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


async def test_a_no_says_what_still_stands(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("thanks a lot", Route.CHITCHAT)
    await talk.say("yes", Route.APPROVE)
    said = await talk.say("no", Route.REJECT)
    assert "still waits for your yes or no" in said.summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("don't stop it", "is running"),
        ("no, let it run", "Do you mean this one?"),
        ("should I stop it?", "Do you mean this one?"),
        ("stop the music", "Do you mean this one?"),
        ("never mind", "is running"),
    ],
)
async def test_a_run_stops_on_a_plain_stop_only(
    start_talk: MakeTalk, gate: Gate, text: str, told: str
) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    mission = await talk.propose()
    await talk.say("approve", Route.APPROVE)
    await gate.entered.wait()
    assert told in (await talk.say(text, Route.CANCEL)).summary
    assert (await talk.get(mission)).status is MissionStatus.RUNNING
    assert "Stopping" in (await talk.say("stop it", Route.CANCEL)).summary
    gate.opened.set()
    assert (await talk.world.result(mission)).status in TERMINAL


async def test_a_schedule_ends_on_a_plain_word_only(talk: Conversation) -> None:
    await talk.say("every day at 7 search for tea", Route.SCHEDULE)
    await talk.say("ok", Route.APPROVE)
    assert await schedules_of(talk) == [ScheduleState.ACTIVE]
    for text, route in [
        ("don't cancel the schedule", Route.CANCEL),
        ("should I delete the schedule?", Route.CANCEL),
        ("cancel my netflix subscription", Route.CANCEL),
        ("no", Route.REJECT),
        ("never mind", Route.CANCEL),
    ]:
        await talk.say(text, route)
        assert await schedules_of(talk) == [ScheduleState.ACTIVE], text
    await talk.say("every day at 8 search for coffee", Route.SCHEDULE)
    await talk.say("ok", Route.APPROVE)
    asked = await talk.say("delete the schedule", Route.CANCEL)
    assert "2 schedules can be meant" in asked.summary
    await talk.say("no, keep them", Route.CANCEL)
    await talk.say("neither", Route.REJECT)
    assert await schedules_of(talk) == [ScheduleState.ACTIVE, ScheduleState.ACTIVE]
    await talk.say("cancel the coffee schedule", Route.CANCEL)
    assert sorted(await schedules_of(talk)) == [ScheduleState.ACTIVE, ScheduleState.ENDED]


async def test_after_the_way_out_nobody_is_held_by_a_question(talk: Conversation) -> None:
    await talk.say("open it", Route.MISSION)
    await talk.say("mumble", Route.CLARIFY)
    envelope = await talk.say("mumble", Route.CLARIFY)
    assert "going round in circles" in envelope.summary
    assert talk.reader.states[-1].question is not None
    await talk.say("search for bus strikes", Route.MISSION)
    assert talk.reader.states[-1].question is None
    assert len(await talk.world.missions()) == 1


@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.QUESTION])
@pytest.mark.parametrize("text", ["just run it", "make it so", "go ahead with web_search"])
async def test_a_plain_yes_is_one_however_it_is_read(
    talk: Conversation, text: str, route: Route
) -> None:
    mission = await talk.propose()
    await talk.say(text, route)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED
