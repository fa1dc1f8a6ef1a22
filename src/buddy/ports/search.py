"""The search port: something that answers a query with a ranked list.

Adapters (`buddy.adapters.search`): ``searxng`` (a SearXNG instance by URL), ``metasearch``
(keyless engines), ``offline`` (the offline library), ``memory`` (a fixed list).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from buddy.domain.search_words import Recency


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One result."""

    title: str
    url: str
    snippet: str
    engine: str
    """Who found it."""
    score: float | None = None
    """Relevance as the engine gives it; comparable only within one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """What an engine answered."""

    engine: str
    """The name shown to people, for instance ``keyless metasearch`` or ``offline library``."""
    hits: tuple[SearchHit, ...]
    online: bool
    """Whether the query left this machine."""
    note: str | None = None
    """What a reader should know of this answer, for instance why it is empty."""


class SearchEngine(Protocol):
    """One engine."""

    @property
    def name(self) -> str:
        """The name shown to people."""
        ...

    @property
    def online(self) -> bool:
        """Whether asking sends the query out of this machine."""
        ...

    async def search(self, query: str, limit: int, within: Recency | None = None) -> SearchAnswer:
        """Answer a query with at most `limit` hits, best first.

        Args:
            query: What is asked, with the operators that search engines know (``site:``).
            limit: The most hits.
            within: How new they have to be; an engine that cannot tell says so in its note.

        Raises:
            SearchUnavailable: The engine could not be asked; an empty answer of an engine whose
                back ends did not respond counts as this, not as nothing found.
        """
        ...
