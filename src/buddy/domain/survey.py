"""What a person answers when a mission is over: how helpful it was, and what it saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent

LOWEST, HIGHEST = 1, 10
NOTES_LENGTH: Final = 2000
MOST_MINUTES: Final = 100_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """One answer; a mission has at most one."""

    record_kind: ClassVar[str] = "survey"
    record_id: str
    """``sv_`` and the mission's id."""
    user_id: UserId
    mission_id: MissionId
    tool: ToolName | None
    intent: Intent | None
    rating: int
    """1 to 10."""
    time_saved_minutes: float | None = None
    """What the mission saved, as the person sees it; None: not said."""
    would_repeat: bool | None = None
    notes: str = ""
    created_at: Instant
    undone_at: Instant | None = None
    """When it was taken back; then it counts for nothing, and the mission may be rated again."""


def survey_id(mission_id: MissionId) -> str:
    """Return the id of a mission's survey."""
    return f"sv_{mission_id}"


def reward_of_rating(rating: int) -> float:
    """Return a rating on a scale from 0 to 1."""
    return (rating - LOWEST) / (HIGHEST - LOWEST)
