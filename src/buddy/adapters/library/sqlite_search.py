"""Searching the SQLite library: candidates by BM25, then the relevance of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from buddy.adapters.library.passages import words
from buddy.adapters.library.query import Query
from buddy.adapters.library.ranking import (
    Candidate,
    Occurrence,
    Places,
    QueryWeights,
    score,
    weigh,
)
from buddy.ports.library import LibraryHit

_COLUMN_NUMBERS = {"title": 0, "names": 1, "heading": 2, "body": 3}
_CANDIDATES = 150
# BM25 weighs the columns title, names, heading and body in this order.
_SELECT_CANDIDATES = """
SELECT p.id, p.collection, p.document, p.title, p.kind
FROM (
  SELECT rowid AS id FROM passage_fts WHERE passage_fts MATCH ?
  ORDER BY bm25(passage_fts, 12.0, 8.0, 5.0, 1.0) LIMIT ?
) JOIN passage AS p USING (id)
"""
_SNIPPET_TOKENS = 40
_SNIPPET_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage that holds at least one word of the query."""

    row_id: int
    collection: str
    document: str
    title: str
    kind: str


def search(
    connection: sqlite3.Connection,
    query: Query,
    contexts: Mapping[str, frozenset[str]],
    *,
    limit: int,
    floor: float,
) -> list[LibraryHit]:
    """Return the best passages at or above the floor, one per document, best first.

    Args:
        connection: Inside a read transaction.
        query: What is asked.
        contexts: Per collection, words that fit every document of it.
        limit: How many passages at most.
        floor: Lowest relevance that counts, in [0, 1].
    """
    stems = _stems(connection, query)
    if not stems:
        return []
    match = " OR ".join(_quoted(word) for term in query.terms for word in term.alternatives)
    found = _candidates(connection, match, query)
    weights = _weights(connection, query, stems, contexts, {row.collection for row in found})
    places = _places(connection, stems, [row.row_id for row in found])
    scored = [
        (
            score(
                weights[row.collection],
                Candidate(
                    places=places.get(row.row_id, {}),
                    title_tokens=len(words(row.title)),
                    kind=row.kind,
                    is_named=row.title.lower() in query.symbols,
                ),
            ),
            row,
        )
        for row in found
    ]
    above = [(relevance, row) for relevance, row in scored if relevance >= floor]
    above.sort(key=lambda pair: (-pair[0], pair[1].row_id))
    return [
        _hit(connection, row, relevance, match)
        for relevance, row in _first_per_document(above, limit)
    ]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _stems(connection: sqlite3.Connection, query: Query) -> dict[str, tuple[int, bool]]:
    """Return each stem of the query with its term's number and whether a synonym gave it."""
    entries = [
        (number, word != term.word, word)
        for number, term in enumerate(query.terms)
        for word in term.alternatives
    ]
    connection.executemany(
        "INSERT INTO temp.query_text (rowid, word) VALUES (?, ?)",
        [(row, word) for row, (_, _, word) in enumerate(entries, start=1)],
    )
    rows: list[tuple[int, str]] = connection.execute(
        "SELECT doc, term FROM temp.query_term ORDER BY doc"
    ).fetchall()
    connection.execute("DELETE FROM temp.query_text")
    stems: dict[str, tuple[int, bool]] = {}
    for is_synonym in (False, True):  # a word typed stands for itself before it helps another
        for row, stem in rows:
            number, synonym, _ = entries[row - 1]
            if synonym is is_synonym:
                stems.setdefault(stem, (number, synonym))
    return stems


def _candidates(connection: sqlite3.Connection, match: str, query: Query) -> list[_Found]:
    """Return the passages BM25 likes best, and those that hold every content word."""
    every = " AND ".join(
        "(" + " OR ".join(_quoted(word) for word in term.alternatives) + ")"
        for term in query.content_terms
    )
    found: dict[int, _Found] = {}
    for expression in (match, every):
        if not expression:
            continue
        rows: Iterable[tuple[int, str, str, str, str]] = connection.execute(
            _SELECT_CANDIDATES, (expression, _CANDIDATES)
        )
        found.update((row[0], _Found(*row)) for row in rows)
    return list(found.values())


