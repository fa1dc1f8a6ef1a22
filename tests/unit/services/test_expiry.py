"""What lapses by the clock."""

from buddy.domain.lifecycle import MissionStatus
from buddy.services.approval_service import LAPSED_AT_ONCE
from buddy.testing.tools import ScriptedTool
from worlds import Gate, MakeWorld, World

HOUR = 3600


async def test_a_proposal_lapses_when_its_time_is_over(world: World) -> None:
    mission = await world.propose()
    world.clock.advance(72 * HOUR - 1)
    assert await world.buddy.approvals.expire_due() == 0
    world.clock.advance(1)
    assert await world.buddy.approvals.expire_due() == 1
    mission = await world.get(mission)
    assert mission.status is MissionStatus.EXPIRED
    assert await world.kinds(mission) == ["mission_proposed", "mission_expired"]
    assert await world.buddy.approvals.expire_due() == 0


async def test_an_approval_lapses_after_a_day(world: World) -> None:
    mission = await world.approved()
    world.clock.advance(24 * HOUR)
    assert await world.buddy.approvals.expire_due() == 1
    mission = await world.get(mission)
    assert mission.status is MissionStatus.EXPIRED
    assert mission.card is not None
    assert mission.card.message == "Approved and not executed before 2026-01-16T10:30:45.123Z"


async def test_what_runs_or_is_over_does_not_lapse(start_world: MakeWorld, gate: Gate) -> None:
    world = await start_world([ScriptedTool(behaviour=gate)])
    mission = await world.start()
    await gate.entered.wait()
    world.clock.advance(1000 * HOUR)
    assert await world.buddy.approvals.expire_due() == 0
    gate.opened.set()
    assert (await world.result(mission)).status is MissionStatus.COMPLETED
    assert await world.buddy.approvals.expire_due() == 0


async def test_however_many_are_due_all_lapse(world: World) -> None:
    for _ in range(LAPSED_AT_ONCE + 1):
        await world.propose()
    world.clock.advance(72 * HOUR)
    later = await world.propose()
    assert await world.buddy.approvals.expire_due() == LAPSED_AT_ONCE + 1
    assert (await world.get(later)).status is MissionStatus.PROPOSED
