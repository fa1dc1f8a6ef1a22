"""Whatever is done to both, the memory store and the SQLite store are in the same state."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlite_helpers import fresh
from store_operations import (
    KEYS,
    MISSIONS,
    OBJECTIVES,
    RUNS,
    TOOLS,
    USERS,
    Operation,
    moments,
    operations,
)

from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.engine import sqlite_engines
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.events.log import Event
from buddy.domain.ids import UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.ports.store import MissionFilter, Queries, Store, UnitOfWork
from buddy.testing.factories import at

T = TypeVar("T")
ALL = 1_000


class OnPurpose(Exception):
    """Rolls a transaction back."""


async def observe(queries: Queries) -> dict[str, object]:
    """Return everything that can be asked of a store."""
    seen: dict[str, object] = {
        "open": await queries.open_missions(frozenset(MissionStatus)),
        "lapsed": await queries.lapsed(at(3), frozenset(MissionStatus), 3),
        "kept keys": KEYS,
    }
    for user in USERS:
        seen[f"{user} list"] = await queries.missions(user, MissionFilter(), ALL)
        seen[f"{user} log"] = await queries.events_of_user(user, 0, ALL)
        seen[f"{user} cursor"] = await queries.last_cursor(user)
        seen[f"{user} board"] = await queries.board(user, at(3), 3)
        seen[f"{user} started"] = await queries.started(user, 2)
        seen[f"{user} tools"] = await queries.disabled_tools(user)
        seen[f"{user} accounts"] = tuple(await queries.accounts(user))
        for mission in MISSIONS:
            seen[f"{user} {mission}"] = await queries.mission(user, mission)
            seen[f"{user} {mission} log"] = await queries.events_of_mission(user, mission, 0, ALL)
            seen[f"{user} {mission} made"] = await queries.artifacts_of_mission(user, mission)
        for tool in TOOLS:
            seen[f"{user} {tool}"] = await queries.durations(user, tool, 2)
        for run in RUNS:
            seen[f"{user} {run}"] = await queries.ledger_entries(user, run)
    return seen


async def attempt(store: Store, todo: list[Operation], *, fails: bool) -> object:
    """Run a transaction; return what its operations answered."""

    async def work(uow: UnitOfWork) -> list[object]:
        answers = [await operation(uow) for operation in todo]
        if fails:
            raise OnPurpose
        return answers

    try:
        return await store.transact(work)
    except OnPurpose:
        return "rolled back"


class Twins(RuleBasedStateMachine):
    """Does the same to both stores and compares them after every step."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.Runner()
        self._folder = Path(tempfile.mkdtemp(prefix="buddy-twins-"))
        self._announced: dict[str, list[tuple[Event, ...]]] = {"memory": [], "sqlite": []}
        path = fresh(self._folder)
        self._memory = MemoryStore(lambda each: self._announced["memory"].append(tuple(each)))
        # How much a commit survives is not observed here, and NORMAL spares the disk.
        self._sqlite = SqlStore(
            sqlite_engines(path, synchronous="NORMAL"),
            lambda each: self._announced["sqlite"].append(tuple(each)),
        )

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run(work)

    @rule(
        todo=st.lists(operations, min_size=1, max_size=6),
        fails=st.sampled_from([False] * 4 + [True]),
    )
    def transaction(self, todo: list[Operation], *, fails: bool) -> None:
        """The same transaction on both."""
        memory = self._run(attempt(self._memory, todo, fails=fails))
        sqlite = self._run(attempt(self._sqlite, todo, fails=fails))
        assert memory == sqlite

    @rule(
        user=st.sampled_from(USERS),
        statuses=st.frozensets(st.sampled_from(list(MissionStatus)), max_size=3),
        text=st.sampled_from(["", *OBJECTIVES, "%", "_", "plain", "GRÖSSE"]),
        since=st.none() | moments,
        limit=st.integers(1, 3),
    )
    def pages(self, *, user: UserId, limit: int, **filters: Any) -> None:
        """The same filtered list from both, page by page."""
        where = MissionFilter(**filters)
        cursor: str | None = None
        while True:
            memory = self._run(self._memory.queries.missions(user, where, limit, cursor))
            sqlite = self._run(self._sqlite.queries.missions(user, where, limit, cursor))
            assert memory == sqlite
            cursor = memory.next_cursor
            if cursor is None:
                return

    @invariant()
    def same(self) -> None:
        """Nothing that can be asked tells them apart."""
        memory = self._run(observe(self._memory.queries))
        sqlite = self._run(observe(self._sqlite.queries))
        assert memory == sqlite
        assert self._announced["memory"] == self._announced["sqlite"]

    def teardown(self) -> None:
        self._run(self._sqlite.close())
        self._loop.close()
        shutil.rmtree(self._folder)


TestTwins = Twins.TestCase
TestTwins.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
