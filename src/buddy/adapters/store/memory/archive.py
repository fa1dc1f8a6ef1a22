"""Everything a memory store holds, out and in again."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Collection, Iterator
from typing import Any, TypeVar

from buddy.adapters.store.codec import decode, decode_event, encode
from buddy.adapters.store.memory.state import TABLES, State, Subject, Versioned
from buddy.domain.artifact import Artifact
from buddy.domain.audit import Head, Link
from buddy.domain.budget import Account, LedgerEntry, Reservation
from buddy.domain.eta import RunDurations
from buddy.domain.events.log import Event
from buddy.domain.ids import EventId, MissionId, RunId, ToolName, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.record import RECORD_KINDS
from buddy.errors import ArchiveInvalid, StoreError, StoreNotEmpty
from buddy.ports.archive import ALL_KINDS, ArchiveRow, LeftOut, RowKind
from buddy.ports.store import IdempotentAnswer

T = TypeVar("T")


def _body(value: object) -> JsonObject:
    return json.loads(encode(value))


def _users(state: State) -> Iterator[JsonObject]:
    for user_id, last in state.cursors.items():
        head = state.audit_heads.get(user_id)
        audit = {"audit_number": head and head.number, "audit_hash": head and head.hash}
        yield {"user_id": user_id, "last_cursor": last, **audit}


def _subjects(state: State) -> Iterator[JsonObject]:
    for (user_id, kind, subject_id), last in state.sequences.items():
        named = {"user_id": user_id, "subject_type": kind, "subject_id": subject_id}
        yield {**named, "last_sequence": last}


def _missions(state: State) -> Iterator[JsonObject]:
    for mission_id, row in state.missions.items():
        user_id = row.mission.user_id
        yield {"user_id": user_id, "mission_id": mission_id, "body": _body(row.mission)}


def _events(state: State) -> Iterator[JsonObject]:
    keys = {(subject, number): key for (subject, key), number in state.dedupe_keys.items()}
    for user_id in sorted(state.log):
        for event in state.log[user_id]:
            subject: Subject = (user_id, event.subject_type, event.subject_id)
            yield {
                "user_id": user_id,
                "cursor": event.cursor,
                "event_id": event.event_id,
                "subject_type": event.subject_type,
                "subject_id": event.subject_id,
                "mission_id": event.mission_id,
                "sequence": event.sequence,
                "event_type": event.event_type,
                "timestamp": event.timestamp,
                "dedupe_key": keys.get((subject, event.sequence)),
                "body": _body(event.data),
            }


def _accounts(state: State) -> Iterator[JsonObject]:
    for (user_id, scope), account in state.accounts.items():
        yield {
            "user_id": user_id,
            "scope": scope,
            "limit_micros": account.limit.micros,
            "settled_micros": account.settled.micros,
            "reserved_micros": account.reserved.micros,
        }


def _reservations(state: State) -> Iterator[JsonObject]:
    for (user_id, run_id), reservation in state.reservations.items():
        yield {"user_id": user_id, "run_id": run_id, "body": _body(reservation)}


def _ledger(state: State) -> Iterator[JsonObject]:
    for user_id, entry in state.ledger:
        money = {"kind": entry.kind, "amount_micros": entry.amount.micros}
        yield {
            "user_id": user_id,
            "run_id": entry.run_id,
            **money,
            "at": entry.at,
            "actor": entry.actor,
            "about": entry.about,
        }


def _artifacts(state: State) -> Iterator[JsonObject]:
    for artifact_id, artifact in state.artifacts.items():
        named = {"user_id": artifact.user_id, "artifact_id": artifact_id}
        yield {**named, "body": _body(artifact)}


def _switches(state: State) -> Iterator[JsonObject]:
    for (user_id, tool), enabled in state.tools.items():
        yield {"user_id": user_id, "tool": tool, "enabled": enabled}


def _durations(state: State) -> Iterator[JsonObject]:
    for (user_id, tool), runs in state.durations.items():
        for run in runs:
            named = {"user_id": user_id, "run_id": run.run_id, "tool": tool}
            yield {**named, "body": _body(run)}


def _answers(state: State) -> Iterator[JsonObject]:
    for (user_id, key), answer in state.answers.items():
        yield {"user_id": user_id, "key": key, "body": _body(answer)}


def _outcomes(state: State) -> Iterator[JsonObject]:
    for (user_id, run_id, step), (mission_id, body) in state.outcomes.items():
        named = {"user_id": user_id, "run_id": run_id, "mission_id": mission_id}
        yield {**named, "step": step, "body": body}


def _removals(state: State) -> Iterator[JsonObject]:
    for (user_id, mission_id), run_id in state.removals.items():
        yield {"user_id": user_id, "mission_id": mission_id, "run_id": run_id}


def _audit(state: State) -> Iterator[JsonObject]:
    for (user_id, number), link in sorted(state.audit.items()):
        yield {"user_id": user_id, "number": number, "body": _body(link)}


def _instance(state: State) -> Iterator[JsonObject]:
    if state.instance != InstanceState():
        yield {"body": _body(state.instance)}


def _records(state: State) -> Iterator[JsonObject]:
    for (user_id, kind, record_id), record in state.records.items():
        named = {"user_id": user_id, "kind": kind, "record_id": record_id}
        yield {**named, "body": _body(record)}


_DUMP: dict[RowKind, Callable[[State], Iterator[JsonObject]]] = {
    RowKind.USER: _users,
    RowKind.SUBJECT: _subjects,
    RowKind.MISSION: _missions,
    RowKind.EVENT: _events,
    RowKind.ACCOUNT: _accounts,
    RowKind.RESERVATION: _reservations,
    RowKind.LEDGER: _ledger,
    RowKind.ARTIFACT: _artifacts,
    RowKind.TOOL_SWITCH: _switches,
    RowKind.DURATION: _durations,
    RowKind.ANSWER: _answers,
    RowKind.OUTCOME: _outcomes,
    RowKind.REMOVAL: _removals,
    RowKind.AUDIT: _audit,
    RowKind.INSTANCE: _instance,
    RowKind.RECORD: _records,
}


def _take_user(state: State, row: Any) -> None:
    user_id = UserId(row["user_id"])
    state.cursors[user_id] = row["last_cursor"]
    if row.get("audit_number") is not None:
        state.audit_heads[user_id] = Head(number=row["audit_number"], hash=row["audit_hash"])


def _take_subject(state: State, row: Any) -> None:
    subject: Subject = (UserId(row["user_id"]), row["subject_type"], row["subject_id"])
    state.sequences[subject] = row["last_sequence"]


def _take_mission(state: State, row: Any) -> None:
    mission = _read(Mission, row)
    state.missions[mission.mission_id] = Versioned(mission, 1)


def _take_event(state: State, row: Any) -> None:
    user_id = UserId(row["user_id"])
    event = Event(
        event_id=EventId(row["event_id"]),
        user_id=user_id,
        subject_type=row["subject_type"],
        subject_id=row["subject_id"],
        mission_id=row["mission_id"],
        sequence=row["sequence"],
        cursor=row["cursor"],
        timestamp=Instant(row["timestamp"]),
        data=decode_event(row["event_type"], json.dumps(row["body"])),
    )
    subject: Subject = (user_id, event.subject_type, event.subject_id)
    state.log.setdefault(user_id, []).append(event)
    state.subjects.setdefault(subject, []).append(event)
    if row["dedupe_key"] is not None:
        state.dedupe_keys[subject, row["dedupe_key"]] = event.sequence


def _take_account(state: State, row: Any) -> None:
    state.accounts[UserId(row["user_id"]), row["scope"]] = Account(
        scope=row["scope"],
        limit=Money(row["limit_micros"]),
        settled=Money(row["settled_micros"]),
        reserved=Money(row["reserved_micros"]),
    )


def _take_reservation(state: State, row: Any) -> None:
    key = UserId(row["user_id"]), RunId(row["run_id"])
    state.reservations[key] = _read(Reservation, row)


def _take_line(state: State, row: Any) -> None:
    entry = LedgerEntry(
        run_id=row["run_id"],
        kind=row["kind"],
        amount=Money(row["amount_micros"]),
        at=Instant(row["at"]),
        actor=row.get("actor"),
        about=row.get("about"),
    )
    state.ledger.append((UserId(row["user_id"]), entry))


def _take_artifact(state: State, row: Any) -> None:
    artifact = _read(Artifact, row)
    state.artifacts[artifact.artifact_id] = artifact


def _take_switch(state: State, row: Any) -> None:
    state.tools[UserId(row["user_id"]), ToolName(row["tool"])] = row["enabled"]


def _take_duration(state: State, row: Any) -> None:
    key, run = (UserId(row["user_id"]), ToolName(row["tool"])), _read(RunDurations, row)
    runs = [run, *state.durations.get(key, ())]
    runs.sort(key=lambda each: (each.finished_at, each.run_id), reverse=True)
    state.durations[key] = tuple(runs)


def _take_answer(state: State, row: Any) -> None:
    state.answers[UserId(row["user_id"]), row["key"]] = _read(IdempotentAnswer, row)


def _take_outcome(state: State, row: Any) -> None:
    key = UserId(row["user_id"]), RunId(row["run_id"]), row["step"]
    state.outcomes[key] = row["mission_id"], row["body"]


def _take_removal(state: State, row: Any) -> None:
    state.removals[UserId(row["user_id"]), MissionId(row["mission_id"])] = row["run_id"]


def _take_link(state: State, row: Any) -> None:
    state.audit[UserId(row["user_id"]), row["number"]] = _read(Link, row)


def _take_instance(state: State, row: Any) -> None:
    state.instance = _read(InstanceState, row)


def _take_record(state: State, row: Any) -> None:
    key = UserId(row["user_id"]), row["kind"], row["record_id"]
    state.records[key] = _read(RECORD_KINDS[row["kind"]], row)


def _read(kind: type[T], row: Any) -> T:
    return decode(kind, json.dumps(row["body"]))


_LOAD: dict[RowKind, Callable[[State, Any], None]] = {
    RowKind.USER: _take_user,
    RowKind.SUBJECT: _take_subject,
    RowKind.MISSION: _take_mission,
    RowKind.EVENT: _take_event,
    RowKind.ACCOUNT: _take_account,
    RowKind.RESERVATION: _take_reservation,
    RowKind.LEDGER: _take_line,
    RowKind.ARTIFACT: _take_artifact,
    RowKind.TOOL_SWITCH: _take_switch,
    RowKind.DURATION: _take_duration,
    RowKind.ANSWER: _take_answer,
    RowKind.OUTCOME: _take_outcome,
    RowKind.REMOVAL: _take_removal,
    RowKind.AUDIT: _take_link,
    RowKind.INSTANCE: _take_instance,
    RowKind.RECORD: _take_record,
}


class MemoryArchive:
    """See `buddy.ports.archive.StoreArchive`.

    Args:
        state: The committed tables.
        turn: Held by whoever writes.
    """

    __slots__ = ("_state", "_turn")

    def __init__(self, state: State, turn: asyncio.Lock) -> None:
        self._state = state
        self._turn = turn

    async def rows(
        self, kinds: Collection[RowKind] = ALL_KINDS
    ) -> AsyncGenerator[ArchiveRow | LeftOut]:
        """See the port. Whatever is in memory can be read."""
        state = self._state.copy()
        for kind in RowKind:
            if kind in kinds:
                for value in _DUMP[kind](state):
                    yield ArchiveRow(kind, value)

    async def is_empty(self) -> bool:
        """See the port."""
        state = self._state
        return state.instance == InstanceState() and not any(getattr(state, n) for n in TABLES)

    async def load(self, rows: AsyncIterable[ArchiveRow]) -> None:
        """See the port."""
        async with self._turn:
            if not await self.is_empty():
                raise StoreNotEmpty("The store holds something; only an empty one takes a backup")
            state, number = State(), 0
            async for row in rows:
                number += 1
                try:
                    _LOAD[row.kind](state, row.value)
                except (StoreError, KeyError, TypeError, ValueError) as error:
                    raise ArchiveInvalid(
                        f"Row {number:,} of the archive, of kind {row.kind}, cannot be read",
                        row=number,
                        kind=row.kind.value,
                    ) from error
            self._state.take(state)
