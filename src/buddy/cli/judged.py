"""What is said of a result on the command line: what it lacks, and what would bring it."""

from __future__ import annotations

import shlex
from typing import Any


def judged(evaluation: dict[str, Any] | None, mission_id: str) -> list[str]:
    """Return what is missing in a mission's result, and the mission that would bring it."""
    lines, following = lacking(evaluation), following_of(evaluation)
    if following:
        tool = f" --tool {following['tool']}" if following["tool"] else ""
        create = f"buddy mission create {shlex.quote(following['objective'])}{tool}"
        create = f"{create} --after {mission_id}"
        lines.append(f"  Next     {create}  ({following['why']})")
    return lines


def lacking(evaluation: dict[str, Any] | None) -> list[str]:
    """Return what is missing in a result, as a line; none where nothing is."""
    if not evaluation or evaluation["gap"] is None:
        return []
    met = "enough, but" if evaluation["satisfied"] else "not what was asked for:"
    return [f"  Judged   {met} {evaluation['gap']} ({evaluation['engine']})"]


def following_of(evaluation: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the mission that would bring what is missing, where one would."""
    return evaluation["next"] if evaluation and evaluation["gap"] is not None else None
