from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.adapters.store.firestore.store import FirestoreStore
from buddy.adapters.store.sql.store import SqlStore
from buddy.ports.engine import StepTransactions
from buddy.ports.store import Store
from buddy.testing.conformance.step_transactions import MakeSteps, StepTransactionsSuite
from buddy.testing.conformance.store_case import OnCommit
from firestore_emulator import open_store


class TestSqliteSteps(StepTransactionsSuite):
    @pytest.fixture
    async def make_steps(self, tmp_path: Path) -> AsyncIterator[MakeSteps]:
        opened: list[SqlStore] = []

        async def make(on_commit: OnCommit) -> tuple[Store, StepTransactions]:
            store = SqlStore.sqlite(tmp_path / "buddy.sqlite", on_commit)
            opened.append(store)
            await store.migrate()
            return store, store.steps

        yield make
        for store in opened:
            await store.close()


@pytest.mark.postgres
class TestPostgresSteps(StepTransactionsSuite):
    @pytest.fixture
    async def make_steps(self, postgres_url: str) -> AsyncIterator[MakeSteps]:
        opened: list[SqlStore] = []

        async def make(on_commit: OnCommit) -> tuple[Store, StepTransactions]:
            store = SqlStore.postgres(postgres_url, on_commit)
            opened.append(store)
            return store, store.steps

        yield make
        for store in opened:
            await store.close()


@pytest.mark.firestore
class TestFirestoreSteps(StepTransactionsSuite):
    @pytest.fixture
    async def make_steps(self, firestore_project: str) -> AsyncIterator[MakeSteps]:
        opened: list[FirestoreStore] = []

        async def make(on_commit: OnCommit) -> tuple[Store, StepTransactions]:
            store = open_store(firestore_project, on_commit)
            opened.append(store)
            return store, store.steps

        yield make
        for store in opened:
            await store.close()
