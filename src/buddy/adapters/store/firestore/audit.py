"""The audit chains inside a transaction: a document for each link, the head in the user's."""

from __future__ import annotations

from collections.abc import Mapping

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.counters import Counters
from buddy.adapters.store.firestore.database import Fields
from buddy.adapters.store.firestore.turns import Turn
from buddy.domain.audit import Link, NewLink, StoredLink, UnreadableLink, forge
from buddy.domain.ids import EventId, UserId
from buddy.errors import StoreError


def link_document(user_id: UserId, link: Link) -> Fields:
    """Return a link's document."""
    return {
        "user_id": user_id,
        "number": link.number,
        "mission_id": link.mission_id,
        "body": encode(link),
    }


def link_in(fields: Fields) -> StoredLink:
    """Return the link of a document, or what stands for one that cannot be read."""
    try:
        return decode(Link, fields["body"])
    except (KeyError, StoreError):
        return UnreadableLink(number=fields["number"])


class FirestoreAudit:
    """The audit chains inside a transaction.

    Args:
        changes: The transaction's.
        turn: The transaction's.
        counters: The transaction's; has the heads.
    """

    __slots__ = ("_changes", "_counters", "_pending", "_turn")

    def __init__(self, changes: Changes, turn: Turn, counters: Counters) -> None:
        self._changes = changes
        self._turn = turn
        self._counters = counters
        self._pending: list[NewLink] = []

    async def append(self, link: NewLink) -> None:
        """See the port."""
        await self._turn.take(link.user_id)
        await self._changes.load(paths.user(link.user_id))
        self._pending.append(link)

    async def flush(self, cursors: Mapping[EventId, int]) -> None:
        """Write the pending links, behind the transaction's events."""
        for new in self._pending:
            last = await self._counters.last_cursor(new.user_id)
            cursor = cursors.get(new.event_id, last) if new.event_id else last
            link = forge(await self._counters.audit_head(new.user_id), new, cursor)
            await self._counters.move_audit_head(new.user_id, link)
            path = paths.audit_link(new.user_id, link.number)
            self._changes.create(path, link_document(new.user_id, link))
        self._pending.clear()
