"""`buddy metrics`: how missions and tools did over some days."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from buddy.cli.client import Client
from buddy.cli.plural import plural

console = Console()

Days = Annotated[int, typer.Option("--days", min=1, max=365, help="Today and the days before it.")]
Json = Annotated[bool, typer.Option("--json", help="Print the API's answer as JSON.")]
Url = Annotated[str | None, typer.Option("--url", envvar="BUDDY_URL", help="The server.")]
NO_DATA = "no data yet"


def metrics(days: Days = 30, *, url: Url = None, as_json: Json = False) -> None:
    """Show missions, money, ratings and tools of the last days, beside as many days before."""
    found = Client(url, as_json=as_json).get("/api/whiteboard/metrics", days=days)
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    now, before = found["now"], found["before"]
    print(f"{now['first_day']} to {now['last_day']} (UTC), {_as_of(found)}")
    table = Table("", "These days", "Before", box=None, pad_edge=False)
    for name, tell in _LINES:
        table.add_row(name, Text(tell(now)), Text(tell(before)))
    console.print(table)
    if now["tools"]:
        console.print(_tools(now, before))


def _as_of(found: dict[str, Any]) -> str:
    if not found["behind"]:
        return "up to date"
    return f"added up as far as {found['as_of']}; ask again for the rest"


def _missions(figures: dict[str, Any]) -> str:
    if not figures["proposed"] and not figures["ended"]:
        return NO_DATA
    ended = ", ".join(f"{count} {status}" for status, count in figures["ended"].items())
    parts = (f"{figures['proposed']} stated", f"{figures['approved']} approved", ended)
    return ", ".join(part for part in parts if part)


def _success(figures: dict[str, Any]) -> str:
    rate = figures["success_rate"]
    ended = figures["ended"].get("completed", 0) + figures["ended"].get("failed", 0)
    return NO_DATA if rate is None else f"{rate:.0%} of {ended}"


def _money(figures: dict[str, Any]) -> str:
    settled = figures["settled_usd"]
    return NO_DATA if settled is None else f"${settled} in {plural(figures['settlements'], 'run')}"


def _rating(figures: dict[str, Any]) -> str:
    mean = figures["mean_rating"]
    return (
        NO_DATA if mean is None else f"{mean:.1f} of 10 in {plural(figures['ratings'], 'rating')}"
    )


def _latency(found: dict[str, Any]) -> str:
    if not found["count"]:
        return NO_DATA
    names = ("p50_seconds", "p95_seconds", "p99_seconds")
    return f"{' / '.join(_seconds(found[name]) for name in names)} of {found['count']}"


def _served(figures: dict[str, Any]) -> str:
    judged = figures["judged"]
    if not judged:
        return NO_DATA
    return f"{figures['satisfied'] / judged:.0%} of {plural(judged, 'run')}, by the rules"


def _run_time(figures: dict[str, Any]) -> str:
    return _latency(figures["run_time"])


def _approval_time(figures: dict[str, Any]) -> str:
    return _latency(figures["approval_time"])


_LINES: Sequence[tuple[str, Callable[[dict[str, Any]], str]]] = (
    ("Missions", _missions),
    ("Completed", _success),
    ("Served the objective", _served),
    ("Cost of runs", _money),
    ("Rating", _rating),
    ("Run time p50 / p95 / p99", _run_time),
    ("Time to a yes p50 / p95 / p99", _approval_time),
)


def _tools(now: dict[str, Any], before: dict[str, Any]) -> Table:
    columns = ("Tool", "Calls", "Answered", "Confidence", "Before", "p50 / p95 / p99", "Cost")
    table = Table(*columns, box=None, pad_edge=False)
    earlier = {tool["tool"]: tool["confidence"] for tool in before["tools"]}
    for tool in now["tools"]:
        cost = tool["cost_usd"]
        table.add_row(
            Text(tool["tool"]),
            str(tool["succeeded"] + tool["failed"]),
            _share(tool["success_rate"]),
            f"{_share(tool['confidence'])} of {tool['selected']}",
            _share(earlier.get(tool["tool"])),
            _latency(tool["latency"]),
            "-" if cost is None else f"${cost}",
        )
    return table


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value < 10 else f"{value:,.0f} s"  # noqa: PLR2004  # digits
