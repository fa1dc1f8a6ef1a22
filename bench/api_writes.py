"""How long a client's writes take while fifty missions run in the same process.

    python bench/api_writes.py

A server, one process with API, store and engine, carries missions of a tool that does nothing,
fifty at a time, which keeps it as busy as it can be; their executions have been accepted before,
and the engine takes the next one when one ends. A client in another process creates and
approves a mission every 50 ms over HTTP; the server itself adds a mission's row to its store every
50 ms, from a task on its event loop. The first figure is what a person feels, the second what the
store alone adds. The same is measured on the idle server before.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import uvicorn

import page
from buddy.cli.interpreter import favour_the_loop
from buddy.domain.ids import LOCAL_USER, MissionId
from buddy.ports.store import UnitOfWork
from buddy.testing.factories import make_mission
from buddy.web.app import create_app
from load import Tally, lag, percentile
from pipeline_buddy import approved, buddy_on
from ports import free_port

MISSIONS, EVERY_SECONDS, IDLE_SECONDS = 1_200, 0.05, 10.0
WHEN = ("idle", "busy")


# ---------------------------------------------------------------------- the server


class Bench:
    """A Buddy with missions in its queue, and the row that is written to its store meanwhile."""

    def __init__(self, folder: Path) -> None:
        self.buddy = buddy_on("dbos", folder)
        self._queued: list[MissionId] = []
        self._number = iter(range(10**9))

    async def queue(self, missions: int) -> None:
        self._queued = await approved(self.buddy, missions)
        gc.collect()
        favour_the_loop()  # as `buddy serve` does
        for mission_id in self._queued:
            await self.buddy.executions.request_execution(LOCAL_USER, mission_id)

    async def run(self) -> dict[str, Any]:
        """Wait for all that is queued, or on an idle server for a while."""
        rows, late, began = Tally(), list[float](), time.perf_counter()
        left = self.buddy.engine.load.running + self.buddy.engine.load.queued
        tasks = [asyncio.create_task(self._write_rows(rows)), asyncio.create_task(lag(late))]
        if left == 0:
            await asyncio.sleep(IDLE_SECONDS)
        ended = [await self.buddy.executions.result(LOCAL_USER, each) for each in self._queued]
        seconds = time.perf_counter() - began
        for task in tasks:
            task.cancel()
        missions = {
            "left": left,
            "per_second": round(left / seconds, 1),
            "errors": sum(mission.status != "completed" for mission in ended),
            "loop_lag_p99_ms": percentile(late, 0.99),
        }
        return {"missions": missions, "store": summary(rows)}

    async def _write_rows(self, tally: Tally) -> None:
        while True:
            await tally.carry(lambda _: self.buddy.store.transact(self._add), 0)
            await asyncio.sleep(EVERY_SECONDS)

    async def _add(self, uow: UnitOfWork) -> None:
        mission_id = f"m_{next(self._number):012}"
        mission = make_mission(mission_id=mission_id, user_id="other", expires_at=None)
        await uow.missions.add(mission)


def serve(port: int, folder: Path) -> None:
    bench = Bench(folder)
    app = create_app(bench.buddy)
    app.post("/bench/queue/{missions}")(bench.queue)
    app.post("/bench/run")(bench.run)
    uvicorn.run(app, port=port, log_config=None, ws="websockets-sansio")


# ---------------------------------------------------------------------- the client


def summary(tally: Tally) -> dict[str, float]:
    return {
        "writes": len(tally.took_ms),
        "p50_ms": percentile(tally.took_ms, 0.5),
        "p99_ms": percentile(tally.took_ms, 0.99),
        "max_ms": max(tally.took_ms, default=float("nan")),
        "errors": tally.errors.total(),
    }


class Client:
    """Creates and approves missions, one after the other, over a connection that it keeps.

    A thread with the standard library's client: its own work takes a tenth of a millisecond, and
    no other task of this process holds it up.
    """

    def __init__(self, base: str) -> None:
        address = urlsplit(base)
        self._connection = HTTPConnection(str(address.hostname), address.port, timeout=60)
        self.created, self.approved = Tally(), Tally()
        self.over = threading.Event()

    def write(self) -> None:
        """Write until it is over."""
        for number in count():
            if self.over.is_set():
                break
            began = time.perf_counter()
            # No two alike: what is read of one sentence is kept for a while.
            body = {"objective": f"search for a book about {number} ways to bake bread"}
            mission = self._post("/missions/create", body, self.created)
            if mission is not None:
                approve = f"/missions/{mission['mission_id']}/approve"
                self._post(approve, {"revision": mission["mission"]["revision"]}, self.approved)
            self.over.wait(max(0.0, EVERY_SECONDS - (time.perf_counter() - began)))
        self._connection.close()

    def _post(self, path: str, body: dict[str, Any], tally: Tally) -> dict[str, Any] | None:
        began = time.perf_counter()
        headers = {"content-type": "application/json"}
        self._connection.request("POST", path, json.dumps(body), headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status >= 300:
            tally.errors[str(answer.status)] += 1
            return None
        tally.took_ms.append(1000 * (time.perf_counter() - began))
        return json.loads(content)


async def under_load(base: str, missions: int) -> dict[str, Any]:
    client = Client(base)
    async with httpx2.AsyncClient(base_url=base, trust_env=False, timeout=300) as http:
        (await http.post(f"/bench/queue/{missions}")).raise_for_status()
        writing = asyncio.create_task(asyncio.to_thread(client.write))
        answer = await http.post("/bench/run")
        answer.raise_for_status()
        client.over.set()
        await writing
    figures = {"create": summary(client.created), "approve": summary(client.approved)}
    return {**answer.json(), **figures}


async def measure(base: str) -> dict[str, Any]:
    async with httpx2.AsyncClient(trust_env=False) as client:
        for _ in range(600):
            with suppress(httpx2.TransportError):
                await client.get(f"{base}/healthz")
                break
            await asyncio.sleep(0.05)
    await under_load(base, 10)  # everything has been done once
    return {"idle": await under_load(base, 0), "busy": await under_load(base, MISSIONS)}


def main() -> dict[str, Any]:
    port, loads = free_port(), [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen([sys.executable, __file__, str(port), folder])
        try:
            result = asyncio.run(measure(f"http://127.0.0.1:{port}"))
        finally:
            server.terminate()
            server.wait(30)
    page.write("api_writes", report(result, [*loads, os.getloadavg()[0]]))
    return result


def report(result: dict[str, Any], loads: Sequence[float]) -> list[str]:
    names = {
        "store": "a mission's row, the store's transaction",
        "create": "`POST /missions/create`",
        "approve": "`POST /missions/{id}/approve`",
    }
    rows = [
        [
            name,
            *(
                f"{result[when][key]['p50_ms']:.1f} / {result[when][key]['p99_ms']:.1f}"
                for when in WHEN
            ),
            sum(result[when][key]["errors"] for when in WHEN),
        ]
        for key, name in names.items()
    ]
    missions = result["busy"]["missions"]
    text = (
        f"Measured {page.circumstances(loads)} Meanwhile {missions['per_second']:.1f} missions/s, "
        f"{missions['errors']} errors; a timer of the event loop fired "
        f"{missions['loop_lag_p99_ms']:.1f} ms late (p99). Milliseconds are p50 / p99."
    )
    return [
        text,
        "",
        *page.table(["Write", "nothing runs", "50 missions run", "errors"], rows),
    ]


if __name__ == "__main__":
    if len(sys.argv) > 2:
        serve(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        print(json.dumps(main(), indent=2))
