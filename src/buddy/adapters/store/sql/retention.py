"""Removes from a SQL store what has had its time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import aclosing
from typing import Any

from sqlalchemy import (
    BindParameter,
    Delete,
    Row,
    Table,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from buddy.adapters.store.sql.audit import SqlAudit
from buddy.adapters.store.sql.engine import Engines
from buddy.adapters.store.sql.event_log import SqlEvents
from buddy.adapters.store.sql.outage import reached
from buddy.adapters.store.sql.schema import (
    ARTIFACT,
    BUDGET_ACCOUNT,
    BUDGET_RESERVATION,
    EVENT_SUBJECT,
    IDEMPOTENCY_KEY,
    LEDGER_ENTRY,
    MISSION,
    MISSION_EVENT,
    MISSION_REMOVAL,
    RECORD,
    STEP_OUTCOME,
    USER_CURSOR,
)
from buddy.adapters.store.sql.spent_outcomes import SpentOutcomes
from buddy.domain.audit import removal_links
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.record import KEPT_FOR_A_TIME
from buddy.domain.retention import StoredClass

_BEFORE: BindParameter[str] = bindparam("before")
_COUNT: BindParameter[int] = bindparam("count")
_ENDED = sorted(status.value for status in TERMINAL)

# Created is before changed, so the index by status and creation leads to what may be due.
_DUE = (
    select(MISSION.c.user_id, MISSION.c.mission_id, MISSION.c.run_id)
    .where(
        MISSION.c.status.in_(_ENDED),
        MISSION.c.created_at < _BEFORE,
        MISSION.c.updated_at < _BEFORE,
    )
    .limit(_COUNT)
    .with_for_update(skip_locked=True)
)
_TAKE = delete(MISSION).where(MISSION.c.mission_id.in_(bindparam("ids", expanding=True)))
_NOTE = insert(MISSION_REMOVAL)
_NOTES = select(MISSION_REMOVAL).limit(_COUNT).with_for_update(skip_locked=True)

_ANSWERS = (
    select(IDEMPOTENCY_KEY.c.user_id, IDEMPOTENCY_KEY.c.key)
    .where(IDEMPOTENCY_KEY.c.created_at < _BEFORE)
    .limit(_COUNT)
)
_FORGET_ANSWERS = delete(IDEMPOTENCY_KEY).where(
    tuple_(IDEMPOTENCY_KEY.c.user_id, IDEMPOTENCY_KEY.c.key).in_(_ANSWERS)
)
_RECORDS = (
    select(RECORD.c.user_id, RECORD.c.kind, RECORD.c.record_id)
    .where(RECORD.c.kind == bindparam("kind"), RECORD.c.ended_at < _BEFORE)
    .limit(_COUNT)
)
_FORGET_RECORDS = delete(RECORD).where(
    tuple_(RECORD.c.user_id, RECORD.c.kind, RECORD.c.record_id).in_(_RECORDS)
)
_USERS = (
    select(USER_CURSOR.c.user_id)
    .where(USER_CURSOR.c.user_id > bindparam("after"), USER_CURSOR.c.last_cursor > 0)
    .order_by(USER_CURSOR.c.user_id)
    .limit(_COUNT)
)
_IN_USE = union_all(
    select(ARTIFACT.c.sha256).where(ARTIFACT.c.sha256.in_(bindparam("digests", expanding=True))),
    select(MISSION.c.blob_sha256).where(
        MISSION.c.blob_sha256.in_(bindparam("digests", expanding=True))
    ),
)


def _first(table: Table, key: str, order: str, **where: str) -> Delete:
    """Return the removal of the first rows of one owner, found by an index."""
    owned = [table.c[name] == bindparam(value) for name, value in where.items()]
    first = select(table.c[key]).where(*owned).order_by(table.c[order]).limit(_COUNT)
    return delete(table).where(*owned, table.c[key].in_(first))


_FORGET_OUTCOMES = _first(STEP_OUTCOME, "step", "step", user_id="owner", run_id="run")
_REMAINS = (
    _first(
        MISSION_EVENT,
        "sequence",
        "sequence",
        user_id="owner",
        subject_type="subject_type",
        subject_id="mission",
    ),
    _first(ARTIFACT, "artifact_id", "artifact_id", user_id="owner", mission_id="mission"),
    _first(LEDGER_ENTRY, "entry_id", "entry_id", user_id="owner", run_id="run"),
    _first(LEDGER_ENTRY, "entry_id", "entry_id", user_id="owner", run_id="mission"),
    _FORGET_OUTCOMES,
    _first(BUDGET_RESERVATION, "run_id", "run_id", user_id="owner", run_id="run"),
    _first(BUDGET_ACCOUNT, "scope", "scope", user_id="owner", scope="account"),
    _first(
        EVENT_SUBJECT,
        "subject_id",
        "subject_id",
        user_id="owner",
        subject_type="subject_type",
        subject_id="mission",
    ),
    _first(MISSION_REMOVAL, "mission_id", "mission_id", user_id="owner", mission_id="mission"),
)
"""What a mission leaves, the oldest event first and the note of its removal last."""


class SqlRetention:
    """See `buddy.ports.retention.StoreRetention`.

    Args:
        engines: The store's.
    """

    __slots__ = ("_engines", "_spent")

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._spent = SpentOutcomes()

    async def remove(self, what: StoredClass, before: Instant, limit: int, *, now: Instant) -> int:
        """See the port."""
        async with reached():
            if what is StoredClass.OUTCOMES:
                return await self._remove_outcomes(before, limit)
            return await self._remove(what, before, limit, now)

    async def _remove(self, what: StoredClass, before: Instant, limit: int, now: Instant) -> int:
        async with self._engines.transactions.begin() as transaction:
            removed = await _remove(transaction.connection, what, before, limit, now)
            await transaction.commit()
            return removed

    async def _remove_outcomes(self, before: Instant, limit: int) -> int:
        """Look on a reader's connection, and take the write lock only for what was found."""
        async with (
            self._engines.reader.connect() as reader,
            aclosing(self._spent.due(reader, before)) as due,
        ):
            async for owner, runs in due:
                if removed := await self._forget(owner, runs, limit):
                    return removed
        return 0

    async def _forget(self, owner: str, runs: Sequence[str], limit: int) -> int:
        left = limit
        async with self._engines.transactions.begin() as transaction:
            for run in runs:
                if left > 0:
                    named = {"owner": owner, "run": run, "count": left}
                    gone = await transaction.connection.execute(_FORGET_OUTCOMES, named)
                    left -= gone.rowcount
            await transaction.commit()
        return limit - left

    async def users(self, after: UserId | None, limit: int) -> tuple[UserId, ...]:
        """See the port."""
        async with reached(), self._engines.reader.connect() as connection:
            found = await connection.execute(_USERS, {"after": after or "", "count": limit})
            return tuple(UserId(user) for user in found.scalars())

    async def blobs_in_use(self, digests: Collection[str]) -> frozenset[str]:
        """See the port."""
        async with reached(), self._engines.reader.connect() as connection:
            found = await connection.execute(_IN_USE, {"digests": list(digests)})
            return frozenset(found.scalars())


