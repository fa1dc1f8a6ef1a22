"""Reads of a memory store's committed state."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice

from buddy.adapters.store.memory.records import MemoryRecordQueries
from buddy.adapters.store.memory.state import State
from buddy.adapters.store.paging import decode_cursor, encode_cursor
from buddy.domain.artifact import Artifact
from buddy.domain.audit import Head, StoredLink
from buddy.domain.budget import Account, LedgerEntry
from buddy.domain.eta import RunDurations
from buddy.domain.events.log import Event
from buddy.domain.ids import ArtifactId, MissionId, RunId, ToolName, UserId
from buddy.domain.instance import InstanceState
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.run import RunState
from buddy.domain.whiteboard import AgentCard
from buddy.ports.store import MissionFilter, Page


def _by_creation(mission: Mission) -> tuple[Instant, MissionId]:
    return mission.created_at, mission.mission_id


def _by_update(mission: Mission) -> tuple[Instant, MissionId]:
    return mission.updated_at, mission.mission_id


def _fits(mission: Mission, where: MissionFilter) -> bool:
    return (
        (not where.statuses or mission.status in where.statuses)
        and (where.since is None or mission.created_at >= where.since)
        and where.text.casefold() in mission.terms.objective.casefold()
    )


class MemoryQueries:
    """Reads of committed state.

    Args:
        state: The committed tables.
    """

    __slots__ = ("_state", "records")

    def __init__(self, state: State) -> None:
        self._state = state
        self.records = MemoryRecordQueries(state)

    def _of(self, user_id: UserId) -> Iterable[Mission]:
        missions = (row.mission for row in self._state.missions.values())
        return (mission for mission in missions if mission.user_id == user_id)

    async def mission(self, user_id: UserId, mission_id: MissionId) -> Mission | None:
        """See the port."""
        row = self._state.missions.get(mission_id)
        return row.mission if row and row.mission.user_id == user_id else None

    async def missions(
        self, user_id: UserId, where: MissionFilter, limit: int, cursor: str | None = None
    ) -> Page:
        """See the port."""
        found = [mission for mission in self._of(user_id) if _fits(mission, where)]
        if cursor is not None:
            position = decode_cursor(cursor)
            found = [mission for mission in found if _by_creation(mission) < position]
        found.sort(key=_by_creation, reverse=True)
        page = tuple(found[:limit])
        more = len(found) > limit and page
        return Page(missions=page, next_cursor=encode_cursor(page[-1]) if more else None)

    async def open_missions(self, statuses: frozenset[MissionStatus]) -> tuple[Mission, ...]:
        """See the port. Oldest first."""
        missions = (row.mission for row in self._state.missions.values())
        found = (mission for mission in missions if mission.status in statuses)
        return tuple(sorted(found, key=_by_creation))

    async def stopping(self) -> tuple[Mission, ...]:
        """See the port."""
        found = [
            (mission.cancel_requested_at, mission.mission_id, mission)
            for mission in (row.mission for row in self._state.missions.values())
            if mission.cancel_requested_at is not None
            and mission.run is not None
            and mission.run.state is RunState.RUNNING
        ]
        return tuple(mission for *_, mission in sorted(found, key=lambda each: each[:2]))

    async def runs(self, state: RunState) -> int:
        """See the port."""
        runs = (row.mission.run for row in self._state.missions.values())
        return sum(run is not None and run.state is state for run in runs)

    async def instance(self) -> InstanceState:
        """See the port."""
        return self._state.instance

    async def lapsed(
        self, now: Instant, statuses: frozenset[MissionStatus], limit: int
    ) -> tuple[Mission, ...]:
        """See the port."""
        due: list[tuple[Instant, MissionId, Mission]] = []
        for row in self._state.missions.values():
            mission, at = row.mission, row.mission.expires_at
            queued = mission.run is not None and mission.run.state is RunState.QUEUED
            if at is not None and at <= now and mission.status in statuses and not queued:
                due.append((at, mission.mission_id, mission))
        return tuple(mission for *_, mission in sorted(due, key=lambda each: each[:2])[:limit])

    async def board(self, user_id: UserId, since: Instant, limit: int) -> tuple[AgentCard, ...]:
        """See the port."""
        newest = sorted(self._of(user_id), key=_by_update, reverse=True)
        live = [mission for mission in newest if mission.status not in TERMINAL]
        ended = [mission for mission in newest if mission.status in TERMINAL]
        recent = [mission for mission in ended if mission.updated_at >= since]
        cards = (mission.card for mission in (*live, *recent) if mission.card is not None)
        return tuple(islice(cards, limit))

    async def started(self, user_id: UserId, limit: int) -> tuple[AgentCard, ...]:
        """See the port."""
        cards = (mission.card for mission in self._of(user_id))
        found = (
            (card.started_at, card.mission_id, card) for card in cards if card and card.started_at
        )
        ordered = sorted(found, key=lambda each: each[:2], reverse=True)
        return tuple(card for *_, card in ordered[:limit])

    async def events_of_mission(
        self, user_id: UserId, mission_id: MissionId, after: int, limit: int
    ) -> tuple[Event, ...]:
        """See the port."""
        events = self._state.subjects.get((user_id, "mission", mission_id), [])
        return _window(events, lambda event: event.sequence, after, limit)

    async def events_of_user(self, user_id: UserId, after: int, limit: int) -> tuple[Event, ...]:
        """See the port."""
        events = self._state.log.get(user_id, [])
        return _window(events, lambda event: event.cursor, after, limit)

    async def last_cursor(self, user_id: UserId) -> int:
        """See the port."""
        return self._state.cursors.get(user_id, 0)

    async def audit_head(self, user_id: UserId) -> Head:
        """See the port."""
        return self._state.audit_heads.get(user_id, Head())

    async def audit_links(
        self,
        user_id: UserId,
        beyond: int,
        limit: int,
        *,
        newest_first: bool = False,
        mission_id: MissionId | None = None,
    ) -> tuple[StoredLink, ...]:
        """See the port."""
        found = (
            link
            for (owner, number), link in self._state.audit.items()
            if owner == user_id
            and (mission_id is None or link.mission_id == mission_id)
            and (not beyond or (number < beyond if newest_first else number > beyond))
        )
        ordered = sorted(found, key=lambda link: link.number, reverse=newest_first)
        return tuple(ordered[:limit])

    async def artifact(self, user_id: UserId, artifact_id: ArtifactId) -> Artifact | None:
        """See the port."""
        artifact = self._state.artifacts.get(artifact_id)
        return artifact if artifact and artifact.user_id == user_id else None

    async def artifacts_of_mission(
        self, user_id: UserId, mission_id: MissionId
    ) -> tuple[Artifact, ...]:
        """See the port."""
        found = (
            artifact
            for artifact in self._state.artifacts.values()
            if (artifact.user_id, artifact.mission_id) == (user_id, mission_id)
        )
        return tuple(sorted(found, key=lambda each: (each.created_at, each.artifact_id)))

    async def disabled_tools(self, user_id: UserId) -> frozenset[ToolName]:
        """See the port."""
        switches = self._state.tools.items()
        return frozenset(tool for (user, tool), on in switches if user == user_id and not on)

    async def durations(
        self, user_id: UserId, tool: ToolName, limit: int
    ) -> tuple[RunDurations, ...]:
        """See the port."""
        return self._state.durations.get((user_id, tool), ())[:limit]

    async def accounts(
        self, user_id: UserId, scopes: Collection[str] | None = None
    ) -> Sequence[Account]:
        """See the port."""
        found = (
            account
            for (user, scope), account in self._state.accounts.items()
            if user == user_id and (scopes is None or scope in scopes)
        )
        return tuple(sorted(found, key=lambda account: account.scope))

    async def accounts_of(self, user_id: UserId, kind: str, limit: int) -> Sequence[Account]:
        """See the port."""
        accounts = await self.accounts(user_id)
        return [each for each in accounts if each.scope.startswith(f"{kind} ")][:limit]

    async def ledger_entries(self, user_id: UserId, run_id: RunId) -> tuple[LedgerEntry, ...]:
        """See the port."""
        lines = self._state.ledger
        return tuple(line for user, line in lines if (user, line.run_id) == (user_id, run_id))

    async def ping(self) -> None:
        """See the port. Memory always answers."""


def _window(
    events: list[Event], number: Callable[[Event], int], after: int, limit: int
) -> tuple[Event, ...]:
    start = bisect_right(events, after, key=number)
    return tuple(events[start : start + limit])
