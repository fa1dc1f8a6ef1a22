"""Decisions that are taken in the inbox, and what becomes of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from buddy.domain.goal import Goal
from buddy.domain.ids import MissionId
from buddy.domain.mission import Mission
from buddy.domain.standing_approval import Offer
from buddy.errors import BuddyError

Verb = Literal["approve", "reject", "cancel"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxDecision:
    """One decision of a batch."""

    mission_id: MissionId
    revision: int
    """The one that was shown."""
    decision: Verb
    attempt: int | None = None
    """Of a parked run: the one that was shown."""
    choice: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDecision:
    """One decision of a batch, on a goal as a whole."""

    goal_id: str
    revision: int
    """The one that was shown."""
    decision: Verb
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionResult:
    """What became of one decision."""

    decision: InboxDecision | GoalDecision
    mission: Mission | None = None
    """After the decision; None where it failed."""
    goal: Goal | None = None
    """The same, of a decision on a goal."""
    changed: bool = False
    """Whether this decision did it, or it was so already."""
    offer: Offer | None = None
    code: str | None = None
    """Of the problem, where there was one."""
    detail: str | None = None
    details: dict[str, object] = field(default_factory=dict[str, object])


def failed(decision: InboxDecision | GoalDecision, error: BuddyError) -> DecisionResult:
    """Return the result of a decision that was not taken, with the reason."""
    return DecisionResult(
        decision=decision, code=error.code, detail=error.message, details=dict(error.details)
    )
