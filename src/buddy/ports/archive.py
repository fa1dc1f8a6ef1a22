"""The archive port: everything a store holds, in rows that any other store can take.

Adapters (`buddy.adapters.store`): ``memory``, ``sql`` and ``firestore``.
`buddy.testing.conformance.archive` examines every one of them, alone and in pairs.

An archive says nothing of tables, columns or documents: a backup of SQLite goes back into
PostgreSQL or Firestore. A row is a JSON object; where it holds a domain value, the value lies in
``body`` in the form of `buddy.adapters.store.codec`, parsed. All rows but the instance's name their
``user_id``:

    user         last_cursor, audit_number, audit_hash (None before the first link; older
                 archives lack both)
    subject      subject_type, subject_id, last_sequence
    mission      mission_id, body
    event        cursor, event_id, subject_type, subject_id, mission_id, sequence, event_type,
                 timestamp, dedupe_key, body (the data)
    account      scope, limit_micros, settled_micros, reserved_micros
    reservation  run_id, body
    ledger       run_id, kind, amount_micros, at, actor, about (in the order they were added)
    artifact     artifact_id, body
    tool_switch  tool, enabled
    duration     run_id, tool, body (how long a completed run took)
    answer       key, body
    outcome      run_id, mission_id, step, body (of a database step)
    removal      mission_id, run_id (a mission that is being removed, see `ports.retention`)
    audit        number, body (a link of the audit chain)
    instance     body (the switch that holds every run; what was paused stays paused)
    record       kind, record_id, body (see `buddy.domain.record`)
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from buddy.domain.json_value import JsonObject


class RowKind(StrEnum):
    """What a row is, in the order in which rows leave a store."""

    USER = "user"
    SUBJECT = "subject"
    MISSION = "mission"
    EVENT = "event"
    ACCOUNT = "account"
    RESERVATION = "reservation"
    LEDGER = "ledger"
    ARTIFACT = "artifact"
    TOOL_SWITCH = "tool_switch"
    DURATION = "duration"
    ANSWER = "answer"
    OUTCOME = "outcome"
    REMOVAL = "removal"
    AUDIT = "audit"
    INSTANCE = "instance"
    RECORD = "record"


ALL_KINDS = frozenset(RowKind)


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One row."""

    kind: RowKind
    value: JsonObject


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that cannot be read, as it stands in for it: the others must not be lost with it."""

    kind: RowKind
    reason: str
    """Which row, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaState:
    """How a store's layout stands beside the one that this version of Buddy needs."""

    store: str
    """The kind of store: ``sqlite``, ``postgresql``, ``firestore``, ``memory``."""
    current: str | None
    """The revision it is at; None before its first migration."""
    newest: str
    """The revision that `buddy.ports.store.Store.migrate` brings it to."""


class StoreArchive(Protocol):
    """Everything a store holds, out and in again."""

    def rows(self, kinds: Collection[RowKind] = ALL_KINDS) -> AsyncGenerator[ArchiveRow | LeftOut]:
        """Yield the rows of one moment, whatever is written meanwhile; close it when done.

        Kind by kind, in the order of `RowKind`; events by user and cursor. Writers do not wait.

        Raises:
            StoreUnavailable: The store does not answer.
        """
        ...

    async def is_empty(self) -> bool:
        """Tell whether the store holds nothing at all, or only what a broken load left in it."""
        ...

    async def load(self, rows: AsyncIterable[ArchiveRow]) -> None:
        """Take in the rows of an archive: all of them or, in the eyes of every reader, none.

        A load that dies leaves a store that is empty to `is_empty`, and may be repeated. What is
        loaded is announced to nobody.

        Raises:
            StoreNotEmpty: The store holds something.
            ArchiveInvalid: A row cannot be read.
            StoreUnavailable: The store does not answer.
        """
        ...
