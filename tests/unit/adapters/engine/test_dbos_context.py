"""Steps of a run that another process carries as well: nothing is done blindly a second time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import pytest

from buddy.adapters.engine import dbos_context
from buddy.adapters.engine.dbos_attempt import Attempt
from buddy.adapters.engine.dbos_context import DbosContext, Overtaken
from buddy.domain.ids import EffectKey
from buddy.errors import StoreConflict, StoreUnavailable
from buddy.ports.engine import RunRequest, StepOutcome
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.engine_case import request

NO_UOW = cast("UnitOfWork", None)


@dataclass
class Memory:
    """Remembers steps as a store does, for all processes; its answer can be lost."""

    kept: dict[str, StepOutcome] = field(default_factory=dict[str, StepOutcome])
    answers_to_lose: int = 0

    async def recall(self, request: RunRequest) -> Mapping[str, StepOutcome]:
        return dict(self.kept)

    async def run_step(
        self, request: RunRequest, step: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        outcome = await fn(NO_UOW)
        kept = self.kept.setdefault(step, outcome)
        if self.answers_to_lose:
            self.answers_to_lose -= 1
            raise StoreUnavailable("The connection broke during the commit")
        return kept

    async def give_way(self) -> None:
        pass

    async def forget(self, requests: Sequence[RunRequest]) -> None:
        self.kept.clear()


async def still_ours() -> None:
    pass


async def context_on(
    memory: Memory, check: Callable[[], Awaitable[None]] = still_ours
) -> DbosContext:
    done = asyncio.get_running_loop().create_future()
    attempt = Attempt(request(), 1, taken_up=False, done=done)
    kept = {step: dict(outcome) for step, outcome in (await memory.recall(request())).items()}
    return DbosContext(attempt, memory, kept, check)


async def says(_uow: UnitOfWork) -> StepOutcome:
    return {"said": "the same by whoever asks"}


async def test_a_step_that_another_process_did_meanwhile_overtakes_the_attempt() -> None:
    memory = Memory()
    here, there = await context_on(memory), await context_on(memory)
    outcome = await there.database_step("announced", says)
    with pytest.raises(Overtaken):
        await here.database_step("announced", says)
    anew = await context_on(memory)
    assert anew.remembered("announced")
    assert await anew.database_step("announced", says) == outcome


async def test_a_step_whose_answer_was_lost_is_still_its_own() -> None:
    memory = Memory(answers_to_lose=1)
    context = await context_on(memory)
    assert await context.database_step("announced", says) == await says(NO_UOW)
    assert not context.remembered("announced")


async def test_an_effect_recorded_elsewhere_meanwhile_overtakes_too() -> None:
    memory = Memory()
    here, there = await context_on(memory), await context_on(memory)

    async def call(_key: EffectKey) -> StepOutcome:
        await there.effect_step("call", 1, answered)
        return {}

    async def answered(_key: EffectKey) -> StepOutcome:
        return {"answer": 1}

    with pytest.raises(Overtaken):
        await here.effect_step("call", 1, call)


@dataclass
class Contended(Memory):
    """Remembers steps, and lets other writers win the next few times."""

    to_lose: int = 0

    async def run_step(
        self, request: RunRequest, step: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        if self.to_lose:
            self.to_lose -= 1
            raise StoreConflict("Another writer was first; try again", reason="40P01")
        return await super().run_step(request, step, fn)


async def test_a_conflict_that_passes_is_not_what_a_step_came_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dbos_context, "PATIENCE_SECONDS", (0.0, 0.0))
    memory = Contended(to_lose=2)
    context = await context_on(memory)
    assert await context.database_step("ended", says) == await says(NO_UOW)
    assert await (await context_on(memory)).database_step("ended", says) == await says(NO_UOW)


async def test_the_answer_of_a_call_outlives_conflicts_of_its_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dbos_context, "PATIENCE_SECONDS", (0.0, 0.0))
    memory, calls = Contended(to_lose=2), list[EffectKey]()

    async def call(key: EffectKey) -> StepOutcome:
        calls.append(key)
        return {"paid": "for"}

    context = await context_on(memory)
    assert await context.effect_step("call", 1, call) == {"paid": "for"}
    assert len(calls) == 1


async def test_a_conflict_that_does_not_pass_is_raised_and_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dbos_context, "PATIENCE_SECONDS", (0.0, 0.0))
    memory = Contended(to_lose=3)
    context = await context_on(memory)
    with pytest.raises(StoreConflict):
        await context.database_step("ended", says)
    assert memory.kept == {}
    assert await context.database_step("ended", says) == await says(NO_UOW)


class Gone(BaseException):
    """Stands for a process that begins anew."""


@pytest.mark.parametrize("touch", ["store", "world"])
async def test_who_may_have_lost_its_runs_touches_nothing(touch: str) -> None:
    memory, touched = Memory(), list[str]()

    async def gone() -> None:
        raise Gone

    async def write(_uow: UnitOfWork) -> StepOutcome:
        touched.append("store")
        return {}

    async def call(_key: EffectKey) -> StepOutcome:
        touched.append("world")
        return {}

    context = await context_on(memory, gone)
    steps: dict[str, Callable[[], Awaitable[StepOutcome]]] = {
        "store": lambda: context.database_step("write", write),
        "world": lambda: context.effect_step("call", 1, call),
    }
    with pytest.raises(Gone):
        await steps[touch]()
    assert touched == []
    assert memory.kept == {}
