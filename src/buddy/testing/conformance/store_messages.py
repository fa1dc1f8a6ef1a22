"""Messages: whichever of several processes a message reaches, it is taken in and acts once."""

# ruff: noqa: D102  # tests: the name says it

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Any

import pytest

from buddy.domain.ids import LOCAL_USER
from buddy.domain.note import Note
from buddy.domain.session import ANSWER_SECONDS, EndedSession, Exchange, MessageMark
from buddy.errors import MessageUnanswered, NotFound
from buddy.ports.store import Store, UnitOfWork
from buddy.services.exchange_service import ExchangeService
from buddy.services.session_service import SessionService
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.store_case import ALL, Commits, MakeStore, StoreCase
from buddy.testing.records import make_envelope, make_note

MANY = 12
"""Messages said after one: more than any look back would hold."""


@dataclass(slots=True)
class Process:
    """One of the processes on a store."""

    exchanges: ExchangeService
    sessions: SessionService
    clock: FixedClock
    name: str
    count: int = 0

    def draft(self, text: str, session_id: str = "", key: str | None = None) -> Exchange:
        """Return a message as it arrives at this process."""
        self.count += 1
        return Exchange(
            record_id="",
            user_id=LOCAL_USER,
            session_id=session_id,
            sequence=0,
            trace_id=f"t_{self.name}{self.count}",
            text=text,
            source="api",
            actor=LOCAL_USER,
            created_at=self.clock.now(),
            request_id=key,
        )

    async def accept(self, text: str, session_id: str, key: str | None = None) -> Any:
        return await self.exchanges.accept(self.draft(text, session_id, key))

    async def say(self, text: str, session_id: str, key: str | None = None) -> Exchange:
        """Take a message in, and answer it."""
        exchange, mine = await self.accept(text, session_id, key)
        assert mine
        return await self.exchanges.answer(replace(exchange, answer=make_envelope()))

    async def begin(self, text: str = "hello") -> str:
        """Begin a conversation whose first message is answered."""
        session_id, made = await self.exchanges.begin(self.draft(text))
        assert made is not None
        await self.exchanges.answer(replace(made, answer=make_envelope()))
        self.clock.advance(2)
        return session_id


@dataclass(slots=True)
class Names:
    """Gives out ids that no other process gives out."""

    name: str
    count: int = 0

    def new(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}_{self.name}{self.count:011d}"


def process(store: Store, clock: FixedClock, name: str) -> Process:
    """Return a process on a store."""
    ids = Names(name)
    exchanges = ExchangeService(store.transact, store.queries, clock, ids, name, alone=False)
    sessions = SessionService(store.transact, store.queries, clock, ids)
    return Process(exchanges, sessions, clock, name)


def processes(store: Store, clock: FixedClock, count: int = 2) -> list[Process]:
    """Return processes on one store, with one clock."""
    return [process(store, clock, name) for name in "abcdefgh"[:count]]


async def said_in(store: Store) -> list[str]:
    """Return the messages of a user, the last first."""
    page = await store.queries.records.page(Exchange, LOCAL_USER, ALL)
    return [each.text for each in page.items]


