"""What a step's function can tell the engine, and what an engine that stops tells who waits."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio

import pytest

from buddy.errors import EngineStopping
from buddy.ports.engine import (
    RunCancelled,
    StepContext,
    StepOutcome,
    StepWithheld,
    Workflow,
    effect_name,
)
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.engine_case import (
    EngineCase,
    Lives,
    Script,
    ended,
    request,
    soon,
    writes,
    written,
)


class SignalTests(EngineCase):
    """Not now, and no further; said by the step itself."""

    async def test_a_withheld_step_wrote_nothing_and_is_called_again(self, lives: Lives) -> None:
        withheld: list[str] = []

        async def workflow(context: StepContext) -> StepOutcome:
            async def step(uow: UnitOfWork) -> StepOutcome:
                outcome = await writes(context, "written")(uow)
                if not withheld:
                    raise StepWithheld
                return outcome

            try:
                return await context.database_step("step", step)
            except StepWithheld:
                withheld.append("once")
                return await context.database_step("step", step)

        engine = await lives.begin(workflow)
        await engine.start(request())
        await ended(engine)
        assert withheld == ["once"]
        assert await written(lives.store) == ["written"]

    async def test_a_withheld_step_is_not_remembered_by_the_next_life(self, lives: Lives) -> None:
        held = asyncio.Event()

        def withholding(*, withhold: bool) -> Workflow:
            async def workflow(context: StepContext) -> StepOutcome:
                async def step(uow: UnitOfWork) -> StepOutcome:
                    if withhold:
                        raise StepWithheld
                    return await writes(context, "written")(uow)

                try:
                    return await context.database_step("step", step)
                except StepWithheld:
                    held.set()
                    await asyncio.Event().wait()
                    raise

            return workflow

        engine = await lives.begin(withholding(withhold=True))
        await engine.start(request())
        await soon(held.wait())
        await lives.die()
        engine = await lives.begin(withholding(withhold=False), request())
        await ended(engine)
        assert await written(lives.store) == ["written"]

    async def test_a_step_that_says_cancelled_ends_the_run_in_every_life(
        self, lives: Lives
    ) -> None:
        caught = asyncio.Event()

        def cancelling(*, finish: bool) -> Workflow:
            async def workflow(context: StepContext) -> StepOutcome:
                async def step(uow: UnitOfWork) -> StepOutcome:
                    await writes(context, "lost")(uow)
                    raise RunCancelled

                try:
                    return await context.database_step("step", step)
                except RunCancelled:
                    caught.set()
                    if not finish:
                        await asyncio.Event().wait()
                    return await context.database_step("end", writes(context, "cancelled"))

            return workflow

        engine = await lives.begin(cancelling(finish=False))
        await engine.start(request())
        await soon(caught.wait())
        await lives.die()
        engine = await lives.begin(cancelling(finish=True), request())
        await ended(engine)
        assert await written(lives.store) == ["cancelled"]

    async def test_who_waits_for_a_run_is_told_that_the_engine_stops(self, lives: Lives) -> None:
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow)
        await engine.start(request())
        await soon(script.held.wait())
        waiter = asyncio.ensure_future(engine.wait(request().run_id))
        await asyncio.sleep(0)
        await lives.die()
        with pytest.raises(EngineStopping):
            await soon(waiter)

    async def test_what_a_step_returned_can_be_recalled_afterwards(self, lives: Lives) -> None:
        script = Script()
        engine = await lives.begin(script.workflow)
        await engine.start(request())
        await ended(engine)
        recalled = await engine.recall(request(), effect_name("effect1", 1))
        assert recalled == {"wrote": "effect1"}
        assert await engine.recall(request(), "db3") == {"wrote": "db3"}
        assert await engine.recall(request(), "db4") is None
        assert await engine.recall(request(99), "db1") is None
