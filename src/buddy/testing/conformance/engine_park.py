"""Runs that wait for a person: they hold no place, and go on where they stopped."""

# ruff: noqa: D102, PLR2004  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from buddy.domain.ids import RunId
from buddy.ports.engine import StepContext, StepOutcome
from buddy.testing.conformance.engine_case import (
    DEVIATION,
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

MANY = 500


@dataclass(slots=True)
class _Parking:
    """A workflow that parks a number of times between database steps."""

    times: int = 1
    attempts: list[RunId] = field(default_factory=list[RunId])

    async def workflow(self, context: StepContext) -> StepOutcome:
        """Write, park, write, park, …, write."""
        self.attempts.append(context.request.run_id)
        await context.database_step("before", writes(context, "before"))
        for number in range(1, self.times + 1):
            await context.park(DEVIATION)
            await context.database_step(f"after{number}", writes(context, f"after{number}"))
        return {"parked": self.times}


class ParkTests(EngineCase):
    """Parking and going on."""

    async def test_waiting_for_a_parked_run_returns_none(self, lives: Lives) -> None:
        engine = await lives.begin(_Parking().workflow)
        await engine.start(request())
        assert await soon(engine.wait(request().run_id)) is None
        assert await soon(engine.wait(request().run_id)) is None
        assert await written(lives.store) == ["before"]

    async def test_a_workflow_that_catches_every_exception_parks(self, lives: Lives) -> None:
        caught: list[Exception] = []

        async def workflow(context: StepContext) -> StepOutcome:
            try:
                await context.park(DEVIATION)
            except Exception as error:  # noqa: BLE001  # as a workflow that must not hang does
                caught.append(error)
            return {}

        engine = await lives.begin(workflow)
        await engine.start(request())
        assert await soon(engine.wait(request().run_id)) is None
        assert caught == []

    async def test_it_goes_on_and_remembers(self, lives: Lives) -> None:
        engine = await lives.begin(_Parking().workflow)
        await engine.start(request())
        await ended(engine)
        await engine.continue_(request(), 2)
        await ended(engine)
        assert await written(lives.store) == ["before", "after1"]

    async def test_to_go_on_twice_is_once(self, lives: Lives) -> None:
        parking = _Parking()
        engine = await lives.begin(parking.workflow)
        await engine.start(request())
        await ended(engine)
        await engine.continue_(request(), 2)
        await engine.continue_(request(), 2)
        await ended(engine)
        assert len(parking.attempts) == 2
        assert await written(lives.store) == ["before", "after1"]

    async def test_to_start_a_parked_run_again_changes_nothing(self, lives: Lives) -> None:
        parking = _Parking()
        engine = await lives.begin(parking.workflow)
        await engine.start(request())
        await ended(engine)
        await engine.start(request())
        assert await soon(engine.wait(request().run_id)) is None
        assert len(parking.attempts) == 1

    async def test_it_may_park_again(self, lives: Lives) -> None:
        engine = await lives.begin(_Parking(times=3).workflow)
        await engine.start(request())
        for attempt in (2, 3, 4):
            await ended(engine)
            await engine.continue_(request(), attempt)
        await ended(engine)
        assert await written(lives.store) == ["before", "after1", "after2", "after3"]

    async def test_a_parked_run_survives_the_process(self, lives: Lives) -> None:
        parking = _Parking()
        engine = await lives.begin(parking.workflow)
        await engine.start(request())
        await ended(engine)
        await lives.die()
        engine = await lives.begin(parking.workflow)
        await engine.continue_(request(), 2)
        await ended(engine)
        assert await written(lives.store) == ["before", "after1"]

    async def test_parked_runs_hold_no_place(self, lives: Lives) -> None:
        parking, script = _Parking(), Script()

        async def workflow(context: StepContext) -> StepOutcome:
            parks = context.request.run_id != request(MANY + 1).run_id
            return await (parking.workflow if parks else script.workflow)(context)

        engine = await lives.begin(workflow, limit=4)
        for number in range(1, MANY + 1):
            await engine.start(request(number))
        parked = [engine.wait(request(number).run_id) for number in range(1, MANY + 1)]
        assert set(await asyncio.wait_for(asyncio.gather(*parked), 60)) == {None}
        assert (engine.load.running, engine.load.queued) == (0, 0)
        await engine.start(request(MANY + 1))
        await ended(engine, MANY + 1)
        assert script.ran == list(STEPS)
