"""Passages in memory, with their words: how often they hold a query's terms, and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from buddy.adapters.library.passages import Passage, split_names, words
from buddy.adapters.library.query import Query
from buddy.adapters.library.ranking import Candidate, Occurrence, QueryWeights, score
from buddy.ports.library import LibraryHit

_SNIPPET_CHARACTERS = 300
_SUFFIXES = ("ations", "ation", "ings", "ing", "ers", "er", "ed", "es", "s", "e")
_MIN_STEM = 3


@dataclass(frozen=True, slots=True)
class _Indexed:
    """A passage and the stems of its columns."""

    passage: Passage
    columns: tuple[tuple[str, ...], ...]


class WordIndex:
    """The passages of one collection, cut into words by hand."""

    __slots__ = ("_indexed", "_name")

    def __init__(self, name: str, passages: Iterable[Passage]) -> None:
        self._name = name
        self._indexed = [_Indexed(passage, _columns(passage)) for passage in passages]

    def __len__(self) -> int:
        return len(self._indexed)

    @property
    def passages(self) -> Sequence[Passage]:
        """The passages, in the order they came."""
        return [indexed.passage for indexed in self._indexed]

    def frequencies(self, query: Query) -> list[int]:
        """Return how many passages hold each term of a query."""
        wanted = [{_stem(word) for word in term.alternatives} for term in query.terms]
        counts = [0] * len(wanted)
        for indexed in self._indexed:
            held = {stem for column in indexed.columns for stem in column}
            for number, stems in enumerate(wanted):
                counts[number] += not stems.isdisjoint(held)
        return counts

    def hits(self, query: Query, weights: QueryWeights, floor: float) -> list[LibraryHit]:
        """Return the best passage of each document at or above the floor, in no order."""
        best: dict[str, LibraryHit] = {}
        for indexed in self._indexed:
            hit = self._hit(indexed, query, weights, floor)
            document = indexed.passage.document
            if hit is not None and (document not in best or hit.score > best[document].score):
                best[document] = hit
        return list(best.values())

    def _hit(
        self, indexed: _Indexed, query: Query, weights: QueryWeights, floor: float
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
        if relevance < floor:
            return None
        return LibraryHit(
            title=passage.title,
            path=f"{self._name}/{passage.path}",
            snippet=" ".join(passage.body.split())[:_SNIPPET_CHARACTERS],
            collection=self._name,
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
