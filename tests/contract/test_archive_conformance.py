import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.store import SqlStore
from buddy.ports.store import Store
from buddy.testing.conformance.archive import ArchiveSuite, MakeEmptyStore
from buddy.testing.conformance.retention import RetentionSuite


@pytest.fixture
async def make_sqlite(tmp_path: Path) -> AsyncIterator[MakeEmptyStore]:
    opened: list[SqlStore] = []
    numbers = itertools.count()

    async def make() -> Store:
        store = SqlStore.sqlite(tmp_path / f"{next(numbers)}.sqlite", synchronous="NORMAL")
        opened.append(store)
        await store.migrate()
        return store

    yield make
    for store in opened:
        await store.close()


@pytest.fixture
def make_memory() -> MakeEmptyStore:
    async def make() -> Store:
        return MemoryStore()

    return make


class TestSqliteArchive(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_sqlite: MakeEmptyStore) -> MakeEmptyStore:
        return make_sqlite


class TestMemoryArchive(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_memory: MakeEmptyStore) -> MakeEmptyStore:
        return make_memory


class TestSqliteIntoMemory(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_sqlite: MakeEmptyStore) -> MakeEmptyStore:
        return make_sqlite

    @pytest.fixture
    def make_other_store(self, make_memory: MakeEmptyStore) -> MakeEmptyStore:
        return make_memory


class TestMemoryIntoSqlite(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_memory: MakeEmptyStore) -> MakeEmptyStore:
        return make_memory

    @pytest.fixture
    def make_other_store(self, make_sqlite: MakeEmptyStore) -> MakeEmptyStore:
        return make_sqlite


class TestSqliteRetention(RetentionSuite):
    @pytest.fixture
    def make_empty_store(self, make_sqlite: MakeEmptyStore) -> MakeEmptyStore:
        return make_sqlite


class TestMemoryRetention(RetentionSuite):
    @pytest.fixture
    def make_empty_store(self, make_memory: MakeEmptyStore) -> MakeEmptyStore:
        return make_memory
