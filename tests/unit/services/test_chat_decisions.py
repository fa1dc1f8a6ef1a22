"""What is decided by a sentence is decided by the whole of it, and everything else is asked."""

from __future__ import annotations

import pytest

from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.money import Money
from buddy.domain.route import Route
from buddy.domain.schedule import ScheduleState
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk
from worlds import Gate


async def schedules_of(talk: Conversation) -> list[ScheduleState]:
    page = await talk.world.buddy.schedules.list_page(talk.world.user, 10, None)
    return [each.state for each in page.items]


@pytest.mark.parametrize(
    "text", ["ok bye", "he said: yes go ahead", "yes i know", "run it by me again", "start over"]
)
async def test_a_yes_with_words_left_over_is_asked_about(talk: Conversation, text: str) -> None:
    mission = await talk.propose()
    assert "“Run it” runs it as it is shown" in (await talk.say(text, Route.APPROVE)).summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    # What was left over may have been a no, so a bare yes is asked about by name.
    assert "Do you mean this one?" in (await talk.say("yes", Route.APPROVE)).summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    await talk.say("yes", Route.APPROVE)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED


async def test_another_order_is_no_yes(talk: Conversation) -> None:
    mission = await talk.propose("extract https://shop.example")
    made = await talk.say("ok now search for cats", Route.APPROVE)
    assert len(made.missions_spawned) == 1
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize(
    "text",
    ["text", "extract https://other.example", "the first thing to do is nothing", "both please"],
)
async def test_do_you_mean_this_one_takes_a_yes_only(talk: Conversation, text: str) -> None:
    mission = await talk.propose("extract the text of https://shop.example")
    await talk.say("what is the capital of Peru?", Route.QUESTION)
    asked = await talk.say("yes", Route.APPROVE)
    assert "Do you mean this one?" in asked.summary
    await talk.say(text, Route.MISSION if text.startswith("extract") else Route.CLARIFY)
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize(
    "text", ["again", "its not urgent", "no limit", "no I want the text, not a screenshot"]
)
async def test_what_is_no_plain_no_rejects_nothing(talk: Conversation, text: str) -> None:
    mission = await talk.propose()
    await talk.say(text, Route.REJECT)
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED
    await talk.say("no, too expensive", Route.REJECT)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


async def test_a_no_says_what_still_stands(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("what is the capital of Peru?", Route.QUESTION)
    await talk.say("yes", Route.APPROVE)
    said = await talk.say("no", Route.REJECT)
    assert "still waits for your yes or no" in said.summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("don't stop it", "is running"),
        ("no, let it run", "no stop that I know"),
        ("should I stop it?", "Do you mean this one?"),
        ("stop the music", "Do you mean this one?"),
        ("never mind", "is running"),
    ],
)
async def test_a_run_stops_on_a_plain_stop_only(
    start_talk: MakeTalk, gate: Gate, text: str, told: str
) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    mission = await talk.propose()
    await talk.say("approve", Route.APPROVE)
    await gate.entered.wait()
    assert told in (await talk.say(text, Route.CANCEL)).summary
    assert (await talk.get(mission)).status is MissionStatus.RUNNING
    assert "Stopping" in (await talk.say("stop it", Route.CANCEL)).summary
    gate.opened.set()
    assert (await talk.world.result(mission)).status in TERMINAL


async def test_a_schedule_ends_on_a_plain_word_only(talk: Conversation) -> None:
    await talk.say("every day at 7 search for tea", Route.SCHEDULE)
    await talk.say("ok", Route.APPROVE)
    assert await schedules_of(talk) == [ScheduleState.ACTIVE]
    for text, route in [
        ("don't cancel the schedule", Route.CANCEL),
        ("should I delete the schedule?", Route.CANCEL),
        ("cancel my netflix subscription", Route.CANCEL),
        ("no", Route.REJECT),
        ("never mind", Route.CANCEL),
    ]:
        await talk.say(text, route)
        assert await schedules_of(talk) == [ScheduleState.ACTIVE], text
    await talk.say("every day at 8 search for coffee", Route.SCHEDULE)
    await talk.say("ok", Route.APPROVE)
    asked = await talk.say("delete the schedule", Route.CANCEL)
    assert "2 schedules can be meant" in asked.summary
    await talk.say("no, keep them", Route.CANCEL)
    await talk.say("neither", Route.REJECT)
    assert await schedules_of(talk) == [ScheduleState.ACTIVE, ScheduleState.ACTIVE]
    await talk.say("cancel the coffee schedule", Route.CANCEL)
    assert sorted(await schedules_of(talk)) == [ScheduleState.ACTIVE, ScheduleState.ENDED]


