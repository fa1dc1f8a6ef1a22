"""Whatever is done to all of them, every store is in the same state: memory is the measure."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.engine import sqlite_engines
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.goal import Goal
from buddy.domain.ids import UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.record import RECORD_CLASSES
from buddy.domain.webhook import Delivery, Webhook
from buddy.ports.store import MissionFilter, Page, Queries, Store, UnitOfWork
from buddy.testing.conformance.store_case import Commits, OnCommit
from buddy.testing.factories import at
from firestore_emulator import new_project, open_store
from postgres_server import PostgresServer
from sqlite_helpers import fresh
from store_operations import (
    KEYS,
    MISSIONS,
    OBJECTIVES,
    PARENTS,
    RUNS,
    TOOLS,
    USERS,
    Operation,
    moments,
    operations,
)

Open = Callable[[Path, OnCommit], Store]
"""Opens an empty store; the folder is its own. Not inside an event loop."""

T = TypeVar("T")
ALL = 1_000


class OnPurpose(Exception):
    """Rolls a transaction back."""


async def observe(queries: Queries) -> dict[str, object]:
    """Return everything that can be asked of a store."""
    seen: dict[str, object] = {
        "open": await queries.open_missions(frozenset(MissionStatus)),
        "lapsed": await queries.lapsed(at(3), frozenset(MissionStatus), 3),
        "due": await queries.records.due(Delivery, at(3), 3),
        "webhooks": await queries.records.due(Webhook, at(3), 3),
        "goals": await queries.records.due(Goal, at(3), 3),
    }
    for user in USERS:
        seen[f"{user} list"] = await queries.missions(user, MissionFilter(), ALL)
        seen[f"{user} log"] = await queries.events_of_user(user, 0, ALL)
        seen[f"{user} cursor"] = await queries.last_cursor(user)
        seen[f"{user} chain"] = await queries.audit_links(user, 0, ALL)
        seen[f"{user} newest"] = await queries.audit_links(user, 0, 2, newest_first=True)
        seen[f"{user} head"] = await queries.audit_head(user)
        seen[f"{user} board"] = await queries.board(user, at(3), 3)
        seen[f"{user} started"] = await queries.started(user, 2)
        seen[f"{user} tools"] = await queries.disabled_tools(user)
        seen[f"{user} accounts"] = tuple(await queries.accounts(user))
        seen[f"{user} kind"] = tuple(await queries.accounts_of(user, "user/day", 2))
        for kind in RECORD_CLASSES:
            seen[f"{user} {kind.record_kind}"] = await queries.records.page(kind, user, 3)
        seen[f"{user} goals"] = await queries.records.not_over(Goal, user, 2)
        seen[f"{user} of"] = await queries.records.page(Delivery, user, ALL, parent_id=PARENTS[0])
        for mission in MISSIONS:
            seen[f"{user} {mission} links"] = await queries.audit_links(
                user, 1, ALL, mission_id=mission
            )
            seen[f"{user} {mission}"] = await queries.mission(user, mission)
            seen[f"{user} {mission} log"] = await queries.events_of_mission(user, mission, 0, ALL)
            seen[f"{user} {mission} made"] = await queries.artifacts_of_mission(user, mission)
        for tool in TOOLS:
            seen[f"{user} {tool}"] = await queries.durations(user, tool, 2)
        for run in RUNS:
            seen[f"{user} {run}"] = await queries.ledger_entries(user, run)
    return seen


async def observe_rows(uow: UnitOfWork) -> list[object]:
    """Return what only a transaction can ask for."""
    rows: list[object] = []
    for user in USERS:
        rows.append(await uow.tool_switches.disabled(user))
        rows.extend([await uow.ledger.reservation(user, run) for run in RUNS])
        rows.extend([await uow.idempotency.get(user, key) for key in KEYS])
    return rows


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


class Differential(RuleBasedStateMachine):
    """Does the same to every store and compares them after every step."""

    openers: ClassVar[tuple[Open, ...]] = ()
    """The stores beside memory."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = asyncio.Runner()
        self._folder = Path(tempfile.mkdtemp(prefix="buddy-differential-"))
        self._commits = [Commits() for _ in range(len(self.openers) + 1)]
        memory = MemoryStore(self._commits[0])
        self._stores: list[Store] = [memory]
        for opener, commits in zip(self.openers, self._commits[1:], strict=True):
            folder = self._folder / str(len(self._stores))
            folder.mkdir()
            self._stores.append(opener(folder, commits))

    def _on_all(self, work: Callable[[Store], Coroutine[Any, Any, T]]) -> T:
        """Do something with every store; return what all of them answered."""
        first, *others = [self._loop.run(work(store)) for store in self._stores]
        for other in others:
            assert other == first
        return first

    @rule(
        todo=st.lists(operations, min_size=1, max_size=6),
        fails=st.sampled_from([False] * 4 + [True]),
    )
    def transaction(self, todo: list[Operation], *, fails: bool) -> None:
        """The same transaction on all."""
        self._on_all(lambda store: attempt(store, todo, fails=fails))

    @rule(
        user=st.sampled_from(USERS),
        statuses=st.frozensets(st.sampled_from(list(MissionStatus)), max_size=3),
        text=st.sampled_from(["", *OBJECTIVES, "%", "_", "plain", "GRÖSSE"]),
        since=st.none() | moments,
        limit=st.integers(1, 3),
    )
    def pages(self, *, user: UserId, limit: int, **filters: Any) -> None:
        """The same filtered list from all, page by page."""
        where = MissionFilter(**filters)
        cursor: str | None = None
        while True:
            ask = partial(_page, user=user, where=where, limit=limit, cursor=cursor)
            cursor = self._on_all(ask).next_cursor
            if cursor is None:
                return

    @invariant()
    def same(self) -> None:
        """Nothing that can be asked tells them apart."""
        self._on_all(lambda store: observe(store.queries))
        self._on_all(_rows)
        first, *others = self._commits
        for other in others:
            assert other.announced == first.announced

    def teardown(self) -> None:
        for store in self._stores:
            self._loop.run(store.close())
        self._loop.close()
        shutil.rmtree(self._folder)


