"""The Firestore store: documents for missions, their log and the money, shared by processes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from typing import Any, TypeVar

from buddy.adapters.store.firestore.address import FirestoreAddress, parse_address
from buddy.adapters.store.firestore.archive import FirestoreArchive
from buddy.adapters.store.firestore.backoff import Backoff, JitteredBackoff
from buddy.adapters.store.firestore.database import SECONDS, Database
from buddy.adapters.store.firestore.queries import FirestoreQueries
from buddy.adapters.store.firestore.retention import FirestoreRetention
from buddy.adapters.store.firestore.schema import bring_up_to_date, schema_of
from buddy.adapters.store.firestore.step_transactions import FirestoreStepTransactions
from buddy.adapters.store.firestore.transactor import OnCommit, Transactor
from buddy.domain.events.log import Event
from buddy.ports.archive import SchemaState
from buddy.ports.store import UnitOfWork

T = TypeVar("T")


def no_announcement(_events: Sequence[Event]) -> None:
    """Tell nobody."""


class FirestoreStore:
    """A store in a Firestore database.

    Args:
        where: Its address, a project's id, a URL ``firestore://PROJECT?database=NAME``, or
            Google's asynchronous client, which is then closed with the store. Where
            ``FIRESTORE_EMULATOR_HOST`` is set, that emulator is asked.
        on_commit: Called once after each commit that wrote events, with these events in order,
            on the event loop; it must not wait. What it raises is logged and changes nothing, for
            the events are in the log already.
        backoff: Waits before a commit that other processes spoiled is tried again.
        seconds: How long an answer of Firestore is waited for.

    Raises:
        InputInvalid: The URL is none.
    """

    __slots__ = ("_database", "archive", "queries", "retention", "steps", "transactor")

    def __init__(
        self,
        where: FirestoreAddress | str | Any,
        on_commit: OnCommit = no_announcement,
        *,
        backoff: Backoff | None = None,
        seconds: float = SECONDS,
    ) -> None:
        if isinstance(where, str):
            url = where if "://" in where else f"firestore://{where}"
            where = parse_address(url)
        self._database = Database(where, seconds)
        self.transactor = Transactor(self._database, on_commit, backoff or JitteredBackoff())
        self.queries = FirestoreQueries(self._database)
        self.archive = FirestoreArchive(self._database)
        self.retention = FirestoreRetention(self._database)
        self.steps = FirestoreStepTransactions(self.transactor, self._database)

    async def transact(self, fn: Callable[[UnitOfWork], Awaitable[T]]) -> T:
        """See `buddy.ports.store.TransactionRunner`.

        Raises:
            RuntimeError: Called inside a transaction function, which would wait for itself.
        """
        return await self.transactor(fn)

    def command(self) -> AbstractContextManager[None]:
        """See the port."""
        return nullcontext()

    def aside(self) -> AbstractAsyncContextManager[object]:
        """See the port."""
        return nullcontext()

    async def schema(self) -> SchemaState:
        """See the port."""
        return await schema_of(self._database)

    async def migrate(self) -> None:
        """See the port. Removes what a load left that broke off, too.

        Raises:
            InputInvalid: The package of the extra ``firestore`` is not installed.
            StoreUnavailable: Firestore does not answer, or a newer version of Buddy has used the
                project.
        """
        await bring_up_to_date(self._database)

    async def close(self) -> None:
        """See the port."""
        await self._database.close()