async def test_after_the_way_out_nobody_is_held_by_a_question(talk: Conversation) -> None:
    await talk.say("open it", Route.MISSION)
    await talk.say("mumble", Route.CLARIFY)
    envelope = await talk.say("mumble", Route.CLARIFY)
    assert "going round in circles" in envelope.summary
    assert talk.reader.states[-1].question is not None
    await talk.say("search for bus strikes", Route.MISSION)
    assert talk.reader.states[-1].question is None
    assert len(await talk.world.missions()) == 1


@pytest.mark.parametrize("route", [Route.MODIFY_MISSION, Route.QUESTION])
@pytest.mark.parametrize("text", ["just run it", "make it so", "go ahead with web_search"])
async def test_a_plain_yes_is_one_however_it_is_read(
    talk: Conversation, text: str, route: Route
) -> None:
    mission = await talk.propose()
    await talk.say(text, route)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED


@pytest.mark.parametrize("route", [Route.CLARIFY, Route.MODIFY_MISSION, Route.APPROVE])
@pytest.mark.parametrize("text", ["vergiss es", "👎", "n", "no, that's too expensive"])
async def test_a_plain_no_is_one_however_it_is_read(
    talk: Conversation, text: str, route: Route
) -> None:
    mission = await talk.propose()
    talk.reader.confidence = 0.3
    await talk.say(text, route)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


@pytest.mark.parametrize("route", [Route.REJECT, Route.CANCEL])
async def test_a_change_that_begins_with_a_no_is_a_change(talk: Conversation, route: Route) -> None:
    mission = await talk.propose("extract https://shop.example")
    await talk.say("no, cap it at 1", route)
    await talk.say("cancel it if it takes longer than 20 seconds", route)
    stands = await talk.get(mission)
    assert stands.status is MissionStatus.PROPOSED
    assert stands.terms.cap_usd == Money.parse(1)
    assert stands.terms.scope.max_duration_seconds == 20
    assert "always a cap" in (await talk.say("remove the cap", route)).summary
    assert "drop all of it?" in (await talk.say("cancel the limit", route)).summary
    assert "still waits for your yes or no" in (await talk.say("don't stop", route)).summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


async def test_what_decides_nothing_is_told_what_waits(talk: Conversation) -> None:
    first = await talk.propose("search for desk lamps")
    said = await talk.say("you are stupid", Route.APPROVE)
    assert "“search for desk lamps” still waits: say “approve”" in said.summary
    assert "Do you mean this one?" in (await talk.say("yes", Route.APPROVE)).summary
    second = await talk.propose("search for garden chairs")
    for text, route in [("asdf", Route.APPROVE), ("?", Route.APPROVE), ("idiot", Route.REJECT)]:
        said = await talk.say(text, route)
        assert "2 proposals wait: “search for garden chairs” and “search for" in said.summary
    assert {(await talk.get(each)).status for each in (first, second)} == {MissionStatus.PROPOSED}


