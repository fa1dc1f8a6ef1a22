"""What a new process finds of an old one."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import Any

import pytest

from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.ids import LOCAL_USER
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.run import RunState
from buddy.domain.tool import Price, PriceKind
from buddy.errors import EngineStopping
from buddy.ports.archive import SchemaState
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.store_case import OnCommit
from buddy.testing.tools import ScriptedTool, spec
from worlds import SOON, Gate, World, make_world

PRICE = Price(kind=PriceKind.KNOWN, per_call=Money.parse("1"))


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


class Mortal:
    """A store whose process dies after a number of commits: from then on nothing returns."""

    def __init__(self, store: MemoryStore) -> None:
        self.store, self.queries = store, store.queries
        self.archive, self.retention = store.archive, store.retention
        self.commits_left: int | None = None
        self.dead = asyncio.Event()

    async def transact(self, fn: Callable[[UnitOfWork], Awaitable[Any]]) -> Any:
        if self.commits_left == 0:
            self.dead.set()
            await asyncio.Event().wait()
        result = await self.store.transact(fn)
        if self.commits_left is not None:
            self.commits_left -= 1
        return result

    def command(self) -> AbstractContextManager[None]:
        return self.store.command()

    def aside(self) -> AbstractAsyncContextManager[object]:
        return self.store.aside()

    async def schema(self) -> SchemaState:
        return await self.store.schema()

    async def migrate(self) -> None: ...

    async def close(self) -> None: ...


def process(
    store: MemoryStore, tool: ScriptedTool, number: int, mortal: Mortal | None = None
) -> World:
    """A process on this store; ids of several processes do not meet."""

    class Ids:
        count = 0

        def new(self, prefix: str) -> str:
            Ids.count += 1
            return f"{prefix}_{number}{Ids.count:011d}"

    def same_store(_announce: OnCommit) -> Store:
        return mortal or store

    return make_world([tool], make_store=same_store, ids=Ids())


async def begin(world: World, *, runs: int = 1) -> list[Mission]:
    await world.buddy.start()
    return [await world.start() for _ in range(runs)]


async def test_a_queued_run_is_started_by_the_next_process(store: MemoryStore) -> None:
    tool = ScriptedTool()
    old = process(store, tool, 1)
    await old.buddy.start()
    mission = await old.approved()
    await old.buddy.engine.shutdown(0.0)
    with pytest.raises(EngineStopping):
        await old.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    await old.buddy.stop()

    new = process(store, tool, 2)
    await new.buddy.start()
    mission = await new.result(mission)
    assert mission.status is MissionStatus.COMPLETED
    assert len(tool.calls) == 1
    await new.buddy.stop()


async def test_a_running_run_is_ended_as_interrupted(store: MemoryStore, gate: Gate) -> None:
    old = process(store, ScriptedTool(spec(price=PRICE), gate), 1)
    (mission,) = await begin(old)
    await gate.entered.wait()
    await old.buddy.stop()
    assert (await old.get(mission)).status is MissionStatus.RUNNING

    new = process(store, ScriptedTool(), 2)
    await new.buddy.start()
    mission = await new.get(mission)
    assert mission.status is MissionStatus.FAILED
    assert mission.run is not None
    assert mission.run.state is RunState.FINISHED
    record = mission.execution_record
    assert record is not None
    reason = "Interrupted: Buddy was stopped while this mission ran; run it again"
    assert (record.error, record.error_code) == (reason, "interrupted")
    kinds = await new.kinds(mission)
    # The call was under way, so it may have cost its price: that is booked and not given back.
    assert kinds[-3:] == ["step tool_execution failed 65", "budget_settled", "stop failed"]
    assert set((await new.money()).values()) == {("1.00", "0.00")}
    events = await new.events(mission)
    assert [event.sequence for event in events] == list(range(1, len(events) + 1))
    await new.buddy.stop()

    third = process(store, ScriptedTool(), 3)
    await third.buddy.start()
    assert await third.get(mission) == mission
    await third.buddy.stop()


async def test_many_open_runs_at_once(store: MemoryStore, gate: Gate) -> None:
    old = process(store, ScriptedTool(spec(price=PRICE), gate), 1)
    missions = await begin(old, runs=5)
    await gate.entered.wait()
    await old.buddy.stop()
    tool = ScriptedTool()
    new = process(store, tool, 2)
    await new.buddy.start()
    for mission in missions:
        ended = await new.result(mission)
        assert ended.status in {MissionStatus.FAILED, MissionStatus.COMPLETED}
        kinds = await new.kinds(mission)
        assert sum(kind.startswith("stop") for kind in kinds) == 1
    assert all(reserved == "0.00" for _, reserved in (await new.money()).values())
    await new.buddy.stop()


async def test_proposals_and_approvals_are_left_alone(store: MemoryStore) -> None:
    old = process(store, ScriptedTool(), 1)
    await old.buddy.start()
    proposed, approved = await old.propose(), await old.approved()
    await old.buddy.stop()
    new = process(store, ScriptedTool(), 2)
    await new.buddy.start()
    assert await new.get(proposed) == proposed
    assert await new.get(approved) == approved
    assert await new.buddy.recovery.sweep() == (0, 0)
    await new.buddy.stop()


COMMITS = 5
"""Transactions of a paid run that goes well: start, all up to the call, its price, the call,
artifact and end."""


@pytest.mark.parametrize("commits", range(COMMITS + 1))
async def test_after_whichever_commit_it_died_nothing_is_lost_or_doubled(
    store: MemoryStore, commits: int
) -> None:
    mortal = Mortal(store)
    old = process(store, ScriptedTool(spec(price=PRICE)), 1, mortal)
    await old.buddy.start()
    mission = await old.approved()
    mortal.commits_left = commits + 1  # one more takes the execution on
    await old.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    if commits < COMMITS:
        await asyncio.wait_for(mortal.dead.wait(), SOON)
    else:
        await old.result(mission)
    before = await old.events(mission)

    tool = ScriptedTool(spec(price=PRICE))
    new = process(store, tool, 2)
    await new.buddy.start()
    after = await new.result(mission)
    done = commits in {0, COMMITS}
    assert after.status is (MissionStatus.COMPLETED if done else MissionStatus.FAILED)
    assert after.run is not None
    assert after.run.state is RunState.FINISHED
    events = await new.events(mission)
    assert events[: len(before)] == before
    assert [event.sequence for event in events] == list(range(1, len(events) + 1))
    kinds = await new.kinds(mission)
    assert sum(kind.startswith("stop") for kind in kinds) == 1
    assert kinds[-1] == f"stop {after.status}"
    artifacts = await store.queries.artifacts_of_mission(LOCAL_USER, mission.mission_id)
    assert len(artifacts) == done  # a mission that failed keeps none
    assert len(set(kinds)) == len(kinds)
    assert len(tool.calls) == (commits == 0)
    assert all(reserved == "0.00" for _, reserved in (await new.money()).values())
    ended = [kind for kind, _ in await new.ledger(after)]
    assert ended in ([], ["reserve", "meter", "settle"], ["reserve", "release"])
    await new.buddy.stop()
    await old.buddy.stop()
