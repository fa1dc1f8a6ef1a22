"""Times, limits and ends of schedules that were not understood, in more languages."""

from __future__ import annotations

import pytest
from test_chat_schedule_edits import OTHER, begun, schedules, stands

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.domain.schedule import ScheduleState
from buddy.domain.schedule_timing import timing_words
from chat_world import Conversation

PAGE = "extract the text of https://shop.example/a"


@pytest.mark.parametrize("ran", [True, False])
@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("powtarzaj co poniedziałek o 8", "every Monday at 08:00"),
        ("毎週月曜日の8時に", "every Monday at 08:00"),
        ("jeden Montag um halb neun", "every Monday at 08:30"),
        ("every first day of the month, at half past seven", "on the 1st of each month at 07:30"),
    ],
)
async def test_work_is_repeated(talk: Conversation, said: str, when: str, ran: bool) -> None:
    mission = await talk.done(PAGE) if ran else await talk.propose(PAGE)
    told = await talk.say(said, Route.SCHEDULE)
    (schedule,) = await schedules(talk)
    assert when in timing_words(schedule.timing)
    assert schedule.state is ScheduleState.PROPOSED
    assert (schedule.mission_id == mission.mission_id) is not ran
    assert "Nothing is scheduled before you approve" in told.summary


@pytest.mark.parametrize(
    "said",
    ["czytaj https://shop.example/a codziennie o 8", "czytaj https://shop.example/a jutro o 8"],
)
async def test_a_time_in_polish_never_runs_at_once(talk: Conversation, said: str) -> None:
    await talk.say(said, Route.MISSION)
    (schedule,) = await schedules(talk)
    assert "08:00" in timing_words(schedule.timing)


@pytest.mark.parametrize(
    "said",
    [
        "cancel everything that is scheduled",
        "beende alles, was geplant ist",
        "annule tout ce qui est programmé",
        "cancela todo lo que está programado",
        "annulla tutto quello che è programmato",
        "cancela tudo o que está agendado",
        "stop alles wat gepland is",
    ],
)
async def test_all_that_is_scheduled_ends(talk: Conversation, said: str) -> None:
    both = [await begun(talk), await begun(talk, OTHER)]
    told = await talk.say(said, Route.STATUS)
    assert told.summary.startswith("End 2 schedules, in whichever conversation?")
    await talk.say("yes", Route.APPROVE)
    for each in both:
        assert (await stands(talk, each)).state is ScheduleState.ENDED


async def test_a_proposed_one_gets_a_limit_of_each_run(talk: Conversation) -> None:
    await talk.say("every day at 7 search for train delays", Route.SCHEDULE)
    await talk.say("at most 10 cents a run", Route.MODIFY_MISSION)
    (schedule,), (mission,) = await schedules(talk), await talk.world.missions()
    assert schedule.standing.cap_per_run == mission.terms.cap_usd == Money.parse("0.10")
    assert schedule.standing.cap_total == Money.parse("3")
    assert mission.status is MissionStatus.PROPOSED


async def test_one_in_force_needs_a_new_yes_to_another_limit(talk: Conversation) -> None:
    trains, snow = await begun(talk), await begun(talk, OTHER)
    told = await talk.say("limit the train one to 10 cents a run", Route.CLARIFY)
    assert told.summary.startswith("A run may spend up to $5.00, as it was approved")
    assert [await stands(talk, each) for each in (trains, snow)] == [trains, snow]


@pytest.mark.parametrize("said", ["track it every day at 8", "überwache das jeden Tag um 8 Uhr"])
async def test_a_page_is_tracked(talk: Conversation, said: str) -> None:
    await talk.done(PAGE)
    await talk.say(said, Route.SCHEDULE)
    (schedule,) = await schedules(talk)
    assert schedule.template.objective == "track https://shop.example/a for changes"
    assert schedule.state is ScheduleState.PROPOSED


@pytest.mark.parametrize("said", ["4 nights for two people at Seehof", "5 nights for a family"])
async def test_so_many_nights_are_no_schedule(talk: Conversation, said: str) -> None:
    told = await talk.say(said, Route.SCHEDULE)
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    assert list(page.items) == []
    assert "time" not in told.summary


@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.SCHEDULE, Route.CLARIFY])
@pytest.mark.parametrize("said", ["montags um 8", "mondays at 8"])
async def test_days_before_their_hour_answer_when(
    talk: Conversation, said: str, route: Route
) -> None:
    await talk.propose(PAGE)
    assert "At what time" in (await talk.say("do it every monday", Route.SCHEDULE)).summary
    await talk.say(said, route)
    (schedule,) = await schedules(talk)
    assert timing_words(schedule.timing).startswith("every Monday at 08:00")
    assert schedule.template.objective == PAGE


async def test_days_before_their_hour_are_no_work_beside_a_proposal(talk: Conversation) -> None:
    mission = await talk.propose(PAGE)
    await talk.say("montags um 8", Route.SCHEDULE)
    (schedule,) = await schedules(talk)
    assert schedule.mission_id == mission.mission_id


async def test_a_bare_hour_goes_to_the_days_that_were_asked_about(talk: Conversation) -> None:
    asked = await talk.say(f"lies {PAGE.rsplit(maxsplit=1)[-1]} jeden Montag", Route.MISSION)
    assert "“jeden Montag” is a time" in asked.summary
    await talk.say("um 8", Route.CLARIFY)
    (schedule,) = await schedules(talk)
    assert timing_words(schedule.timing).startswith("every Monday at 08:00")
