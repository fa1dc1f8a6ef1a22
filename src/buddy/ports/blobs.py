"""The blob port: content too large for a row, kept under its digest.

Adapters (`buddy.adapters.blobs`): ``filesystem`` (one file per digest, written to a temporary
name, synced and renamed) and ``memory``.
"""

from __future__ import annotations

from typing import Protocol


class BlobStore(Protocol):
    """Content by digest."""

    async def put(self, content: bytes) -> str:
        """Keep content and return its SHA-256 (64 hex digits). The same content again is free."""
        ...

    async def get(self, sha256: str) -> bytes | None:
        """Return content by its digest, or None."""
        ...
