from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from library_samples import SampleDocuments, StoppedClock

from buddy.adapters.library.memory import MemoryLibrary
from buddy.adapters.library.sqlite import SqliteLibrary
from buddy.ports.library import Library
from buddy.testing.conformance.library import LibrarySuite


class TestMemoryLibrary(LibrarySuite):
    @pytest.fixture
    def library(self) -> Library:
        return MemoryLibrary(StoppedClock(), builtin=SampleDocuments())


class TestSqliteLibrary(LibrarySuite):
    @pytest.fixture
    async def library(self, tmp_path: Path) -> AsyncIterator[Library]:
        path = tmp_path / "data" / "library.sqlite"
        library = SqliteLibrary(path, StoppedClock(), builtin=SampleDocuments())
        yield library
        await library.close()
