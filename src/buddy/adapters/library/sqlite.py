"""The library in one SQLite file: full-text index, BM25 candidates, calibrated relevance."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from threading import Event, Lock
from typing import TypeVar

from buddy.adapters.library.folders import FolderLimits, resolved_folder
from buddy.adapters.library.passages import BuiltinDocuments, words
from buddy.adapters.library.query import parse_query
from buddy.adapters.library.ranking import DEFAULT_FLOOR
from buddy.adapters.library.schema import connect, transaction, translated
from buddy.adapters.library.sqlite_folders import FolderUpdate
from buddy.adapters.library.sqlite_index import (
    build,
    list_collections,
    read_text,
    remove_collection,
)
from buddy.adapters.library.sqlite_search import frequencies, search
from buddy.adapters.library.texts import best_of, hits_among
from buddy.ports.clock import Clock
from buddy.ports.library import LibraryCollection, LibraryHit, LibraryText

_Result = TypeVar("_Result")
_MAX_HITS = 100


class SqliteLibrary:
    """A library in a file of its own that several processes may use at once.

    Every call runs in a thread, so the event loop never waits for the disk. Searches share one
    connection and wait for each other; writers open their own. In WAL mode neither waits for the
    other kind.

    Args:
        path: The file; made with its folder where there is none.
        clock: Tells when a collection was indexed.
        builtin: The collection that comes with Buddy; None for none.
        floor: Lowest relevance that counts, in [0, 1].
        limits: How much of a folder is indexed.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        builtin: BuiltinDocuments | None,
        floor: float = DEFAULT_FLOOR,
        limits: FolderLimits | None = None,
    ) -> None:
        self._path = path
        self._clock = clock
        self._builtin = builtin
        self._floor = floor
        self._limits = limits or FolderLimits()
        self._reader: sqlite3.Connection | None = None
        self._reader_lock = Lock()
        self._preparing = asyncio.Lock()
        self._is_prepared = builtin is None

    async def search(
        self, query: str, limit: int, also: Sequence[LibraryText] = ()
    ) -> tuple[LibraryHit, ...]:
        """Return the best passages above the floor, after building what is not built yet."""
        await self.prepare()
        return await asyncio.to_thread(self._search, query, min(limit, _MAX_HITS), also)

    async def read(self, path: str) -> str | None:
        """Return a document, or with ``#anchor`` the passage, by its path."""
        if not _is_unicode(path):
            return None
        collection, _, inner = path.partition("/")
        await self.prepare()
        return await asyncio.to_thread(self._read, lambda c: read_text(c, collection, inner))

    async def add(self, folder: PurePath) -> LibraryCollection:
        """Index a folder, reading only what changed since the last time."""
        reserved = frozenset({self._builtin.name} if self._builtin else ())
        now = self._clock.now()
        stop = Event()

        def update(connection: sqlite3.Connection) -> LibraryCollection:
            root = resolved_folder(folder)
            return FolderUpdate(
                connection, root, limits=self._limits, reserved=reserved, now=now, stop=stop
            ).run()

        return await self._write(update, stop)

    async def remove(self, name: str) -> bool:
        """Forget a folder's collection."""
        if not _is_unicode(name):
            return False
        return await self._write(lambda c: remove_collection(c, name), Event())

    async def collections(self) -> tuple[LibraryCollection, ...]:
        """List the collections that stand now; does not wait for the built-in one."""
        return await asyncio.to_thread(self._read, list_collections)

    async def prepare(self) -> None:
        """Build the built-in collection if it is not there, once per version of it."""
        if self._is_prepared:
            return
        async with self._preparing:
            builtin, now, stop = self._builtin, self._clock.now(), Event()
            if self._is_prepared or builtin is None:
                return
            await self._write(lambda c: build(c, builtin, now, stop), stop)
            self._is_prepared = True

    async def close(self) -> None:
        """Close the connection that searches share; the next search opens another."""
        await asyncio.to_thread(self._close)

    async def _write(self, work: Callable[[sqlite3.Connection], _Result], stop: Event) -> _Result:
        try:
            return await asyncio.to_thread(self._in_writer, work)
        except asyncio.CancelledError:
            stop.set()  # a thread cannot be cancelled, only asked
            raise

    def _in_writer(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        with translated(self._path):
            connection = connect(self._path)
            try:
                return work(connection)
            finally:
                connection.close()

    def _search(
        self, query: str, limit: int, also: Sequence[LibraryText]
    ) -> tuple[LibraryHit, ...]:
        parsed = parse_query(query)
        if not parsed.terms or limit <= 0:
            return ()

        def run(connection: sqlite3.Connection) -> tuple[LibraryHit, ...]:
            contexts = {
                collection.name: frozenset(words(collection.name))
                for collection in list_collections(connection)
            }
            if self._builtin is not None:
                contexts[self._builtin.name] = self._builtin.context_words
            found = search(connection, parsed, contexts, limit=limit, floor=self._floor)
            if also:
                counts, documents = frequencies(connection, parsed)
                found += hits_among(also, parsed, counts, documents, self._floor)
            return best_of(found, limit)

        return self._read(run)

    def _read(self, work: Callable[[sqlite3.Connection], _Result]) -> _Result:
        with self._reading() as connection, transaction(connection, write=False):
            return work(connection)

    @contextmanager
    def _reading(self) -> Generator[sqlite3.Connection]:
        with self._reader_lock, translated(self._path):
            if self._reader is None:
                self._reader = connect(self._path)
            yield self._reader

    def _close(self) -> None:
        with self._reader_lock:
            if self._reader is not None:
                self._reader.close()
                self._reader = None


def _is_unicode(text: str) -> bool:
    """Tell whether a text can be stored at all; lone surrogates cannot, so nothing is named so."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
