import os
from pathlib import Path

import pytest

from buddy.adapters.blobs.filesystem import FilesystemBlobs
from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.domain.instant import Instant, plus_seconds
from buddy.testing.clock import START, FixedClock
from buddy.testing.conformance.blobs import BlobSuite, DurableBlobSuite, MakeBlobs

LONG_AGO = 946_684_800.0
YESTERDAY = Instant("2026-01-01T00:00:00.000Z")


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


class TestMemoryBlobs(BlobSuite):
    @pytest.fixture
    def make_blobs(self) -> MakeBlobs:
        blobs = MemoryBlobs(FixedClock())
        return lambda: blobs

    async def test_a_blob_put_again_is_new(self) -> None:
        clock = FixedClock()
        blobs = MemoryBlobs(clock)
        digest = await blobs.put(b"x")
        clock.advance(60)
        await blobs.put(b"x")
        assert not await blobs.remove(digest, plus_seconds(START, 60))
        assert await blobs.remove(digest, plus_seconds(START, 61))

    async def test_without_a_clock_none_grows_old(self) -> None:
        blobs = MemoryBlobs()
        assert not await blobs.remove(await blobs.put(b"x"), plus_seconds(START, 1e9))


async def test_a_new_name_is_on_the_disk_before_its_digest_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, set[str]]] = []
    sync = os.fsync

    def watched(handle: int) -> None:
        place = Path(f"/proc/self/fd/{handle}").readlink()
        synced.append((str(place), files(place) if place.is_dir() else set()))
        sync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    digest = await FilesystemBlobs(tmp_path / "blobs").put(b"x")
    folder = tmp_path / "blobs" / digest[:2]
    assert (str(folder.parent), set()) in synced
    assert synced[-1] == (str(folder), {digest})


class TestFilesystemBlobs(DurableBlobSuite):
    @pytest.fixture
    def make_blobs(self, tmp_path: Path) -> MakeBlobs:
        return lambda: FilesystemBlobs(tmp_path / "data" / "blobs")

    async def test_a_write_that_fails_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        blobs = FilesystemBlobs(tmp_path)

        def full(_handle: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            await blobs.put(b"content")
        assert files(tmp_path) == set()

    async def test_only_whole_blobs_are_left_behind(self, tmp_path: Path) -> None:
        blobs = FilesystemBlobs(tmp_path)
        digests = {await blobs.put(bytes([n])) for n in range(20)}
        assert files(tmp_path) == digests

    async def test_a_blob_put_again_is_new(self, tmp_path: Path) -> None:
        blobs = FilesystemBlobs(tmp_path)
        digest = await blobs.put(b"x")
        path = tmp_path / digest[:2] / digest
        os.utime(path, (LONG_AGO, LONG_AGO))
        await blobs.put(b"x")
        assert not await blobs.remove(digest, YESTERDAY)
        os.utime(path, (LONG_AGO, LONG_AGO))
        assert await blobs.remove(digest, YESTERDAY)
        assert files(tmp_path) == set()

    async def test_a_blob_put_while_it_is_removed_stays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        blobs = FilesystemBlobs(tmp_path)
        digest = await blobs.put(b"x")
        path = tmp_path / digest[:2] / digest
        os.utime(path, (LONG_AGO, LONG_AGO))
        rename = Path.rename

        def put_first(source: Path, target: Path) -> Path:
            os.utime(source)
            return rename(source, target)

        monkeypatch.setattr(Path, "rename", put_first)
        assert not await blobs.remove(digest, YESTERDAY)
        assert await blobs.get(digest) == b"x"
        assert files(tmp_path) == {digest}
