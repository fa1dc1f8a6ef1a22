"""A transaction on a memory store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from buddy.adapters.store.memory.audit import MemoryAudit
from buddy.adapters.store.memory.records import MemoryRecords
from buddy.adapters.store.memory.rows import (
    MemoryArtifacts,
    MemoryDurations,
    MemoryIdempotency,
    MemoryInstance,
    MemoryLedger,
    MemoryMissions,
    MemoryToolSwitches,
)
from buddy.adapters.store.memory.state import State, Subject, as_stored
from buddy.domain.events.log import Event, NewEvent


class MemoryEvents:
    """The log inside a transaction.

    Args:
        state: The committed tables.
    """

    __slots__ = ("_keys", "_pending", "_sequences", "_state")

    def __init__(self, state: State) -> None:
        self._state = state
        self._pending: list[Event] = []
        self._keys: dict[tuple[Subject, str], int] = {}
        self._sequences: dict[Subject, int] = {}

    async def append(self, event: NewEvent) -> Event | None:
        """See the port."""
        subject: Subject = (event.user_id, event.subject_type, event.subject_id)
        sequence = self._sequences.get(subject, self._state.sequences.get(subject, 0)) + 1
        if event.dedupe_key is not None:
            key = subject, event.dedupe_key
            if key in self._keys or key in self._state.dedupe_keys:
                return None
            self._keys[key] = sequence
        self._sequences[subject] = sequence
        appended = Event(
            event_id=event.event_id,
            user_id=event.user_id,
            subject_type=event.subject_type,
            subject_id=event.subject_id,
            mission_id=event.mission_id,
            sequence=sequence,
            cursor=0,
            timestamp=event.timestamp,
            data=as_stored(event.data),
        )
        self._pending.append(appended)
        return appended

    async def append_all(self, events: Sequence[NewEvent]) -> tuple[Event | None, ...]:
        """See the port."""
        return tuple([await self.append(event) for event in events])

    def commit(self) -> tuple[Event, ...]:
        """Take cursors and put the events into the log."""
        events: list[Event] = []
        for pending in self._pending:
            cursor = self._state.cursors.get(pending.user_id, 0) + 1
            self._state.cursors[pending.user_id] = cursor
            event = replace(pending, cursor=cursor)
            self._state.log.setdefault(pending.user_id, []).append(event)
            subject: Subject = (event.user_id, event.subject_type, event.subject_id)
            self._state.subjects.setdefault(subject, []).append(event)
            events.append(event)
        self._state.sequences.update(self._sequences)
        self._state.dedupe_keys.update(self._keys)
        return tuple(events)


class MemoryUnitOfWork:
    """What a transaction function gets.

    Args:
        state: The committed tables; only `commit` changes them.
    """

    __slots__ = (
        "artifacts",
        "audit",
        "durations",
        "events",
        "idempotency",
        "instance",
        "ledger",
        "missions",
        "records",
        "tool_switches",
    )

    def __init__(self, state: State) -> None:
        self.missions = MemoryMissions(state)
        self.events = MemoryEvents(state)
        self.ledger = MemoryLedger(state)
        self.artifacts = MemoryArtifacts(state)
        self.audit = MemoryAudit(state)
        self.tool_switches = MemoryToolSwitches(state)
        self.durations = MemoryDurations(state)
        self.idempotency = MemoryIdempotency(state)
        self.instance = MemoryInstance(state)
        self.records = MemoryRecords(state)

    def commit(self) -> tuple[Event, ...]:
        """Make everything visible at once and return the events."""
        self.missions.commit()
        self.ledger.commit()
        self.artifacts.commit()
        self.tool_switches.commit()
        self.durations.commit()
        self.idempotency.commit()
        self.instance.commit()
        events = self.events.commit()
        self.audit.commit(events)
        self.records.commit()
        return events
