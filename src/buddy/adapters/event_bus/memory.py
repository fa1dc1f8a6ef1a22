"""The event bus of one process."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

from buddy.domain.ids import UserId
from buddy.errors import StoreUnavailable

_PING_USER = UserId("")
"""Nobody's id: a ring for it reaches only `MemoryEventBus.ping`."""
_PING_SECONDS = 1.0


class MemoryDoorbell:
    """One listener's end; it belongs to the event loop that made it."""

    __slots__ = ("_loop", "_rung")

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._rung = asyncio.Event()

    async def wait(self, timeout_seconds: float) -> bool:
        """See the port."""
        try:
            async with asyncio.timeout(timeout_seconds):
                await self._rung.wait()
        except TimeoutError:
            return False
        self._rung.clear()
        return True

    def ring(self) -> None:
        """Wake the listener, from whatever thread."""
        try:
            here = asyncio.get_running_loop()
        except RuntimeError:
            here = None
        if here is self._loop:
            self._rung.set()
        else:
            with suppress(RuntimeError):  # its loop has closed: nobody listens any more
                self._loop.call_soon_threadsafe(self._rung.set)


class MemoryEventBus:
    """Wakes readers within one process.

    An engine may carry its runs on an event loop of its own, in another thread, and commit there;
    so rings cross threads.
    """

    __slots__ = ("_doorbells",)

    def __init__(self) -> None:
        self._doorbells: defaultdict[UserId, set[MemoryDoorbell]] = defaultdict(set)

    async def start(self) -> None:
        """See the port. There is nothing to connect to."""

    async def close(self) -> None:
        """See the port. There is nothing to give back."""

    def ring(self, user_id: UserId) -> None:
        """See the port."""
        for doorbell in tuple(self._doorbells.get(user_id, ())):
            doorbell.ring()

    def ring_all(self) -> None:
        """Wake everybody: it is not known whose events there are."""
        for user_id in tuple(self._doorbells):
            self.ring(user_id)

    @asynccontextmanager
    async def listen(self, user_id: UserId) -> AsyncGenerator[MemoryDoorbell]:
        """See the port."""
        doorbell = MemoryDoorbell()
        self._doorbells[user_id].add(doorbell)
        try:
            yield doorbell
        finally:
            self._doorbells[user_id].discard(doorbell)
            if not self._doorbells[user_id]:
                del self._doorbells[user_id]

    async def ping(self) -> None:
        """See the port."""
        async with self.listen(_PING_USER) as doorbell:
            self.ring(_PING_USER)
            if not await doorbell.wait(_PING_SECONDS):
                raise StoreUnavailable(
                    f"The event bus did not pass on a ring within {_PING_SECONDS:g} s"
                )
