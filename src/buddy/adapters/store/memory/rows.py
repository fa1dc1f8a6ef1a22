"""The tables of a memory store inside a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from buddy.adapters.store.memory.state import Changes, State, Versioned, as_stored
from buddy.domain.artifact import Artifact
from buddy.domain.budget import Account, LedgerEntry, Reservation
from buddy.domain.eta import HISTORY_RUNS, RunDurations
from buddy.domain.ids import ArtifactId, MissionId, RunId, ToolName, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.errors import StoreConflict
from buddy.ports.store import IdempotentAnswer


class MemoryMissions:
    """Missions inside a transaction."""

    __slots__ = ("_rows", "_versions")

    def __init__(self, state: State) -> None:
        self._rows = Changes(state.missions)
        self._versions: dict[tuple[UserId, MissionId], int] = {}

    async def get(self, user_id: UserId, mission_id: MissionId) -> Mission | None:
        """See the port."""
        row = self._rows.get(mission_id)
        if row is None or row.mission.user_id != user_id:
            return None
        self._versions[user_id, mission_id] = row.version
        return row.mission

    async def get_all(
        self, user_id: UserId, mission_ids: Sequence[MissionId]
    ) -> tuple[Mission | None, ...]:
        """See the port."""
        return tuple([await self.get(user_id, mission_id) for mission_id in mission_ids])

    async def add(self, mission: Mission) -> None:
        """See the port."""
        if self._rows.get(mission.mission_id) is not None:
            raise StoreConflict(
                f"Mission {mission.mission_id} exists", mission_id=mission.mission_id
            )
        self._write(mission, 1)

    async def put(self, mission: Mission) -> None:
        """See the port."""
        row = self._rows.get(mission.mission_id)
        version = self._versions.get((mission.user_id, mission.mission_id))
        if row is None or row.version != version:
            raise StoreConflict(
                f"Mission {mission.mission_id} was not read in this transaction, "
                "or has changed since",
                mission_id=mission.mission_id,
            )
        self._write(mission, row.version + 1)

    async def put_all(self, missions: Sequence[Mission]) -> None:
        """See the port."""
        for mission in missions:
            await self.put(mission)

    def _write(self, mission: Mission, version: int) -> None:
        self._rows.put(mission.mission_id, Versioned(as_stored(mission), version))
        self._versions[mission.user_id, mission.mission_id] = version

    def commit(self) -> None:
        """Make the changes visible."""
        self._rows.commit()


class MemoryLedger:
    """Money inside a transaction."""

    __slots__ = ("_accounts", "_entries", "_ledger", "_reservations")

    def __init__(self, state: State) -> None:
        self._accounts = Changes(state.accounts)
        self._reservations = Changes(state.reservations)
        self._ledger = state.ledger
        self._entries: list[tuple[UserId, LedgerEntry]] = []

    async def account(self, user_id: UserId, scope: str, limit: Money) -> Account:
        """See the port."""
        account = self._accounts.get((user_id, scope))
        if account is None:
            account = Account(scope=scope, limit=limit)
            self._accounts.put((user_id, scope), account)
        return account

    async def limits(self, user_id: UserId, names: Sequence[str]) -> Mapping[str, Money]:
        """See the port."""
        found = {name: self._accounts.get((user_id, name)) for name in names}
        return {name: account.limit for name, account in found.items() if account is not None}

    async def put_account(self, user_id: UserId, account: Account) -> None:
        """See the port.

        Raises:
            StoreConflict: There is no such account.
        """
        if self._accounts.get((user_id, account.scope)) is None:
            raise StoreConflict(
                f"Account {account.scope!r} was not read before", scope=account.scope
            )
        self._accounts.put((user_id, account.scope), replace(account))

    async def reservation(self, user_id: UserId, run_id: RunId) -> Reservation | None:
        """See the port."""
        return self._reservations.get((user_id, run_id))

    async def put_reservation(self, user_id: UserId, reservation: Reservation) -> None:
        """See the port."""
        run_id = RunId(reservation.run_id)
        self._reservations.put((user_id, run_id), as_stored(reservation))

    async def add_entry(self, user_id: UserId, entry: LedgerEntry) -> None:
        """See the port."""
        self._entries.append((user_id, entry))

    def commit(self) -> None:
        """Make the changes visible."""
        self._accounts.commit()
        self._reservations.commit()
        self._ledger.extend(self._entries)


class MemoryArtifacts:
    """Artifact records inside a transaction."""

    __slots__ = ("_rows",)

    def __init__(self, state: State) -> None:
        self._rows: Changes[ArtifactId, Artifact] = Changes(state.artifacts)

    async def add(self, artifact: Artifact) -> None:
        """See the port.

        Raises:
            StoreConflict: Another record has this id.
        """
        artifact_id = artifact.artifact_id
        kept = self._rows.get(artifact_id)
        if kept is not None and kept != artifact:
            raise StoreConflict(
                f"Another artifact is called {artifact_id}", artifact_id=artifact_id
            )
        self._rows.put(artifact_id, as_stored(artifact))

    def commit(self) -> None:
        """Make the changes visible."""
        self._rows.commit()


class MemoryToolSwitches:
    """Tool switches inside a transaction."""

    __slots__ = ("_rows",)

    def __init__(self, state: State) -> None:
        self._rows = Changes(state.tools)

    async def set_enabled(self, user_id: UserId, tool: ToolName, *, enabled: bool) -> None:
        """See the port."""
        self._rows.put((user_id, tool), enabled)

    async def disabled(self, user_id: UserId) -> frozenset[ToolName]:
        """See the port."""
        rows = self._rows.items()
        return frozenset(tool for (user, tool), on in rows if user == user_id and not on)

    def commit(self) -> None:
        """Make the changes visible."""
        self._rows.commit()


class MemoryDurations:
    """How long completed runs took, inside a transaction."""

    __slots__ = ("_rows",)

    def __init__(self, state: State) -> None:
        self._rows = Changes(state.durations)

    async def add(self, user_id: UserId, durations: RunDurations) -> None:
        """See the port."""
        kept = self._rows.get((user_id, durations.tool)) or ()
        if any(run.run_id == durations.run_id for run in kept):
            return
        runs = [as_stored(durations), *kept]
        runs.sort(key=lambda run: (run.finished_at, run.run_id), reverse=True)
        self._rows.put((user_id, durations.tool), tuple(runs[:HISTORY_RUNS]))

    def commit(self) -> None:
        """Make the changes visible."""
        self._rows.commit()


class MemoryIdempotency:
    """Idempotency keys inside a transaction."""

    __slots__ = ("_rows",)

    def __init__(self, state: State) -> None:
        self._rows = Changes(state.answers)

    async def get(self, user_id: UserId, key: str) -> IdempotentAnswer | None:
        """See the port."""
        return self._rows.get((user_id, key))

    async def put(self, user_id: UserId, answer: IdempotentAnswer) -> None:
        """See the port."""
        self._rows.put((user_id, answer.key), as_stored(answer))

    async def remove(self, user_id: UserId, key: str) -> None:
        """See the port."""
        self._rows.remove((user_id, key))

    async def forget_before(self, instant: Instant) -> int:
        """See the port."""
        old = [name for name, answer in self._rows.items() if answer.created_at < instant]
        for name in old:
            self._rows.remove(name)
        return len(old)

    def commit(self) -> None:
        """Make the changes visible."""
        self._rows.commit()


class MemoryInstance:
    """The instance's switch inside a transaction."""

    __slots__ = ("_changed", "_state")

    def __init__(self, state: State) -> None:
        self._state = state
        self._changed: InstanceState | None = None

    async def get(self) -> InstanceState:
        """See the port."""
        return self._changed or self._state.instance

    async def put(self, state: InstanceState) -> None:
        """See the port."""
        self._changed = as_stored(state)

    def commit(self) -> None:
        """Make the change visible."""
        if self._changed is not None:
            self._state.instance = self._changed
