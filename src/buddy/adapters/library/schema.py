"""The library's SQLite file: tables, full-text index, connections."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from buddy.errors import StoreUnavailable

SCHEMA_VERSION = 1
_BUSY_SECONDS = 30.0

_TABLES = """
CREATE TABLE collection (
  name TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  version TEXT NOT NULL,
  documents INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  note TEXT
);
CREATE TABLE file (
  collection TEXT NOT NULL,
  path TEXT NOT NULL,
  mtime_ns INTEGER NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (collection, path)
) WITHOUT ROWID;
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  collection TEXT NOT NULL,
  document TEXT NOT NULL,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  names TEXT NOT NULL,
  heading TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE UNIQUE INDEX passage_path ON passage (collection, path);
CREATE INDEX passage_document ON passage (collection, document);
CREATE VIRTUAL TABLE passage_fts USING fts5(
  title, names, heading, body,
  content='passage', content_rowid='id', tokenize='porter unicode61'
);
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
  INSERT INTO passage_fts (rowid, title, names, heading, body)
  VALUES (new.id, new.title, new.names, new.heading, new.body);
END;
CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
  INSERT INTO passage_fts (passage_fts, rowid, title, names, heading, body)
  VALUES ('delete', old.id, old.title, old.names, old.heading, old.body);
END;
"""

# Per connection: the vocabulary of the index, and a scratch index whose only use is to cut and
# stem query words exactly as the index's tokenizer does.
_SESSION = """
CREATE VIRTUAL TABLE temp.term_count USING fts5vocab('main', 'passage_fts', 'row');
CREATE VIRTUAL TABLE temp.term_place USING fts5vocab('main', 'passage_fts', 'instance');
CREATE VIRTUAL TABLE temp.query_text USING fts5(word, tokenize='porter unicode61');
CREATE VIRTUAL TABLE temp.query_term USING fts5vocab('temp', 'query_text', 'instance');
"""


def connect(path: Path) -> sqlite3.Connection:
    """Open the library's file, creating it where there is none.

    The connection may be used from any thread, by one at a time.

    Raises:
        StoreUnavailable: The file cannot be opened, is newer than this Buddy, or this Python's
            SQLite has no full-text index.
    """
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            _use_wal(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            _create(connection, path)
            connection.executescript(_SESSION)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, *, write: bool) -> Generator[None]:
    """Run a block in one transaction; undone when the block raises."""
    connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def translated(path: Path) -> Generator[None]:
    """Turn what SQLite and the file system raise into `StoreUnavailable`, naming the file."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = (
            "this Python's SQLite was built without FTS5"
            if "no such module: fts5" in str(error)
            else type(error).__name__
        )
        raise StoreUnavailable(
            f"The offline library {path} cannot be used ({reason}); check that the file is "
            "writable and the disk is not full, or delete it to have it rebuilt",
            path=str(path),
        ) from error


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL; waits for others that are switching, which SQLite itself does not."""
    mode: tuple[str] = connection.execute("PRAGMA journal_mode").fetchone()
    if mode[0] == "wal":
        return
    with transaction(connection, write=True):
        pass  # waits until whoever creates the file is done
    connection.execute("PRAGMA journal_mode = WAL")


def _create(connection: sqlite3.Connection, path: Path) -> None:
    with transaction(connection, write=_version(connection) == 0):
        version = _version(connection)
        if version == 0:
            for statement in _statements(_TABLES):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        elif version != SCHEMA_VERSION:
            raise StoreUnavailable(
                f"The offline library {path} has format {version}, this Buddy reads "
                f"{SCHEMA_VERSION}; upgrade Buddy, or delete the file to have it rebuilt",
                path=str(path),
            )


def _version(connection: sqlite3.Connection) -> int:
    row: tuple[int] = connection.execute("PRAGMA user_version").fetchone()
    return row[0]


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
