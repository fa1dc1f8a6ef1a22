"""What every adapter of the engine port must do.

Subclass `EngineSuite` in a test module and override the fixture `lives`, which also says how the
engine's process dies and comes back.
"""

# ruff: noqa: D102, PLR2004  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio

import pytest

from buddy.domain.ids import EffectKey
from buddy.domain.proposal import Priority
from buddy.errors import EngineError, EngineStopping, RunNotFound
from buddy.ports.engine import StepContext, StepOutcome
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.engine_cancel import CancelTests
from buddy.testing.conformance.engine_case import (
    STEPS,
    EngineCase,
    Lives,
    Script,
    ended,
    request,
    soon,
    writes,
    written,
)
from buddy.testing.conformance.engine_crash import CrashTests
from buddy.testing.conformance.engine_park import ParkTests
from buddy.testing.conformance.engine_signals import SignalTests


class CarryTests(EngineCase):
    """Runs that nothing happens to."""

    async def test_a_run_does_its_steps_in_order_and_once(self, lives: Lives) -> None:
        script = Script()
        engine = await lives.begin(script.workflow, limit=2)
        await engine.start(request())
        await ended(engine)
        assert script.ran == list(STEPS)
        assert await written(lives.store) == ["db1", "db2", "db3"]

    async def test_wait_returns_what_the_workflow_returned(self, lives: Lives) -> None:
        script = Script(hold_after="db3")
        engine = await lives.begin(script.workflow)
        await engine.start(request())
        await soon(script.held.wait())
        waiters = [asyncio.ensure_future(engine.wait(request().run_id)) for _ in range(3)]
        script.go.set()
        for waiter in waiters:
            assert await soon(waiter) == {"seen": list(STEPS)}

    async def test_an_abandoned_wait_leaves_the_run_alone(self, lives: Lives) -> None:
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow)
        await engine.start(request())
        await soon(script.held.wait())
        waiter = asyncio.ensure_future(engine.wait(request().run_id))
        await asyncio.sleep(0)
        waiter.cancel()
        await asyncio.gather(waiter, return_exceptions=True)
        other = asyncio.ensure_future(engine.wait(request().run_id))
        script.go.set()
        assert await soon(other) == {"seen": list(STEPS)}

    async def test_waiting_for_an_unknown_run_says_so(self, lives: Lives) -> None:
        engine = await lives.begin(Script().workflow)
        with pytest.raises(RunNotFound):
            await engine.wait(request(99).run_id)

    async def test_start_twice_is_once(self, lives: Lives) -> None:
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow)
        await engine.start(request())
        await soon(script.held.wait())
        await engine.start(request())
        waiter = asyncio.ensure_future(engine.wait(request().run_id))
        script.go.set()
        await soon(waiter)
        assert script.ran == list(STEPS)

    async def test_start_after_the_end_carries_nothing(self, lives: Lives) -> None:
        script = Script()
        engine = await lives.begin(script.workflow)
        await engine.start(request())
        await ended(engine)
        await engine.start(request())
        await engine.start(request(2))
        await ended(engine, 2)
        assert script.ran == [*STEPS, *STEPS]
        assert await written(lives.store) == ["db1", "db2", "db3"]

    async def test_the_effect_key_names_run_step_and_call(self, lives: Lives) -> None:
        script = Script()
        engine = await lives.begin(script.workflow)
        await engine.start(request(7))
        await ended(engine, 7)
        run_id = request(7).run_id
        assert script.keys == [f"{run_id}:effect1:1", f"{run_id}:effect2:1"]

    async def test_two_calls_of_one_step_are_two_effects(self, lives: Lives) -> None:
        async def workflow(context: StepContext) -> StepOutcome:
            async def work(key: EffectKey) -> StepOutcome:
                return {"key": key}

            first = await context.effect_step("call", 1, work)
            second = await context.effect_step("call", 2, work)
            again = await context.effect_step("call", 1, work)
            return {"keys": [first["key"], second["key"], again["key"]]}

        engine = await lives.begin(workflow)
        await engine.start(request())
        run_id = request().run_id
        keys = [f"{run_id}:call:1", f"{run_id}:call:2", f"{run_id}:call:1"]
        assert await soon(engine.wait(run_id)) == {"keys": keys}

    async def test_a_database_step_that_raises_writes_nothing(self, lives: Lives) -> None:
        async def workflow(context: StepContext) -> StepOutcome:
            async def fail(uow: UnitOfWork) -> StepOutcome:
                await writes(context, "lost")(uow)
                raise ValueError("no")

            try:
                await context.database_step("fails", fail)
            except ValueError:
                await context.database_step("ends", writes(context, "kept"))
            return {}

        engine = await lives.begin(workflow)
        await engine.start(request())
        await ended(engine)
        assert await written(lives.store) == ["kept"]

    async def test_a_broken_workflow_breaks_no_other(self, lives: Lives) -> None:
        script, go = Script(), asyncio.Event()

        async def workflow(context: StepContext) -> StepOutcome:
            if context.request == request(1):
                await go.wait()
                raise ZeroDivisionError("a secret")
            return await script.workflow(context)

        engine = await lives.begin(workflow, limit=1)
        await engine.start(request(1))
        await engine.start(request(2))
        waiter = asyncio.ensure_future(engine.wait(request(1).run_id))
        await asyncio.sleep(0)
        go.set()
        with pytest.raises(EngineError) as caught:
            await soon(waiter)
        assert "a secret" not in caught.value.message
        await ended(engine, 2)
        assert script.ran == list(STEPS)


