"""The engine suite on the inline engine.

Its process dies by cancelling its tasks; what a durable engine keeps in a database is here the
journal, which outlives it. An inline engine does not look for open runs, so it is told of them.
"""

import asyncio
from collections.abc import AsyncIterator

import pytest

from buddy.adapters.engine.inline import InlineEngine, Journal
from buddy.adapters.store.memory.store import MemoryStore
from buddy.ports.engine import Engine, RunRequest, Workflow
from buddy.ports.store import Store
from buddy.testing.conformance.engine import EngineSuite
from buddy.testing.conformance.engine_case import Lives, Script, request


class InlineLives:
    def __init__(self) -> None:
        self.store: Store = MemoryStore()
        self._journal: Journal = {}
        self._engine: InlineEngine | None = None

    async def begin(self, workflow: Workflow, *open_runs: RunRequest, limit: int = 100) -> Engine:
        engine = InlineEngine(self.store.transact, limit=limit, journal=self._journal)
        engine.register(workflow)
        await engine.launch()
        for run in open_runs:
            await engine.start(run)
        self._engine = engine
        return engine

    async def die(self) -> None:
        if self._engine is not None:
            await self._engine.shutdown(0.0)
            self._engine = None


class TestInlineEngine(EngineSuite):
    @pytest.fixture
    async def lives(self) -> AsyncIterator[Lives]:
        lives = InlineLives()
        yield lives
        await asyncio.wait_for(lives.die(), 10.0)

    async def test_it_forgets_what_an_ended_run_did(self) -> None:
        journal: Journal = {}
        engine = InlineEngine(MemoryStore().transact, journal=journal)
        script = Script(hold_after="db3")
        engine.register(script.workflow)
        await engine.launch()
        await engine.start(request())
        await script.held.wait()
        assert set(journal[request().run_id]) == {"db1", "effect1:1!", "db2", "effect2:1!", "db3"}
        waiter = asyncio.ensure_future(engine.wait(request().run_id))
        script.go.set()
        await waiter
        assert journal == {}
        await engine.shutdown(0.0)
