"""Progress of many missions from workers to clients of another process, over PostgreSQL.

    python bench/fan_out_fleet.py [WORKERS]

The load of `fan_out.py`, with the processes of a fleet: the missions' tool reports in `buddy
worker` processes, the clients are connected to a `buddy api`, and what the one commits reaches the
other by the database's doorbell and the log. PostgreSQL is started for the measurement, as the
machine's package has it, with ``fsync`` on.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx2

from chaos.postgres_cluster import PostgresCluster
from fan_out import MISSIONS, PER_SECOND, SECONDS, measure
from ports import free_port

WORKERS = 1
PROGRAM = Path(__file__).with_name("stepping_program.py")


def start(stack: ExitStack, folder: Path, url: str, *arguments: str) -> int:
    """Start a process of the fleet, which ends with the stack; return its number."""
    load = [str(folder), str(PER_SECOND), str(SECONDS)]
    environment = {
        **os.environ,
        "BUDDY_STORE": url,
        "BUDDY_DATA_DIR": str(folder / "data"),
        "BUDDY_RUNS_AT_ONCE": str(MISSIONS),
    }
    with (folder / f"{arguments[0]}.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), *load, *arguments],
            env=environment,
            stdout=log,
            stderr=log,
        )

    def end() -> None:
        process.terminate()
        process.wait(60)

    stack.callback(end)
    return process.pid


async def measured(folder: Path, workers: int) -> dict[str, Any]:
    """Start the database and the processes, and measure."""
    cluster = PostgresCluster(folder / "cluster", folder / "postgres.log", safe=True)
    await cluster.start()
    try:
        with ExitStack() as stack:
            port = free_port()
            api = start(stack, folder, cluster.url, "api", "--port", str(port))
            for _ in range(workers):
                start(stack, folder, cluster.url, "worker")

            async def go(_: httpx2.AsyncClient) -> None:
                (folder / "go").touch()

            return await measure(f"http://127.0.0.1:{port}", api, go)
    finally:
        await cluster.stop()
        cluster.remove()


def main(workers: int = WORKERS) -> dict[str, Any]:
    """Measure with so many workers."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(measured(Path(folder), workers))
    return {"load_before": round(load, 2), "workers": workers, **figures}


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:])), indent=2))
