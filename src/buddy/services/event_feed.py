"""Follows the log for readers: replay what was missed, then each event as it is committed.

The bus only says that there is something; what there is, is read from the log. Readers of one
user share one tail, so that a hundred open pages cost one query per commit, and the tail hands an
event only to those who follow its mission or everything. A reader that falls behind its queue is
not waited for: it goes back to reading the log by itself until it has caught up.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from buddy.domain.ids import MissionId, UserId
from buddy.errors import BuddyError
from buddy.ports.event_bus import EventBus
from buddy.ports.store import Queries
from buddy.services.event_follower import Follower, Told
from buddy.services.log_reader import LogBatch, LogReader

_log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
"""The log is looked at this often even if nobody rings, for a ring may be lost."""


@dataclass(eq=False, slots=True)
class _Tail:
    """The shared reading of one user's log."""

    cursor: int
    of_user: set[Follower] = field(default_factory=set[Follower])
    of_mission: defaultdict[MissionId, set[Follower]] = field(
        default_factory=lambda: defaultdict(set)
    )
    task: asyncio.Task[None] | None = None

    def join(self, follower: Follower, mission_id: MissionId | None) -> None:
        """Hand the follower what comes from now on."""
        (self.of_mission[mission_id] if mission_id else self.of_user).add(follower)

    def leave(self, follower: Follower, mission_id: MissionId | None) -> None:
        """Hand the follower nothing more."""
        if mission_id is None:
            self.of_user.discard(follower)
            return
        self.of_mission[mission_id].discard(follower)
        if not self.of_mission[mission_id]:
            del self.of_mission[mission_id]

    def give(self, news: Sequence[Told]) -> None:
        """Hand events to those who follow them."""
        for follower in self.of_user:
            follower.give(news)
        if not self.of_mission:
            return
        by_mission: defaultdict[MissionId, list[Told]] = defaultdict(list)
        for told in news:
            mission_id = told.event.mission_id
            if mission_id and mission_id in self.of_mission:
                by_mission[mission_id].append(told)
        for mission_id, its_news in by_mission.items():
            for follower in self.of_mission[mission_id]:
                follower.give(its_news)


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
        self._followers: set[Follower] = set()

    @property
    def waiting(self) -> int:
        """Events that wait for followers, all queues together."""
        return sum(follower.waiting for follower in self._followers)

    @asynccontextmanager
    async def follow_user(self, user_id: UserId, after: int) -> AsyncGenerator[Follower]:
        """Follow a user's events with a cursor above `after`, in order, until the context ends."""

        async def read(position: int) -> LogBatch:
            return await self._log_reader.of_user(user_id, position)

        follower = Follower(read, lambda event: event.cursor, after)
        async with self._joined(follower, user_id, None):
            yield follower

    @asynccontextmanager
    async def follow_mission(
        self, user_id: UserId, mission_id: MissionId, after: int
    ) -> AsyncGenerator[Follower]:
        """Follow a mission's events with a sequence above `after`, in order, as above."""

        async def read(position: int) -> LogBatch:
            return await self._log_reader.of_mission(user_id, mission_id, position)

        follower = Follower(read, lambda event: event.sequence, after)
        async with self._joined(follower, user_id, mission_id):
            yield follower

    def dismiss(self) -> None:
        """Tell every follower that nothing more comes."""
        for follower in self._followers:
            follower.end()

    async def close(self) -> None:
        """Stop reading. Followers get nothing more."""
        self.dismiss()
        tasks = [tail.task for tail in self._tails.values() if tail.task]
        self._tails.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @asynccontextmanager
    async def _joined(
        self, follower: Follower, user_id: UserId, mission_id: MissionId | None
    ) -> AsyncGenerator[None]:
        # Joined before the replay begins, so nothing falls between the two.
        async with self._opening:
            tail = self._tails.get(user_id)
            if tail is None:
                tail = _Tail(cursor=await self._queries.last_cursor(user_id))
                self._tails[user_id] = tail
            if tail.task is None or tail.task.done():
                # One that has died is taken up where it stopped, for those who still wait on it.
                tail.task = asyncio.create_task(self._read_log(user_id, tail))
            tail.join(follower, mission_id)
            self._followers.add(follower)
        try:
            yield
        finally:
            self._followers.discard(follower)
            tail.leave(follower, mission_id)
            deserted = not tail.of_user and not tail.of_mission
            if deserted and tail.task and self._tails.get(user_id) is tail:
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
                    tail.give([Told(event) for event in batch.events])
                tail.cursor = batch.position
                if not batch.more:
                    await doorbell.wait(LOOK_SECONDS)
