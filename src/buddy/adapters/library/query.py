"""From a sentence a person types to weighted terms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from buddy.adapters.library.passages import split_names, words
from buddy.adapters.library.vocabulary import (
    GENERIC_WORDS,
    KEYWORD_MARKERS,
    KEYWORDS_AMONG_STOP_WORDS,
    META_WORDS,
    STOP_WORDS,
    SYNONYMS,
)

MAX_CHARACTERS = 500
MAX_TERMS = 16
CONTENT_FACTOR = 1.0
GENERIC_FACTOR = 0.25
META_FACTOR = 0.1

_CONTRACTION = re.compile(r"n['\u2019]t\b|['\u2019](?:s|re|ll|ve|d|m)\b", re.IGNORECASE)
_COMMAND = re.compile(
    r"^\W*(?:(?:please|kindly|can you|could you|would you|i want to|i need to|help me(?: to)?)\s+)*"
    r"(?:(?:search|look)(?:\s+up|\s+for|\s+about)+"
    r"|(?:find|tell|show|give|explain|describe)(?=\s+(?:me|us|out|how|what|why|where|when|which)\b)"
    r"|(?:find|show|open|read)\s+(?:the\s+)?(?:docs?|documentation|reference)\s+(?:of|for|on|about))\s",
    re.IGNORECASE,
)
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+|[A-Za-z]+_\w+|[A-Z][a-z]+[A-Z]\w*")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the query that counts."""

    word: str
    synonyms: tuple[str, ...]
    """Other words that mean it, or the word it forms with its neighbour (``time zone``)."""
    factor: float
    """What its kind leaves of its weight: 1 content, less for generic and meta words."""
    is_keyword: bool = False
    """Whether it is an everyday word meant as a Python keyword; it counts in titles alone."""

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The word, then its synonyms."""
        return (self.word, *self.synonyms)


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart."""

    terms: tuple[Term, ...]
    symbols: frozenset[str]
    """Identifiers typed as such, lower-cased: ``asyncio.task.cancel``, ``create_task``."""

    @property
    def content_terms(self) -> tuple[Term, ...]:
        """The terms that are more than generic or meta words."""
        return tuple(term for term in self.terms if term.factor == CONTENT_FACTOR)


def parse_query(text: str) -> Query:
    """Take a query apart: stop words go, command and generic words weigh little.

    Args:
        text: Anything a person types; all but the first `MAX_CHARACTERS` is ignored.

    Returns:
        At most `MAX_TERMS` terms in the order typed, each word once; none when the text holds
        nothing but stop words.
    """
    text = _COMMAND.sub("", _CONTRACTION.sub("", text[:MAX_CHARACTERS]), count=1)
    tokens = words(text)
    keywords = _keywords(tokens)
    kept = [
        (word, _factor(word), position in keywords)
        for position, word in enumerate(tokens)
        if word not in STOP_WORDS or position in keywords
    ]
    identifiers: list[str] = _IDENTIFIER.findall(text)
    for identifier in identifiers:
        kept.extend(
            (part.lower(), CONTENT_FACTOR, False)
            for part in split_names(identifier).split()
            if len(part) > 1 and part.lower() not in STOP_WORDS
        )
    return Query(_terms(kept), frozenset(name.lower() for name in identifiers))


def _factor(word: str) -> float:
    if word in META_WORDS:
        return META_FACTOR
    if word in GENERIC_WORDS or word.isdecimal() or len(word) == 1:
        return GENERIC_FACTOR
    return CONTENT_FACTOR


def _keywords(tokens: Sequence[str]) -> frozenset[int]:
    """Return where stop words are meant as keywords: in a row that ends in a marker."""
    found: set[int] = set()
    row: list[int] = []
    for position, word in enumerate(tokens):
        if word in KEYWORDS_AMONG_STOP_WORDS:
            row.append(position)
            continue
        if word in KEYWORD_MARKERS:
            found.update(row)
        row = []
    return frozenset(found)


def _terms(kept: Sequence[tuple[str, float, bool]]) -> tuple[Term, ...]:
    terms: dict[str, Term] = {}
    for position, (word, factor, is_keyword) in enumerate(kept):
        if word in terms or len(terms) == MAX_TERMS:
            continue
        synonyms = SYNONYMS.get(word, ())
        if position > 0 and word in KEYWORD_MARKERS and kept[position - 1][2]:
            synonyms = ("statement", *synonyms)
        if factor == CONTENT_FACTOR and not is_keyword:
            synonyms = (*synonyms, *_joined(kept, position))
        synonyms = tuple(dict.fromkeys(other for other in synonyms if other != word))
        terms[word] = Term(word, synonyms, factor, is_keyword)
    return tuple(terms.values())


def _joined(kept: Sequence[tuple[str, float, bool]], position: int) -> list[str]:
    """Return a word written together with its neighbours: ``timezone`` for ``time zone``."""
    joined: list[str] = []
    if position > 0:
        joined.append(kept[position - 1][0] + kept[position][0])
    if position + 1 < len(kept):
        joined.append(kept[position][0] + kept[position + 1][0])
    return joined
