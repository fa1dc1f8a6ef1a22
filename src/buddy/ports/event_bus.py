"""The event bus port: a doorbell. The log is the truth; a ring only says "look at it".

Adapters (`buddy.adapters.event_bus`): ``memory`` (one process), ``sqlite`` (also hears what other
processes commit to the same file, up to 50 ms late and not whose it was) and ``postgres`` (rings
between processes by LISTEN/NOTIFY, about 20 ms late under load; one connection per process). A lost
ring costs time, never an event: readers look at the log again by themselves.
`buddy.testing.conformance.event_bus` examines every one of them.
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
    """Wakes readers of one user's events.

    A ring may wake a reader for whom there is nothing new. Before `start` and after `close` a bus
    rings within its process only.
    """

    async def start(self) -> None:
        """Begin to hear other processes; what they ring from now on is heard.

        Raises:
            StoreUnavailable: They cannot be heard.
        """
        ...

    async def close(self) -> None:
        """Stop hearing other processes and give back connections."""
        ...

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
