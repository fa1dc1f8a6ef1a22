import asyncio
import itertools
import shutil
from collections.abc import AsyncIterator
from dataclasses import fields
from pathlib import Path

import pytest

from buddy.adapters.store.firestore.store import FirestoreStore
from buddy.adapters.store.memory.archive import MemoryArchive
from buddy.adapters.store.memory.state import State
from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.store import SqlStore
from buddy.ports.archive import ArchiveRow, RowKind
from buddy.ports.store import Store
from buddy.testing.conformance.archive import ArchiveSuite, MakeEmptyStore
from buddy.testing.conformance.archive_case import fill, given, in_order, observe, rows_of
from buddy.testing.conformance.retention import RetentionSuite
from firestore_emulator import new_project, open_store
from postgres_server import PostgresServer
from sqlite_helpers import template


@pytest.fixture
async def make_sqlite(tmp_path: Path) -> AsyncIterator[MakeEmptyStore]:
    opened: list[SqlStore] = []
    numbers = itertools.count()
    migrated = await asyncio.to_thread(template)

    async def make() -> Store:
        path = tmp_path / f"{next(numbers)}.sqlite"
        shutil.copy(migrated, path)
        store = SqlStore.sqlite(path, synchronous="NORMAL")
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
async def make_firestore(
    firestore_host: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[MakeEmptyStore]:
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", firestore_host)
    opened: list[FirestoreStore] = []

    async def make() -> Store:
        store = open_store(new_project())
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


async def test_every_table_of_the_memory_store_is_in_the_archive(
    make_memory: MakeEmptyStore,
) -> None:
    store = await make_memory()
    await fill(store)
    named = {"user_id": "local", "run_id": "r_1", "mission_id": "m_1"}
    rest = [
        ArchiveRow(RowKind.OUTCOME, {**named, "step": "s", "body": {}}),
        ArchiveRow(RowKind.REMOVAL, named),
    ]
    state = State()
    await MemoryArchive(state, asyncio.Lock()).load(given([*await rows_of(store), *rest]))
    for table in fields(State):
        assert getattr(state, table.name) != getattr(State(), table.name), table.name


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


@pytest.mark.firestore
class TestFirestoreArchive(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_firestore: MakeEmptyStore) -> MakeEmptyStore:
        return make_firestore


@pytest.mark.firestore
class TestFirestoreIntoSqlite(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_firestore: MakeEmptyStore) -> MakeEmptyStore:
        return make_firestore

    @pytest.fixture
    def make_other_store(self, make_sqlite: MakeEmptyStore) -> MakeEmptyStore:
        return make_sqlite


@pytest.mark.firestore
class TestSqliteIntoFirestore(ArchiveSuite):
    @pytest.fixture
    def make_empty_store(self, make_sqlite: MakeEmptyStore) -> MakeEmptyStore:
        return make_sqlite

    @pytest.fixture
    def make_other_store(self, make_firestore: MakeEmptyStore) -> MakeEmptyStore:
        return make_firestore


@pytest.mark.firestore
class TestFirestoreRetention(RetentionSuite):
    @pytest.fixture
    def make_empty_store(self, make_firestore: MakeEmptyStore) -> MakeEmptyStore:
        return make_firestore


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


@pytest.mark.firestore
@pytest.mark.postgres
async def test_once_around_all_stores(
    make_sqlite: MakeEmptyStore, make_postgres: MakeEmptyStore, make_firestore: MakeEmptyStore
) -> None:
    store = await make_sqlite()
    await fill(store)
    seen, rows = await observe(store), await rows_of(store)
    for make in (make_postgres, make_firestore, make_sqlite):
        store = await make()
        await store.archive.load(given(rows))
        assert await observe(store) == seen
        assert in_order(await rows_of(store)) == in_order(rows)
        rows = await rows_of(store)