async def test_run_it_is_for_what_was_spoken_of_whatever_was_asked(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("edit it", Route.MODIFY_MISSION)
    await talk.say("run it", Route.APPROVE)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED


async def test_an_order_to_run_is_no_yes_to_dropping(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("no pictures", Route.REJECT)
    asked = await talk.say("run it", Route.APPROVE)
    assert "Shall I drop all of it?" in asked.summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


async def test_a_yes_answers_what_was_asked_last(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("no pictures", Route.REJECT)
    await talk.say("what can you do?", Route.QUESTION)
    assert "Do you mean this one?" in (await talk.say("yes", Route.APPROVE)).summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


async def test_everything_is_cancelled_on_the_yes_to_just_that(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("cancel everything", Route.CANCEL)
    await talk.say("what can you do?", Route.QUESTION)
    asked = await talk.say("yes", Route.APPROVE)
    assert "Nothing was cancelled. Cancel 1 mission, in whichever" in asked.summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize("text", ["drop it", "yes, drop it", "reject it", "cancel it"])
async def test_who_is_asked_whether_to_drop_it_may_say_so(talk: Conversation, text: str) -> None:
    mission = await talk.propose()
    await talk.say("no pictures", Route.REJECT)
    await talk.say(text, Route.REJECT)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


async def test_a_place_that_nobody_has_listed_is_asked_about(talk: Conversation) -> None:
    await talk.propose("search for desk lamps")
    await talk.propose("search for garden chairs")
    asked = await talk.say("approve the first one", Route.APPROVE)
    assert "Which one do you want to approve?" in asked.summary
    assert {m.status for m in await talk.world.missions()} == {MissionStatus.PROPOSED}


async def test_an_approved_mission_starts_on_a_yes_that_is_for_it(talk: Conversation) -> None:
    mission = await talk.propose()
    await talk.say("approve it, but don't run it yet", Route.REJECT)
    await talk.say("thanks a lot", Route.CHITCHAT)
    assert "Do you mean this one?" in (await talk.say("yes", Route.APPROVE)).summary
    assert (await talk.get(mission)).run is None
    await talk.say("yes", Route.APPROVE)
    assert (await talk.world.result(mission)).status is MissionStatus.COMPLETED


@pytest.mark.parametrize("elsewhere", [True, False])
async def test_the_schedule_is_not_the_run(
    start_talk: MakeTalk, gate: Gate, *, elsewhere: bool
) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    if elsewhere:
        await talk.say("every day at 7 search for tea", Route.SCHEDULE)
        await talk.say("ok", Route.APPROVE)
        talk.session_id = None
    mission = await talk.propose()
    await talk.say("approve", Route.APPROVE)
    await gate.entered.wait()
    told = await talk.say("cancel the schedule", Route.CANCEL)
    assert (await talk.get(mission)).status is MissionStatus.RUNNING
    if elsewhere:
        assert "Shall the schedule of “search for tea” end?" in told.summary
        await talk.say("yes", Route.APPROVE)
        assert await schedules_of(talk) == [ScheduleState.ENDED]
    else:
        assert "There is no such schedule to remove." in told.summary
    assert (await talk.get(mission)).status is MissionStatus.RUNNING
    gate.opened.set()
    await talk.world.result(mission)


@pytest.mark.parametrize(
    "text", ["we better don't know", "actually just once, right now", "mwah", "boh, veremos"]
)
async def test_a_bare_yes_after_what_was_not_understood_is_asked_about(
    talk: Conversation, text: str
) -> None:
    mission = await talk.propose()
    assert "did not understand" in (await talk.say(text, Route.CLARIFY)).summary
    assert "Do you mean this one?" in (await talk.say("ok", Route.APPROVE)).summary
    assert (await talk.get(mission)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize(
    "text",
    [
        "mejor lo dejamos",
        "qué va",
        "manco per sogno",
        "c'est bon, j'ai trouvé",
        "hoeft niet meer",
        "deixa quieto",
        "lassen wir das",
        "i'll pass",
    ],
)
async def test_an_idiom_for_no_is_a_no(talk: Conversation, text: str) -> None:
    mission = await talk.propose()
    await talk.say(text, Route.APPROVE)
    assert (await talk.get(mission)).status is MissionStatus.REJECTED


@pytest.mark.parametrize("text", ["don't change anything", "sin la nota", "ändere nichts"])
async def test_a_yes_after_what_drops_nothing_rejects_nothing(
    talk: Conversation, text: str
) -> None:
    mission = await talk.propose()
    assert "drop all" not in (await talk.say(text, Route.REJECT)).summary
    await talk.say("ok", Route.APPROVE)
    assert (await talk.get(mission)).status is not MissionStatus.REJECTED


@pytest.mark.parametrize(
    "text", ["leave it be, please", "just leave it alone", "cancel my dentist appointment"]
)
async def test_a_yes_after_what_stops_nothing_stops_nothing(
    start_talk: MakeTalk, gate: Gate, text: str
) -> None:
    talk = await start_talk(tools=[ScriptedTool(behaviour=gate)])
    mission = await talk.propose()
    await talk.say("approve", Route.APPROVE)
    await gate.entered.wait()
    assert "Do you mean" not in (await talk.say(text, Route.CANCEL)).summary
    await talk.say("yes", Route.APPROVE)
    assert (await talk.get(mission)).status is MissionStatus.RUNNING
    assert (await talk.get(mission)).run is not None


async def test_the_first_one_is_not_the_one_that_is_left(talk: Conversation) -> None:
    first = await talk.propose()
    await talk.say("approve", Route.APPROVE)
    await talk.world.result(first)
    second = await talk.propose("search for tea")
    assert "Do you mean this one?" in (await talk.say("abort the first one", Route.CANCEL)).summary
    assert (await talk.get(second)).status is MissionStatus.PROPOSED
