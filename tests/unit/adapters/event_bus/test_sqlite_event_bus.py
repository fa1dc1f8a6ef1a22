import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.adapters.event_bus.sqlite import SqliteEventBus
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import LOCAL_USER, UserId
from buddy.errors import StoreUnavailable

ANNA = UserId("anna")
SOON = 10.0
WRITER = """
import asyncio, sys
from pathlib import Path
from buddy.adapters.store.sql.store import SqlStore
from buddy.testing.factories import make_event
async def main():
    store = SqlStore.sqlite(Path(sys.argv[1]))
    print("ready", flush=True)
    for number, _ in enumerate(iter(sys.stdin.readline, "")):
        await store.transact(lambda uow: uow.events.append(make_event(number)))
        print("committed", flush=True)
    await store.close()
asyncio.run(main())
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "buddy.sqlite"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqlStore]:
    store = SqlStore.sqlite(path)
    await store.migrate()
    yield store
    await store.close()


@pytest.fixture
async def bus(store: SqlStore, path: Path) -> AsyncIterator[SqliteEventBus]:
    bus = SqliteEventBus(path)
    await bus.start()
    yield bus
    await bus.close()


async def test_another_process_is_heard(bus: SqliteEventBus, store: SqlStore, path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(path)]
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    assert await process.stdout.readline() == b"ready\n"
    async with bus.listen(LOCAL_USER) as doorbell:
        while await doorbell.wait(0.2):  # it may have opened the file with a commit of its own
            pass
        for count in (1, 2, 3):
            process.stdin.write(b"\n")
            assert await doorbell.wait(SOON)
            assert await store.queries.last_cursor(LOCAL_USER) == count
            assert await process.stdout.readline() == b"committed\n"
    process.stdin.close()
    assert await process.wait() == 0


async def test_reads_of_others_ring_nobody(bus: SqliteEventBus, path: Path) -> None:
    async with bus.listen(ANNA) as doorbell:
        other = sqlite3.connect(path)
        other.execute("SELECT count(*) FROM mission").fetchall()
        other.close()
        assert not await doorbell.wait(0.2)


async def test_a_file_that_comes_later_is_noticed(path: Path) -> None:
    bus = SqliteEventBus(path)
    await bus.start()
    with pytest.raises(StoreUnavailable, match="SQLITE_CANTOPEN"):
        await bus.ping()
    assert not await asyncio.to_thread(path.exists)  # none was made by looking
    async with bus.listen(ANNA) as doorbell:
        store = SqlStore.sqlite(path)
        await store.migrate()
        assert await doorbell.wait(SOON)
        await bus.ping()
        await store.close()
    await bus.close()


@pytest.fixture
def damaged(path: Path) -> Path:
    path.write_bytes(b"this is no database, it is a text of some length" * 40)
    return path


async def test_a_file_that_is_no_database_is_named(damaged: Path) -> None:
    bus = SqliteEventBus(damaged)
    await bus.start()
    with pytest.raises(StoreUnavailable, match="SQLITE_NOTADB"):
        await bus.ping()
    await bus.close()


async def test_a_bus_that_watches_nothing_says_so(path: Path, store: SqlStore) -> None:
    bus = SqliteEventBus(path)
    with pytest.raises(StoreUnavailable, match="not watched"):
        await bus.ping()
    await bus.start()
    await bus.ping()
    await bus.close()
    with pytest.raises(StoreUnavailable, match="not watched"):
        await bus.ping()


async def test_looking_keeps_no_transaction_open(bus: SqliteEventBus, path: Path) -> None:
    """An open read transaction would keep the write-ahead log from being emptied."""
    async with bus.listen(ANNA) as doorbell:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("INSERT INTO user_cursor (user_id, last_cursor) VALUES ('anna', 1)")
        assert await doorbell.wait(SOON)
        (busy, *_), *_ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        assert busy == 0
        other.close()
