"""What a parked run waits for, and the commands that answer it."""

from __future__ import annotations

from typing import Any

from buddy.cli.client import described


def asks(mission: dict[str, Any]) -> bool:
    """Tell whether a mission's run is parked and waits for a person."""
    run: dict[str, Any] = mission["run"] or {}
    return mission["status"] == "awaiting_approval" and bool(run.get("deviation"))


def parked(mission: dict[str, Any]) -> list[str]:
    """Return a line for what the run waits for, each difference and each answer."""
    return [f"  Waits    {mission['run']['deviation']['message']}", *answers(mission)]


def answers(mission: dict[str, Any]) -> list[str]:
    """Return a line for each difference, and for each command that answers."""
    deviation = mission["run"]["deviation"]
    shown = f"--revision {mission['revision']} --attempt {mission['run']['attempt']}"
    approve = f"buddy mission approve {mission['mission_id']} {shown}"
    lines = [f"         {line}" for line in described(deviation["differences"])]
    words = {"happened": "the call took effect", "retry": "call it again"}
    for choice in deviation["choices"]:
        meaning = words.get(choice, choice)
        lines.append(f"  Next     {approve} --choice {choice}   ({meaning})")
    missing = deviation["missing_usd"]
    if missing is not None:
        top_up = f"buddy mission top-up {mission['mission_id']} {missing}"
        lines.append(f"  Next     {top_up} {shown}")
    elif not deviation["choices"]:
        lines.append(f"  Next     {approve}")
    lines.append(f"  Or       buddy mission cancel {mission['mission_id']}")
    return lines
