"""Records: inside a transaction, and reads of committed ones."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, literal, select, tuple_

from buddy.adapters.store.codec import decode, decode_again, encode
from buddy.adapters.store.paging import decode_cursor, encode_place
from buddy.adapters.store.sql.dialect import Insert, insert
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.reading import Reader
from buddy.adapters.store.sql.schema import RECORD
from buddy.domain.feedback import Feedback
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.outcome import Outcome
from buddy.domain.record import R, Record, keys_of
from buddy.domain.survey import Survey
from buddy.errors import StoreConflict, StoreError
from buddy.ports.records import RecordPage

_LOGGER = logging.getLogger(__name__)

_OF_KIND = (RECORD.c.user_id == bindparam("owner"), RECORD.c.kind == bindparam("named"))
_ONE = (*_OF_KIND, RECORD.c.record_id == bindparam("record"))
_PLACE = (RECORD.c.created_at, RECORD.c.record_id)
_GET = select(RECORD.c.body).where(*_ONE)
_LOCK = _GET.with_for_update()
_ALL_OF = select(RECORD.c.body).where(*_OF_KIND).order_by(*_PLACE).with_for_update()
_REMOVE = delete(RECORD).where(*_ONE)
_PAGE = (
    select(RECORD.c.body)
    .where(*_OF_KIND)
    .order_by(*(column.desc() for column in _PLACE))
    .limit(bindparam("count"))
)
_NOT_OVER = _PAGE.where(RECORD.c.ended_at.is_(None))
_DUE = (
    select(RECORD.c.record_id, RECORD.c.body)
    .where(RECORD.c.kind == bindparam("named"), RECORD.c.due_at <= bindparam("now"))
    .order_by(RECORD.c.due_at, RECORD.c.user_id, RECORD.c.record_id)
    .limit(bindparam("count"))
)
LEARNED = (Outcome, Feedback, Survey)
"""Of these every choice of a tool reads the newest again, and nobody can change their values."""
_CHANGING = ("parent_id", "created_at", "due_at", "ended_at", "body")


@cache
def _put(dialect: str) -> Insert:
    new = insert(dialect, RECORD)
    return new.on_conflict_do_update(
        index_elements=("user_id", "kind", "record_id"),
        set_={name: new.excluded[name] for name in _CHANGING},
    )


@cache
def _add(dialect: str) -> Insert:
    return insert(dialect, RECORD).on_conflict_do_nothing()


def record_row(record: Record) -> dict[str, Any]:
    """Return a record's row."""
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


def _named(kind: type[Record], user_id: UserId, record_id: str) -> dict[str, str]:
    return {"owner": user_id, "named": kind.record_kind, "record": record_id}


class SqlRecords:
    """Records inside a transaction.

    A row that is not there cannot be locked. A record that was read as missing is therefore
    inserted, never replaced: of two writers that found it missing one gets a conflict.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection", "_missing")

    def __init__(self, connection: Lane) -> None:
        self._connection = connection
        self._missing: set[tuple[UserId, str, str]] = set()

    async def get(self, kind: type[R], user_id: UserId, record_id: str) -> R | None:
        """See the port."""
        found = await self._connection.execute(_LOCK, _named(kind, user_id, record_id))
        body = found.scalar_one_or_none()
        if body is None:
            self._missing.add((user_id, kind.record_kind, record_id))
            return None
        return decode(kind, body)

    async def all_of(self, kind: type[R], user_id: UserId) -> tuple[R, ...]:
        """See the port."""
        values = {"owner": user_id, "named": kind.record_kind}
        found = await self._connection.execute(_ALL_OF, values)
        return tuple(decode(kind, body) for body in found.scalars())

    async def put(self, record: Record) -> None:
        """See the port.

        Raises:
            StoreConflict: Another writer made it since it was read as missing.
        """
        key = record.user_id, record.record_kind, record.record_id
        dialect, row = self._connection.dialect.name, record_row(record)
        if key not in self._missing:
            await self._connection.execute(_put(dialect), row)
            return
        self._missing.discard(key)
        added = await self._connection.execute(_add(dialect), row)
        if added.rowcount == 0:
            raise StoreConflict(
                f"Another writer made {record.record_kind} {record.record_id}",
                record_id=record.record_id,
            )

    async def remove(self, kind: type[Record], user_id: UserId, record_id: str) -> None:
        """See the port."""
        await self._connection.execute(_REMOVE, _named(kind, user_id, record_id))


class SqlRecordQueries:
    """Reads of committed records.

    Args:
        reader: Runs the queries.
    """

    __slots__ = ("_reader",)

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def get(self, kind: type[R], user_id: UserId, record_id: str) -> R | None:
        """See the port."""
        found = await self._reader.few_rows(_GET, **_named(kind, user_id, record_id))
        return decode(kind, found[0].body) if found else None

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
        statement: Select[Any] = _PAGE
        if parent_id is not None:
            statement = statement.where(RECORD.c.parent_id == parent_id)
        if cursor is not None:
            place = [literal(part) for part in decode_cursor(cursor)]
            statement = statement.where(tuple_(*_PLACE) < tuple_(*place))
        values = {"owner": user_id, "named": kind.record_kind, "count": limit + 1}
        found = await self._reader.few_rows(statement, **values)
        again = issubclass(kind, LEARNED)
        read: Callable[[type[R], str], R] = decode_again if again else decode
        items = tuple(read(kind, row.body) for row in found[:limit])
        more = len(found) > limit and items
        last = encode_place(keys_of(items[-1]).created_at, items[-1].record_id) if more else None
        return RecordPage(items=items, next_cursor=last)

    async def not_over(self, kind: type[R], user_id: UserId, limit: int) -> tuple[R, ...]:
        """See the port."""
        values = {"owner": user_id, "named": kind.record_kind, "count": limit}
        found = await self._reader.few_rows(_NOT_OVER, **values)
        return tuple(decode(kind, row.body) for row in found)

    async def due(
        self, kind: type[R], now: Instant, limit: int, *, parent_id: str | None = None
    ) -> tuple[R, ...]:
        """See the port."""
        values = {"named": kind.record_kind, "now": now, "count": limit}
        statement: Select[Any, Any] = _DUE
        if parent_id is not None:
            statement = statement.where(RECORD.c.parent_id == parent_id)
        records: list[R] = []
        for row in await self._reader.rows(statement, **values):
            try:
                records.append(decode(kind, row.body))
            except StoreError as error:
                _LOGGER.error("record %s is left out: %s", row.record_id, error.message)  # noqa: TRY400  # says all
        return tuple(records)
