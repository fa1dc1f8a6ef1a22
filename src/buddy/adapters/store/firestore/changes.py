"""What a transaction has read and what it will write, as one batch.

Reads remember the update time. A write waits for the end, and goes out with the condition that
its document is still as it was read, or is still not there; a document that was read and not
written is held to the same. So all of a batch happens on the state that the transaction saw, or
nothing does.
"""

from __future__ import annotations

from collections.abc import Iterable

from buddy.adapters.store.firestore.database import STAMP, Database, Document, Fields, Write
from buddy.adapters.store.firestore.query_shapes import Query
from buddy.adapters.store.firestore.size import check_commit, checked_weight


class Changes:
    """A transaction's view of the documents: what is committed, and its own writes over that.

    Args:
        database: Where the documents lie.
    """

    __slots__ = ("_database", "_pending", "_read")

    def __init__(self, database: Database) -> None:
        self._database = database
        self._read: dict[str, Document] = {}
        self._pending: dict[str, Fields | None] = {}

    async def get(self, path: str) -> Fields | None:
        """Return a document's fields, own writes included; None where there is none."""
        if path in self._pending:
            return self._pending[path]
        await self.load(path)
        return self._read[path].fields

    async def peek(self, path: str) -> Fields | None:
        """Return a document's fields as `get` does, without holding the batch to them."""
        if path in self._pending:
            return self._pending[path]
        return (await self._database.get(path))[path].fields

    async def load(self, *paths: str) -> None:
        """Read documents in one trip, those that have not been read."""
        missing = [path for path in paths if path not in self._read]
        self._read |= await self._database.get(*missing)

    async def find(self, query: Query) -> list[Document]:
        """Return the committed documents that a query finds, and remember them as read."""
        found = await self._database.find(query)
        for each in found:
            self._read.setdefault(each.path, each)
        return found

    async def ask(self, query: Query) -> list[Document]:
        """Return what a query finds that another document's update time guards already."""
        return await self._database.find(query)

    def own(self) -> Iterable[tuple[str, Fields | None]]:
        """Return the own writes by path; None stands for a deletion."""
        return tuple(self._pending.items())

    def put(self, path: str, fields: Fields) -> None:
        """Create or replace a document that has been read."""
        assert path in self._read, f"{path} is written and was not read"
        self._pending[path] = fields

    def create(self, path: str, fields: Fields) -> None:
        """Create a document that must not be there, unread."""
        assert path not in self._pending
        self._read.setdefault(path, Document(path, None))
        self._pending[path] = fields

    def delete(self, path: str) -> None:
        """Remove a document that has been read."""
        assert path in self._read, f"{path} is deleted and was not read"
        self._pending[path] = None

    @property
    def writes_nothing(self) -> bool:
        """Whether there is no write to commit."""
        return not self._pending

    @property
    def reads_one(self) -> bool:
        """Whether at most one document was read, so that there is nothing to hold together."""
        return len(self._read) <= 1

    def batch(self, token: str) -> list[Write]:
        """Return the writes, then the conditions on what was only read.

        Args:
            token: Names the commit; written into each document.

        Raises:
            StoreError: It is more than Firestore takes in one commit, or in one document.
        """
        writes: list[Write] = []
        size = 0
        for path, fields in self._pending.items():
            before = self._read[path]
            if fields is None:
                if before.fields is not None:
                    writes.append(Write("delete", path, update_time=before.update_time))
                continue
            size += checked_weight(path, fields)
            kind = "create" if before.fields is None else "replace"
            writes.append(Write(kind, path, {**fields, STAMP: token}, before.update_time))
        only_read = (each for path, each in self._read.items() if path not in self._pending)
        writes += [
            Write("verify", each.path, each.fields, each.update_time)
            for each in only_read
            if each.fields is not None
        ]
        check_commit(len(writes) + 1, size)
        return writes

    async def still_stands(self) -> bool:
        """Tell whether everything that was read is as it was read."""
        now = await self._database.get(*self._read)
        return all(now[path].update_time == each.update_time for path, each in self._read.items())
