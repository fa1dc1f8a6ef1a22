"""What every store must do whose steps a durable engine carries (`StepTransactions`).

Subclass `StepTransactionsSuite` in a test module and override the fixture `make_steps`.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from buddy.domain.ids import LOCAL_USER
from buddy.errors import StoreConflict
from buddy.ports.engine import StepOutcome, StepTransactions
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.engine_case import request
from buddy.testing.conformance.store_case import ALL, Commits, OnCommit
from buddy.testing.factories import make_event, make_mission

MakeSteps = Callable[[OnCommit], Awaitable[tuple[Store, StepTransactions]]]
CROWD = 5
UNLUCKY = 2


async def note(uow: UnitOfWork, outcome: StepOutcome) -> StepOutcome:
    """Write an event beside an outcome."""
    await uow.events.append(make_event())
    return outcome


async def log(store: Store) -> int:
    """Return how many events there are."""
    return len(await store.queries.events_of_user(LOCAL_USER, 0, ALL))


class StepTransactionsSuite:
    """Everything that `StepTransactions` promises."""

    @pytest.fixture
    def make_steps(self) -> MakeSteps:
        """Return a function that opens a store and its steps; the same database each time."""
        raise NotImplementedError("override the fixture `make_steps`")

    async def test_rows_and_outcome_are_committed_together(self, make_steps: MakeSteps) -> None:
        commits = Commits()
        store, steps = await make_steps(commits)
        outcome = await steps.run_step(request(), "first", lambda uow: note(uow, {"n": 1}))
        assert outcome == {"n": 1}
        assert await steps.recall(request()) == {"first": {"n": 1}}
        assert await log(store) == 1
        assert len(commits.announced) == 1

    async def test_a_step_that_raises_keeps_neither(self, make_steps: MakeSteps) -> None:
        store, steps = await make_steps(Commits())

        async def fail(uow: UnitOfWork) -> StepOutcome:
            await note(uow, {})
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await steps.run_step(request(), "first", fail)
        assert await steps.recall(request()) == {}
        assert await log(store) == 0

    async def test_the_second_commit_of_a_step_is_taken_back(self, make_steps: MakeSteps) -> None:
        """As where a process that was taken for dead wakes up and goes on."""
        commits = Commits()
        store, steps = await make_steps(commits)
        await steps.run_step(request(), "first", lambda uow: note(uow, {"by": "one"}))
        outcome = await steps.run_step(request(), "first", lambda uow: note(uow, {"by": "two"}))
        assert outcome == {"by": "one"}
        assert await log(store) == 1
        assert len(commits.announced) == 1

    async def test_a_step_committed_elsewhere_while_it_ran_here_is_taken_back(
        self, make_steps: MakeSteps
    ) -> None:
        """Another process, with a transaction of its own, is faster."""
        store, slow = await make_steps(Commits())
        _, fast = await make_steps(Commits())
        began = asyncio.Event()

        async def watched(uow: UnitOfWork) -> StepOutcome:
            began.set()
            await asyncio.sleep(0)
            return await note(uow, {"by": "slow"})

        async def overtake() -> StepOutcome:
            await began.wait()
            return await fast.run_step(request(), "first", lambda uow: note(uow, {"by": "fast"}))

        here, there = await asyncio.gather(slow.run_step(request(), "first", watched), overtake())
        assert here == there
        assert await slow.recall(request()) == {"first": here}
        assert await log(store) == 1

    async def test_two_at_once_agree(self, make_steps: MakeSteps) -> None:
        store, steps = await make_steps(Commits())

        def step(by: int) -> asyncio.Future[StepOutcome]:
            work = steps.run_step(request(), "first", lambda uow: note(uow, {"by": by}))
            return asyncio.ensure_future(work)

        outcomes = await asyncio.gather(*(step(by) for by in range(CROWD)))
        assert all(outcome == outcomes[0] for outcome in outcomes)
        assert await log(store) == 1

    async def test_a_conflict_inside_the_step_is_tried_again(self, make_steps: MakeSteps) -> None:
        store, steps = await make_steps(Commits())
        tries: list[int] = []

        async def unlucky(uow: UnitOfWork) -> StepOutcome:
            tries.append(len(tries))
            if len(tries) <= UNLUCKY:
                raise StoreConflict("Another writer was first")
            return await note(uow, {"tries": len(tries)})

        assert await steps.run_step(request(), "first", unlucky) == {"tries": UNLUCKY + 1}
        assert await log(store) == 1

    async def test_a_step_without_rows_is_kept(self, make_steps: MakeSteps) -> None:
        _, steps = await make_steps(Commits())

        async def look(uow: UnitOfWork) -> StepOutcome:
            found = await uow.missions.get(LOCAL_USER, make_mission().mission_id)
            return {"found": found is not None, "rows": [[1, None], ["ä"]]}

        kept = await steps.run_step(request(), "first", look)
        assert await steps.recall(request()) == {"first": kept}

    async def test_runs_do_not_see_each_others_steps(self, make_steps: MakeSteps) -> None:
        _, steps = await make_steps(Commits())
        for number in (1, 2):
            await steps.run_step(request(number), "same", lambda uow: note(uow, {}))
        await steps.forget([request(1), request(99)])
        assert await steps.recall(request(1)) == {}
        assert await steps.recall(request(2)) == {"same": {}}
        await steps.forget([])

    async def test_a_forgotten_step_can_be_taken_again(self, make_steps: MakeSteps) -> None:
        store, steps = await make_steps(Commits())
        for number in (1, 2):
            outcome: StepOutcome = {"n": number}

            async def work(uow: UnitOfWork, outcome: StepOutcome = outcome) -> StepOutcome:
                return await note(uow, outcome)

            assert await steps.run_step(request(), "first", work) == outcome
            await steps.forget([request()])
        assert await log(store) == len((1, 2))

    async def test_who_gives_way_goes_on(self, make_steps: MakeSteps) -> None:
        store, steps = await make_steps(Commits())
        with store.command():
            await steps.give_way()  # at last: a command may wait for the very run that gives way
        await steps.give_way()
