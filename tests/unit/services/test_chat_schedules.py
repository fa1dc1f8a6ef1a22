"""Schedules in a conversation: shown with their next times before anything fires, then a yes."""

from __future__ import annotations

import pytest

from buddy.domain.ids import MissionId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.domain.schedule import Schedule, ScheduleState
from chat_world import Conversation
from schedule_worlds import later, made_by

WORK = "every weekday at 7 search for train delays"


async def schedules(talk: Conversation) -> list[Schedule]:
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    return list(page.items)


async def test_a_schedule_is_shown_with_its_next_five_times_and_a_yes_begins_it(
    talk: Conversation,
) -> None:
    shown = await talk.say(WORK, Route.SCHEDULE)
    assert "“search for train delays”" in shown.summary
    assert "It would run every weekday at 07:00 (UTC)" in shown.summary
    assert "Nothing is scheduled before you approve" in shown.summary
    assert "30 runs of at most $5.00, $150.00 in all" in shown.summary
    for day in ("Fri 2026-01-16", "Mon 2026-01-19", "Tue 2026-01-20", "Wed 2026-01-21"):
        assert f"{day} 07:00 (+00:00)" in shown.summary
    (proposed,) = await schedules(talk)
    assert proposed.state is ScheduleState.PROPOSED
    await later(talk.world, 86_400.0)
    assert await made_by(talk.world, proposed) == []
    told = await talk.say("approve", Route.APPROVE)
    assert "first on Mon 2026-01-19 07:00" in told.summary
    assert "30 runs of at most $5.00, $150.00 in all" in told.summary
    assert "costs nothing" in told.summary
    (begun,) = await schedules(talk)
    assert begun.state is ScheduleState.ACTIVE
    template = await talk.world.buddy.missions.get(talk.world.user, begun.mission_id)
    assert (template.status, template.run) == (MissionStatus.APPROVED, None)
    await later(talk.world, 3 * 86_400.0)
    assert len(await made_by(talk.world, begun)) == 1


@pytest.mark.parametrize("text", ["make it 9am instead", "at 9am rather", "9:00"])
async def test_another_hour_keeps_the_days(talk: Conversation, text: str) -> None:
    first = await talk.say("every monday at 8 search for snow", Route.SCHEDULE)
    told = (await talk.say(text, Route.SCHEDULE)).summary
    assert "every Monday at 09:00" in told
    (mission,) = await talk.world.missions()
    assert [mission.mission_id] == list(first.missions_spawned)


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("every day at 7 in the evening search for snow", "19:00"),
        ("every day at 7 in the morning search for snow", "07:00"),
        ("ogni giorno alle 7 di sera search for snow", "19:00"),
        ("elke dag om 7 uur 's avonds search for snow", "19:00"),
    ],
)
async def test_the_part_of_the_day_is_of_the_hour_and_not_of_the_work(
    talk: Conversation, said: str, hour: str
) -> None:
    shown = await talk.say(said, Route.SCHEDULE)
    assert "“search for snow”.\n" in shown.summary
    assert f"It would run every day at {hour} (UTC)" in shown.summary


async def test_an_hour_of_a_part_of_the_day_goes_to_the_days_that_were_named(
    talk: Conversation,
) -> None:
    await talk.say("every Monday search for train delays", Route.SCHEDULE)
    shown = await talk.say("at 8 in the evening", Route.CLARIFY)
    assert "It would run every Monday at 20:00 (UTC)" in shown.summary


async def test_what_still_runs_is_of_all_and_not_of_the_schedule_spoken_of_last(
    talk: Conversation,
) -> None:
    for subject in ("snow", "rain"):
        await talk.say(f"every monday at 8 search for {subject}", Route.SCHEDULE)
        await talk.say("approve", Route.APPROVE)
    told = (await talk.say("what is still running?", Route.STATUS)).summary
    assert "Nothing is running" in told
    assert "2 schedules go on" in told


async def test_a_no_ends_it(talk: Conversation) -> None:
    await talk.say(WORK, Route.SCHEDULE)
    await talk.say("no", Route.REJECT)
    (over,) = await schedules(talk)
    assert over.state is ScheduleState.ENDED


