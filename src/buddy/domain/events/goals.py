"""Events of goals: proposed, changed, begun, going on, over.

Their subject is the goal; a part's mission has its own events besides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from buddy.domain.ids import MissionId
from buddy.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalProposed:
    """A goal was planned, planned anew, or needs an answer before it can be."""

    event_type: ClassVar[str] = "goal_proposed"
    revision: int
    content_hash: str
    objective: str
    state: str
    """``proposed`` or ``clarification_needed``."""
    parts: tuple[str, ...]
    """Their keys, in order."""
    cap_usd: Money
    question: str
    planner: str
    changed_fields: tuple[str, ...]
    """Empty where it is new."""
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalApproved:
    """A person said yes to one revision of a plan; its first parts begin."""

    event_type: ClassVar[str] = "goal_approved"
    revision: int
    content_hash: str
    cap_usd: Money
    actor: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalProgress:
    """A part of a goal began, ended, or is left out."""

    event_type: ClassVar[str] = "goal_progress"
    part: str
    part_state: str
    attempt: int
    mission: MissionId | None
    waits: bool
    """Whether the mission asks a person, for the plan does not cover it."""
    message: str
    settled: int
    """Parts that are done or left out."""
    total: int
    percent: int
    spent_usd: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEnded:
    """A goal is over."""

    event_type: ClassVar[str] = "goal_ended"
    final_state: str
    """``completed``, ``failed``, ``cancelled``, ``rejected`` or ``expired``."""
    reason: str
    revision: int
    actor: str
    mission: MissionId | None
    """The mission whose artifact is the goal's; None where there is none."""
    spent_usd: Money
