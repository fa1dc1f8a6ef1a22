"""What a fleet of workers shares on PostgreSQL beside DBOS: leases, the reaper, the hand-over.

DBOS takes up only what its own executor left, once, at its start; nothing in its open source
notices a peer that died. So every worker holds a lease that it beats by the database's clock, and
every worker reaps: what a worker without a living lease was carrying goes back into the queue. DBOS
itself fences: each claim has a token, and who lost it cannot record an end.

The statements below, and the count of lives in `dbos_runtime.py`, are the only ones of ours that
write DBOS's tables; the engine's suites run them on the pinned version. Everything here blocks, so
nothing is called on an event loop.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dbos import DBOS
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from buddy.adapters.engine.connections import close_connections
from buddy.adapters.engine.dbos_attempt import workflow_id
from buddy.adapters.engine.dbos_runtime import APPLICATION, PIPELINE_VERSION, QUEUE, WORKFLOW
from buddy.domain.proposal import Priority
from buddy.errors import EngineError

LEASE_SECONDS = 8.0
"""A worker that has not beaten for so long is dead; its runs go to others."""
BEATS = 3.2
"""Beats in the time that a lease lasts: 2.5 s lie between two."""
KEPT_SECONDS = 3600.0
"""How long the lease of a dead worker is kept to be looked at."""

_STATEMENT_SECONDS = 10.0
"""What a probe, a look or an enqueueing waits for the database at most."""

_RANK = {Priority.HIGH: 1, Priority.NORMAL: 2, Priority.LOW: 3}

ENQUEUE = """
select dbos.enqueue_workflow(
  workflow_name => :workflow, queue_name => :queue,
  positional_args => array[cast(:payload as json)], workflow_id => :id,
  app_version => :version, priority => :priority, queue_partition_key => :partition,
  application_name => :application)
"""

_SETUP = (
    "create schema if not exists buddy",
    """
    create table if not exists buddy.worker_lease (
      executor_id text primary key, label text not null,
      started_at timestamptz not null default clock_timestamp(),
      beat_at timestamptz not null default clock_timestamp(),
      running integer not null default 0, places integer not null,
      reaped_at timestamptz)
    """,
    # Only where it is missing: to alter the table would lock it, and all beats out of it.
    """
    do $$ begin
      if not exists (
        select 1 from information_schema.columns where table_schema = 'buddy'
          and table_name = 'worker_lease' and column_name = 'reaped_at') then
        alter table buddy.worker_lease add column reaped_at timestamptz;
      end if;
    end $$
    """,
)
# A second launch of the same process finds its own lease where giving it back has failed.
_TAKE = """
insert into buddy.worker_lease (executor_id, label, places) values (:executor, :label, :places)
on conflict (executor_id) do update
set beat_at = clock_timestamp(), places = excluded.places, reaped_at = null
where worker_lease.label = excluded.label
returning executor_id
"""
# A lease that was reaped stays so: beating it would raise the dead. One that has only run out, for
# the database was away or the worker frozen, and that nobody has reaped, lives on.
_BEAT = """
update buddy.worker_lease set beat_at = clock_timestamp(), running = :running
where executor_id = :executor and reaped_at is null
returning executor_id
"""
_GIVE_BACK = "delete from buddy.worker_lease where executor_id = :executor"
_FORGET = """
delete from buddy.worker_lease where beat_at < clock_timestamp() - make_interval(secs => :kept)
"""
# After a restart of the database every lease is old and every worker alive: they get time to beat.
# The mark on the lease and the runs change in one statement, and a beat that comes between saves
# both: the lease is read again under its lock. A holder of a run that is frozen inside a
# transaction must not keep the others waiting: skip locked.
_REAP = """
with gone as (
  update buddy.worker_lease l set reaped_at = clock_timestamp()
  where l.reaped_at is null and l.beat_at <= clock_timestamp() - make_interval(secs => :ttl)
    and clock_timestamp() > pg_postmaster_start_time() + make_interval(secs => :ttl)
  returning l.executor_id),
