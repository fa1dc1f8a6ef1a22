"""A question which thing was meant: a yes to the only one, or a choice, does what it says."""

from __future__ import annotations

import pytest
from test_chat_schedule_edits import OTHER, begun, schedules, stands

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.schedule import ScheduleState
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk
from worlds import Gate

BESIDES: dict[str, tuple[tuple[str, Route], ...]] = {
    "nothing": (),
    "another mission asks": (("extract the second page", Route.MISSION),),
    "another one is proposed": (("search for bread", Route.MISSION),),
    "a result stands": (("search for bread", Route.MISSION), ("approve", Route.APPROVE)),
}


@pytest.mark.parametrize("besides", BESIDES.values(), ids=BESIDES)
@pytest.mark.parametrize("yes", ["yes", "ja", "oui", "yes please"])
async def test_a_yes_to_whether_it_shall_end_ends_it(
    talk: Conversation, besides: tuple[tuple[str, Route], ...], yes: str
) -> None:
    schedule = await begun(talk)
    for text, route in besides:
        await talk.say(text, route)
    told = await talk.say("stop the schedule for the weather", Route.CANCEL)
    assert "Shall the schedule of “search for train delays” end?" in told.summary
    await talk.say(yes, Route.APPROVE)
    assert (await stands(talk, schedule)).state is ScheduleState.ENDED


@pytest.mark.parametrize("besides", BESIDES.values(), ids=BESIDES)
async def test_a_yes_to_do_you_mean_this_one_cancels_it(
    talk: Conversation, besides: tuple[tuple[str, Route], ...]
) -> None:
    schedule = await begun(talk)
    for text, route in besides:
        await talk.say(text, route)
    told = await talk.say("cancel the train delays thing we had", Route.CANCEL)
    assert "Do you mean this one? It is “search for train delays”" in told.summary
    await talk.say("yes", Route.APPROVE)
    assert (await stands(talk, schedule)).state is ScheduleState.ENDED


async def test_a_yes_cancels_the_run_that_was_asked_about_beside_a_question(
    start_talk: MakeTalk, gate: Gate
) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    running = await talk.propose("search for bread")
    await talk.say("approve", Route.APPROVE)
    await gate.entered.wait()
    await talk.say("extract the second page", Route.MISSION)
    told = await talk.say("cancel the bread thing we had", Route.CANCEL)
    assert "Do you mean this one?" in told.summary
    await talk.say("yes", Route.APPROVE)
    assert (await talk.world.result(running)).status is MissionStatus.CANCELLED


@pytest.mark.parametrize("yes", ["yes", "ja", "sí", "exactly"])
async def test_a_yes_to_the_only_schedule_does_what_was_asked(talk: Conversation, yes: str) -> None:
    schedule = await begun(talk)
    talk.session_id = None
    told = await talk.say("pause it", Route.MISSION)
    assert "Nothing was paused. Do you mean" in told.summary
    await talk.say(yes, Route.APPROVE)
    assert (await stands(talk, schedule)).state is ScheduleState.PAUSED


async def test_a_schedule_is_chosen_by_its_place_or_its_words(talk: Conversation) -> None:
    trains, snow = await begun(talk), await begun(talk, OTHER)
    for choice, other in (("the snow one", trains), ("the second", None)):
        told = await talk.say("pause it", Route.MISSION)
        assert "2 schedules can be meant" in told.summary
        await talk.say(choice, Route.CLARIFY)
        if other is not None:
            assert (await stands(talk, snow)).state is ScheduleState.PAUSED
            assert await stands(talk, other) == other
            await talk.say("resume the snow schedule", Route.MISSION)
    paused = [each for each in await schedules(talk) if each.state is ScheduleState.PAUSED]
    assert len(paused) == 1


async def test_one_of_other_conversations_is_chosen_by_its_words(talk: Conversation) -> None:
    trains, snow = await begun(talk), await begun(talk, OTHER)
    talk.session_id = None
    told = await talk.say("delete the schedule", Route.CANCEL)
    assert "2 schedules can be meant" in told.summary
    await talk.say("the one with the snow", Route.CLARIFY)
    assert (await stands(talk, snow)).state is ScheduleState.ENDED
    assert await stands(talk, trains) == trains


@pytest.mark.parametrize("said", ["no", "approve", "run it", "what is the capital of Peru?"])
async def test_what_is_no_yes_does_nothing(talk: Conversation, said: str) -> None:
    schedule = await begun(talk)
    talk.session_id = None
    await talk.say("pause it", Route.MISSION)
    await talk.say(said, Route.CLARIFY)
    assert await stands(talk, schedule) == schedule


async def test_a_late_yes_is_asked_again(talk: Conversation) -> None:
    schedule = await begun(talk)
    talk.session_id = None
    await talk.say("pause it", Route.MISSION)
    await talk.say("what is the capital of Peru?", Route.QUESTION)
    await talk.say("yes", Route.CLARIFY)
    assert await stands(talk, schedule) == schedule


async def test_a_yes_says_what_was_taken_for_meant(talk: Conversation) -> None:
    await talk.done("extract the text of https://shop.example/a")
    told = await talk.say("hm that page you know", Route.CLARIFY)
    assert told.summary.startswith("Do you mean: “hm https://shop.example/a")
    await talk.say("yes", Route.MISSION)
    assert talk.last is not None
    assert len(await talk.world.missions()) == 2
