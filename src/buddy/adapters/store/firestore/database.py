"""Reads documents, asks queries, commits batches: all that the store says to Google's client."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from buddy.adapters.store.firestore.address import FirestoreAddress
from buddy.adapters.store.firestore.client import (
    open_client,
    translated_commit,
    translated_reads,
)
from buddy.adapters.store.firestore.paths import PING
from buddy.adapters.store.firestore.query_shapes import NAME, Query

Fields = Mapping[str, Any]

STAMP = "commit"
"""The field of every document that names the commit which wrote it. It makes each write change
something: Firestore keeps the update time of a document that a write leaves as it was."""
SECONDS = 10.0
"""How long an answer is waited for."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was when it was read."""

    path: str
    fields: Fields | None
    """None: there was none."""
    update_time: Any = None


@dataclass(frozen=True, slots=True)
class Write:
    """One document's part in a commit."""

    kind: Literal["create", "mark", "replace", "delete", "verify", "remove"]
    """`create` and `mark` hold only where there is none, `remove` always, the others only while
    the document is as it was read. A mark expires at once: Firestore removes it within a day."""
    path: str
    fields: Fields = field(default_factory=dict[str, Any])
    update_time: Any = None


class Database:
    """A Firestore database.

    Args:
        client: Google's asynchronous client, or the address to open one for at first use. It is
            closed with the database.
        seconds: How long an answer is waited for; reads are asked again within that time.
    """

    __slots__ = ("_client", "_opened", "_seconds")

    def __init__(self, client: Any, seconds: float = SECONDS) -> None:
        self._client = client
        self._opened: Any = None
        self._seconds = seconds

    @property
    def client(self) -> Any:
        """Google's client. Opened late, for it binds itself to the event loop that runs then."""
        if self._opened is None:
            made = isinstance(self._client, FirestoreAddress)
            self._opened = open_client(self._client) if made else self._client
        return self._opened

    def _patience(self) -> dict[str, Any]:
        from google.api_core import exceptions, retry_async  # noqa: PLC0415

        passing = retry_async.if_exception_type(
            exceptions.Aborted,
            exceptions.InternalServerError,
            exceptions.ServiceUnavailable,
            exceptions.TooManyRequests,
        )
        retry = retry_async.AsyncRetry(
            predicate=passing, initial=0.05, maximum=1.0, timeout=self._seconds
        )
        return {"retry": retry, "timeout": self._seconds}

    async def get(
        self, *paths: str, fields: Sequence[str] = (), moment: Any = None
    ) -> dict[str, Document]:
        """Return documents by path, those that are not there too.

        Args:
            paths: Where they lie.
            fields: Which of their fields come back; empty: all.
            moment: As they were at a moment that `now` returned; None: as they are.

        Raises:
            StoreUnavailable: Firestore does not answer.
        """
        found: dict[str, Document] = {}
        if not paths:
            return found
        client = self.client
        references = [client.document(path) for path in dict.fromkeys(paths)]
        asked = {"field_paths": list(fields) or None, "read_time": moment, **self._patience()}
        with translated_reads():
            async for snapshot in client.get_all(references, **asked):
                path = snapshot.reference.path
                found[path] = Document(path, snapshot.to_dict(), snapshot.update_time)
        return found

    async def now(self) -> Any:
        """Return the present moment by the database's clock, for reads of one state.

        Raises:
            StoreUnavailable: Firestore does not answer.
        """
        with translated_reads():
            snapshot = await self.client.document(PING).get(**self._patience())
        return snapshot.read_time

    async def find(self, query: Query, moment: Any = None) -> list[Document]:
        """Return the documents that a query finds, in its order.

        Args:
            query: What is looked for.
            moment: As it was at a moment that `now` returned; None: as it is.

        Raises:
            StoreUnavailable: Firestore does not answer.
            StoreError: It has no index for the query.
        """
        asked = self._asked(query)
        with translated_reads():
            snapshots = await asked.get(read_time=moment, **self._patience())
        return [
            Document(each.reference.path, each.to_dict(), each.update_time) for each in snapshots
        ]

    def _asked(self, query: Query) -> Any:
        from google.cloud.firestore_v1.base_query import FieldFilter  # noqa: PLC0415

        shape, client = query.shape, self.client
        if shape.everywhere:
            asked = client.collection_group(shape.collection)
        else:
            asked = client.collection(f"{query.parent}/{shape.collection}".lstrip("/"))
        for condition, value in zip(shape.filters, query.values, strict=True):
            wanted = FieldFilter(condition.field, condition.operator, value)
            asked = asked.where(filter=wanted)
        for order in shape.orders:
            direction = "DESCENDING" if order.descending else "ASCENDING"
            asked = asked.order_by(order.field, direction=direction)
        if query.after:
            fields = [order.field for order in shape.orders]
            after = dict(zip(fields, query.after, strict=True))
            if NAME in after:
                after[NAME] = client.document(after[NAME])
            asked = asked.start_after(after)
        if query.fields:
            asked = asked.select(query.fields)
        return asked if query.limit is None else asked.limit(query.limit)

    async def commit(self, writes: Sequence[Write]) -> None:
        """Write all of it, or nothing. Asked once: whoever repeats it must know what happened.

        Raises:
            StoreConflict: A document was not as it was read; nothing was written.
            CommitInDoubt: It may have happened.
            StoreUnavailable: Firestore does not take the credentials; nothing was written.
            StoreError: Firestore refuses what was to be written; nothing was.
        """
        batch = self.client.batch()
        for write in writes:
            self._add(batch, write)
        with translated_commit():
            await batch.commit(retry=None, timeout=self._seconds)

    def _add(self, batch: Any, write: Write) -> None:
        from google.cloud.firestore import SERVER_TIMESTAMP  # noqa: PLC0415

        reference = self.client.document(write.path)
        if write.kind == "create":
            batch.create(reference, dict(write.fields))
        elif write.kind == "mark":
            batch.create(reference, {**write.fields, "expires_at": SERVER_TIMESTAMP})
        elif write.kind == "remove":
            batch.delete(reference)
        else:
            unchanged = self.client.write_option(last_update_time=write.update_time)
            if write.kind == "delete":
                batch.delete(reference, option=unchanged)
            elif write.kind == "replace":
                batch.update(reference, dict(write.fields), option=unchanged)
            else:  # a write that changes nothing, and so disturbs nobody
                same = {STAMP: write.fields.get(STAMP)}
                batch.update(reference, same, option=unchanged)

    async def close(self) -> None:
        """Give back the connection."""
        if self._opened is None:
            return
        opened, self._opened = self._opened, None
        api: Any = opened._firestore_api  # noqa: SLF001  # the client has no way to close it
        await asyncio.shield(api.transport.close())
