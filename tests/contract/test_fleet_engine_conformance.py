"""The engine suite on a fleet of one: runs enqueued in PostgreSQL, taken and carried by a worker.

A worker dies by giving everything up where it stands, its lease with it, which is what a kill
leaves; the next one reaps. `tests/integration/test_fleet.py` kills real ones. Runs of a fleet end
anywhere, so its engine sends waiters to the log; here they are told by DBOS's records.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from threading import Thread
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from dbos import DBOS

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.engine.dbos_database import postgres_database
from buddy.adapters.engine.dbos_runtime import (
    MAX_RECOVERY_ATTEMPTS,
    QUEUE,
    DbosRuntime,
    RunQueue,
)
from buddy.adapters.engine.fleet import FleetEngine
from buddy.adapters.engine.fleet_database import FleetDatabase
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import RunId
from buddy.errors import EngineError, RunNotFound
from buddy.ports.engine import Engine, EngineLoad, RunRequest, StepOutcome, Workflow
from buddy.ports.store import Store
from buddy.testing.conformance.engine import EngineSuite
from buddy.testing.conformance.engine_case import (
    STEPS,
    Lives,
    Script,
    ended,
    request,
    soon,
)

pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("dbos")]

POLL_SECONDS = 0.02
LEASE_SECONDS = 2.0
"""The server has to be up for so long before anybody reaps."""
EMPTY = """
do $$ declare name text; begin
  for name in select format('%I.%I', schemaname, tablename) from pg_tables
              where schemaname = 'dbos' and tablename <> 'dbos_migrations'
  loop execute 'truncate ' || name || ' cascade'; end loop;
end $$
"""
AGE = "update buddy.worker_lease set beat_at = beat_at - interval '1 hour'"


class WatchedFleet(FleetEngine):
    """A fleet whose runs can be waited for without a log."""

    def __init__(self, url: str, store: SqlStore, limit: int) -> None:
        self.executor_id = uuid4().hex
        self.lost: list[str] = []
        self.fleet = FleetDatabase(url, lease_seconds=LEASE_SECONDS)
        queue = RunQueue(QUEUE, limit, POLL_SECONDS)
        database = postgres_database(url)
        self.runtime = DbosRuntime(database, executor_id=self.executor_id, queue=queue)
        self.worker = DbosEngine(
            store.steps, self.runtime, SystemClock(), limit=limit, from_queue=True
        )
        super().__init__(
            self.fleet,
            store.run_in,
            store.steps,
            executor_id=self.executor_id,
            carrier=self.worker,
            places=limit,
            lost=self.lost.append,
            leave=self.lost.append,  # a real worker ends there, and these tests with it
        )

    @property
    def load(self) -> EngineLoad:
        seen = self.fleet.load()
        return EngineLoad(running=self.worker.load.running, queued=seen.queued, limit=seen.places)

    async def wait(self, run_id: RunId) -> StepOutcome | None:
        while True:
            records = await asyncio.to_thread(self.runtime.records_of_run, run_id)
            if not records:
                raise RunNotFound(run_id)
            last = records[-1]
            if last.state == "broken":
                raise EngineError(last.problem)
            if last.state == "ended":
                output = last.output or {}
                return None if "parked" in output else output["outcome"]
            handle: Any = await asyncio.to_thread(DBOS.retrieve_workflow, last.workflow_id)
            await _ended(handle)


async def _ended(handle: Any) -> None:
    """Wait for a workflow, in a thread that may be left behind.

    One that waits for a run that was emptied away never ends, and a test's event loop waits for
    the threads that it lends out.
    """
    loop, over = asyncio.get_running_loop(), asyncio.Event()

    def work() -> None:
        with suppress(Exception):  # how it ended, its record says
            handle.get_result(polling_interval_sec=POLL_SECONDS)
        with suppress(RuntimeError):  # the test is over, and its loop
            loop.call_soon_threadsafe(over.set)

    Thread(target=work, daemon=True).start()
    await over.wait()


class FleetLives:
    def __init__(self, url: str) -> None:
        self._url = url
        self._sql = SqlStore.postgres(url)
        self.store: Store = self._sql
        self._engine: WatchedFleet | None = None

    async def begin(self, workflow: Workflow, *open_runs: RunRequest, limit: int = 100) -> Engine:
        engine = WatchedFleet(self._url, self._sql, limit)
        self._engine = engine
        engine.register(workflow)
        await engine.launch()
        await asyncio.to_thread(engine.fleet.reap)
        for open_run in open_runs:
            await engine.start(open_run)
        return engine

    def empty(self) -> None:
        """Leave nothing of the engine's for the next test on this database."""
        with psycopg.connect(self._url) as connection:
            connection.execute(EMPTY)

    async def die(self) -> None:
        engine, self._engine = self._engine, None
        if engine is None:
            return
        await engine.worker.shutdown(0.0)
        with psycopg.connect(self._url) as connection:
            connection.execute(AGE)
        await asyncio.to_thread(engine.fleet.reap)
        await engine.shutdown(0.0)

    async def leave(self) -> None:
        """End the life in good order, and hand over what it leaves."""
        engine, self._engine = self._engine, None
        if engine is not None:
            await engine.shutdown(0.0)


