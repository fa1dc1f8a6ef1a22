"""Notes of a conversation that are changed, deleted, brought back and asked."""

from __future__ import annotations

from typing import Any

import pytest

from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.tools.knowledge_search import KnowledgeSearch
from buddy.adapters.tools.knowledge_store import KnowledgeStore
from buddy.domain.ids import LOCAL_USER
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.note import Note
from buddy.domain.route import Route
from buddy.testing.clock import FixedClock
from buddy.testing.tools import ScriptedTool
from chat_world import Conversation, MakeTalk

OPEN = MissionStatus.PROPOSED


class NoLibrary:
    async def search(self, *_: Any) -> list[Any]:
        return []

    async def collections(self) -> list[Any]:
        return []


@pytest.fixture
async def noted(start_talk: MakeTalk) -> Conversation:
    """A conversation with two notes, the one of the wifi stored last."""
    store, library = MemoryStore(), NoLibrary()

    def made(*_args: object, **_more: object) -> MemoryStore:
        return store

    search = KnowledgeSearch(library, store.queries.records)  # pyright: ignore[reportArgumentType]
    tools = [KnowledgeStore(store, FixedClock()), search, ScriptedTool()]
    talk = await start_talk(tools=tools, make_store=made)
    for text in ("Anna's birthday is on 5 May", "the wifi is blue-lake"):
        await talk.say(f"remember that {text}", Route.MISSION)
        await agreed(talk)
    return talk


async def last(talk: Conversation) -> Any:
    return max(await talk.world.missions(), key=lambda each: each.created_at)


async def agreed(talk: Conversation) -> None:
    await talk.say("approve", Route.APPROVE)
    await talk.world.result(await last(talk))


async def texts(talk: Conversation) -> set[str]:
    page = await talk.world.buddy.store.queries.records.page(Note, LOCAL_USER, 10, cursor=None)
    return {note.text for note in page.items if note.deleted_at is None}


@pytest.mark.parametrize("route", [Route.MISSION, Route.MODIFY_MISSION, Route.CLARIFY])
@pytest.mark.parametrize(
    "text",
    [
        "change the wifi note to red-lake",
        "ändere die Notiz zum wifi auf red-lake",
        "wijzig de wifi notitie in red-lake",
    ],
)
async def test_a_note_is_changed_after_it_was_shown(
    noted: Conversation, route: Route, text: str
) -> None:
    told = await noted.say(text, route)
    assert "That note says “the wifi is blue-lake”." in told.summary
    assert (await last(noted)).status is OPEN
    await agreed(noted)
    assert await texts(noted) == {"Anna's birthday is on 5 May", "the wifi is red-lake"}
    assert "That undoes" in (await noted.say("undo that", Route.FEEDBACK)).summary
    await agreed(noted)
    assert "the wifi is blue-lake" in await texts(noted)


async def test_what_a_note_shall_say_is_asked_for(noted: Conversation) -> None:
    told = await noted.say("edit my wifi note", Route.MISSION)
    assert "What shall it say instead?" in told.summary
    await noted.say("green-lake", Route.CLARIFY)
    assert (await last(noted)).terms.tool_input["text"] == "green-lake"


@pytest.mark.parametrize("text", ["delete the wifi note", "lösche die Notiz zum wifi"])
async def test_a_deleted_note_is_restored_by_it(noted: Conversation, text: str) -> None:
    told = await noted.say(text, Route.MISSION)
    assert "That note says “the wifi is blue-lake”." in told.summary
    await agreed(noted)
    assert await texts(noted) == {"Anna's birthday is on 5 May"}
    await noted.say("restore it", Route.CLARIFY)
    await agreed(noted)
    assert len(await texts(noted)) == 2


async def test_restore_it_deletes_nothing_that_was_just_stored(noted: Conversation) -> None:
    await noted.say("restore it", Route.CLARIFY)
    assert all(each.status is not OPEN for each in await noted.world.missions())


async def test_what_no_note_speaks_of_is_said(noted: Conversation) -> None:
    told = await noted.say("delete the plumber note", Route.MISSION)
    assert "None of your notes speaks of “plumber”" in told.summary
    assert not told.missions_spawned


async def test_several_notes_are_offered(noted: Conversation) -> None:
    told = await noted.say("delete the note about is", Route.MISSION)
    assert "Which one is meant?" in told.summary


