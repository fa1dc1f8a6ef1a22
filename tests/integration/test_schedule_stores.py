"""Schedules on real stores: two processes on one store, one that dies, and one that begins anew."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.schedule import FiringOutcome, Overlap, Policy
from buddy.ports.store import Store, UnitOfWork
from schedule_worlds import HOUR, TO_ELEVEN, firings, made_by, scheduled
from worlds import World, make_world


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def make_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Store]:
    """Open the same store again and again, as processes would."""
    if request.param == "sqlite":
        return partial(SqlStore.sqlite, tmp_path / "buddy.sqlite")
    return partial(SqlStore.postgres, request.getfixturevalue("postgres_url"))


@pytest.fixture
async def two(make_store: Callable[..., Store]) -> AsyncIterator[tuple[World, World]]:
    """Two Buddies on one store, with clocks of their own that agree."""
    async with AsyncExitStack() as stack:
        worlds: list[World] = []
        for number in range(2):
            ids = _Ids(number)
            world = make_world(make_store=make_store, ids=ids, carries_runs=False)
            await world.buddy.start()
            stack.push_async_callback(world.buddy.stop)
            worlds.append(world)
        yield worlds[0], worlds[1]


class _Ids:
    """Ids that two processes do not share."""

    def __init__(self, process: int) -> None:
        self._process, self._number = process, 0

    def new(self, prefix: str) -> str:
        self._number += 1
        return f"{prefix}_{self._process}{self._number:011d}"


def slots(found: list[Any]) -> Counter[str]:
    return Counter(str(mission.metadata["slot"]) for mission in found)


async def test_two_workers_fire_each_time_once(two: tuple[World, World]) -> None:
    one, other = two
    policy = Policy(overlap=Overlap.ALLOW)
    made = [await scheduled(one, await one.approved(), policy) for _ in range(3)]
    for _ in range(3):
        for world in two:
            world.clock.advance(HOUR)
        rounds = (world.buddy.scheduling.ticker.round() for world in (one, other, one, other))
        await asyncio.gather(*rounds)
    for schedule in made:
        fired = slots(await made_by(one, schedule))
        assert set(fired.values()) == {1}
        assert len(fired) == 3
        assert [each.outcome for each in await firings(other, schedule)] == ["fired"] * 3


async def test_a_clock_that_is_behind_fires_nothing_again(two: tuple[World, World]) -> None:
    one, other = two
    schedule = await scheduled(one, await one.approved(), Policy(overlap=Overlap.ALLOW))
    one.clock.advance(TO_ELEVEN)
    assert await one.buddy.scheduling.ticker.round() == 1
    assert await other.buddy.scheduling.ticker.round() == 0
    other.clock.advance(TO_ELEVEN + 30)
    assert await other.buddy.scheduling.ticker.round() == 0
    assert len(await made_by(one, schedule)) == 1


class Died(Exception):  # stands for a killed process
    """The process is gone."""


async def test_one_that_dies_while_it_fires_leaves_the_time_to_the_other(
    two: tuple[World, World], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    schedule = await scheduled(one, await one.approved())
    runner: Any = one.buddy.scheduling.ticker.runner

    async def dies(_uow: UnitOfWork, *_rest: Any, **_more: Any) -> None:
        raise Died

    for world in two:
        world.clock.advance(TO_ELEVEN)
    with monkeypatch.context() as patched:
        patched.setattr(type(runner.templates.streaming), "tell", dies)
        assert await one.buddy.scheduling.ticker.round() == 0
    assert await made_by(one, schedule) == []
    assert await other.buddy.scheduling.ticker.round() == 1
    (firing,) = await firings(one, schedule)
    assert firing.outcome is FiringOutcome.FIRED
    one.clock.advance(10)
    assert await one.buddy.scheduling.ticker.round() == 0
    assert len(await made_by(one, schedule)) == 1
