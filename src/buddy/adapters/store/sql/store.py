"""The SQL store: begins and commits transactions, and tells of their events."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TypedDict, TypeVar, Unpack

from buddy.adapters.store.sql.archive import SqlArchive
from buddy.adapters.store.sql.dialect import ConnectionLost, translated
from buddy.adapters.store.sql.engine import Engines, Synchronous, sqlite_engines
from buddy.adapters.store.sql.migrate import bring_up_to_date, revision_of
from buddy.adapters.store.sql.outage import until_connected, was_committed
from buddy.adapters.store.sql.queries import SqlQueries
from buddy.adapters.store.sql.reading import Reader
from buddy.adapters.store.sql.retention import SqlRetention
from buddy.adapters.store.sql.schema import REVISION
from buddy.adapters.store.sql.step_transactions import SqlStepTransactions
from buddy.adapters.store.sql.step_turn import StepTurn
from buddy.adapters.store.sql.unit_of_work import SqlUnitOfWork
from buddy.domain.events.log import Event
from buddy.errors import StoreConflict
from buddy.ports.archive import SchemaState
from buddy.ports.store import UnitOfWork

_LOGGER = logging.getLogger(__name__)

T = TypeVar("T")
OnCommit = Callable[[Sequence[Event]], None]

ATTEMPTS = 5
"""How often a transaction function is called before a conflict is given up on."""


class PostgresOptions(TypedDict, total=False):
    """How a PostgreSQL database is used; left out, the defaults of its engines."""

    writers: int
    readers: int
    patience_seconds: float


def no_announcement(_events: Sequence[Event]) -> None:
    """Tell nobody."""


class SqlStore:
    """A store in a SQL database.

    Args:
        engines: Where it lives; the store closes them.
        on_commit: Called once after each commit that wrote events, with these events in order,
            on the event loop; it must not wait. What it raises is logged and changes nothing, for
            the events are in the log already.
    """

    __slots__ = (
        "_engines",
        "_inside",
        "_on_commit",
        "_turn",
        "archive",
        "queries",
        "retention",
        "steps",
    )

    def __init__(self, engines: Engines, on_commit: OnCommit = no_announcement) -> None:
        self._engines = engines
        self._on_commit = on_commit
        self._inside: set[asyncio.Task[Any] | None] = set()
        reader = Reader(engines)
        self.queries = SqlQueries(reader)
        self.archive = SqlArchive(engines)
        self.retention = SqlRetention(engines)
        self._turn = StepTurn() if engines.writer.dialect.name == "sqlite" else None
        self.steps = SqlStepTransactions(self.transact, reader, self._turn)

    @classmethod
    def sqlite(
        cls,
        path: Path,
        on_commit: OnCommit = no_announcement,
        *,
        synchronous: Synchronous = "FULL",
    ) -> SqlStore:
        """Return a store in a SQLite file; `migrate` creates it where it is missing."""
        return cls(sqlite_engines(path, synchronous=synchronous), on_commit)

    @classmethod
    def postgres(
        cls,
        url: str,
        on_commit: OnCommit = no_announcement,
        **options: Unpack[PostgresOptions],
    ) -> SqlStore:
        """Return a store in a PostgreSQL database.

        Args:
            url: ``postgresql://user:password@host:port/database``. The database exists; `migrate`
                makes the schema ``buddy`` in it.
            on_commit: As for the class.
            options: As for `buddy.adapters.store.sql.postgres.postgres_engines`.

        Raises:
            InputInvalid: The URL names no PostgreSQL database.
        """
        # A tenth of a second that an embedded Buddy need not spend at its start.
        from buddy.adapters.store.sql.postgres import postgres_engines  # noqa: PLC0415

        return cls(postgres_engines(url, **options), on_commit)

    @staticmethod
    async def run_in(uow: UnitOfWork, statement: str, values: Mapping[str, Any]) -> None:
        """Run a statement on somebody else's tables in a transaction of this store.

        Args:
            uow: What the transaction function got.
            statement: Its parameters are written ``:name``.
            values: For them.
        """
        assert isinstance(uow, SqlUnitOfWork)
        await uow.run(statement, values)

    async def transact(self, fn: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        """See `buddy.ports.store.TransactionRunner`.

        Raises:
            RuntimeError: Called inside a transaction function, which would wait for itself.
        """
        task = asyncio.current_task()
        if task in self._inside:
            raise RuntimeError("transact was called inside a transaction function; use its uow")
        for _ in range(ATTEMPTS - 1):
            try:
                return await self._connected(fn, task)
            except StoreConflict:
                _LOGGER.debug("a transaction met another writer and begins again", exc_info=True)
                await asyncio.sleep(0)
        return await self._connected(fn, task)

    async def _connected(
        self, fn: Callable[[UnitOfWork], Awaitable[T]], task: asyncio.Task[Any] | None
    ) -> T:
        patience = self._engines.patience_seconds
        return await until_connected(lambda: self._attempt(fn, task), patience)

    async def _attempt(
        self, fn: Callable[[UnitOfWork], Awaitable[T]], task: asyncio.Task[Any] | None
    ) -> T:
        async with translated(), self._engines.transactions.begin() as transaction:
            self._inside.add(task)
            try:
                uow = SqlUnitOfWork(transaction.lane)
                result = await fn(uow)
                events = await uow.flush()
                name = await uow.transaction_id()
                # Without a wait no cancel can cut it in two, and nobody else has a turn in between.
                if transaction.commit_at_once():
                    self._announce(events)
                else:
                    await _to_the_end(self._commit(transaction.commit, name, events))
            finally:
                self._inside.discard(task)
        return result

    async def _commit(
        self, commit: Callable[[], Awaitable[None]], name: str | None, events: Sequence[Event]
    ) -> None:
        try:
            async with translated():
                await commit()
        except ConnectionLost:
            first = events[0] if events else None
            reader, patience = self._engines.reader, self._engines.patience_seconds
            if name and not await was_committed(reader, name, first, patience):
                raise
        self._announce(events)

    def _announce(self, events: Sequence[Event]) -> None:
        if not events:
            return
        try:
            self._on_commit(events)
        except Exception:
            _LOGGER.exception("announcing %d committed events failed", len(events))

    def command(self) -> AbstractContextManager[None]:
        """See the port."""
        return nullcontext() if self._turn is None else self._turn.command()

    def aside(self) -> AbstractAsyncContextManager[object]:
        """See the port."""
        return self._turn or nullcontext()

    async def schema(self) -> SchemaState:
        """See the port."""

        async def attempt() -> SchemaState:
            async with translated(), self._engines.reader.connect() as connection:
                current = await connection.run_sync(revision_of)
                kind = connection.dialect.name
            return SchemaState(store=kind, current=current, newest=REVISION)

        return await until_connected(attempt, self._engines.patience_seconds)

    async def migrate(self) -> None:
        """See the port."""

        async def attempt() -> None:
            async with translated():
                await bring_up_to_date(self._engines.writer)

        await until_connected(attempt, self._engines.patience_seconds)

    async def close(self) -> None:
        """See the port."""
        await self._engines.dispose()


async def _to_the_end(work: Awaitable[None]) -> None:
    """Await something that a cancel must not cut in two; the cancel is raised afterwards.

    Cut short, a commit would be known to the database and to nobody else.
    """
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
