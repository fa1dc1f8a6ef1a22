"""The blob port: content too large for a row, kept under its digest.

Adapters (`buddy.adapters.blobs`): ``filesystem`` (one file per digest, written to a temporary
name, synced and renamed) and ``memory``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from buddy.domain.instant import Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlob:
    """A blob by its name, without its content."""

    sha256: str
    size: int
    """Bytes."""
    stored_at: Instant
    """When it was put last: the same content put again makes it new."""


class BlobStore(Protocol):
    """Content by digest."""

    async def put(self, content: bytes) -> str:
        """Keep content and return its SHA-256 (64 hex digits). The same content again is free."""
        ...

    async def get(self, sha256: str) -> bytes | None:
        """Return content by its digest, or None."""
        ...

    def stored(self) -> AsyncIterator[StoredBlob]:
        """Yield every blob, by digest. One that comes or goes meanwhile may be missed."""
        ...

    async def remove(self, sha256: str, before: Instant) -> bool:
        """Remove a blob that was put last before an instant; tell whether it was removed.

        A blob that is put again at the same moment stays, or comes back whole.
        """
        ...