async def test_what_is_not_clear_is_asked_once(talk: Conversation) -> None:
    asked = await talk.say("every Monday search for train delays", Route.SCHEDULE)
    assert "At what time, in UTC" in asked.summary
    assert await schedules(talk) == []
    shown = await talk.say("at 8:30", Route.CLARIFY)
    assert "It would run every Monday at 08:30 (UTC)" in shown.summary
    assert "“search for train delays”" in shown.summary


async def test_a_question_that_is_not_answered_stays_and_is_dropped_by_a_no(
    talk: Conversation,
) -> None:
    await talk.say("search for train delays later", Route.SCHEDULE)
    dropped = await talk.say("no", Route.REJECT)
    assert "dropped" in dropped.summary
    assert await schedules(talk) == []


async def test_other_work_is_no_answer_at_what_time(talk: Conversation) -> None:
    await talk.say("every Monday search for train delays", Route.SCHEDULE)
    other = await talk.say("search for flights tomorrow", Route.MISSION)
    assert len(other.missions_spawned) == 1
    assert await schedules(talk) == []


async def test_what_was_done_is_repeated_as_a_new_mission(talk: Conversation) -> None:
    done = await talk.done()
    shown = await talk.say("do it every day at 9", Route.SCHEDULE)
    assert "It would run every day at 09:00" in shown.summary
    (proposed,) = await schedules(talk)
    assert proposed.mission_id != done.mission_id
    assert proposed.template.objective == done.terms.objective
    assert MissionId(proposed.mission_id) in shown.missions_spawned


async def test_a_time_for_the_proposal_that_waits_stands_beside_it(talk: Conversation) -> None:
    mission = await talk.propose()
    shown = await talk.say("do it tomorrow at 17:30", Route.SCHEDULE)
    assert "Its one time (UTC)" in shown.summary
    assert "Fri 2026-01-16 17:30" in shown.summary
    (proposed,) = await schedules(talk)
    assert proposed.mission_id == mission.mission_id
    await talk.say("approve", Route.APPROVE)
    (begun,) = await schedules(talk)
    assert (begun.state, begun.standing.count) == (ScheduleState.ACTIVE, 1)


async def test_a_time_that_is_over_is_asked_for_again(talk: Conversation) -> None:
    asked = await talk.say("on 2020-01-01 at 9 search for tea", Route.SCHEDULE)
    assert "That time is over" in asked.summary
    shown = await talk.say("tomorrow at 9", Route.SCHEDULE)
    assert "Fri 2026-01-16 09:00" in shown.summary


async def test_schedules_are_listed_and_ended(talk: Conversation) -> None:
    nothing = await talk.say("which schedules do I have?", Route.STATUS)
    assert "There are no schedules" in nothing.summary
    await talk.say(WORK, Route.SCHEDULE)
    await talk.say("approve", Route.APPROVE)
    listed = await talk.say("which schedules do I have?", Route.STATUS)
    assert listed.summary == "1 schedule."
    (one,) = await schedules(talk)
    ended = await talk.say(f"cancel {one.record_id}", Route.CANCEL)
    assert "It fires no more" in ended.summary
    (over,) = await schedules(talk)
    assert over.state is ScheduleState.ENDED
    assert "no such schedule" in (await talk.say(f"cancel {one.record_id}", Route.CANCEL)).summary


async def test_a_limit_for_all_runs_bounds_them_together(talk: Conversation) -> None:
    shown = await talk.say("every day at 9 search for tea, at most $3 in all", Route.SCHEDULE)
    assert "30 runs of at most $3.00, $3.00 in all" in shown.summary
    (proposed,) = await schedules(talk)
    assert proposed.standing.cap_total == Money(3_000_000)


