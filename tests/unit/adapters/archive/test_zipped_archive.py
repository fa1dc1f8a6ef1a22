"""An archive's file: written beside its name, and found out when it is not whole."""

import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from buddy.adapters.archive.zipped import ZipArchiveReader, ZipArchiveWriter
from buddy.errors import ArchiveError, ArchiveInvalid
from buddy.ports.archive import RowKind
from buddy.testing.conformance.archive_file import MANIFEST, USERS, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "backup.buddy.zip"


@pytest.fixture
async def whole(path: Path) -> bytes:
    await write(ZipArchiveWriter(path))
    return read(path)


def names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def put(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def read(path: Path) -> bytes:
    return path.read_bytes()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def check(path: Path) -> None:
    reader = ZipArchiveReader(path)
    try:
        await reader.manifest()
        await reader.verify(lambda _done: None)
    finally:
        await reader.close()


async def rewrite(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Write the archive anew with other parts, each under its own CRC."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    manifest = json.loads(parts["manifest.json"])
    told = {"manifest": manifest, "parts": parts}
    change(told)
    parts["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)


async def test_nothing_bears_the_name_before_it_is_whole(path: Path, tmp_path: Path) -> None:
    writer = ZipArchiveWriter(path)
    await writer.add_rows(RowKind.USER, USERS)
    assert path.name not in names(tmp_path)
    await writer.finish(MANIFEST)
    assert names(tmp_path) == [path.name]
    assert mode(path) == 0o600


async def test_what_is_abandoned_leaves_nothing(path: Path, tmp_path: Path) -> None:
    writer = ZipArchiveWriter(path)
    await writer.add_rows(RowKind.USER, USERS)
    await writer.abandon()
    assert names(tmp_path) == []


async def test_a_file_that_is_there_is_replaced_only_on_demand(path: Path, whole: bytes) -> None:
    with pytest.raises(ArchiveError, match="exists; give another name, or --force"):
        ZipArchiveWriter(path)
    assert read(path) == whole
    writer = ZipArchiveWriter(path, replace=True)
    assert read(path) == whole
    await writer.finish(MANIFEST)
    assert read(path) != whole


async def test_a_full_disk_leaves_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = ZipArchiveWriter(path)
    await writer.add_rows(RowKind.USER, USERS)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArchiveError, match=r"cannot be written \(No space left on device\)"):
        await writer.finish(MANIFEST)
    await writer.abandon()
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"cannot be written \(No such file or directory\)"):
        ZipArchiveWriter(tmp_path / "nowhere" / "a.zip")


async def test_a_file_that_is_not_there(path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"cannot be read \(No such file or directory\)"):
        await check(path)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04 nearly"])
async def test_what_is_no_archive(path: Path, content: bytes) -> None:
    put(path, content)
    with pytest.raises(ArchiveInvalid, match="is not a backup of Buddy, or its end is missing"):
        await check(path)


async def test_another_zip_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as other:
        other.writestr("hello.txt", "hello")
    with pytest.raises(ArchiveInvalid, match="is not a backup of Buddy"):
        await check(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
async def test_an_end_that_is_missing(path: Path, whole: bytes, share: float) -> None:
    put(path, whole[: int(len(whole) * share)])
    with pytest.raises(ArchiveInvalid, match="or its end is missing"):
        await check(path)


async def test_a_changed_byte_anywhere_in_a_part_is_found_out(path: Path, whole: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        entries = [e for e in archive.infolist() if e.filename != "manifest.json"]
    assert len(entries) == 4
    for entry in entries:
        place = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        put(path, bytes(damaged))
        with pytest.raises(ArchiveInvalid):
            await check(path)
    put(path, whole)
    await check(path)


def other_content(told: dict[str, Any]) -> None:
    name = next(name for name in told["parts"] if name.startswith("rows/"))
    told["parts"][name] += b"{}\n"


def part_gone(told: dict[str, Any]) -> None:
    del told["parts"][next(name for name in told["parts"] if name.startswith("blobs/"))]


def part_added(told: dict[str, Any]) -> None:
    told["parts"]["blobs/extra"] = b"extra"


def not_named(told: dict[str, Any]) -> None:
    del told["manifest"]["parts"][next(iter(told["manifest"]["parts"]))]


@pytest.mark.parametrize("change", [other_content, part_gone, part_added, not_named])
@pytest.mark.usefixtures("whole")
async def test_parts_that_do_not_fit_the_manifest(
    path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    await rewrite(path, change)
    with pytest.raises(ArchiveInvalid):
        await check(path)


def newer(told: dict[str, Any]) -> None:
    told["manifest"].update(format=2, buddy="9.9", what="ever")


def no_instant(told: dict[str, Any]) -> None:
    del told["manifest"]["created_at"]


def odd_part(told: dict[str, Any]) -> None:
    told["manifest"]["parts"]["../../etc/passwd"] = {"sha256": "", "size": 0}


def odd_kind(told: dict[str, Any]) -> None:
    told["manifest"]["parts"]["rows/01-what.jsonl"] = {"sha256": "", "size": 0}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (newer, r"written by Buddy 9\.9 in format 2; this version reads format 1\. Update Buddy"),
        (no_instant, "has a manifest that cannot be read"),
        (odd_part, "has a manifest that cannot be read"),
        (odd_kind, "has a manifest that cannot be read"),
    ],
)
@pytest.mark.usefixtures("whole")
async def test_manifests_that_this_version_cannot_take(
    path: Path, change: Callable[[dict[str, Any]], None], words: str
) -> None:
    await rewrite(path, change)
    with pytest.raises(ArchiveInvalid, match=words):
        await check(path)
