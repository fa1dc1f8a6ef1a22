"""A standing approval under many transactions at once never says yes once too often."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path

import pytest

from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import LOCAL_USER, ToolName
from buddy.domain.instant import plus_seconds
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.standing_approval import Bounds, StandingApproval
from buddy.ports.store import Store
from buddy.services.standing_approvals import StandingRequest
from buddy.testing.clock import START
from buddy.testing.conformance.store_case import OnCommit
from sqlite_helpers import fresh
from worlds import World, make_world

CAP = Money(1_000_000)
MISSIONS = 24
SCHEDULED = {"source": "schedule"}


Opening = Callable[[OnCommit], Store]


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def opening(request: pytest.FixtureRequest, tmp_path: Path) -> Opening:
    """What opens the same store again and again."""
    if request.param == "sqlite":
        return partial(SqlStore.sqlite, fresh(tmp_path))
    if request.param == "postgres":
        return partial(SqlStore.postgres, request.getfixturevalue("postgres_url"))
    store = MemoryStore()
    return lambda _on_commit: store


@pytest.fixture
async def worlds(opening: Opening) -> AsyncIterator[tuple[World, World]]:
    """Two Buddies on one store."""
    made = [make_world(make_store=opening, ids=ProcessIds(number)) for number in range(2)]
    yield made[0], made[1]
    for world in made:
        await world.buddy.store.close()


class ProcessIds:
    """Counted ids of one process."""

    def __init__(self, process: int) -> None:
        self._process, self._number = process, 0

    def new(self, prefix: str) -> str:
        self._number += 1
        return f"{prefix}_{self._process}{self._number:011d}"


def request_for(count: int, total: int) -> StandingRequest:
    return StandingRequest(
        bounds=Bounds(tool=ToolName("web_search"), allowed_domains=None, cap_per_run=CAP),
        cap_total=Money(total * CAP.micros),
        count=count,
        until=plus_seconds(START, 3600),
    )


async def proposed(world: World, count: int) -> list[Mission]:
    return [
        await world.propose(f"search for python {n}", metadata=SCHEDULED, max_cost=CAP)
        for n in range(count)
    ]


async def approve_all(worlds: tuple[World, World], missions: list[Mission]) -> list[Mission]:
    """Let both Buddies try every mission at once."""
    tries = [
        world.buddy.standings.try_approve(LOCAL_USER, mission.mission_id)
        for mission in missions
        for world in worlds
    ]
    await asyncio.gather(*tries)
    return [await worlds[0].get(mission) for mission in missions]


async def kept(world: World, standing: StandingApproval) -> StandingApproval:
    found = await world.buddy.store.queries.records.get(
        StandingApproval, LOCAL_USER, standing.record_id
    )
    assert found is not None
    return found


@pytest.mark.parametrize(("count", "total", "yes"), [(7, 100, 7), (100, 5, 5), (4, 9, 4)])
async def test_never_more_than_its_count_or_its_money(
    worlds: tuple[World, World], count: int, total: int, yes: int
) -> None:
    standings = worlds[0].buddy.standings
    standing = await standings.create(LOCAL_USER, request_for(count, total), "api")
    after = await approve_all(worlds, await proposed(worlds[0], MISSIONS))
    approved = [each for each in after if each.status is MissionStatus.APPROVED]
    assert len(approved) == yes
    assert sum(each.status is MissionStatus.PROPOSED for each in after) == MISSIONS - yes
    used = await kept(worlds[1], standing)
    assert (used.used, used.committed.micros) == (yes, yes * CAP.micros)
    assert {each.mission_id for each in used.uses} == {each.mission_id for each in approved}
    for each in approved:
        assert each.warrant is not None
        assert each.warrant.channel == f"standing:{standing.record_id}"
        assert each.warrant.expires_at <= standing.until


async def test_never_after_its_date_and_never_when_revoked(worlds: tuple[World, World]) -> None:
    standings = worlds[0].buddy.standings
    standing = await standings.create(LOCAL_USER, request_for(50, 50), "api")
    missions = await proposed(worlds[0], 6)
    tries = [worlds[1].buddy.standings.try_approve(LOCAL_USER, m.mission_id) for m in missions[:3]]
    await asyncio.gather(standings.revoke(LOCAL_USER, standing.record_id, "api"), *tries)
    before = await kept(worlds[0], standing)
    assert before.revoked_at is not None
    after = await approve_all(worlds, missions)
    assert sum(each.status is MissionStatus.APPROVED for each in after) == before.used
    assert (await kept(worlds[0], standing)).used == before.used

    second = await standings.create(LOCAL_USER, request_for(50, 50), "api")
    for world in worlds:
        world.clock.advance(3600)
    await approve_all(worlds, missions)
    assert (await kept(worlds[0], second)).used == 0
