"""The store port: missions, events, ledger and the rest, committed together.

Adapters (`buddy.adapters.store`): ``memory`` (the twin: fast, gone with the process), ``sql``
(SQLAlchemy Core on SQLite: a file, one writer at a time; or on PostgreSQL: many processes, writers
of different users side by side, a trip over the network per statement) and ``firestore`` (documents
that move by update-time precondition; a transaction is one batch of at most 500 documents and
10 MiB, a document at most 1 MiB, and `StoreError` says when it is more).
`buddy.testing.conformance.store` examines every one of them.

Two sides. A `UnitOfWork` is what a transaction function gets: it reads its own writes, and what it
reads is locked until it ends; what it read as absent it writes only if nobody else has meanwhile.
A `Queries` object reads committed state and never blocks a writer.
Every row belongs to a user, and every call names the user: another user's row does not exist.
The one exception is the instance's switch, which is everybody's.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from buddy.domain.artifact import Artifact
from buddy.domain.audit import Head, StoredLink
from buddy.domain.budget import Account, LedgerEntry
from buddy.domain.eta import RunDurations
from buddy.domain.events.log import Event
from buddy.domain.ids import ArtifactId, MissionId, RunId, ToolName, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonValue
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.run import RunState
from buddy.domain.whiteboard import AgentCard
from buddy.ports.archive import SchemaState, StoreArchive
from buddy.ports.records import RecordQueries, RecordRows
from buddy.ports.retention import StoreRetention
from buddy.ports.rows import (
    ArtifactRows,
    AuditRows,
    DurationRows,
    EventRows,
    InstanceRows,
    LedgerRows,
    MissionRows,
    ToolSwitchRows,
)

T = TypeVar("T")


class UnitOfWork(Protocol):
    """What a transaction function gets. All of it is committed, or none."""

    @property
    def missions(self) -> MissionRows:
        """Missions."""
        ...

    @property
    def events(self) -> EventRows:
        """The log."""
        ...

    @property
    def ledger(self) -> LedgerRows:
        """Money."""
        ...

    @property
    def audit(self) -> AuditRows:
        """The audit chains."""
        ...

    @property
    def artifacts(self) -> ArtifactRows:
        """Artifact records."""
        ...

    @property
    def tool_switches(self) -> ToolSwitchRows:
        """Which tools are switched off."""
        ...

    @property
    def durations(self) -> DurationRows:
        """How long completed runs took."""
        ...

    @property
    def idempotency(self) -> IdempotencyRows:
        """Answers kept for idempotency keys."""
        ...

    @property
    def instance(self) -> InstanceRows:
        """The instance's switch."""
        ...

    @property
    def records(self) -> RecordRows:
        """Standing approvals, webhooks and their deliveries."""
        ...


