"""What a person asks of a goal, anew or by an edit of its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from buddy.domain.goal_plan import OnFailure, Part
from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money
from buddy.domain.scope import Scope
from buddy.errors import InputInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRequest:
    """What a person asks for. None: not said."""

    objective: str
    scope: Scope | None = None
    max_cost: Money | None = None
    session_id: str = ""
    """The conversation that it is proposed in."""
    goal_id: str | None = None
    """Chosen by the caller, so that the same request again finds the goal it made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """What changes of one part. None: nothing."""

    tool_input: JsonObject | None = None
    on_failure: OnFailure | None = None
    max_cost: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalChange:
    """What changes of a goal. None, or empty: nothing."""

    objective: str | None = None
    """Another one is planned anew."""
    scope: Scope | None = None
    """What every part may contact; each keeps the pages that the plan gives it."""
    max_pages: int | None = None
    """Pages that each part may fetch at most."""
    max_seconds: float | None = None
    """Seconds that each part may take at most."""
    max_cost: Money | None = None
    drop: tuple[str, ...] = ()
    """Parts that are left out."""
    parts: Mapping[str, PartChange] = field(default_factory=dict[str, PartChange])


def without(parts: tuple[Part, ...], drop: tuple[str, ...]) -> tuple[Part, ...]:
    """Return a plan without some of its parts.

    Raises:
        InputInvalid: There is no such part, or another one has its input from there.
    """
    known = [part.key for part in parts]
    if strange := [key for key in drop if key not in known]:
        raise InputInvalid(
            f"The plan has no part {', '.join(strange)}; it has {', '.join(known)}", field="drop"
        )
    kept: list[Part] = []
    for part in parts:
        if part.key in drop:
            continue
        feeds = tuple(
            replace(feed, parts=tuple(key for key in feed.parts if key not in drop))
            for feed in part.feeds
        )
        if lost := [feed.argument for feed in feeds if not feed.parts]:
            raise InputInvalid(
                f"{part.key} has its {', '.join(lost)} from what is left out; leave it out as "
                "well, or keep both",
                field="drop",
            )
        depends = tuple(key for key in part.depends_on if key not in drop)
        kept.append(replace(part, feeds=feeds, depends_on=depends))
    if not kept:
        raise InputInvalid("Nothing would be left of the plan; reject it instead", field="drop")
    return tuple(kept)
