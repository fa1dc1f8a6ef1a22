"""What a transaction function reads and writes: the tables inside a unit of work.

Part of the store port: `buddy.ports.store` puts them together and lists the adapters
(`buddy.adapters.store`: ``memory``, ``sql``, ``firestore``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from buddy.domain.artifact import Artifact
from buddy.domain.audit import NewLink
from buddy.domain.budget import Account, LedgerEntry, Reservation
from buddy.domain.eta import RunDurations
from buddy.domain.events.log import Event, NewEvent
from buddy.domain.ids import MissionId, RunId, ToolName, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.mission import Mission
from buddy.domain.money import Money


class MissionRows(Protocol):
    """Missions inside a transaction."""

    async def get(self, user_id: UserId, mission_id: MissionId) -> Mission | None:
        """Return a mission, locked until the transaction ends, or None."""
        ...

    async def get_all(
        self, user_id: UserId, mission_ids: Sequence[MissionId]
    ) -> tuple[Mission | None, ...]:
        """Return missions as `get` would one after the other, in fewer trips to the store.

        Whatever their order, they are locked in that of their ids, so that two that want the same
        missions do not wait for each other.
        """
        ...

    async def add(self, mission: Mission) -> None:
        """Insert a mission.

        Raises:
            StoreConflict: One with this id exists.
        """
        ...

    async def put(self, mission: Mission) -> None:
        """Replace a mission that this transaction has read.

        Raises:
            StoreConflict: It is gone, or changed since it was read.
        """
        ...

    async def put_all(self, missions: Sequence[Mission]) -> None:
        """Replace different missions as `put` would, in fewer trips to the store.

        Raises:
            StoreConflict: As `put` raises it, for any of them.
        """
        ...


class EventRows(Protocol):
    """The log inside a transaction."""

    async def append(self, event: NewEvent) -> Event | None:
        """Append an event; its cursor is final only once the transaction has ended.

        Returns:
            The event with its sequence (and cursor 0), or None when its dedupe key is in the log
            already and nothing is written.
        """
        ...

    async def append_all(self, events: Sequence[NewEvent]) -> tuple[Event | None, ...]:
        """Append events as `append` would one after the other, in fewer trips to the store."""
        ...


class LedgerRows(Protocol):
    """Accounts and reservations inside a transaction; decisions are `buddy.domain.budget`'s."""

    async def account(self, user_id: UserId, scope: str, limit: Money) -> Account:
        """Return an account, locked; a new one starts empty with this limit."""
        ...

    async def limits(self, user_id: UserId, names: Sequence[str]) -> Mapping[str, Money]:
        """Return the limits of those of these accounts that there are, by name.

        They are not locked: every run reads the limits that people have set, and who sets one waits
        for no run.
        """
        ...

    async def put_account(self, user_id: UserId, account: Account) -> None:
        """Replace an account that this transaction has read."""
        ...

    async def reservation(self, user_id: UserId, run_id: RunId) -> Reservation | None:
        """Return a run's reservation, or None."""
        ...

    async def put_reservation(self, user_id: UserId, reservation: Reservation) -> None:
        """Insert or replace a run's reservation.

        Raises:
            StoreConflict: It was read as missing, and another writer has made it since.
        """
        ...

    async def add_entry(self, user_id: UserId, entry: LedgerEntry) -> None:
        """Add a line to the ledger."""
        ...


class ArtifactRows(Protocol):
    """Artifact records inside a transaction."""

    async def add(self, artifact: Artifact) -> None:
        """Insert an artifact's record; the same record again is fine."""
        ...


class ToolSwitchRows(Protocol):
    """Which tools are switched off, inside a transaction."""

    async def set_enabled(self, user_id: UserId, tool: ToolName, *, enabled: bool) -> None:
        """Switch a tool on or off for a user."""
        ...

    async def disabled(self, user_id: UserId) -> frozenset[ToolName]:
        """Return the tools that are switched off."""
        ...


class DurationRows(Protocol):
    """How long completed runs took, inside a transaction; nothing here reads them."""

    async def add(self, user_id: UserId, durations: RunDurations) -> None:
        """Keep a run's durations; the same run again is fine.

        Of each tool of a user the newest `buddy.domain.eta.HISTORY_RUNS` are kept for sure. Older
        ones are thrown away here now and then, as a rule long before there are twice as many.
        """
        ...


class AuditRows(Protocol):
    """The audit chains inside a transaction."""

    async def append(self, link: NewLink) -> None:
        """Append a link to its user's chain.

        Its place in the chain is given when the transaction ends, behind the lock that gives the
        cursors: so links come in the order of their events, and a chain holds up nobody longer
        than the log does. A link that names an event is appended after that event.
        """
        ...


class InstanceRows(Protocol):
    """The instance's switch inside a transaction; it is no user's."""

    async def get(self) -> InstanceState:
        """Return the state. It is not locked: every run reads it, and a switch waits for none."""
        ...

    async def put(self, state: InstanceState) -> None:
        """Replace the state."""
        ...
