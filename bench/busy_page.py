"""A whiteboard with 100 missions that step ten times a second: is the page held up?

Counted in Chromium from the first report on, for ten seconds: the tasks of the main thread that
took 50 ms or more (its own `longtask` entries), React's commits by how many fell into one frame,
and what the page received. It needs the built page (`make dashboard`) and a machine with nothing
else to do.
"""

from __future__ import annotations

import json
import os
from typing import Any

from painted import Load, figures, served

LOAD = Load(missions=100, reports=100, pause_seconds=0.1)


def main() -> dict[str, Any]:
    before = os.getloadavg()[0]
    seen = served(LOAD)
    page = seen.page
    return {
        "missions": LOAD.missions,
        "events_per_second": round(page["received"] / seen.seconds),
        "frames_per_second": round(page["frames"] / seen.seconds, 1),
        "commits_per_second": round(page["commits"] / seen.seconds, 1),
        "frames_by_their_commits": page["commits_per_frame"],
        "long_tasks": len(page["long_tasks_ms"]),
        "longest_task_ms": max(page["long_tasks_ms"], default=0),
        "painted_ms": figures([event["painted"] - event["recorded"] for event in seen.events]),
        "server_cores": round(seen.server_cores, 2),
        "machine_cores": round(seen.machine_cores, 2),
        "load_before": round(before, 1),
    }


if __name__ == "__main__":
    print(json.dumps(main(), indent=2))
