"""A schedule in force, changed in the words that people have for it."""

from __future__ import annotations

import pytest

from buddy.domain.route import Route
from buddy.domain.schedule import ScheduleState
from chat_world import Conversation


async def begun(talk: Conversation, text: str) -> None:
    await talk.say(text, Route.SCHEDULE)
    await talk.say("approve", Route.APPROVE)


async def rule(talk: Conversation) -> str | None:
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    assert len(page.items) == 1
    return page.items[0].timing.cron


@pytest.mark.parametrize(
    ("work", "said", "cron"),
    [
        ("every day at 7 search for snow", "actually 6:30 is better", "30 6 * * *"),
        ("every day at 7 search for snow", "hmm 8 is better", "0 8 * * *"),
        ("every day at 7 search for snow", "move it to tuesday and friday", "0 7 * * 2,5"),
        ("every 2 hours search for snow", "only between 8 and 18 o'clock", "0 8-18/2 * * *"),
    ],
)
async def test_what_would_be_better_is_a_change_of_it(
    talk: Conversation, work: str, said: str, cron: str
) -> None:
    await begun(talk, work)
    told = await talk.say(said, Route.SCHEDULE)
    assert told.missions_spawned == ()
    assert "Nothing is changed before you say yes" in told.summary
    await talk.say("yes", Route.APPROVE)
    assert await rule(talk) == cron


async def test_hours_of_what_goes_by_no_steps_are_refused(talk: Conversation) -> None:
    await begun(talk, "every day at 7 search for snow")
    told = await talk.say("only between 8 and 18", Route.SCHEDULE)
    assert "I cannot put that between 8 and 18" in told.summary


@pytest.mark.parametrize("said", ["skip the next one", "pause it until new year"])
async def test_what_a_schedule_cannot_do_is_said(talk: Conversation, said: str) -> None:
    await begun(talk, "every day at 7 search for snow")
    told = await talk.say(said, Route.SCHEDULE)
    assert "neither skips a single run nor comes back from a pause" in told.summary
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    assert page.items[0].state is ScheduleState.ACTIVE
    await talk.say(told.ui_hints.suggested_actions[0].text, Route.MISSION)
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    assert page.items[0].state is ScheduleState.PAUSED


async def test_nothing_is_skipped_where_nothing_repeats(talk: Conversation) -> None:
    told = await talk.say("skip the next one", Route.CLARIFY)
    assert "schedule" not in told.summary


async def test_a_time_of_another_zone_is_meant_there(talk: Conversation) -> None:
    told = await talk.say("search for snow every weekday at 8 Tokyo time", Route.SCHEDULE)
    assert "“search for snow”" in told.summary or "query: snow" in told.summary
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    assert (page.items[0].timing.timezone, page.items[0].timing.cron) == (
        "Asia/Tokyo",
        "0 8 * * 1-5",
    )
    assert page.items[0].template.objective == "search for snow"
    await talk.say("approve", Route.APPROVE)
    await talk.say("actually at 9 Berlin time", Route.MISSION)
    await talk.say("yes", Route.APPROVE)
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    assert [each.timing.timezone for each in page.items] == ["Europe/Berlin"]
    assert page.items[0].timing.cron == "0 9 * * 1-5"


async def test_a_zone_that_nobody_knows_is_asked_about(talk: Conversation) -> None:
    told = await talk.say("search for snow every day at 8 Atlantis time", Route.SCHEDULE)
    assert told.summary.startswith("In which time zone?")
    assert told.missions_spawned == ()
