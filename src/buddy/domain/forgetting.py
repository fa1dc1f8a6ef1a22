"""A user's wish that all that was learned until a moment be forgotten, while it is carried out.

There may be more to remove than one transaction takes. From the moment this record is there, all
that is older counts as gone, so that nobody is shown, or chosen for by, one half of it; the record
itself goes last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant

FORGETTING_ID: Final = "forgetting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgetting:
    """What was learned until a moment is to go; there is one per user at most."""

    record_kind: ClassVar[str] = "forgetting"
    record_id: str = FORGETTING_ID
    user_id: UserId
    created_at: Instant
    """All that lists place at or before this moment (`RecordKeys.created_at`) is forgotten."""
