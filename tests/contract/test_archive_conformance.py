import itertools
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.store import SqlStore
from buddy.ports.store import Store
from buddy.testing.conformance.archive import ArchiveSuite, MakeEmptyStore
from buddy.testing.conformance.retention import RetentionSuite
from postgres_server import PostgresServer


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
async def make_postgres(postgres_server: PostgresServer) -> AsyncIterator[MakeEmptyStore]:
    opened: dict[str, SqlStore] = {}

    async def make() -> Store:
        name = postgres_server.take()
        opened[name] = SqlStore.postgres(postgres_server.url(name))
        return opened[name]

    yield make
    for name, store in opened.items():
        await store.close()
        postgres_server.give_back(name)


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


@pytest.mark.postgres
class TestPostgresArchive(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_postgres: MakeEmptyStore) -> MakeEmptyStore:
        return make_postgres


@pytest.mark.postgres
class TestPostgresIntoSqlite(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_postgres: MakeEmptyStore) -> MakeEmptyStore:
        return make_postgres

    @pytest.fixture
    def make_other_store(self, make_sqlite: MakeEmptyStore) -> MakeEmptyStore:
        return make_sqlite


@pytest.mark.postgres
class TestSqliteIntoPostgres(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_sqlite: MakeEmptyStore) -> MakeEmptyStore:
        return make_sqlite

    @pytest.fixture
    def make_other_store(self, make_postgres: MakeEmptyStore) -> MakeEmptyStore:
        return make_postgres


@pytest.mark.postgres
class TestPostgresRetention(RetentionSuite):
    @pytest.fixture
    def make_empty_store(self, make_postgres: MakeEmptyStore) -> MakeEmptyStore:
        return make_postgres


class TestSqliteRetention(RetentionSuite):
    @pytest.fixture
    def make_empty_store(self, make_sqlite: MakeEmptyStore) -> MakeEmptyStore:
        return make_sqlite


class TestMemoryRetention(RetentionSuite):
    @pytest.fixture
    def make_empty_store(self, make_memory: MakeEmptyStore) -> MakeEmptyStore:
        return make_memory
