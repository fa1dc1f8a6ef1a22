"""What the parts of the store's suite share: a store, its announcements, short ways to write."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress

import pytest

from buddy.domain.events.log import Event, NewEvent
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.domain.mission import Mission
from buddy.ports.store import Store, UnitOfWork

OnCommit = Callable[[Sequence[Event]], None]
MakeStore = Callable[[OnCommit], Awaitable[Store]]

OTHER_USER = UserId("other")
ALL = 10_000
"""A limit that no test reaches."""
A_MOMENT = 0.2
"""Seconds."""


class Boom(Exception):
    """Raised by transaction functions that shall be rolled back."""


class Commits:
    """Keeps what a store announced."""

    def __init__(self) -> None:
        self.announced: list[tuple[Event, ...]] = []

    def __call__(self, events: Sequence[Event]) -> None:
        """Take the announcement of one commit."""
        self.announced.append(tuple(events))

    @property
    def events(self) -> list[Event]:
        """All events, in the order of their announcement."""
        return [event for events in self.announced for event in events]


class Meeting:
    """Lets transactions that run side by side go on only when all of them have come here.

    A store that runs them one after the other never has two inside; there the first goes on after
    a moment.
    """

    def __init__(self, count: int) -> None:
        self._barrier = asyncio.Barrier(count)

    async def wait(self) -> None:
        """Wait for the others, or for the moment to pass."""
        with suppress(TimeoutError, asyncio.BrokenBarrierError):
            async with asyncio.timeout(A_MOMENT):
                await self._barrier.wait()


class StoreCase:
    """A base for tests on a store."""

    @pytest.fixture
    def make_store(self) -> MakeStore:
        """Return a function that opens and migrates a store; what it keeps is the test's own."""
        raise NotImplementedError("override the fixture `make_store`")

    @pytest.fixture
    def commits(self) -> Commits:
        """What `store` announced."""
        return Commits()

    @pytest.fixture
    async def store(self, make_store: MakeStore, commits: Commits) -> Store:
        """Return an empty store."""
        return await make_store(commits)


async def add(store: Store, *missions: Mission) -> None:
    """Add missions in one transaction."""

    async def write(uow: UnitOfWork) -> None:
        for mission in missions:
            await uow.missions.add(mission)

    await store.transact(write)


async def append(store: Store, *events: NewEvent) -> list[Event | None]:
    """Append events in one transaction and return what the log answered."""

    async def write(uow: UnitOfWork) -> list[Event | None]:
        return [await uow.events.append(event) for event in events]

    return await store.transact(write)


async def log_of(store: Store, user_id: UserId = LOCAL_USER) -> tuple[Event, ...]:
    """Return a user's whole log."""
    return await store.queries.events_of_user(user_id, 0, ALL)


def ids(missions: Iterable[Mission]) -> list[str]:
    """Return the ids of missions."""
    return [mission.mission_id for mission in missions]
