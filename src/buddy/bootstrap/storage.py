"""Where an instance keeps its state: which store, which engine and which bus go together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from buddy.adapters.engine.dbos import DbosEngine
from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.events.log import Event
from buddy.ports.clock import Clock
from buddy.ports.engine import Engine
from buddy.ports.event_bus import EventBus
from buddy.ports.store import Store, TransactionRunner

DATABASE, ENGINE_DATABASE = "buddy.sqlite", "buddy_engine.sqlite"


class SqliteStorage:
    """One process and two files: ours, and the engine's own.

    Args:
        folder: The data directory, locked to this process before anything here is used.
        clock: Tells the engine what is old.
        runs_at_once: Runs carried at once.
    """

    def __init__(self, folder: Path, clock: Clock, *, runs_at_once: int) -> None:
        self._folder = folder
        self._clock = clock
        self._runs_at_once = runs_at_once
        self._store: SqlStore | None = None
        self.bus: EventBus = MemoryEventBus()

    def make_store(self, on_commit: Callable[[Sequence[Event]], None]) -> Store:
        """Return the store."""
        self._store = SqlStore.sqlite(self._folder / DATABASE, on_commit)
        return self._store

    def make_engine(self, _transact: TransactionRunner) -> Engine:
        """Return the engine; it remembers steps in the store."""
        if self._store is None:
            raise RuntimeError("the store is made before the engine")
        path = self._folder / ENGINE_DATABASE
        return DbosEngine.sqlite(self._store.steps, path, self._clock, limit=self._runs_at_once)
