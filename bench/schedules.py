"""How late schedules fire: a hundred, one second apart, on a real server that is killed meanwhile.

``python bench/schedules.py [COUNT] [--no-kill]``: each schedule fires once, at its own second. In
the middle the server is killed (SIGKILL) and started again; what came due while nothing ran is made
up for, and none may fire twice.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from buddy.adapters.clock.system import SystemClock
from buddy.domain.instant import to_datetime
from ports import free_port

LEAD = timedelta(seconds=15)
"""From the last schedule that is made to the first that fires."""


WARMING = timedelta(seconds=5)
"""After a start its models are loaded; what comes due in that time is told apart too."""


def now() -> datetime:
    return to_datetime(SystemClock().now())


def ask(url: str, body: object | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def serve(folder: str, port: int) -> subprocess.Popen[bytes]:
    program = "from buddy.cli.main import main; main()"
    command = [sys.executable, "-c", program, "serve", "--port", str(port), "--data-dir", folder]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            ask(f"http://127.0.0.1:{port}/readyz")
        except (urllib.error.URLError, ConnectionError):
            threading.Event().wait(0.1)
        else:
            return server


def make(base: str, count: int) -> datetime:
    """Make missions, then their schedules, one second apart; return when the first fires."""
    missions: list[str] = []
    for n in range(count):
        made = ask(f"{base}/missions/create", {"objective": f"calculate {n} + 1"})
        ask(f"{base}/missions/{made['mission_id']}/approve", {"revision": 1})
        missions.append(made["mission_id"])
    first = (now() + LEAD + timedelta(seconds=count // 10)).replace(microsecond=0)
    for n, mission_id in enumerate(missions):
        at = (first + timedelta(seconds=n)).isoformat()
        ask(f"{base}/missions/{mission_id}/schedule", {"trigger_time": at, "timezone": "UTC"})
    return first


def sleep_until(moment: datetime) -> None:
    threading.Event().wait(max(0.0, (moment - now()).total_seconds()))


def fired(base: str) -> list[dict[str, Any]]:
    """Return every `schedule_fired` of the log."""
    schedules = ask(f"{base}/schedules?limit=200")["items"]
    return [
        {"schedule": each["schedule_id"], **firing}
        for each in schedules
        for firing in ask(f"{base}/schedules/{each['schedule_id']}/firings")["items"]
    ]


def seconds(firing: dict[str, Any]) -> float:
    at, slot = (datetime.fromisoformat(firing[name]) for name in ("at", "slot"))
    return (at - slot).total_seconds()


def measure(count: int, *, kill: bool) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        base = f"http://127.0.0.1:{port}"
        server = serve(folder, port)
        down: tuple[datetime, datetime] | None = None
        try:
            first = make(base, count)
            if kill:
                sleep_until(first + timedelta(seconds=count / 2, milliseconds=300))
                began = now()
                server.kill()
                server.wait(30)
                server = serve(folder, port)
                down = (began, now())
            sleep_until(first + timedelta(seconds=count + 15))
            found = fired(base)
        finally:
            server.terminate()
            server.wait(30)
    inside = [f for f in found if down is None or not _between(f, down[0], down[1])]
    late = sorted(seconds(firing) for firing in inside)
    warming = [
        seconds(f) for f in inside if down is not None and _between(f, down[1], down[1] + WARMING)
    ]
    per_time = Counter(firing["schedule"] for firing in found if firing["outcome"] == "fired")
    return {
        "schedules": count,
        "fired": len(per_time),
        "fired_twice": sum(times > 1 for times in per_time.values()),
        "late_s_median": round(late[len(late) // 2], 3),
        "late_s_most": round(late[-1], 3),
        "late_s_most_while_models_load": round(max(warming), 3) if warming else None,
        "down_s": 0.0 if down is None else round((down[1] - down[0]).total_seconds(), 1),
        "made_up_for": len(found) - len(inside),
    }


def _between(firing: dict[str, Any], begin: datetime, end: datetime) -> bool:
    """Tell whether a firing came due between two moments, or in the second before."""
    slot = datetime.fromisoformat(firing["slot"])
    return begin - timedelta(seconds=1) <= slot <= end


def main() -> dict[str, object]:
    counts = [int(word) for word in sys.argv[1:] if word.isdigit()]
    return measure(counts[0] if counts else 100, kill="--no-kill" not in sys.argv)


if __name__ == "__main__":
    print(json.dumps(main(), indent=2))
