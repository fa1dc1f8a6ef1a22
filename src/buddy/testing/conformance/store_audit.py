"""The audit chains: links in the transaction of what they tell, numbered and sealed at its end."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio

import pytest

from buddy.domain.audit import (
    GENESIS,
    INSTANCE_CHAIN,
    Head,
    Link,
    NewLink,
    StoredLink,
    head_of,
)
from buddy.domain.audit_check import check_chain
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.store_case import (
    ALL,
    OTHER_USER,
    Boom,
    Commits,
    MakeStore,
    StoreCase,
    append,
    log_of,
)
from buddy.testing.factories import make_event, make_link, make_mission

CROWD = 20
M1, M2 = make_mission(1).mission_id, make_mission(2).mission_id


async def link_up(store: Store, *links: NewLink) -> None:
    """Append links in one transaction."""

    async def write(uow: UnitOfWork) -> None:
        for link in links:
            await uow.audit.append(link)

    await store.transact(write)


async def chain_of(store: Store, user_id: UserId = LOCAL_USER) -> tuple[Link, ...]:
    """Return a user's whole chain, in which nothing is wrong."""
    found = await store.queries.audit_links(user_id, 0, ALL)
    head = await store.queries.audit_head(user_id)
    assert check_chain(user_id, list(found), head) == ()
    return tuple(link for link in found if isinstance(link, Link))


def numbers(links: tuple[StoredLink, ...]) -> list[int]:
    """Return the numbers of links, in their order."""
    return [link.number for link in links]


class AuditTests(StoreCase):
    """Tests on `AuditRows` and on the queries of the chains."""

    async def test_a_chain_begins_with_nothing(self, store: Store) -> None:
        assert await store.queries.audit_head(LOCAL_USER) == Head(number=0, hash=GENESIS)
        assert await chain_of(store) == ()

    async def test_links_are_numbered_and_sealed_over_one_another(self, store: Store) -> None:
        await link_up(store, make_link(1), make_link(2, detail={"tool": "Größe", "n": [1, "a"]}))
        await link_up(store, make_link(3))
        first, second, third = await chain_of(store)
        assert [each.number for each in (first, second, third)] == [1, 2, 3]
        assert first.previous_hash == GENESIS
        assert (second.previous_hash, third.previous_hash) == (first.hash, second.hash)
        assert second.detail == {"tool": "Größe", "n": [1, "a"]}
        assert await store.queries.audit_head(LOCAL_USER) == head_of(third)

    async def test_a_link_says_what_it_was_given(self, store: Store) -> None:
        new = make_link(1, mission_id=M1, revision=3, content_hash="ab" * 32)
        await link_up(store, new)
        (link,) = await chain_of(store)
        names = ("act", "actor", "channel", "at", "mission_id", "revision", "content_hash")
        assert [getattr(link, name) for name in names] == [getattr(new, name) for name in names]

    async def test_a_link_knows_its_place_in_the_log(self, store: Store) -> None:
        async def write(uow: UnitOfWork) -> None:
            await uow.events.append(make_event(1))
            await uow.events.append(make_event(2))
            await uow.audit.append(make_link(1, event_id=make_event(2).event_id))
            await uow.audit.append(make_link(2))
            await uow.events.append(make_event(3))

        await link_up(store, make_link(0))
        await store.transact(write)
        assert [event.cursor for event in await log_of(store)] == [1, 2, 3]
        assert [link.cursor for link in await chain_of(store)] == [0, 2, 3]

    async def test_what_is_rolled_back_leaves_no_link(self, store: Store, commits: Commits) -> None:
        await link_up(store, make_link(1))
        before = await chain_of(store)

        async def fail(uow: UnitOfWork) -> None:
            await uow.events.append(make_event(1))
            await uow.audit.append(make_link(2))
            raise Boom

        with pytest.raises(Boom):
            await store.transact(fail)
        assert await chain_of(store) == before
        assert await log_of(store) == ()
        await link_up(store, make_link(3))
        assert numbers(await chain_of(store)) == [1, 2]
        assert commits.events == []

    async def test_every_user_has_a_chain(self, store: Store) -> None:
        await link_up(
            store,
            make_link(1),
            make_link(2, user_id=OTHER_USER),
            make_link(3, user_id=INSTANCE_CHAIN),
            make_link(4),
        )
        assert numbers(await chain_of(store)) == [1, 2]
        for chain in (OTHER_USER, INSTANCE_CHAIN):
            assert numbers(await chain_of(store, chain)) == [1]
        assert await store.queries.last_cursor(INSTANCE_CHAIN) == 0

    async def test_pages_go_up_and_down(self, store: Store) -> None:
        await link_up(store, *(make_link(n, mission_id=(M1, M2)[n % 2]) for n in range(7)))
        ask = store.queries.audit_links
        assert numbers(await ask(LOCAL_USER, 0, 3)) == [1, 2, 3]
        assert numbers(await ask(LOCAL_USER, 3, 3)) == [4, 5, 6]
        assert numbers(await ask(LOCAL_USER, 7, 3)) == []
        assert numbers(await ask(LOCAL_USER, 0, 3, newest_first=True)) == [7, 6, 5]
        assert numbers(await ask(LOCAL_USER, 5, 9, newest_first=True)) == [4, 3, 2, 1]
        assert numbers(await ask(LOCAL_USER, 0, 2, mission_id=M2)) == [2, 4]
        assert numbers(await ask(LOCAL_USER, 2, 9, mission_id=M2)) == [4, 6]
        down = await ask(LOCAL_USER, 6, 9, newest_first=True, mission_id=M2)
        assert numbers(down) == [4, 2]
        down = await ask(LOCAL_USER, 0, 2, newest_first=True, mission_id=M1)
        assert numbers(down) == [7, 5]
        assert await ask(OTHER_USER, 0, 9) == ()

    async def test_a_crowd_makes_one_unbroken_chain(self, store: Store) -> None:
        async def decide(number: int) -> None:
            event = make_event(number, mission_id=(M1, M2)[number % 2])
            link = make_link(number, event_id=event.event_id)

            async def write(uow: UnitOfWork) -> None:
                await uow.events.append(event)
                await uow.audit.append(link)

            await store.transact(write)

        await asyncio.gather(*map(decide, range(CROWD)))
        links, log = await chain_of(store), await log_of(store)
        assert numbers(links) == list(range(1, CROWD + 1))
        assert [link.event_id for link in links] == [event.event_id for event in log]
        assert [link.cursor for link in links] == [event.cursor for event in log]


class DurableAuditTests(StoreCase):
    """Tests on a store whose `make_store`, called again, opens the same database."""

    async def test_a_reopened_store_goes_on_with_its_chain(self, make_store: MakeStore) -> None:
        store = await make_store(Commits())
        await link_up(store, make_link(1), make_link(2))
        before = await chain_of(store)
        await store.close()
        store = await make_store(Commits())
        await link_up(store, make_link(3))
        assert (await chain_of(store))[:2] == before

    async def test_two_open_stores_make_one_chain(self, make_store: MakeStore) -> None:
        stores = [await make_store(Commits()) for _ in range(2)]

        async def write(number: int) -> None:
            await append(stores[number % 2], make_event(number))
            await link_up(stores[number % 2], make_link(number))

        await asyncio.gather(*map(write, range(CROWD)))
        for store in stores:
            assert numbers(await chain_of(store)) == list(range(1, CROWD + 1))
