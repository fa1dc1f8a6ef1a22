"""A transaction is all or nothing, reads what it wrote, and is announced once, after the commit."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER
from buddy.domain.money import Money
from buddy.errors import StoreConflict
from buddy.ports.store import MissionFilter, Store, UnitOfWork
from buddy.testing.conformance.store_case import (
    ALL,
    OTHER_USER,
    Boom,
    Commits,
    MakeStore,
    StoreCase,
    add,
    append,
    log_of,
)
from buddy.testing.factories import at, make_artifact, make_event, make_mission

MISSION = make_mission()
CROWD = 20


class TransactionTests(StoreCase):
    """Tests on `Store.transact`."""

    async def test_returns_what_the_function_returned(self, store: Store) -> None:
        async def answer(_uow: UnitOfWork) -> str:
            return "done"

        assert await store.transact(answer) == "done"

    async def test_an_exception_leaves_nothing_behind(self, store: Store) -> None:
        async def fail(uow: UnitOfWork) -> None:
            await uow.missions.add(MISSION)
            await uow.events.append(make_event(dedupe_key="k"))
            await uow.ledger.account(LOCAL_USER, "user/day", Money(1))
            await uow.artifacts.add(make_artifact())
            await uow.tool_switches.set_enabled(LOCAL_USER, make_artifact().tool, enabled=False)
            raise Boom

        with pytest.raises(Boom):
            await store.transact(fail)
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) is None
        assert await log_of(store) == ()
        assert await store.queries.accounts(LOCAL_USER) == ()
        assert await store.queries.artifact(LOCAL_USER, make_artifact().artifact_id) is None
        assert await store.queries.disabled_tools(LOCAL_USER) == frozenset()
        assert await store.queries.last_cursor(LOCAL_USER) == 0
        (again,) = await append(store, make_event(dedupe_key="k"))
        assert again is not None
        assert again.sequence == 1

    async def test_reads_its_own_writes(self, store: Store) -> None:
        changed = replace(MISSION, updated_at=at(99))

        async def write(uow: UnitOfWork) -> None:
            await uow.missions.add(MISSION)
            assert await uow.missions.get(LOCAL_USER, MISSION.mission_id) == MISSION
            await uow.missions.put(changed)
            assert await uow.missions.get(LOCAL_USER, MISSION.mission_id) == changed

        await store.transact(write)
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == changed

    async def test_nobody_sees_a_write_before_the_commit(self, store: Store) -> None:
        async def write(uow: UnitOfWork) -> None:
            await uow.missions.add(MISSION)
            await uow.events.append(make_event())
            assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) is None
            page = await store.queries.missions(LOCAL_USER, MissionFilter(), ALL)
            assert page.missions == ()
            assert await log_of(store) == ()

        await store.transact(write)
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION

    async def test_no_update_is_lost_between_concurrent_transactions(self, store: Store) -> None:
        await add(store, MISSION)

        async def count_up(uow: UnitOfWork) -> None:
            mission = await uow.missions.get(LOCAL_USER, MISSION.mission_id)
            assert mission is not None
            await asyncio.sleep(0)  # others get a chance to come between
            await uow.missions.put(replace(mission, revision=mission.revision + 1))

        await asyncio.gather(*(store.transact(count_up) for _ in range(CROWD)))
        mission = await store.queries.mission(LOCAL_USER, MISSION.mission_id)
        assert mission is not None
        assert mission.revision == MISSION.revision + CROWD

    async def test_a_conflict_runs_the_function_again_from_the_start(self, store: Store) -> None:
        calls: list[int] = []

        async def conflict_once(uow: UnitOfWork) -> str:
            calls.append(len(calls))
            await uow.missions.add(MISSION)
            await uow.events.append(make_event())
            if len(calls) == 1:
                raise StoreConflict("somebody was first")
            return "done"

        assert await store.transact(conflict_once) == "done"
        assert calls == [0, 1]
        assert [event.sequence for event in await log_of(store)] == [1]

    async def test_a_conflict_that_stays_is_raised(self, store: Store, commits: Commits) -> None:
        calls: list[int] = []

        async def conflict(_uow: UnitOfWork) -> None:
            calls.append(len(calls))
            raise StoreConflict("somebody was first")

        with pytest.raises(StoreConflict):
            await store.transact(conflict)
        assert len(calls) > 1
        assert commits.announced == []

    async def test_transactions_do_not_nest(self, store: Store) -> None:
        async def nest(_uow: UnitOfWork) -> None:
            await add(store, MISSION)

        with pytest.raises(RuntimeError, match="inside a transaction"):
            await store.transact(nest)
        await add(store, MISSION)

    async def test_a_cancelled_transaction_leaves_nothing_and_blocks_nobody(
        self, store: Store
    ) -> None:
        written = asyncio.Event()

        async def hang(uow: UnitOfWork) -> None:
            await uow.missions.add(MISSION)
            await uow.events.append(make_event())
            written.set()
            await asyncio.Event().wait()

        task = asyncio.ensure_future(store.transact(hang))
        await written.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) is None
        await add(store, MISSION)

    async def test_each_commit_is_announced_once_with_its_events_in_order(
        self, store: Store, commits: Commits
    ) -> None:
        await add(store, MISSION)
        await append(store, make_event(1), make_event(2), make_event(3, user_id=OTHER_USER))
        await append(store, make_event(4))
        assert [[event.event_id for event in each] for each in commits.announced] == [
            [make_event(1).event_id, make_event(2).event_id, make_event(3).event_id],
            [make_event(4).event_id],
        ]
        assert tuple(e for e in commits.events if e.user_id == LOCAL_USER) == await log_of(store)

    async def test_a_rollback_is_not_announced(self, store: Store, commits: Commits) -> None:
        async def fail(uow: UnitOfWork) -> None:
            await uow.events.append(make_event())
            raise Boom

        with pytest.raises(Boom):
            await store.transact(fail)
        assert commits.announced == []

    async def test_a_failing_announcement_does_not_undo_the_commit(
        self, make_store: MakeStore, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(_events: Sequence[Event]) -> None:
            raise Boom

        store = await make_store(fail)
        await append(store, make_event())
        assert [event.sequence for event in await log_of(store)] == [1]
        assert "announcing 1 committed events failed" in caplog.text

    async def test_an_announced_event_is_in_the_log_already(self, make_store: MakeStore) -> None:
        missing: list[asyncio.Task[bool]] = []

        async def is_missing(event: Event) -> bool:
            return event not in await log_of(store, event.user_id)

        def look(events: Sequence[Event]) -> None:
            missing.extend(asyncio.ensure_future(is_missing(event)) for event in events)

        store = await make_store(look)
        await append(store, make_event(1), make_event(2))
        assert await asyncio.gather(*missing) == [False, False]
