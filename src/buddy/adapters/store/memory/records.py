"""Records of a memory store."""

from __future__ import annotations

from typing import Any

from buddy.adapters.store.memory.state import Changes, RecordKey, State, as_stored
from buddy.adapters.store.paging import decode_cursor, encode_place
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.record import R, Record, keys_of
from buddy.ports.records import RecordPage


def _place(record: Record) -> tuple[Instant, str]:
    return keys_of(record).created_at, record.record_id


class MemoryRecords:
    """Records inside a transaction."""

    __slots__ = ("_rows",)

    def __init__(self, state: State) -> None:
        self._rows: Changes[RecordKey, Any] = Changes(state.records)

    async def get(self, kind: type[R], user_id: UserId, record_id: str) -> R | None:
        """See the port."""
        return self._rows.get((user_id, kind.record_kind, record_id))

    async def all_of(self, kind: type[R], user_id: UserId) -> tuple[R, ...]:
        """See the port."""
        wanted = user_id, kind.record_kind
        return tuple(sorted((r for key, r in self._rows.items() if key[:2] == wanted), key=_place))

    async def put(self, record: Record) -> None:
        """See the port."""
        key = record.user_id, record.record_kind, record.record_id
        self._rows.put(key, as_stored(record))

    async def remove(self, kind: type[Record], user_id: UserId, record_id: str) -> None:
        """See the port."""
        self._rows.remove((user_id, kind.record_kind, record_id))

    def commit(self) -> None:
        """Make the changes visible."""
        self._rows.commit()


class MemoryRecordQueries:
    """Reads of committed records.

    Args:
        state: The committed tables.
    """

    __slots__ = ("_state",)

    def __init__(self, state: State) -> None:
        self._state = state

    async def get(self, kind: type[R], user_id: UserId, record_id: str) -> R | None:
        """See the port."""
        found: Any = self._state.records.get((user_id, kind.record_kind, record_id))
        return found

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
        before = None if cursor is None else decode_cursor(cursor)
        mine: list[Any] = [
            record
            for (owner, named, _), record in self._state.records.items()
            if (owner, named) == (user_id, kind.record_kind)
            and (parent_id is None or keys_of(record).parent_id == parent_id)
            and (before is None or _place(record) < before)
        ]
        mine.sort(key=_place, reverse=True)
        more = len(mine) > limit and limit
        items = tuple(mine[:limit])
        return RecordPage(
            items=items, next_cursor=encode_place(*_place(items[-1])) if more else None
        )

    async def not_over(self, kind: type[R], user_id: UserId, limit: int) -> tuple[R, ...]:
        """See the port."""
        mine: list[Any] = [
            record
            for (owner, named, _), record in self._state.records.items()
            if (owner, named) == (user_id, kind.record_kind) and keys_of(record).ended_at is None
        ]
        return tuple(sorted(mine, key=_place, reverse=True)[:limit])

    async def due(
        self, kind: type[R], now: Instant, limit: int, *, parent_id: str | None = None
    ) -> tuple[R, ...]:
        """See the port."""
        found: list[tuple[Instant, str, str, Any]] = []
        for (owner, named, record_id), record in self._state.records.items():
            keys = keys_of(record)
            if named != kind.record_kind or parent_id not in {None, keys.parent_id}:
                continue
            if keys.due_at is not None and keys.due_at <= now:
                found.append((keys.due_at, owner, record_id, record))
        return tuple(record for *_, record in sorted(found, key=lambda each: each[:3])[:limit])
