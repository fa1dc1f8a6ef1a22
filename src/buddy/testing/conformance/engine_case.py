"""What the parts of the engine's suite share: lives of a process, requests, a script to carry."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

import pytest

from buddy.domain.ids import LOCAL_USER, EffectKey, MissionId, RunId
from buddy.domain.proposal import Priority
from buddy.domain.run import Deviation
from buddy.errors import RunNotFound
from buddy.ports.engine import Engine, RunRequest, StepContext, StepOutcome, Workflow
from buddy.ports.store import Store, UnitOfWork
from buddy.testing.conformance.store_case import ALL
from buddy.testing.factories import make_event, make_step

SOON = 10.0
"""Seconds within which something must have happened, on a slow machine too."""
DEVIATION = Deviation(kind="tool", approved="web_search", needed="web_extract", message="another")


class Lives(Protocol):
    """An engine whose process can die; what it keeps, and the store, outlive it."""

    @property
    def store(self) -> Store:
        """The store that database steps write to, the same in every life."""
        ...

    async def begin(self, workflow: Workflow, *open_runs: RunRequest, limit: int = 100) -> Engine:
        """Begin a life: an engine with this workflow, launched, that takes up what is open.

        Args:
            workflow: What runs carry out.
            open_runs: What an earlier life left open, for an engine that has to be told.
            limit: Runs carried at once.
        """
        ...

    async def die(self) -> None:
        """End the life as a kill would: nothing is finished, nothing is tidied up."""
        ...


class EngineCase:
    """A base for tests on an engine."""

    @pytest.fixture
    def lives(self) -> Lives:
        """Return lives that nobody has begun."""
        raise NotImplementedError("override the fixture `lives`")


def request(number: int = 1, priority: Priority = Priority.NORMAL) -> RunRequest:
    """Return the request of a run; the number makes its ids."""
    return RunRequest(
        run_id=RunId(f"r_{number:012d}"),
        user_id=LOCAL_USER,
        mission_id=MissionId(f"m_{number:012d}"),
        priority=priority,
    )


def writes(context: StepContext, text: str) -> Callable[[UnitOfWork], Awaitable[StepOutcome]]:
    """Return a transaction function that appends one event with this message."""

    async def write(uow: UnitOfWork) -> StepOutcome:
        run = context.request
        step = make_step(run_id=run.run_id, message=text)
        event = make_event(data=step, mission_id=run.mission_id)
        await uow.events.append(event)
        return {"wrote": text}

    return write


async def written(store: Store, number: int = 1) -> list[str]:
    """Return the messages that a run's database steps committed, in order."""
    mission_id = request(number).mission_id
    events = await store.queries.events_of_mission(LOCAL_USER, mission_id, 0, ALL)
    return [event.data.message for event in events if hasattr(event.data, "message")]  # type: ignore[union-attr]  # only steps are written here


async def soon(waiting: Awaitable[object]) -> object:
    """Wait, but not for ever."""
    return await asyncio.wait_for(waiting, SOON)


async def ended(engine: Engine, number: int = 1) -> None:
    """Wait for a run that may have ended already, and may be forgotten."""
    with suppress(RunNotFound):
        await soon(engine.wait(request(number).run_id))


@dataclass(slots=True)
class Script:
    """A run of five steps that a test can stop at any point.

    The points are ``db1``, ``effect1``, ``db2``, ``effect2``, ``db3``: `hold_in` holds a run
    inside that step, after its work and before the engine can remember it; `hold_after` holds it
    between that step and the next.
    """

    hold_in: str = ""
    hold_after: str = ""
    held: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a run is held."""
    go: asyncio.Event = field(default_factory=asyncio.Event)
    """Set it to let held runs go on."""
    ran: list[str] = field(default_factory=list[str])
    """Steps whose function was called, in order, repetitions included."""
    keys: list[str] = field(default_factory=list[str])
    """Effect keys handed in, in order."""

    async def workflow(self, context: StepContext) -> StepOutcome:
        """Carry the five steps and return what they came to."""
        seen: list[str] = []
        for name in ("db1", "effect1", "db2", "effect2", "db3"):
            step = self._database if name.startswith("db") else self._effect
            outcome = await step(context, name)
            seen.append(str(outcome["wrote"]))
            if self.hold_after == name:
                await self._hold()
        return {"seen": seen}

    async def _database(self, context: StepContext, name: str) -> StepOutcome:
        async def work(uow: UnitOfWork) -> StepOutcome:
            self.ran.append(name)
            outcome = await writes(context, name)(uow)
            if self.hold_in == name:
                await self._hold()
            return outcome

        return await context.database_step(name, work)

    async def _effect(self, context: StepContext, name: str) -> StepOutcome:
        async def work(key: EffectKey) -> StepOutcome:
            self.ran.append(name)
            self.keys.append(key)
            if self.hold_in == name:
                await self._hold()
            return {"wrote": name}

        return await context.effect_step(name, 1, work)

    async def _hold(self) -> None:
        self.held.set()
        await self.go.wait()


STEPS = ("db1", "effect1", "db2", "effect2", "db3")
"""The steps of a `Script`, in order."""
