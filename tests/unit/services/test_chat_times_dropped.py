"""A proposal for other times that is wanted now, and words of time that are no work."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.schedule import Schedule, ScheduleState
from chat_world import Conversation
from schedule_worlds import later


async def schedules(talk: Conversation) -> list[Schedule]:
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    return list(page.items)


@pytest.mark.parametrize("route", [Route.APPROVE, Route.REJECT, Route.CLARIFY])
@pytest.mark.parametrize(
    "said",
    [
        "run it now",
        "on second thought run it now",
        "ja, sofort",
        "no, just now",
        "no schedule please",
    ],
)
async def test_what_is_wanted_now_drops_the_times_and_waits_for_a_yes(
    talk: Conversation, said: str, route: Route
) -> None:
    await talk.say("every day at 8 search for train delays", Route.SCHEDULE)
    told = await talk.say(said, route)
    assert "scheduled no more" in told.summary
    assert "It would run" not in told.summary
    (dropped,) = await schedules(talk)
    assert dropped.state is ScheduleState.ENDED
    (mission,) = await talk.world.missions()
    assert mission.status is MissionStatus.PROPOSED
    await talk.say("yes", Route.APPROVE)
    (mission,) = await talk.world.missions()
    assert mission.run is not None


@pytest.mark.parametrize("said", ["don't run it now", "no, not now"])
async def test_what_is_not_wanted_now_keeps_no_order_to_run(talk: Conversation, said: str) -> None:
    await talk.say("every day at 8 search for train delays", Route.SCHEDULE)
    told = await talk.say(said, Route.REJECT)
    assert "scheduled no more" not in told.summary
    (mission,) = await talk.world.missions()
    assert mission.run is None


@pytest.mark.parametrize(
    "said",
    [
        "what happens if I run it now?",
        "should I run it now?",
        "I don't want you to run it now",
        "when you run it now what does it cost?",
        "I cannot run it right now, can I?",
        "run it now too",
    ],
)
async def test_a_question_or_a_refusal_ends_no_schedule(talk: Conversation, said: str) -> None:
    await talk.say("read http://inn.example/about.html every day at 9", Route.SCHEDULE)
    for route in (Route.QUESTION, Route.CLARIFY, Route.MISSION):
        told = await talk.say(said, route)
        assert "scheduled no more" not in told.summary
        (kept,) = await schedules(talk)
        assert kept.state is ScheduleState.PROPOSED


@pytest.mark.parametrize("said", ["schedule it for tomorrow at 9", "plan it for friday at 9"])
async def test_what_leads_the_time_is_no_work(talk: Conversation, said: str) -> None:
    await talk.say("search for train delays", Route.MISSION)
    await talk.say("yes", Route.APPROVE)
    told = await talk.say(said, Route.SCHEDULE)
    assert "“search for train delays”" in told.summary


async def test_the_minute_of_each_hour_is_of_the_times(talk: Conversation) -> None:
    told = await talk.say("every hour at quarter past search for snow", Route.SCHEDULE)
    assert "“search for snow”" in told.summary
    assert "It would run every hour at :15 (UTC)" in told.summary


async def test_a_schedule_that_has_fired_for_the_last_time_is_none_to_stop(
    talk: Conversation,
) -> None:
    await talk.say("in 20 minutes search for snow", Route.SCHEDULE)
    await talk.say("yes", Route.APPROVE)
    await later(talk.world, 1_800.0)
    await talk.say("every day at 9 search for rain", Route.SCHEDULE)
    await talk.say("yes", Route.APPROVE)
    asked = await talk.say("stop them all", Route.CANCEL)
    assert "End 1 schedule of this conversation?" in asked.summary
    assert "snow" not in asked.summary


@pytest.mark.parametrize(
    ("said", "last"),
    [("stop at the end of may", "2026-05-31"), ("until february", "2026-01-31")],
)
async def test_an_end_in_words_is_that_of_the_schedule(
    talk: Conversation, said: str, last: str
) -> None:
    await talk.say("every day at 9 search for rain", Route.SCHEDULE)
    await talk.say(said, Route.CANCEL)
    (schedule,) = await schedules(talk)
    assert schedule.state is ScheduleState.PROPOSED
    assert schedule.standing.until[:10] == last
    await talk.say("yes", Route.APPROVE)
    told = await talk.say("stop at the end of march", Route.CANCEL)
    assert "2026-03-31" in told.summary
    await talk.say("yes", Route.APPROVE)
    (schedule,) = await schedules(talk)
    assert schedule.standing.until[:10] == "2026-03-31"


@pytest.mark.parametrize("end", ["december 9999", "january 0001", "december 0000", "9999-12-31"])
async def test_an_end_out_of_reach_is_asked_about(talk: Conversation, end: str) -> None:
    told = await talk.say(f"search for rain every day at 9 until {end}", Route.SCHEDULE)
    assert f"I cannot put “until {end}” into the times of a schedule" in told.summary
    assert await schedules(talk) == []
    await talk.say("every day at 9 search for rain", Route.SCHEDULE)
    (before,) = await schedules(talk)
    await talk.say(f"until {end}", Route.SCHEDULE)
    (after,) = await schedules(talk)
    assert after.standing.until == before.standing.until


@pytest.mark.parametrize(
    "work", ["look through december reports on http://inn.example/a", "go through january invoices"]
)
async def test_a_month_that_is_looked_through_stays_in_the_work(
    talk: Conversation, work: str
) -> None:
    told = await talk.say(f"{work} every day at 9", Route.SCHEDULE)
    assert f"“{work}”" in told.summary


async def test_an_hour_that_is_over_today_is_that_of_tomorrow(talk: Conversation) -> None:
    await talk.say("today at 20:00 search for snow", Route.SCHEDULE)
    await talk.say("make it 9am instead", Route.SCHEDULE)
    (schedule,) = await schedules(talk)
    assert schedule.timing.starts == "2026-01-16T09:00:00"


@pytest.mark.parametrize("said", ["cancélalo", "storniere das", "annule-le"])
async def test_a_stop_with_what_hangs_on_it_ends_a_schedule(talk: Conversation, said: str) -> None:
    await talk.say("every day at 9 search for rain", Route.SCHEDULE)
    await talk.say("yes", Route.APPROVE)
    await talk.say(said, Route.CANCEL)
    (schedule,) = await schedules(talk)
    assert schedule.state is ScheduleState.ENDED


async def test_run_it_now_is_the_last_work_again_where_nothing_waits(talk: Conversation) -> None:
    await talk.say("every day at 9 search for rain", Route.SCHEDULE)
    await talk.say("yes", Route.APPROVE)
    told = await talk.say("run it now too", Route.MISSION)
    assert "“search for rain”" in told.summary
    asked = await talk.say("stop them all", Route.CANCEL)
    assert "End 1 schedule and 1 mission of this conversation?" in asked.summary


async def test_run_it_now_is_the_work_spoken_of_last_and_no_older_one(talk: Conversation) -> None:
    await talk.say("search for tea", Route.MISSION)
    await talk.say("yes", Route.APPROVE)
    await talk.say("every day at 9 search for rain", Route.SCHEDULE)
    await talk.say("yes", Route.APPROVE)
    told = await talk.say("run it now", Route.MISSION)
    assert "“search for rain”" in told.summary
    assert "tea" not in told.summary


async def test_stop_them_all_is_of_more_than_what_asks(talk: Conversation) -> None:
    await talk.say("every day at 9 search for rain", Route.SCHEDULE)
    await talk.say("yes", Route.APPROVE)
    await talk.say("frobnicate", Route.MISSION)
    asked = await talk.say("stop them all", Route.CANCEL)
    assert "End 1 schedule" in asked.summary


@pytest.mark.parametrize(
    "said", ["search for oak boards friday at 9", "search for oak boards, sorry, friday at 9"]
)
async def test_a_day_right_before_its_hour_is_of_the_time(talk: Conversation, said: str) -> None:
    told = await talk.say(said, Route.SCHEDULE)
    assert "“search for oak boards”" in told.summary
    assert "on Friday 2026-01-16 at 09:00" in told.summary


@pytest.mark.parametrize("subject", ["deals on Black Friday", "hotels for Easter Monday"])
async def test_a_day_with_a_name_of_its_own_stays_whole(talk: Conversation, subject: str) -> None:
    told = await talk.say(f"search for {subject} at 9", Route.SCHEDULE)
    assert f"“search for {subject}”" in told.summary
