"""Reads the log in batches, past events that cannot be read.

An event that this version does not know, or that is damaged, fails the read of its whole batch.
Readers must get what comes after it all the same, so the batch is halved until the event stands
alone; then it is left out, with a line in the server's log.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId, UserId
from buddy.errors import StoreConflict, StoreError, StoreUnavailable
from buddy.ports.store import Queries

_log = logging.getLogger(__name__)

BATCH = 500
"""Events per query."""


@dataclass(frozen=True, slots=True)
class LogBatch:
    """Some events, and where they end."""

    events: tuple[Event, ...]
    position: int
    """Everything up to this cursor (or sequence) has been read or left out."""
    more: bool
    """Whether there may be more right now."""


@dataclass(frozen=True, slots=True)
class LogReader:
    """Reads the log of users and missions."""

    queries: Queries
    at_once: int = BATCH
    """Events per query, at most `BATCH`."""

    async def of_user(self, user_id: UserId, after: int) -> LogBatch:
        """Return a user's next events after a cursor.

        Raises:
            StoreError: The store does not answer, or cannot read its log at all.
        """

        async def read(limit: int) -> tuple[Event, ...]:
            return await self.queries.events_of_user(user_id, after, limit)

        batch = await self._read(user_id, user_id, after, read)
        return self._batch(batch, after, lambda event: event.cursor)

    async def of_mission(self, user_id: UserId, mission_id: MissionId, after: int) -> LogBatch:
        """Return a mission's next events after a sequence.

        Raises:
            StoreError: The store does not answer, or cannot read its log at all.
        """

        async def read(limit: int) -> tuple[Event, ...]:
            return await self.queries.events_of_mission(user_id, mission_id, after, limit)

        batch = await self._read(user_id, mission_id, after, read)
        return self._batch(batch, after, lambda event: event.sequence)

    async def _read(
        self,
        user_id: UserId,
        subject: str,
        after: int,
        read: Callable[[int], Awaitable[tuple[Event, ...]]],
    ) -> tuple[tuple[Event, ...], int] | None:
        """Return events and the limit they were read with; None where the next is unreadable."""
        limit = self.at_once
        while True:
            try:
                return await read(limit), limit
            except (StoreConflict, StoreUnavailable):
                raise
            except StoreError as error:
                if limit > 1:
                    limit //= 2
                    continue
                # No sequence is above the user's last cursor, so this bounds both kinds of read.
                if after >= await self.queries.last_cursor(user_id):
                    raise
                _log.error(
                    "Event %d of %s is left out: %s", after + 1, subject, error.message
                )  # the message says it
                return None

    def _batch(
        self,
        found: tuple[tuple[Event, ...], int] | None,
        after: int,
        position: Callable[[Event], int],
    ) -> LogBatch:
        if found is None:
            return LogBatch((), after + 1, more=True)
        events, limit = found
        end = position(events[-1]) if events else after
        return LogBatch(events, end, more=limit < self.at_once or len(events) == limit)