class TransactionRunner(Protocol):
    """Runs transaction functions. The composition root hands it to services and to the engine."""

    async def __call__(self, fn: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        """Run a function in one transaction, commit, then ring the bus for its events.

        Args:
            fn: Reads and writes through the unit of work and has no other effect, for after a
                conflict with another writer it is called again from the start. What it raises
                rolls everything back and is raised on.

        Raises:
            StoreConflict: Other writers kept winning.
            StoreUnavailable: The store does not answer. Nothing has happened, unless the reason in
                the details is ``commit_unknown``: then it went away during the commit, and
                whoever wants to try again looks first.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLease:
    """Which process answers the first request of a key, and until when that may be believed."""

    boot_id: str
    """Of one life of one process."""
    number: int
    """The claim's, among those of that life."""
    until: Instant
    """Moved on while the request is being answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotentAnswer:
    """A request that came with an idempotency key, and its answer once there is one."""

    key: str
    request_hash: str
    """Digest of what decides what the request does; another one under the key is refused."""
    created_at: Instant
    status_code: int | None = None
    """None while the first request is being answered."""
    body: JsonValue = None
    headers: tuple[tuple[str, str], ...] = ()
    lease: ClaimLease | None = None
    """While the first request is being answered."""


class IdempotencyRows(Protocol):
    """Idempotency keys inside a transaction."""

    async def get(self, user_id: UserId, key: str) -> IdempotentAnswer | None:
        """Return what is kept under a key, locked, or None."""
        ...

    async def put(self, user_id: UserId, answer: IdempotentAnswer) -> None:
        """Insert or replace what is kept under a key.

        Raises:
            StoreConflict: The key was read as free, and another writer has taken it since.
        """
        ...

    async def remove(self, user_id: UserId, key: str) -> None:
        """Forget a key (its request failed before it changed anything)."""
        ...

    async def forget_before(self, instant: Instant) -> int:
        """Forget every user's keys that were claimed before an instant; return how many.

        A store whose transactions are bounded forgets the oldest ones and leaves the rest to the
        next call.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionFilter:
    """Which missions to list."""

    statuses: frozenset[MissionStatus] = frozenset()
    """Empty: all."""
    text: str = ""
    """A part of the objective, whatever its case."""
    since: Instant | None = None
    """Created at or after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of missions, newest first."""

    missions: tuple[Mission, ...]
    next_cursor: str | None
    """Give it back to go on; None at the end."""


class Queries(Protocol):
    """Reads of committed state."""

    @property
    def records(self) -> RecordQueries:
        """Standing approvals, webhooks and their deliveries."""
        ...

    async def mission(self, user_id: UserId, mission_id: MissionId) -> Mission | None:
        """Return a mission, or None."""
        ...

    async def missions(
        self, user_id: UserId, where: MissionFilter, limit: int, cursor: str | None = None
    ) -> Page:
        """List missions by creation, newest first.

        Raises:
            InputInvalid: The cursor is not one that this store gave out.
        """
        ...

    async def open_missions(self, statuses: frozenset[MissionStatus]) -> tuple[Mission, ...]:
        """Return every user's missions in these statuses, oldest first (start-up sweep).

        A row that cannot be read is logged and left out: it must not keep the others waiting.
        """
        ...

    async def stopping(self) -> tuple[Mission, ...]:
        """Return every user's missions whose run was told to stop and has not, longest told first.

        A row that cannot be read is logged and left out.
        """
        ...

    async def runs(self, state: RunState) -> int:
        """Return how many runs of all users are in a state."""
        ...

    async def instance(self) -> InstanceState:
        """Return the instance's switch."""
        ...

    async def lapsed(
        self, now: Instant, statuses: frozenset[MissionStatus], limit: int
    ) -> tuple[Mission, ...]:
        """Return every user's missions in these statuses whose `expires_at` has come.

        The longest overdue first. A mission whose run is queued has been executed and cannot
        lapse, so it is not among them. A row that cannot be read is logged and left out.
        """
        ...

    async def board(self, user_id: UserId, since: Instant, limit: int) -> tuple[AgentCard, ...]:
        """Return the cards of missions that are not over, then of those updated since.

        Either part by the mission's last update, newest first.
        """
        ...

    async def started(self, user_id: UserId, limit: int) -> tuple[AgentCard, ...]:
        """Return the cards of the missions that started last, newest first; ended ones too."""
        ...

    async def events_of_mission(
        self, user_id: UserId, mission_id: MissionId, after: int, limit: int
    ) -> tuple[Event, ...]:
        """Return a mission's events with a sequence above `after`, in order."""
        ...

    async def events_of_user(self, user_id: UserId, after: int, limit: int) -> tuple[Event, ...]:
        """Return a user's events with a cursor above `after`, in order."""
        ...

    async def last_cursor(self, user_id: UserId) -> int:
        """Return the cursor of a user's last event; 0 before the first."""
        ...

    async def audit_head(self, user_id: UserId) -> Head:
        """Return the head of a user's audit chain, which is kept apart from its links."""
        ...

    async def audit_links(
        self,
        user_id: UserId,
        beyond: int,
        limit: int,
        *,
        newest_first: bool = False,
        mission_id: MissionId | None = None,
    ) -> tuple[StoredLink, ...]:
        """Return links of a user's audit chain as they lie there, true or not.

        Args:
            user_id: Whose chain.
            beyond: The number that the last page ended with; 0 begins.
            limit: How many at most.
            newest_first: Downwards from the newest.
            mission_id: Only those of a mission, which may be removed long since.
        """
        ...

    async def artifact(self, user_id: UserId, artifact_id: ArtifactId) -> Artifact | None:
        """Return an artifact's record, or None."""
        ...

    async def artifacts_of_mission(
        self, user_id: UserId, mission_id: MissionId
    ) -> tuple[Artifact, ...]:
        """Return a mission's artifact records, oldest first."""
        ...

    async def disabled_tools(self, user_id: UserId) -> frozenset[ToolName]:
        """Return the tools that a user switched off."""
        ...

    async def durations(
        self, user_id: UserId, tool: ToolName, limit: int
    ) -> tuple[RunDurations, ...]:
        """Return how long a user's latest completed runs of a tool took.

        By `finished_at`, newest first, those of one moment by their run's id, greatest first.
        """
        ...

    async def accounts(
        self, user_id: UserId, scopes: Collection[str] | None = None
    ) -> Sequence[Account]:
        """Return a user's accounts by scope, those of these scopes if any are named.

        There is one for each mission with a budget, so whoever looks often names some.
        """
        ...

    async def accounts_of(self, user_id: UserId, kind: str, limit: int) -> Sequence[Account]:
        """Return a user's accounts of one kind, by scope: those named ``KIND …``."""
        ...

    async def ledger_entries(self, user_id: UserId, run_id: RunId) -> tuple[LedgerEntry, ...]:
        """Return a run's ledger lines, oldest first."""
        ...

    async def ping(self) -> None:
        """Read something real.

        Raises:
            StoreUnavailable: The store does not answer.
        """
        ...


class Store(Protocol):
    """A store: its transaction runner, its queries, and its life."""

    @property
    def transact(self) -> TransactionRunner:
        """Runs transaction functions."""
        ...

    @property
    def queries(self) -> Queries:
        """Reads of committed state."""
        ...

    @property
    def archive(self) -> StoreArchive:
        """Everything it holds, out and in again."""
        ...

    @property
    def retention(self) -> StoreRetention:
        """Removes what has had its time."""
        ...

    def command(self) -> AbstractContextManager[None]:
        """Enter while a person's command is being answered: steps of runs let it go first."""
        ...

    def aside(self) -> AbstractAsyncContextManager[object]:
        """Enter for work that nobody waits for: it goes in line with steps, and waits for none."""
        ...

    async def schema(self) -> SchemaState:
        """Tell which layout the store has, and change nothing."""
        ...

    async def migrate(self) -> None:
        """Bring the schema up to date; safe to call at every start."""
        ...

    async def close(self) -> None:
        """Give back connections. Nothing may be called afterwards."""
        ...
