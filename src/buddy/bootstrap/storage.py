"""Where an instance keeps its state: which store, which engine and which bus go together.

``BUDDY_STORE`` names one of the pairs that this page knows. The imports of what a laptop's Buddy
does not use are inside: a start must not wait for them.
"""

# ruff: noqa: PLC0415  # see above

from __future__ import annotations

import asyncio
import logging
import os
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, Protocol
from uuid import uuid4

from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.adapters.event_bus.sqlite import SqliteEventBus
from buddy.adapters.store.sql.store import SqlStore
from buddy.bootstrap.parts import Tenancy
from buddy.domain.events.log import Event
from buddy.errors import InputInvalid
from buddy.ports.clock import Clock
from buddy.ports.engine import Engine, StepTransactions
from buddy.ports.event_bus import EventBus
from buddy.ports.store import Store, TransactionRunner

_log = logging.getLogger(__name__)

DATABASE, ENGINE_DATABASE = "buddy.sqlite", "buddy_engine.sqlite"

Role = Literal["all", "api", "worker"]
OnCommit = Callable[[Sequence[Event]], None]


class Storage(Protocol):
    """A store, an engine and a bus that go together."""

    @property
    def exclusive(self) -> bool:
        """Whether the data directory must belong to one process."""
        ...

    @property
    def file(self) -> Path | None:
        """The store's database in the data directory; None where the store is elsewhere."""
        ...

    @property
    def tenancy(self) -> Tenancy | None:
        """What keeps the store to this process, where it is not in the data directory."""
        ...

    @property
    def reach_seconds(self) -> float:
        """How long a start waits for a database that does not answer yet."""
        ...

    @property
    def bus(self) -> EventBus:
        """The bus."""
        ...

    def make_store(self, on_commit: OnCommit) -> Store:
        """Return the store."""
        ...

    def make_engine(self, transact: TransactionRunner, /) -> Engine:
        """Return the engine; the store has been made."""
        ...

    async def migrate_engine(self) -> None:
        """Bring the tables up to date that engines share; an engine's own file is its own affair.

        Raises:
            EngineError: The database does not answer, or refuses.
        """
        ...


def storage_of(url: str, folder: Path, clock: Clock, *, role: Role, runs_at_once: int) -> Storage:
    """Return the storage that a URL names.

    Args:
        url: ``sqlite`` for files in the data directory, ``postgresql://…`` or ``firestore://…``.
        folder: The data directory.
        clock: Tells the engine what is old.
        role: What this process does. ``api`` and ``worker`` need a database that others share.
        runs_at_once: Runs carried at once by this process.

    Raises:
        InputInvalid: No such storage, or one that this role cannot be on.
    """
    kind = url.partition(":")[0].partition("+")[0]
    if kind in {"postgres", "postgresql"}:
        return PostgresStorage(url, clock, role=role, runs_at_once=runs_at_once)
    if kind not in {"sqlite", "firestore"}:
        raise InputInvalid(
            f"BUDDY_STORE: {kind!r} is not a store; use sqlite, postgresql://user@host/database "
            "or firestore://project"
        )
    if kind == "sqlite" and url != kind:
        raise InputInvalid(
            f"BUDDY_STORE: {url!r} names a file; SQLite's files are in the data directory, so "
            "write sqlite, and choose the folder by BUDDY_DATA_DIR"
        )
    if role != "all":
        raise InputInvalid(
            f"`buddy {role}` needs a database that several processes share; set BUDDY_STORE to "
            "postgresql://…, or run everything in one process with `buddy serve`"
        )
    if kind == "firestore":
        return FirestoreStorage(url, folder, clock, runs_at_once=runs_at_once)
    return SqliteStorage(folder, clock, runs_at_once=runs_at_once)


def storage_told(url: str) -> str:
    """Return where a URL of `storage_of` keeps what, after "kept in"; passwords are not told."""
    kind = url.partition(":")[0].partition("+")[0]
    if kind in {"postgres", "postgresql"}:
        return (
            "the PostgreSQL database that BUDDY_STORE names, the contents of results in the data "
            "folder"
        )
    if kind == "firestore":
        return (
            "Firestore, in the project that BUDDY_STORE names, the contents of results and the "
            "steps of runs in the data folder"
        )
    return "files in this instance's data folder"


class SqliteStorage:
    """One process and two files: ours, and the engine's own.

    Args:
        folder: The data directory, locked to this process before anything here is used.
        clock: Tells the engine what is old.
        runs_at_once: Runs carried at once.
    """

    exclusive = True
    tenancy = None
    reach_seconds = 0.0

    def __init__(self, folder: Path, clock: Clock, *, runs_at_once: int) -> None:
        self._folder = folder
        self._clock = clock
        self._runs_at_once = runs_at_once
        self._store: SqlStore | None = None
        self.file = folder / DATABASE
        self.bus: EventBus = SqliteEventBus(self.file)

    def make_store(self, on_commit: OnCommit) -> Store:
        """Return the store."""
        self._store = SqlStore.sqlite(self.file, on_commit)
        return self._store

    def make_engine(self, _transact: TransactionRunner) -> Engine:
        """Return the engine; it remembers steps in the store."""
        if self._store is None:
            raise RuntimeError("the store is made before the engine")
        path = self._folder / ENGINE_DATABASE
        return DbosEngine.sqlite(self._store.steps, path, self._clock, limit=self._runs_at_once)

    async def migrate_engine(self) -> None:
        """See `Storage`. The engine brings its file up to date when it starts."""


