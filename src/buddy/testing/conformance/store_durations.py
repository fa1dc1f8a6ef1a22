"""How long completed runs took: kept, listed newest first, thrown away when there are enough."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

from dataclasses import replace

import pytest

from buddy.domain.eta import HISTORY_RUNS, RunDurations
from buddy.domain.ids import LOCAL_USER, RunId, ToolName, UserId
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.store_case import ALL, OTHER_USER, Boom, StoreCase
from buddy.testing.factories import at, make_durations

SEARCH, CALCULATE = ToolName("web_search"), ToolName("calculate")
FEW = 3
MANY = 2 * HISTORY_RUNS + 10


async def keep(store: Store, *runs: RunDurations, user_id: UserId = LOCAL_USER) -> None:
    """Add durations in one transaction."""

    async def write(uow: UnitOfWork) -> None:
        for run in runs:
            await uow.durations.add(user_id, run)

    await store.transact(write)


class DurationTests(StoreCase):
    """Tests on `UnitOfWork.durations` and `Queries.durations`."""

    async def test_durations_come_back_newest_first(self, store: Store) -> None:
        oldest, middle, newest = (make_durations(number) for number in (1, 2, 3))
        await keep(store, middle, newest)
        await keep(store, oldest)
        found = await store.queries.durations(LOCAL_USER, SEARCH, ALL)
        assert found == (newest, middle, oldest)
        assert await store.queries.durations(LOCAL_USER, SEARCH, 2) == (newest, middle)

    async def test_runs_of_one_moment_come_in_the_order_of_their_ids(self, store: Store) -> None:
        runs = [replace(make_durations(number), finished_at=at(1)) for number in (2, 3, 1)]
        await keep(store, *runs)
        found = await store.queries.durations(LOCAL_USER, SEARCH, ALL)
        assert [run.run_id for run in found] == [make_durations(n).run_id for n in (3, 2, 1)]

    async def test_each_tool_and_each_user_has_its_own(self, store: Store) -> None:
        searched, calculated = make_durations(1), make_durations(2, tool=CALCULATE)
        await keep(store, searched, calculated)
        await keep(store, searched, user_id=OTHER_USER)
        assert await store.queries.durations(LOCAL_USER, SEARCH, ALL) == (searched,)
        assert await store.queries.durations(LOCAL_USER, CALCULATE, ALL) == (calculated,)
        assert await store.queries.durations(OTHER_USER, SEARCH, ALL) == (searched,)
        assert await store.queries.durations(OTHER_USER, CALCULATE, ALL) == ()

    async def test_a_run_is_kept_once(self, store: Store) -> None:
        run = make_durations()
        await keep(store, run, run)
        await keep(store, run)
        assert await store.queries.durations(LOCAL_USER, SEARCH, ALL) == (run,)

    async def test_what_is_rolled_back_is_not_kept(self, store: Store) -> None:
        async def write(uow: UnitOfWork) -> None:
            await uow.durations.add(LOCAL_USER, make_durations())
            raise Boom

        with pytest.raises(Boom):
            await store.transact(write)
        assert await store.queries.durations(LOCAL_USER, SEARCH, ALL) == ()

    async def test_only_the_newest_are_kept_of_each_tool(self, store: Store) -> None:
        few = [make_durations(number, tool=CALCULATE) for number in range(MANY, MANY + FEW)]
        await keep(store, *few)
        for first in range(0, MANY, 100):
            await keep(store, *(make_durations(n) for n in range(first, min(first + 100, MANY))))
        found = await store.queries.durations(LOCAL_USER, SEARCH, ALL)
        newest = [make_durations(number) for number in reversed(range(MANY))]
        assert list(found[:HISTORY_RUNS]) == newest[:HISTORY_RUNS]
        assert len(found) <= 2 * HISTORY_RUNS
        assert len(await store.queries.durations(LOCAL_USER, CALCULATE, ALL)) == FEW

    async def test_an_old_run_that_comes_late_pushes_nothing_newer_out(self, store: Store) -> None:
        runs = [make_durations(number) for number in range(1, HISTORY_RUNS + 1)]
        await keep(store, *runs)
        await keep(store, make_durations(0, run_id=RunId("r_late")))
        found = await store.queries.durations(LOCAL_USER, SEARCH, HISTORY_RUNS)
        assert list(found) == runs[::-1]
