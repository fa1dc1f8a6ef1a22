"""Leases on a real PostgreSQL: who may beat, who is reaped, and what a beat waits for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import cast
from uuid import uuid4

import psycopg
import pytest

from buddy.adapters.engine.fleet import Carrier, FleetEngine
from buddy.adapters.engine.fleet_database import FleetDatabase
from buddy.adapters.store.sql.store import SqlStore
from buddy.errors import EngineError

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("dbos")]

HELD = """
insert into dbos.workflow_status
  (workflow_uuid, status, name, executor_id, application_name, recovery_attempts)
values (%s, 'PENDING', 'carry_run', %s, 'buddy', 1)
"""
AGE = "update buddy.worker_lease set beat_at = beat_at - interval '1 minute' where executor_id = %s"
SOMEBODY_WAITS = """
do $$ begin
  while not exists (select 1 from pg_locks where not granted) loop perform pg_sleep(0.02); end loop;
end $$
"""
PAST_THE_GRACE = """
select pg_sleep(greatest(0, extract(epoch from
  pg_postmaster_start_time() + interval '1.1 seconds' - clock_timestamp())))
"""
"""Just after its database began to serve, nobody is taken for dead."""
STATUS = "select status from dbos.workflow_status where workflow_uuid = %s"


@pytest.fixture
async def database(postgres_url: str) -> AsyncIterator[FleetDatabase]:
    database = FleetDatabase(postgres_url, lease_seconds=1.0)
    await asyncio.to_thread(database.migrate)
    yield database
    database.dispose()


@pytest.fixture
def worker(database: FleetDatabase, postgres_url: str) -> str:
    """Return a worker with a lease that carries a run of its own name."""
    executor = uuid4().hex
    database.take_lease(executor, f"host:{executor}", 1)
    with psycopg.connect(postgres_url) as connection:
        connection.execute(HELD, (executor, executor))
        connection.execute(PAST_THE_GRACE)
    return executor


def age(url: str, executor: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(AGE, (executor,))


def status(url: str, run: str) -> str:
    with psycopg.connect(url) as connection:
        return str(connection.execute(STATUS, (run,)).fetchall()[0][0])


def test_a_lease_that_ran_out_and_nobody_reaped_lives_on(
    database: FleetDatabase, postgres_url: str, worker: str
) -> None:
    age(postgres_url, worker)
    assert database.beat(worker, 1)
    assert worker not in database.reap()
    assert status(postgres_url, worker) == "PENDING"


def test_a_lease_that_was_reaped_is_lost_with_its_runs(
    database: FleetDatabase, postgres_url: str, worker: str
) -> None:
    age(postgres_url, worker)
    assert worker in database.reap()
    assert not database.beat(worker, 1)
    assert status(postgres_url, worker) == "ENQUEUED"


def test_what_a_worker_takes_after_it_was_reaped_is_reaped_too(
    database: FleetDatabase, postgres_url: str, worker: str
) -> None:
    age(postgres_url, worker)
    database.reap()
    late = uuid4().hex
    with psycopg.connect(postgres_url) as connection:
        connection.execute(HELD, (late, worker))
    assert late in database.reap()


async def test_a_beat_between_the_look_and_the_mark_saves_the_runs(
    database: FleetDatabase, postgres_url: str, worker: str
) -> None:
    age(postgres_url, worker)
    with psycopg.connect(postgres_url) as beating:
        beat = "update buddy.worker_lease set beat_at = clock_timestamp() where executor_id = %s"
        beating.execute(beat, (worker,))
        reaping = asyncio.create_task(asyncio.to_thread(_reap_when_possible, database))
        await asyncio.to_thread(_until_somebody_waits, postgres_url)
        beating.commit()
    assert worker not in await reaping
    assert status(postgres_url, worker) == "PENDING"


def _reap_when_possible(database: FleetDatabase) -> list[str]:
    while True:
        try:
            return list(database.reap())
        except EngineError:  # it has waited for the beat as long as a statement may
            continue


def _until_somebody_waits(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(SOMEBODY_WAITS)


async def test_a_beat_waits_for_no_probe(
    database: FleetDatabase, postgres_url: str, worker: str
) -> None:
    with psycopg.connect(postgres_url) as other:
        other.execute("lock table dbos.dbos_migrations in access exclusive mode")
        probes = [asyncio.create_task(asyncio.to_thread(database.ping)) for _ in range(4)]
        await asyncio.to_thread(_until_somebody_waits, postgres_url)
        assert await asyncio.to_thread(database.beat, worker, 1)
        assert not any(probe.done() for probe in probes)
        other.rollback()
    await asyncio.gather(*probes)


def test_a_beat_gives_up_on_a_lock_before_the_lease_runs_out(
    database: FleetDatabase, postgres_url: str, worker: str
) -> None:
    with psycopg.connect(postgres_url) as other:
        other.execute("lock table buddy.worker_lease in access exclusive mode")
        with pytest.raises(EngineError, match="57014"):
            database.beat(worker, 1)
    assert database.beat(worker, 1)


def test_an_id_belongs_to_one_worker(database: FleetDatabase) -> None:
    executor = uuid4().hex
    database.take_lease(executor, "here:1", 1)
    database.take_lease(executor, "here:1", 2)
    with pytest.raises(EngineError, match="Another worker has this one's id"):
        database.take_lease(executor, "there:1", 1)


@pytest.mark.parametrize("back", [True, False], ids=["given back", "left"])
async def test_a_launch_that_failed_may_be_tried_again(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch, back: bool
) -> None:
    failures = [EngineError("DBOS did not start (OperationalError); see the log")]

    async def launch() -> None:
        if failures:
            raise failures.pop()

    async def shutdown(_grace_seconds: float) -> None:
        pass

    def away(*_: object) -> None:
        raise EngineError("The engine's database does not answer (OperationalError)")

    if not back:
        monkeypatch.setattr(FleetDatabase, "give_back", away)
    carrier = SimpleNamespace(launch=launch, shutdown=shutdown, load=SimpleNamespace(running=0))
    store, executor = SqlStore.postgres(postgres_url), uuid4().hex
    engine = FleetEngine(
        FleetDatabase(postgres_url),
        store.run_in,
        store.steps,
        executor_id=executor,
        carrier=cast("Carrier", carrier),
        places=1,
    )
    with pytest.raises(EngineError, match="did not start"):
        await engine.launch()
    await engine.launch()
    await engine.shutdown(0.0)
    await store.close()
