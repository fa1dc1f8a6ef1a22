"""The instance's switch, and the runs that it and a cancel look for."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.ids import LOCAL_USER
from buddy.domain.instance import InstanceState
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.run import RunState
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.store_case import (
    OTHER_USER,
    Boom,
    Commits,
    MakeStore,
    StoreCase,
    add,
    ids,
)
from buddy.testing.factories import at, make_mission, make_run

PAUSED = InstanceState(paused=True, since=at(5), by=LOCAL_USER, reason="Looking into it, ä")


def running(number: int, told_after: float | None, **parts: object) -> Mission:
    """Return a mission that runs, and was told to stop or not."""
    mission = make_mission(number, status=MissionStatus.RUNNING, **parts)
    told = None if told_after is None else at(told_after)
    run = make_run(state=RunState.RUNNING, started_at=at(number))
    return replace(mission, run=run, cancel_requested_at=told)


async def switch(store: Store, state: InstanceState) -> None:
    """Move the switch in a transaction of its own."""

    async def write(uow: UnitOfWork) -> None:
        await uow.instance.put(state)

    await store.transact(write)


class InstanceTests(StoreCase):
    """Tests on the switch and on `Queries.stopping` and `Queries.runs`."""

    async def test_an_instance_starts_running(self, store: Store) -> None:
        async def read(uow: UnitOfWork) -> InstanceState:
            return await uow.instance.get()

        assert await store.transact(read) == InstanceState()
        assert await store.queries.instance() == InstanceState()

    async def test_the_switch_stays_where_it_was_put(self, store: Store) -> None:
        async def turn(uow: UnitOfWork) -> InstanceState:
            await uow.instance.put(PAUSED)
            return await uow.instance.get()

        assert await store.transact(turn) == PAUSED
        assert await store.queries.instance() == PAUSED
        on = InstanceState(since=at(9), by=OTHER_USER)
        await switch(store, on)
        assert await store.queries.instance() == on

    async def test_a_switch_that_is_rolled_back_was_not_moved(self, store: Store) -> None:
        async def turn(uow: UnitOfWork) -> None:
            await uow.instance.put(PAUSED)
            raise Boom

        with pytest.raises(Boom):
            await store.transact(turn)
        assert await store.queries.instance() == InstanceState()

    async def test_moving_the_switch_announces_nothing(
        self, store: Store, commits: Commits
    ) -> None:
        await switch(store, PAUSED)
        assert commits.events == []

    async def test_stopping_are_runs_that_were_told_and_go_on(self, store: Store) -> None:
        over = replace(
            running(4, 1),
            status=MissionStatus.CANCELLED,
            run=make_run(state=RunState.FINISHED),
        )
        await add(
            store,
            running(1, 8),
            running(2, None),
            running(3, 2, user_id=OTHER_USER),
            over,
            make_mission(5),
        )
        assert ids(await store.queries.stopping()) == ids([running(3, 2), running(1, 8)])

    async def test_a_run_that_has_stopped_is_no_longer_stopping(self, store: Store) -> None:
        await add(store, running(1, 8))

        async def stop(uow: UnitOfWork) -> None:
            mission = await uow.missions.get(LOCAL_USER, running(1, 8).mission_id)
            assert mission is not None
            run = make_run(state=RunState.FINISHED)
            await uow.missions.put(replace(mission, status=MissionStatus.CANCELLED, run=run))

        await store.transact(stop)
        assert await store.queries.stopping() == ()

    async def test_runs_are_counted_by_state(self, store: Store) -> None:
        queued = [
            replace(make_mission(number, status=MissionStatus.APPROVED), run=make_run())
            for number in (1, 2)
        ]
        await add(store, *queued, running(3, None, user_id=OTHER_USER), make_mission(4))
        counts = {state: await store.queries.runs(state) for state in RunState}
        assert counts == {
            RunState.QUEUED: 2,
            RunState.RUNNING: 1,
            RunState.PARKED: 0,
            RunState.FINISHED: 0,
        }


class DurableInstanceTests(StoreCase):
    """Tests on a store that outlives its process."""

    async def test_the_switch_outlives_the_process(self, make_store: MakeStore) -> None:
        store = await make_store(Commits())
        await switch(store, PAUSED)
        await store.close()
        assert await (await make_store(Commits())).queries.instance() == PAUSED
