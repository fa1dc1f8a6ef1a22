import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from buddy.adapters.event_bus.memory import MemoryEventBus
from buddy.adapters.event_bus.postgres import PostgresEventBus
from buddy.adapters.event_bus.sqlite import SqliteEventBus
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import UserId
from buddy.ports.event_bus import EventBus
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.event_bus import EventBusSuite, RingElsewhere, SharedEventBusSuite
from buddy.testing.factories import make_event


class TestMemoryEventBus(EventBusSuite):
    @pytest.fixture
    def bus(self) -> EventBus:
        return MemoryEventBus()


class TestSqliteEventBus(SharedEventBusSuite):
    @pytest.fixture
    async def elsewhere(self, tmp_path: Path) -> AsyncIterator[SqlStore]:
        """A store that tells no bus of its commits, as another process would have it."""
        store = SqlStore.sqlite(tmp_path / "buddy.sqlite")
        await store.migrate()
        yield store
        await store.close()

    @pytest.fixture
    async def bus(self, elsewhere: SqlStore, tmp_path: Path) -> AsyncIterator[EventBus]:
        bus = SqliteEventBus(tmp_path / "buddy.sqlite")
        await bus.start()
        yield bus
        await bus.close()

    @pytest.fixture
    def ring_elsewhere(self, elsewhere: SqlStore) -> RingElsewhere:
        async def ring(user_id: UserId) -> None:
            async def write(uow: UnitOfWork) -> None:
                await uow.events.append(make_event(user_id=user_id))

            await elsewhere.transact(write)

        return ring


class OtherLoop:
    """An event loop in a thread of its own, the next thing to another process."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever)
        self._thread.start()

    def close(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()


@pytest.fixture
def other_loop() -> Iterator[OtherLoop]:
    loop = OtherLoop()
    yield loop
    loop.close()


@pytest.mark.postgres
class TestPostgresEventBus(SharedEventBusSuite):
    @pytest.fixture
    async def bus(self, postgres_url: str) -> AsyncIterator[EventBus]:
        bus = PostgresEventBus(postgres_url)
        await bus.start()
        yield bus
        await bus.close()

    @pytest.fixture
    def ring_elsewhere(self, postgres_url: str, other_loop: OtherLoop) -> Iterator[RingElsewhere]:
        other = PostgresEventBus(postgres_url)
        asyncio.run_coroutine_threadsafe(other.start(), other_loop.loop).result()

        async def ring(user_id: UserId) -> None:
            other.ring(user_id)

        yield ring
        asyncio.run_coroutine_threadsafe(other.close(), other_loop.loop).result()
