"""The envelope of the log (SPEC section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from buddy.domain.events.catalogue import EventData
from buddy.domain.ids import EventId, MissionId, UserId
from buddy.domain.instant import Instant

SubjectType = Literal["mission", "goal", "schedule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event on its way into the log; the store gives it its numbers."""

    event_id: EventId
    user_id: UserId
    subject_type: SubjectType
    subject_id: str
    mission_id: MissionId | None
    timestamp: Instant
    data: EventData
    dedupe_key: str | None = None
    """``run:step:status[:n]``: a second event with this key, by the same subject, is dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event in the log."""

    event_id: EventId
    user_id: UserId
    subject_type: SubjectType
    subject_id: str
    mission_id: MissionId | None
    sequence: int
    """Per subject, from 1, without gaps."""
    cursor: int
    """Per user, rising in commit order."""
    timestamp: Instant
    data: EventData

    @property
    def event_type(self) -> str:
        """The stable name of what happened."""
        return self.data.event_type
