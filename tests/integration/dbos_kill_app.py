"""The program that `test_dbos_kill.py` kills: a Buddy on SQLite and DBOS that carries one mission.

    python dbos_kill_app.py FOLDER [--park] [--unsafe] [--free] [--choice CHOICE] [--at POINT]

It goes on where the last process in this folder was. ``points.txt`` gets every point that a run
passes and where the process could be killed; ``calls.txt`` every call of the tool.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.engine.dbos_database import sqlite_database
from buddy.adapters.engine.dbos_runtime import Body, DbosRuntime, Payload
from buddy.adapters.store.sql.store import SqlStore
from buddy.bootstrap.assembly import assemble
from buddy.bootstrap.buddy import Buddy
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.tool import Price, PriceKind, ToolResult
from buddy.ports.engine import Engine, RunRequest, StepOutcome, StepTransactions
from buddy.ports.store import MissionFilter, TransactionRunner, UnitOfWork
from buddy.ports.tools import ToolContext
from buddy.services.mission_request import MissionRequest
from buddy.testing.app import memory_parts
from buddy.testing.tools import ScriptedTool, spec

PRICE = Price(kind=PriceKind.KNOWN, per_call=Money(250_000))
FREE = Price(kind=PriceKind.ZERO, per_call=Money(0))
OBJECTIVE = "search for python tutorials"


class Killer:
    """Notes the points that a run passes, and kills the process at one of them."""

    def __init__(self, folder: Path, at: str) -> None:
        self._folder = folder
        self._at = at

    def point(self, name: str) -> None:
        self.note("points.txt", name)
        if name == self._at:
            os.kill(os.getpid(), signal.SIGKILL)

    def note(self, file: str, line: str) -> None:
        with (self._folder / file).open("a", encoding="utf-8") as lines:
            lines.write(f"{line}\n")


class KillingSteps:
    """Database steps with points before and after the commit."""

    def __init__(self, steps: StepTransactions, killer: Killer) -> None:
        self._steps = steps
        self._killer = killer

    async def recall(self, request: RunRequest) -> Mapping[str, StepOutcome]:
        return await self._steps.recall(request)

    async def run_step(
        self, request: RunRequest, step: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        async def work(uow: UnitOfWork) -> StepOutcome:
            outcome = await fn(uow)
            self._killer.point(f"{step} before commit")
            return outcome

        outcome = await self._steps.run_step(request, step, work)
        self._killer.point(f"{step} after commit")
        return outcome

    async def give_way(self) -> None:
        await self._steps.give_way()

    async def forget(self, requests: Sequence[RunRequest]) -> None:
        await self._steps.forget(requests)


class KillingRuntime(DbosRuntime):
    """DBOS with points around each of its own records."""

    def __init__(self, path: Path, killer: Killer) -> None:
        super().__init__(sqlite_database(path))
        self._killer = killer

    def launch(self, body: Body) -> None:
        def with_points(payload: Payload) -> dict[str, Any]:
            attempt = payload["attempt"]
            self._killer.point(f"run recorded {attempt}")
            output = body(payload)
            self._killer.point(f"run over {attempt}")
            return output

        super().launch(with_points)

    def carry(self, workflow_id: str, payload: Payload) -> dict[str, Any]:
        self._killer.point(f"run admitted {payload['attempt']}")
        output = super().carry(workflow_id, payload)
        self._killer.point(f"end recorded {payload['attempt']}")
        return output


def build(folder: Path, killer: Killer, *, idempotent: bool, price: Price = PRICE) -> Buddy:
    stores: list[SqlStore] = []

    async def called(name: str, tool_input: JsonObject, context: ToolContext) -> ToolResult:
        killer.note("calls.txt", f"{name} {context.effect_key}")
        return ToolResult(data=dict(tool_input), summary="Found 3 tutorials", cost=price.per_call)

    def make_store(on_commit: Callable[[Sequence[Event]], None]) -> SqlStore:
        stores.append(SqlStore.sqlite(folder / "buddy.sqlite", on_commit))
        return stores[0]

    def make_engine(_transact: TransactionRunner) -> Engine:
        runtime = KillingRuntime(folder / "engine.sqlite", killer)
        return DbosEngine(KillingSteps(stores[0].steps, killer), runtime, SystemClock())

    tools = [
        ScriptedTool(replace(spec(name, price=price), idempotent=idempotent), partial(called, name))
        for name in ("web_search", "web_search_too")
    ]
    return assemble(memory_parts(tools, make_store=make_store, make_engine=make_engine))


async def mission_of(buddy: Buddy, *, park: bool) -> Mission:
    """Return the folder's one mission, executed; what an earlier process did is not done again."""
    page = await buddy.store.queries.missions(LOCAL_USER, MissionFilter(), 1)
    if page.missions:
        return page.missions[0]
    mission = await buddy.proposals.create(LOCAL_USER, MissionRequest(objective=OBJECTIVE))
    decided = await buddy.approvals.approve(LOCAL_USER, mission.mission_id, 1, "api")
    if park:
        assert mission.proposal is not None
        tool = str(mission.proposal.tool)
        await buddy.registry.set_enabled(LOCAL_USER, tool, enabled=False)
    return await buddy.executions.request_execution(LOCAL_USER, decided.after.mission_id)


async def main(options: argparse.Namespace) -> None:
    folder = Path(options.folder)
    price = FREE if options.free else PRICE
    buddy = build(folder, Killer(folder, options.at), idempotent=not options.unsafe, price=price)
    await buddy.start()
    mission = await mission_of(buddy, park=options.park)
    mission = await buddy.executions.result(LOCAL_USER, mission.mission_id)
    waits = mission.status is MissionStatus.AWAITING_APPROVAL
    if waits and mission.run and (options.park or options.choice):
        name, shown = mission.mission_id, mission.run.attempt
        await buddy.approvals.approve(
            LOCAL_USER, name, mission.revision, "api", options.choice, attempt=shown
        )
        mission = await buddy.executions.result(LOCAL_USER, name)
    assert mission.run is not None
    deviation = mission.run.deviation
    sys.stdout.write(f"{mission.status}{f' {deviation.kind}' if deviation else ''}\n")
    # The mission is over with its last step; the engine still has to record that the run is.
    await buddy.engine.wait(mission.run.run_id)
    await buddy.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--at", default="")
    parser.add_argument("--park", action="store_true")
    parser.add_argument("--unsafe", action="store_true")
    parser.add_argument("--free", action="store_true")
    parser.add_argument("--choice")
    asyncio.run(main(parser.parse_args()))
