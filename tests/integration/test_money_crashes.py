"""The process dies between a paid call and its record: no money is lost, none is paid twice."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.domain.ids import LOCAL_USER
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from money_worlds import Shop, Till, balanced, known, paid, top_up
from worlds import SOON, World

pytestmark = pytest.mark.xdist_group("dbos")

TWO = (paid("a", known("1.00")), paid("b", known("2.00")))


@pytest.fixture
def till(tmp_path: Path) -> Till:
    return Till("dbos", tmp_path)


async def die_in_b(till: Till, *, idempotent: bool) -> tuple[Shop, Mission]:
    """Let a process die while the other side works on the second call."""
    shop = Shop(TWO, idempotent=idempotent, hangs_at="b")
    async with till.open(shop.tool()) as world:
        mission = await world.start()
        await asyncio.wait_for(shop.hanging.wait(), SOON)
    return shop, mission


async def test_a_call_that_may_be_repeated_is_repeated_under_its_key(till: Till) -> None:
    before, mission = await die_in_b(till, idempotent=True)
    shop = Shop(TWO)
    async with till.open(shop.tool()) as world:
        mission = await world.result(mission)
        assert mission.status is MissionStatus.COMPLETED
        assert shop.made == before.made[1:]
        assert [line for line in await world.ledger(mission) if line[0] == "meter"] == [
            ("meter", "1.00"),
            ("meter", "2.00"),
        ]
        assert set((await world.money()).values()) == {("3.00", "0.00")}
        await balanced(world, mission)


@pytest.fixture
async def in_doubt(till: Till) -> AsyncIterator[tuple[World, Shop, Mission]]:
    """A run that waits for a person: its second call may have been made."""
    _, mission = await die_in_b(till, idempotent=False)
    shop = Shop(TWO, idempotent=False)
    async with till.open(shop.tool()) as world:
        mission = await world.result(mission)
        assert mission.run is not None
        assert mission.run.deviation is not None
        assert mission.run.deviation.kind == "outcome_unknown"
        yield world, shop, mission


@pytest.mark.parametrize("how", ["reject", "cancel", "expire"])
async def test_a_call_in_doubt_that_is_declined_is_booked_and_said(
    in_doubt: tuple[World, Shop, Mission], how: str
) -> None:
    world, shop, mission = in_doubt
    if how == "reject":
        await world.buddy.approvals.reject(LOCAL_USER, mission.mission_id, 1, "no")
    elif how == "cancel":
        await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, "no")
    else:
        world.clock.advance(24 * 3600 + 1)
        assert await world.buddy.approvals.expire_due() == 1
    mission = await world.get(mission)
    assert shop.made == []
    assert set((await world.money()).values()) == {("3.00", "0.00")}
    assert (await world.ledger(mission))[-2:] == [("settle", "3.00"), ("release", "2.00")]
    await balanced(world, mission)
    events = {event.event_type: event.data for event in await world.events(mission)}
    settled, stop = events["budget_settled"], events["mission_stop"]
    assert getattr(settled, "possible_usd", None) == Money.parse("2")
    said = "$2.00 is booked as spent: the call that was under way may have cost it"
    assert said in getattr(stop, "reason", "")
    record = mission.execution_record
    assert record is not None
    assert record.cost_usd == Money.parse("3")
    assert said in (record.error_detail or "")


async def test_a_person_has_it_called_again_and_it_counts_again(
    in_doubt: tuple[World, Shop, Mission],
) -> None:
    world, shop, mission = in_doubt
    await world.go_on(mission, "retry")
    mission = await world.result(mission)
    assert mission.status is MissionStatus.COMPLETED
    assert shop.names == ["b"]
    # The first one may have cost two dollars as well.
    assert set((await world.money()).values()) == {("5.00", "0.00")}
    await balanced(world, mission)


async def test_called_again_it_must_fit_below_the_cap(till: Till) -> None:
    calls = (paid("a", known("1.00")), paid("b", known("2.50")))
    first = Shop(calls, idempotent=False, hangs_at="b")
    async with till.open(first.tool()) as world:
        mission = await world.start()
        await asyncio.wait_for(first.hanging.wait(), SOON)
    shop = Shop(calls, idempotent=False)
    async with till.open(shop.tool()) as world:
        mission = await world.result(mission)
        await world.go_on(mission, "retry")
        mission = await world.result(mission)
        assert mission.run is not None
        assert mission.run.deviation is not None
        message = "$3.50 spent, the next call needs $2.50, cap $5.00"
        assert mission.run.deviation.message == message
        assert shop.made == []
        await top_up(world, mission, "1")
        mission = await world.result(mission)
        assert mission.status is MissionStatus.COMPLETED
        assert shop.names == ["b"]
        assert set((await world.money()).values()) == {("6.00", "0.00")}
        await balanced(world, mission)


async def test_a_parked_run_outlives_its_process(till: Till) -> None:
    first = Shop((*TWO, paid("c", known("2.50"))))
    async with till.open(first.tool()) as world:
        mission = await world.run()
        assert mission.status is MissionStatus.AWAITING_APPROVAL
    shop = Shop(first.calls)
    async with till.open(shop.tool()) as world:
        assert (await world.get(mission)) == mission
        await top_up(world, mission, "0.50")
        mission = await world.result(mission)
        assert mission.status is MissionStatus.COMPLETED
        assert (first.names, shop.names) == (["a", "b"], ["c"])
        assert set((await world.money()).values()) == {("5.50", "0.00")}
        await balanced(world, mission)


async def test_cancelled_while_a_call_is_under_way_it_is_booked(till: Till) -> None:
    shop = Shop(TWO, hangs_at="b")
    async with till.open(shop.tool()) as world:
        mission = await world.start()
        await asyncio.wait_for(shop.hanging.wait(), SOON)
        await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
        mission = await world.result(mission)
        assert mission.status is MissionStatus.CANCELLED
        assert set((await world.money()).values()) == {("3.00", "0.00")}
        await balanced(world, mission)
