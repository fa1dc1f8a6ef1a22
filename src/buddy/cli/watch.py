"""Live progress of one mission in the terminal: a bar on a screen, plain lines in a pipe."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeElapsedColumn

from buddy.cli.client import Client
from buddy.cli.judged import judged
from buddy.cli.parked import answers, asks
from buddy.cli.queue_notice import QUIET_SECONDS, queue_notice
from buddy.cli.time_left import UNKNOWN, TimeLeft, TimeLeftColumn

Leaves = Callable[[dict[str, Any]], bool]
"""Tells whether nothing more is followed after an event."""
_TELLING = frozenset({"tool_execution", "finalize"})
"""Steps whose last line says what came out."""
_DECISIONS = {
    "mission_rejected": "Rejected",
    "mission_expired": "Expired",
    "mission_cancelled": "Cancelled",
}


def watch_mission(
    client: Client,
    mission_id: str,
    console: Console,
    *,
    as_json: bool = False,
    notice_after: float = QUIET_SECONDS,
    until_asked: bool = False,
    tells_outcome: bool = True,
) -> int:
    """Follow a mission until it ends and return the exit code: 0 when it completed.

    What its result lacks is said last, with what would bring it.

    Args:
        client: The server.
        mission_id: Which mission; its events are replayed from the first.
        console: Where to draw.
        as_json: Print each event as a line of JSON instead.
        notice_after: Seconds until it is said why the mission has not started.
        until_asked: Leave a run that parks, once it is said what it asks.
        tells_outcome: Whether lines say what came out of it; not where the caller says it, once.
    """
    code = _watch(client, mission_id, console, as_json, notice_after, until_asked, tells_outcome)
    if code == 0 and tells_outcome and not as_json:
        for line in judged_lines(client, mission_id):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    return code


def judged_lines(client: Client, mission_id: str) -> list[str]:
    """Return what the result of a mission lacks, with the command that would bring it."""
    record: dict[str, Any] = client.get(f"/missions/{mission_id}")["execution_record"] or {}
    return judged(record.get("evaluation"), mission_id)


def _watch(
    client: Client,
    mission_id: str,
    console: Console,
    as_json: bool,
    notice_after: float,
    until_asked: bool,
    tells_outcome: bool,
) -> int:
    leaves = partial(_leaves, client, until_asked)
    client.get(f"/missions/{mission_id}")
    if as_json:
        return _follow(_events(client, mission_id), _print_json, leaves)
    left = TimeLeft(client, mission_id, console.get_time)
    if not console.is_terminal:
        with queue_notice(client, mission_id, _print_line, notice_after):
            return _print_lines(client, mission_id, left, leaves, tells_outcome)
    progress = Progress(*_columns(left), console=console)

    def say(text: str) -> None:
        progress.console.print(text, markup=False, highlight=False, soft_wrap=True)

    with progress, queue_notice(client, mission_id, say, notice_after):
        task = progress.add_task(mission_id, total=100)

        def draw(event: dict[str, Any]) -> None:
            left.take(event)
            percent = event["data"].get("progress_percent")
            if percent is not None:
                progress.update(task, completed=percent)
            text = _line(event, tells_outcome)
            if text:
                progress.update(task, description=text[:60])
            to_answer = _to_answer(client, event)
            for line in [str(text), *to_answer] if to_answer else []:
                say(line)

        return _follow(_events(client, mission_id, left.begin), draw, leaves)


def _leaves(client: Client, until_asked: bool, event: dict[str, Any]) -> bool:
    return until_asked and bool(_to_answer(client, event))


def _columns(left: TimeLeft) -> tuple[ProgressColumn, ...]:
    return (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TimeLeftColumn(left),
    )


def _events(client: Client, mission_id: str, at_present: Callable[[], None] | None = None) -> Any:
    """Yield a mission's events: the past page by page, then live, with a call in between."""
    user_cursor, after = 0, 0
    while True:
        page = client.get(f"/missions/{mission_id}/events", after=after, limit=500)
        for event in page["items"]:
            after, user_cursor = event["sequence"], event["cursor"]
            yield event
        if page["next_cursor"] is None:
            break
    if at_present is not None:
        at_present()
    for event in client.follow("/events/stream", user_cursor):
        if event["mission_id"] == mission_id and event["sequence"] > after:
            after = event["sequence"]
            yield event


def _follow(events: Any, show: Any, leaves: Leaves) -> int:
    for event in events:
        show(event)
        if leaves(event):
            return 1
        kind, data = event["event_type"], event["data"]
        if kind == "mission_stop":
            return 0 if data["final_status"] == "completed" else 1
        if kind in _DECISIONS and not data.get("requested_only"):
            return 1
    words = "The server stopped before the mission ended; `buddy mission watch` follows it on"
    print(words, file=sys.stderr)
    return 1


def _print_json(event: dict[str, Any]) -> None:
    print(json.dumps(event), flush=True)


def _print_line(text: str) -> None:
    print(text, flush=True)


def _to_answer(client: Client, event: dict[str, Any]) -> list[str]:
    """Return the commands that answer an event which asks, while nobody has answered yet."""
    if event["event_type"] != "approval_required":
        return []
    mission = client.get(f"/missions/{event['mission_id']}")
    if not asks(mission):
        return []
    asked, asks_now = event["data"]["deviation"], mission["run"]["deviation"]
    return answers(mission) if asked["message"] == asks_now["message"] else []


def _print_lines(
    client: Client, mission_id: str, left: TimeLeft, leaves: Leaves, tells_outcome: bool
) -> int:
    """Print a line per event, and the time left at the beginning and where the tool starts."""

    def say_left() -> None:
        text = left.text()
        if text not in {None, UNKNOWN}:
            _print_line(f"    {text}")

    def begin() -> None:
        left.begin()
        say_left()

    def show(event: dict[str, Any]) -> None:
        text, data = _line(event, tells_outcome), event["data"]
        if text:
            _print_line(text)
        for line in _to_answer(client, event):
            _print_line(line)
        left.take(event)
        if data.get("step_name") == "tool_execution" and data.get("step_status") == "started":
            say_left()

    return _follow(_events(client, mission_id, begin), show, leaves)


def _line(event: dict[str, Any], tells_outcome: bool) -> str | None:
    data = event["data"]
    match event["event_type"]:
        case "execution_step":
            position = f"{data['step_index']}/{data['total_steps']} {data['step_name']}"
            line = f"{position} {data['step_status']} ({data['progress_percent']}%)"
            ends = data["step_status"] == "failed" or (
                data["step_status"] == "completed" and data["step_name"] in _TELLING
            )
            return line if ends and not tells_outcome else f"{line}: {data['message']}"
        case "mission_progress":
            return f"    {data['message']} ({data['progress_percent']}%)"
        case "approval_required":
            return f"Waiting for approval: {data['deviation']['message']}"
        case "mission_stop":
            status, reason = data["final_status"].capitalize(), data["reason"]
            bare = not tells_outcome or reason in {None, "", status}
            return status if bare else f"{status}: {reason}"
        case kind if kind in _DECISIONS:
            return _DECISIONS[kind]
        case _:
            return None
