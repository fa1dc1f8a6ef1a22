"""What every adapter of the archive file port must do.

Subclass `ArchiveFileSuite` in a test module and override the fixture `archive_file`.
"""

# ruff: noqa: D102  # tests: the name says it, the literal is the point

from __future__ import annotations

import hashlib
from contextlib import aclosing
from dataclasses import replace

import pytest

from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.errors import ArchiveError, ArchiveInvalid
from buddy.ports.archive import ArchiveRow, RowKind
from buddy.ports.archive_file import ArchiveReader, ArchiveWriter, Manifest

MANIFEST = Manifest(
    buddy="0.1.0",
    store="sqlite",
    schema="0004",
    created_at=Instant("2026-03-01T09:00:00.000Z"),
    rows={"user": 1, "mission": 3},
    blobs=2,
    blob_bytes=70_001,
    left_out=("mission m_1: damaged",),
    missing_blobs=("ab" * 32,),
)
USERS: list[JsonObject] = [{"user_id": "größe\n\u2028", "last_cursor": 2**53}]
MISSIONS: list[JsonObject] = [
    {"n": n, "body": {"list": [0.1, None, True, "x" * 500]}} for n in range(450)
]
BLOBS = [b"x", b"\x00\xff" * 35_000]


class ArchiveFileSuite:
    """Everything that the archive file port promises."""

    @pytest.fixture
    def archive_file(self) -> tuple[ArchiveWriter, ArchiveReader]:
        """Return the writer of a new archive, and a reader of that archive."""
        raise NotImplementedError("override the fixture `archive_file`")

    async def test_what_was_written_comes_back(
        self, archive_file: tuple[ArchiveWriter, ArchiveReader]
    ) -> None:
        writer, reader = archive_file
        await write(writer)
        assert await reader.manifest() == MANIFEST
        checked: list[int] = []
        await reader.verify(checked.append)
        assert checked == sorted(checked)
        assert checked[-1] >= sum(map(len, BLOBS))
        for _ in range(2):
            async with aclosing(reader.rows()) as rows:
                assert [row async for row in rows] == [
                    *(ArchiveRow(RowKind.USER, row) for row in USERS),
                    *(ArchiveRow(RowKind.MISSION, row) for row in MISSIONS),
                ]
            async with aclosing(reader.blobs()) as blobs:
                assert [blob async for blob in blobs] == BLOBS
        await writer.abandon()
        assert await reader.manifest() == MANIFEST
        await reader.close()

    async def test_an_archive_of_nothing(
        self, archive_file: tuple[ArchiveWriter, ArchiveReader]
    ) -> None:
        writer, reader = archive_file
        empty = replace(MANIFEST, rows={}, blobs=0, blob_bytes=0)
        await writer.finish(empty)
        assert await reader.manifest() == empty
        await reader.verify(_ignore)
        async with aclosing(reader.rows()) as rows:
            assert [row async for row in rows] == []
        await reader.close()

    async def test_what_was_abandoned_is_no_archive(
        self, archive_file: tuple[ArchiveWriter, ArchiveReader]
    ) -> None:
        writer, reader = archive_file
        await writer.add_rows(RowKind.USER, USERS)
        await writer.abandon()
        await writer.abandon()
        with pytest.raises(ArchiveError):
            await reader.manifest()

    async def test_a_blob_under_another_name_is_found_out(
        self, archive_file: tuple[ArchiveWriter, ArchiveReader]
    ) -> None:
        writer, reader = archive_file
        await writer.add_blob("ab" * 32, b"x")
        await writer.finish(MANIFEST)
        await reader.manifest()
        with pytest.raises(ArchiveInvalid, match="blobs/abab"):
            await reader.verify(_ignore)
        await reader.close()


async def write(writer: ArchiveWriter) -> None:
    """Write an archive with a bit of everything."""
    await writer.add_rows(RowKind.USER, USERS)
    for start in range(0, len(MISSIONS), 100):
        await writer.add_rows(RowKind.MISSION, MISSIONS[start : start + 100])
    for blob in BLOBS:
        await writer.add_blob(hashlib.sha256(blob).hexdigest(), blob)
    await writer.finish(MANIFEST)


def _ignore(_done: int) -> None:
    """Take the progress of a check."""
