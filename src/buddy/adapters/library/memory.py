"""The library's in-memory twin: the same queries and scores over words cut by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from buddy.adapters.library.folders import (
    FileUnreadable,
    FolderLimits,
    collection_name,
    read_passages,
    resolved_folder,
    scan,
)
from buddy.adapters.library.passages import BuiltinDocuments, Passage, split_names, words
from buddy.adapters.library.query import Query, parse_query
from buddy.adapters.library.ranking import (
    DEFAULT_FLOOR,
    Candidate,
    Occurrence,
    QueryWeights,
    score,
    weigh,
)
from buddy.errors import InputInvalid
from buddy.ports.clock import Clock
from buddy.ports.library import LibraryCollection, LibraryHit

_SNIPPET_CHARACTERS = 300
_SUFFIXES = ("ations", "ation", "ings", "ing", "ers", "er", "ed", "es", "s", "e")
_MIN_STEM = 3


@dataclass(frozen=True, slots=True)
class _Indexed:
    """A passage and the stems of its columns."""

    passage: Passage
    columns: tuple[tuple[str, ...], ...]


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
        self._passages: dict[str, list[_Indexed]] = {}

    async def search(self, query: str, limit: int) -> tuple[LibraryHit, ...]:
        """Return the best passages above the floor, one per document, best first."""
        await self.prepare()
        parsed = parse_query(query)
        if not parsed.terms or limit <= 0:
            return ()
        total = sum(map(len, self._passages.values()))
        frequencies = self._frequencies(parsed)
        best: dict[tuple[str, str], LibraryHit] = {}
        for name, passages in self._passages.items():
            weights = weigh(parsed, frequencies, total, self._context(name))
            for indexed in passages:
                hit = self._hit(name, indexed, parsed, weights)
                key = (name, indexed.passage.document)
                if hit is not None and (key not in best or hit.score > best[key].score):
                    best[key] = hit
        return tuple(sorted(best.values(), key=lambda hit: -hit.score)[:limit])

    async def read(self, path: str) -> str | None:
        """Return a document, or with ``#anchor`` the passage, by its path."""
        await self.prepare()
        collection, _, inner = path.partition("/")
        passages = [indexed.passage for indexed in self._passages.get(collection, ())]
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
        del self._collections[name], self._passages[name]
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
        self._passages[name] = [_Indexed(passage, _columns(passage)) for passage in passages]
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

    def _frequencies(self, query: Query) -> list[int]:
        wanted = [{_stem(word) for word in term.alternatives} for term in query.terms]
        counts = [0] * len(wanted)
        for passages in self._passages.values():
            for indexed in passages:
                held = {stem for column in indexed.columns for stem in column}
                for number, stems in enumerate(wanted):
                    counts[number] += not stems.isdisjoint(held)
        return counts

    def _hit(
        self, name: str, indexed: _Indexed, query: Query, weights: QueryWeights
    ) -> LibraryHit | None:
        passage = indexed.passage
        places = {
            number: [
                Occurrence(column, offset, stem != _stem(term.word))
                for column, stems in enumerate(indexed.columns)
                for offset, stem in enumerate(stems)
                if stem in {_stem(word) for word in term.alternatives}
            ]
            for number, term in enumerate(query.terms)
        }
        if not any(places.values()):
            return None
        candidate = Candidate(
            places=places,
            title_tokens=len(words(passage.title)),
            kind=passage.kind,
            is_named=passage.title.lower() in query.symbols,
        )
        relevance = score(weights, candidate)
        if relevance < self._floor:
            return None
        return LibraryHit(
            title=passage.title,
            path=f"{name}/{passage.path}",
            snippet=" ".join(passage.body.split())[:_SNIPPET_CHARACTERS],
            collection=name,
            score=round(relevance, 4),
        )


def _columns(passage: Passage) -> tuple[tuple[str, ...], ...]:
    texts = (passage.title, split_names(passage.title), passage.heading, passage.body)
    return tuple(tuple(_stem(word) for word in words(text)) for text in texts)


def _stem(word: str) -> str:
    """Cut one common ending off."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            return word.removesuffix(suffix)
    return word
