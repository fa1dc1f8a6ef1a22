"""Missions per second: the whole pipeline on each engine, beside DBOS with seven bare steps.

Every measurement is a process of its own on fresh files: 60 missions one after the other, then 150
of which 50 run at once. The tool does nothing, the understanding is a table, so what is measured is
services, store and engine. ``bare`` is DBOS as its guide shows it: asynchronous steps that do
nothing, on its own database as we set it up. ``loop lag`` is how late a timer of the server's event
loop fires while 50 missions run.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from dbos import DBOS, SetWorkflowID

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.engine.dbos_database import sqlite_database
from buddy.adapters.engine.dbos_serializer import JsonSerializer
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

WARM, IN_TURN, TOGETHER, AT_ONCE, STEPS = 5, 60, 150, 50, 7
KINDS = ("bare", "inline", "dbos")

Carry = Callable[[int], Awaitable[None]]
"""Carries the mission of a number from its execute to its end."""


async def bare(folder: Path) -> Carry:
    database = sqlite_database(folder / "engine.sqlite")
    DBOS(
        config={
            "name": "bare",
            "system_database_url": str(database.url),
            "system_database_engine": database,
            "application_version": "1",
            "serializer": JsonSerializer(),
            "log_level": "ERROR",
        }
    )

    async def nothing(number: int) -> dict[str, int]:
        return {"number": number}

    @DBOS.workflow(name="bare")
    async def workflow() -> dict[str, int]:
        for number in range(STEPS):
            await DBOS.run_step_async({"name": f"step{number}"}, nothing, number)
        return {}

    DBOS.launch()

    async def carry(number: int) -> None:
        with SetWorkflowID(f"w{number}"):
            await workflow()

    return carry


def buddy_on(kind: str, folder: Path) -> Buddy:
    stores: list[SqlStore] = []

    def make_store(on_commit: Callable[[Sequence[Event]], None]) -> SqlStore:
        stores.append(SqlStore.sqlite(folder / "buddy.sqlite", on_commit))
        return stores[0]

    def make_engine(transact: TransactionRunner) -> Engine:
        if kind == "inline":
            return InlineEngine(transact, limit=AT_ONCE)
        path = folder / "engine.sqlite"
        return DbosEngine.sqlite(stores[0].steps, path, SystemClock(), limit=AT_ONCE)

    parts = memory_parts(make_store=make_store, make_engine=make_engine, limits=BudgetLimits())
    return assemble(parts)


async def pipeline(kind: str, folder: Path) -> Carry:
    buddy = buddy_on(kind, folder)
    await buddy.start()
    missions: list[MissionId] = []
    for _ in range(WARM + IN_TURN + TOGETHER):
        request = MissionRequest(objective="search for python tutorials")
        mission = await buddy.proposals.create(LOCAL_USER, request)
        await buddy.approvals.approve(LOCAL_USER, mission.mission_id, mission.revision, "api")
        missions.append(mission.mission_id)

    async def carry(number: int) -> None:
        await buddy.executions.request_execution(LOCAL_USER, missions[number])
        mission = await buddy.executions.result(LOCAL_USER, missions[number])
        if mission.status != "completed":
            raise SystemExit(f"{mission.status}: {mission.execution_record}")

    return carry


async def lag(into: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.005)
        into.append((time.perf_counter() - began - 0.005) * 1000)


async def timed(carry: Carry, number: int, into: list[float]) -> None:
    began = time.perf_counter()
    await carry(number)
    into.append((time.perf_counter() - began) * 1000)


def percentile(values: list[float], share: float) -> float:
    return round(sorted(values)[min(len(values) - 1, int(len(values) * share))], 1)


async def in_turn(carry: Carry) -> dict[str, float]:
    for number in range(WARM):
        await carry(number)
    took: list[float] = []
    cpu, began = time.process_time(), time.perf_counter()
    for number in range(WARM, WARM + IN_TURN):
        await timed(carry, number, took)
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    return {
        "per_second": round(IN_TURN / wall, 1),
        "p50_ms": percentile(took, 0.5),
        "p99_ms": percentile(took, 0.99),
        "cpu_ms": round(cpu / IN_TURN * 1000, 1),
    }


async def together(carry: Carry) -> dict[str, float]:
    took: list[float] = []
    late: list[float] = []
    watch = asyncio.create_task(lag(late))
    places = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        async with places:
            await timed(carry, number, took)

    began, first = time.perf_counter(), WARM + IN_TURN
    await asyncio.gather(*(one(number) for number in range(first, first + TOGETHER)))
    wall = time.perf_counter() - began
    watch.cancel()
    return {
        "per_second": round(TOGETHER / wall, 1),
        "p50_ms": percentile(took, 0.5),
        "p99_ms": percentile(took, 0.99),
        "loop_lag_p50_ms": percentile(late, 0.5),
        "loop_lag_p99_ms": percentile(late, 0.99),
    }


async def measure(kind: str, folder: Path) -> dict[str, Any]:
    carry = await (bare(folder) if kind == "bare" else pipeline(kind, folder))
    return {
        "load": round(os.getloadavg()[0], 1),
        "in_turn": await in_turn(carry),
        "together": await together(carry),
    }


def main(rounds: int = 3) -> dict[str, Any]:
    """Return the median of each figure over some rounds, the kinds taken in turn."""
    runs: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for _ in range(rounds):
        for kind in KINDS:
            with tempfile.TemporaryDirectory() as folder:
                command = [sys.executable, __file__, kind, folder]
                done = subprocess.run(command, capture_output=True, text=True, check=True)
            runs[kind].append(json.loads(done.stdout.splitlines()[-1]))
    return {kind: median(results) for kind, results in runs.items()}


def median(results: list[dict[str, Any]]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for name, first in results[0].items():
        values = [result[name] for result in results]
        figures[name] = median(values) if isinstance(first, dict) else statistics.median(values)
    return figures


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(asyncio.run(measure(sys.argv[1], Path(sys.argv[2])))), flush=True)
        os._exit(0)  # nothing here is worth an orderly end
    print(json.dumps(main(), indent=2))
