import os
from pathlib import Path

import pytest

from buddy.adapters.blobs.filesystem import FilesystemBlobs
from buddy.adapters.blobs.memory import MemoryBlobs
from buddy.testing.conformance.blobs import BlobSuite, DurableBlobSuite, MakeBlobs


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


class TestMemoryBlobs(BlobSuite):
    @pytest.fixture
    def make_blobs(self) -> MakeBlobs:
        blobs = MemoryBlobs()
        return lambda: blobs


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
