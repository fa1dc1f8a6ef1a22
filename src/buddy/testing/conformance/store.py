"""What every adapter of the store port must do.

Subclass `StoreSuite` in a test module and override the fixture `make_store`; a store that outlives
its process subclasses `DurableStoreSuite`.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio

from buddy.domain.ids import LOCAL_USER
from buddy.testing.conformance.store_audit import AuditTests, DurableAuditTests
from buddy.testing.conformance.store_case import (
    ALL,
    Commits,
    MakeStore,
    StoreCase,
    add,
    append,
    log_of,
)
from buddy.testing.conformance.store_durations import DurationTests
from buddy.testing.conformance.store_forgetting import ForgettingTests
from buddy.testing.conformance.store_instance import DurableInstanceTests, InstanceTests
from buddy.testing.conformance.store_ledger import LedgerTests
from buddy.testing.conformance.store_log import LogTests
from buddy.testing.conformance.store_messages import DurableMessageTests, MessageTests
from buddy.testing.conformance.store_queries import QueryTests
from buddy.testing.conformance.store_records import RecordTests
from buddy.testing.conformance.store_rollups import RollupTests
from buddy.testing.conformance.store_rows import CatalogTests, MissionRowTests
from buddy.testing.conformance.store_text import TextTests
from buddy.testing.conformance.store_transactions import TransactionTests
from buddy.testing.factories import make_event, make_mission

CROWD = 20


class StoreSuite(
    TransactionTests,
    LogTests,
    MissionRowTests,
    LedgerTests,
    CatalogTests,
    DurationTests,
    InstanceTests,
    AuditTests,
    RecordTests,
    RollupTests,
    ForgettingTests,
    MessageTests,
    QueryTests,
    TextTests,
):
    """Everything that the store port promises."""


class DurableTests(StoreCase):
    """Tests on a store whose `make_store`, called again, opens the same database."""

    async def test_a_reopened_store_has_kept_everything(self, make_store: MakeStore) -> None:
        store = await make_store(Commits())
        await add(store, make_mission())
        await append(store, make_event(1, dedupe_key="r:1"), make_event(2))
        log = await log_of(store)
        await store.close()

        store = await make_store(Commits())
        found = await store.queries.mission(LOCAL_USER, make_mission().mission_id)
        assert found == make_mission()
        assert await log_of(store) == log
        assert await append(store, make_event(3, dedupe_key="r:1")) == [None]
        await append(store, make_event(4))
        assert [event.sequence for event in await log_of(store)] == [1, 2, 3]

    async def test_two_open_stores_number_one_log(self, make_store: MakeStore) -> None:
        stores = [await make_store(Commits()) for _ in range(2)]
        events = [make_event(number) for number in range(CROWD)]
        await asyncio.gather(*(append(stores[n % 2], event) for n, event in enumerate(events)))
        for store in stores:
            log = await store.queries.events_of_user(LOCAL_USER, 0, ALL)
            assert [event.cursor for event in log] == list(range(1, CROWD + 1))
            assert [event.sequence for event in log] == list(range(1, CROWD + 1))
            assert {event.event_id for event in log} == {event.event_id for event in events}

    async def test_migrating_again_changes_nothing(self, make_store: MakeStore) -> None:
        store = await make_store(Commits())
        await add(store, make_mission())
        await store.migrate()
        found = await store.queries.mission(LOCAL_USER, make_mission().mission_id)
        assert found == make_mission()

    async def test_a_migrated_store_is_at_the_newest_schema(self, make_store: MakeStore) -> None:
        state = await (await make_store(Commits())).schema()
        assert state.current == state.newest
        assert state.store


class DurableStoreSuite(
    StoreSuite, DurableTests, DurableInstanceTests, DurableAuditTests, DurableMessageTests
):
    """What a store promises that outlives its process."""