async def _page(
    store: Store, user: UserId, where: MissionFilter, limit: int, cursor: str | None
) -> Page:
    return await store.queries.missions(user, where, limit, cursor)


async def _rows(store: Store) -> list[object]:
    return await store.transact(observe_rows)


def open_sqlite(folder: Path, on_commit: OnCommit) -> Store:
    # How much a commit survives is not observed here, and NORMAL spares the disk.
    return SqlStore(sqlite_engines(fresh(folder), synchronous="NORMAL"), on_commit)


def open_postgres(server: PostgresServer) -> Open:
    taken: list[str] = []

    def empty(_folder: Path, on_commit: OnCommit) -> Store:
        while taken:  # the last example's, whose store is closed
            server.give_back(taken.pop())
        taken.append(server.take())
        return SqlStore.postgres(server.url(taken[0]), on_commit)

    return empty


def open_firestore(_folder: Path, on_commit: OnCommit) -> Store:
    return open_store(new_project(), on_commit)


def examine(*openers: Open, examples: int, steps: int) -> None:
    """Let Hypothesis look for a sequence of operations that tells stores apart."""

    class Machine(Differential):
        pass

    Machine.openers = openers
    how = settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    run_state_machine_as_test(Machine, settings=how)


def test_sqlite_is_as_memory() -> None:
    examine(open_sqlite, examples=25, steps=12)


@pytest.mark.postgres
def test_postgres_is_as_memory(postgres_server: PostgresServer) -> None:
    examine(open_postgres(postgres_server), examples=15, steps=10)


@pytest.mark.firestore
@pytest.mark.postgres
@pytest.mark.usefixtures("firestore_project")
def test_all_four_are_as_one(postgres_server: PostgresServer) -> None:
    examine(open_sqlite, open_postgres(postgres_server), open_firestore, examples=6, steps=8)
