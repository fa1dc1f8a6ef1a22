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
from buddy.testing.conformance.engine_case import Lives


class InlineLives:
    def __init__(self) -> None:
        self.store: Store = MemoryStore()
        self._journal: Journal = {}
        self._engine: InlineEngine | None = None

    async def begin(self, workflow: Workflow, *open_runs: RunRequest, limit: int = 100) -> Engine:
        engine = InlineEngine(self.store.transact, limit=limit, journal=self._journal)
        engine.register(workflow)
        await engine.launch()
        for request in open_runs:
            await engine.start(request)
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