def _weights(
    connection: sqlite3.Connection,
    query: Query,
    stems: Mapping[str, tuple[int, bool]],
    contexts: Mapping[str, frozenset[str]],
    collections: Iterable[str],
) -> dict[str, QueryWeights]:
    """Return what the terms weigh, for the documents of each collection."""
    counts, total = _frequencies(connection, query, stems)
    return {
        name: weigh(query, counts, total, contexts.get(name, frozenset())) for name in collections
    }


def frequencies(connection: sqlite3.Connection, query: Query) -> tuple[list[int], int]:
    """Return how many passages hold each term of a query, and how many passages there are.

    Args:
        connection: Inside a read transaction.
        query: What is asked.
    """
    return _frequencies(connection, query, _stems(connection, query))


def _frequencies(
    connection: sqlite3.Connection, query: Query, stems: Mapping[str, tuple[int, bool]]
) -> tuple[list[int], int]:
    counts = [0] * len(query.terms)
    for stem, (number, _) in stems.items():
        row: tuple[int] | None = connection.execute(
            "SELECT doc FROM temp.term_count WHERE term = ?", (stem,)
        ).fetchone()
        counts[number] = max(counts[number], row[0] if row else 0)
    total: tuple[int] = connection.execute("SELECT count(*) FROM passage").fetchone()
    return counts, total[0]


def _places(
    connection: sqlite3.Connection,
    stems: Mapping[str, tuple[int, bool]],
    row_ids: Sequence[int],
) -> dict[int, Places]:
    """Return where each candidate holds each term."""
    places: dict[int, dict[int, list[Occurrence]]] = {}
    marks = ",".join("?" * len(row_ids))
    for stem, (number, synonym) in stems.items():
        rows: Iterable[tuple[int, str, int]] = connection.execute(
            f"SELECT doc, col, offset FROM temp.term_place WHERE term = ? AND doc IN ({marks})",  # noqa: S608  # only question marks are put in
            (stem, *row_ids),
        )
        for row_id, column, offset in rows:
            occurrence = Occurrence(_COLUMN_NUMBERS[column], offset, synonym)
            places.setdefault(row_id, {}).setdefault(number, []).append(occurrence)
    return dict(places)


def _first_per_document(
    scored: Iterable[tuple[float, _Found]], limit: int
) -> Iterator[tuple[float, _Found]]:
    seen: set[tuple[str, str]] = set()
    for relevance, row in scored:
        if len(seen) >= limit:
            return
        key = (row.collection, row.document)
        if key not in seen:
            seen.add(key)
            yield relevance, row


def _hit(connection: sqlite3.Connection, row: _Found, relevance: float, match: str) -> LibraryHit:
    path, snippet = connection.execute(
        "SELECT p.path, snippet(passage_fts, 3, '', '', '…', ?) FROM passage_fts"
        " JOIN passage AS p ON p.id = passage_fts.rowid"
        " WHERE passage_fts MATCH ? AND passage_fts.rowid = ?",
        (_SNIPPET_TOKENS, match, row.row_id),
    ).fetchone()
    return LibraryHit(
        title=row.title,
        path=f"{row.collection}/{path}",
        snippet=shortened(str(snippet)),
        collection=row.collection,
        score=round(relevance, 4),
    )


def shortened(snippet: str) -> str:
    """Return a snippet on one line, cut to `_SNIPPET_CHARACTERS` at a word."""
    line = " ".join(snippet.split())
    if len(line) <= _SNIPPET_CHARACTERS:
        return line
    return line[:_SNIPPET_CHARACTERS].rpartition(" ")[0] + "…"
