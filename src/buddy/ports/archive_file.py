"""The archive file port: where a backup is written to, and read and checked from.

Adapters (`buddy.adapters.archive`): ``zipped`` (one file, each part under its SHA-256) and
``memory``. `buddy.testing.conformance.archive_file` examines both.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.ports.archive import ArchiveRow, RowKind

FORMAT = 1
"""The form of archives that this version writes, and the newest that it reads."""

Checked = Callable[[int], None]
"""Gets the bytes that have been checked so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive says of itself."""

    format: int = FORMAT
    buddy: str
    """The version that wrote it."""
    store: str
    """The kind of store it came from."""
    schema: str | None
    """The revision that store was at."""
    created_at: Instant
    rows: Mapping[str, int] = field(default_factory=dict[str, int])
    """How many rows of each kind."""
    blobs: int = 0
    blob_bytes: int = 0
    left_out: tuple[str, ...] = ()
    """Rows that could not be read, each with the reason."""
    missing_blobs: tuple[str, ...] = ()
    """Digests that records name and that the blob store did not have."""


class ArchiveWriter(Protocol):
    """An archive being written. Nothing bears its name before it is whole."""

    async def add_rows(self, kind: RowKind, rows: Sequence[JsonObject]) -> None:
        """Add rows of one kind; a kind does not come back after another one.

        Raises:
            ArchiveError: They cannot be written.
        """
        ...

    async def add_blob(self, sha256: str, content: bytes) -> None:
        """Add a blob, once.

        Raises:
            ArchiveError: It cannot be written.
        """
        ...

    async def finish(self, manifest: Manifest) -> None:
        """Make the archive whole and give it its name.

        Raises:
            ArchiveError: It cannot be written.
        """
        ...

    async def abandon(self) -> None:
        """Throw away what is not finished; after `finish` this changes nothing."""
        ...


class ArchiveReader(Protocol):
    """A written archive."""

    async def manifest(self) -> Manifest:
        """Return what it says of itself.

        Raises:
            ArchiveError: It cannot be read at all.
            ArchiveInvalid: It is no archive, not a whole one, or one of a newer Buddy.
        """
        ...

    async def verify(self, checked: Checked) -> None:
        """Read every part of it and hold it against its digest.

        Raises:
            ArchiveInvalid: A part is damaged, missing, or not named in the manifest.
        """
        ...

    def rows(self) -> AsyncGenerator[ArchiveRow]:
        """Yield the rows in the order they were added; close it when done."""
        ...

    def blobs(self) -> AsyncGenerator[bytes]:
        """Yield the contents of the blobs; close it when done."""
        ...

    async def close(self) -> None:
        """Give back the file."""
        ...
