"""A user's running numbers inside a transaction: the log's cursor, the ledger's line."""

from __future__ import annotations

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.domain.ids import UserId


class Counters:
    """A user's running numbers.

    They lie in the user's document, which every commit with an event moves: so cursors rise in
    commit order.

    Args:
        changes: The transaction's.
    """

    __slots__ = ("_changes",)

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    async def next_cursor(self, user_id: UserId) -> int:
        """Return the cursor of the user's next event."""
        return await self._next(user_id, "last_cursor")

    async def next_entry(self, user_id: UserId) -> int:
        """Return the number of the user's next ledger line."""
        return await self._next(user_id, "last_entry")

    async def _next(self, user_id: UserId, name: str) -> int:
        path = paths.user(user_id)
        fields = await self._changes.get(path) or {
            "user_id": user_id,
            "last_cursor": 0,
            "last_entry": 0,
        }
        number: int = fields[name] + 1
        self._changes.put(path, {**fields, name: number})
        return number
