"""A unit of work on a connection that somebody else begins and commits."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from buddy.adapters.store.sql.catalog import SqlArtifacts, SqlIdempotency, SqlToolSwitches
from buddy.adapters.store.sql.event_log import SqlEvents
from buddy.adapters.store.sql.ledger import SqlLedger
from buddy.adapters.store.sql.missions import SqlMissions
from buddy.adapters.store.sql.step_outcomes import SqlStepOutcomes
from buddy.domain.events.log import Event


class SqlUnitOfWork:
    """What a transaction function gets.

    It neither begins nor commits, so it can join a transaction that belongs to another library,
    such as a durable engine that writes its checkpoint beside our rows. Whoever commits calls
    `flush` as the last statement before, and hands on the events after. The driver's errors come
    through as they are, for their owner decides which of them begin the transaction again.

    Args:
        connection: Inside a transaction that has locked what it reads: on SQLite one begun
            ``IMMEDIATE``, as `buddy.adapters.store.sql.engine` does.
    """

    __slots__ = (
        "artifacts",
        "events",
        "idempotency",
        "ledger",
        "missions",
        "step_outcomes",
        "tool_switches",
    )

    def __init__(self, connection: AsyncConnection) -> None:
        self.missions = SqlMissions(connection)
        self.events = SqlEvents(connection)
        self.ledger = SqlLedger(connection)
        self.artifacts = SqlArtifacts(connection)
        self.tool_switches = SqlToolSwitches(connection)
        self.idempotency = SqlIdempotency(connection)
        self.step_outcomes = SqlStepOutcomes(connection)

    async def flush(self) -> tuple[Event, ...]:
        """Write what is still pending and return the transaction's events with their cursors."""
        return await self.events.flush()
