"""Keeping a folder's collection in the SQLite library up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from threading import Event

from buddy.adapters.library.folders import (
    FileUnreadable,
    FolderLimits,
    TextFile,
    collection_name,
    read_passages,
    scan,
)
from buddy.adapters.library.passages import Passage
from buddy.adapters.library.schema import transaction
from buddy.adapters.library.sqlite_index import Stopped, insert_passages
from buddy.domain.instant import Instant
from buddy.errors import InputInvalid, StoreConflict
from buddy.ports.library import LibraryCollection

_FILES_PER_BATCH = 50


class FolderUpdate:
    """One pass over a folder: new and changed files are read, vanished ones forgotten.

    Args:
        connection: Outside a transaction.
        root: The folder's real path.
        limits: How much of it is indexed.
        reserved: Names that no folder's collection may take.
        now: The time to note on it.
        stop: Ends the work between two batches; what is done by then stays.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        root: Path,
        *,
        limits: FolderLimits,
        reserved: frozenset[str],
        now: Instant,
        stop: Event,
    ) -> None:
        self._connection = connection
        self._root = root
        self._limits = limits
        self._reserved = reserved
        self._now = now
        self._stop = stop
        self._name: str | None = None
        """The collection's name, once it has a row."""

    def run(self) -> LibraryCollection:
        """Bring the collection up to date and return it.

        Raises:
            InputInvalid: The folder is new here and holds nothing readable.
            StoreConflict: The collection was removed meanwhile.
            Stopped: `stop` was set.
        """
        found = scan(self._root, self._limits)
        self._name = self._name_in_store()
        known = self._known_files()
        present = {file.path for file in found.files}
        changed = [f for f in found.files if known.get(f.path) != (f.mtime_ns, f.size)]
        for start in range(0, len(changed), _FILES_PER_BATCH):
            if self._stop.is_set():
                raise Stopped
            read: list[tuple[TextFile, list[Passage]]] = []
            for file in changed[start : start + _FILES_PER_BATCH]:
                try:
                    read.append((file, read_passages(file, self._limits)))
                except FileUnreadable as error:
                    found.skipped[str(error)] += 1
                    present.discard(file.path)
            if read:
                self._write(read)
        if self._name is None:
            raise InputInvalid(
                f"{self._root} holds no text that can be indexed ("
                f"{found.note or 'no .md, .rst, .txt, .html, .py or .ipynb file'})",
                path=str(self._root),
            )
        return self._finish(present, found.note)

    def _write(self, read: Iterable[tuple[TextFile, list[Passage]]]) -> None:
        with transaction(self._connection, write=True):
            name = self._name = self._claimed()
            for file, passages in read:
                self._forget(name, file.path)
                insert_passages(self._connection, name, passages)
                self._connection.execute(
                    "INSERT INTO file (collection, path, mtime_ns, size) VALUES (?, ?, ?, ?)",
                    (name, file.path, file.mtime_ns, file.size),
                )

    def _finish(self, present: set[str], note: str | None) -> LibraryCollection:
        with transaction(self._connection, write=True):
            name = self._name = self._claimed()
            for path in self._known_files().keys() - present:
                self._forget(name, path)
            documents = len(self._known_files())
            self._connection.execute(
                "UPDATE collection SET documents = ?, updated_at = ?, note = ? WHERE name = ?",
                (documents, self._now, note, name),
            )
        return LibraryCollection(
            name=name,
            origin=str(self._root),
            documents=documents,
            updated_at=self._now,
            note=note,
        )

    def _claimed(self) -> str:
        """Return the collection's name, making its row the first time."""
        name = self._name_in_store()
        if name is not None:
            return name
        if self._name is not None:
            raise StoreConflict(
                f"The collection {self._name} was removed while it was being indexed; add it again",
                collection=self._name,
            )
        rows: list[tuple[str]] = self._connection.execute("SELECT name FROM collection").fetchall()
        name = collection_name(self._root, self._reserved | {row[0] for row in rows})
        self._connection.execute(
            "INSERT INTO collection (name, origin, version, documents, updated_at)"
            " VALUES (?, ?, '', 0, ?)",
            (name, str(self._root), self._now),
        )
        return name

    def _name_in_store(self) -> str | None:
        row: tuple[str] | None = self._connection.execute(
            "SELECT name FROM collection WHERE origin = ?", (str(self._root),)
        ).fetchone()
        return row[0] if row else None

    def _known_files(self) -> dict[str, tuple[int, int]]:
        rows: list[tuple[str, int, int]] = self._connection.execute(
            "SELECT path, mtime_ns, size FROM file WHERE collection = ?", (self._name,)
        ).fetchall()
        return {path: (mtime_ns, size) for path, mtime_ns, size in rows}

    def _forget(self, name: str, path: str) -> None:
        self._connection.execute(
            "DELETE FROM passage WHERE collection = ? AND document = ?", (name, path)
        )
        self._connection.execute("DELETE FROM file WHERE collection = ? AND path = ?", (name, path))
