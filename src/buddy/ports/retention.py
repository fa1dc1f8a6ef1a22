"""The retention port: removes what has had its time, a little per transaction.

Adapters (`buddy.adapters.store`): ``memory``, ``sql`` and ``firestore``.
`buddy.testing.conformance.retention` examines every one of them.

Numbers never change: what stays keeps its cursor and its sequence, and what comes goes on behind
the last number ever given, so a reader of ``?after=`` passes over what is gone.

A mission goes in several transactions, for its log may be long. The first takes the mission
itself, so that it is gone at once from every list, board and address, and notes that its remains
are still there. The next ones take those from the oldest event on. A reader who replays the log
from the beginning at that moment sees, at worst, the end of a story without its beginning, and
an end is never mistaken for something that still runs. The note goes last: whatever dies in
between, the next call goes on.

Audit chains are never thinned out. The transaction that takes missions appends to each of their
users' chains one link that names them; their own links stay, and hold no word of anybody.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.retention import StoredClass


class StoreRetention(Protocol):
    """Removes what has had its time."""

    async def remove(self, what: StoredClass, before: Instant, limit: int, *, now: Instant) -> int:
        """Remove some of what ended (or was claimed) before an instant, in one transaction.

        Args:
            what: The class of data.
            before: For missions and their steps: the mission's last change; for idempotency keys:
                when they were claimed; for deliveries and notes: when they ended, or were
                deleted. Remains of missions are taken whatever their time.
            limit: The most rows that the transaction may remove.
            now: When it happens: what the audit chains say of removed missions.

        Returns:
            How many rows went; 0 when nothing is left to remove.

        Raises:
            StoreUnavailable: The store does not answer.
        """
        ...

    async def users(self, after: UserId | None, limit: int) -> tuple[UserId, ...]:
        """Return users that have, or had, events: whoever keeps something of logs asks all of them.

        Args:
            after: The user that the last page ended with; None begins.
            limit: The most that are returned. Each user comes once, in an order that stays; where
                none is left, the answer is empty.
        """
        ...

    async def blobs_in_use(self, digests: Collection[str]) -> frozenset[str]:
        """Return those of some blobs (at most 500) that a mission or an artifact names."""
        ...
