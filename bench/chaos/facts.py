"""Everything that is left when a round is over, as the store, the service and the clients tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from buddy.domain.budget import Account, LedgerEntry, Reservation
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER, RunId
from buddy.domain.mission import Mission
from buddy.ports.store import MissionFilter, Queries, Store, UnitOfWork
from buddy.services.audit_service import AuditService
from chaos.state import State, lines

PAGE = 500


@dataclass(slots=True, kw_only=True)
class Facts:
    """What is left."""

    missions: Mapping[str, Mission]
    events: Sequence[Event]
    """The user's log, in order."""
    accounts: Sequence[Account]
    reservations: Mapping[str, Reservation]
    """By run."""
    entries: Mapping[str, Sequence[LedgerEntry]]
    """By run."""
    artifacts: Mapping[str, int]
    """How many a mission has."""
    requests: Sequence[Mapping[str, Any]] = ()
    """What the test service was asked, in order."""
    answers: Sequence[Mapping[str, Any]] = ()
    """What the clients asked of Buddy and what it answered, in order."""
    audit_faults: Sequence[str] = ()
    """What is wrong with the audit chain, by itself and beside the log."""
    open_workflows: Sequence[str] = ()
    broken_files: Sequence[str] = ()
    follower_faults: Sequence[str] = ()
    client_faults: Sequence[str] = ()
    logs: Mapping[str, Sequence[Event]] = field(default_factory=dict[str, Sequence[Event]])
    """The log by mission."""

    def __post_init__(self) -> None:
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            found[event.subject_id].append(event)
        self.logs = found


async def all_events(queries: Queries, after: int = 0) -> list[Event]:
    """Return a user's log after a cursor."""
    found: list[Event] = []
    while True:
        batch = await queries.events_of_user(LOCAL_USER, after, PAGE)
        found += batch
        if len(batch) < PAGE:
            return found
        after = batch[-1].cursor


async def all_missions(queries: Queries) -> dict[str, Mission]:
    """Return a user's missions by id."""
    found: dict[str, Mission] = {}
    cursor: str | None = None
    while True:
        page = await queries.missions(LOCAL_USER, MissionFilter(), PAGE, cursor)
        found |= {mission.mission_id: mission for mission in page.missions}
        cursor = page.next_cursor
        if cursor is None:
            return found


async def gather(store: Store, state: State) -> Facts:
    """Read everything that the store and the files have; the rest is the campaign's to add."""
    queries = store.queries
    missions = await all_missions(queries)
    runs = [mission.run.run_id for mission in missions.values() if mission.run]
    entries: dict[str, Sequence[LedgerEntry]] = {
        str(run_id): await queries.ledger_entries(LOCAL_USER, run_id) for run_id in runs
    }
    artifacts = {
        name: len(await queries.artifacts_of_mission(LOCAL_USER, mission.mission_id))
        for name, mission in missions.items()
    }
    audit = await AuditService(queries).verify(LOCAL_USER, events=True)
    faults = [problem.message for report in audit.chains for problem in report.problems]
    return Facts(
        missions=missions,
        audit_faults=faults,
        events=await all_events(queries),
        accounts=await queries.accounts(LOCAL_USER),
        reservations=await _reservations(store, runs),
        entries=entries,
        artifacts=artifacts,
        requests=list(lines(state.requests)),
        answers=list(lines(state.answers)),
    )


async def _reservations(store: Store, runs: Sequence[RunId]) -> dict[str, Reservation]:
    found: dict[str, Reservation] = {}
    for first in range(0, len(runs), PAGE):

        async def work(uow: UnitOfWork, some: Sequence[RunId] = runs[first : first + PAGE]) -> None:
            for run_id in some:
                held = await uow.ledger.reservation(LOCAL_USER, run_id)
                if held is not None:
                    found[run_id] = held

        await store.transact(work)
    return found
