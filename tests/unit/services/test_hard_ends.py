"""Ends at a bad moment: a store that is away, a tool that gives itself up, a late cancel."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.adapters.engine.inline import InlineEngine
from buddy.adapters.store.memory.store import MemoryStore
from buddy.domain.ids import LOCAL_USER, RunId
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.errors import EngineError, StoreUnavailable
from buddy.ports.engine import RunRequest, StepOutcome
from buddy.ports.store import UnitOfWork
from buddy.ports.tools import ToolContext
from buddy.services.execution_service import GIVEN_UP
from buddy.testing.tools import ScriptedTool, spec
from worlds import Gate, MakeWorld

T = TypeVar("T")


class FlakyStore(MemoryStore):
    """A store that is away for its next few transactions."""

    away = 0

    async def transact(self, fn: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        if self.away:
            self.away -= 1
            raise StoreUnavailable("The store does not answer")
        return await super().transact(fn)


async def test_a_store_that_comes_back_gets_the_end_of_the_run(start_world: MakeWorld) -> None:
    stores: list[FlakyStore] = []

    def make_store(on_commit: Callable[..., None]) -> FlakyStore:
        stores.append(FlakyStore(on_commit))
        return stores[0]

    async def take_it_away(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        stores[0].away = 2  # the step's own transaction, and the first attempt to record the end
        return ToolResult(data={"done": True}, summary="Done")

    world = await start_world([ScriptedTool(behaviour=take_it_away)], make_store=make_store)
    mission = await world.run()
    assert mission.status is MissionStatus.FAILED
    assert mission.execution_record is not None
    assert mission.execution_record.error_code == "store_unavailable"
    assert [k for k in await world.kinds(mission) if k.startswith("stop")] == ["stop failed"]


async def test_a_tool_that_cancels_itself_fails_the_run(start_world: MakeWorld) -> None:
    async def give_up(_tool_input: JsonObject, _context: ToolContext) -> ToolResult:
        raise asyncio.CancelledError

    world = await start_world([ScriptedTool(behaviour=give_up)])
    mission = await world.run()
    assert mission.status is MissionStatus.FAILED
    assert mission.execution_record is not None
    assert "by itself" in str(mission.execution_record.error_detail)


async def test_a_cancel_that_meets_a_failure_still_ends_the_run(start_world: MakeWorld) -> None:
    class Blobs(MemoryBlobs):
        async def put(self, content: bytes) -> str:
            await world.buddy.approvals.cancel(LOCAL_USER, mission.mission_id, None)
            raise OSError(28, "full")

    world = await start_world(blobs=Blobs())
    mission = await world.approved()
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    mission = await world.result(mission)
    assert mission.status in {MissionStatus.CANCELLED, MissionStatus.FAILED}
    assert sum(k.startswith("stop") for k in await world.kinds(mission)) == 1


async def test_a_run_that_nothing_carries_is_ended_by_the_sweep(start_world: MakeWorld) -> None:
    gate = Gate()
    world = await start_world([ScriptedTool(behaviour=gate)])
    mission = await world.start()
    await gate.entered.wait()
    assert await world.buddy.recovery.sweep_orphans() == 0
    assert mission.run is not None
    world.buddy.engine._attempts.pop(mission.run.run_id)  # type: ignore[attr-defined]
    assert await world.buddy.recovery.sweep_orphans() == 1
    assert (await world.get(mission)).status is MissionStatus.FAILED
    gate.opened.set()


class Deaf(InlineEngine):
    """An engine that says it is durable and does not hear of runs the first few times."""

    deaf = 2
    durable = True  # type: ignore[assignment]  # a property of the other engine

    async def start(self, request: RunRequest) -> None:
        self.deaf -= 1
        if self.deaf < 0:
            await super().start(request)


async def test_an_accepted_run_that_the_engine_lost_is_handed_over_again(
    start_world: MakeWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Deaf, "deaf", 1)
    world = await start_world(make_engine=Deaf)
    mission = await world.start()
    assert await world.buddy.recovery.sweep_orphans() == 0
    assert (await world.result(mission)).status is MissionStatus.COMPLETED
    assert await world.buddy.recovery.sweep_orphans() == 0


async def test_an_accepted_run_that_the_engine_gives_up_is_ended(start_world: MakeWorld) -> None:
    world = await start_world(make_engine=Deaf)
    mission = await world.start()
    assert await world.buddy.recovery.sweep_orphans() == 0
    assert await world.buddy.recovery.sweep_orphans() == 1
    mission = await world.get(mission)
    assert mission.status is MissionStatus.FAILED
    assert mission.execution_record is not None
    assert mission.execution_record.error_code == "given_up"
    kinds = await world.kinds(mission)
    assert [sum(k.startswith(part) for k in kinds) for part in ("mission_start", "stop")] == [1, 1]
    assert await world.buddy.recovery.sweep_orphans() == 0


async def test_a_run_that_has_gone_on_since_somebody_looked_is_not_ended(
    start_world: MakeWorld,
) -> None:
    gate = Gate()
    world = await start_world([ScriptedTool(behaviour=gate)])
    seen = await world.start()
    await gate.entered.wait()
    await world.buddy.executions.end_lost(seen, GIVEN_UP)
    gate.opened.set()
    assert (await world.result(seen)).status is MissionStatus.COMPLETED


async def test_who_waits_for_a_run_that_is_lost_gets_the_end_it_came_to(
    start_world: MakeWorld,
) -> None:
    gate, told = Gate(), asyncio.Event()

    class Losing(InlineEngine):
        async def wait(self, run_id: RunId) -> StepOutcome | None:
            told.set()
            raise EngineError(f"Run {run_id} broke")

    world = await start_world([ScriptedTool(behaviour=gate)], make_engine=Losing)
    mission = await world.start()
    await gate.entered.wait()
    waiting = asyncio.create_task(world.result(mission))
    await told.wait()
    assert mission.run is not None
    world.buddy.engine._attempts.pop(mission.run.run_id)  # type: ignore[attr-defined]
    assert await world.buddy.recovery.sweep_orphans() == 1
    assert (await waiting).status is MissionStatus.FAILED
    gate.opened.set()


async def test_the_sweep_leaves_what_was_decided_meanwhile(start_world: MakeWorld) -> None:
    world = await start_world()
    mission = await world.propose()
    snapshot = await world.buddy.store.queries.open_missions(frozenset(MissionStatus))
    world.clock.advance(world.buddy.durations.proposal - 1)
    await world.buddy.approvals.approve(LOCAL_USER, mission.mission_id, 1, "api")
    world.clock.advance(2)
    assert [m.mission_id for m in snapshot] == [mission.mission_id]
    assert await world.buddy.approvals.expire_due() == 0
    assert (await world.get(mission)).status is MissionStatus.APPROVED


async def test_a_dearer_tool_needs_its_money_too(start_world: MakeWorld) -> None:
    dear = Price(kind=PriceKind.KNOWN, per_call=Money.parse("50"))
    other = ScriptedTool(spec("web_research", intents=(Intent.SEARCH,), price=dear))
    world = await start_world([ScriptedTool(), other])
    world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
    mission = await world.approved()
    await world.buddy.registry.set_enabled(LOCAL_USER, "web_search", enabled=False)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    parked = await world.result(mission)
    assert parked.run is not None
    assert parked.run.deviation is not None
    assert "$50.00 of the $5.00 cap" in parked.run.deviation.message
    await world.go_on(parked)
    mission = await world.result(mission)
    assert mission.execution_record is not None
    assert mission.execution_record.error_detail == "Budget exceeded: $50.00 > $5.00 limit"
    assert other.calls == []


async def test_an_unknown_price_takes_the_cap(start_world: MakeWorld) -> None:
    unknown = ScriptedTool(spec(price=Price(kind=PriceKind.UNKNOWN)))
    world = await start_world([unknown])
    mission = await world.run()
    assert mission.status is MissionStatus.COMPLETED
    assert (await world.money())[f"mission {mission.mission_id}"] == ("5.00", "0.00")


async def test_a_rejected_parked_run_leaves_the_engine(start_world: MakeWorld) -> None:
    other = ScriptedTool(spec("web_research", intents=(Intent.SEARCH,)))
    world = await start_world([ScriptedTool(), other])
    world.understanding.fit = {"web_search": 0.9, "web_research": 0.6}
    mission = await world.approved()
    await world.buddy.registry.set_enabled(LOCAL_USER, "web_search", enabled=False)
    await world.buddy.executions.request_execution(LOCAL_USER, mission.mission_id)
    parked = await world.result(mission)
    assert parked.run is not None
    assert await world.buddy.engine.carries(parked.run.run_id)
    await world.buddy.approvals.reject(LOCAL_USER, mission.mission_id, 1, None)
    assert not await world.buddy.engine.carries(parked.run.run_id)
