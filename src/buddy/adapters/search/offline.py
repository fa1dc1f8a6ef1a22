"""The offline library as a search engine: nothing leaves this machine."""

from __future__ import annotations

from buddy.domain.search_words import Recency
from buddy.errors import SearchUnavailable, StoreUnavailable
from buddy.ports.library import Library
from buddy.ports.search import SearchAnswer, SearchHit

NAME = "offline library"


class OfflineSearch:
    """Answers from the library; addresses are ``library:`` and the document's path."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def name(self) -> str:
        """The name shown to people."""
        return NAME

    @property
    def online(self) -> bool:
        """Never: the query stays on this machine."""
        return False

    async def search(self, query: str, limit: int, within: Recency | None = None) -> SearchAnswer:
        """Answer with at most `limit` passages above the library's relevance floor.

        Raises:
            SearchUnavailable: The library's file cannot be read.
        """
        try:
            hits = await self._library.search(query, limit)
            note = None if hits else await self._nothing_found()
            if within is not None:
                undated = f"it has no dates, so nothing is chosen by the last {within}"
                note = undated if note is None else f"{note}; {undated}"
        except StoreUnavailable as error:
            raise SearchUnavailable(error.message, engine=NAME) from error
        return SearchAnswer(
            engine=NAME,
            hits=tuple(
                SearchHit(
                    title=hit.title,
                    url=f"library:{hit.path}",
                    snippet=hit.snippet,
                    engine=NAME,
                    score=hit.score,
                )
                for hit in hits
            ),
            online=False,
            note=note,
        )

    async def _nothing_found(self) -> str:
        collections = await self._library.collections()
        documents = sum(collection.documents for collection in collections)
        noun = "document" if documents == 1 else "documents"
        return f"0 results in the offline library ({documents:,} {noun})"
