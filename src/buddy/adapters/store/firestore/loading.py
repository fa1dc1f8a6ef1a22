"""A backup on its way into an empty project, in many commits that stand or fall together.

A commit takes 500 documents, so a load takes many. Before the first one, `meta/load` is written
with a token; each document carries that token in `commit`; the last commit removes `meta/load`.
Every commit holds only while `meta/load` is as this load left it. So a load that broke off is
known, is nobody else's, and can be removed without touching what others wrote: whoever removes it
moves `meta/load` first, and a commit of the dead load that arrives after that is refused.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.client import CommitInDoubt
from buddy.adapters.store.firestore.database import STAMP, Database, Document, Fields, Write
from buddy.adapters.store.firestore.query_shapes import STORED
from buddy.adapters.store.firestore.scan import PAGE, scan
from buddy.adapters.store.firestore.size import REQUEST_BYTES, WRITES, checked_weight
from buddy.errors import StoreConflict, StoreError, StoreNotEmpty, StoreUnavailable

_LOGGER = logging.getLogger(__name__)

_DOUBTS = 5
"""How often a commit is tried that is not answered."""
_DOCUMENTS = WRITES - 1
_BYTES = REQUEST_BYTES // 2
"""What is sent is larger than what is stored: each value has its name and its type beside it."""


async def marker_of_load(database: Database, moment: object = None) -> Document | None:
    """Return the document of a load that is under way or broke off, or None."""
    marker = (await database.get(paths.LOAD, moment=moment))[paths.LOAD]
    return None if marker.fields is None else marker


def is_of_load(fields: Fields | None, marker: Document | None) -> bool:
    """Tell whether a document was written by a load."""
    if marker is None or marker.fields is None:
        return False
    return str((fields or {}).get(STAMP)).startswith(marker.fields["token"])


async def holds_nothing(database: Database, marker: Document | None) -> bool:
    """Tell whether there is no document but those of a load."""
    page = 1 if marker is None else PAGE
    for shape in STORED:
        async with aclosing(scan(database, shape, fields=(STAMP,), page=page)) as documents:
            async for each in documents:
                if not is_of_load(each.fields, marker):
                    return False
    return True


async def remove_load(database: Database, marker: Document) -> None:
    """Remove what a load has written that broke off, and then what told of it.

    Raises:
        StoreConflict: Somebody else removes it at this moment.
        StoreUnavailable: Firestore does not answer; it may be repeated.
    """
    moved = {**(marker.fields or {}), STAMP: secrets.token_hex(10)}
    await _surely(database, [Write("replace", paths.LOAD, moved, marker.update_time)])
    marker = (await database.get(paths.LOAD))[paths.LOAD]
    hold = Write("verify", paths.LOAD, marker.fields or {}, marker.update_time)
    gone: list[Write] = []
    for shape in STORED:
        async with aclosing(scan(database, shape, fields=(STAMP,))) as documents:
            async for each in documents:
                if is_of_load(each.fields, marker):
                    gone.append(Write("remove", each.path))
                if len(gone) >= PAGE:
                    await _surely(database, [*gone, hold])
                    gone.clear()
    end = Write("delete", paths.LOAD, update_time=marker.update_time)
    await _surely(database, [*gone, end])


async def _surely(database: Database, writes: Sequence[Write]) -> None:
    """Commit; where the answer is lost, the whole removal is to be repeated."""
    try:
        await database.commit(writes)
    except CommitInDoubt as error:
        raise _silent(error) from error


def _silent(error: CommitInDoubt) -> StoreUnavailable:
    return StoreUnavailable(
        f"Firestore did not answer a commit ({error}); try again", reason=str(error)
    )


class Loading:
    """One load.

    Args:
        database: The project's.
    """

    __slots__ = ("_batch", "_database", "_marker", "_number", "_size", "_token")

    def __init__(self, database: Database) -> None:
        self._database = database
        self._token = secrets.token_hex(10)
        self._marker = Document(paths.LOAD, None)
        self._batch: list[Write] = []
        self._size = 0
        self._number = 0

    async def begin(self) -> None:
        """Say that a load is under way.

        Raises:
            StoreNotEmpty: Another one is.
            StoreUnavailable: Firestore does not answer.
        """
        fields: Fields = {"token": self._token, STAMP: self._token}
        await self._create([Write("create", paths.LOAD, fields)])
        self._marker = (await self._database.get(paths.LOAD))[paths.LOAD]

    async def take(self, path: str, fields: Fields) -> None:
        """Write a document, now or together with the next ones.

        Raises:
            StoreError: It is larger than a document may be.
            StoreNotEmpty: Somebody else writes into the project.
            StoreUnavailable: Firestore does not answer.
        """
        size = checked_weight(path, fields)
        if len(self._batch) >= _DOCUMENTS or self._size + size > _BYTES:
            await self._send()
        stamp = f"{self._token}-{self._number}"
        self._batch.append(Write("create", path, {**fields, STAMP: stamp}))
        self._size += size

    async def finish(self) -> None:
        """Write what is left; the load is over.

        Raises:
            StoreNotEmpty: Somebody else writes into the project.
            StoreUnavailable: Firestore does not answer.
        """
        await self._send()
        end = Write("delete", paths.LOAD, update_time=self._marker.update_time)

        async def is_gone() -> bool:
            return await marker_of_load(self._database) is None

        await self._commit([end], is_gone)

    async def undo(self) -> None:
        """Remove everything again; what cannot be removed now goes before the next load."""
        try:
            marker = await marker_of_load(self._database)
            if marker is not None and (marker.fields or {})["token"] == self._token:
                await remove_load(self._database, marker)
        except StoreError as error:
            _LOGGER.warning(
                "What a restore had written is still there (%s); the next start or restore "
                "removes it",
                error.message,
            )

    async def _send(self) -> None:
        if self._batch:
            hold = Write("verify", paths.LOAD, self._marker.fields or {}, self._marker.update_time)
            await self._create([*self._batch, hold])
        self._batch, self._size, self._number = [], 0, self._number + 1

    async def _create(self, writes: Sequence[Write]) -> None:
        first = writes[0]

        async def is_there() -> bool:
            kept = (await self._database.get(first.path))[first.path].fields
            return kept is not None and kept.get(STAMP) == first.fields[STAMP]

        await self._commit(writes, is_there)

    async def _commit(
        self, writes: Sequence[Write], has_happened: Callable[[], Awaitable[bool]]
    ) -> None:
        """Commit once; where the answer is lost or a repetition is refused, look."""
        doubt = CommitInDoubt("no answer")
        for _ in range(_DOUBTS):
            try:
                await self._database.commit(writes)
            except CommitInDoubt as error:
                doubt = error
            except StoreConflict as error:
                if await has_happened():
                    return
                raise StoreNotEmpty(
                    "Somebody else writes into this project; stop every Buddy that uses it, and "
                    "restore again"
                ) from error
            else:
                return
        if not await has_happened():
            raise _silent(doubt)
