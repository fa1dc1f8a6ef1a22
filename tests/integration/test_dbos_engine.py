"""What the durable engine promises beyond the suite of all engines: its lives, and its records."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.adapters.engine import dbos_retention
from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.engine.dbos_retention import KEPT_SECONDS
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import EffectKey
from buddy.errors import BudgetExceeded, EngineError, RunNotFound
from buddy.ports.engine import RunCancelled, StepContext, StepOutcome, Workflow
from buddy.ports.store import UnitOfWork
from buddy.testing.clock import FixedClock
from buddy.testing.conformance.engine_case import (
    DEVIATION,
    STEPS,
    Script,
    request,
    soon,
    writes,
    written,
)
from sqlite_helpers import fresh

pytestmark = pytest.mark.xdist_group("dbos")

RUN = request().run_id
LONG_AFTER = 100 * 365 * 24 * 3600.0


class Lives:
    """One folder, and the engines that live in it one after the other."""

    def __init__(self, folder: Path) -> None:
        self.store = SqlStore.sqlite(folder / "buddy.sqlite")
        self.file = folder / "engine.sqlite"
        self.clock = FixedClock()
        self._engine: DbosEngine | None = None

    async def begin(self, workflow: Workflow) -> DbosEngine:
        await self.die()
        await self.store.migrate()
        self._engine = DbosEngine.sqlite(self.store.steps, self.file, self.clock)
        self._engine.register(workflow)
        await self._engine.launch()
        return self._engine

    async def die(self) -> None:
        if self._engine is not None:
            await self._engine.shutdown(0.0)
            self._engine = None


@pytest.fixture
async def lives(tmp_path: Path) -> AsyncIterator[Lives]:
    await asyncio.to_thread(fresh, tmp_path)
    lives = Lives(tmp_path)
    yield lives
    await lives.die()
    await lives.store.close()


async def park(context: StepContext) -> StepOutcome:
    await context.database_step("before", writes(context, "before"))
    await context.park(DEVIATION)
    await context.database_step("after", writes(context, "after"))
    return {"went": "on"}


async def test_an_outcome_of_an_earlier_life_is_still_known(lives: Lives) -> None:
    script = Script()
    engine = await lives.begin(script.workflow)
    await engine.start(request())
    outcome = await soon(engine.wait(RUN))
    engine = await lives.begin(script.workflow)
    assert await soon(engine.wait(RUN)) == outcome == {"seen": list(STEPS)}
    await engine.start(request())
    assert await soon(engine.wait(RUN)) == outcome
    assert script.ran == list(STEPS)


async def test_a_run_whose_step_was_done_elsewhere_begins_anew(lives: Lives) -> None:
    reached, go, remembered = asyncio.Event(), asyncio.Event(), list[bool]()

    async def workflow(context: StepContext) -> StepOutcome:
        remembered.append(context.remembered("announced"))
        await context.database_step("first", writes(context, "first"))
        reached.set()
        await go.wait()
        await context.database_step("announced", writes(context, "here"))
        return {"went": "on"}

    async def elsewhere(_uow: UnitOfWork) -> StepOutcome:
        return {"outcome": {"wrote": "elsewhere"}, "by": "another"}

    engine = await lives.begin(workflow)
    await engine.start(request())
    await soon(reached.wait())
    await lives.store.steps.run_step(request(), "announced", elsewhere)
    go.set()
    assert await soon(engine.wait(RUN)) == {"went": "on"}
    assert remembered == [False, True]
    assert await written(lives.store) == ["first"]


async def test_a_run_that_broke_in_an_earlier_life_says_so(lives: Lives) -> None:
    async def breaks(_context: StepContext) -> StepOutcome:
        raise ZeroDivisionError("a secret")

    engine = await lives.begin(breaks)
    await engine.start(request())
    with pytest.raises(EngineError):
        await soon(engine.wait(RUN))
    engine = await lives.begin(breaks)
    with pytest.raises(EngineError) as caught:
        await soon(engine.wait(RUN))
    assert not isinstance(caught.value, RunNotFound)
    assert b"a secret" not in lives.file.read_bytes()


async def test_a_parked_run_of_an_earlier_life_is_held_once_it_is_named(lives: Lives) -> None:
    engine = await lives.begin(park)
    await engine.start(request())
    assert await soon(engine.wait(RUN)) is None
    engine = await lives.begin(park)
    assert not await engine.carries(RUN)
    await engine.start(request())
    assert await soon(engine.wait(RUN)) is None
    assert await engine.carries(RUN)
    assert await written(lives.store) == ["before"]
    await engine.continue_(request(), 2)
    assert await soon(engine.wait(RUN)) == {"went": "on"}
    assert not await engine.carries(RUN)
    assert await written(lives.store) == ["before", "after"]


async def test_a_continuation_remembers_the_effects_of_the_attempts_before(lives: Lives) -> None:
    called: list[EffectKey] = []

    async def workflow(context: StepContext) -> StepOutcome:
        async def call(key: EffectKey) -> StepOutcome:
            called.append(key)
            return {"number": len(called)}

        first = await context.effect_step("call", 1, call)
        await context.park(DEVIATION)
        second = await context.effect_step("call", 2, call)
        await context.park(DEVIATION)
        third = await context.effect_step("call", 3, call)
        return {"numbers": [each["number"] for each in (first, second, third)]}

    for attempt in (1, 2, 3):
        engine = await lives.begin(workflow)
        await engine.continue_(request(), attempt)
        outcome = await soon(engine.wait(RUN))
    assert outcome == {"numbers": [1, 2, 3]}
    assert called == [f"{RUN}:call:{number}" for number in (1, 2, 3)]


async def test_a_failure_is_met_again_by_the_next_life(lives: Lives) -> None:
    """Or the run would go another way than the steps it has committed since."""
    ran: list[str] = []
    held = asyncio.Event()

    async def refuse(_uow: UnitOfWork) -> StepOutcome:
        ran.append("refused")
        raise BudgetExceeded("Budget exceeded: $5.23 > $5.00 limit", needed="5.23")

    async def workflow(context: StepContext) -> StepOutcome:
        try:
            await context.database_step("reserve", refuse)
        except BudgetExceeded as error:
            await context.database_step("end", writes(context, error.message))
        if not held.is_set():
            held.set()
            await asyncio.Event().wait()
        return {}

    engine = await lives.begin(workflow)
    await engine.start(request())
    await soon(held.wait())
    engine = await lives.begin(workflow)
    await soon(engine.wait(RUN))
    assert ran == ["refused"]
    assert await written(lives.store) == ["Budget exceeded: $5.23 > $5.00 limit"]


@pytest.mark.parametrize("where", ["effect", "database", "park"])
async def test_a_cancellation_once_delivered_is_delivered_to_the_next_life(
    lives: Lives, where: str
) -> None:
    held, delivered, go = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def hang(_key: EffectKey) -> StepOutcome:
        held.set()
        await asyncio.Event().wait()
        return {}

    async def workflow(context: StepContext) -> StepOutcome:
        try:
            if where == "effect":
                await context.effect_step("hangs", 1, hang)
            if not held.is_set():
                held.set()
                await go.wait()
            if where == "park":
                await context.park(DEVIATION)
            await context.database_step("goes on", writes(context, "goes on"))
        except RunCancelled:
            if not delivered.is_set():
                delivered.set()
                await asyncio.Event().wait()
            await context.database_step("end", writes(context, "cancelled"))
        return {}

    engine = await lives.begin(workflow)
    await engine.start(request())
    await soon(held.wait())
    assert await engine.cancel(RUN)
    go.set()
    await soon(delivered.wait())
    engine = await lives.begin(workflow)
    assert await soon(engine.wait(RUN)) == {}
    assert await written(lives.store) == ["cancelled"]


async def test_without_the_engines_file_the_store_still_remembers(lives: Lives) -> None:
    first = Script(hold_after="effect2")
    engine = await lives.begin(first.workflow)
    await engine.start(request())
    await soon(first.held.wait())
    await lives.die()
    for part in ("", "-wal", "-shm"):
        lives.file.with_name(lives.file.name + part).unlink(missing_ok=True)
    second = Script()
    engine = await lives.begin(second.workflow)
    with pytest.raises(RunNotFound):
        await engine.wait(RUN)
    await engine.start(request())
    await soon(engine.wait(RUN))
    assert second.ran == ["db3"]
    assert await written(lives.store) == ["db1", "db2", "db3"]


async def test_what_has_been_over_for_long_is_forgotten_and_what_may_go_on_is_not(
    lives: Lives,
) -> None:
    async def workflow(context: StepContext) -> StepOutcome:
        return await (park(context) if context.request == request(2) else once(context))

    async def once(context: StepContext) -> StepOutcome:
        return await context.database_step("once", writes(context, "once"))

    engine = await lives.begin(workflow)
    for number in (1, 2):
        await engine.start(request(number))
        await soon(engine.wait(request(number).run_id))
    lives.clock.advance(LONG_AFTER + KEPT_SECONDS)
    assert await engine.retention.forget_old() == 1
    with pytest.raises(RunNotFound):
        await engine.wait(request(1).run_id)
    assert await lives.store.steps.recall(request(1)) == {}
    assert set(await lives.store.steps.recall(request(2))) == {"before"}
    engine = await lives.begin(workflow)
    await engine.start(request(2))  # of which DBOS has no record any more
    assert await soon(engine.wait(request(2).run_id)) is None
    assert await written(lives.store, 2) == ["before"]

    await engine.continue_(request(2), 2)
    assert await soon(engine.wait(request(2).run_id)) == {"went": "on"}
    assert await engine.retention.forget_old() == 1
    with pytest.raises(RunNotFound):
        await engine.wait(request(2).run_id)
    assert await lives.store.steps.recall(request(2)) == {}
    assert await written(lives.store, 2) == ["before", "after"]


async def test_parked_runs_do_not_keep_others_from_being_forgotten(
    lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def workflow(context: StepContext) -> StepOutcome:
        return {} if context.request == request(9) else await park(context)

    monkeypatch.setattr(dbos_retention, "BATCH", 2)
    engine = await lives.begin(workflow)
    for number in (1, 2, 3, 9):
        await engine.start(request(number))
        await soon(engine.wait(request(number).run_id))
    lives.clock.advance(LONG_AFTER + KEPT_SECONDS)
    assert await engine.retention.forget_old() == 1
    with pytest.raises(RunNotFound):
        await engine.wait(request(9).run_id)
    assert await engine.retention.forget_old() == 0


async def test_a_run_that_a_stopping_engine_leaves_is_not_lost(lives: Lives) -> None:
    script = Script(hold_in="effect1")
    engine = await lives.begin(script.workflow)
    await engine.start(request())
    await soon(script.held.wait())
    await lives.die()
    assert await engine.carries(RUN)  # or a sweep of this process would end its mission
    engine = await lives.begin(Script().workflow)
    assert await engine.carries(RUN)
    assert await soon(engine.wait(RUN)) == {"seen": list(STEPS)}


async def test_a_process_has_one_such_engine_at_a_time(lives: Lives, tmp_path: Path) -> None:
    await lives.begin(park)
    other = DbosEngine.sqlite(lives.store.steps, tmp_path / "other.sqlite", FixedClock())
    other.register(park)
    with pytest.raises(EngineError, match="once"):
        await other.launch()
    await other.shutdown(0.0)


async def test_the_loops_own_threads_outlive_the_engine(lives: Lives) -> None:
    """DBOS, launched on a running loop, would take that loop's thread pool along."""
    engine = await lives.begin(Script().workflow)
    await engine.start(request())
    await soon(engine.wait(RUN))
    await lives.die()
    assert await asyncio.to_thread(lambda: "alive") == "alive"


async def test_to_launch_without_a_workflow_is_refused(lives: Lives) -> None:
    engine = DbosEngine.sqlite(lives.store.steps, lives.file, lives.clock)
    with pytest.raises(EngineError, match="register"):
        await engine.launch()
    with pytest.raises(EngineError):
        await engine.ping()