@pytest.mark.parametrize(
    ("text", "per_run", "total", "count"),
    [
        ("search for tea 1000 times, at most $200 in total", 5, 200, 1000),
        ("search for tea until christmas, no more than $2 altogether", 2, 2, 30),
    ],
)
async def test_a_total_bounds_the_whole_whatever_its_size_and_what_stands_beside_it(
    talk: Conversation, text: str, per_run: int, total: int, count: int
) -> None:
    await talk.say(f"every day at 9 {text}", Route.SCHEDULE)
    (made,) = await schedules(talk)
    assert made.template.tool_input["query"] == "tea"
    bounds = made.standing
    assert (bounds.cap_per_run, bounds.cap_total) == (Money.parse(per_run), Money.parse(total))
    assert bounds.count == count


@pytest.mark.parametrize(
    ("text", "cron", "until", "count"),
    [
        ("every day at 9 search for tea for a week", "0 9 * * *", "2026-01-22", 30),
        ("every day at 9, at most 3 times, search for tea", "0 9 * * *", None, 3),
        ("search for tea every day at 9, but not on sundays", "0 9 * * 1,2,3,4,5,6", None, 30),
        ("every 2 hours search for tea on weekdays only", "0 */2 * * 1-5", None, 30),
        ("search for tea every day at 9 and 17", "0 9,17 * * *", None, 30),
        ("every day at 6pm and at noon search for tea", "0 12,18 * * *", None, 30),
        ("search for tea every day at 9, only once", "0 9 * * *", None, 1),
        (
            "search for tea every day at 9 but not at weekends and not on mondays",
            "0 9 * * 2,3,4,5",
            None,
            30,
        ),
        ("elke werkdag om 9 uur search for tea", "0 9 * * 1-5", None, 30),
    ],
)
async def test_days_and_ends_in_the_first_sentence_are_those_of_its_times(
    talk: Conversation, text: str, cron: str, until: str | None, count: int
) -> None:
    await talk.say(text, Route.SCHEDULE)
    (made,) = await schedules(talk)
    assert made.template.objective == "search for tea"
    assert (made.timing.cron, made.standing.count) == (cron, count)
    if until is not None:
        assert made.standing.until.startswith(until)


@pytest.mark.parametrize("left", ["until 2026-01-01", "starting next monday", "not tomorrow"])
async def test_time_that_cannot_be_put_so_is_asked_about_and_never_dropped(
    talk: Conversation, left: str
) -> None:
    asked = await talk.say(f"every day at 9 search for tea, {left}", Route.SCHEDULE)
    assert f"I cannot put “{left}” into the times" in asked.summary
    assert await schedules(talk) == []
    (without, _) = asked.ui_hints.suggested_actions
    await talk.say(str(without.text), Route.SCHEDULE)
    (made,) = await schedules(talk)
    assert (made.template.objective, made.timing.cron) == ("search for tea", "0 9 * * *")


async def test_what_is_left_out_outlasts_the_question_at_what_time(talk: Conversation) -> None:
    await talk.say("every day but not on sundays search for tea, max $2 in all", Route.SCHEDULE)
    await talk.say("at 9 and 17", Route.CLARIFY)
    (made,) = await schedules(talk)
    assert made.timing.cron == "0 9,17 * * 1,2,3,4,5,6"
    assert made.standing.cap_total == Money.parse(2)


@pytest.mark.parametrize("route", [Route.SCHEDULE, Route.MISSION])
async def test_a_time_of_yesterday_is_over_and_makes_nothing(
    talk: Conversation, route: Route
) -> None:
    first = await talk.say("yesterday at 5 search for tea", route)
    assert "“yesterday” is over" in first.summary
    again = await talk.say("yesterday at 6", Route.SCHEDULE)
    assert again.missions_spawned == ()
    assert await schedules(talk) == []


@pytest.mark.parametrize("said", ["cancel it", "stop it"])
async def test_a_refusal_beside_an_open_question_leaves_no_yes_behind(
    talk: Conversation, said: str
) -> None:
    await talk.say(WORK, Route.SCHEDULE)
    await talk.say("every morning", Route.SCHEDULE)
    await talk.say(said, Route.CANCEL)
    await talk.say("yes", Route.APPROVE)
    assert {each.state for each in await schedules(talk)} <= {
        ScheduleState.PROPOSED,
        ScheduleState.ENDED,
    }


