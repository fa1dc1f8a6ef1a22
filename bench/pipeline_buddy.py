"""A Buddy on SQLite whose tool does nothing, and missions that wait to be executed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.engine.inline import InlineEngine
from buddy.adapters.store.sql.store import SqlStore
from buddy.bootstrap.assembly import assemble
from buddy.bootstrap.buddy import Buddy
from buddy.domain.budget import BudgetLimits
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER, MissionId
from buddy.ports.engine import Engine
from buddy.ports.store import TransactionRunner
from buddy.services.proposal_service import MissionRequest
from buddy.testing.app import memory_parts
from load import Carry

OBJECTIVE = "search for python tutorials"
PLACES = 50


def buddy_on(kind: str, folder: Path, **changes: Any) -> Buddy:
    """Return a Buddy, not started; `kind` is its engine's, `changes` are other parts."""
    stores: list[SqlStore] = []

    def make_store(on_commit: Callable[[Sequence[Event]], None]) -> SqlStore:
        stores.append(SqlStore.sqlite(folder / "buddy.sqlite", on_commit))
        return stores[0]

    def make_engine(transact: TransactionRunner) -> Engine:
        if kind == "inline":
            return InlineEngine(transact, limit=PLACES)
        path = folder / "engine.sqlite"
        return DbosEngine.sqlite(stores[0].steps, path, SystemClock(), limit=PLACES)

    parts = memory_parts(
        make_store=make_store, make_engine=make_engine, limits=BudgetLimits(), **changes
    )
    return assemble(parts)


async def approved(buddy: Buddy, missions: int) -> list[MissionId]:
    """Create and approve missions."""
    ids: list[MissionId] = []
    for _ in range(missions):
        mission = await buddy.proposals.create(LOCAL_USER, MissionRequest(objective=OBJECTIVE))
        await buddy.approvals.approve(LOCAL_USER, mission.mission_id, mission.revision, "api")
        ids.append(mission.mission_id)
    return ids


async def prepared(buddy: Buddy, missions: int) -> Carry:
    """Create and approve missions; return what carries the one of a number."""
    ids = await approved(buddy, missions)

    async def carry(number: int) -> None:
        await buddy.executions.request_execution(LOCAL_USER, ids[number])
        mission = await buddy.executions.result(LOCAL_USER, ids[number])
        if mission.status != "completed":
            raise RuntimeError(f"{mission.status}: {mission.execution_record}")

    return carry
