"""Texts that a search is given beside what the library holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from buddy.adapters.library.chunks import cut
from buddy.adapters.library.passages import Passage
from buddy.adapters.library.query import Query
from buddy.adapters.library.ranking import weigh
from buddy.adapters.library.word_index import WordIndex
from buddy.ports.library import LibraryHit, LibraryText


def indexes_of(texts: Iterable[LibraryText]) -> dict[str, WordIndex]:
    """Return an index of each collection's texts, by its name."""
    passages: dict[str, list[Passage]] = defaultdict(list)
    for text in texts:
        for number, piece in enumerate(cut(text.text), start=1):
            passages[text.collection].append(
                Passage(
                    document=text.path,
                    anchor="" if number == 1 else str(number),
                    kind="file",
                    title=text.title,
                    heading="",
                    body=piece,
                )
            )
    return {name: WordIndex(name, held) for name, held in passages.items()}


def hits_among(
    texts: Sequence[LibraryText],
    query: Query,
    frequencies: Sequence[int],
    documents: int,
    floor: float,
) -> list[LibraryHit]:
    """Return the texts that are relevant, weighed as if the library held them too.

    Args:
        texts: What is searched.
        query: What for.
        frequencies: How many passages of the library hold each term.
        documents: How many passages it has.
        floor: Lowest relevance that counts.
    """
    found: list[LibraryHit] = []
    indexes = indexes_of(texts)
    counts = [index.frequencies(query) for index in indexes.values()]
    together = [sum(each) for each in zip(frequencies, *counts, strict=True)]
    total = documents + sum(map(len, indexes.values()))
    for index in indexes.values():
        found += index.hits(query, weigh(query, together, total, frozenset()), floor)
    return found


def best_of(hits: Iterable[LibraryHit], limit: int) -> tuple[LibraryHit, ...]:
    """Return the best hits, best first."""
    return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])
