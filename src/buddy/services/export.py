"""Exports for people and their spreadsheets: missions, events, money, artifacts, the audit.

Unlike an archive, an export is not read back. JSON lines hold everything; a CSV file holds the
columns that fit a table.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from enum import StrEnum
from typing import Any

from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.domain.money import Money
from buddy.domain.regex import regex
from buddy.ports.archive import LeftOut, RowKind, StoreArchive


class ExportClass(StrEnum):
    """What can be exported."""

    MISSIONS = "missions"
    EVENTS = "events"
    LEDGER = "ledger"
    ARTIFACTS = "artifacts"
    AUDIT = "audit"


_KINDS: Mapping[ExportClass, frozenset[RowKind]] = {
    ExportClass.MISSIONS: frozenset({RowKind.MISSION}),
    ExportClass.EVENTS: frozenset({RowKind.EVENT}),
    # A line of the ledger knows its run, and missions know which run is theirs.
    ExportClass.LEDGER: frozenset({RowKind.MISSION, RowKind.LEDGER}),
    ExportClass.ARTIFACTS: frozenset({RowKind.ARTIFACT}),
    ExportClass.AUDIT: frozenset({RowKind.AUDIT}),
}

_PATHS: Mapping[ExportClass, Mapping[str, str]] = {
    ExportClass.MISSIONS: {
        "mission_id": "mission_id",
        "user_id": "user_id",
        "status": "status",
        "objective": "terms.objective",
        "intent": "terms.intent",
        "tool": "terms.tool",
        "tool_used": "execution_record.tool_used",
        "priority": "terms.priority",
        "cap_usd": "terms.cap_usd",
        "revision": "revision",
        "created_at": "created_at",
        "started_at": "run.started_at",
        "finished_at": "run.finished_at",
        "updated_at": "updated_at",
        "result_summary": "execution_record.result_summary",
        "error": "execution_record.error",
        "error_detail": "execution_record.error_detail",
        "artifact_id": "execution_record.artifact_reference.artifact_id",
        "parent_mission_id": "parent_mission_id",
        "metadata": "metadata",
    },
    ExportClass.EVENTS: {
        name: name
        for name in (
            "cursor",
            "id",
            "user_id",
            "subject_type",
            "subject_id",
            "mission_id",
            "sequence",
            "event_type",
            "timestamp",
            "data",
        )
    },
    ExportClass.LEDGER: {
        name: name
        for name in ("user_id", "mission_id", "run_id", "kind", "amount_usd", "at", "actor")
    },
    ExportClass.ARTIFACTS: {
        "artifact_id": "artifact_id",
        "artifact_type": "artifact_type",
        "user_id": "user_id",
        "mission_id": "mission_id",
        "run_id": "run_id",
        "tool": "tool",
        "title": "title",
        "created_at": "created_at",
        "size": "size",
        "sha256": "sha256",
        "sources": "sources",
    },
    ExportClass.AUDIT: {
        "chain": "user_id",
        **{
            name: name
            for name in (
                "number",
                "at",
                "act",
                "actor",
                "channel",
                "mission_id",
                "revision",
                "content_hash",
                "event_id",
                "cursor",
                "detail",
                "previous_hash",
                "hash",
            )
        },
    },
}

_MOMENT: Mapping[ExportClass, str] = {
    ExportClass.MISSIONS: "created_at",
    ExportClass.EVENTS: "timestamp",
    ExportClass.LEDGER: "at",
    ExportClass.ARTIFACTS: "created_at",
    ExportClass.AUDIT: "at",
}

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_BELOW_ZERO = regex(r"-[0-9]+\.[0-9]{2,6}")
"""Dollars of the ledger, which a spreadsheet has to be able to add up."""


async def records(
    archive: StoreArchive,
    what: ExportClass,
    since: Instant | None,
    left_out: Callable[[str], None],
) -> AsyncGenerator[JsonObject]:
    """Yield what is stored, as it is at one moment; close it when done.

    Args:
        archive: The store's.
        what: Which class of data.
        since: Only what was created, or happened, at or after this instant.
        left_out: Gets a line for each row that cannot be read.

    Raises:
        StoreUnavailable: The store does not answer.
    """
    missions: dict[str, str] = {}
    async with aclosing(archive.rows(_KINDS[what])) as rows:
        async for row in rows:
            if isinstance(row, LeftOut):
                left_out(row.reason)
            elif row.kind is RowKind.MISSION and what is ExportClass.LEDGER:
                # A model's lines stand under the mission itself.
                missions[row.value["mission_id"]] = row.value["mission_id"]
                run = row.value["body"].get("run")
                if run:
                    missions[run["run_id"]] = row.value["mission_id"]
            else:
                record = _RECORDS[row.kind](row.value, missions)
                if since is None or record[_MOMENT[what]] >= since:
                    yield record


def _body(value: JsonObject, _missions: Mapping[str, str]) -> JsonObject:
    return value["body"]


def _event(value: JsonObject, _missions: Mapping[str, str]) -> JsonObject:
    names = ("user_id", "subject_type", "subject_id", "mission_id", "sequence", "cursor")
    given = {name: value[name] for name in (*names, "event_type", "timestamp")}
    return {"id": value["event_id"], **given, "data": value["body"]}


def _line(value: JsonObject, missions: Mapping[str, str]) -> JsonObject:
    return {
        "user_id": value["user_id"],
        "mission_id": missions.get(value["run_id"]),
        "run_id": value["run_id"],
        "kind": value["kind"],
        "amount_usd": Money(value["amount_micros"]).usd(),
        "at": value["at"],
        "actor": value.get("actor"),
    }


_RECORDS: Mapping[RowKind, Callable[[JsonObject, Mapping[str, str]], JsonObject]] = {
    RowKind.MISSION: _body,
    RowKind.EVENT: _event,
    RowKind.LEDGER: _line,
    RowKind.ARTIFACT: _body,
    RowKind.AUDIT: _body,
}


def json_line(record: JsonObject) -> str:
    """Return a record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def csv_header(what: ExportClass) -> str:
    """Return the line of column names."""
    return _csv(list(_PATHS[what]))


def csv_line(what: ExportClass, record: JsonObject) -> str:
    """Return a record as one line of CSV (RFC 4180).

    A text that a spreadsheet would run as a formula gets an apostrophe before it, which the
    spreadsheet takes for "this is text"; an amount below zero stays a figure.
    """
    return _csv([_cell(_at(record, path)) for path in _PATHS[what].values()])


def _at(record: Any, path: str) -> Any:
    found = record
    for name in path.split("."):
        if found is None:
            return None
        found = found.get(name)
    return found


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            harmless = _BELOW_ZERO.fullmatch(value) or not value.startswith(_FORMULA)
            return value if harmless else f"'{value}"
        case bool() | dict() | list():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


def _csv(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
