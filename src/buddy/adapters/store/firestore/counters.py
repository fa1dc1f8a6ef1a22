"""A user's running numbers inside a transaction: the log's cursor, the ledger's line."""

from __future__ import annotations

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.database import Fields
from buddy.domain.audit import Head, Link, head_of
from buddy.domain.ids import UserId


def new_user(user_id: UserId) -> Fields:
    """Return a user's document before anything has been counted in it."""
    return {"user_id": user_id, "last_cursor": 0, "last_entry": 0}


def head_fields(head: Head) -> Fields:
    """Return what a user's document says of the audit chain."""
    return {"audit_number": head.number, "audit_hash": head.hash}


def head_in(fields: Fields | None) -> Head:
    """Return the head of the audit chain that a user's document holds."""
    if fields is None or fields.get("audit_number") is None:
        return Head()
    return Head(number=fields["audit_number"], hash=fields["audit_hash"])


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

    async def last_cursor(self, user_id: UserId) -> int:
        """Return the cursor of the user's last event."""
        return (await self._fields(user_id))["last_cursor"]

    async def audit_head(self, user_id: UserId) -> Head:
        """Return the head of the user's audit chain."""
        return head_in(await self._fields(user_id))

    async def move_audit_head(self, user_id: UserId, link: Link) -> None:
        """Make a link the end of the user's audit chain."""
        fields = await self._fields(user_id)
        self._changes.put(paths.user(user_id), {**fields, **head_fields(head_of(link))})

    async def _fields(self, user_id: UserId) -> Fields:
        return await self._changes.get(paths.user(user_id)) or new_user(user_id)

    async def _next(self, user_id: UserId, name: str) -> int:
        fields = await self._fields(user_id)
        number: int = fields[name] + 1
        self._changes.put(paths.user(user_id), {**fields, name: number})
        return number
