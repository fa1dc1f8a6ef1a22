"""A schedule that there is, changed by a sentence: what is not certain is asked, never guessed."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.schedule import Schedule, ScheduleState
from buddy.domain.schedule_timing import Recurrence, make_timing
from buddy.domain.standing_approval import StandingApproval
from chat_world import Conversation

WORK = "every day at 7 search for train delays"
OTHER = "every monday at 9 search for snow"


async def schedules(talk: Conversation) -> list[Schedule]:
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    return list(page.items)


async def begun(talk: Conversation, text: str = WORK) -> Schedule:
    await talk.say(text, Route.SCHEDULE)
    await talk.say("approve", Route.APPROVE)
    return (await schedules(talk))[0]


async def stands(talk: Conversation, schedule: Schedule) -> Schedule:
    return await talk.world.buddy.schedules.get(talk.world.user, schedule.record_id)


async def test_it_is_paused_and_resumed_and_ended_by_its_words(talk: Conversation) -> None:
    trains, snow = await begun(talk), await begun(talk, OTHER)
    for said in ("pause the train delays check", "Can you pause the train schedule?"):
        told = await talk.say(said, Route.CHITCHAT)
        assert "train delays" in told.summary
    assert "is paused already" in told.summary
    assert (await stands(talk, trains)).state is ScheduleState.PAUSED
    assert (await stands(talk, snow)).state is ScheduleState.ACTIVE
    told = await talk.say("resume it", Route.MISSION)
    assert told.summary.startswith("Resumed: “search for train delays”")
    assert "The next 5 times (UTC):\n  Fri 2026-01-16 07:00" in told.summary
    await talk.say("stop the schedule of snow", Route.CANCEL)
    assert (await stands(talk, snow)).state is ScheduleState.ENDED
    assert (await stands(talk, trains)).state is ScheduleState.ACTIVE


@pytest.mark.parametrize(
    "said",
    ["pause it", "pause", "pause the schedule", "pause the search", "resume it", "weekdays only"],
)
async def test_where_two_can_be_meant_it_asks(talk: Conversation, said: str) -> None:
    both = [await begun(talk), await begun(talk, OTHER)]
    told = await talk.say(said, Route.MISSION)
    assert told.missions_spawned == ()
    assert [await stands(talk, each) for each in both] == both
    if said != "resume it":
        assert "2 schedules can be meant" in told.summary
        first = told.ui_hints.suggested_actions[0]
        await talk.say(first.text, Route.MISSION)
        changed = [await stands(talk, each) != each for each in both]
        assert changed == ([False, False] if said == "weekdays only" else [False, True])


@pytest.mark.parametrize(
    "said",
    ["don't pause it", "pause everything", "is it paused?", "he said pause it", "pause the music"],
)
async def test_what_is_no_such_wish_changes_nothing(talk: Conversation, said: str) -> None:
    schedule = await begun(talk)
    await talk.say(said, Route.CHITCHAT)
    assert await stands(talk, schedule) == schedule


async def test_a_schedule_elsewhere_is_named_or_asked_about(talk: Conversation) -> None:
    schedule = await begun(talk)
    talk.session_id = None
    told = await talk.say("pause it", Route.MISSION)
    assert told.summary == (
        "Nothing was paused. Do you mean “search for train delays”, every day at 07:00 (UTC)?"
    )
    await talk.say("weekdays only", Route.CLARIFY)
    assert await stands(talk, schedule) == schedule
    await talk.say("pause the daily train schedule", Route.MISSION)
    assert (await stands(talk, schedule)).state is ScheduleState.PAUSED


async def test_where_there_is_none_it_says_so(talk: Conversation) -> None:
    told = await talk.say("pause it", Route.MISSION)
    assert told.summary.startswith("Nothing was paused: there is no schedule to pause.")


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("weekdays only", "every weekday at 07:00"),
        ("only mondays", "every Monday at 07:00"),
        ("not on weekends please", "every weekday at 07:00"),
        ("nur montags und donnerstags", "every Monday and Thursday at 07:00"),
    ],
)
async def test_a_proposed_one_is_put_on_other_days(
    talk: Conversation, said: str, when: str
) -> None:
    await talk.say(WORK, Route.SCHEDULE)
    told = await talk.say(said, Route.MODIFY_MISSION)
    assert when in told.summary
    assert "The next 5 times (UTC)" in told.summary
    (schedule,) = await schedules(talk)
    assert schedule.state is ScheduleState.PROPOSED
    (mission,) = await talk.world.missions()
    assert (mission.status, mission.revision) == (MissionStatus.PROPOSED, 2)
    await talk.say("approve", Route.APPROVE)
    (schedule,) = await schedules(talk)
    assert schedule.state is ScheduleState.ACTIVE


async def test_a_proposed_one_gets_an_end(talk: Conversation) -> None:
    await talk.say(WORK, Route.SCHEDULE)
    told = await talk.say("at most 5 times", Route.MODIFY_MISSION)
    assert "It ends after 5 runs or after" in told.summary
    told = await talk.say("until 15 February", Route.MODIFY_MISSION)
    assert "after 2026-02-15" in told.summary
    told = await talk.say("until 18 January", Route.MODIFY_MISSION)
    assert "The next 3 times" in told.summary
    assert "2026-01-19" not in told.summary
    told = await talk.say("until 18 January", Route.MODIFY_MISSION)
    assert told.summary.startswith("That is how it stands already; nothing changed.")
    await talk.say("until 15 February", Route.MODIFY_MISSION)
    (schedule,) = await schedules(talk)
    assert schedule.standing.count == 5
    assert schedule.standing.until == "2026-02-15T23:59:59.000Z"


async def test_one_in_force_is_changed_after_its_times_were_seen(talk: Conversation) -> None:
    schedule = await begun(talk)
    told = await talk.say("weekdays only, at most 5 times", Route.MODIFY_MISSION)
    assert "would run every weekday at 07:00" in told.summary
    assert told.summary.count("\n  ") == 5
    assert "5 more runs of at most $5.00" in told.summary
    assert "Nothing is changed before you say yes" in told.summary
    assert await stands(talk, schedule) == schedule
    await talk.say("no", Route.REJECT)
    assert await stands(talk, schedule) == schedule
    await talk.say("yes", Route.APPROVE)  # nothing is asked any more
    assert await stands(talk, schedule) == schedule
    await talk.say("weekdays only, at most 5 times", Route.MODIFY_MISSION)
    told = await talk.say("yes", Route.APPROVE)
    assert told.summary.startswith("Changed: “search for train delays” runs every weekday")
    after = await stands(talk, schedule)
    assert (after.timing.cron, after.standing.count) == ("0 7 * * 1-5", 5)
    assert after.next_at == "2026-01-16T07:00:00.000Z"
    records = talk.world.buddy.store.queries.records
    before, now = [
        await records.get(StandingApproval, talk.world.user, each.standing_id or "")
        for each in (schedule, after)
    ]
    assert before is not None
    assert now is not None
    assert before.revoked_at is not None
    assert (now.count, now.cap_total.usd(), now.revoked_at) == (5, "25.00", None)
    assert "how it stands already" in (await talk.say("weekdays only", Route.CLARIFY)).summary


async def test_what_has_no_such_days_is_said(talk: Conversation) -> None:
    schedule = await begun(talk, "on the 1st of every month at 9:00 search for snow")
    told = await talk.say("weekdays only", Route.MODIFY_MISSION)
    assert "cannot put that on other days" in told.summary
    told = await talk.say("until 1 January 2026", Route.MODIFY_MISSION)
    assert await stands(talk, schedule) == schedule


async def test_a_yes_is_only_for_the_change_that_was_just_shown(talk: Conversation) -> None:
    schedule = await begun(talk)
    asked = await talk.say("at most 500 times", Route.MODIFY_MISSION)
    assert "$2,500.00 for all of its runs" in asked.summary
    await talk.say("how much have I spent?", Route.STATUS)
    again = await talk.say("ok", Route.APPROVE)
    assert again.summary.startswith("Look at it once more.")
    assert (await stands(talk, schedule)).standing == schedule.standing
    await talk.say("yes", Route.APPROVE)
    assert (await stands(talk, schedule)).standing.count == 500


async def test_a_schedule_that_changed_meanwhile_is_shown_again(talk: Conversation) -> None:
    schedule = await begun(talk)
    await talk.say("at most 5 times", Route.MODIFY_MISSION)
    other = make_timing(
        timezone="UTC", recurrence=Recurrence.CRON, cron="*/15 * * * *", now=schedule.changed_at
    )
    talk.world.clock.advance(1.0)
    await talk.world.buddy.schedules.change(
        talk.world.user, schedule.record_id, other, None, "whiteboard"
    )
    again = await talk.say("yes", Route.APPROVE)
    assert again.summary.startswith("Look at it once more.")
    assert "every 15 minutes" in again.summary
    assert (await stands(talk, schedule)).standing == schedule.standing


@pytest.mark.parametrize(
    "said", ["resume https://example.org/articulo", "resume templates for nurses"]
)
async def test_work_that_begins_with_the_same_word_switches_nothing(
    talk: Conversation, said: str
) -> None:
    schedule = await begun(talk)
    await talk.say("pause it", Route.CHITCHAT)
    await talk.say(said, Route.MISSION)
    assert (await stands(talk, schedule)).state is ScheduleState.PAUSED
    assert len([each for each in await talk.world.missions() if each.terms.objective in said]) == 1


@pytest.mark.parametrize("said", ["change the time to 8:30", "make it 8:30", "at 8:30 instead"])
async def test_a_proposed_one_is_put_at_another_time(talk: Conversation, said: str) -> None:
    await talk.say("every weekday at 7 search for train delays", Route.SCHEDULE)
    told = await talk.say(said, Route.MODIFY_MISSION)
    assert "every weekday at 08:30 (UTC)" in told.summary
    (schedule,) = await schedules(talk)
    assert schedule.timing.cron == "30 8 * * 1-5"
    assert schedule.template.objective == "search for train delays"


async def test_one_that_runs_once_is_put_at_another_time_of_its_day(talk: Conversation) -> None:
    await talk.say("tomorrow at 8 search for train delays", Route.SCHEDULE)
    (before,) = await schedules(talk)
    told = await talk.say("make it 9", Route.MODIFY_MISSION)
    assert "at 09:00 (UTC)" in told.summary
    (schedule,) = await schedules(talk)
    assert before.timing.starts is not None
    assert schedule.timing.starts == before.timing.starts.replace("T08:00", "T09:00")
    assert schedule.template.objective == "search for train delays"


async def test_a_change_upon_one_that_was_not_answered_keeps_both(talk: Conversation) -> None:
    schedule = await begun(talk)
    await talk.say("make it 8:30", Route.MODIFY_MISSION)
    told = await talk.say("only mondays", Route.SCHEDULE)
    assert "08:30" in told.summary
    assert (await stands(talk, schedule)).timing == schedule.timing
    await talk.say("yes", Route.APPROVE)
    assert (await stands(talk, schedule)).timing.cron == "30 8 * * 1"


async def test_a_change_after_something_else_stands_alone(talk: Conversation) -> None:
    schedule = await begun(talk)
    await talk.say("make it 8:30", Route.MODIFY_MISSION)
    await talk.say("what can you do?", Route.QUESTION)
    await talk.say("only mondays", Route.SCHEDULE)
    await talk.say("yes", Route.APPROVE)
    assert (await stands(talk, schedule)).timing.cron == "0 7 * * 1"


async def test_hours_without_those_at_weekends(talk: Conversation) -> None:
    await talk.say("every hour search for train delays but not at weekends", Route.SCHEDULE)
    (schedule,) = await schedules(talk)
    assert schedule.timing.cron == "0 * * * 1-5"
    assert schedule.template.objective == "search for train delays"


@pytest.mark.parametrize(
    ("said", "route"),
    [
        ("total at most $2", Route.MODIFY_MISSION),
        ("2 dollars in all please", Route.CLARIFY),
        ("insgesamt höchstens 2 Dollar", Route.SCHEDULE),
    ],
)
async def test_a_total_bounds_all_runs_of_a_proposed_one(
    talk: Conversation, said: str, route: Route
) -> None:
    await talk.say(WORK, Route.SCHEDULE)
    told = await talk.say(said, route)
    assert "30 runs of at most $2.00, $2.00 in all" in told.summary
    await talk.say("yes", Route.APPROVE)
    (schedule,) = await schedules(talk)
    assert schedule.state is ScheduleState.ACTIVE
    assert schedule.standing.cap_total.usd() == schedule.standing.cap_per_run.usd() == "2.00"


async def test_a_total_of_one_in_force_lets_a_run_begin_or_is_refused(talk: Conversation) -> None:
    schedule = await begun(talk)
    told = await talk.say("total at most $2", Route.MODIFY_MISSION)
    assert "none could begin within $2.00" in told.summary
    await talk.say("at most $20 in total", Route.MODIFY_MISSION)
    assert (await stands(talk, schedule)).standing == schedule.standing
    await talk.say("yes", Route.APPROVE)
    assert (await stands(talk, schedule)).standing.cap_total.usd() == "20.00"


@pytest.mark.parametrize(
    ("said", "cron"),
    [
        ("tue-thu only", "0 7 * * 2,3,4"),
        ("sauf le mardi", "0 7 * * 0,1,3,4,5,6"),
        ("mejor a las 8", "0 8 * * *"),
        ("um 8 statt um 7", "0 8 * * *"),
        ("make it 8 o'clock", "0 8 * * *"),
    ],
)
async def test_a_proposed_one_is_put_on_other_days_or_hours(
    talk: Conversation, said: str, cron: str
) -> None:
    await talk.say(WORK, Route.SCHEDULE)
    await talk.say(said, Route.MODIFY_MISSION)
    (schedule,) = await schedules(talk)
    assert schedule.timing.cron == cron


async def test_how_long_it_lasts_counts_from_its_next_time(talk: Conversation) -> None:
    schedule = await begun(talk)
    await talk.say("only for two weeks", Route.MODIFY_MISSION)
    await talk.say("yes", Route.APPROVE)
    assert (await stands(talk, schedule)).standing.until.startswith("2026-01-29")


@pytest.mark.parametrize(
    ("changes", "runs"),
    [
        (("at 8 instead", "at 9 instead", "at 10 instead", "at 11 instead"), "every day at 11:00"),
        (("at most 3 times",) * 4, "for 3 more runs"),
    ],
)
async def test_a_yes_does_what_was_shown_last_however_often_it_was_changed(
    talk: Conversation, changes: tuple[str, ...], runs: str
) -> None:
    await begun(talk)
    for change in changes:
        shown = (await talk.say(change, Route.SCHEDULE)).summary
        assert "Nothing is changed before you say yes" in shown
    told = (await talk.say("yes", Route.APPROVE)).summary
    assert told.startswith("Changed: ")
    assert runs in told


async def test_a_no_leaves_it_however_often_it_was_changed(talk: Conversation) -> None:
    schedule = await begun(talk)
    for hour in (8, 9, 10, 11):
        await talk.say(f"at {hour} instead", Route.SCHEDULE)
    await talk.say("no", Route.REJECT)
    await talk.say("yes", Route.APPROVE)
    assert await stands(talk, schedule) == schedule


async def test_what_is_no_answer_is_told_so_once_and_then_let_go(talk: Conversation) -> None:
    schedule = await begun(talk)
    await talk.say("at 8 instead", Route.SCHEDULE)
    first, second = [(await talk.say("hm", Route.CLARIFY)).summary for _ in range(2)]
    assert first.startswith("I could not read an answer in “hm”.")
    assert "let go of my question" in second
    await talk.say("yes", Route.APPROVE)
    assert await stands(talk, schedule) == schedule


@pytest.mark.parametrize(
    "said",
    ["delete it", "lösch es", "supprime-le", "laisse tomber le programme", "borra ese horario"],
)
@pytest.mark.parametrize("route", [Route.CANCEL, Route.CLARIFY])
async def test_what_repeats_is_ended_by_any_plain_word_for_it(
    talk: Conversation, said: str, route: Route
) -> None:
    schedule = await begun(talk)
    talk.reader.confidence = 0.4
    await talk.say(said, route)
    assert (await stands(talk, schedule)).state is ScheduleState.ENDED


async def test_the_schedule_is_the_one_of_this_conversation(talk: Conversation) -> None:
    mine = await begun(talk)
    other = Conversation(world=talk.world, reader=talk.reader)
    await begun(other, OTHER)
    await talk.say("drop the reminder", Route.CANCEL)
    assert (await stands(talk, mine)).state is ScheduleState.ENDED
    states = [each.state for each in await schedules(talk) if each.record_id != mine.record_id]
    assert states == [ScheduleState.ACTIVE]


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("hm, weekdays only", "every weekday at 07:00"),
        ("and stop at the end of the year", "after 2026-12-31"),
        ("stop after 5 times", "It ends after 5 runs"),
    ],
)
async def test_an_edit_of_a_proposed_one_is_never_a_no(
    talk: Conversation, said: str, holds: str
) -> None:
    await talk.say(WORK, Route.SCHEDULE)
    told = await talk.say(said, Route.REJECT)
    assert holds in told.summary
    await talk.say("ok", Route.APPROVE)
    (schedule,) = await schedules(talk)
    assert schedule.state is ScheduleState.ACTIVE
