"""How relevant a passage is to a query, as one number in [0, 1].

The score is the *weighted coverage* of the query by the passage. Each term weighs its inverse
document frequency (Spärck Jones 1972, in the smoothed form ``log((N + N0) / (df + 1))``), times
the factor of its kind; a word that no document holds has the highest weight of all, so a query
about something else scores low however common its other words are. A term counts in full where
it stands in a title, and for less the less prominent its place. Terms that stand near each other
in the query and far apart in the passage cost a share of the score.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from buddy.adapters.library.query import Query

TITLE, NAMES, HEADING, BODY = range(4)

DEFAULT_FLOOR = 0.54
"""Below it a passage is not worth showing. The lowest floor at which none of the 80 off-topic
queries of ``tests/unit/adapters/library/relevance_calibration.toml`` finds anything; 76 of its 80
topical ones do. On the 64 queries of ``relevance_held_out.toml``: precision 0.96, recall 0.84."""

_SMOOTHING_DOCUMENTS = 200
_MAX_WEIGHT = 7.0
_COLUMN_STRENGTH = {TITLE: 1.0, NAMES: 0.95, HEADING: 0.95}
_BODY_ONCE, _BODY_OFTEN, _BODY_OFTEN_COUNT = 0.7, 0.9, 4
_SYNONYM_STRENGTH = 0.88
_CONTEXT_FACTOR = 0.3
_KEYWORD_OUTSIDE_TITLES = 0.3
_NEAR_TOKENS = 6
_PROXIMITY_SHARE = 0.2
_ORDER_SHARE = 0.12
_KIND_PRIOR = {"overview": 1.0, "topic": 0.85, "module": 0.85, "file": 0.8, "class": 0.65}
_OTHER_KIND_PRIOR = 0.5


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a passage holds a term."""

    column: int
    offset: int
    """Number of the token in its column."""
    synonym: bool = False


Places: TypeAlias = Mapping[int, Sequence[Occurrence]]
"""Where a passage holds what, by the term's number in the query."""


@dataclass(frozen=True, slots=True)
class QueryWeights:
    """What a query's terms weigh for the documents of one collection."""

    weights: Sequence[float]
    given: frozenset[int]
    """Terms that describe the collection as a whole and so need not be written in a passage."""
    keywords: frozenset[int] = frozenset()
    """Terms that are everyday words outside titles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that holds at least one term."""

    places: Places
    title_tokens: int
    kind: str
    is_named: bool = False
    """Whether the query names exactly this symbol."""


def weigh(
    query: Query, frequencies: Sequence[int], documents: int, context: frozenset[str]
) -> QueryWeights:
    """Weigh a query's terms.

    Args:
        query: The query.
        frequencies: For each term, how many passages hold it.
        documents: How many passages there are.
        context: Words that fit every document of the collection. Beside any other content word
            they weigh little; without one they alone count.
    """
    given = frozenset(n for n, term in enumerate(query.terms) if term.word in context)
    is_about_more = any(term.word not in context for term in query.content_terms)
    weights: list[float] = []
    for number, (term, frequency) in enumerate(zip(query.terms, frequencies, strict=True)):
        smoothed = (documents + _SMOOTHING_DOCUMENTS) / (frequency + 1)
        weight = term.factor * min(max(math.log(smoothed), 0.0), _MAX_WEIGHT)
        if number in given and is_about_more:
            weight *= _CONTEXT_FACTOR
        elif given and number not in given and not is_about_more:
            weight = 0.0
        weights.append(weight)
    keywords = frozenset(n for n, term in enumerate(query.terms) if term.is_keyword)
    return QueryWeights(weights, given, keywords)


def score(query: QueryWeights, candidate: Candidate) -> float:
    """Return the relevance of a candidate in [0, 1]."""
    weights = query.weights
    total = sum(weights)
    if total <= 0.0:
        return 0.0
    if candidate.is_named:
        return 1.0
    strengths = [
        _strength(
            candidate.places.get(term, ()),
            given=term in query.given,
            is_keyword=term in query.keywords,
        )
        for term in range(len(weights))
    ]
    coverage = sum(w * s for w, s in zip(weights, strengths, strict=True)) / total
    proximity = _proximity(weights, candidate)
    relevance = coverage * (1.0 - _PROXIMITY_SHARE * (1.0 - proximity))
    prior = _KIND_PRIOR.get(candidate.kind, _OTHER_KIND_PRIOR)
    order = (_title_precision(weights, candidate) + prior) / 2
    return min(1.0, max(0.0, relevance * (1.0 - _ORDER_SHARE * (1.0 - order))))


def _strength(occurrences: Sequence[Occurrence], *, given: bool, is_keyword: bool) -> float:
    best = 1.0 if given else 0.0
    in_body = 0
    for occurrence in occurrences:
        discount = _SYNONYM_STRENGTH if occurrence.synonym else 1.0
        if occurrence.column == BODY:
            in_body += 1
            share = min(1.0, (in_body - 1) / (_BODY_OFTEN_COUNT - 1))
            strength = _BODY_ONCE + share * (_BODY_OFTEN - _BODY_ONCE)
        else:
            strength = _COLUMN_STRENGTH[occurrence.column]
        if is_keyword and occurrence.column != TITLE:
            strength *= _KEYWORD_OUTSIDE_TITLES
        best = max(best, strength * discount)
    return best


def _proximity(weights: Sequence[float], candidate: Candidate) -> float:
    """Return the share of neighbouring term pairs found near each other.

    A lone word in running text has no neighbour to confirm it and counts as far; except in a
    person's own files, where any mention may be what they look for.
    """
    found = candidate.places
    present = [term for term in range(len(weights)) if found.get(term)]
    pairs = list(itertools.pairwise(present))
    total = sum(min(weights[a], weights[b]) for a, b in pairs)
    if total <= 0.0:
        is_confirmed = candidate.kind == "file" or any(
            place.column != BODY for term in present for place in found[term]
        )
        return 1.0 if is_confirmed else 0.0
    near = sum(min(weights[a], weights[b]) for a, b in pairs if _are_near(found[a], found[b]))
    return near / total


def _are_near(first: Sequence[Occurrence], second: Sequence[Occurrence]) -> bool:
    by_column: dict[int, list[int]] = {}
    for occurrence in first:
        by_column.setdefault(occurrence.column, []).append(occurrence.offset)
    return any(
        abs(offset - occurrence.offset) <= _NEAR_TOKENS
        for occurrence in second
        for offset in by_column.get(occurrence.column, ())
    )


def _title_precision(weights: Sequence[float], candidate: Candidate) -> float:
    """Return the share of the title's words that the query asked for."""
    asked = {
        occurrence.offset
        for term, occurrences in candidate.places.items()
        for occurrence in occurrences
        if occurrence.column == TITLE and weights[term] > 0.0
    }
    return len(asked) / max(1, candidate.title_tokens)
