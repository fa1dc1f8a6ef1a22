"""Blobs in a dict."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator

from buddy.domain.instant import Instant
from buddy.ports.blobs import StoredBlob
from buddy.ports.clock import Clock

_NEVER_OLD = Instant("9999-12-31T23:59:59.999Z")


class MemoryBlobs:
    """Keeps blobs as long as the process lives.

    Args:
        clock: Tells when a blob is put; without one no blob ever grows old.
    """

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock
        self._blobs: dict[str, tuple[bytes, Instant]] = {}

    async def put(self, content: bytes) -> str:
        """Keep content and return its SHA-256."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._blobs[sha256] = content, self._clock.now() if self._clock else _NEVER_OLD
        return sha256

    async def get(self, sha256: str) -> bytes | None:
        """Return content by its digest, or None."""
        found = self._blobs.get(sha256)
        return found[0] if found else None

    async def stored(self) -> AsyncIterator[StoredBlob]:
        """Yield every blob, by digest."""
        for sha256, (content, stored_at) in sorted(self._blobs.items()):
            yield StoredBlob(sha256=sha256, size=len(content), stored_at=stored_at)

    async def remove(self, sha256: str, before: Instant) -> bool:
        """See the port."""
        found = self._blobs.get(sha256)
        if found is None or found[1] >= before:
            return False
        del self._blobs[sha256]
        return True
