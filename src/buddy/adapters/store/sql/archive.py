"""Everything a SQL store holds, out and in again."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, Table, insert, literal, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from buddy.adapters.store.codec import decode, decode_event
from buddy.adapters.store.sql import schema
from buddy.adapters.store.sql.catalog import answer_row, artifact_row
from buddy.adapters.store.sql.dialect import begin_load, begin_snapshot
from buddy.adapters.store.sql.durations import durations_row
from buddy.adapters.store.sql.engine import Engines
from buddy.adapters.store.sql.instance import SWITCH_NAME
from buddy.adapters.store.sql.ledger import reservation_row
from buddy.adapters.store.sql.missions import columns as mission_columns
from buddy.adapters.store.sql.outage import reached
from buddy.adapters.store.sql.records import record_row
from buddy.domain.artifact import Artifact
from buddy.domain.audit import Link
from buddy.domain.budget import Reservation
from buddy.domain.eta import RunDurations
from buddy.domain.ids import UserId
from buddy.domain.instance import InstanceState
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.record import RECORD_KINDS
from buddy.errors import ArchiveInvalid, StoreError, StoreNotEmpty
from buddy.ports.archive import ALL_KINDS, ArchiveRow, LeftOut, RowKind
from buddy.ports.store import IdempotentAnswer

BATCH = 500
MISSIONS_AT_ONCE = 50
"""A mission holds its result, up to a megabyte of it."""


_HEAD = ("audit_number", "audit_hash")
OPTIONAL = (*_HEAD, "actor", "about")
"""Columns that rows of older archives lack."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where a kind of row lies."""

    table: Table
    key: tuple[str, ...]
    """Orders the rows, and tells where a page ended."""
    value: tuple[str, ...]
    """The columns that an archive's row has; a body is parsed."""
    batch: int = BATCH

    def page(self, after: Sequence[Any] | None) -> Select[Any]:
        """Return the query of the rows behind a key, or of the first ones."""
        key = [self.table.c[name] for name in self.key]
        names = dict.fromkeys((*self.key, *self.value))
        statement = select(*(self.table.c[name] for name in names)).order_by(*key)
        if after is not None:
            statement = statement.where(tuple_(*key) > tuple(after))
        return statement.limit(self.batch)


KEPT = {
    RowKind.USER: _Kept(schema.USER_CURSOR, ("user_id",), ("user_id", "last_cursor", *_HEAD)),
    RowKind.SUBJECT: _Kept(
        schema.EVENT_SUBJECT,
        ("user_id", "subject_type", "subject_id"),
        ("user_id", "subject_type", "subject_id", "last_sequence"),
    ),
    RowKind.MISSION: _Kept(
        schema.MISSION, ("mission_id",), ("user_id", "mission_id", "body"), MISSIONS_AT_ONCE
    ),
    RowKind.EVENT: _Kept(
        schema.MISSION_EVENT,
        ("user_id", "cursor"),
        tuple(column.name for column in schema.MISSION_EVENT.columns),
    ),
    RowKind.ACCOUNT: _Kept(
        schema.BUDGET_ACCOUNT,
        ("user_id", "scope"),
        tuple(column.name for column in schema.BUDGET_ACCOUNT.columns),
    ),
    RowKind.RESERVATION: _Kept(
        schema.BUDGET_RESERVATION, ("user_id", "run_id"), ("user_id", "run_id", "body")
    ),
    RowKind.LEDGER: _Kept(
        schema.LEDGER_ENTRY,
        ("entry_id",),
        ("user_id", "run_id", "kind", "amount_micros", "at", "actor", "about"),
    ),
    RowKind.ARTIFACT: _Kept(schema.ARTIFACT, ("artifact_id",), ("user_id", "artifact_id", "body")),
    RowKind.TOOL_SWITCH: _Kept(
        schema.TOOL_SWITCH, ("user_id", "tool"), ("user_id", "tool", "enabled")
    ),
    RowKind.DURATION: _Kept(
        schema.RUN_DURATION, ("user_id", "run_id"), ("user_id", "run_id", "tool", "body")
    ),
    RowKind.ANSWER: _Kept(schema.IDEMPOTENCY_KEY, ("user_id", "key"), ("user_id", "key", "body")),
    RowKind.OUTCOME: _Kept(
        schema.STEP_OUTCOME,
        ("user_id", "run_id", "step"),
        ("user_id", "run_id", "mission_id", "step", "body"),
    ),
    RowKind.REMOVAL: _Kept(
        schema.MISSION_REMOVAL, ("user_id", "mission_id"), ("user_id", "mission_id", "run_id")
    ),
    RowKind.AUDIT: _Kept(schema.AUDIT_LINK, ("user_id", "number"), ("user_id", "number", "body")),
    RowKind.INSTANCE: _Kept(schema.INSTANCE, ("name",), ("body",)),
    RowKind.RECORD: _Kept(
        schema.RECORD,
        ("user_id", "kind", "record_id"),
        ("user_id", "kind", "record_id", "body"),
    ),
}
"""Every table, but for Alembic's own; a test holds it against the schema."""


