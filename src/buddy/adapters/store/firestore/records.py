"""Records: inside a transaction, and reads of committed ones."""

from __future__ import annotations

import logging
from typing import Any

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore import query_shapes as shapes
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.database import Database, Fields
from buddy.adapters.store.firestore.query_shapes import Query
from buddy.adapters.store.firestore.turns import Turn
from buddy.adapters.store.paging import decode_cursor, encode_place
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.record import R, Record, keys_of
from buddy.errors import StoreError
from buddy.ports.records import RecordPage

_LOGGER = logging.getLogger(__name__)
_RECORDS = "records/"


def record_document(record: Record) -> Fields:
    """Return a record's document."""
    keys = keys_of(record)
    return {
        "user_id": record.user_id,
        "kind": keys.kind,
        "record_id": keys.record_id,
        "parent_id": keys.parent_id,
        "created_at": keys.created_at,
        "due_at": keys.due_at,
        "ended_at": keys.ended_at,
        "body": encode(record),
    }


class FirestoreRecords:
    """Records inside a transaction.

    Args:
        changes: The transaction's.
        turn: The transaction's.
    """

    __slots__ = ("_changes", "_turn")

    def __init__(self, changes: Changes, turn: Turn) -> None:
        self._changes = changes
        self._turn = turn

    async def get(self, kind: type[R], user_id: UserId, record_id: str) -> R | None:
        """See the port."""
        await self._turn.take(user_id)
        fields = await self._changes.get(paths.record(user_id, kind.record_kind, record_id))
        return None if fields is None else decode(kind, fields["body"])

    async def all_of(self, kind: type[R], user_id: UserId) -> tuple[R, ...]:
        """See the port."""
        await self._turn.take(user_id)
        query = Query(shape=shapes.RECORDS, values=(user_id, kind.record_kind))
        found = {each.path: each.fields for each in await self._changes.find(query)}
        for path, fields in self._changes.own():
            if path in found or _is(fields, path, user_id, kind.record_kind):
                found[path] = fields
        records = [decode(kind, fields["body"]) for fields in found.values() if fields is not None]
        return tuple(sorted(records, key=lambda each: (keys_of(each).created_at, each.record_id)))

    async def put(self, record: Record) -> None:
        """See the port."""
        await self._turn.take(record.user_id)
        path = paths.record(record.user_id, record.record_kind, record.record_id)
        await self._changes.load(path)
        self._changes.put(path, record_document(record))

    async def remove(self, kind: type[Record], user_id: UserId, record_id: str) -> None:
        """See the port."""
        await self._turn.take(user_id)
        path = paths.record(user_id, kind.record_kind, record_id)
        await self._changes.load(path)
        self._changes.delete(path)


def _is(fields: Fields | None, path: str, user_id: UserId, kind: str) -> bool:
    return (
        fields is not None
        and path.startswith(_RECORDS)
        and (fields["user_id"], fields["kind"]) == (user_id, kind)
    )


class FirestoreRecordQueries:
    """Reads of committed records.

    Args:
        database: Where the documents lie.
    """

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, kind: type[R], user_id: UserId, record_id: str) -> R | None:
        """See the port."""
        path = paths.record(user_id, kind.record_kind, record_id)
        fields = (await self._database.get(path))[path].fields
        return None if fields is None else decode(kind, fields["body"])

    async def page(
        self,
        kind: type[R],
        user_id: UserId,
        limit: int,
        *,
        parent_id: str | None = None,
        cursor: str | None = None,
    ) -> RecordPage[R]:
        """See the port."""
        shape, values = shapes.RECORDS, list[Any]([user_id, kind.record_kind])
        if parent_id is not None:
            shape, values = shapes.RECORDS_OF, [*values, parent_id]
        after = () if cursor is None else decode_cursor(cursor)
        query = Query(shape=shape, values=tuple(values), limit=limit + 1, after=after)
        found = [each.fields for each in await self._database.find(query) if each.fields]
        items = tuple(decode(kind, fields["body"]) for fields in found[:limit])
        more = len(found) > limit and items
        last = encode_place(keys_of(items[-1]).created_at, items[-1].record_id) if more else None
        return RecordPage(items=items, next_cursor=last)

    async def not_over(self, kind: type[R], user_id: UserId, limit: int) -> tuple[R, ...]:
        """See the port."""
        values = (user_id, kind.record_kind, None)
        query = Query(shape=shapes.RECORDS_NOT_OVER, values=values, limit=limit)
        found = await self._database.find(query)
        return tuple(decode(kind, each.fields["body"]) for each in found if each.fields)

    async def due(
        self, kind: type[R], now: Instant, limit: int, *, parent_id: str | None = None
    ) -> tuple[R, ...]:
        """See the port."""
        shape, values = shapes.DUE_RECORDS, list[Any]([kind.record_kind, now])
        if parent_id is not None:
            shape, values = shapes.DUE_RECORDS_OF, [kind.record_kind, parent_id, now]
        query = Query(shape=shape, values=tuple(values), limit=limit)
        records: list[R] = []
        for each in await self._database.find(query):
            try:
                records.append(decode(kind, (each.fields or {})["body"]))
            except StoreError as error:
                _LOGGER.error("%s is left out: %s", each.path, error.message)  # noqa: TRY400  # says all
        return tuple(records)
