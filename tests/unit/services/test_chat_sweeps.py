"""Everything at once: what the question names or counts is what a yes ends, and nothing else."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.schedule import Schedule, ScheduleState
from chat_world import Conversation

TEA, SNOW = "every day at 7 search for tea", "every monday at 9 search for snow"


async def begun(talk: Conversation, text: str = TEA) -> Schedule:
    await talk.say(text, Route.SCHEDULE)
    await talk.say("approve", Route.APPROVE)
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 1, None)
    return page.items[0]


async def state(talk: Conversation, schedule: Schedule) -> ScheduleState:
    return (await talk.world.buddy.schedules.get(talk.world.user, schedule.record_id)).state


async def status(talk: Conversation, schedule: Schedule) -> MissionStatus:
    return (await talk.world.buddy.missions.get(talk.world.user, schedule.mission_id)).status


async def test_reject_all_is_of_what_waits_and_ends_no_schedule(talk: Conversation) -> None:
    tea = await begun(talk)
    lamps = await talk.propose("search for desk lamps")
    asked = (await talk.say("reject all", Route.REJECT)).summary
    assert asked.startswith("Cancel 1 mission that waits for you, in whichever conversation?")
    assert "1 schedule goes on: “search for tea”" in asked
    assert "Cancelled 1 mission" in (await talk.say("yes", Route.APPROVE)).summary
    assert (await talk.get(lamps)).status is MissionStatus.CANCELLED
    assert await state(talk, tea) is ScheduleState.ACTIVE
    assert await status(talk, tea) is MissionStatus.APPROVED


async def test_cancel_everything_says_that_a_schedule_goes_on(talk: Conversation) -> None:
    tea = await begun(talk)
    nothing = (await talk.say("cancel everything", Route.CANCEL)).summary
    assert nothing.startswith("Nothing is running or waiting")
    assert "1 schedule goes on: “search for tea”. “Stop all schedules” ends that." in nothing
    assert await state(talk, tea) is ScheduleState.ACTIVE


async def test_a_proposal_that_was_approved_as_a_schedule_meanwhile_is_left(
    talk: Conversation,
) -> None:
    await talk.say(TEA, Route.SCHEDULE)
    await talk.say("reject all", Route.REJECT)
    (mission,) = await talk.world.missions()
    await talk.world.buddy.approvals.approve(
        talk.world.user, mission.mission_id, mission.revision, "api"
    )
    told = (await talk.say("yes", Route.APPROVE)).summary
    assert "Cancelled 0 missions. 1 had ended already." in told
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 1, None)
    assert page.items[0].state is ScheduleState.ACTIVE


async def test_another_whole_is_asked_about_anew(talk: Conversation) -> None:
    mission = await talk.propose("search for desk lamps")
    await talk.say("reject all", Route.REJECT)
    asked = (await talk.say("cancel everything", Route.CANCEL)).summary
    assert asked.startswith("Cancel 1 mission, in whichever conversation?")
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


async def test_all_schedules_end_after_one_question_that_names_them(talk: Conversation) -> None:
    both = [await begun(talk), await begun(talk, SNOW)]
    await talk.say("every day at 8 search for rain", Route.SCHEDULE)
    asked = (await talk.say("stop all schedules", Route.CANCEL)).summary
    assert asked.startswith("End 3 schedules, in whichever conversation?")
    for part in ("tea”, every day at 07:00", "snow”, every Monday at 09:00", "rain”"):
        assert part in asked
    assert [await state(talk, each) for each in both] == [ScheduleState.ACTIVE] * 2
    assert "Ended 3 schedules" in (await talk.say("yes", Route.APPROVE)).summary
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 9, None)
    assert {each.state for each in page.items} == {ScheduleState.ENDED}
    # What was only proposed would run at once by the next yes, had it stayed.
    rain = await talk.world.buddy.missions.get(talk.world.user, page.items[0].mission_id)
    assert rain.status is MissionStatus.CANCELLED
    told = await talk.say("stop all schedules", Route.CANCEL)
    assert told.summary.startswith("There are no schedules")


@pytest.mark.parametrize("said", ["delete it", "no, delete it", "lösch es", "end it"])
@pytest.mark.parametrize("route", [Route.CANCEL, Route.CLARIFY])
async def test_it_is_ended_where_a_change_of_it_is_asked_about(
    talk: Conversation, said: str, route: Route
) -> None:
    schedule = await begun(talk)
    assert "change so?" in (await talk.say("weekdays only", Route.MODIFY_MISSION)).summary
    talk.reader.confidence = 0.5
    await talk.say(said, route)
    assert await state(talk, schedule) is ScheduleState.ENDED


@pytest.mark.parametrize("said", ["no", "stop", "stop it", "forget it", "leave it", "cancel it"])
@pytest.mark.parametrize("route", [Route.CANCEL, Route.CLARIFY, Route.REJECT])
async def test_a_no_to_a_change_ends_nothing(talk: Conversation, said: str, route: Route) -> None:
    schedule = await begun(talk)
    await talk.say("weekdays only", Route.MODIFY_MISSION)
    talk.reader.confidence = 0.5
    await talk.say(said, route)
    assert await state(talk, schedule) is ScheduleState.ACTIVE