class SqlArchive:
    """See `buddy.ports.archive.StoreArchive`.

    Args:
        engines: The store's.
    """

    __slots__ = ("_engines",)

    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    async def rows(
        self, kinds: Collection[RowKind] = ALL_KINDS
    ) -> AsyncGenerator[ArchiveRow | LeftOut]:
        """See the port. One read transaction, page by page."""
        async with reached(), self._engines.reader.connect() as connection:
            await begin_snapshot(connection)
            try:
                for kind in RowKind:
                    if kind in kinds:
                        async for row in _rows_of(connection, kind):
                            yield row
            finally:
                if not connection.invalidated:  # a broken one has nothing to take back
                    await connection.exec_driver_sql("ROLLBACK")

    async def is_empty(self) -> bool:
        """See the port."""
        async with reached(), self._engines.reader.connect() as connection:
            return await _is_empty(connection)

    async def load(self, rows: AsyncIterable[ArchiveRow]) -> None:
        """See the port. One transaction, so that a load that dies leaves nothing."""
        async with reached(), self._engines.transactions.begin() as transaction:
            connection = transaction.connection
            await begin_load(connection, (kept.table for kept in KEPT.values()))
            if not await _is_empty(connection):
                raise StoreNotEmpty(
                    "The database holds something; only an empty one takes a backup"
                )
            number, kind, batch = 0, RowKind.USER, list[dict[str, Any]]()
            async for row in rows:
                number += 1
                if batch and (row.kind is not kind or len(batch) >= BATCH):
                    await connection.execute(insert(KEPT[kind].table), batch)
                    batch.clear()
                kind = row.kind
                batch.append(_row_of(row, number))
            if batch:
                await connection.execute(insert(KEPT[kind].table), batch)
            await transaction.commit()


async def _is_empty(connection: AsyncConnection) -> bool:
    for kept in KEPT.values():
        found = await connection.execute(select(literal(1)).select_from(kept.table).limit(1))
        if found.first() is not None:
            return False
    return True


async def _rows_of(
    connection: AsyncConnection, kind: RowKind
) -> AsyncIterator[ArchiveRow | LeftOut]:
    kept, after = KEPT[kind], None
    while True:
        page = (await connection.execute(kept.page(after))).all()
        for row in page:
            yield _value_of(kind, row)
        if len(page) < kept.batch:
            return
        after = [getattr(page[-1], name) for name in kept.key]


def _value_of(kind: RowKind, row: Row[Any]) -> ArchiveRow | LeftOut:
    kept = KEPT[kind]
    value = {name: getattr(row, name) for name in kept.value}
    if "body" in value:
        try:
            _check(kind, value, value["body"])
            value["body"] = json.loads(value["body"])
        except (StoreError, ValueError) as error:
            name = ", ".join(str(getattr(row, part)) for part in kept.key)
            reason = error.message if isinstance(error, StoreError) else "its body is no JSON"
            return LeftOut(kind, f"{kind} {name}: {reason}")
    return ArchiveRow(kind, value)


_BODIES: dict[RowKind, type[Any]] = {
    RowKind.MISSION: Mission,
    RowKind.RESERVATION: Reservation,
    RowKind.ARTIFACT: Artifact,
    RowKind.DURATION: RunDurations,
    RowKind.ANSWER: IdempotentAnswer,
    RowKind.AUDIT: Link,
    RowKind.INSTANCE: InstanceState,
}


def _check(kind: RowKind, value: JsonObject, body: str) -> Any:
    """Return the domain value of a body, or None where it stays the engine's JSON.

    Raises:
        StoreError: It is not one that this version knows.
    """
    if kind is RowKind.EVENT:
        return decode_event(value["event_type"], body)
    if kind is RowKind.RECORD:
        return decode(RECORD_KINDS[value["kind"]], body)
    return decode(_BODIES[kind], body) if kind in _BODIES else None


def _row_of(row: ArchiveRow, number: int) -> dict[str, Any]:
    """Return the table's row of an archive's.

    Raises:
        ArchiveInvalid: It cannot be read.
    """
    try:
        value = {
            name: row.value.get(name) if name in OPTIONAL else row.value[name]
            for name in KEPT[row.kind].value
        }
        if "body" not in value:
            return value
        value["body"] = json.dumps(value["body"], separators=(",", ":"), ensure_ascii=False)
        return {**value, **_derived(row.kind, _check(row.kind, value, value["body"]), value)}
    except (StoreError, KeyError, TypeError, ValueError) as error:
        raise ArchiveInvalid(
            f"Row {number:,} of the archive, of kind {row.kind}, cannot be read",
            row=number,
            kind=row.kind.value,
        ) from error


def _derived(kind: RowKind, found: Any, value: JsonObject) -> dict[str, Any]:
    """Return the columns that follow from a body."""
    if kind is RowKind.INSTANCE:  # no user's
        return {"name": SWITCH_NAME}
    owner = UserId(value["user_id"])
    match kind:
        case RowKind.MISSION:
            return {"version": 1, **mission_columns(found)}
        case RowKind.RESERVATION:
            return reservation_row(owner, found)
        case RowKind.ARTIFACT:
            return artifact_row(found)
        case RowKind.DURATION:
            return durations_row(owner, found)
        case RowKind.ANSWER:
            return answer_row(owner, found)
        case RowKind.AUDIT:
            return {"mission_id": found.mission_id}
        case RowKind.RECORD:
            return record_row(found)
        case _:
            return {}
