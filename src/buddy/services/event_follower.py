"""One reader's place in the log: it reads what it missed, then takes what it is given."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from buddy.domain.events.log import Event
from buddy.services.log_reader import LogBatch

QUEUE_LIMIT = 2_000
"""Events that wait for one reader before it is sent back to the log."""


@dataclass(eq=False, slots=True)
class Told:
    """An event on its way to readers, which share this object."""

    event: Event
    text: str | None = None
    """Room for its text, so that whoever writes it first has written it for all."""


class Follower:
    """A place in the log of a user or a mission.

    Args:
        read: Reads the log from a position on.
        position_of: An event's position: its cursor or its sequence.
        after: Where to start; only events above it are told.
    """

    __slots__ = (
        "_lost",
        "_news",
        "_over",
        "_position",
        "_position_of",
        "_queue",
        "_read",
        "_replaying",
        "_woken",
    )

    def __init__(
        self,
        read: Callable[[int], Awaitable[LogBatch]],
        position_of: Callable[[Event], int],
        after: int,
    ) -> None:
        self._read = read
        self._position_of = position_of
        self._position = after
        self._queue: deque[Told] = deque()
        self._news = asyncio.Event()
        self._replaying = True
        self._lost = self._over = self._woken = False

    @property
    def waiting(self) -> int:
        """Events in its queue, `QUEUE_LIMIT` at most."""
        return len(self._queue)

    async def next(self) -> tuple[Told, ...] | None:
        """Wait for events and return all there are, in order.

        Returns:
            The events; none where `wake` ended the wait; None once nothing more will come.

        Raises:
            StoreError: The log cannot be read.
        """
        while not self._over:
            if self._replaying:
                news = await self._replay()
            else:
                news = self._take()
            if news or self._woken:
                self._woken = False
                return news
            if self._lost:
                self._lost, self._replaying = False, True
            elif not self._replaying:
                await self._news.wait()
                self._news.clear()
        return None

    def give(self, news: Sequence[Told]) -> None:
        """Hand over events that were committed, all of them whenever any are.

        Where they do not fit into the queue it is emptied, for the log has them too, and nothing
        is taken until the reader has come back to read there.
        """
        if self._lost:
            return
        if len(self._queue) + len(news) > QUEUE_LIMIT:
            self._lost = True
            self._queue.clear()
        else:
            self._queue.extend(news)
        self._news.set()

    def wake(self) -> None:
        """End a wait for events, should there be one."""
        self._woken = True
        self._news.set()

    def end(self) -> None:
        """Tell nothing more."""
        self._over = True
        self._news.set()

    async def _replay(self) -> tuple[Told, ...]:
        batch = await self._read(self._position)
        self._position, self._replaying = batch.position, batch.more
        return tuple(Told(event) for event in batch.events)

    def _take(self) -> tuple[Told, ...]:
        # What was queued during a replay may have been read there.
        position, of = self._position, self._position_of
        news = tuple(told for told in self._queue if of(told.event) > position)
        self._queue.clear()
        if news:
            self._position = of(news[-1].event)
        return news
