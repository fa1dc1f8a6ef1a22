"""The audit chains of a memory store inside a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from buddy.adapters.store.memory.state import State, as_stored
from buddy.domain.audit import Head, NewLink, forge, head_of
from buddy.domain.events.log import Event
from buddy.domain.ids import EventId


class MemoryAudit:
    """The audit chains inside a transaction.

    Args:
        state: The committed tables.
    """

    __slots__ = ("_pending", "_state")

    def __init__(self, state: State) -> None:
        self._state = state
        self._pending: list[NewLink] = []

    async def append(self, link: NewLink) -> None:
        """See the port."""
        self._pending.append(as_stored(link))

    def commit(self, events: Sequence[Event]) -> None:
        """Put the links into their chains, behind the transaction's events."""
        cursors = {event.event_id: event.cursor for event in events}
        extend(self._state, self._pending, cursors)


def extend(state: State, links: Sequence[NewLink], cursors: Mapping[EventId, int]) -> None:
    """Append links to the chains of a state.

    Args:
        state: The committed tables.
        links: In order.
        cursors: Of the events that they name.
    """
    for new in links:
        last = state.cursors.setdefault(new.user_id, 0)
        cursor = cursors.get(new.event_id, last) if new.event_id else last
        link = forge(state.audit_heads.get(new.user_id, Head()), new, cursor)
        state.audit[link.user_id, link.number] = link
        state.audit_heads[link.user_id] = head_of(link)
