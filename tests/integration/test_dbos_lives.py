"""What counts against a run: deaths of its process under way; no orderly stop, no rest."""

import asyncio
from collections.abc import AsyncIterator, Collection
from pathlib import Path

import pytest

from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.engine.dbos_database import sqlite_database
from buddy.adapters.engine.dbos_runtime import MAX_RECOVERY_ATTEMPTS, DbosRuntime
from buddy.adapters.store.sql.store import SqlStore
from buddy.errors import EngineError
from buddy.ports.engine import StepContext, StepOutcome, Workflow
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.engine_case import STEPS, Script, request, soon, written

pytestmark = pytest.mark.xdist_group("dbos")

RUN = request().run_id
LIVES = MAX_RECOVERY_ATTEMPTS + 1
"""After so many deaths under way a run is given up."""


class Mortal(DbosRuntime):
    """DBOS in a process that may end as a kill ends it: nothing is put right any more."""

    def __init__(self, path: Path, *, killed: bool) -> None:
        super().__init__(sqlite_database(path))
        self._killed = killed

    def destroy(self, *, uncount_but: Collection[str] | None = None) -> None:
        super().destroy(uncount_but=None if self._killed else uncount_but)


class Lives:
    """One folder, and the engines that live in it one after the other."""

    def __init__(self, folder: Path) -> None:
        self.store = SqlStore.sqlite(folder / "buddy.sqlite")
        self._file = folder / "engine.sqlite"
        self._engine: DbosEngine | None = None

    async def begin(self, workflow: Workflow, *, killed: bool, limit: int = 9) -> DbosEngine:
        await self.end()
        await self.store.migrate()
        runtime = Mortal(self._file, killed=killed)
        self._engine = DbosEngine(self.store.steps, runtime, FixedClock(), limit=limit)
        self._engine.register(workflow)
        await self._engine.launch()
        return self._engine

    async def end(self) -> None:
        if self._engine is not None:
            await self._engine.shutdown(0.0)
            self._engine = None


@pytest.fixture
async def lives(tmp_path: Path) -> AsyncIterator[Lives]:
    lives = Lives(tmp_path)
    yield lives
    await lives.end()
    await lives.store.close()


async def under_way(lives: Lives, times: int, *, killed: bool) -> None:
    """Let a run be under way in so many lives that end, killed or in good order."""
    for _ in range(times):
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow, killed=killed)
        await engine.start(request())
        await soon(script.held.wait())


async def test_no_number_of_orderly_stops_gives_a_run_up(lives: Lives) -> None:
    await under_way(lives, LIVES + 1, killed=False)
    engine = await lives.begin(Script().workflow, killed=False)
    assert await soon(engine.wait(RUN)) == {"seen": list(STEPS)}
    assert await written(lives.store) == ["db1", "db2", "db3"]


@pytest.mark.parametrize(("deaths", "given_up"), [(LIVES - 1, False), (LIVES, True)])
async def test_a_run_whose_process_keeps_dying_is_given_up(
    lives: Lives, deaths: int, given_up: bool
) -> None:
    await under_way(lives, deaths, killed=True)
    engine = await lives.begin(Script().workflow, killed=False)
    if given_up:
        with pytest.raises(EngineError, match="broke"):
            await soon(engine.wait(RUN))
        assert not await engine.carries(RUN)
    else:
        assert await soon(engine.wait(RUN)) == {"seen": list(STEPS)}


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "stopped"])
async def test_no_end_of_a_process_counts_against_a_run_that_is_held(
    lives: Lives, killed: bool
) -> None:
    engines: list[DbosEngine] = []
    held, go = asyncio.Event(), asyncio.Event()

    async def workflow(context: StepContext) -> StepOutcome:
        await engines[-1].note_rest(context.request.run_id, resting=True)
        held.set()
        await go.wait()
        await engines[-1].note_rest(context.request.run_id, resting=False)
        return {"went": "on"}

    for _ in range(LIVES + 1):
        held.clear()
        engines.append(await lives.begin(workflow, killed=killed))
        await engines[-1].start(request())
        await soon(held.wait())
    go.set()
    engines.append(await lives.begin(workflow, killed=killed))
    assert await soon(engines[-1].wait(RUN)) == {"went": "on"}


async def test_a_rest_gives_back_no_life_that_ended_under_way(lives: Lives) -> None:
    """Held and let go again in every life, a run that its processes die of is given up too."""
    engines: list[DbosEngine] = []
    under, hold = asyncio.Event(), asyncio.Event()

    async def workflow(context: StepContext) -> StepOutcome:
        for resting in (True, False):
            await engines[-1].note_rest(context.request.run_id, resting=resting)
        under.set()
        await hold.wait()
        return {}

    for _ in range(LIVES):
        under.clear()
        engines.append(await lives.begin(workflow, killed=True))
        await engines[-1].start(request())
        await soon(under.wait())
    engine = await lives.begin(workflow, killed=False)
    with pytest.raises(EngineError, match="broke"):
        await soon(engine.wait(RUN))
