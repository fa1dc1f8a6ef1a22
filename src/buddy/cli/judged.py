"""What is said of a result on the command line: what it lacks, and what would bring it."""

from __future__ import annotations

import shlex
from typing import Any


def judged(evaluation: dict[str, Any] | None, mission_id: str) -> list[str]:
    """Return what is missing in a mission's result, and the mission that would bring it."""
    if not evaluation or evaluation["gap"] is None:
        return []
    met = "enough, but" if evaluation["satisfied"] else "not what was asked for:"
    lines = [f"  Judged   {met} {evaluation['gap']} ({evaluation['engine']})"]
    following = evaluation["next"]
    if following:
        tool = f" --tool {following['tool']}" if following["tool"] else ""
        create = f"buddy mission create {shlex.quote(following['objective'])}{tool}"
        create = f"{create} --after {mission_id}"
        lines.append(f"  Next     {create}  ({following['why']})")
    return lines
