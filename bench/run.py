"""`make bench`: every benchmark once, as JSON; or the parts that are named.

    python bench/run.py                   # all: about ten minutes
    python bench/run.py pipeline growth   # these two
    python bench/run.py --list

`pipeline`, `api_writes` and `growth` write their figures into docs/benchmarks.md themselves.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os

PARTS = {
    "startup": "how soon `buddy serve` is ready, and its memory (10 s)",
    "event_latency": "a step committed to a client that hears of it, 50 missions running (20 s)",
    "painted": "a step committed to the frame that shows it, 50 missions running (30 s)",
    "busy_page": "a whiteboard with 100 missions that step ten times a second (30 s)",
    "fan_out": "1,000 events a second to 205 clients (30 s)",
    "fan_out_fleet": "the same from a worker to another process's clients, on PostgreSQL (45 s)",
    "idle_clients": "1,000 idle WebSocket clients (30 s)",
    "preview_speed": "a result asked for to a result seen, in Chromium (20 s)",
    "time_left": "how good the time left is (15 s)",
    "schedules": "how late 100 schedules fire, one second apart, across a kill (3 min)",
    "pipeline": "the whole pipeline beside DBOS, LangGraph and Prefect (5 min)",
    "api_writes": "a client's writes while 50 missions run (1 min)",
    "growth": "disk and looks from 1,000 to 100,000 missions (2 min)",
}
MODULES = {"time_left": "eta"}


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure Buddy.")
    parser.add_argument("part", nargs="*", help="what to measure; everything, if not given")
    parser.add_argument("--list", action="store_true", help="say what there is, and end")
    asked = parser.parse_args()
    if asked.list:
        for name, what in PARTS.items():
            print(f"{name:14} {what}")
        return
    if unknown := [part for part in asked.part if part not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    print(f"cores {os.cpu_count()}, load {os.getloadavg()[0]:.1f}", flush=True)
    for name in asked.part or PARTS:
        bench = importlib.import_module(MODULES.get(name, name))
        print(json.dumps({name: bench.main()}, indent=2), flush=True)


if __name__ == "__main__":
    main()
