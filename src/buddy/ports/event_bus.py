"""The event bus port: a doorbell. The log is the truth; a ring only says "look at it".

Adapters (`buddy.adapters.event_bus`): ``memory`` (one process). A lost ring costs time, never an
event: readers look at the log again by themselves.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from buddy.domain.ids import UserId


class Doorbell(Protocol):
    """One listener's end."""

    async def wait(self, timeout_seconds: float) -> bool:
        """Wait for a ring since the last wait; tells whether there was one."""
        ...


class EventBus(Protocol):
    """Wakes readers of one user's events."""

    def ring(self, user_id: UserId) -> None:
        """Wake everybody who listens for this user. Never blocks, never raises."""
        ...

    def listen(self, user_id: UserId) -> AbstractAsyncContextManager[Doorbell]:
        """Listen until the context ends."""
        ...

    async def ping(self) -> None:
        """Make sure a ring reaches a listener.

        Raises:
            StoreUnavailable: The bus does not answer.
        """
        ...