dead as (
  select w.workflow_uuid from dbos.workflow_status w
  where w.status = 'PENDING' and w.executor_id is not null
    and w.application_name = :application and w.name = :workflow
    and (w.executor_id in (select executor_id from gone)
      or not exists (
        select 1 from buddy.worker_lease l
        where l.executor_id = w.executor_id and l.reaped_at is null))
    and clock_timestamp() > pg_postmaster_start_time() + make_interval(secs => :ttl)
  for update of w skip locked)
update dbos.workflow_status w
set status = 'ENQUEUED', owner_xid = null, started_at_epoch_ms = null,
    updated_at = (extract(epoch from clock_timestamp()) * 1000)::bigint,
    queue_name = coalesce(queue_name, :queue)
from dead d where w.workflow_uuid = d.workflow_uuid and w.status = 'PENDING'
returning w.workflow_uuid
"""
# A worker that stops in good order says so at once; nobody has to wait for its lease.
_HAND_OVER = """
update dbos.workflow_status
set status = 'ENQUEUED', owner_xid = null, started_at_epoch_ms = null,
    updated_at = (extract(epoch from clock_timestamp()) * 1000)::bigint,
    queue_name = coalesce(queue_name, :queue)
where status = 'PENDING' and executor_id = :executor
returning workflow_uuid
"""
_CARRIED = """
select 1 from dbos.workflow_status
where (workflow_uuid = :run or workflow_uuid like :attempts)
  and status in ('PENDING', 'ENQUEUED', 'DELAYED') limit 1
"""
_LOAD = """
select
  (select coalesce(sum(running), 0) from buddy.worker_lease
   where beat_at > clock_timestamp() - make_interval(secs => :ttl)) as running,
  (select coalesce(sum(places), 0) from buddy.worker_lease
   where beat_at > clock_timestamp() - make_interval(secs => :ttl)) as places,
  (select count(*) from dbos.workflow_status
   where queue_name = :queue and status = 'ENQUEUED') as queued