async def test_forget_what_a_note_speaks_of_without_calling_it_one(noted: Conversation) -> None:
    told = await noted.say("forget Anna's birthday", Route.MISSION)
    assert "That note says “Anna's birthday" in told.summary
    other = await noted.say("forget Bob's birthday", Route.CHITCHAT)
    assert "That note says" not in other.summary


async def test_a_note_is_asked_for_beside_a_result(noted: Conversation) -> None:
    await noted.done("search for e-bikes")
    await noted.say("what's in my notes about wifi?", Route.FOLLOW_UP)
    mission = await last(noted)
    assert mission.terms.tool == "knowledge_search"
    assert mission.terms.tool_input["query"] == "wifi"


async def test_the_second_of_the_listed_notes_goes(noted: Conversation) -> None:
    await noted.say("list my notes", Route.MISSION)
    await agreed(noted)
    told = await noted.say("delete the second note", Route.FOLLOW_UP)
    assert "That note says" in told.summary


@pytest.mark.parametrize("route", [Route.MISSION, Route.SCHEDULE, Route.MODIFY_MISSION])
async def test_that_after_a_note_is_the_note(noted: Conversation, route: Route) -> None:
    await noted.say("remember that the train leaves at 14:30", Route.MISSION)
    await agreed(noted)
    told = await noted.say("change that to 15:40", route)
    assert "That note says “the train leaves at 14:30”." in told.summary
    assert (await last(noted)).terms.tool_input["text"] == "the train leaves at 15:40"


async def test_what_that_shall_say_is_asked_where_no_time_is_in_it(noted: Conversation) -> None:
    told = await noted.say("change that to 15:40", Route.SCHEDULE)
    assert told.summary.startswith("That note says “the wifi is blue-lake”. What shall it say")
    assert told.missions_spawned == ()


@pytest.mark.parametrize("said", ["change that to 7:40", "no, change it to 7:40"])
@pytest.mark.parametrize("route", [Route.SCHEDULE, Route.MODIFY_MISSION])
async def test_another_time_is_put_into_a_note_that_is_only_proposed(
    noted: Conversation, said: str, route: Route
) -> None:
    await noted.say("remember that the train leaves at 7:15", Route.MISSION)
    proposed = await last(noted)
    told = await noted.say(said, route)
    after = await last(noted)
    assert (after.mission_id, after.status) == (proposed.mission_id, OPEN)
    assert after.terms.tool_input["text"] == "the train leaves at 7:40"
    assert "revision 2" in told.summary
    await agreed(noted)
    assert "the train leaves at 7:40" in await texts(noted)


async def test_a_value_of_another_kind_takes_no_notes_place_unasked(noted: Conversation) -> None:
    told = await noted.say("change the wifi note to 18:30", Route.MISSION)
    assert "What shall it say instead?" in told.summary
    assert not told.missions_spawned
    await noted.say("the wifi is off from 18:30", Route.CLARIFY)
    assert (await last(noted)).terms.tool_input["text"] == "the wifi is off from 18:30"


@pytest.mark.parametrize("route", [Route.SCHEDULE, Route.MODIFY_MISSION, Route.CLARIFY])
async def test_a_note_is_put_at_another_time_by_what_it_is_called(
    noted: Conversation, route: Route
) -> None:
    await noted.say("note: team lunch on Thursday at 12:30", Route.MISSION)
    await agreed(noted)
    told = await noted.say("move the team lunch to 13:00", route)
    assert "That note says “team lunch on Thursday at 12:30”." in told.summary
    assert (await last(noted)).terms.tool_input["text"] == "team lunch on Thursday at 13:00"
    await agreed(noted)
    told = await noted.say("move the team lunch to 4 pm", route)
    assert "What shall it say instead?" in told.summary


@pytest.mark.parametrize("said", ["move the wifi to 13:00", "move the tea search to 13:00"])
async def test_what_is_no_note_with_a_time_is_moved_as_before(
    noted: Conversation, said: str
) -> None:
    await noted.say("note: tea with Ana at 12:30", Route.MISSION)
    await agreed(noted)
    await noted.say("every day at 7 search for tea", Route.SCHEDULE)
    await noted.say("approve", Route.APPROVE)
    told = await noted.say(said, Route.SCHEDULE)
    assert "That note says" not in told.summary