class QueueTests(EngineCase):
    """More runs than places."""

    async def test_no_more_runs_at_once_than_the_limit(self, lives: Lives) -> None:
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow, limit=2)
        for number in range(1, 6):
            await engine.start(request(number))
        await soon(script.held.wait())
        assert engine.load.running <= engine.load.limit == 2
        assert engine.load.running + engine.load.queued == 5
        script.go.set()
        for number in range(1, 6):
            await ended(engine, number)
        assert (engine.load.running, engine.load.queued) == (0, 0)

    async def test_high_priority_goes_first_and_equals_in_order(self, lives: Lives) -> None:
        order: list[int] = []
        script = Script(hold_in="effect1")

        async def workflow(context: StepContext) -> StepOutcome:
            number = int(context.request.run_id[2:])
            if number == 1:
                return await script.workflow(context)

            async def work(_key: EffectKey) -> StepOutcome:
                order.append(number)
                return {}

            return await context.effect_step("only", 1, work)

        engine = await lives.begin(workflow, limit=1)
        await engine.start(request(1))
        await soon(script.held.wait())
        low, normal, high = Priority.LOW, Priority.NORMAL, Priority.HIGH
        for number, priority in enumerate((low, normal, high, normal, high), start=2):
            await engine.start(request(number, priority))
        waiters = [asyncio.ensure_future(engine.wait(request(n).run_id)) for n in range(2, 7)]
        await asyncio.sleep(0)
        script.go.set()
        await soon(asyncio.gather(*waiters))
        assert order == [4, 6, 3, 5, 2]


class ShutdownTests(EngineCase):
    """The end of an engine."""

    async def test_a_run_that_ends_within_the_grace_ends_well(self, lives: Lives) -> None:
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow)
        await engine.start(request())
        await soon(script.held.wait())
        stopping = asyncio.ensure_future(engine.shutdown(60.0))
        await asyncio.sleep(0)
        script.go.set()
        await soon(stopping)
        assert await written(lives.store) == ["db1", "db2", "db3"]

    async def test_a_run_that_outlasts_the_grace_is_stopped_between_commits(
        self, lives: Lives
    ) -> None:
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow)
        await engine.start(request())
        await soon(script.held.wait())
        await soon(engine.shutdown(0.0))
        script.go.set()
        await asyncio.sleep(0)
        assert await written(lives.store) == ["db1"]

    async def test_a_queued_run_is_not_begun_any_more(self, lives: Lives) -> None:
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow, limit=1)
        await engine.start(request(1))
        await engine.start(request(2))
        await soon(script.held.wait())
        stopping = asyncio.ensure_future(engine.shutdown(60.0))
        await asyncio.sleep(0)
        script.go.set()
        await soon(stopping)
        assert await written(lives.store, 2) == []

    async def test_a_stopping_engine_takes_nothing_and_says_so(self, lives: Lives) -> None:
        engine = await lives.begin(Script().workflow)
        await engine.ping()
        await engine.shutdown(0.0)
        with pytest.raises(EngineStopping):
            await engine.start(request())
        with pytest.raises(EngineError):
            await engine.ping()


class EngineSuite(
    CarryTests, QueueTests, CancelTests, SignalTests, ParkTests, CrashTests, ShutdownTests
):
    """Everything that the engine port promises."""
