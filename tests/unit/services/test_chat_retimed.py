"""What is said right after a schedule is of that schedule: another time, or its end."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.route import Route
from buddy.domain.schedule import Schedule, ScheduleState
from buddy.domain.schedule_timing import timing_words
from chat_world import Conversation

WORK = "every monday at 9 search for snow"


async def schedules(talk: Conversation) -> list[Schedule]:
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 50, None)
    return list(page.items)


async def begun(talk: Conversation, text: str = WORK) -> Schedule:
    await talk.say(text, Route.SCHEDULE)
    await talk.say("approve", Route.APPROVE)
    return (await schedules(talk))[0]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("no, 7pm", "every Monday at 19:00"),
        ("no, at 7 in the evening", "every Monday at 19:00"),
        ("doch lieber um 10", "every Monday at 10:00"),
        ("anzi, alle 19", "every Monday at 19:00"),
        ("non, plutôt à 18h", "every Monday at 18:00"),
        ("no, mejor a las 8", "every Monday at 08:00"),
        ("não, melhor às 8", "every Monday at 08:00"),
        ("nee, liever om 10 uur", "every Monday at 10:00"),
        ("no make it every 2 hours", "every 2 hours"),
        ("nein, alle zwei Stunden", "every 2 hours"),
        ("plutôt toutes les 2 heures", "every 2 hours"),
        ("actually every day at 8", "every day at 08:00"),
    ],
)
async def test_another_time_is_of_the_schedule_spoken_of_last(
    talk: Conversation, said: str, when: str
) -> None:
    await begun(talk)
    shown = await talk.say(said, Route.SCHEDULE)
    assert when in shown.summary
    assert "Shall “search for snow” change so?" in shown.summary
    assert shown.missions_spawned == ()
    await talk.say("yes", Route.APPROVE)
    (schedule,) = await schedules(talk)
    assert when in timing_words(schedule.timing)
    assert len(await talk.world.missions()) == 1


@pytest.mark.parametrize("said", ["anzi, alle 19", "no, 7pm"])
async def test_another_time_of_a_proposed_one_is_its_new_revision(
    talk: Conversation, said: str
) -> None:
    await talk.say("every day at 18 search for tea", Route.SCHEDULE)
    shown = await talk.say(said, Route.SCHEDULE)
    assert "It would run every day at 19:00" in shown.summary
    assert len(await talk.world.missions()) == 1


@pytest.mark.parametrize("said", ["stop it", "stopp das", "annule-le", "stop ermee"])
@pytest.mark.parametrize("between", [None, "no, 7pm"])
async def test_a_stop_right_after_ends_the_schedule_or_says_that_it_goes_on(
    talk: Conversation, said: str, between: str | None
) -> None:
    schedule = await begun(talk)
    if between is not None:
        await talk.say(between, Route.SCHEDULE)
    told = (await talk.say(said, Route.CANCEL)).summary
    (after,) = await schedules(talk)
    over = after.state is ScheduleState.ENDED
    assert over or "The schedule of “search for snow” goes on" in told
    assert schedule.record_id == after.record_id


async def test_a_stop_of_a_proposal_tells_of_the_schedule_that_goes_on(
    talk: Conversation,
) -> None:
    await begun(talk)
    mission = await talk.propose("search for lamps")
    told = (await talk.say("stop it", Route.CANCEL)).summary
    assert (await talk.get(mission)).status in {MissionStatus.REJECTED, MissionStatus.CANCELLED}
    assert "The schedule of “search for snow” goes on; “stop the schedule” ends it." in told
    await talk.say("stop the schedule", Route.CANCEL)
    assert (await schedules(talk))[0].state is ScheduleState.ENDED


@pytest.mark.parametrize(
    "said",
    [
        *("do it every day at 9", "hazlo cada día a las 9", "fais ça tous les jours à 9h"),
        *("faz isso todos os dias às 9h", "doe dit elke dag om 9 uur"),
        *("mach das jeden Tag um 9", "fallo ogni giorno alle 9", "tous les jours à 9h, fais ça"),
    ],
)
async def test_that_work_again_is_that_of_the_run(talk: Conversation, said: str) -> None:
    done = await talk.done()
    shown = await talk.say(said, Route.SCHEDULE)
    assert "It would run every day at 09:00" in shown.summary
    (proposed,) = await schedules(talk)
    assert proposed.template.objective == done.terms.objective


@pytest.mark.parametrize(
    "said", ["no, tomorrow at 9", "yes tomorrow at 9", "doch lieber morgen um 9"]
)
async def test_a_word_of_correction_is_no_work(talk: Conversation, said: str) -> None:
    told = await talk.say(said, Route.SCHEDULE)
    assert "What shall I do then?" in told.summary
    assert not await talk.world.missions()