@pytest.mark.parametrize("route", [Route.MISSION, Route.SCHEDULE])
async def test_a_limit_takes_no_time_away_and_makes_none(talk: Conversation, route: Route) -> None:
    await talk.say("tomorrow at 8 search for tea, max 20 cents", route)
    (made,) = await schedules(talk)
    assert made.timing.starts == "2026-01-16T08:00:00"
    told = await talk.say("search for coffee, 30 seconds max, $2 at most", route)
    assert len(told.missions_spawned) == 1
    assert await schedules(talk) == [made]


@pytest.mark.parametrize(
    "text",
    [
        "hol https://shop.example/a samstags um 9",
        "lis https://shop.example/a le samedi à 9h et le lundi à 10h",
        "leggi https://shop.example/a ogni martedì a mezzogiorno",
        "lees https://shop.example/a op zaterdag om 9 uur",
        "lee https://shop.example/a los sábados a las 9",
        "get https://shop.example/a mondays at nine, wednesdays at ten",
    ],
)
async def test_a_time_that_is_not_read_whole_is_asked_about_and_now_runs_it(
    talk: Conversation, text: str
) -> None:
    asked = await talk.say(text, Route.MISSION)
    assert "or now?" in asked.summary
    assert not await talk.world.missions()
    told = await talk.say("now", Route.CLARIFY)
    assert "Nothing runs before you approve" in told.summary
    (mission,) = await talk.world.missions()
    assert "https://shop.example/a" in mission.terms.objective
    assert await schedules(talk) == []


@pytest.mark.parametrize(
    "text",
    [
        "in 20 minutes get https://shop.example/a",
        "get https://shop.example/a in 2 hours",
        "hol https://shop.example/a in einer stunde",
    ],
)
async def test_a_plain_time_ahead_is_scheduled_whatever_a_reader_thinks(
    talk: Conversation, text: str
) -> None:
    told = await talk.say(text, Route.MISSION)
    assert "Nothing is scheduled before you approve" in told.summary
    await talk.say("yes", Route.APPROVE)
    (mission,) = await talk.world.missions()
    assert mission.run is None


@pytest.mark.parametrize("text", ["ok, in fünf minuten", "in ten minutes please"])
async def test_a_proposal_can_be_put_off(talk: Conversation, text: str) -> None:
    mission = await talk.propose()
    told = await talk.say(text, Route.MODIFY_MISSION)
    assert "Its one time" in told.summary
    assert (await talk.get(mission)).terms.scope.max_duration_seconds == 120.0
    assert len(await schedules(talk)) == 1


async def test_a_no_to_the_day_with_another_drops_nothing(talk: Conversation) -> None:
    await talk.say("tomorrow at 8 search for train delays", Route.SCHEDULE)
    await talk.say("no, today", Route.REJECT)
    (proposed,) = await schedules(talk)
    assert proposed.state is ScheduleState.PROPOSED


async def test_when_something_is_schedules_nothing(talk: Conversation) -> None:
    await talk.say("search for the museum in Leeds", Route.MISSION)
    await talk.say("approve", Route.APPROVE)
    told = await talk.say("when do they close on fridays", Route.SCHEDULE)
    assert "At what time" not in told.summary
    assert await schedules(talk) == []


async def test_a_time_at_which_a_thing_closes_is_none_for_the_work(talk: Conversation) -> None:
    text = "extract https://shop.example/a; and remember that the shop closes at 18"
    await talk.say(text, Route.MISSION)
    assert await schedules(talk) == []


async def test_the_work_by_itself_runs_now_beside_a_later_one(talk: Conversation) -> None:
    await talk.say("tomorrow at 8 search for train delays", Route.SCHEDULE)
    (made,) = (await talk.say("search for train delays", Route.MISSION)).missions_spawned
    await talk.say("yes", Route.APPROVE)
    mission = await talk.world.buddy.missions.get(talk.world.user, MissionId(made))
    assert mission.run is not None