"""
_PING = "select count(*) from dbos.dbos_migrations"


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetLoad:
    """How busy all living workers are together."""

    running: int
    queued: int
    places: int


class FleetDatabase:
    """Leases, the reaper and the hand-over, on the database of the store.

    Args:
        url: ``postgresql://…``, as the store's.
        lease_seconds: How long a lease lasts without a beat.
    """

    def __init__(self, url: str, *, lease_seconds: float = LEASE_SECONDS) -> None:
        self.url = make_url(url).set(drivername="postgresql+psycopg")
        self.lease_seconds = lease_seconds
        self._engine = self._connections(2, 2, _STATEMENT_SECONDS)
        # The lease's alone: a beat waits for no probe, and for no lock longer than a lease allows.
        self._beats = self._connections(1, 0, max(lease_seconds / 4, 0.25))

    def _connections(self, size: int, more: int, statement_seconds: float) -> Engine:
        milliseconds = round(statement_seconds * 1000)
        return create_engine(
            self.url,
            pool_size=size,
            max_overflow=more,
            pool_timeout=_STATEMENT_SECONDS,
            pool_pre_ping=True,
            isolation_level="AUTOCOMMIT",
            connect_args={
                "connect_timeout": min(5, math.ceil(statement_seconds)),
                "tcp_user_timeout": milliseconds,
                "options": f"-c idle_in_transaction_session_timeout=10s "
                f"-c statement_timeout={milliseconds}",
            },
        )

    def migrate(self) -> None:
        """Bring DBOS's tables and ours up to date; several processes may do so at once.

        Raises:
            EngineError: The database does not answer, or refuses.
        """
        try:
            DBOS.migrate(self.url.render_as_string(hide_password=False))
            with self._engine.connect() as connection:
                connection.execute(text("select pg_advisory_lock(hashtext('buddy.worker_lease'))"))
                try:
                    for statement in _SETUP:
                        connection.execute(text(statement))
                finally:
                    connection.execute(
                        text("select pg_advisory_unlock(hashtext('buddy.worker_lease'))")
                    )
        except SQLAlchemyError as error:
            raise EngineError(
                f"The engine's tables could not be made ({_name(error)}); see the log"
            ) from error

    def enqueue(self, values: Mapping[str, Any]) -> None:
        """Enqueue an attempt in a transaction of its own; one that is there stays as it is."""
        self._run(ENQUEUE, values)

    def take_lease(self, executor_id: str, label: str, places: int) -> None:
        """Begin to be alive; once more after a launch that failed.

        Raises:
            EngineError: Another worker has this id, or the database does not answer.
        """
        values = {"executor": executor_id, "label": label, "places": places}
        if not self._run(_TAKE, values):
            raise EngineError("Another worker has this one's id; start it anew to get another")

    def beat(self, executor_id: str, running: int) -> bool:
        """Stay alive; False where the lease was reaped, so that others have the runs."""
        values = {"executor": executor_id, "running": running, "ttl": self.lease_seconds}
        return bool(self._run(_BEAT, values, self._beats))

    def give_back(self, executor_id: str) -> Sequence[str]:
        """Stop in good order: put what is still carried back into the queue, and return it."""
        values = {"executor": executor_id, "queue": QUEUE}
        handed = self._run(_HAND_OVER, values)
        self._run(_GIVE_BACK, {"executor": executor_id})
        return [row[0] for row in handed]

    def reap(self) -> Sequence[str]:
        """Put the runs of dead workers back into the queue, and return their workflows' ids."""
        values = {
            "application": APPLICATION,
            "workflow": WORKFLOW,
            "ttl": self.lease_seconds,
            "queue": QUEUE,
        }
        reaped = self._run(_REAP, values, self._beats)
        self._run(_FORGET, {"kept": KEPT_SECONDS}, self._beats)
        return [row[0] for row in reaped]

    def carries(self, run_id: str) -> bool:
        """Tell whether any attempt of a run is queued or carried."""
        return bool(self._run(_CARRIED, {"run": run_id, "attempts": f"{_literal(run_id)}:%"}))

    def load(self) -> FleetLoad:
        """Return how busy the fleet is."""
        (row,) = self._run(_LOAD, {"ttl": self.lease_seconds, "queue": QUEUE})
        return FleetLoad(running=row[0], places=row[1], queued=row[2])

    def ping(self) -> None:
        """Read something real."""
        self._run(_PING, {})

    def dispose(self) -> None:
        """Close all connections."""
        close_connections(self._engine)
        close_connections(self._beats)

    def _run(
        self, statement: str, values: Mapping[str, Any], engine: Engine | None = None
    ) -> Sequence[Any]:
        """Run a statement and return its rows.

        Raises:
            EngineError: The database does not answer, or refuses.
        """
        try:
            with (engine or self._engine).connect() as connection:
                done = connection.execute(text(statement), dict(values))
                return done.all() if done.returns_rows else ()
        except SQLAlchemyError as error:
            raise EngineError(
                f"The engine's database does not answer ({_name(error)}); trying again helps once "
                "it is back"
            ) from error


def enqueue_values(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values for `ENQUEUE` of an attempt (`dbos_attempt.to_payload`)."""
    return {
        "workflow": WORKFLOW,
        "queue": QUEUE,
        "payload": json.dumps(dict(payload)),
        "id": workflow_id(payload["run_id"], payload["attempt"]),
        "version": PIPELINE_VERSION,
        "priority": _RANK[Priority(payload["priority"])],
        "partition": payload["user_id"],
        "application": APPLICATION,
    }


def _literal(run_id: str) -> str:
    """Return a run id as LIKE takes it literally: ids hold underscores."""
    return run_id.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%")


def _name(error: SQLAlchemyError) -> str:
    original = error.orig if isinstance(error, DBAPIError) else None
    return str(getattr(original, "sqlstate", None) or type(original or error).__name__)
