"""The memory store: one transaction at a time, all of it or nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from typing import Any, TypeVar

from buddy.adapters.store.memory.archive import MemoryArchive
from buddy.adapters.store.memory.queries import MemoryQueries
from buddy.adapters.store.memory.retention import MemoryRetention
from buddy.adapters.store.memory.state import State
from buddy.adapters.store.memory.unit_of_work import MemoryUnitOfWork
from buddy.domain.events.log import Event
from buddy.errors import StoreConflict
from buddy.ports.archive import SchemaState
from buddy.ports.store import UnitOfWork

_LOGGER = logging.getLogger(__name__)

T = TypeVar("T")
OnCommit = Callable[[Sequence[Event]], None]

ATTEMPTS = 5
"""How often a transaction function is called before a conflict is given up on."""


def no_announcement(_events: Sequence[Event]) -> None:
    """Tell nobody."""


class MemoryStore:
    """A store that is gone with the process.

    Args:
        on_commit: Called once after each commit that wrote events, with these events in order;
            it must not wait. What it raises is logged and changes nothing, for the events are in
            the log already.
    """

    __slots__ = ("_inside", "_on_commit", "_state", "_turn", "archive", "queries", "retention")

    def __init__(self, on_commit: OnCommit = no_announcement) -> None:
        self._state = State()
        self._on_commit = on_commit
        self._turn = asyncio.Lock()
        self._inside: asyncio.Task[Any] | None = None
        self.queries = MemoryQueries(self._state)
        self.archive = MemoryArchive(self._state, self._turn)
        self.retention = MemoryRetention(self._state, self._turn)

    async def transact(self, fn: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        """See `buddy.ports.store.TransactionRunner`.

        Raises:
            RuntimeError: Called inside a transaction function, which would wait for itself.
        """
        if self._inside is not None and asyncio.current_task() is self._inside:
            raise RuntimeError("transact was called inside a transaction function; use its uow")
        for _ in range(ATTEMPTS - 1):
            try:
                return await self._attempt(fn)
            except StoreConflict:
                _LOGGER.debug("a transaction met a conflict and begins again", exc_info=True)
                await asyncio.sleep(0)
        return await self._attempt(fn)

    async def _attempt(self, fn: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        async with self._turn:
            self._inside = asyncio.current_task()
            try:
                uow = MemoryUnitOfWork(self._state)
                result = await fn(uow)
                events = uow.commit()
            finally:
                self._inside = None
        self._announce(events)
        return result

    def _announce(self, events: Sequence[Event]) -> None:
        if not events:
            return
        try:
            self._on_commit(events)
        except Exception:
            _LOGGER.exception("announcing %d committed events failed", len(events))

    def command(self) -> AbstractContextManager[None]:
        """See the port."""
        return nullcontext()

    def aside(self) -> AbstractAsyncContextManager[object]:
        """See the port."""
        return nullcontext()

    async def schema(self) -> SchemaState:
        """See the port. Memory has none, and so always the newest."""
        return SchemaState(store="memory", current="1", newest="1")

    async def migrate(self) -> None:
        """See the port. Memory has no schema."""

    async def close(self) -> None:
        """See the port. Memory holds no connection."""
