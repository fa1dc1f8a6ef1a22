"""A unit of work on a connection that somebody else begins and commits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text

from buddy.adapters.store.sql.audit import SqlAudit
from buddy.adapters.store.sql.catalog import SqlArtifacts, SqlIdempotency, SqlToolSwitches
from buddy.adapters.store.sql.dialect import own_transaction_id
from buddy.adapters.store.sql.durations import SqlDurations
from buddy.adapters.store.sql.event_log import SqlEvents
from buddy.adapters.store.sql.instance import SqlInstance
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.ledger import SqlLedger
from buddy.adapters.store.sql.missions import SqlMissions
from buddy.adapters.store.sql.records import SqlRecords
from buddy.adapters.store.sql.step_outcomes import SqlStepOutcomes
from buddy.domain.events.log import Event


class SqlUnitOfWork:
    """What a transaction function gets.

    It neither begins nor commits, so it can join a transaction that belongs to another library,
    such as a durable engine that writes its checkpoint beside our rows. Whoever commits calls
    `flush` as the last statement before, and hands on the events after. The driver's errors come
    through as they are, for their owner decides which of them begin the transaction again.

    Args:
        connection: Inside a transaction that keeps what it has read: on SQLite one begun
            ``IMMEDIATE``, as `buddy.adapters.store.sql.engine` does; on PostgreSQL one at READ
            COMMITTED, with the schema on its search path.
    """

    __slots__ = (
        "_connection",
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

    def __init__(self, connection: Lane) -> None:
        self._connection = connection
        self.missions = SqlMissions(connection)
        self.audit = SqlAudit(connection)
        self.events = SqlEvents(connection, self.audit)
        self.ledger = SqlLedger(connection)
        self.artifacts = SqlArtifacts(connection)
        self.tool_switches = SqlToolSwitches(connection)
        self.durations = SqlDurations(connection)
        self.idempotency = SqlIdempotency(connection)
        self.instance = SqlInstance(connection)
        self.records = SqlRecords(connection)
        self.step_outcomes = SqlStepOutcomes(connection)

    async def flush(self) -> tuple[Event, ...]:
        """Write what is still pending and return the transaction's events with their cursors."""
        return await self.events.flush()

    async def run(self, statement: str, values: Mapping[str, Any]) -> None:
        """Run a statement of somebody whose tables are in the same database.

        Args:
            statement: Its parameters are written ``:name``.
            values: For them.
        """
        await self._connection.execute(text(statement), dict(values))

    async def transaction_id(self) -> str | None:
        """Return by which name the server can be asked what became of the transaction.

        None where it cannot be asked, or where there is nothing to ask, for nothing was written.
        """
        return self.events.transaction_id or await own_transaction_id(self._connection)
