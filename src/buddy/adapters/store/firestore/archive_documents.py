"""The documents that the rows of an archive make."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from buddy.adapters.store.codec import decode, decode_event
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.audit import link_document
from buddy.adapters.store.firestore.catalog import (
    answer_document,
    artifact_document,
    switches_document,
)
from buddy.adapters.store.firestore.counters import head_fields, new_user
from buddy.adapters.store.firestore.database import Fields
from buddy.adapters.store.firestore.durations import durations_document
from buddy.adapters.store.firestore.event_log import (
    Subject,
    event_path,
    new_head,
    with_last,
)
from buddy.adapters.store.firestore.event_log import document_of as event_document
from buddy.adapters.store.firestore.instance import switch_document
from buddy.adapters.store.firestore.ledger import (
    account_document,
    account_of,
    entry_document,
    entry_of,
    reservation_document,
)
from buddy.adapters.store.firestore.missions import document_of as mission_document
from buddy.adapters.store.firestore.records import record_document
from buddy.domain.artifact import Artifact
from buddy.domain.audit import Head, Link
from buddy.domain.budget import Reservation
from buddy.domain.eta import HISTORY_RUNS, RunDurations
from buddy.domain.events.log import Event
from buddy.domain.ids import EventId, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.record import RECORD_KINDS, Record
from buddy.errors import ArchiveInvalid, StoreError
from buddy.ports.archive import ArchiveRow, RowKind
from buddy.ports.store import IdempotentAnswer

T = TypeVar("T")
Made = tuple[str, Fields]
"""A document's path and its fields."""

_COLLECTED = frozenset({RowKind.USER, RowKind.SUBJECT, RowKind.TOOL_SWITCH, RowKind.DURATION})
"""Kinds of which several rows make one document."""


