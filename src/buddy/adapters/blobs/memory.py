"""Blobs in a dict."""

from __future__ import annotations

import hashlib


class MemoryBlobs:
    """Keeps blobs as long as the process lives."""

    def __init__(self) -> None:
        self._blobs: dict[str, bytes] = {}

    async def put(self, content: bytes) -> str:
        """Keep content and return its SHA-256."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._blobs[sha256] = content
        return sha256

    async def get(self, sha256: str) -> bytes | None:
        """Return content by its digest, or None."""
        return self._blobs.get(sha256)
