"""A database of the engine that refuses for a while: no run is lost by it, no place either."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from buddy.adapters.engine import dbos, dbos_records
from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.engine.dbos_database import sqlite_database
from buddy.adapters.engine.dbos_runtime import DbosRuntime, Payload, Record
from buddy.adapters.store.sql.store import SqlStore
from buddy.ports.engine import Workflow
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.engine_case import STEPS, Script, request, soon

pytestmark = pytest.mark.xdist_group("dbos")

RUN = request().run_id


class Refusing(DbosRuntime):
    """DBOS on a database that refuses the next few writes and looks."""

    writes = 0
    looks = 0

    def carry(self, workflow_id: str, payload: Payload) -> dict[str, Any]:
        if self.writes:
            self.writes -= 1
            raise OperationalError("insert", {}, OSError("database or disk is full"))
        return super().carry(workflow_id, payload)

    def records(self, workflow_ids: Sequence[str]) -> list[Record]:
        if self.looks:
            self.looks -= 1
            raise OperationalError("select", {}, OSError("disk I/O error"))
        return super().records(workflow_ids)


Begin = Callable[[Workflow, Refusing], Any]


@pytest.fixture
async def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Begin]:
    for module in (dbos, dbos_records):
        monkeypatch.setattr(module, "AGAIN_SECONDS", 0.0)
    store = SqlStore.sqlite(tmp_path / "buddy.sqlite")
    await store.migrate()
    engines: list[DbosEngine] = []

    async def end() -> None:
        while engines:
            await engines.pop().shutdown(0.0)

    async def begin(workflow: Workflow, runtime: Refusing) -> DbosEngine:
        await end()
        engines.append(DbosEngine(store.steps, runtime, FixedClock(), limit=1))
        engines[0].register(workflow)
        await engines[0].launch()
        return engines[0]

    yield begin
    await end()
    await store.close()


@pytest.fixture
def runtime(tmp_path: Path) -> Callable[[], Refusing]:
    return lambda: Refusing(sqlite_database(tmp_path / "engine.sqlite"))


async def test_a_run_that_dbos_could_not_record_is_begun_when_it_can(
    begin: Begin, runtime: Callable[[], Refusing]
) -> None:
    refusing = runtime()
    refusing.writes, refusing.looks = 3, 2
    engine = await begin(Script().workflow, refusing)
    await engine.start(request())
    assert await engine.carries(RUN)
    assert await soon(engine.wait(RUN)) == {"seen": list(STEPS)}
    assert (refusing.writes, refusing.looks) == (0, 0)
    await engine.start(request(2))  # there is one place, and it is free again
    assert await soon(engine.wait(request(2).run_id)) == {"seen": list(STEPS)}


async def test_the_end_of_a_taken_up_run_is_looked_for_again(
    begin: Begin, runtime: Callable[[], Refusing]
) -> None:
    script = Script(hold_in="effect1")
    engine = await begin(script.workflow, runtime())
    await engine.start(request())
    await soon(script.held.wait())
    script = Script(hold_in="effect1")
    refusing = runtime()
    engine = await begin(script.workflow, refusing)
    await soon(script.held.wait())
    refusing.looks = 2
    script.go.set()
    assert await soon(engine.wait(RUN)) == {"seen": list(STEPS)}
    assert refusing.looks == 0
    assert engine.load.running == 0
