"""What a memory store holds, and a transaction's view of it.

Values are kept as a store in a file would give them back, through the codec; they are immutable,
so a view needs to copy none. A view keeps its own changes beside the committed tables and reads
through them; committing puts them in, dropping the view is the rollback.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Generic, TypeVar

from buddy.adapters.store.codec import decode, encode
from buddy.domain.artifact import Artifact
from buddy.domain.audit import Head, Link
from buddy.domain.budget import Account, LedgerEntry, Reservation
from buddy.domain.eta import RunDurations
from buddy.domain.events.log import Event, SubjectType
from buddy.domain.ids import ArtifactId, MissionId, RunId, ToolName, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.record import Record
from buddy.ports.store import IdempotentAnswer

Outcome = tuple[UserId, RunId, str]
RecordKey = tuple[UserId, str, str]
"""User, kind and id."""

K = TypeVar("K")
V = TypeVar("V")

Subject = tuple[UserId, SubjectType, str]


def as_stored(value: V) -> V:
    """Return a value as it would come back from a file.

    Raises:
        StoreError: It would not.
    """
    return decode(type(value), encode(value))


@dataclass(frozen=True, slots=True)
class Versioned:
    """A mission and how often it has been written."""

    mission: Mission
    version: int


class Changes(Generic[K, V]):
    """A table as one transaction sees it; a value of None stands for a removed row.

    Args:
        committed: The table that everybody else sees.
    """

    __slots__ = ("_changed", "_committed")

    def __init__(self, committed: dict[K, V]) -> None:
        self._committed = committed
        self._changed: dict[K, V | None] = {}

    def get(self, key: K) -> V | None:
        """Return a row, or None."""
        return self._changed[key] if key in self._changed else self._committed.get(key)

    def put(self, key: K, value: V) -> None:
        """Insert or replace a row."""
        self._changed[key] = value

    def remove(self, key: K) -> None:
        """Remove a row, if it is there."""
        self._changed[key] = None

    def items(self) -> Iterator[tuple[K, V]]:
        """Return the rows, in no order that means anything."""
        for key in {**self._committed, **self._changed}:
            value = self.get(key)
            if value is not None:
                yield key, value

    def commit(self) -> None:
        """Put the changes into the table."""
        for key, value in self._changed.items():
            if value is None:
                self._committed.pop(key, None)
            else:
                self._committed[key] = value


@dataclass(slots=True)
class State:
    """The committed tables."""

    missions: dict[MissionId, Versioned] = field(default_factory=dict[MissionId, Versioned])
    log: dict[UserId, list[Event]] = field(default_factory=dict[UserId, list[Event]])
    """Each user's events by cursor; those of removed missions are missing."""
    cursors: dict[UserId, int] = field(default_factory=dict[UserId, int])
    """The last cursor that each user's log has given."""
    subjects: dict[Subject, list[Event]] = field(default_factory=dict[Subject, list[Event]])
    """Each subject's events by sequence."""
    sequences: dict[Subject, int] = field(default_factory=dict[Subject, int])
    """The last sequence that each subject has given."""
    dedupe_keys: dict[tuple[Subject, str], int] = field(
        default_factory=dict[tuple[Subject, str], int]
    )
    """The sequence of the event that has a key."""
    accounts: dict[tuple[UserId, str], Account] = field(
        default_factory=dict[tuple[UserId, str], Account]
    )
    reservations: dict[tuple[UserId, RunId], Reservation] = field(
        default_factory=dict[tuple[UserId, RunId], Reservation]
    )
    ledger: list[tuple[UserId, LedgerEntry]] = field(
        default_factory=list[tuple[UserId, LedgerEntry]]
    )
    artifacts: dict[ArtifactId, Artifact] = field(default_factory=dict[ArtifactId, Artifact])
    tools: dict[tuple[UserId, ToolName], bool] = field(
        default_factory=dict[tuple[UserId, ToolName], bool]
    )
    """False where a tool is switched off."""
    durations: dict[tuple[UserId, ToolName], tuple[RunDurations, ...]] = field(
        default_factory=dict[tuple[UserId, ToolName], tuple[RunDurations, ...]]
    )
    """The newest runs of each tool, newest first."""
    answers: dict[tuple[UserId, str], IdempotentAnswer] = field(
        default_factory=dict[tuple[UserId, str], IdempotentAnswer]
    )
    records: dict[RecordKey, Record] = field(default_factory=dict["RecordKey", Record])
    instance: InstanceState = field(default_factory=InstanceState)
    outcomes: dict[Outcome, tuple[MissionId | None, JsonObject]] = field(
        default_factory=dict[Outcome, "tuple[MissionId | None, JsonObject]"]
    )
    """What steps of runs returned. Only a load brings any: the inline engine remembers itself."""
    removals: dict[tuple[UserId, MissionId], RunId | None] = field(
        default_factory=dict[tuple[UserId, MissionId], "RunId | None"]
    )
    """Missions that are gone and whose remains are being removed, with their runs."""

    audit: dict[tuple[UserId, int], Link] = field(default_factory=dict[tuple[UserId, int], Link])
    audit_heads: dict[UserId, Head] = field(default_factory=dict[UserId, Head])

    def copy(self) -> State:
        """Return the tables as they are now; their values never change."""
        new = State()
        for name in TABLES:
            setattr(new, name, getattr(self, name).copy())
        new.instance = self.instance
        new.log = {user: list(events) for user, events in self.log.items()}
        new.subjects = {subject: list(events) for subject, events in self.subjects.items()}
        return new

    def take(self, other: State) -> None:
        """Take over another state's tables."""
        for name in TABLES:
            setattr(self, name, getattr(other, name))
        self.instance = other.instance


TABLES = tuple(table.name for table in fields(State) if table.name != "instance")
"""All but the switch of the instance, which is one value and no table."""
