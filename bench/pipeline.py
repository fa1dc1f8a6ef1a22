"""The whole pipeline on each engine, beside seven bare steps of DBOS, LangGraph and Prefect.

    python bench/pipeline.py            # all kinds, in turn, several rounds; writes the page
    python bench/pipeline.py KIND FOLDER LOAD   # one measurement, as JSON

Every measurement is a process of its own on fresh files. The tool does nothing, the understanding
is a table, so what is measured is services, store and engine. ``bare`` is DBOS as its guide shows
it: asynchronous steps that do nothing, on its own database as we set it up.
"""

from __future__ import annotations

import asyncio
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import environments
import page
from load import STEPS, Carry, Load, measure

ROUNDS, SECONDS = 3, 600
OURS = ("bare", "inline", "dbos")
FEW = Load(warm=1, in_turn=8, together=20, at_once=10)
MANY = Load(warm=1, in_turn=1, together=50, at_once=50)
"""For Prefect, which takes seconds for a flow and refuses work when fifty run."""

HERE = Path(__file__).resolve().parent


async def bare(folder: Path) -> Carry:
    from dbos import DBOS, SetWorkflowID  # noqa: PLC0415  # a kind loads what it needs

    from buddy.adapters.engine.dbos_database import sqlite_database  # noqa: PLC0415
    from buddy.adapters.engine.dbos_serializer import JsonSerializer  # noqa: PLC0415

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


async def pipeline(kind: str, folder: Path, missions: int) -> Carry:
    from pipeline_buddy import buddy_on, prepared  # noqa: PLC0415

    buddy = buddy_on(kind, folder)
    await buddy.start()
    return await prepared(buddy, missions)


async def one(kind: str, folder: Path, load: Load) -> dict[str, Any]:
    carry = await (bare(folder) if kind == "bare" else pipeline(kind, folder, load.missions))
    return await measure(carry, load)


# ---------------------------------------------------------------------- the run


def measured(python: Path | str, script: Path, *arguments: str, load: Load) -> dict[str, Any]:
    """Run one measurement in a process and a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(python), str(script), *arguments, folder, json.dumps(asdict(load))]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=SECONDS, check=True
            )
        except subprocess.TimeoutExpired:
            raise SystemExit(f"{script.name} took more than {SECONDS} s") from None
        except subprocess.CalledProcessError as error:
            raise SystemExit(f"{script.name} failed:\n{error.stderr}") from None
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def peer(name: str, load: Load) -> dict[str, Any]:
    python = environments.python_of(name)
    return measured(python, HERE / "peers" / f"{name}_pipeline.py", load=load)


def main(rounds: int = ROUNDS) -> dict[str, Any]:
    """Return the median of each figure over some rounds, the kinds taken in turn.

    Prefect is measured once: it is slower by more than any round differs from another.
    """
    runs: dict[str, list[dict[str, Any]]] = {}
    for _ in range(rounds):
        for kind in OURS:
            figures = measured(sys.executable, HERE / "pipeline.py", kind, load=Load())
            runs.setdefault(kind, []).append(figures)
        runs.setdefault("langgraph", []).append(peer("langgraph", Load()))
    runs["prefect"] = [peer("prefect", FEW)]
    runs["prefect_many"] = [peer("prefect", MANY)]
    result = {kind: median(results) for kind, results in runs.items()}
    page.write(
        "pipeline", report(result, [each["load"] for all_ in runs.values() for each in all_])
    )
    return result


def median(results: Sequence[dict[str, Any]]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for name, first in results[0].items():
        values = [result[name] for result in results]
        if isinstance(first, dict):
            figures[name] = median(values)
        else:
            # One error is an error, whatever the other rounds say.
            figures[name] = sum(values) if name == "errors" else statistics.median(values)
    return figures


# ---------------------------------------------------------------------- the page

NAMES = {
    "dbos": "**Buddy**, the whole pipeline on DBOS",
    "inline": "Buddy, the whole pipeline, engine in memory",
    "bare": "DBOS, seven bare steps",
    "langgraph": "LangGraph {}, seven bare nodes, SQLite saver, durability sync",
    "prefect": "Prefect {}, seven bare tasks, ephemeral server on SQLite",
    "prefect_many": "Prefect {}, the same",
}


def report(result: dict[str, Any], loads: Sequence[float]) -> list[str]:
    head = ["", "in turn: per s", "p50 ms", "p99 ms", "CPU ms", "at once", "per s", "p50 ms"]
    head += ["p99 ms", "errors"]
    rows = []
    for kind, name in NAMES.items():
        figures, version = result[kind], kind.partition("_")[0]
        called = name.format(environments.version_of(version)) if "{}" in name else name
        turn, many = figures["in_turn"], figures["together"]
        cells = [turn[key] for key in ("per_second", "p50_ms", "p99_ms", "cpu_ms")]
        cells += [
            int(figures["at_once"]),
            *(many[key] for key in ("per_second", "p50_ms", "p99_ms")),
        ]
        rows.append([called, *map(shown, cells), turn["errors"] + many["errors"]])
    return [
        f"Measured {page.circumstances(loads)}",
        "",
        *page.table(head, rows),
        "",
        *page.table(["Ratio", "Measured", "Wanted"], ratios(result)),
    ]


def ratios(result: dict[str, Any]) -> list[list[str]]:
    ours, bare_, graph, prefect = (result[k] for k in ("dbos", "bare", "langgraph", "prefect"))

    def compare(part: str, key: str, other: dict[str, Any]) -> str:
        return f"{ours[part][key] / other[part][key]:.2f}"

    return [
        ["missions/s in turn ÷ DBOS's", compare("in_turn", "per_second", bare_), "at least 0.5"],
        [
            "missions/s in turn ÷ Prefect's",
            compare("in_turn", "per_second", prefect),
            "at least 30",
        ],
        ["missions/s in turn ÷ LangGraph's", compare("in_turn", "per_second", graph), "a goal"],
        ["CPU of a mission ÷ DBOS's", compare("in_turn", "cpu_ms", bare_), ""],
        ["p99 at 50 ÷ DBOS's", compare("together", "p99_ms", bare_), "at most 1.5"],
        ["missions/s at 50 ÷ LangGraph's", compare("together", "per_second", graph), "a goal"],
    ]


def shown(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return "none" if math.isnan(value) else f"{value:,.1f}"


if __name__ == "__main__":
    if len(sys.argv) > 2:
        chosen = Load(**json.loads(sys.argv[3])) if len(sys.argv) > 3 else Load()
        print(json.dumps(asyncio.run(one(sys.argv[1], Path(sys.argv[2]), chosen))), flush=True)
        os._exit(0)  # nothing here is worth an orderly end
    print(json.dumps(main(), indent=2))
