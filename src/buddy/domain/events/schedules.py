"""Events of schedules: made, changed, paused, fired, missed, over.

Their subject is the schedule.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleCreated:
    """A schedule came into being, as a proposal or with a person's yes."""

    event_type: ClassVar[str] = "schedule_created"
    template_id: MissionId
    """The mission whose work it repeats."""
    state: str
    """``proposed`` or ``active``."""
    when: str
    """When it fires, in words."""
    next_at: Instant | None
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleChanged:
    """A schedule got another time or policy, began, or was resumed."""

    event_type: ClassVar[str] = "schedule_changed"
    state: str
    changed_fields: tuple[str, ...]
    when: str
    next_at: Instant | None
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulePaused:
    """A schedule fires nothing until a person resumes it."""

    event_type: ClassVar[str] = "schedule_paused"
    reason: str
    actor: str
    """``buddy`` where failures paused it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFired:
    """A schedule made the mission of one time."""

    event_type: ClassVar[str] = "schedule_fired"
    slot: Instant
    """The time that was due."""
    mission: MissionId
    template_id: MissionId
    approved: bool
    """False: its standing approval does not cover the mission, which waits for a person."""
    late_seconds: float
    next_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleMissed:
    """A schedule let one or more times pass."""

    event_type: ClassVar[str] = "schedule_missed"
    slot: Instant
    """The last of them."""
    count: int
    reason: str
    next_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleEnded:
    """A schedule is over."""

    event_type: ClassVar[str] = "schedule_ended"
    reason: str
    actor: str
    fired: int
