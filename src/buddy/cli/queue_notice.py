"""Tells somebody who waits for a run that has not started what it waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import typer

from buddy.cli.client import Client

QUIET_SECONDS = 2.0
"""A run that starts at once needs no notice; one that has not by then is told of."""


@contextmanager
def queue_notice(
    client: Client, mission_id: str, say: Callable[[str], None], after: float = QUIET_SECONDS
) -> Generator[None]:
    """Say once, while the caller waits, why a mission is still queued.

    Args:
        client: The server.
        mission_id: Which mission.
        say: Takes the line; called in a thread of its own.
        after: Seconds from now on until the server is asked.
    """

    def look() -> None:
        try:
            text = why_queued(client, mission_id)
        except typer.Exit:  # the server is away: who waits for the run is told of it
            return
        if text:
            say(text)

    timer = threading.Timer(after, look)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def why_queued(client: Client, mission_id: str) -> str | None:
    """Return what a queued mission waits for, or None where it is not queued."""
    mission = client.get(f"/missions/{mission_id}")
    run: dict[str, Any] = mission["run"] or {}
    if mission["status"] != "approved" or run.get("state") != "queued":
        return None
    if client.get("/instance")["state"] == "paused":
        return "Queued: Buddy is paused; it starts after `buddy resume`"
    return described(client.get("/api/analytics/all")["capacity"])


def described(capacity: dict[str, Any]) -> str:
    """Return how full the places are, for a run that has none.

    Args:
        capacity: Runs ``running`` and ``queued``, that run included, and the ``limit`` of places.
    """
    if not capacity["limit"]:
        return "Queued: no worker is connected; start one with `buddy worker`"
    others = max(0, capacity["queued"] - 1)
    waiting = "1 other run waits" if others == 1 else f"{others} other runs wait"
    taken = f"{capacity['running']} of {capacity['limit']} places are taken"
    return f"Queued: {taken}, {waiting}"
