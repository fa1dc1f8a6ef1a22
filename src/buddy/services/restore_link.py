"""Tells the audit chain of the instance that a backup was taken in, in the load itself."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import asdict

from buddy.domain.audit import INSTANCE_CHAIN, Act, Head, NewLink, forge, head_of
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.ports.archive import ArchiveRow, RowKind


def restored(at: Instant, detail: JsonObject) -> NewLink:
    """Return what the chain says of a restore."""
    return NewLink(
        user_id=INSTANCE_CHAIN,
        act=Act.RESTORED,
        actor="operator",
        channel="cli",
        at=at,
        detail=detail,
    )


async def with_link(rows: AsyncIterable[ArchiveRow], new: NewLink) -> AsyncIterator[ArchiveRow]:
    """Yield an archive's rows and, at the end of its chain, one link more.

    So the link is loaded with the rows that it tells of, or neither is.

    Args:
        rows: Kind by kind, in the order of `RowKind`: users first, links last.
        new: What the link says.
    """
    pending: NewLink | None = new
    last: ArchiveRow | None = None
    async for row in rows:
        is_user = row.kind is RowKind.USER
        if pending is not None and (not is_user or row.value["user_id"] == new.user_id):
            found = row.value if is_user else {"user_id": new.user_id, "last_cursor": 0}
            user, last = _extended(found, pending)
            pending = None
            yield user
            if is_user:
                continue
        yield row
    if pending is not None:
        user, last = _extended({"user_id": new.user_id, "last_cursor": 0}, pending)
        yield user
    if last is not None:
        yield last


def _extended(user: JsonObject, new: NewLink) -> tuple[ArchiveRow, ArchiveRow]:
    """Return a user's row whose chain ends with a new link, and that link's row."""
    number = user.get("audit_number")
    head = Head() if number is None else Head(number=number, hash=user["audit_hash"])
    link = forge(head, new, user["last_cursor"])
    head = head_of(link)
    moved = {**user, "audit_number": head.number, "audit_hash": head.hash}
    value = {"user_id": new.user_id, "number": link.number, "body": asdict(link)}
    return ArchiveRow(RowKind.USER, moved), ArchiveRow(RowKind.AUDIT, value)
