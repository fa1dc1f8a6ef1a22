"""Follows the log for readers: replay what was missed, then each event as it is committed.

The bus only says that there is something; what there is, is read from the log. Readers of one
user share one tail, so that a hundred open pages cost one query per commit. A reader that falls
behind its queue is not waited for: it goes back to reading the log by itself until it has caught
up.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId, UserId
from buddy.errors import BuddyError
from buddy.ports.event_bus import EventBus
from buddy.ports.store import Queries
from buddy.services.log_reader import LogReader

_log = logging.getLogger(__name__)

QUEUE_LIMIT = 2_000
"""Events that wait for one reader before it is sent back to the log."""
LOOK_SECONDS = 1.0
"""The log is looked at this often even if nobody rings, for a ring may be lost."""


@dataclass(eq=False, slots=True)
class _Reader:
    """One follower's queue."""

    events: deque[Event] = field(default_factory=deque[Event])
    news: asyncio.Event = field(default_factory=asyncio.Event)
    behind: bool = False

    def give(self, events: tuple[Event, ...]) -> None:
        """Hand over events, or mark the reader as behind when its queue is full."""
        if self.behind or len(self.events) + len(events) > QUEUE_LIMIT:
            self.behind = True
            self.events.clear()
        else:
            self.events.extend(events)
        self.news.set()


@dataclass(eq=False, slots=True)
class _Tail:
    """The shared reading of one user's log."""

    cursor: int
    readers: set[_Reader] = field(default_factory=set[_Reader])
    task: asyncio.Task[None] | None = None


class EventFeed:
    """Feeds readers from the log.

    Args:
        queries: Reads the log.
        bus: Rings when something was committed.
    """

    def __init__(self, queries: Queries, bus: EventBus) -> None:
        self._queries = queries
        self._log_reader = LogReader(queries)
        self._bus = bus
        self._tails: dict[UserId, _Tail] = {}
        self._opening = asyncio.Lock()

    async def follow_user(self, user_id: UserId, after: int) -> AsyncGenerator[Event]:
        """Yield a user's events with a cursor above `after`, in order, for ever."""
        async with self._reader(user_id) as reader:
            position = after
            while True:
                more = True
                while more:
                    batch = await self._log_reader.of_user(user_id, position)
                    for event in batch.events:
                        yield event
                    position, more = batch.position, batch.more
                while not reader.behind:
                    await reader.news.wait()
                    reader.news.clear()
                    while reader.events:
                        event = reader.events.popleft()
                        if event.cursor > position:
                            position = event.cursor
                            yield event
                reader.behind = False

    async def follow_mission(
        self, user_id: UserId, mission_id: MissionId, after: int
    ) -> AsyncGenerator[Event]:
        """Yield a mission's events with a sequence above `after`, in order, for ever."""
        async with self._reader(user_id) as reader:
            position = after
            while True:
                more = True
                while more:
                    batch = await self._log_reader.of_mission(user_id, mission_id, position)
                    for event in batch.events:
                        yield event
                    position, more = batch.position, batch.more
                while not reader.behind:
                    await reader.news.wait()
                    reader.news.clear()
                    while reader.events:
                        event = reader.events.popleft()
                        if event.mission_id == mission_id and event.sequence > position:
                            position = event.sequence
                            yield event
                reader.behind = False

    async def close(self) -> None:
        """Stop reading. Followers get nothing more."""
        tasks = [tail.task for tail in self._tails.values() if tail.task]
        self._tails.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @asynccontextmanager
    async def _reader(self, user_id: UserId) -> AsyncGenerator[_Reader]:
        # Joined before the replay begins, so nothing falls between the two.
        reader = _Reader()
        async with self._opening:
            tail = self._tails.get(user_id)
            if tail is None:
                tail = _Tail(cursor=await self._queries.last_cursor(user_id))
                self._tails[user_id] = tail
            if tail.task is None or tail.task.done():
                # One that has died is taken up where it stopped, for those who still wait on it.
                tail.task = asyncio.create_task(self._read_log(user_id, tail))
            tail.readers.add(reader)
        try:
            yield reader
        finally:
            tail.readers.discard(reader)
            if not tail.readers and tail.task and self._tails.get(user_id) is tail:
                del self._tails[user_id]
                tail.task.cancel()

    async def _read_log(self, user_id: UserId, tail: _Tail) -> None:
        async with self._bus.listen(user_id) as doorbell:
            while True:
                try:
                    batch = await self._log_reader.of_user(user_id, tail.cursor)
                except BuddyError as error:
                    _log.warning("The log of %s could not be read: %s", user_id, error.message)
                    await doorbell.wait(LOOK_SECONDS)
                    continue
                except Exception:  # noqa: BLE001  # logged; the feed of a user must outlive it
                    # The readers stay; whatever it was, the next look may go well.
                    _log.exception("The log of %s could not be read", user_id)
                    await doorbell.wait(LOOK_SECONDS)
                    continue
                if batch.events:
                    for reader in tuple(tail.readers):
                        reader.give(batch.events)
                tail.cursor = batch.position
                if not batch.more:
                    await doorbell.wait(LOOK_SECONDS)
