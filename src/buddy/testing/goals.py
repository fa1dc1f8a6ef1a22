"""Goals with plausible values, for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from buddy.domain.goal import Goal, GoalState, PartProgress, PartState, planned
from buddy.domain.goal_plan import Feed, OnFailure, Part, Take, Then
from buddy.domain.ids import LOCAL_USER, MissionId, ToolName
from buddy.domain.money import ZERO, Money
from buddy.domain.proposal import CostBasis, CostEstimate, DurationEstimate
from buddy.domain.scope import Scope
from buddy.testing.factories import at

A_DOLLAR = Money(1_000_000)


def make_part(key: str = "search", **values: Any) -> Part:
    """Return a part that costs nothing."""
    part = Part(
        key=key,
        objective=f"do {key} größer",
        tool=ToolName("web_search"),
        tool_input={"query": "größer"},
        scope=Scope(),
        cap=A_DOLLAR,
        holds=ZERO,
        cost=CostEstimate(
            p50_usd=ZERO, p90_usd=ZERO, cap_usd=A_DOLLAR, basis=CostBasis.FREE, basis_text="free"
        ),
        duration=DurationEstimate(p50_seconds=2.0, p90_seconds=4.0),
    )
    return replace(part, **values)


def fed_part(key: str, *earlier: str, **values: Any) -> Part:
    """Return a part that takes rows from earlier ones."""
    feed = Feed(argument="rows", parts=earlier, take=Take.ROWS, what="price")
    given: dict[str, Any] = {
        "tool": ToolName("synthesize"),
        "tool_input": {"title": "t"},
        "feeds": (feed,),
        "depends_on": earlier,
        **values,
    }
    return make_part(key, **given)


def make_goal(number: int = 1, parts: tuple[Part, ...] | None = None, **values: Any) -> Goal:
    """Return a goal that was proposed with two parts."""
    draft = Goal(
        record_id=f"g_{number:012d}",
        user_id=LOCAL_USER,
        objective="find and compare größer",
        cap=Money(5_000_000),
        session_id="s_1",
        authors=(LOCAL_USER,),
        created_by=LOCAL_USER,
        channel="api",
        created_at=at(number),
        changed_at=at(number),
        expires_at=at(1e6),
    )
    plan = (make_part(), fed_part("together", "search")) if parts is None else parts
    goal = planned(draft, plan, draft.cap, ("a note",), "embedded")
    return replace(goal, **values)


def running_goal(number: int = 1, parts: tuple[Part, ...] | None = None, **values: Any) -> Goal:
    """Return a goal that was approved and has begun nothing yet."""
    goal = make_goal(number, parts, state=GoalState.RUNNING, expires_at=None)
    return replace(goal, approved_by=LOCAL_USER, approved_at=at(number), **values)


def open_part(goal: Goal, key: str, mission_id: str = "m_1") -> Goal:
    """Return a goal one part of which is open."""
    opened = PartProgress(
        key=key, state=PartState.OPEN, attempts=1, mission_id=MissionId(mission_id)
    )
    progress = tuple(opened if each.key == key else each for each in goal.progress)
    return replace(goal, progress=progress)


OPTIONAL = OnFailure(retries=0, then=Then.SKIP)
"""Left out where it fails."""
