"""A fixed list of results, for tests and examples."""

from __future__ import annotations

from collections.abc import Sequence

from buddy.domain.search_words import Recency
from buddy.errors import SearchUnavailable
from buddy.ports.search import SearchAnswer, SearchHit


class MemorySearch:
    """Answers with the hits that hold a word of the query; implements `SearchEngine`.

    Args:
        hits: Everything there is to find, best first.
        name: The name shown to people.
        online: What the engine says of itself.
        unavailable: When set, every search fails with this message.
    """

    def __init__(
        self,
        hits: Sequence[SearchHit] = (),
        *,
        name: str = "fixed list",
        online: bool = False,
        unavailable: str | None = None,
    ) -> None:
        self._hits = tuple(hits)
        self._name = name
        self._online = online
        self._unavailable = unavailable
        self.queries: list[str] = []
        self.withins: list[Recency | None] = []
        """Every query that was asked, in order."""

    @property
    def name(self) -> str:
        """The name shown to people."""
        return self._name

    @property
    def online(self) -> bool:
        """What the engine says of itself."""
        return self._online

    async def search(self, query: str, limit: int, within: Recency | None = None) -> SearchAnswer:
        """Return the hits whose title or snippet holds a word of the query.

        Raises:
            SearchUnavailable: The engine was built to fail.
        """
        self.queries.append(query)
        self.withins.append(within)
        if self._unavailable is not None:
            raise SearchUnavailable(self._unavailable, engine=self._name)
        words = query.casefold().split()
        found = tuple(
            hit
            for hit in self._hits
            if any(word in f"{hit.title} {hit.snippet}".casefold() for word in words)
        )
        return SearchAnswer(engine=self._name, hits=found[:limit], online=self._online)
