"""Backup and restore: everything a store and its blobs hold, in one archive."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

from buddy import __version__
from buddy.errors import StoreNotEmpty, StoreUnavailable
from buddy.ports.archive import ArchiveRow, LeftOut, RowKind, SchemaState
from buddy.ports.archive_file import ArchiveReader, ArchiveWriter, Manifest
from buddy.ports.blobs import BlobStore
from buddy.ports.clock import Clock
from buddy.ports.store import Store
from buddy.services.restore_link import restored, with_link

BATCH = 500
MISSIONS_AT_ONCE = 20
"""Missions hold their results, up to a megabyte each, so fewer of them are taken at a time."""

Progress = Callable[[str, int], None]
"""Gets what is being worked on, and how much of it is done."""


@dataclass(slots=True)
class _Tally:
    """What has been written so far."""

    rows: dict[str, int] = field(default_factory=dict[str, int])
    left_out: list[str] = field(default_factory=list[str])
    named: set[str] = field(default_factory=set[str])
    """Digests of blobs that records name."""
    found: set[str] = field(default_factory=set[str])
    blob_bytes: int = 0


@dataclass(frozen=True, slots=True)
class ArchiveService:
    """Writes backups and takes them back."""

    store: Store
    blobs: BlobStore
    clock: Clock

    async def backup(self, file: ArchiveWriter, progress: Progress) -> Manifest:
        """Write everything as it is at one moment; Buddy may go on working meanwhile.

        Rows that cannot be read and blobs that are gone do not stop it: the manifest names them.

        Raises:
            ArchiveError: The file cannot be written; what there was of it is gone.
            StoreUnavailable: The store does not answer, or its schema is another version's.
        """
        tally, created_at = _Tally(), self.clock.now()
        try:
            schema = await must_be_current(self.store)
            await self._write_rows(file, tally, progress)
            await self._write_blobs(file, tally, progress)
            manifest = Manifest(
                buddy=__version__,
                store=schema.store,
                schema=schema.current,
                created_at=created_at,
                rows=tally.rows,
                blobs=len(tally.found),
                blob_bytes=tally.blob_bytes,
                left_out=tuple(tally.left_out),
                missing_blobs=tuple(sorted(tally.named - tally.found)),
            )
            await file.finish(manifest)
        finally:
            await file.abandon()
        return manifest

    async def _write_rows(self, file: ArchiveWriter, tally: _Tally, progress: Progress) -> None:
        batch: list[ArchiveRow] = []

        async def write() -> None:
            if batch:
                kind = batch[0].kind
                await file.add_rows(kind, [row.value for row in batch])
                tally.rows[kind] = tally.rows.get(kind, 0) + len(batch)
                progress(kind, tally.rows[kind])
                batch.clear()

        async with aclosing(self.store.archive.rows()) as rows:
            async for row in rows:
                if isinstance(row, LeftOut):
                    tally.left_out.append(row.reason)
                    continue
                if batch and (batch[0].kind is not row.kind or len(batch) >= _at_once(row.kind)):
                    await write()
                batch.append(row)
                tally.named |= _blobs_named(row)
        await write()

    async def _write_blobs(self, file: ArchiveWriter, tally: _Tally, progress: Progress) -> None:
        # All there are, and not only those that records name: a run that is not over may have put
        # one that so far only its engine knows of.
        async for blob in self.blobs.stored():
            content = await self.blobs.get(blob.sha256)
            if content is not None:
                await file.add_blob(blob.sha256, content)
                tally.found.add(blob.sha256)
                tally.blob_bytes += len(content)
                progress("blob", len(tally.found))

    async def check(self, file: ArchiveReader, progress: Progress) -> Manifest:
        """Read a whole archive, hold it against its digests, and write nothing.

        Raises:
            ArchiveError: It cannot be read.
            ArchiveInvalid: It is no archive, not a whole one, damaged, or of a newer Buddy.
        """
        manifest = await file.manifest()
        await file.verify(lambda done: progress("checked", done))
        return manifest

    async def prepare(self) -> None:
        """Make the store ready to take an archive in.

        Raises:
            StoreNotEmpty: It holds something. Nothing was written.
        """
        schema = await self.store.schema()
        if schema.current not in {None, schema.newest}:
            raise StoreNotEmpty(
                f"The store is in use, at schema {schema.current}; a backup goes back into an "
                "empty store only",
                current=schema.current,
            )
        await self.store.migrate()
        if not await self.store.archive.is_empty():
            raise StoreNotEmpty("The store holds something; a backup goes back into an empty one")

    async def restore(self, file: ArchiveReader, progress: Progress) -> None:
        """Take in all of an archive that `check` has found whole, after `prepare`.

        The audit chain of the instance gets a link that tells of it.

        One that died may be run again. The blobs come first, so that no record ever names one
        that is not there. Missions that were queued or running are, at the next start, what a
        crash leaves.

        Raises:
            ArchiveError: The archive cannot be read.
            ArchiveInvalid: A row cannot be read. No row was written.
            StoreNotEmpty: The store holds something after all. No row was written.
        """
        count = 0
        async with aclosing(file.blobs()) as blobs:
            async for content in blobs:
                await self.blobs.put(content)
                count += 1
                progress("blob", count)
        manifest = await file.manifest()
        written = {"backup_created_at": manifest.created_at, "backup_buddy": manifest.buddy}
        link = restored(self.clock.now(), written)
        async with aclosing(_told(file.rows(), progress)) as rows:
            await self.store.archive.load(with_link(rows, link))


async def must_be_current(store: Store) -> SchemaState:
    """Return a store's schema, which is this version's.

    Raises:
        StoreUnavailable: It is another version's, or there is none.
    """
    schema = await store.schema()
    if schema.current != schema.newest:
        raise StoreUnavailable(
            f"The store is at schema {schema.current or 'none'}, and this version of Buddy "
            f"needs {schema.newest}; run buddy migrate first",
            current=schema.current,
            newest=schema.newest,
        )
    return schema


def _at_once(kind: RowKind) -> int:
    return MISSIONS_AT_ONCE if kind is RowKind.MISSION else BATCH


def _blobs_named(row: ArchiveRow) -> set[str]:
    """Return the digests that a row names."""
    body: Any = row.value.get("body")
    if row.kind is RowKind.ARTIFACT:
        return {body["sha256"]}
    if row.kind is RowKind.MISSION:
        record: Any = body.get("execution_record")
        blob: Any = record.get("execution_blob") if record else None
        return {blob["sha256"]} if blob else set()
    return set()


async def _told(rows: AsyncGenerator[ArchiveRow], progress: Progress) -> AsyncGenerator[ArchiveRow]:
    """Yield rows on and say how many there were."""
    counts: dict[str, int] = {}
    async with aclosing(rows):
        async for row in rows:
            counts[row.kind] = counts.get(row.kind, 0) + 1
            if counts[row.kind] % BATCH == 1:
                progress(row.kind, counts[row.kind])
            yield row
