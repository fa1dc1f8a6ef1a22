"""A schedule is moved, and one of several is named, by a sentence; what ends is said by name."""

from __future__ import annotations

import pytest
from test_chat_schedule_edits import OTHER, begun, schedules, stands

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.schedule import ScheduleState
from buddy.domain.schedule_timing import timing_words
from chat_world import Conversation

ONCE = "tomorrow at 10 search for train delays"


@pytest.mark.parametrize(
    "said",
    [
        "actually make it in two hours",
        "mach es doch lieber in zwei Stunden",
        "fais-le plutôt dans deux heures",
        "mejor hazlo en dos horas",
        "meglio tra due ore",
        "melhor daqui a duas horas",
        "doe het liever over twee uur",
        "in two hours instead",
    ],
)
@pytest.mark.parametrize("in_force", [False, True])
async def test_one_time_is_moved_to_another(talk: Conversation, said: str, in_force: bool) -> None:
    await talk.say(ONCE, Route.SCHEDULE)
    if in_force:
        await talk.say("approve", Route.APPROVE)
    told = await talk.say(said, Route.SCHEDULE)
    assert "on Thursday 2026-01-15 at 12:30" in told.summary
    assert len(await talk.world.missions()) == 1
    if in_force:
        assert "Friday" in timing_words((await schedules(talk))[0].timing)
    await talk.say("yes", Route.APPROVE)
    (schedule,) = await schedules(talk)
    assert schedule.state is ScheduleState.ACTIVE
    assert "on Thursday 2026-01-15 at 12:30" in timing_words(schedule.timing)


async def test_a_span_is_reckoned_from_when_it_was_said(talk: Conversation) -> None:
    await begun(talk, ONCE)
    told = await talk.say("make it in two hours", Route.SCHEDULE)
    shown = next(line for line in told.summary.splitlines() if "would run" in line)
    talk.world.clock.advance(600)
    await talk.say("yes", Route.APPROVE)
    (schedule,) = await schedules(talk)
    assert timing_words(schedule.timing) in shown


async def test_a_proposal_without_times_gets_them(talk: Conversation) -> None:
    await talk.propose("search for bread")
    told = await talk.say("actually make it in two hours", Route.SCHEDULE)
    assert "“search for bread”" in told.summary
    (mission,) = await talk.world.missions()
    (schedule,) = await schedules(talk)
    assert schedule.mission_id == mission.mission_id
    assert (mission.status, schedule.state) == (MissionStatus.PROPOSED, ScheduleState.PROPOSED)


@pytest.mark.parametrize("elsewhere", [False, True])
async def test_one_of_several_is_changed_by_its_name(talk: Conversation, elsewhere: bool) -> None:
    trains, snow = await begun(talk), await begun(talk, OTHER)
    if elsewhere:
        talk.session_id = None
    told = await talk.say("change the train one to 6pm", Route.SCHEDULE)
    assert "“search for train delays” would run every day at 18:00" in told.summary
    await talk.say("yes", Route.APPROVE)
    assert timing_words((await stands(talk, trains)).timing).startswith("every day at 18:00")
    assert await stands(talk, snow) == snow
    assert len(await talk.world.missions()) == 2


async def test_what_names_no_schedule_is_other_work(talk: Conversation) -> None:
    both = [await begun(talk), await begun(talk, OTHER)]
    await talk.say("change the wedding date to 6pm", Route.SCHEDULE)
    assert [await stands(talk, each) for each in both] == both


@pytest.mark.parametrize(
    "said", ["cancel the snow one", "annule celui de snow", "stop die van snow", "delete the snow"]
)
async def test_one_of_several_ends_by_its_name(talk: Conversation, said: str) -> None:
    trains, snow = await begun(talk), await begun(talk, OTHER)
    await talk.say(said, Route.CANCEL)
    assert (await stands(talk, snow)).state is ScheduleState.ENDED
    assert await stands(talk, trains) == trains


@pytest.mark.parametrize(
    "said", ["stop them all", "cancel both", "stoppe alle beide", "cancélalos", "stop ze allemaal"]
)
async def test_all_of_the_conversation_end_and_are_named(talk: Conversation, said: str) -> None:
    first = await begun(talk, "every day at 6 search for tea")
    talk.session_id = None
    trains, snow = await begun(talk), await begun(talk, OTHER)
    bread = await talk.propose("search for bread")
    told = await talk.say(said, Route.CANCEL)
    assert told.summary.startswith("End 2 schedules and 1 mission of this conversation?")
    for name in ("train delays", "snow", "bread"):
        assert name in told.summary
    assert await stands(talk, trains) == trains
    told = await talk.say("yes", Route.APPROVE)
    assert "“search for snow” and “search for train delays”" in told.summary
    assert (await stands(talk, trains)).state is ScheduleState.ENDED
    assert (await stands(talk, snow)).state is ScheduleState.ENDED
    assert (await talk.get(bread)).status is MissionStatus.CANCELLED
    assert await stands(talk, first) == first


async def test_all_of_a_conversation_without_schedules_are_its_missions(talk: Conversation) -> None:
    tea = await talk.propose("search for tea")
    talk.session_id = None
    bread, cake = await talk.propose("search for bread"), await talk.propose("search for cake")
    told = await talk.say("cancel both", Route.CANCEL)
    assert told.summary.startswith("End 2 missions of this conversation?")
    await talk.say("yes", Route.APPROVE)
    for each, status in ((tea, MissionStatus.PROPOSED), (bread, MissionStatus.CANCELLED)):
        assert (await talk.get(each)).status is status
    assert (await talk.get(cake)).status is MissionStatus.CANCELLED
