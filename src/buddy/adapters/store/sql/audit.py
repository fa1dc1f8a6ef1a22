"""The audit chains inside a transaction, and reading them.

A chain's head stands in the row that gives the user's cursors. That row is locked last before the
commit, and tells the head in the same trip; links cost the insert and, beside it, the new head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, select, update
from sqlalchemy import insert as plain_insert

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.schema import AUDIT_LINK, USER_CURSOR
from buddy.domain.audit import Head, Link, NewLink, StoredLink, UnreadableLink, forge, head_of
from buddy.domain.ids import EventId, UserId
from buddy.errors import StoreError

_OF_OWNER = USER_CURSOR.c.user_id == bindparam("owner")
_MOVE_HEAD = (
    update(USER_CURSOR)
    .where(_OF_OWNER)
    .values(audit_number=bindparam("last_number"), audit_hash=bindparam("last_hash"))
)
_WRITE = plain_insert(AUDIT_LINK)
# The columns' own names would be taken for the head's row, too.
_NAMED: dict[str, BindParameter[Any]] = {
    column.name: bindparam(f"link_{column.name}") for column in AUDIT_LINK.columns
}
_WRITE_AND_MOVE = _WRITE.values(_NAMED).add_cte(_MOVE_HEAD.cte("moved"))
"""In one trip, where the database can and there is one link."""

HEAD = select(USER_CURSOR.c.audit_number, USER_CURSOR.c.audit_hash).where(
    USER_CURSOR.c.user_id == bindparam("user_id")
)
"""The head of a user's chain."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a user's row says while it is locked."""

    last_cursor: int
    head: Head


@cache
def links_query(*, newest_first: bool, bounded: bool, of_mission: bool) -> Select[Any, Any]:
    """Return the query of a page of links."""
    number = AUDIT_LINK.c.number
    statement = select(number, AUDIT_LINK.c.body).where(
        AUDIT_LINK.c.user_id == bindparam("user_id")
    )
    if of_mission:
        statement = statement.where(AUDIT_LINK.c.mission_id == bindparam("mission_id"))
    if bounded:
        bound: BindParameter[int] = bindparam("beyond")
        statement = statement.where(number < bound if newest_first else number > bound)
    return statement.order_by(number.desc() if newest_first else number).limit(bindparam("count"))


def link_of(row: Row[Any]) -> StoredLink:
    """Return the link of a row, or what stands for one that cannot be read."""
    try:
        return decode(Link, row.body)
    except StoreError:
        return UnreadableLink(number=row.number)


def link_row(user_id: UserId, link: Link) -> dict[str, Any]:
    """Return the row of a link."""
    return {
        "user_id": user_id,
        "number": link.number,
        "mission_id": link.mission_id,
        "body": encode(link),
    }


def head_in(number: int | None, sealed: str | None) -> Head:
    """Return the head that a user's row holds."""
    return Head() if number is None or sealed is None else Head(number=number, hash=sealed)


class SqlAudit:
    """The audit chains inside a transaction.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection", "_pending")

    def __init__(self, connection: Lane) -> None:
        self._connection = connection
        self._pending: list[NewLink] = []

    async def append(self, link: NewLink) -> None:
        """See the port."""
        self._pending.append(link)

    @property
    def users(self) -> frozenset[UserId]:
        """Whose rows have to be locked."""
        return frozenset(link.user_id for link in self._pending)

    async def flush(self, ground: Mapping[UserId, Ground], cursors: Mapping[EventId, int]) -> None:
        """Write the pending links.

        Args:
            ground: The row of each of `users`, locked.
            cursors: Of the transaction's events.
        """
        if not self._pending:
            return
        heads = {user_id: ground[user_id].head for user_id in sorted(self.users)}
        rows: list[dict[str, Any]] = []
        for new in self._pending:
            last = ground[new.user_id].last_cursor
            cursor = cursors.get(new.event_id, last) if new.event_id else last
            link = forge(heads[new.user_id], new, cursor)
            heads[new.user_id] = head_of(link)
            rows.append(link_row(new.user_id, link))
        self._pending.clear()
        await self._write(rows, heads)

    async def _write(self, rows: Sequence[dict[str, Any]], heads: Mapping[UserId, Head]) -> None:
        moves = [
            {"owner": user_id, "last_number": head.number, "last_hash": head.hash}
            for user_id, head in heads.items()
        ]
        if len(rows) == 1 and self._connection.dialect.name == "postgresql":
            named = {f"link_{name}": value for name, value in rows[0].items()}
            await self._connection.execute(_WRITE_AND_MOVE, {**named, **moves[0]})
            return
        await self._connection.execute(_WRITE, rows if len(rows) > 1 else rows[0])
        for move in moves:
            await self._connection.execute(_MOVE_HEAD, move)
