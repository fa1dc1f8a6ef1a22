"""Runs transaction functions: read, commit on unchanged ground, or begin again.

A commit is one batch, conditional on everything that was read, together with a document that only
one attempt of a transaction can create: its token. Where the answer to a commit is lost, that
document says whether it happened and which attempt it was. However often a transaction is
repeated, it is applied at most once.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.backoff import Backoff
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.client import CommitInDoubt
from buddy.adapters.store.firestore.database import Database, Write
from buddy.adapters.store.firestore.turns import OutOfTurn, Turn, Turns
from buddy.adapters.store.firestore.unit_of_work import FirestoreUnitOfWork
from buddy.domain.events.log import Event
from buddy.domain.ids import UserId
from buddy.errors import StoreConflict, StoreUnavailable

_LOGGER = logging.getLogger(__name__)

T = TypeVar("T")
OnCommit = Callable[[Sequence[Event]], None]

REFUSALS = 5
"""How often a transaction function is called that raises a conflict by itself."""
ATTEMPTS = 40
"""How often a commit is tried that other processes spoil."""
DOUBTS = 5
"""How often a transaction is tried whose commits are not answered."""


@dataclass(slots=True)
class _Story:
    """What has become of the attempts of one transaction."""

    token: str = field(default_factory=lambda: secrets.token_hex(10))
    attempts: list[tuple[Any, tuple[Event, ...]]] = field(
        default_factory=list[tuple[Any, tuple[Event, ...]]]
    )
    """What each attempt that went to Firestore would have brought about."""
    refused: int = 0
    spoiled: int = 0
    doubted: int = 0

    @property
    def repetitions(self) -> int:
        return self.refused + self.spoiled + self.doubted


class Transactor:
    """See `buddy.ports.store.TransactionRunner`.

    Args:
        database: Where the documents lie.
        on_commit: Called once after each commit that wrote events.
        backoff: Waits before a commit that was refused is tried again.
    """

    __slots__ = ("_backoff", "_database", "_inside", "_on_commit", "_turns")

    def __init__(self, database: Database, on_commit: OnCommit, backoff: Backoff) -> None:
        self._database = database
        self._on_commit = on_commit
        self._backoff = backoff
        self._turns = Turns()
        self._inside: set[asyncio.Task[Any] | None] = set()

    async def __call__(self, fn: Callable[[FirestoreUnitOfWork], Awaitable[T]]) -> T:
        """See the port.

        Raises:
            RuntimeError: Called inside a transaction function, which would wait for itself.
        """
        task = asyncio.current_task()
        if task in self._inside:
            raise RuntimeError("transact was called inside a transaction function; use its uow")
        story, users = _Story(), frozenset[UserId]()
        self._inside.add(task)
        try:
            while True:
                try:
                    async with self._turns.of(users) as turn:
                        return await self._until_committed(fn, turn, story)
                except OutOfTurn as late:
                    users = late.users
        finally:
            self._inside.discard(task)

    async def _until_committed(
        self, fn: Callable[[FirestoreUnitOfWork], Awaitable[T]], turn: Turn, story: _Story
    ) -> T:
        while True:
            try:
                return await self._attempt(fn, turn, story)
            except StoreConflict:
                if story.refused >= REFUSALS or story.spoiled >= ATTEMPTS:
                    raise
                _LOGGER.debug("a transaction met another writer and begins again", exc_info=True)
            except CommitInDoubt as error:
                if story.doubted >= DOUBTS:
                    raise StoreUnavailable(
                        f"Firestore did not answer {story.doubted} commits of a transaction "
                        f"({error}); none of them has happened so far",
                        reason=str(error),
                    ) from error
                _LOGGER.warning("a commit was not answered (%s) and is tried again", error)
            await self._backoff(story.repetitions)

    async def _attempt(
        self, fn: Callable[[FirestoreUnitOfWork], Awaitable[T]], turn: Turn, story: _Story
    ) -> T:
        changes = Changes(self._database)
        try:
            unit = FirestoreUnitOfWork(changes, turn)
            result = await fn(unit)
            turn.check()
            events = await unit.flush()
            batch = changes.batch(story.token)
            if changes.writes_nothing:
                await self._check_together(changes, story)
                return result
        except OutOfTurn:
            raise
        except Exception as error:
            await self._only_if_true(error, changes, turn, story)
            raise
        story.attempts.append((result, events))
        return await _to_the_end(self._settle(batch, story))

    async def _only_if_true(
        self, error: Exception, changes: Changes, turn: Turn, story: _Story
    ) -> None:
        """Begin again where a function failed over documents that changed while it read them."""
        turn.check()
        if isinstance(error, StoreUnavailable):
            return
        await self._check_together(changes, story)
        if isinstance(error, StoreConflict):
            story.refused += 1

    async def _check_together(self, changes: Changes, story: _Story) -> None:
        """Make sure that all that was read stood there at one moment; a single read always did."""
        if changes.reads_one or await changes.still_stands():
            return
        story.spoiled += 1
        raise StoreConflict("What a transaction read has changed meanwhile; try again")

    async def _settle(self, batch: Sequence[Write], story: _Story) -> Any:
        marker = paths.commit(story.token)
        number = len(story.attempts) - 1
        writes = [*batch, Write("mark", marker, {"attempt": number})]
        try:
            await self._database.commit(writes)
        except StoreConflict:
            story.spoiled += 1
            number = await self._committed(marker)
            if number is None:
                raise
        except CommitInDoubt:
            story.doubted += 1
            number = await self._committed(marker)
            if number is None:
                raise
        result, events = story.attempts[number]
        self._announce(events)
        return result

    async def _committed(self, marker: str) -> int | None:
        """Return the number of the attempt that was committed, or None."""
        try:
            fields = (await self._database.get(marker))[marker].fields
        except StoreUnavailable as error:
            raise StoreUnavailable(
                "Firestore answered neither a commit nor whether it happened; "
                "look at what there is before you try again",
                **error.details,
            ) from error
        return None if fields is None else fields["attempt"]

    def _announce(self, events: Sequence[Event]) -> None:
        if not events:
            return
        try:
            self._on_commit(events)
        except Exception:
            _LOGGER.exception("announcing %d committed events failed", len(events))


async def _to_the_end(work: Awaitable[T]) -> T:
    """Await something that a cancel must not cut in two; the cancel is raised afterwards.

    Cut short, a commit would be known to the database and to nobody else.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        if not task.cancelled() and task.exception() is not None:
            _LOGGER.debug("a cancelled transaction was not committed", exc_info=task.exception())
        raise
