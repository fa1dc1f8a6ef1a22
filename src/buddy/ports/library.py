"""The library port: documents on this machine that can be searched without a network.

Adapters (`buddy.adapters.library`): ``sqlite`` (FTS5, BM25, snippets; knows the running Python's
language reference and standard library) and ``memory`` (word overlap, for tests).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from buddy.domain.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryHit:
    """One passage found."""

    title: str
    path: str
    """Where it stands: ``python/asyncio.Task.cancel`` or a file's path and heading."""
    snippet: str
    """The passage around the match, plain text, at most about 300 characters."""
    collection: str
    score: float
    """Relevance in [0, 1]; 0 is none. Passages below the library's floor are not returned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCollection:
    """One folder, or the built-in Python documentation."""

    name: str
    origin: str
    """The folder's absolute path, or ``builtin``."""
    documents: int
    updated_at: Instant
    note: str | None = None
    """What was left out when it was indexed, in one sentence with its numbers; None: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryText:
    """A text that is searched along with the library and not kept in it."""

    collection: str
    """Which collection its hits name; none that the library holds."""
    path: str
    """Its address inside that collection."""
    title: str
    text: str


class Library(Protocol):
    """A searchable set of collections."""

    async def search(
        self, query: str, limit: int, also: Sequence[LibraryText] = ()
    ) -> tuple[LibraryHit, ...]:
        """Return the best passages above the relevance floor, best first; empty when none is.

        Args:
            query: Anything a person types.
            limit: How many at most.
            also: Texts that are judged as if they were in the library.
        """
        ...

    async def read(self, path: str) -> str | None:
        """Return the full text of a document by a hit's path, or None."""
        ...

    async def add(self, folder: PurePath) -> LibraryCollection:
        """Index a folder of text files (again: changed files only), and return its collection.

        Raises:
            InputInvalid: No such folder, or nothing readable in it.
        """
        ...

    async def remove(self, name: str) -> bool:
        """Forget a collection; tells whether it was there. The built-in one stays."""
        ...

    async def collections(self) -> tuple[LibraryCollection, ...]:
        """List the collections by name."""
        ...

    async def prepare(self) -> None:
        """Build the built-in collection if this interpreter's is not there yet (seconds, once)."""
        ...
