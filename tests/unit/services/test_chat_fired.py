"""What a schedule's run found, where it was ordered; and how often a page is looked at."""

from __future__ import annotations

import pytest

from buddy.domain.route import Route
from buddy.domain.schedule import Schedule
from chat_world import Conversation
from schedule_worlds import later, made_by


async def schedules(talk: Conversation) -> list[Schedule]:
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    return list(page.items)


async def test_a_run_is_told_of_and_its_result_shown_where_it_was_ordered(
    talk: Conversation,
) -> None:
    await talk.say("search for train delays in 2 minutes", Route.SCHEDULE)
    await talk.say("approve", Route.APPROVE)
    told = await talk.say("did it run?", Route.STATUS)
    assert "scheduled, once" in told.summary
    assert "no run so far" in told.summary
    (schedule,) = await schedules(talk)
    await later(talk.world, 180.0)
    (run,) = await made_by(talk.world, schedule)
    told = await talk.say("did it run?", Route.STATUS)
    assert "is done" in told.summary
    shown = await talk.say("show me the result", Route.FOLLOW_UP)
    assert run.mission_id in {getattr(each, "mission_id", None) for each in shown.artifacts}


async def test_a_run_that_nobody_saw_stands_behind_a_later_result(talk: Conversation) -> None:
    await talk.say("every day at 11:00 search for train delays", Route.SCHEDULE)
    await talk.say("approve", Route.APPROVE)
    mine = await talk.done("search for python tutorials")
    await later(talk.world, 3600.0)
    shown = await talk.say("show me the result", Route.FOLLOW_UP)
    assert mine.mission_id in {getattr(each, "mission_id", None) for each in shown.artifacts}
    told = await talk.say("did the schedule run?", Route.STATUS)
    assert told.summary


@pytest.mark.parametrize(
    "wish",
    [
        "let me know when https://shop.example/a changes",
        "préviens-moi si https://shop.example/a change",
        "keep an eye on the price of the e-bike at https://shop.example/a",
        "tell me if the e-bike gets cheaper on https://shop.example/a",
        "Sag mir Bescheid, wenn sich https://shop.example/a ändert",
    ],
)
async def test_whoever_wants_to_be_told_of_changes_is_asked_how_often(
    talk: Conversation, wish: str
) -> None:
    asked = await talk.say(wish, Route.MISSION)
    assert "how often shall I look?" in asked.summary
    assert not await talk.world.missions()
    shown = await talk.say("check it every morning at 7", Route.SCHEDULE)
    assert "every day at 07:00" in shown.summary


async def test_a_look_at_once_is_enough_where_that_is_said(talk: Conversation) -> None:
    await talk.say("let me know when https://shop.example/a changes", Route.MISSION)
    await talk.say("now", Route.CLARIFY)
    (mission,) = await talk.world.missions()
    assert "schedule" not in mission.metadata
