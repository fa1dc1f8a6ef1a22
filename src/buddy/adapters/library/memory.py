"""The library's in-memory twin: the same queries and scores over words cut by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from buddy.adapters.library.folders import (
    FileUnreadable,
    FolderLimits,
    collection_name,
    read_passages,
    resolved_folder,
    scan,
)
from buddy.adapters.library.passages import BuiltinDocuments, Passage, words
from buddy.adapters.library.query import parse_query
from buddy.adapters.library.ranking import DEFAULT_FLOOR, weigh
from buddy.adapters.library.texts import best_of, indexes_of
from buddy.adapters.library.word_index import WordIndex
from buddy.errors import InputInvalid
from buddy.ports.clock import Clock
from buddy.ports.library import LibraryCollection, LibraryHit, LibraryText


class MemoryLibrary:
    """A library that forgets; for tests and examples.

    Args:
        clock: Tells when a collection was indexed.
        builtin: The collection that comes with Buddy; None for none.
        floor: Lowest relevance that counts, in [0, 1].
        limits: How much of a folder is indexed.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        builtin: BuiltinDocuments | None,
        floor: float = DEFAULT_FLOOR,
        limits: FolderLimits | None = None,
    ) -> None:
        self._clock = clock
        self._builtin = builtin
        self._floor = floor
        self._limits = limits or FolderLimits()
        self._collections: dict[str, LibraryCollection] = {}
        self._indexes: dict[str, WordIndex] = {}

    async def search(
        self, query: str, limit: int, also: Sequence[LibraryText] = ()
    ) -> tuple[LibraryHit, ...]:
        """Return the best passages above the floor, one per document, best first."""
        await self.prepare()
        parsed = parse_query(query)
        if not parsed.terms or limit <= 0:
            return ()
        indexes = {**self._indexes, **indexes_of(also)}
        total = sum(map(len, indexes.values()))
        counts = [index.frequencies(parsed) for index in indexes.values()]
        frequencies = [sum(each) for each in zip(*counts, strict=True)] or [0] * len(parsed.terms)
        found: list[LibraryHit] = []
        for name, index in indexes.items():
            weights = weigh(parsed, frequencies, total, self._context(name))
            found += index.hits(parsed, weights, self._floor)
        return best_of(found, limit)

    async def read(self, path: str) -> str | None:
        """Return a document, or with ``#anchor`` the passage, by its path."""
        await self.prepare()
        collection, _, inner = path.partition("/")
        index = self._indexes.get(collection)
        passages = index.passages if index else ()
        bodies = [passage.body for passage in passages if passage.document == inner]
        bodies = bodies or [passage.body for passage in passages if passage.path == inner]
        return "\n\n".join(bodies) if bodies else None

    async def add(self, folder: PurePath) -> LibraryCollection:
        """Index a folder, all of it."""
        root = resolved_folder(folder)
        found = scan(root, self._limits)
        passages: list[Passage] = []
        documents = 0
        for file in found.files:
            try:
                passages.extend(read_passages(file, self._limits))
                documents += 1
            except FileUnreadable as error:
                found.skipped[str(error)] += 1
        known = {entry.origin: entry.name for entry in self._collections.values()}
        name = known.get(str(root))
        if not documents and name is None:
            raise InputInvalid(
                f"{root} holds no text that can be indexed ({found.note or 'no text file'})",
                path=str(root),
            )
        if name is None:
            reserved = {self._builtin.name} if self._builtin else set[str]()
            name = collection_name(root, frozenset(self._collections.keys() | reserved))
        return self._store(name, str(root), documents, passages, found.note)

    async def remove(self, name: str) -> bool:
        """Forget a folder's collection."""
        if name not in self._collections or self._collections[name].origin == "builtin":
            return False
        del self._collections[name], self._indexes[name]
        return True

    async def collections(self) -> tuple[LibraryCollection, ...]:
        """List the collections by name."""
        return tuple(self._collections[name] for name in sorted(self._collections))

    async def prepare(self) -> None:
        """Index the built-in collection, once."""
        if self._builtin is None or self._builtin.name in self._collections:
            return
        passages = list(self._builtin.passages())
        documents = len({passage.document for passage in passages})
        self._store(self._builtin.name, "builtin", documents, passages, None)

    def _store(
        self,
        name: str,
        origin: str,
        documents: int,
        passages: Iterable[Passage],
        note: str | None,
    ) -> LibraryCollection:
        self._indexes[name] = WordIndex(name, passages)
        self._collections[name] = LibraryCollection(
            name=name,
            origin=origin,
            documents=documents,
            updated_at=self._clock.now(),
            note=note,
        )
        return self._collections[name]

    def _context(self, name: str) -> frozenset[str]:
        if self._builtin is not None and name == self._builtin.name:
            return self._builtin.context_words
        return frozenset(words(name))
