"""Blobs as files, one per digest, in folders by its first two digits."""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from buddy.domain.instant import Instant, to_instant
from buddy.ports.blobs import StoredBlob

_DIGEST_LENGTH = 64
_LISTED_AT_ONCE = 500


class FilesystemBlobs:
    """Keeps blobs below a folder.

    A blob is written to a temporary name, synced and renamed, and its folder synced: a reader sees
    all of it or nothing, whatever dies in between, and what was put outlives a power cut. Its
    file's time is when it was put last.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, content: bytes) -> str:
        """Keep content and return its SHA-256. The same content again is free."""
        return await asyncio.to_thread(self._put, content)

    async def get(self, sha256: str) -> bytes | None:
        """Return content by its digest, or None."""
        return await asyncio.to_thread(self._get, sha256)

    async def stored(self) -> AsyncIterator[StoredBlob]:
        """Yield every blob, by digest."""
        listing = self._stored()
        while batch := await asyncio.to_thread(lambda: [*islice(listing, _LISTED_AT_ONCE)]):
            for blob in batch:
                yield blob

    async def remove(self, sha256: str, before: Instant) -> bool:
        """See the port."""
        return await asyncio.to_thread(self._remove, sha256, before)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _put(self, content: bytes) -> str:
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        try:
            os.utime(path)
        except FileNotFoundError:
            self._write(path, content)
        return sha256

    def _write(self, path: Path, content: bytes) -> None:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            _sync_folder(self._folder)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
            _sync_folder(path.parent)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _get(self, sha256: str) -> bytes | None:
        if not _is_digest(sha256):
            return None
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None

    def _stored(self) -> Iterator[StoredBlob]:
        for folder in sorted(self._folder.glob("??")):
            for path in sorted(folder.iterdir()):
                found = _look(path) if _is_digest(path.name) else None
                if found is not None:
                    yield found

    def _remove(self, sha256: str, before: Instant) -> bool:
        path = self._path(sha256)
        found = _look(path) if _is_digest(sha256) else None
        if found is None or found.stored_at >= before:
            return False
        # Set aside, and looked at again: one that was put in the meantime comes back.
        aside = path.with_name(f".old-{sha256}")
        try:
            path.rename(aside)
        except FileNotFoundError:
            return False
        again = _look(aside)
        if again is not None and again.stored_at >= before:
            aside.replace(path)
            return False
        aside.unlink(missing_ok=True)
        return True


def _is_digest(name: str) -> bool:
    return len(name) == _DIGEST_LENGTH and name.isalnum()


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; a file's own sync does not."""
    if os.name == "nt":  # folders cannot be opened there, and names are synced with their files
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _look(path: Path) -> StoredBlob | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    stored_at = to_instant(datetime.fromtimestamp(found.st_mtime, UTC))
    return StoredBlob(sha256=path.name, size=found.st_size, stored_at=stored_at)