class FirestoreStorage:
    """Documents in Firestore, carried by one process whose engine has a file of its own.

    Steps are remembered in Firestore, in the batch that writes what they did; the file only says
    which runs are open.

    Args:
        url: ``firestore://PROJECT?database=NAME``.
        folder: The data directory, locked to this process before anything here is used.
        clock: Tells the engine what is old.
        runs_at_once: Runs carried at once.
    """

    exclusive = True
    file = None
    reach_seconds = 60.0

    def __init__(self, url: str, folder: Path, clock: Clock, *, runs_at_once: int) -> None:
        self._url = url
        self._folder = folder
        self._clock = clock
        self._runs_at_once = runs_at_once
        self._steps: StepTransactions | None = None
        self.tenancy: Tenancy = self._tenancy()
        self.bus: EventBus = MemoryEventBus()

    def _tenancy(self) -> Tenancy:
        from buddy.adapters.store.firestore.address import parse_address
        from buddy.adapters.store.firestore.tenancy import FirestoreTenancy

        return FirestoreTenancy(
            parse_address(self._url), lambda: place_of(self._folder), self._clock, begin_anew
        )

    def make_store(self, on_commit: OnCommit) -> Store:
        """Return the store."""
        from buddy.adapters.store.firestore.store import FirestoreStore

        store = FirestoreStore(self._url, on_commit)
        self._steps = store.steps
        return store

    def make_engine(self, _transact: TransactionRunner) -> Engine:
        """Return the engine; it remembers steps in the store."""
        if self._steps is None:
            raise RuntimeError("the store is made before the engine")
        path = self._folder / ENGINE_DATABASE
        return DbosEngine.sqlite(self._steps, path, self._clock, limit=self._runs_at_once)

    async def migrate_engine(self) -> None:
        """See `Storage`. The engine brings its file up to date when it starts."""


class PostgresStorage:
    """One database that many processes share: schemas ``buddy`` and ``dbos``.

    Args:
        url: ``postgresql://user:password@host:port/database``.
        clock: Tells the engine what is old.
        role: Whether this process carries runs.
        runs_at_once: Runs carried at once by this process.
    """

    exclusive = False
    tenancy = None
    file = None
    reach_seconds = 60.0

    def __init__(self, url: str, clock: Clock, *, role: Role, runs_at_once: int) -> None:
        from buddy.adapters.event_bus.postgres import PostgresEventBus

        self._url = url
        self._clock = clock
        self._role: Role = role
        self._runs_at_once = runs_at_once
        self._store: SqlStore | None = None
        self.bus: EventBus = PostgresEventBus(url)

    def make_store(self, on_commit: OnCommit) -> Store:
        """Return the store."""
        self._store = SqlStore.postgres(self._url, on_commit)
        return self._store

    def make_engine(self, _transact: TransactionRunner) -> Engine:
        """Return the engine: it hands runs over, and in a worker carries some."""
        from buddy.adapters.engine.fleet import FleetEngine
        from buddy.adapters.engine.fleet_database import FleetDatabase

        if self._store is None:
            raise RuntimeError("the store is made before the engine")
        database, executor_id = FleetDatabase(self._url), uuid4().hex
        if self._role == "api":
            return FleetEngine(
                database, self._store.run_in, self._store.steps, executor_id=executor_id
            )
        return FleetEngine(
            database,
            self._store.run_in,
            self._store.steps,
            executor_id=executor_id,
            carrier=DbosEngine.postgres(
                self._store.steps,
                self._url,
                self._clock,
                executor_id=executor_id,
                limit=self._runs_at_once,
            ),
            places=self._runs_at_once,
            lost=begin_anew,
        )

    async def migrate_engine(self) -> None:
        """See `Storage`."""
        from buddy.adapters.engine.fleet_database import FleetDatabase

        database = FleetDatabase(self._url)
        try:
            await asyncio.to_thread(database.migrate)
        finally:
            database.dispose()


def place_of(folder: Path) -> str:
    """Return what names a data directory and no other; it is written down in it once."""
    file = folder / "place"
    if not file.exists():
        file.write_text(uuid4().hex, "ascii")
    return f"{socket.gethostname()} {file.read_text('ascii')}"


def begin_anew(reason: str) -> None:
    """Replace this process by a fresh one of the same command, with nothing under way.

    A worker that lost its lease must stop touching the world at once, in the middle of whatever
    it does, and is of use again as a new one.
    """
    _log.critical("This process lost its lease (%s); it begins anew", reason)
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606  # ourselves
