from pathlib import Path

import pytest

from buddy.adapters.archive.memory import MemoryArchiveFile
from buddy.adapters.archive.zipped import ZipArchiveReader, ZipArchiveWriter
from buddy.ports.archive_file import ArchiveReader, ArchiveWriter
from buddy.testing.conformance.archive_file import ArchiveFileSuite


class TestMemoryArchiveFile(ArchiveFileSuite):
    @pytest.fixture
    def archive_file(self) -> tuple[ArchiveWriter, ArchiveReader]:
        file = MemoryArchiveFile()
        return file, file


class TestZipArchive(ArchiveFileSuite):
    @pytest.fixture
    def archive_file(self, tmp_path: Path) -> tuple[ArchiveWriter, ArchiveReader]:
        path = tmp_path / "a.buddy"
        return ZipArchiveWriter(path), ZipArchiveReader(path)
