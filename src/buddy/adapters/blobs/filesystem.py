"""Blobs as files, one per digest, in folders by its first two digits."""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
from pathlib import Path

_DIGEST_LENGTH = 64


class FilesystemBlobs:
    """Keeps blobs below a folder.

    A blob is written to a temporary name, synced and renamed, so a reader sees all of it or
    nothing, whatever dies in between.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, content: bytes) -> str:
        """Keep content and return its SHA-256. The same content again is free."""
        return await asyncio.to_thread(self._put, content)

    async def get(self, sha256: str) -> bytes | None:
        """Return content by its digest, or None."""
        return await asyncio.to_thread(self._get, sha256)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _put(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        if path.exists():
            return sha256
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return sha256

    def _get(self, sha256: str) -> bytes | None:
        if len(sha256) != _DIGEST_LENGTH or not sha256.isalnum():
            return None
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None
