"""Writing the SQLite library, and reading it by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from threading import Event

from buddy.adapters.library.passages import BuiltinDocuments, Passage, split_names
from buddy.adapters.library.schema import transaction
from buddy.domain.instant import Instant
from buddy.ports.library import LibraryCollection

BUILTIN_ORIGIN = "builtin"
_PASSAGES_PER_BATCH = 500
_INSERT = """
INSERT OR IGNORE INTO passage (collection, document, path, kind, title, names, heading, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""  # paths are unique by construction; REPLACE would bypass the triggers that feed the index
_STAGE = """
CREATE TABLE temp.staged (
  collection, document, path, kind, title, names, heading, body, UNIQUE (path)
)
"""
_INSERT_STAGED = _INSERT.replace("INTO passage", "INTO temp.staged")
_PUBLISH = """
INSERT INTO passage (collection, document, path, kind, title, names, heading, body)
SELECT collection, document, path, kind, title, names, heading, body
FROM temp.staged ORDER BY rowid
"""


class Stopped(Exception):
    """Whoever asked for the work is gone."""


def build(
    connection: sqlite3.Connection, source: BuiltinDocuments, now: Instant, stop: Event
) -> None:
    """Put a built-in collection in place, unless this version of it already is.

    The passages are gathered in a temporary table first, batch by batch, and replace the old ones
    in one transaction: whoever searches meanwhile sees the old collection or the new one. Two
    processes that build at once do the same work, and the second throws its own away.

    Raises:
        Stopped: `stop` was set; nothing has changed.
    """
    if _version(connection, source.name) == source.version:
        return
    connection.execute("DROP TABLE IF EXISTS temp.staged")
    connection.execute(_STAGE)
    try:
        for batch in _batches(source.passages(), _PASSAGES_PER_BATCH):
            if stop.is_set():
                raise Stopped
            with transaction(connection, write=False):
                connection.executemany(_INSERT_STAGED, _rows(source.name, batch))
        _publish(connection, source, now)
    finally:
        connection.execute("DROP TABLE temp.staged")


def _publish(connection: sqlite3.Connection, source: BuiltinDocuments, now: Instant) -> None:
    with transaction(connection, write=True):
        if _version(connection, source.name) == source.version:
            return
        connection.execute("DELETE FROM passage WHERE collection = ?", (source.name,))
        connection.execute(_PUBLISH)
        connection.execute(
            "INSERT OR REPLACE INTO collection (name, origin, version, documents, updated_at)"
            " SELECT ?, ?, ?, count(DISTINCT document), ? FROM temp.staged",
            (source.name, BUILTIN_ORIGIN, source.version, now),
        )


def _version(connection: sqlite3.Connection, name: str) -> str | None:
    row: tuple[str] | None = connection.execute(
        "SELECT version FROM collection WHERE name = ?", (name,)
    ).fetchone()
    return row[0] if row else None


def _batches(passages: Iterator[Passage], size: int) -> Iterator[list[Passage]]:
    while batch := list(islice(passages, size)):
        yield batch


def insert_passages(
    connection: sqlite3.Connection, collection: str, passages: Iterable[Passage]
) -> None:
    """Add passages to a collection, inside the caller's transaction."""
    connection.executemany(_INSERT, _rows(collection, passages))


def _rows(collection: str, passages: Iterable[Passage]) -> Iterator[tuple[str, ...]]:
    for passage in passages:
        yield (
            collection,
            passage.document,
            passage.path,
            passage.kind,
            passage.title,
            split_names(passage.title),
            passage.heading,
            passage.body,
        )


def remove_collection(connection: sqlite3.Connection, name: str) -> bool:
    """Forget a folder's collection; tells whether there was one. Built-in ones stay."""
    with transaction(connection, write=True):
        cursor = connection.execute(
            "DELETE FROM collection WHERE name = ? AND origin <> ?", (name, BUILTIN_ORIGIN)
        )
        if cursor.rowcount == 0:
            return False
        connection.execute("DELETE FROM passage WHERE collection = ?", (name,))
        connection.execute("DELETE FROM file WHERE collection = ?", (name,))
    return True


def list_collections(connection: sqlite3.Connection) -> tuple[LibraryCollection, ...]:
    """Return the collections by name."""
    rows: list[tuple[str, str, int, str, str | None]] = connection.execute(
        "SELECT name, origin, documents, updated_at, note FROM collection ORDER BY name"
    ).fetchall()
    return tuple(
        LibraryCollection(
            name=name, origin=origin, documents=documents, updated_at=Instant(at), note=note
        )
        for name, origin, documents, at, note in rows
    )


def read_text(connection: sqlite3.Connection, collection: str, path: str) -> str | None:
    """Return a whole document by its path, else one passage by its path and anchor."""
    for column in ("document", "path"):
        rows: list[tuple[str]] = connection.execute(
            f"SELECT body FROM passage WHERE collection = ? AND {column} = ? ORDER BY id",  # noqa: S608  # one of two names above
            (collection, path),
        ).fetchall()
        if rows:
            return "\n\n".join(row[0] for row in rows)
    return None
