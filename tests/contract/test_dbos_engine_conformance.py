"""The engine suite on DBOS over SQLite, in files that outlive the engine.

Its process dies by giving everything up where it stands, which is what a kill leaves in the two
databases; `tests/integration/test_dbos_kill.py` kills real ones. DBOS is one per process, so these
tests stay in one worker.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.adapters.clock.system import SystemClock
from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.store.sql.store import SqlStore
from buddy.ports.engine import Engine, RunRequest, Workflow
from buddy.ports.store import Store
from buddy.testing.conformance.engine import EngineSuite
from buddy.testing.conformance.engine_case import Lives
from sqlite_helpers import fresh

pytestmark = pytest.mark.xdist_group("dbos")


class DbosLives:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sql = SqlStore.sqlite(folder / "buddy.sqlite")
        self.store: Store = self._sql
        self._engine: DbosEngine | None = None

    async def begin(self, workflow: Workflow, *open_runs: RunRequest, limit: int = 100) -> Engine:
        await self.store.migrate()
        path = self._folder / "engine.sqlite"
        engine = DbosEngine.sqlite(self._sql.steps, path, SystemClock(), limit=limit)
        self._engine = engine
        engine.register(workflow)
        await engine.launch()
        for request in open_runs:  # those without a place lived in memory; the store names them
            await engine.start(request)
        return engine

    async def die(self) -> None:
        if self._engine is not None:
            await self._engine.shutdown(0.0)
            self._engine = None


class TestDbosEngine(EngineSuite):
    @pytest.fixture
    async def lives(self, tmp_path: Path) -> AsyncIterator[Lives]:
        await asyncio.to_thread(fresh, tmp_path)
        lives = DbosLives(tmp_path)
        yield lives
        await asyncio.wait_for(lives.die(), 20.0)
        await lives.store.close()
