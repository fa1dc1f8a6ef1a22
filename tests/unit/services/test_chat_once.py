"""A message acts once: its answer and what it does are kept together, or neither is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from buddy.adapters.clock.system import RandomIds
from buddy.adapters.store.memory.records import MemoryRecords
from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.conversation import ConversationState
from buddy.domain.feedback import Feedback
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.record import Record
from buddy.domain.route import Route
from buddy.domain.session import Exchange
from buddy.errors import NotFound, StoreUnavailable
from buddy.ports.store import UnitOfWork
from buddy.ports.understanding import MessageDecision
from buddy.services.chat_service import Message
from buddy.testing.conformance.store_case import OnCommit
from chat_world import Conversation, MakeTalk, ScriptedReader, make_conversation

T = TypeVar("T")

SEARCH = "search for python tutorials"


class Lost:
    """Has the store fail where an answer is to be kept, so many times."""

    def __init__(self, patch: pytest.MonkeyPatch, times: int = 1) -> None:
        self.left = times
        put = MemoryRecords.put

        async def failing(rows: MemoryRecords, record: Record) -> None:
            if self.left and isinstance(record, Exchange) and record.answer is not None:
                self.left -= 1
                raise StoreUnavailable("The store does not answer")
            await put(rows, record)

        patch.setattr(MemoryRecords, "put", failing)


class Deleting(ScriptedReader):
    """Reads a message, and meanwhile its conversation is deleted."""

    talk: Conversation | None = None

    async def read(self, message: str, state: ConversationState) -> MessageDecision:
        if self.talk is not None and self.talk.session_id is not None:
            sessions = self.talk.world.buddy.sessions
            await sessions.delete(self.talk.world.user, self.talk.session_id)
        return await super().read(message, state)


class Silent(MemoryStore):
    """Takes what tells an event, once, and then cannot say so."""

    breaks = False

    async def transact(self, fn: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        before = await self.queries.last_cursor(LOCAL_USER)
        result = await super().transact(fn)
        if self.breaks and await self.queries.last_cursor(LOCAL_USER) != before:
            self.breaks = False
            raise StoreUnavailable("The line broke after the commit")
        return result


async def sent_again(
    talk: Conversation, patch: pytest.MonkeyPatch, text: str, route: Route, **message: Any
) -> str:
    """Say something whose answer is lost, say it again, and return the answer to that."""
    before = talk.session_id
    with patch.context() as lost:
        Lost(lost)
        with pytest.raises(StoreUnavailable):
            await talk.say(text, route, **message)
    assert talk.session_id == before
    return (await talk.say(text, route, **message)).summary


async def said(talk: Conversation) -> list[str]:
    page = await talk.world.buddy.store.queries.records.page(Exchange, talk.world.user, 50)
    return [each.text for each in page.items]


async def test_an_objective_is_one_mission(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    await talk.say("hello", Route.CHITCHAT)
    answer = await sent_again(talk, monkeypatch, SEARCH, Route.MISSION)
    assert len(await talk.world.missions()) == 1
    assert "I would use web_search" in answer
    assert await said(talk) == [SEARCH, "hello"]


async def test_an_objective_that_begins_a_conversation_is_one_mission_in_one_conversation(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sent_again(talk, monkeypatch, SEARCH, Route.MISSION)
    assert len(await talk.world.missions()) == 1
    page = await talk.world.buddy.sessions.list_page(talk.world.user, 10, None)
    assert [each.exchanges for each in page.items] == [1]


async def test_a_yes_approves_what_it_was_said_to_and_not_what_is_left(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await talk.propose("search for red shoes")
    meant = await talk.propose()
    answer = await sent_again(talk, monkeypatch, "approve", Route.APPROVE)
    assert "python tutorials" in answer
    assert "is at work" in answer
    assert (await talk.world.result(meant)).status is MissionStatus.COMPLETED
    assert (await talk.get(other)).status is MissionStatus.PROPOSED


async def test_a_stop_ends_one_mission(talk: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    other = await talk.propose("search for red shoes")
    meant = await talk.propose()
    await sent_again(talk, monkeypatch, "cancel it", Route.CANCEL)
    assert (await talk.get(meant)).status is MissionStatus.CANCELLED
    assert (await talk.get(other)).status is MissionStatus.PROPOSED


async def test_a_no_rejects_one_mission(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await talk.propose("search for red shoes")
    meant = await talk.propose()
    await sent_again(talk, monkeypatch, "no", Route.REJECT)
    assert (await talk.get(meant)).status is MissionStatus.REJECTED
    assert (await talk.get(other)).status is MissionStatus.PROPOSED


async def test_an_edit_is_one_revision_and_is_told(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    mission = await talk.propose()
    answer = await sent_again(talk, monkeypatch, "cap it at $1", Route.MODIFY_MISSION)
    assert "Changed, now revision 2" in answer
    assert (await talk.get(mission)).revision == 2


async def test_a_verdict_is_kept_once(talk: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    await talk.done()
    await sent_again(talk, monkeypatch, "9 out of 10", Route.FEEDBACK)
    page = await talk.world.buddy.store.queries.records.page(Feedback, talk.world.user, 10)
    assert [each.rating for each in page.items] == [9]


async def test_an_answer_that_the_store_took_without_saying_so_is_given_when_asked_again(
    start_talk: MakeTalk,
) -> None:
    stores: list[Silent] = []

    def silent(announce: OnCommit) -> Silent:
        stores.append(Silent(announce))
        return stores[0]

    talk = await start_talk(make_store=silent)
    await talk.say("hello", Route.CHITCHAT)
    stores[0].breaks = True
    with pytest.raises(StoreUnavailable):
        await talk.say(SEARCH, Route.MISSION)
    (made,) = await talk.world.missions()
    envelope = await talk.say(SEARCH, Route.MISSION)
    assert envelope.missions_spawned == (made.mission_id,)
    assert len(await talk.world.missions()) == 1
    again = await talk.say(SEARCH, Route.MISSION)
    assert again.missions_spawned != envelope.missions_spawned, "now it is a message of its own"


@pytest.mark.parametrize(
    ("text", "route", "status"),
    [
        ("search for shoes", Route.MISSION, MissionStatus.PROPOSED),
        ("approve", Route.APPROVE, MissionStatus.PROPOSED),
        ("no", Route.REJECT, MissionStatus.PROPOSED),
        ("cancel it", Route.CANCEL, MissionStatus.PROPOSED),
        ("cap it at $1", Route.MODIFY_MISSION, MissionStatus.PROPOSED),
    ],
)
async def test_a_message_to_a_conversation_that_is_deleted_meanwhile_does_nothing(
    start_talk: MakeTalk, text: str, route: Route, status: MissionStatus
) -> None:
    reader = Deleting()
    talk = await start_talk(reader=reader)
    talk.reader = reader
    mission = await talk.propose()
    reader.talk = talk
    with pytest.raises(NotFound):
        await talk.say(text, route)
    (standing,) = await talk.world.missions()
    assert (standing.mission_id, standing.status) == (mission.mission_id, status)
    assert (standing.revision, standing.run) == (1, None)


async def test_two_processes_answer_one_conversation_in_one_order() -> None:
    store = MemoryStore()

    def same(_announce: OnCommit) -> MemoryStore:
        return store

    one, other = (make_conversation(make_store=same, ids=RandomIds()) for _ in range(2))
    await one.world.buddy.start()
    mission = await one.propose()
    other.session_id = one.session_id
    for each in (one, other):
        each.reader.route = Route.MODIFY_MISSION
        each.world.clock.advance(5)
    # Each edits what the other has left; if both spoke to revision 1, one would be refused.
    posts = [
        each.world.buddy.chat.post(message(each, f"cap it at ${cap}"))
        for each, cap in ((one, 1), (other, 2), (one, 3), (other, 4))
    ]
    answered = await asyncio.gather(*posts)
    told = [each.answer.summary for each in answered if each.answer]
    assert all("Changed, now revision" in words for words in told), told
    assert (await one.get(mission)).revision == 5
    await one.world.buddy.stop()


def message(talk: Conversation, text: str) -> Message:
    user = talk.world.user
    return Message(
        user_id=user,
        actor=user,
        text=text,
        channel="api",
        source="api",
        session_id=talk.session_id,
    )


async def test_another_persons_same_word_is_a_word_of_its_own(talk: Conversation) -> None:
    await talk.propose()
    talk.reader.route = Route.CHITCHAT
    talk.world.clock.advance(2)
    chat = talk.world.buddy.chat
    first = await chat.post(message(talk, "hello"))
    spoken = message(talk, "hello")
    second = await chat.post(
        Message(
            user_id=spoken.user_id,
            actor=UserId("colleague"),
            text="hello",
            channel="api",
            source="api",
            session_id=talk.session_id,
        )
    )
    assert (first.sequence, second.sequence) == (2, 3)
