"""What is done with an instance from outside: migrate, back up, restore, export, verify."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractContextManager, aclosing, asynccontextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from buddy.adapters.archive.zipped import ZipArchiveReader, ZipArchiveWriter
from buddy.adapters.blobs.filesystem import FilesystemBlobs
from buddy.adapters.clock.system import SystemClock
from buddy.adapters.instance.lock import DataDirectoryLock
from buddy.bootstrap.build import BLOBS
from buddy.bootstrap.chosen_settings import read_settings
from buddy.bootstrap.storage import ENGINE_DATABASE, Storage, storage_of
from buddy.domain.events.log import Event
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.errors import StoreUnavailable
from buddy.ports.archive import SchemaState
from buddy.ports.archive_file import Manifest
from buddy.ports.store import Store
from buddy.services.archive import ArchiveService, Progress, must_be_current
from buddy.services.audit_service import AuditService, Verification, all_chains
from buddy.services.export import ExportClass, records


@dataclass(frozen=True, slots=True)
class Operations:
    """An instance, not started."""

    folder: Path
    """Its data directory."""
    url: str
    """Its store, as ``BUDDY_STORE`` names it."""

    @property
    def name(self) -> str:
        """What to call it."""
        if self._storage().file is not None:
            return str(self.folder)
        # Without the password that may stand before the host.
        scheme, _, rest = self.url.partition("://")
        return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"

    async def migrate(self) -> tuple[SchemaState, SchemaState]:
        """Bring the store up to date, and the tables that engines share.

        Returns:
            How the store stood before, and stands now.

        Raises:
            EngineError: The engine's tables could not be made.
            StoreUnavailable: The instance is running, or a newer Buddy has used the store.
        """
        with self._alone():
            async with self._store() as store:
                before = await store.schema()
                await store.migrate()
                await self._storage().migrate_engine()
                return before, await store.schema()

    async def backup(self, path: Path, *, replace: bool, progress: Progress) -> Manifest:
        """Write an archive of everything; the instance may be running.

        Raises:
            ArchiveError: The file cannot be written.
            StoreUnavailable: There is no store, or its schema is another version's.
        """
        self._must_exist()
        async with self._store() as store:
            writer = ZipArchiveWriter(path, replace=replace)
            return await self._archives(store).backup(writer, progress)

    async def check(self, path: Path, progress: Progress) -> Manifest:
        """Read a whole archive and hold it against its digests.

        Raises:
            ArchiveError: It cannot be read.
            ArchiveInvalid: It is not whole, not an archive, or of a newer Buddy.
        """
        reader = ZipArchiveReader(path)
        async with self._store() as store:
            try:
                return await self._archives(store).check(reader, progress)
            finally:
                await reader.close()

    async def restore(self, path: Path, progress: Progress) -> Manifest:
        """Check an archive and take it into an empty instance that is not running.

        Raises:
            ArchiveError: It cannot be read.
            ArchiveInvalid: It is not whole, not an archive, or of a newer Buddy.
            StoreNotEmpty: The store holds something.
            StoreUnavailable: The instance is running.
        """
        reader = ZipArchiveReader(path)
        try:
            async with self._store() as store:
                archives = self._archives(store)
                manifest = await archives.check(reader, progress)
                with self._alone():
                    await archives.prepare()
                    self._forget_engine()
                    await archives.restore(reader, progress)
                return manifest
        finally:
            await reader.close()

    async def export(
        self, what: ExportClass, since: Instant | None, left_out: Callable[[str], None]
    ) -> AsyncGenerator[JsonObject]:
        """Yield what is stored, for people; the instance may be running. Close it when done.

        Raises:
            StoreUnavailable: There is no store, or it does not answer.
        """
        self._must_exist()
        async with self._store() as store:
            await must_be_current(store)
            async with aclosing(records(store.archive, what, since, left_out)) as found:
                async for record in found:
                    yield record

    async def verify_audit(self, noted: str | None, *, events: bool) -> Verification:
        """Verify the audit chains of all users; the instance may be running.

        Args:
            noted: The hash of a head that was noted earlier.
            events: Whether the log is held against the links, too.

        Raises:
            StoreUnavailable: There is no store, or it does not answer.
        """
        self._must_exist()
        async with self._store() as store:
            await must_be_current(store)
            chains = await all_chains(store.archive)
            audit = AuditService(store.queries)
            return await audit.verify_all(chains, noted=noted, events=events)

    def _must_exist(self) -> None:
        file = self._storage().file
        if file is not None and not file.is_file():
            raise StoreUnavailable(
                f"{self.folder} holds no Buddy; give its folder with --data-dir",
                folder=str(self.folder),
            )

    def _forget_engine(self) -> None:
        """Remove what an engine remembers beside an empty store: runs of missions long gone.

        It would take a restored run of the same name for one that it has carried already. Where
        many share the engine's tables, the folder's file is another instance's.
        """
        if not self._storage().exclusive:
            return
        for end in ("", "-wal", "-shm"):
            (self.folder / f"{ENGINE_DATABASE}{end}").unlink(missing_ok=True)

    def _alone(self) -> AbstractContextManager[None]:
        return DataDirectoryLock(self.folder) if self._storage().exclusive else nullcontext()

    def _storage(self) -> Storage:
        return storage_of(self.url, self.folder, SystemClock(), role="all", runs_at_once=1)

    @asynccontextmanager
    async def _store(self) -> AsyncGenerator[Store]:
        store = self._storage().make_store(_announce_nothing)
        try:
            yield store
        finally:
            await store.close()

    def _archives(self, store: Store) -> ArchiveService:
        return ArchiveService(store, FilesystemBlobs(self.folder / BLOBS), SystemClock())


def _announce_nothing(_events: Sequence[Event]) -> None:
    """Nobody listens to an instance that is not started."""


def operations_from_environment() -> Operations:
    """Return the operations on the instance that the environment describes.

    Raises:
        InputInvalid: A setting cannot be used; the message names it.
    """
    settings = read_settings()
    instance = Operations(settings.data_dir, settings.store)
    _ = instance.name  # a URL that names no store is found out here
    return instance
