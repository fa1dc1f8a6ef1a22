"""Transactions that overlap lose no event for a reader who asks for what comes after a cursor."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial

import psycopg
import pytest

from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER
from buddy.ports.store import UnitOfWork
from buddy.testing.factories import make_event

pytestmark = pytest.mark.postgres

STORES = 3
WRITERS = 12
PER_WRITER = 15
MOST_EVENTS = 3
SUBJECTS = 4
WAITING = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@pytest.fixture
async def stores(postgres_url: str) -> AsyncIterator[list[SqlStore]]:
    """As many processes would have them, each with its own connections."""
    stores = [SqlStore.postgres(postgres_url, writers=4, readers=2) for _ in range(STORES)]
    yield stores
    for store in stores:
        await store.close()


class Tail:
    """A reader of ``?after=`` that looks again and again."""

    def __init__(self, store: SqlStore) -> None:
        self.seen: list[Event] = []
        self._store = store

    async def look(self, limit: int = 1_000) -> None:
        after = self.seen[-1].cursor if self.seen else 0
        self.seen.extend(await self._store.queries.events_of_user(LOCAL_USER, after, limit))

    def check(self, total: int) -> None:
        assert [event.cursor for event in self.seen] == list(range(1, total + 1))
        assert max(Counter(event.event_id for event in self.seen).values()) == 1


async def test_commits_in_the_reverse_order_of_their_beginnings(stores: list[SqlStore]) -> None:
    tail = Tail(stores[2])
    first_has_appended, second_is_committed = asyncio.Event(), asyncio.Event()

    async def first(uow: UnitOfWork) -> None:
        await uow.events.append(make_event(1, mission_id="m_first"))
        first_has_appended.set()
        await second_is_committed.wait()

    async def second(uow: UnitOfWork) -> None:
        await uow.events.append(make_event(2, mission_id="m_second"))

    begun_first = asyncio.ensure_future(stores[0].transact(first))
    await first_has_appended.wait()
    await stores[1].transact(second)
    await tail.look()
    assert [event.subject_id for event in tail.seen] == ["m_second"]
    second_is_committed.set()
    await begun_first
    await tail.look()
    assert [event.subject_id for event in tail.seen] == ["m_second", "m_first"]
    tail.check(2)


async def test_a_cursor_is_not_given_out_while_another_may_still_roll_back(
    stores: list[SqlStore], postgres_url: str
) -> None:
    """The one that has taken its cursor is held before its commit; the next one has to wait."""
    tail = Tail(stores[2])
    holder = await psycopg.AsyncConnection.connect(postgres_url)
    await holder.execute("SET search_path = buddy")
    await holder.execute(
        "INSERT INTO user_cursor (user_id, last_cursor) VALUES (%s, 1)", [LOCAL_USER]
    )

    async def write(uow: UnitOfWork) -> None:
        await uow.events.append(make_event())

    waiting = asyncio.ensure_future(stores[0].transact(write))
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as watch:
        while await (await watch.execute(WAITING)).fetchone() == (0,):
            await tail.look()
    assert not waiting.done()
    assert tail.seen == []
    await holder.rollback()
    await holder.close()
    await waiting
    await tail.look()
    tail.check(1)


class Lost(Exception):
    """Rolls a transaction back."""


async def write_at_random(store: SqlStore, writer: int, chance: random.Random) -> int:
    """Run transactions, some of them in vain; return how many events were committed."""
    committed = 0

    async def work(uow: UnitOfWork, first: int, subjects: list[int], *, fails: bool) -> None:
        for place, subject in enumerate(subjects):
            await uow.events.append(make_event(first + place, mission_id=f"m_{subject}"))
            for _ in range(subject):  # others get a chance to come between
                await asyncio.sleep(0)
        if fails:
            raise Lost

    for number in range(PER_WRITER):
        first = (writer * PER_WRITER + number) * MOST_EVENTS
        subjects = sorted(chance.choices(range(SUBJECTS), k=chance.randint(1, MOST_EVENTS)))
        fails = chance.random() < 0.2
        try:
            await store.transact(partial(work, first=first, subjects=subjects, fails=fails))
        except Lost:
            continue
        committed += len(subjects)
    return committed


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_random_writers_beside_readers(stores: list[SqlStore], seed: int) -> None:
    chance = random.Random(seed)
    tails = [Tail(store) for store in stores]
    writing = asyncio.gather(
        *(write_at_random(stores[n % STORES], n, random.Random(seed + n)) for n in range(WRITERS))
    )
    while not writing.done():
        await asyncio.gather(*(tail.look(chance.randint(1, 9)) for tail in tails))
    total = sum(await writing)
    for tail in tails:
        await tail.look()
        tail.check(total)
    sequences: dict[str, list[int]] = {}
    for event in tails[0].seen:
        sequences.setdefault(event.subject_id, []).append(event.sequence)
    assert all(found == list(range(1, len(found) + 1)) for found in sequences.values())
