"""The records port: standing approvals, webhooks, deliveries, conversations and their like.

Part of the store port (`buddy.ports.store`). Adapters (`buddy.adapters.store`): ``memory``,
``sql`` and ``firestore``, each with one table for all kinds: see `buddy.domain.record`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.record import R, Record


class RecordRows(Protocol):
    """Records inside a transaction."""

    async def get(self, kind: type[R], user_id: UserId, record_id: str) -> R | None:
        """Return a record, locked until the transaction ends, or None."""
        ...

    async def all_of(self, kind: type[R], user_id: UserId) -> tuple[R, ...]:
        """Return a user's records of a kind by creation, all of them locked.

        Meant for kinds of which a user has few.
        """
        ...

    async def put(self, record: Record) -> None:
        """Insert or replace a record.

        Raises:
            StoreConflict: It was read as missing, and another writer has made it since.
        """
        ...

    async def remove(self, kind: type[Record], user_id: UserId, record_id: str) -> None:
        """Remove a record, if it is there."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Generic[R]):
    """One page of records, newest first."""

    items: tuple[R, ...]
    next_cursor: str | None
    """Give it back to go on; None at the end."""


class RecordPages(Protocol):
    """Lists of committed records."""

    async def page(
        self,
        kind: type[R],
        user_id: UserId,
        limit: int,
        *,
        parent_id: str | None = None,
        cursor: str | None = None,
    ) -> RecordPage[R]:
        """List a user's records of a kind by creation, newest first.

        Args:
            kind: Which kind.
            user_id: Whose.
            limit: The most that the page holds.
            parent_id: Only those that belong to this.
            cursor: Where the last page ended.

        Raises:
            InputInvalid: The cursor is not one that this store gave out.
        """
        ...


class RecordQueries(RecordPages, Protocol):
    """Reads of committed records."""

    async def get(self, kind: type[R], user_id: UserId, record_id: str) -> R | None:
        """Return a record, or None."""
        ...

    async def not_over(self, kind: type[R], user_id: UserId, limit: int) -> tuple[R, ...]:
        """Return a user's records of a kind that are not over, newest first.

        Args:
            kind: One whose records end: see `RecordKeys.ended_at`.
            user_id: Whose.
            limit: The most that are returned.
        """
        ...

    async def due(
        self, kind: type[R], now: Instant, limit: int, *, parent_id: str | None = None
    ) -> tuple[R, ...]:
        """Return every user's records of a kind that are due, the longest overdue first.

        A row that cannot be read is logged and left out.

        Args:
            kind: Which kind.
            now: This moment.
            limit: The most that are returned.
            parent_id: Only those that belong to this.
        """
        ...