class ArchiveDocuments:
    """Makes documents of rows.

    What several rows make together (a user's counters, the head of a log, switches, histories) is
    kept here until all have come: some hundred bytes for each user and each subject.
    """

    __slots__ = ("_audit", "_cursors", "_durations", "_entries", "_heads", "_number", "_switches")

    def __init__(self) -> None:
        self._number = 0
        self._cursors: dict[UserId, int] = {}
        self._audit: dict[UserId, Fields] = {}
        self._entries: dict[UserId, int] = {}
        self._heads: dict[str, Fields] = {}
        self._switches: dict[UserId, dict[str, bool]] = {}
        self._durations: dict[tuple[UserId, str], list[RunDurations]] = {}

    def of(self, row: ArchiveRow) -> list[Made]:
        """Return the documents that a row makes by itself.

        Raises:
            ArchiveInvalid: It cannot be read.
        """
        self._number += 1
        try:
            if row.kind is RowKind.INSTANCE:  # no user's
                return [(paths.SWITCH, switch_document(_read(InstanceState, row.value)))]
            made = self._collect if row.kind in _COLLECTED else self._made
            return list(made(row.kind, UserId(row.value["user_id"]), row.value))
        except (StoreError, KeyError, TypeError, ValueError) as error:
            raise ArchiveInvalid(
                f"Row {self._number:,} of the archive, of kind {row.kind}, cannot be read",
                row=self._number,
                kind=row.kind.value,
            ) from error

    def rest(self) -> Iterator[Made]:
        """Yield the documents that all rows together make."""
        for folder, head in self._heads.items():
            yield paths.head(folder), head
        for user_id, tools in self._switches.items():
            on = {tool for tool, enabled in tools.items() if enabled}
            switches = switches_document(user_id, off=tools.keys() - on, on=on)
            yield paths.tool_switches(user_id), switches
        for (user_id, tool), runs in self._durations.items():
            yield paths.durations(user_id, tool), durations_document(user_id, runs)
        for user_id in {**self._cursors, **self._entries}:
            fields = {
                **new_user(user_id),
                "last_cursor": self._cursors.get(user_id, 0),
                "last_entry": self._entries.get(user_id, 0),
                **self._audit.get(user_id, {}),
            }
            yield paths.user(user_id), fields

    def _collect(self, kind: RowKind, owner: UserId, row: Any) -> tuple[Made, ...]:
        """Keep a row of the kinds of which several make a document."""
        match kind:
            case RowKind.USER:
                self._cursors[owner] = int(row["last_cursor"])
                if row.get("audit_number") is not None:
                    head = Head(number=int(row["audit_number"]), hash=row["audit_hash"])
                    self._audit[owner] = head_fields(head)
            case RowKind.SUBJECT:
                self._take_subject(owner, row)
            case RowKind.TOOL_SWITCH:
                self._switches.setdefault(owner, {})[row["tool"]] = bool(row["enabled"])
            case _:
                self._take_duration(owner, row["tool"], _read(RunDurations, row))
        return ()

    def _money(self, kind: RowKind, owner: UserId, row: Any) -> Made:
        if kind is RowKind.ACCOUNT:
            account = account_of(row)
            return paths.account(owner, account.scope), account_document(owner, account)
        if kind is RowKind.RESERVATION:
            held = _read(Reservation, row)
            return paths.reservation(owner, held.run_id), reservation_document(owner, held)
        number = self._entries[owner] = self._entries.get(owner, 0) + 1
        return paths.ledger_entry(owner, number), entry_document(owner, number, entry_of(row))

    def _made(self, kind: RowKind, owner: UserId, row: Any) -> Iterator[Made]:
        match kind:
            case RowKind.MISSION:
                mission = _read(Mission, row)
                yield paths.mission(mission.mission_id), mission_document(mission)
            case RowKind.EVENT:
                yield self._event(owner, row)
            case RowKind.ACCOUNT | RowKind.RESERVATION | RowKind.LEDGER:
                yield self._money(kind, owner, row)
            case RowKind.ARTIFACT:
                artifact = _read(Artifact, row)
                yield paths.artifact(artifact.artifact_id), artifact_document(artifact)
            case RowKind.ANSWER:
                answer = _read(IdempotentAnswer, row)
                yield paths.idempotency_key(owner, answer.key), answer_document(owner, answer)
            case RowKind.RECORD:
                record: Record = _read(RECORD_KINDS[row["kind"]], row)
                path = paths.record(owner, record.record_kind, record.record_id)
                yield path, record_document(record)
            case RowKind.OUTCOME:
                yield _outcome(owner, row)
            case RowKind.AUDIT:
                path = paths.audit_link(owner, int(row["number"]))
                yield path, {**link_document(owner, _read(Link, row)), "number": row["number"]}
            case _:  # a removal
                named = {name: row[name] for name in ("user_id", "mission_id", "run_id")}
                yield paths.removal(owner, row["mission_id"]), named

    def _take_subject(self, owner: UserId, row: Any) -> None:
        subject: Subject = (owner, row["subject_type"], row["subject_id"])
        folder = paths.subject(*subject[1:])
        head = self._heads.get(folder) or new_head(subject)
        self._heads[folder] = with_last(head, owner, int(row["last_sequence"]))

    def _take_duration(self, owner: UserId, tool: str, run: RunDurations) -> None:
        runs = self._durations.setdefault((owner, tool), [])
        runs.append(run)
        if len(runs) > 2 * HISTORY_RUNS:
            runs.sort(key=lambda each: (each.finished_at, each.run_id), reverse=True)
            del runs[HISTORY_RUNS:]

    def _event(self, owner: UserId, row: Any) -> Made:
        event = Event(
            event_id=EventId(row["event_id"]),
            user_id=owner,
            subject_type=row["subject_type"],
            subject_id=row["subject_id"],
            mission_id=row["mission_id"],
            sequence=row["sequence"],
            cursor=row["cursor"],
            timestamp=Instant(row["timestamp"]),
            data=decode_event(row["event_type"], json.dumps(row["body"])),
        )
        folder = paths.subject(event.subject_type, event.subject_id)
        first = self._heads.get(folder, {}).get("owner", owner)
        path = event_path(folder, event.sequence, owner, first)
        return path, event_document(event, row["dedupe_key"])


def _outcome(owner: UserId, row: Any) -> Made:
    body = json.dumps(row["body"], separators=(",", ":"), ensure_ascii=False)
    named = {name: row[name] for name in ("run_id", "mission_id", "step")}
    path = paths.step_outcome(owner, row["run_id"], row["step"])
    return path, {"user_id": owner, **named, "body": body}


def _read(kind: type[T], row: Any) -> T:
    return decode(kind, json.dumps(row["body"]))