class MessageTests(StoreCase):
    """Tests on what `buddy.services.exchange_service` needs of a store."""

    @pytest.mark.parametrize("key", ["m_k", None])
    async def test_a_message_at_several_processes_at_once_is_answered_by_one(
        self, store: Store, key: str | None
    ) -> None:
        crowd = processes(store, FixedClock(), 4)
        session_id = await crowd[0].begin()
        found = await asyncio.gather(*(each.accept("go", session_id, key) for each in crowd))
        assert [mine for _, mine in found].count(True) == 1
        assert len({exchange.record_id for exchange, _ in found}) == 1
        assert await said_in(store) == ["go", "hello"]

    async def test_one_click_at_several_processes_begins_one_conversation(
        self, store: Store
    ) -> None:
        crowd = processes(store, FixedClock(), 4)
        begun = await asyncio.gather(*(each.exchanges.begin(each.draft("go")) for each in crowd))
        assert len({session_id for session_id, _ in begun}) == 1
        assert sum(made is not None for _, made in begun) == 1
        assert await said_in(store) == ["go"]

    async def test_the_next_message_waits_for_the_answer_to_the_last(self, store: Store) -> None:
        clock = FixedClock()
        one, other = processes(store, clock)
        session_id = await one.begin()
        first, _ = await one.accept("first", session_id)
        clock.advance(2)
        assert await other.accept("second", session_id) is None
        await one.exchanges.answer(replace(first, answer=make_envelope()))
        assert (await other.say("second", session_id)).sequence == first.sequence + 1

    async def test_a_claim_that_ran_out_does_nothing_any_more(self, store: Store) -> None:
        clock = FixedClock()
        one, other = processes(store, clock)
        session_id = await one.begin()
        mine, _ = await one.accept("go", session_id, "m_k")
        clock.advance(ANSWER_SECONDS)
        theirs, taken = await other.accept("go", session_id, "m_k")
        assert (taken, theirs.record_id) == (True, mine.record_id)
        for answered, doing in ((theirs, other), (mine, one)):
            note = make_note(1 if doing is other else 2)
            deed = _deed(doing, replace(answered, answer=make_envelope()), note)
            if doing is other:
                await store.transact(deed)
                continue
            with pytest.raises(MessageUnanswered):
                await store.transact(deed)
        notes = await store.queries.records.page(Note, LOCAL_USER, ALL)
        assert [each.record_id for each in notes.items] == [make_note(1).record_id]

    async def test_nothing_is_done_in_a_conversation_that_was_deleted(self, store: Store) -> None:
        one, other = processes(store, FixedClock())
        session_id = await one.begin()
        mine, _ = await one.accept("go", session_id)
        await other.sessions.delete(LOCAL_USER, session_id)
        with pytest.raises(NotFound):
            await store.transact(_deed(one, replace(mine, answer=make_envelope()), make_note()))
        for kind in (Note, Exchange, MessageMark):
            assert (await store.queries.records.page(kind, LOCAL_USER, ALL)).items == ()

    async def test_a_key_finds_its_message_however_much_was_said_since(self, store: Store) -> None:
        clock = FixedClock()
        one, other = processes(store, clock)
        session_id = await one.begin()
        keyed = await one.say("go", session_id, "m_k")
        for number in range(MANY):
            clock.advance(2)
            await one.say(f"and {number}", session_id)
        assert await other.accept("go", session_id, "m_k") == (keyed, False)

    async def test_a_key_begins_nothing_that_was_deleted(self, store: Store) -> None:
        clock = FixedClock()
        one, other = processes(store, clock)
        draft = one.draft("go", key="m_k")
        await one.exchanges.begin(draft, "s_chosen")
        await one.sessions.delete(LOCAL_USER, "s_chosen")
        with pytest.raises(NotFound):
            await other.exchanges.begin(other.draft("go", key="m_k"), "s_chosen")
        with pytest.raises(NotFound):
            await other.sessions.create(LOCAL_USER, "", "api", "s_chosen")
        assert await said_in(store) == []
        assert await one.sessions.sweep() == 0
        clock.advance(86_400)
        assert await one.sessions.sweep() == 1
        assert (await store.queries.records.page(EndedSession, LOCAL_USER, ALL)).items == ()


class DurableMessageTests(StoreCase):
    """The same where each process has opened the database for itself."""

    async def test_a_message_at_several_openings_of_a_store_is_taken_in_by_one(
        self, make_store: MakeStore
    ) -> None:
        clock = FixedClock()
        stores = [await make_store(Commits()) for _ in range(3)]
        crowd = [process(each, clock, name) for each, name in zip(stores, "abc", strict=True)]
        begun = await asyncio.gather(*(each.exchanges.begin(each.draft("go")) for each in crowd))
        assert len({session_id for session_id, _ in begun}) == 1
        (made,) = [made for _, made in begun if made is not None]
        await crowd[0].exchanges.answer(replace(made, answer=make_envelope()))
        clock.advance(2)
        found = await asyncio.gather(*(each.accept("on", begun[0][0], "m_k") for each in crowd))
        assert [mine for _, mine in found].count(True) == 1
        assert await said_in(stores[0]) == ["on", "go"]


def _deed(process: Process, exchange: Exchange, note: Note) -> Any:
    """Return a transaction that does something and keeps the answer with it."""

    async def work(uow: UnitOfWork) -> None:
        await uow.records.put(note)
        await process.exchanges.answer_in(uow, exchange)

    return work
