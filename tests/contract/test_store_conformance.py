import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.adapters.store.firestore.store import FirestoreStore
from buddy.adapters.store.memory.store import MemoryStore
from buddy.adapters.store.sql.store import SqlStore
from buddy.ports.store import Store
from buddy.testing.conformance.store import DurableStoreSuite, StoreSuite
from buddy.testing.conformance.store_case import MakeStore, OnCommit
from firestore_emulator import open_store
from sqlite_helpers import fresh


class TestMemoryStore(StoreSuite):
    @pytest.fixture
    def make_store(self) -> MakeStore:
        async def make(on_commit: OnCommit) -> Store:
            return MemoryStore(on_commit)

        return make


class TestSqliteStore(DurableStoreSuite):
    @pytest.fixture
    async def make_store(self, tmp_path: Path) -> AsyncIterator[MakeStore]:
        opened: list[SqlStore] = []
        path = await asyncio.to_thread(fresh, tmp_path)

        async def make(on_commit: OnCommit) -> Store:
            store = SqlStore.sqlite(path, on_commit)
            opened.append(store)
            await store.migrate()
            return store

        yield make
        for store in opened:
            await store.close()


@pytest.mark.postgres
class TestPostgresStore(DurableStoreSuite):
    @pytest.fixture
    async def make_store(self, postgres_url: str) -> AsyncIterator[MakeStore]:
        opened: list[SqlStore] = []

        async def make(on_commit: OnCommit) -> Store:
            store = SqlStore.postgres(postgres_url, on_commit)
            opened.append(store)
            await store.migrate()
            return store

        yield make
        for store in opened:
            await store.close()


@pytest.mark.firestore
class TestFirestoreStore(DurableStoreSuite):
    @pytest.fixture
    async def make_store(self, firestore_project: str) -> AsyncIterator[MakeStore]:
        opened: list[FirestoreStore] = []

        async def make(on_commit: OnCommit) -> Store:
            store = open_store(firestore_project, on_commit)
            opened.append(store)
            await store.migrate()
            return store

        yield make
        for store in opened:
            await store.close()