class TestFleetEngine(EngineSuite):
    @pytest.fixture
    async def lives(self, postgres_url: str) -> AsyncIterator[FleetLives]:
        lives = FleetLives(postgres_url)
        yield lives
        await asyncio.wait_for(lives.die(), 30.0)
        await lives.store.close()
        lives.empty()

    async def test_in_the_queue_it_ends_before_its_first_step(self, lives: Lives) -> None:
        """Nobody carries a queued run, so nobody can be told: its mission is cancelled at once.

        The workflow finds that out in its first step, which drops the run.
        """
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow, limit=1)
        await engine.start(request(1))
        await soon(script.held.wait())
        await engine.start(request(2))
        assert await engine.cancel(request(2).run_id) is False
        script.go.set()
        await ended(engine, 1)
        await ended(engine, 2)

    async def test_who_waits_for_a_run_is_told_that_the_engine_stops(self, lives: Lives) -> None:
        """Nobody waits at a fleet's engine: who asks is sent to the log, and waits there."""
        engine = await lives.begin(Script().workflow)
        assert isinstance(engine, WatchedFleet)
        with pytest.raises(RunNotFound):
            await FleetEngine.wait(engine, request(1).run_id)

    async def test_no_number_of_orderly_stops_gives_a_run_up(self, lives: FleetLives) -> None:
        script = Script(hold_in="effect1")
        for _ in range(MAX_RECOVERY_ATTEMPTS + 2):
            engine = await lives.begin(script.workflow, request())
            await soon(script.held.wait())
            script.held.clear()
            await lives.leave()
        script.go.set()
        engine = await lives.begin(script.workflow)
        assert await soon(engine.wait(request().run_id)) == {"seen": list(STEPS)}

    async def test_a_run_whose_workers_keep_dying_is_given_up(
        self, lives: FleetLives, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(DbosRuntime, "_uncount", _nothing)
        script = Script(hold_in="effect1")
        for _ in range(MAX_RECOVERY_ATTEMPTS + 1):
            await lives.begin(script.workflow, request())
            await soon(script.held.wait())
            script.held.clear()
            await lives.die()
        engine = await lives.begin(script.workflow)
        with pytest.raises(EngineError, match="MAX_RECOVERY_ATTEMPTS_EXCEEDED"):
            await soon(engine.wait(request().run_id))
        assert not await engine.carries(request().run_id)

    async def test_no_death_of_a_worker_counts_against_a_run_that_it_holds(
        self, lives: FleetLives, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(DbosRuntime, "_uncount", _nothing)
        script = Script(hold_in="effect1")
        for _ in range(MAX_RECOVERY_ATTEMPTS + 2):
            engine = await lives.begin(script.workflow, request())
            await soon(script.held.wait())
            await engine.note_rest(request().run_id, resting=True)
            script.held.clear()
            await lives.die()
        script.go.set()
        engine = await lives.begin(script.workflow)
        assert await soon(engine.wait(request().run_id)) == {"seen": list(STEPS)}


def _nothing(*_: object) -> None:
    """Put nothing right: the process was killed."""
