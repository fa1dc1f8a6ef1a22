"""An archive in memory."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator, Sequence

from buddy.domain.json_value import JsonObject
from buddy.errors import ArchiveInvalid
from buddy.ports.archive import ArchiveRow, RowKind
from buddy.ports.archive_file import Checked, Manifest


class MemoryArchiveFile:
    """Writer and reader of one archive that is gone with the process."""

    def __init__(self) -> None:
        self._rows: list[ArchiveRow] = []
        self._blobs: dict[str, bytes] = {}
        self._manifest: Manifest | None = None

    async def add_rows(self, kind: RowKind, rows: Sequence[JsonObject]) -> None:
        """See the port."""
        self._rows.extend(ArchiveRow(kind, dict(row)) for row in rows)

    async def add_blob(self, sha256: str, content: bytes) -> None:
        """See the port."""
        self._blobs[sha256] = content

    async def finish(self, manifest: Manifest) -> None:
        """See the port."""
        self._manifest = manifest

    async def abandon(self) -> None:
        """See the port."""
        if self._manifest is None:
            self._rows.clear()
            self._blobs.clear()

    async def manifest(self) -> Manifest:
        """See the port."""
        if self._manifest is None:
            raise ArchiveInvalid("This archive was never finished")
        return self._manifest

    async def verify(self, checked: Checked) -> None:
        """See the port."""
        done = 0
        for sha256, content in self._blobs.items():
            if hashlib.sha256(content).hexdigest() != sha256:
                raise ArchiveInvalid(f"The part blobs/{sha256} of the archive is damaged")
            done += len(content)
            checked(done)

    async def rows(self) -> AsyncGenerator[ArchiveRow]:
        """See the port."""
        for row in self._rows:
            yield row

    async def blobs(self) -> AsyncGenerator[bytes]:
        """See the port."""
        for content in self._blobs.values():
            yield content

    async def close(self) -> None:
        """See the port."""
