"""Many transactions of many processes at once make one unbroken chain per user on PostgreSQL."""

import asyncio
import random
from collections.abc import AsyncIterator

import pytest

from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.audit import Link
from buddy.domain.audit_check import check_chain
from buddy.domain.ids import UserId
from buddy.ports.store import UnitOfWork
from buddy.testing.factories import make_event, make_link

pytestmark = pytest.mark.postgres

USERS = [UserId(f"u_{number}") for number in range(3)]
STORES = 4
TRANSACTIONS = 240
ALL = 10_000


@pytest.fixture
async def stores(postgres_url: str) -> AsyncIterator[list[SqlStore]]:
    made = [SqlStore.postgres(postgres_url, writers=8) for _ in range(STORES)]
    await made[0].migrate()
    yield made
    for store in made:
        await store.close()


async def test_a_crowd_of_decisions(stores: list[SqlStore]) -> None:
    """Some of one user, some of several at once in any order, some that are rolled back."""
    chance = random.Random(7)  # no secret
    kept: dict[UserId, int] = dict.fromkeys(USERS, 0)

    async def decide(number: int, users: list[UserId], *, fails: bool) -> None:
        async def write(uow: UnitOfWork) -> None:
            for place, user_id in enumerate(users):
                new = make_event(
                    number * 10 + place, mission_id=f"m_{number}_{place}", user_id=user_id
                )
                await uow.events.append(new)
                await uow.audit.append(make_link(number, user_id=user_id, event_id=new.event_id))
            await uow.audit.append(make_link(number, user_id=users[0]))
            if fails:
                raise RuntimeError("rolled back")

        try:
            await stores[number % STORES].transact(write)
        except RuntimeError:
            return
        for user_id in users:
            kept[user_id] += 1
        kept[users[0]] += 1

    await asyncio.gather(
        *(
            decide(
                number,
                chance.sample(USERS, chance.randint(1, len(USERS))),
                fails=number % 9 == 0,
            )
            for number in range(TRANSACTIONS)
        )
    )
    queries = stores[0].queries
    for user_id in USERS:
        links = await queries.audit_links(user_id, 0, ALL)
        head = await queries.audit_head(user_id)
        assert check_chain(user_id, list(links), head) == ()
        assert head.number == len(links) == kept[user_id]
        log = await queries.events_of_user(user_id, 0, ALL)
        linked = [link for link in links if isinstance(link, Link) and link.event_id]
        assert [link.event_id for link in linked] == [event.event_id for event in log]
        assert [link.cursor for link in linked] == [event.cursor for event in log]
