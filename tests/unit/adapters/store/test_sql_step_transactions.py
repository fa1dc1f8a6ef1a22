import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import LOCAL_USER
from buddy.errors import StoreConflict
from buddy.ports.engine import StepOutcome
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.engine_case import request as run_request
from buddy.testing.factories import make_event


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqlStore]:
    if request.param == "sqlite":
        store = SqlStore.sqlite(tmp_path / "buddy.sqlite")
    else:
        store = SqlStore.postgres(request.getfixturevalue("postgres_url"))
    await store.migrate()
    yield store
    await store.close()


async def note(uow: UnitOfWork, outcome: StepOutcome) -> StepOutcome:
    await uow.events.append(make_event())
    return outcome


async def log(store: SqlStore) -> int:
    return len(await store.queries.events_of_user(LOCAL_USER, 0, 100))


async def test_rows_and_outcome_are_committed_together(store: SqlStore) -> None:
    outcome = await store.steps.run_step(run_request(), "first", lambda uow: note(uow, {"n": 1}))
    assert outcome == {"n": 1}
    assert await store.steps.recall(run_request()) == {"first": {"n": 1}}
    assert await log(store) == 1


async def test_a_step_that_raises_keeps_neither(store: SqlStore) -> None:
    async def fail(uow: UnitOfWork) -> StepOutcome:
        await note(uow, {})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store.steps.run_step(run_request(), "first", fail)
    assert await store.steps.recall(run_request()) == {}
    assert await log(store) == 0


async def test_the_second_commit_of_a_step_is_taken_back(store: SqlStore) -> None:
    """As where a process that was taken for dead wakes up and goes on."""
    await store.steps.run_step(run_request(), "first", lambda uow: note(uow, {"by": "one"}))
    outcome = await store.steps.run_step(
        run_request(), "first", lambda uow: note(uow, {"by": "two"})
    )
    assert outcome == {"by": "one"}
    assert await log(store) == 1


async def test_two_at_once_agree(store: SqlStore) -> None:
    def step(by: int) -> asyncio.Future[StepOutcome]:
        work = store.steps.run_step(run_request(), "first", lambda uow: note(uow, {"by": by}))
        return asyncio.ensure_future(work)

    outcomes = await asyncio.gather(*(step(by) for by in range(5)))
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert await log(store) == 1


async def test_a_conflict_inside_the_step_is_tried_again(store: SqlStore) -> None:
    tries: list[int] = []

    async def unlucky(uow: UnitOfWork) -> StepOutcome:
        tries.append(len(tries))
        if len(tries) < 3:
            raise StoreConflict("Another writer was first")
        return await note(uow, {"tries": len(tries)})

    assert await store.steps.run_step(run_request(), "first", unlucky) == {"tries": 3}
    assert await log(store) == 1


async def test_runs_do_not_see_each_others_steps(store: SqlStore) -> None:
    for number in (1, 2):
        work = store.steps.run_step(run_request(number), "same", lambda uow: note(uow, {}))
        await work
    await store.steps.forget([run_request(1), run_request(99)])
    assert await store.steps.recall(run_request(1)) == {}
    assert await store.steps.recall(run_request(2)) == {"same": {}}
    await store.steps.forget([])
