"""A process that dies at any point of a run, and another one that takes the run up."""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import pytest

from buddy.testing.conformance.engine_case import (
    STEPS,
    EngineCase,
    Lives,
    Script,
    ended,
    request,
    soon,
    written,
)

POINTS = [("hold_in", step) for step in STEPS] + [("hold_after", step) for step in STEPS]


class CrashTests(EngineCase):
    """Steps that returned are remembered; the one under way happens again."""

    @pytest.mark.parametrize(("hold", "step"), POINTS, ids=lambda part: part)
    async def test_the_log_is_the_same_wherever_the_process_died(
        self, lives: Lives, hold: str, step: str
    ) -> None:
        first = Script(hold_in=step) if hold == "hold_in" else Script(hold_after=step)
        engine = await lives.begin(first.workflow)
        await engine.start(request())
        await soon(first.held.wait())
        await lives.die()

        second = Script()
        engine = await lives.begin(second.workflow, request())
        await ended(engine)

        assert await written(lives.store) == ["db1", "db2", "db3"]
        done = STEPS.index(step) + (hold == "hold_after")
        assert first.ran == list(STEPS[: STEPS.index(step) + 1])
        assert second.ran == list(STEPS[done:])

    async def test_a_repeated_effect_gets_the_same_key(self, lives: Lives) -> None:
        first, second = Script(hold_in="effect2"), Script()
        engine = await lives.begin(first.workflow)
        await engine.start(request())
        await soon(first.held.wait())
        await lives.die()
        engine = await lives.begin(second.workflow, request())
        await ended(engine)
        assert second.keys == [first.keys[-1]] == [f"{request().run_id}:effect2:1"]

    async def test_it_may_die_at_every_step(self, lives: Lives) -> None:
        for step in STEPS:
            script = Script(hold_after=step)
            engine = await lives.begin(script.workflow, request())
            await engine.start(request())
            await soon(script.held.wait())
            await lives.die()
            assert script.ran == [step]
        script = Script()
        engine = await lives.begin(script.workflow, request())
        await ended(engine)
        assert script.ran == []
        assert await written(lives.store) == ["db1", "db2", "db3"]

    async def test_a_queued_run_is_taken_up(self, lives: Lives) -> None:
        script = Script(hold_in="effect1")
        engine = await lives.begin(script.workflow, limit=1)
        await engine.start(request(1))
        await soon(script.held.wait())
        await engine.start(request(2))
        await lives.die()
        script = Script()
        engine = await lives.begin(script.workflow, request(1), request(2), limit=1)
        for number in (1, 2):
            await ended(engine, number)
            assert await written(lives.store, number) == ["db1", "db2", "db3"]