async def _remove(
    connection: AsyncConnection, what: StoredClass, before: Instant, limit: int, now: Instant
) -> int:
    due = {"before": before, "count": limit}
    match what:
        case StoredClass.MISSIONS:
            return await _remove_missions(connection, before, limit, now)
        case StoredClass.ANSWERS:
            return (await connection.execute(_FORGET_ANSWERS, due)).rowcount
        case _:
            named = {**due, "kind": KEPT_FOR_A_TIME[what].record_kind}
            return (await connection.execute(_FORGET_RECORDS, named)).rowcount


async def _remove_missions(
    connection: AsyncConnection, before: Instant, limit: int, now: Instant
) -> int:
    notes = (await connection.execute(_NOTES, {"count": limit})).all()
    if not notes:
        return await _take_missions(connection, before, limit, now)
    removed = 0
    for note in notes:
        if removed < limit:
            removed += await _remove_remains(connection, note, limit - removed)
    return removed


async def _take_missions(
    connection: AsyncConnection, before: Instant, limit: int, now: Instant
) -> int:
    found = await connection.execute(_DUE, {"before": before, "count": limit})
    due = [dict(row) for row in found.mappings()]
    if due:
        await connection.execute(_NOTE, due)
        await connection.execute(_TAKE, {"ids": [row["mission_id"] for row in due]})
        audit = SqlAudit(connection)
        named = [(row["user_id"], row["mission_id"]) for row in due]
        for link in removal_links(named, before, now):
            await audit.append(link)
        await SqlEvents(connection, audit).flush()
    return len(due)


async def _remove_remains(connection: AsyncConnection, note: Row[Any], limit: int) -> int:
    named = {
        "owner": note.user_id,
        "subject_type": "mission",
        "mission": note.mission_id,
        "run": note.run_id,
        "account": f"mission {note.mission_id}",
    }
    left = limit
    for remains in _REMAINS:
        if left > 0:
            gone = await connection.execute(remains, {**named, "count": left})
            left -= gone.rowcount
    return limit - left
