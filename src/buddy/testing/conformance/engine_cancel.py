"""Telling a run to stop, wherever it stands."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from buddy.domain.ids import EffectKey
from buddy.ports.engine import RunCancelled, StepContext, StepOutcome, Workflow
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.engine_case import (
    DEVIATION,
    EngineCase,
    Lives,
    Script,
    ended,
    request,
    soon,
    writes,
    written,
)


class CancelTests(EngineCase):
    """The workflow learns of it by `RunCancelled`, once, and records the end by a step."""

    async def test_in_an_effect_its_function_is_stopped(self, lives: Lives) -> None:
        reached, stopped = asyncio.Event(), asyncio.Event()

        async def hang(_key: EffectKey) -> StepOutcome:
            reached.set()
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                stopped.set()
                raise
            return {}

        engine = await lives.begin(_recording(hang))
        await engine.start(request())
        await soon(reached.wait())
        waiter = asyncio.ensure_future(engine.wait(request().run_id))
        assert await engine.cancel(request().run_id) is True
        assert await soon(waiter) == {"wrote": "cancelled"}
        assert stopped.is_set()
        assert await written(lives.store) == ["cancelled"]

    async def test_told_twice_an_effect_tidies_up_undisturbed(self, lives: Lives) -> None:
        reached, tidying, go = asyncio.Event(), asyncio.Event(), asyncio.Event()
        tidied: list[bool] = []

        async def hang(_key: EffectKey) -> StepOutcome:
            reached.set()
            try:
                await asyncio.Event().wait()
            finally:
                tidying.set()
                await go.wait()
                tidied.append(True)
            return {}

        engine = await lives.begin(_recording(hang))
        await engine.start(request())
        await soon(reached.wait())
        waiter = asyncio.ensure_future(engine.wait(request().run_id))
        await engine.cancel(request().run_id)
        await soon(tidying.wait())
        assert await engine.cancel(request().run_id) is True
        await asyncio.sleep(0)
        go.set()
        assert await soon(waiter) == {"wrote": "cancelled"}
        assert tidied == [True]

    async def test_in_a_database_step_it_ends_before_the_next_step(self, lives: Lives) -> None:
        script = Script(hold_in="db1")
        engine = await lives.begin(_ending(script))
        await engine.start(request())
        await soon(script.held.wait())
        waiter = asyncio.ensure_future(engine.wait(request().run_id))
        assert await engine.cancel(request().run_id) is True
        script.go.set()
        await soon(waiter)
        assert script.ran == ["db1"]
        assert await written(lives.store) == ["db1", "cancelled"]

    async def test_a_step_that_finds_it_in_the_store_is_a_telling_too(self, lives: Lives) -> None:
        reached, go = asyncio.Event(), asyncio.Event()

        async def finds_out(_uow: UnitOfWork) -> StepOutcome:
            reached.set()
            await go.wait()
            raise RunCancelled

        engine = await lives.begin(_finding_out(finds_out))
        await engine.start(request())
        await soon(reached.wait())
        waiter = asyncio.ensure_future(engine.wait(request().run_id))
        assert await engine.cancel(request().run_id) is True
        go.set()
        assert await soon(waiter) == {"wrote": "cancelled"}
        assert await written(lives.store) == ["cancelled"]

    async def test_what_a_step_found_in_the_store_outlives_the_process(self, lives: Lives) -> None:
        held = asyncio.Event()

        async def finds_out(_uow: UnitOfWork) -> StepOutcome:
            raise RunCancelled

        async def hold() -> None:
            held.set()
            await asyncio.Event().wait()

        engine = await lives.begin(_finding_out(finds_out, hold))
        await engine.start(request())
        await soon(held.wait())
        await lives.die()
        engine = await lives.begin(_finding_out(finds_out), request())
        await ended(engine)
        assert await written(lives.store) == ["cancelled"]

    async def test_between_steps_it_ends_before_the_next_step(self, lives: Lives) -> None:
        script = Script(hold_after="effect1")
        engine = await lives.begin(_ending(script))
        await engine.start(request())
        await soon(script.held.wait())
        waiter = asyncio.ensure_future(engine.wait(request().run_id))
        assert await engine.cancel(request().run_id) is True
        script.go.set()
        await soon(waiter)
        assert script.ran == ["db1", "effect1"]
        assert await written(lives.store) == ["db1", "cancelled"]

    async def test_in_the_queue_it_ends_before_its_first_step(self, lives: Lives) -> None:
        script = Script(hold_in="effect1")
        engine = await lives.begin(_ending(script), limit=1)
        await engine.start(request(1))
        await soon(script.held.wait())
        await engine.start(request(2))
        assert await engine.cancel(request(2).run_id) is True
        waiter = asyncio.ensure_future(engine.wait(request(2).run_id))
        await asyncio.sleep(0)
        script.go.set()
        await soon(waiter)
        assert await written(lives.store, 1) == ["db1", "db2", "db3"]
        assert await written(lives.store, 2) == ["cancelled"]

    async def test_of_what_does_not_run_it_says_no(self, lives: Lives) -> None:
        async def workflow(context: StepContext) -> StepOutcome:
            if context.request == request(1):
                await context.park(DEVIATION)
            return {}

        engine = await lives.begin(workflow)
        for number in (1, 2):
            await engine.start(request(number))
            await ended(engine, number)
            assert await engine.cancel(request(number).run_id) is False
        assert await engine.cancel(request(99).run_id) is False


def _recording(effect: Callable[[EffectKey], Awaitable[StepOutcome]]) -> Workflow:
    """Return a workflow of one effect that records a cancellation."""

    async def workflow(context: StepContext) -> StepOutcome:
        try:
            return await context.effect_step("hangs", 1, effect)
        except RunCancelled:
            return await context.database_step("end", writes(context, "cancelled"))

    return workflow


async def _go_on() -> None:
    """Do nothing between two steps."""


def _finding_out(
    step: Callable[[UnitOfWork], Awaitable[StepOutcome]],
    between: Callable[[], Awaitable[None]] = _go_on,
) -> Workflow:
    """Return a workflow of one database step that records a cancellation."""

    async def workflow(context: StepContext) -> StepOutcome:
        try:
            return await context.database_step("finds out", step)
        except RunCancelled:
            await between()
            return await context.database_step("end", writes(context, "cancelled"))

    return workflow


def _ending(script: Script) -> Workflow:
    """Return a script's workflow that records a cancellation."""

    async def workflow(context: StepContext) -> StepOutcome:
        try:
            return await script.workflow(context)
        except RunCancelled:
            return await context.database_step("end", writes(context, "cancelled"))

    return workflow
