# ruff: noqa: RUF001  # words of many languages
"""Questions how something is done, times of one's own, what is to be forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.adapters.tools.knowledge_store_spec import SPEC as KNOWLEDGE_STORE
from buddy.domain.ids import EffectKey
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.note import Note
from buddy.domain.route import Route
from buddy.ports.store import UnitOfWork
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk, found

MISREAD = (Route.QUESTION, Route.CANCEL, Route.MISSION, Route.SCHEDULE, Route.STATUS)


@pytest.mark.parametrize("route", MISREAD)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("how do i cancel a schedule", "“stop all schedules”"),
        ("how do i stop a run", "“stop” ends the run"),
        ("where are my results kept", "are kept in"),
        ("wie beende ich einen Zeitplan?", "“stop all schedules”"),
        ("comment arrêter une exécution", "“stop” ends the run"),
        ("¿cómo apruebo una propuesta?", "“approve” says yes"),
        ("how do I delete a result", "no sentence deletes missions"),
    ],
)
async def test_how_something_is_done_is_told_and_not_done(
    talk: Conversation, text: str, told: str, route: Route
) -> None:
    waiting = await talk.propose()
    envelope = await talk.say(text, route)
    assert told in envelope.summary
    assert not envelope.missions_spawned
    assert (await talk.get(waiting)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize("route", MISREAD)
async def test_a_time_of_ones_own_is_no_schedule(talk: Conversation, route: Route) -> None:
    envelope = await talk.say("I have to be done by 5pm", route)
    assert "nothing is scheduled" in envelope.summary
    assert not await talk.world.missions()


async def with_notes(start_talk: MakeTalk, *texts: str) -> Conversation:
    talk = await start_talk(
        tools=[ScriptedTool(behaviour=found), ScriptedTool(spec=KNOWLEDGE_STORE, behaviour=found)]
    )
    note = Note(
        record_id="",
        user_id=talk.world.user,
        title="",
        text="",
        created_at=talk.world.clock.now(),
        stored_by=EffectKey("k"),
    )

    async def keep(uow: UnitOfWork) -> None:
        for n, text in enumerate(texts):
            await uow.records.put(replace(note, record_id=f"n_{n:012x}", title=text, text=text))

    await talk.world.buddy.store.transact(keep)
    return talk


@pytest.mark.parametrize("route", [Route.MISSION, Route.CLARIFY, Route.CHITCHAT, Route.REJECT])
async def test_the_note_of_what_was_told_is_deleted_after_a_yes(
    start_talk: MakeTalk, route: Route
) -> None:
    talk = await with_notes(start_talk, "my sister's birthday is on 5 May", "tea at 5")
    envelope = await talk.say("forget my sister's birthday", route)
    (mission,) = await talk.world.missions()
    assert mission.terms.tool_input == {"action": "delete", "note": "n_000000000000"}
    assert mission.status is MissionStatus.PROPOSED
    assert "That note says" in envelope.summary


async def test_without_such_a_note_near_ones_are_offered_and_nothing_is_searched(
    start_talk: MakeTalk,
) -> None:
    talk = await with_notes(start_talk, "my sister likes tea", "rent is due")
    none = await talk.say("forget my dentist", Route.MISSION)
    assert "None of your notes speaks of “dentist”" in none.summary
    near = await talk.say("forget my sister's birthday", Route.MISSION)
    assert "my sister likes tea" in near.summary
    assert near.ui_hints.suggested_actions[0].text == "delete the note n_000000000000"
    assert not await talk.world.missions()
    await talk.say("yes", Route.APPROVE)  # it is the only one that was asked about
    (mission,) = await talk.world.missions()
    assert mission.terms.objective == "delete the note n_000000000000"
    assert mission.status is MissionStatus.PROPOSED


async def test_who_writes_left_out_has_told_no_secret(talk: Conversation) -> None:
    envelope = await talk.say("search for the meaning of (left out)", Route.MISSION)
    assert envelope.missions_spawned
    assert talk.last is not None
    assert not talk.last.secret
    await talk.say("my pin is 4821", Route.MISSION)
    assert talk.last.secret


@pytest.mark.parametrize(
    "route", [Route.CLARIFY, Route.MODIFY_MISSION, Route.MISSION, Route.APPROVE]
)
@pytest.mark.parametrize("text", ["whatever, you choose", "neither", "egal", "tanto faz", "idk"])
async def test_a_question_that_is_answered_with_nothing_is_let_go(
    talk: Conversation, text: str, route: Route
) -> None:
    asking = await talk.propose("extract the prices")
    assert asking.status is MissionStatus.CLARIFICATION_NEEDED
    envelope = await talk.say(text, route)
    assert not envelope.missions_spawned
    assert (await talk.get(asking)).status is MissionStatus.REJECTED
    await talk.say("do the thing", Route.CLARIFY)
    dropped = await talk.say(text, route)
    assert "dropped" in dropped.summary
    assert len(await talk.world.missions()) == 1


async def test_beside_a_proposal_nothing_is_decided_by_it(talk: Conversation) -> None:
    waiting = await talk.propose()
    await talk.say("whatever", Route.REJECT)
    assert (await talk.get(waiting)).status is MissionStatus.PROPOSED


@pytest.mark.parametrize(("text", "route"), [("hayır", Route.CLARIFY), ("iptal", Route.CLARIFY)])
async def test_a_no_in_other_languages_rejects(talk: Conversation, text: str, route: Route) -> None:
    waiting = await talk.propose()
    await talk.say(text, route)
    assert (await talk.get(waiting)).status is MissionStatus.REJECTED


@pytest.mark.parametrize("text", ["tekrar", "もう一度", "jeszcze raz"])
async def test_again_in_other_languages(talk: Conversation, text: str) -> None:
    before = await talk.done()
    (again,) = (await talk.say(text, Route.CLARIFY)).missions_spawned
    mission = await talk.world.buddy.missions.get(talk.world.user, again)
    assert mission.terms.objective == before.terms.objective
