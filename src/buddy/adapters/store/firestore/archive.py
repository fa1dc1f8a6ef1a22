"""Everything a Firestore project holds, out and in again.

Out: every query reads the documents as they were at one moment, by Firestore's own history. It
keeps an hour of it; a backup that takes longer is refused in the middle, and leaves no file.

In: a load takes many commits, and Firestore has nothing that would hide the first ones until the
last. Who reads meanwhile sees a part, so nobody may: a restore needs every Buddy on the project
stopped. What a load leaves that dies is known by its token (see `loading`); to `is_empty` and to
`rows` it is not there, and the next load, or the next start, removes it before anything reads.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, Collection
from contextlib import aclosing

from buddy.adapters.store.firestore.archive_documents import ArchiveDocuments
from buddy.adapters.store.firestore.archive_rows import KEPT, rows_in
from buddy.adapters.store.firestore.database import Database
from buddy.adapters.store.firestore.loading import (
    Loading,
    holds_nothing,
    is_of_load,
    marker_of_load,
    remove_load,
)
from buddy.adapters.store.firestore.scan import scan
from buddy.errors import StoreNotEmpty
from buddy.ports.archive import ALL_KINDS, ArchiveRow, LeftOut, RowKind


class FirestoreArchive:
    """See `buddy.ports.archive.StoreArchive`.

    Args:
        database: The store's.
    """

    __slots__ = ("_database",)

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rows(
        self, kinds: Collection[RowKind] = ALL_KINDS
    ) -> AsyncGenerator[ArchiveRow | LeftOut]:
        """See the port. Within an hour: Firestore knows no older moment."""
        moment = await self._database.now()
        marker = await marker_of_load(self._database, moment)
        for kind in RowKind:
            if kind not in kinds:
                continue
            kept = KEPT[kind]
            found = scan(self._database, kept.shape, page=kept.page, moment=moment)
            async with aclosing(found) as documents:
                async for each in documents:
                    if not is_of_load(each.fields, marker):
                        for row in rows_in(kind, each):
                            yield row

    async def is_empty(self) -> bool:
        """See the port."""
        return await holds_nothing(self._database, await marker_of_load(self._database))

    async def load(self, rows: AsyncIterable[ArchiveRow]) -> None:
        """See the port; for what readers see meanwhile, the module.

        Raises:
            StoreError: A document would be larger than Firestore takes; nothing stays.
        """
        broken_off = await marker_of_load(self._database)
        if broken_off is not None:
            await remove_load(self._database, broken_off)
        if not await holds_nothing(self._database, None):
            raise StoreNotEmpty("The project holds something; only an empty one takes a backup")
        loading, documents = Loading(self._database), ArchiveDocuments()
        await loading.begin()
        try:
            async for row in rows:
                for path, fields in documents.of(row):
                    await loading.take(path, fields)
            for path, fields in documents.rest():
                await loading.take(path, fields)
            await loading.finish()
        except BaseException:
            await loading.undo()
            raise
