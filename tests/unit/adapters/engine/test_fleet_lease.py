"""A lease that may have run out holds its runs; the database alone says whether it is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import cast

import pytest

from buddy.adapters.engine import fleet_lease
from buddy.adapters.engine.fleet_database import FleetDatabase
from buddy.adapters.engine.fleet_lease import Lease
from buddy.errors import EngineError

AWAY = EngineError("The engine's database does not answer (OperationalError)")


class Leases:
    """Leases in a database that can be away, and a clock beside it."""

    lease_seconds = 8.0

    def __init__(self) -> None:
        self.away = self.reaped = False
        self.looks = 0
        self.now = 100.0

    def beat(self, _executor_id: str, _running: int) -> bool:
        if self.away:
            raise AWAY
        return not self.reaped

    def reap(self) -> Sequence[str]:
        self.looks += 1
        return []


@pytest.fixture
def leases() -> Leases:
    return Leases()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def lease(leases: Leases, said: list[str], monkeypatch: pytest.MonkeyPatch) -> Lease:
    monkeypatch.setattr(fleet_lease, "_LOOK_SECONDS", 0.0)
    database = cast("FleetDatabase", leases)
    return Lease(database, "executor", lambda: 3, said.append, seconds=lambda: leases.now)


async def held(lease: Lease) -> asyncio.Task[None]:
    """Return a run that waits until the lease is sure."""
    run = asyncio.create_task(lease.make_sure())
    for _ in range(10):
        await asyncio.sleep(0)
    assert not run.done()
    return run


async def test_a_sure_lease_holds_nobody(lease: Lease, leases: Leases) -> None:
    leases.now += leases.lease_seconds - 0.1
    await asyncio.wait_for(lease.make_sure(), 1.0)


async def test_an_outage_of_the_database_holds_runs_and_loses_none(
    lease: Lease, leases: Leases, said: list[str]
) -> None:
    leases.away = True
    for _ in range(40):
        leases.now += 2.5
        assert lease.beat()
    run = await held(lease)
    leases.away = False
    assert lease.beat()
    await run
    assert said == []


async def test_a_lease_that_was_reaped_meanwhile_is_lost(
    lease: Lease, leases: Leases, said: list[str]
) -> None:
    leases.away = True
    leases.now += 20.0
    assert lease.beat()
    leases.away, leases.reaped = False, True
    run = await held(lease)
    assert not lease.beat()
    assert said == ["no beat for 20.0 s; others carry its runs now"]
    await asyncio.sleep(0)
    assert not run.done()
    run.cancel()


@pytest.mark.parametrize("frozen", [True, False], ids=["frozen", "away"])
async def test_after_a_gap_the_others_get_time_before_anybody_reaps(
    lease: Lease, leases: Leases, frozen: bool
) -> None:
    assert lease.beat()
    assert leases.looks == 1
    leases.away, leases.now = not frozen, leases.now + 10.0
    assert lease.beat()
    leases.away = False
    for _ in range(3):
        leases.now += 2.5
        assert lease.beat()
    assert leases.looks == 1
    leases.now += 5.0
    assert lease.beat()
    assert leases.looks == 2


def test_the_clock_is_one_that_goes_on() -> None:
    assert 0.0 < fleet_lease.boot_seconds() <= fleet_lease.boot_seconds()
