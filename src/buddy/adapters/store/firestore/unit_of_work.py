"""What a transaction function gets: every table, over one set of changes."""

from __future__ import annotations

from buddy.adapters.store.firestore.audit import FirestoreAudit
from buddy.adapters.store.firestore.catalog import (
    FirestoreArtifacts,
    FirestoreIdempotency,
    FirestoreToolSwitches,
)
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.counters import Counters
from buddy.adapters.store.firestore.durations import FirestoreDurations
from buddy.adapters.store.firestore.event_log import FirestoreEvents
from buddy.adapters.store.firestore.instance import FirestoreInstance
from buddy.adapters.store.firestore.ledger import FirestoreLedger
from buddy.adapters.store.firestore.missions import FirestoreMissions
from buddy.adapters.store.firestore.records import FirestoreRecords
from buddy.adapters.store.firestore.step_outcomes import FirestoreStepOutcomes
from buddy.adapters.store.firestore.turns import Turn
from buddy.domain.events.log import Event


class FirestoreUnitOfWork:
    """What a transaction function gets.

    Args:
        changes: What has been read and shall be written.
        turn: Taken for every user whose documents are touched.
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
        "step_outcomes",
        "tool_switches",
    )

    def __init__(self, changes: Changes, turn: Turn) -> None:
        counters = Counters(changes)
        self.missions = FirestoreMissions(changes, turn)
        self.events = FirestoreEvents(changes, turn, counters)
        self.ledger = FirestoreLedger(changes, turn, counters)
        self.audit = FirestoreAudit(changes, turn, counters)
        self.artifacts = FirestoreArtifacts(changes, turn)
        self.durations = FirestoreDurations(changes, turn)
        self.tool_switches = FirestoreToolSwitches(changes, turn)
        self.idempotency = FirestoreIdempotency(changes, turn)
        self.instance = FirestoreInstance(changes)
        self.records = FirestoreRecords(changes, turn)
        self.step_outcomes = FirestoreStepOutcomes(changes, turn)

    async def flush(self) -> tuple[Event, ...]:
        """Write what is still pending and return the transaction's events with their cursors."""
        events = await self.events.flush()
        await self.audit.flush({event.event_id: event.cursor for event in events})
        return events
