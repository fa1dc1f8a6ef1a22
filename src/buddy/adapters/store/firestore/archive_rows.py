"""The rows of an archive that lie in each kind of document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from buddy.adapters.store.codec import decode, decode_event
from buddy.adapters.store.firestore import query_shapes as shapes
from buddy.adapters.store.firestore.database import Document, Fields
from buddy.adapters.store.firestore.query_shapes import QueryShape
from buddy.adapters.store.firestore.scan import PAGE
from buddy.domain.artifact import Artifact
from buddy.domain.audit import Link
from buddy.domain.budget import Reservation
from buddy.domain.eta import RunDurations
from buddy.domain.instance import InstanceState
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.record import RECORD_KINDS
from buddy.errors import StoreError
from buddy.ports.archive import ArchiveRow, LeftOut, RowKind
from buddy.ports.store import IdempotentAnswer

_MISSIONS_AT_ONCE = 20
"""A mission's document may take a megabyte."""

Read = Callable[[Fields], Iterator[JsonObject]]


@dataclass(frozen=True, slots=True)
class Kept:
    """Which documents hold a kind of row, and how it is read out of them."""

    shape: QueryShape
    read: Read
    page: int = PAGE


def _users(fields: Fields) -> Iterator[JsonObject]:
    audit = {name: fields.get(name) for name in ("audit_number", "audit_hash")}
    if fields["last_cursor"] or audit["audit_number"]:  # else it only counts the ledger's lines
        yield {"user_id": fields["user_id"], "last_cursor": fields["last_cursor"], **audit}


def _subjects(fields: Fields) -> Iterator[JsonObject]:
    named = {part: fields[part] for part in ("subject_type", "subject_id")}
    for name, last in sorted(fields["last"].items()):
        yield {"user_id": fields["users"][name], **named, "last_sequence": last}


def _events(fields: Fields) -> Iterator[JsonObject]:
    decode_event(fields["event_type"], fields["body"])
    plain = (
        "user_id",
        "cursor",
        "event_id",
        "subject_type",
        "subject_id",
        "mission_id",
        "sequence",
        "event_type",
        "timestamp",
        "dedupe_key",
    )
    yield {**{name: fields[name] for name in plain}, "body": json.loads(fields["body"])}


def _switches(fields: Fields) -> Iterator[JsonObject]:
    for part, enabled in (("disabled", False), ("enabled", True)):
        for tool in fields[part]:
            yield {"user_id": fields["user_id"], "tool": tool, "enabled": enabled}


def _durations(fields: Fields) -> Iterator[JsonObject]:
    for body in fields["runs"]:
        run = decode(RunDurations, body)
        named = {"user_id": fields["user_id"], "run_id": run.run_id, "tool": run.tool}
        yield {**named, "body": json.loads(body)}


def _records(fields: Fields) -> Iterator[JsonObject]:
    decode(RECORD_KINDS[fields["kind"]], fields["body"])
    named = {name: fields[name] for name in ("user_id", "kind", "record_id")}
    yield {**named, "body": json.loads(fields["body"])}


def _plain(*names: str, optional: Sequence[str] = ()) -> Read:
    """Return what reads fields as they are; an optional one that is not there is null."""

    def read(fields: Fields) -> Iterator[JsonObject]:
        yield {
            **{name: fields[name] for name in names},
            **{name: fields.get(name) for name in optional},
        }

    return read


def _with_body(kind: type[Any] | None, *names: str) -> Read:
    """Return what reads a document whose body is a domain value, or None: the engine's JSON."""

    def read(fields: Fields) -> Iterator[JsonObject]:
        if kind is not None:
            decode(kind, fields["body"])
        yield {**{name: fields[name] for name in names}, "body": json.loads(fields["body"])}

    return read


KEPT: dict[RowKind, Kept] = {
    RowKind.USER: Kept(shapes.ALL_USERS, _users),
    RowKind.SUBJECT: Kept(shapes.ALL_LOGS, _subjects),
    RowKind.MISSION: Kept(
        shapes.ALL_MISSIONS, _with_body(Mission, "user_id", "mission_id"), _MISSIONS_AT_ONCE
    ),
    RowKind.EVENT: Kept(shapes.ALL_EVENTS, _events),
    RowKind.ACCOUNT: Kept(
        shapes.ALL_ACCOUNTS,
        _plain("user_id", "scope", "limit_micros", "settled_micros", "reserved_micros"),
    ),
    RowKind.RESERVATION: Kept(
        shapes.ALL_RESERVATIONS, _with_body(Reservation, "user_id", "run_id")
    ),
    RowKind.LEDGER: Kept(
        shapes.ALL_ENTRIES,
        _plain("user_id", "run_id", "kind", "amount_micros", "at", optional=("actor", "about")),
    ),
    RowKind.ARTIFACT: Kept(shapes.ALL_ARTIFACTS, _with_body(Artifact, "user_id", "artifact_id")),
    RowKind.TOOL_SWITCH: Kept(shapes.ALL_SETTINGS, _switches),
    RowKind.DURATION: Kept(shapes.ALL_DURATIONS, _durations),
    RowKind.ANSWER: Kept(shapes.ALL_KEYS, _with_body(IdempotentAnswer, "user_id", "key")),
    RowKind.OUTCOME: Kept(
        shapes.ALL_OUTCOMES, _with_body(None, "user_id", "run_id", "mission_id", "step")
    ),
    RowKind.REMOVAL: Kept(shapes.ALL_REMOVALS, _plain("user_id", "mission_id", "run_id")),
    RowKind.AUDIT: Kept(shapes.ALL_LINKS, _with_body(Link, "user_id", "number")),
    RowKind.INSTANCE: Kept(shapes.ALL_SWITCHES, _with_body(InstanceState)),
    RowKind.RECORD: Kept(shapes.ALL_RECORDS, _records),
}
"""Every kind of row."""


def rows_in(kind: RowKind, document: Document) -> list[ArchiveRow | LeftOut]:
    """Return the rows that a document holds, or why it cannot be read."""
    try:
        found = list(KEPT[kind].read(document.fields or {}))
    except StoreError as error:
        return [LeftOut(kind, f"{kind} in {document.path}: {error.message}")]
    except KeyError as error:
        return [LeftOut(kind, f"{kind} in {document.path}: it has no field {error}")]
    except ValueError:
        return [LeftOut(kind, f"{kind} in {document.path}: its body is no JSON")]
    return [ArchiveRow(kind, value) for value in found]
