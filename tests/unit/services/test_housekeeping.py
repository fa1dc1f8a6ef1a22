"""What Buddy throws away by itself, and what it keeps."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.domain.audit import Act, Link
from buddy.domain.ids import LOCAL_USER, MissionId
from buddy.domain.retention import DAY, HOUR, RetentionPolicy, StoredClass
from buddy.errors import StoreUnavailable
from buddy.ports.archive import RowKind
from buddy.services.housekeeping import ROUND_SECONDS, Housekeeping
from buddy.testing.clock import FixedClock
from buddy.testing.tools import ScriptedTool
from worlds import Gate, World, make_world


async def world_of(tool: ScriptedTool | None = None, **policy: Any) -> World:
    clock = FixedClock()
    world = make_world(
        [tool or ScriptedTool()],
        clock=clock,
        blobs=MemoryBlobs(clock),
        retention=RetentionPolicy(**policy),
    )
    world.clock = clock
    await world.buddy.start()
    return world


def keeper(world: World) -> Housekeeping:
    return world.buddy.housekeeping


async def blobs_of(world: World) -> list[str]:
    return [blob.sha256 async for blob in world.buddy.parts.blobs.stored()]


async def test_by_default_missions_are_kept_for_ever() -> None:
    world = await world_of()
    mission = await world.run()
    world.clock.advance(10_000 * DAY)
    assert await keeper(world).remove_old(StoredClass.MISSIONS) == 0
    assert await world.get(mission) == mission
    await world.buddy.stop()


async def test_a_mission_goes_with_its_log_its_artifact_and_its_blob() -> None:
    world = await world_of(missions=DAY)
    await world.run()
    world.clock.advance(DAY)
    new = await world.run()
    (log,) = {event.mission_id for event in await world.events(new)}
    assert await keeper(world).remove_old(StoredClass.MISSIONS) == 0
    blobs = await blobs_of(world)
    world.clock.advance(1)
    assert await keeper(world).remove_old(StoredClass.MISSIONS) > 10
    assert [mission.mission_id for mission in await world.missions()] == [new.mission_id]
    everything = await world.buddy.store.queries.events_of_user(world.user, 0, 1000)
    assert {event.mission_id for event in everything} == {log}
    assert everything[0].cursor > 1
    # Both missions made the same artifact: its one blob stays while the newer record names it.
    assert await keeper(world).remove_unused_blobs() == 0
    assert await blobs_of(world) == blobs
    world.clock.advance(DAY + 1)
    await keeper(world).remove_old(StoredClass.MISSIONS)
    assert await keeper(world).remove_unused_blobs() == len(blobs) == 1
    assert await blobs_of(world) == []
    await world.buddy.stop()


async def test_a_mission_goes_on_after_others_were_removed() -> None:
    world = await world_of(missions=HOUR)
    await world.run()
    approved = await world.approved()
    world.clock.advance(2 * HOUR)
    await keeper(world).remove_old(StoredClass.MISSIONS)
    await world.buddy.executions.request_execution(world.user, approved.mission_id)
    done = await world.result(approved)
    assert done.execution_record is not None
    assert done.execution_record.success
    events = await world.events(done)
    assert [event.sequence for event in events] == list(range(1, len(events) + 1))
    await world.buddy.stop()


async def test_a_new_blob_that_nothing_names_yet_is_left_alone() -> None:
    world = await world_of()
    sha256 = await world.buddy.parts.blobs.put(b"not named yet")
    world.clock.advance(DAY)
    assert await keeper(world).remove_unused_blobs() == 0
    world.clock.advance(1)
    await world.buddy.parts.blobs.put(b"not named yet")
    assert await keeper(world).remove_unused_blobs() == 0
    world.clock.advance(DAY + 1)
    assert await keeper(world).remove_unused_blobs() == 1
    assert sha256 == hashlib.sha256(b"not named yet").hexdigest()
    assert await blobs_of(world) == []
    await world.buddy.stop()


async def test_what_an_open_run_may_have_put_is_left_alone(gate: Gate) -> None:
    world = await world_of(ScriptedTool(behaviour=gate))
    await world.buddy.parts.blobs.put(b"before the run")
    world.clock.advance(1)
    mission = await world.start()
    await gate.entered.wait()
    world.clock.advance(1)
    put = await world.buddy.parts.blobs.put(b"by the run")
    world.clock.advance(3 * DAY)
    assert await keeper(world).remove_unused_blobs() == 1
    assert await blobs_of(world) == [put]
    gate.opened.set()
    await world.result(mission)
    assert await keeper(world).remove_unused_blobs() == 1
    assert put not in await blobs_of(world)
    await world.buddy.stop()


async def test_many_blobs() -> None:
    world = await world_of()
    for number in range(1201):
        await world.buddy.parts.blobs.put(str(number).encode())
    world.clock.advance(DAY + 1)
    assert await keeper(world).remove_unused_blobs() == 1201
    assert await blobs_of(world) == []
    await world.buddy.stop()


async def test_a_round_is_done_at_once_and_then_every_hour() -> None:
    world = await world_of(missions=HOUR)
    own = replace_round(keeper(world))
    assert len(own.tasks()) == len(StoredClass) + 1
    assert own.tasks() == ()
    world.clock.advance(ROUND_SECONDS - 1)
    assert own.tasks() == ()
    await world.run()
    world.clock.advance(HOUR + 1)
    done = [await task() for task in own.tasks()]
    assert done[0] > 0
    assert await world.missions() == ()
    await world.buddy.stop()


def replace_round(housekeeping: Housekeeping) -> Housekeeping:
    """Return the same with no round behind it."""
    return replace(housekeeping, _next_round=None)


class Breaking:
    """A store that dies after some transactions."""

    def __init__(self, retention: Any, transactions: int) -> None:
        self._retention, self.left = retention, transactions

    async def remove(self, *arguments: Any, now: Any) -> int:
        if self.left == 0:
            raise StoreUnavailable("gone")
        self.left -= 1
        what, before, _ = arguments
        return await self._retention.remove(what, before, 3, now=now)


async def test_what_was_broken_off_goes_on() -> None:
    world = await world_of(missions=HOUR)
    mission = await world.run()
    world.clock.advance(2 * HOUR)
    retention: Any = world.buddy.store.retention
    for transactions in (1, 2):
        broken = replace(keeper(world), retention=Breaking(retention, transactions))
        with pytest.raises(StoreUnavailable):
            await broken.remove_old(StoredClass.MISSIONS)
    assert await world.missions() == ()
    assert await world.events_of(MissionId(mission.mission_id))
    await keeper(world).remove_old(StoredClass.MISSIONS)
    assert await world.events_of(MissionId(mission.mission_id)) == []
    kinds = [row.kind async for row in world.buddy.store.archive.rows()]
    # How long the run took is the tool's history.
    expected = [RowKind.USER, RowKind.DURATION]
    beside = {RowKind.AUDIT, RowKind.RECORD}
    assert [kind for kind in kinds if kind not in beside] == expected
    links = await world.buddy.audit.links(LOCAL_USER, 0, 100)
    assert [link.act for link in links if isinstance(link, Link)][-1] is Act.MISSIONS_REMOVED
    assert (await world.buddy.audit.verify(LOCAL_USER, events=True)).ok
    await world.buddy.stop()
