"""Whether a mission stored costs the same, and a look takes as long, however many there are.

    python bench/growth.py            # up to 100,000 missions; writes the page and the plot
    python bench/growth.py 3000       # up to so many, and writes nothing

One SQLite file grows by finished missions, one a minute (`growth_fill.py`). At each size it is
measured what a mission takes on disk and how long the whiteboard, the lists, the replay and the
store's queries behind them take: over the application in this process, without a socket.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import httpx2

import page
from buddy.adapters.store.paging import encode_cursor
from buddy.bootstrap.buddy import Buddy
from buddy.domain.ids import LOCAL_USER, MissionId, ToolName
from buddy.domain.instant import plus_seconds
from buddy.ports.store import MissionFilter
from buddy.testing.clock import FixedClock
from buddy.web.app import create_app
from growth_days import add_up, add_years
from growth_fill import Filler
from growth_plot import draw
from load import percentile
from pipeline_buddy import buddy_on

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ASKED, DAY = 200, 86_400
ROOT = Path(__file__).resolve().parents[1]
PLOT = ROOT / "docs" / "images" / "growth.svg"
SCAN = "GET /missions?q=, found nowhere"
"""The one look that reads every mission; it is shown, and not counted among the flat ones."""

Look = Callable[[], Awaitable[object]]


def looks(
    buddy: Buddy, client: httpx2.AsyncClient, any_id: Callable[[], MissionId]
) -> dict[str, Look]:
    queries = buddy.store.queries
    since = plus_seconds(buddy.clock.now(), -DAY)

    async def get(url: str) -> None:
        (await client.get(url)).raise_for_status()

    async def from_the_middle() -> None:
        mission = await queries.mission(LOCAL_USER, any_id())
        assert mission
        await get(f"/missions?limit=20&cursor={encode_cursor(mission)}")

    return {
        "GET /api/analytics/all": lambda: get("/api/analytics/all"),
        **{
            f"GET /api/whiteboard/metrics?days={days}": partial(
                get, f"/api/whiteboard/metrics?days={days}"
            )
            for days in (7, 30, 90, 365)
        },
        "GET /missions": lambda: get("/missions?limit=20"),
        "GET /missions, from the middle": from_the_middle,
        "GET /missions?status=completed": lambda: get("/missions?limit=20&status=completed"),
        "GET /missions/{id}": lambda: get(f"/missions/{any_id()}"),
        "GET /missions/{id}/events": lambda: get(f"/missions/{any_id()}/events?after=0"),
        "store: board": lambda: queries.board(LOCAL_USER, since, 200),
        "store: started": lambda: queries.started(LOCAL_USER, 5),
        "store: events of a user": lambda: queries.events_of_user(LOCAL_USER, 1_000, 100),
        "store: durations": lambda: queries.durations(LOCAL_USER, ToolName("web_search"), 200),
        "store: missions": lambda: queries.missions(LOCAL_USER, MissionFilter(), 20),
        SCAN: lambda: get("/missions?limit=20&q=nobody-wrote-this"),
    }


async def timed(look: Look, asked: int) -> tuple[float, float]:
    for _ in range(5):
        await look()
    took: list[float] = []
    for _ in range(asked):
        began = time.perf_counter()
        await look()
        took.append((time.perf_counter() - began) * 1000)
    return percentile(took, 0.5), percentile(took, 0.99)


async def measure(filler: Filler) -> dict[str, Any]:
    buddy = buddy_on("inline", filler.path.parent, clock=FixedClock(filler.now))
    await buddy.start()
    added, seconds = await add_up(buddy)
    await add_years(buddy)
    random, ids = Random(2), filler.some_missions(1_000)
    base = "http://127.0.0.1:8000"
    transport = httpx2.ASGITransport(create_app(buddy))
    async with httpx2.AsyncClient(transport=transport, base_url=base) as client:
        found = looks(buddy, client, lambda: MissionId(random.choice(ids)))
        figures = {
            name: await timed(look, ASKED if name != SCAN else 5) for name, look in found.items()
        }
    await buddy.stop()
    return {
        "load": round(os.getloadavg()[0], 1),
        "bytes_per_mission": round(filler.bytes() / filler.filled),
        "added_per_s": round(added / seconds),
        "looks": figures,
    }


def main(final: int = SIZES[-1]) -> dict[str, Any]:
    sizes = [size for size in SIZES if size <= final]
    result: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        filler = Filler(Path(folder))
        for size in sizes:
            began = time.perf_counter()
            filler.fill(size)
            filled = time.perf_counter() - began
            result[str(size)] = {"filled_s": round(filled, 1), **asyncio.run(measure(filler))}
    if sizes[-1] == SIZES[-1]:
        publish(result)
    return result


def publish(result: dict[str, Any]) -> None:
    names = list(next(iter(result.values()))["looks"])

    def line(name: str, which: int) -> list[tuple[int, float]]:
        return [(int(size), each["looks"][name][which]) for size, each in result.items()]

    size = {"": [(int(n), each["bytes_per_mission"] / 1000) for n, each in result.items()]}
    over_http = {name: line(name, 0) for name in names if name.startswith("GET")}
    charts = [
        ("kB on disk per mission, by missions stored", size),
        ("median ms of a request, by missions stored", over_http),
    ]
    PLOT.write_text(draw(charts), "utf-8")
    head = ["", *(f"{int(size):,} missions" for size in result)]
    kilobytes = [f"{each['bytes_per_mission'] / 1000:.1f}" for each in result.values()]
    rows: list[list[str]] = [["kB on disk per mission", *kilobytes]]
    rates = [f"{each['added_per_s']:,}" for each in result.values()]
    rows.append(["events added up for the figures, per second", *rates])
    for name in names:
        pairs = [each["looks"][name] for each in result.values()]
        rows.append([f"`{name}`", *(f"{p50:.1f} / {p99:.1f}" for p50, p99 in pairs)])
    loads = [each["load"] for each in result.values()]
    page.write(
        "growth",
        [
            f"Measured {page.circumstances(loads)} Milliseconds are p50 / p99 of {ASKED} requests.",
            "",
            *page.table(head, rows),
        ],
    )


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]), indent=2))
