"""A connection that breaks costs no work and does none twice, wherever it breaks."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from signal import SIGQUIT

import psycopg
import pytest
from postgres_proxy import Break, Proxy
from psycopg.conninfo import conninfo_to_dict

from buddy.adapters.store.sql.outage import was_committed
from buddy.adapters.store.sql.postgres import postgres_writer
from buddy.adapters.store.sql.store import SqlStore
from buddy.adapters.store.sql.unit_of_work import SqlUnitOfWork
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER, EventId
from buddy.domain.retention import StoredClass
from buddy.errors import StoreUnavailable
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.archive_case import fill, given, rows_of
from buddy.testing.conformance.engine_case import request
from buddy.testing.factories import at, make_event, make_mission
from postgres_server import PostgresServer

pytestmark = pytest.mark.postgres

MISSION = make_mission()
OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid != pg_backend_pid()"
)


LATE = at(1e9)
ASKED: dict[str, Callable[[SqlStore], Awaitable[object]]] = {
    "outcomes": lambda store: store.retention.remove(
        StoredClass.OUTCOMES, at(1e9), 10, now=at(1e9)
    ),
    "answers": lambda store: store.retention.remove(StoredClass.ANSWERS, LATE, 10, now=LATE),
    "blobs": lambda store: store.retention.blobs_in_use(["ab" * 32]),
    "empty": lambda store: store.archive.is_empty(),
    "load": lambda store: store.archive.load(given([])),
    "rows": rows_of,
}
"""What is not tried again: retention comes round by itself, a person repeats a backup."""


async def add(uow: UnitOfWork) -> None:
    await uow.missions.add(MISSION)
    await uow.events.append(make_event())


async def kill_connections(url: str) -> None:
    """End every session of a database but this one."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        await connection.execute(OTHERS)


@pytest.mark.parametrize("name", list(ASKED))
async def test_what_is_not_tried_again_says_that_the_database_is_out_of_reach(
    proxy: Proxy, fragile: SqlStore, name: str
) -> None:
    await fragile.queries.ping()
    await proxy.__aexit__()
    with pytest.raises(StoreUnavailable):
        await ASKED[name](fragile)


async def test_a_backup_whose_database_goes_away_in_the_middle_is_told(
    store: SqlStore, postgres_url: str
) -> None:
    await fill(store)
    async with aclosing(store.archive.rows()) as rows:
        await anext(rows)
        await kill_connections(postgres_url)
        with pytest.raises(StoreUnavailable, match="cannot be reached"):
            async for _ in rows:
                pass


@pytest.fixture
def announced() -> list[Event]:
    return []


@pytest.fixture
async def store(postgres_url: str, announced: list[Event]) -> AsyncIterator[SqlStore]:
    store = SqlStore.postgres(postgres_url, announced.extend, writers=2, readers=2)
    yield store
    await store.close()


@pytest.fixture
async def proxy(tmp_path: Path, postgres_server: PostgresServer) -> AsyncIterator[Proxy]:
    async with Proxy(tmp_path, postgres_server.folder) as proxy:
        yield proxy


@pytest.fixture
async def fragile(
    proxy: Proxy, postgres_url: str, announced: list[Event]
) -> AsyncIterator[SqlStore]:
    """A store behind the proxy."""
    name = conninfo_to_dict(postgres_url)["dbname"]
    url = proxy.url(str(name))
    store = SqlStore.postgres(url, announced.extend, writers=1, patience_seconds=0.2)
    yield store
    await store.close()


async def check_once(store: SqlStore, announced: list[Event]) -> None:
    assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION
    log = await store.queries.events_of_user(LOCAL_USER, 0, 9)
    assert [event.cursor for event in log] == [1]
    assert tuple(announced) == log


async def test_connections_that_died_in_the_pool_fail_no_call(
    store: SqlStore, postgres_url: str, announced: list[Event]
) -> None:
    await store.queries.ping()
    await store.transact(lambda uow: uow.missions.get(LOCAL_USER, MISSION.mission_id))
    await kill_connections(postgres_url)
    await store.queries.ping()
    await store.transact(add)
    await kill_connections(postgres_url)
    await check_once(store, announced)
    assert await store.steps.recall(request()) == {}


async def test_a_connection_that_breaks_before_the_commit_begins_the_work_again(
    store: SqlStore, postgres_url: str, announced: list[Event]
) -> None:
    tries: list[int] = []

    async def unlucky(uow: UnitOfWork) -> None:
        await add(uow)
        tries.append(len(tries))
        if len(tries) == 1:
            await kill_connections(postgres_url)

    await store.transact(unlucky)
    assert tries == [0, 1]
    await check_once(store, announced)


async def test_a_commit_that_the_server_never_saw_begins_again(
    fragile: SqlStore, proxy: Proxy, announced: list[Event]
) -> None:
    tries: list[int] = []

    async def write(uow: UnitOfWork) -> None:
        tries.append(len(tries))
        await add(uow)

    proxy.next_commit = Break.BEFORE
    await fragile.transact(write)
    assert tries == [0, 1]
    await check_once(fragile, announced)


async def test_a_commit_whose_answer_was_lost_is_found_to_have_happened(
    fragile: SqlStore, proxy: Proxy, announced: list[Event]
) -> None:
    tries: list[int] = []

    async def write(uow: UnitOfWork) -> str:
        tries.append(len(tries))
        await add(uow)
        return "done"

    proxy.next_commit = Break.AFTER
    assert await fragile.transact(write) == "done"
    assert tries == [0]
    await check_once(fragile, announced)


@pytest.mark.parametrize("how", [Break.BEFORE, Break.AFTER])
async def test_a_commit_without_an_event_is_proved_only_not_to_have_happened(
    fragile: SqlStore, proxy: Proxy, how: Break
) -> None:
    tries: list[int] = []

    async def write(uow: UnitOfWork) -> None:
        tries.append(len(tries))
        await uow.missions.add(MISSION)

    proxy.next_commit = how
    if how is Break.BEFORE:
        await fragile.transact(write)
        assert tries == [0, 1]
    else:
        with pytest.raises(StoreUnavailable, match="Look before doing it again"):
            await fragile.transact(write)
        assert tries == [0]
    assert await fragile.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION


async def test_an_id_that_a_crashed_server_gave_out_again_proves_no_commit(
    store: SqlStore, postgres_url: str
) -> None:
    async def write(uow: UnitOfWork) -> str | None:
        await add(uow)
        assert isinstance(uow, SqlUnitOfWork)
        return await uow.transaction_id()

    committed = await store.transact(write)
    assert committed is not None
    (kept,) = await store.queries.events_of_user(LOCAL_USER, 0, 9)
    overtaken = replace(kept, event_id=EventId("e_lost"))
    lost = replace(overtaken, cursor=kept.cursor + 1)
    engine = postgres_writer(postgres_url)
    assert await was_committed(engine, committed, kept, 0.1)
    assert not await was_committed(engine, committed, overtaken, 0.1)
    with pytest.raises(StoreUnavailable, match="could not be found out"):
        await was_committed(engine, committed, lost, 0.1)
    never_given_out = str(int(committed) + 10**6)
    assert not await was_committed(engine, never_given_out, lost, 0.1)
    assert not await was_committed(engine, never_given_out, None, 0.1)
    await engine.dispose()


async def test_a_lost_commit_of_nothing_is_fine(fragile: SqlStore, proxy: Proxy) -> None:
    proxy.next_commit = Break.AFTER
    found = await fragile.transact(lambda uow: uow.missions.get(LOCAL_USER, MISSION.mission_id))
    assert found is None


async def test_a_commit_nobody_can_be_asked_about_is_said_to_be_open(
    fragile: SqlStore, proxy: Proxy, announced: list[Event], store: SqlStore
) -> None:
    tries: list[int] = []

    async def write(uow: UnitOfWork) -> None:
        tries.append(len(tries))
        await add(uow)

    proxy.next_commit = Break.FOR_GOOD
    with pytest.raises(StoreUnavailable, match="could not be found out") as caught:
        await fragile.transact(write)
    assert caught.value.details["reason"] == "commit_unknown"
    assert tries == [0]
    assert announced == []
    assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION


async def test_a_step_whose_commit_is_open_is_settled_by_its_outcome(
    fragile: SqlStore, proxy: Proxy, store: SqlStore
) -> None:
    async def step(uow: UnitOfWork) -> dict[str, int]:
        await add(uow)
        return {"n": 1}

    proxy.next_commit = Break.FOR_GOOD
    with pytest.raises(StoreUnavailable):
        await fragile.steps.run_step(request(), "first", step)

    async def again(uow: UnitOfWork) -> dict[str, int]:
        await uow.events.append(replace(make_event(), data=make_event(2).data))
        return {"n": 2}

    assert await store.steps.run_step(request(), "first", again) == {"n": 1}
    assert len(await store.queries.events_of_user(LOCAL_USER, 0, 9)) == 1


async def test_a_restart_of_the_server_is_waited_out(
    store: SqlStore, postgres_server: PostgresServer, announced: list[Event]
) -> None:
    await store.queries.ping()
    inside = asyncio.Event()
    stopped = asyncio.Event()

    async def write(uow: UnitOfWork) -> None:
        await add(uow)
        inside.set()
        await stopped.wait()

    work = asyncio.ensure_future(store.transact(write))
    await inside.wait()
    postgres_server.stop(SIGQUIT)
    stopped.set()
    read = asyncio.ensure_future(store.queries.last_cursor(LOCAL_USER))
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        await store.queries.ping()
    postgres_server.start()
    await asyncio.gather(work, read)
    await check_once(store, announced)


async def test_a_server_that_is_not_there_is_unavailable_and_its_words_are_kept_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"postgresql://buddy:secret@/buddy?host={tmp_path}"
    store = SqlStore.postgres(url, patience_seconds=0)
    for call in (store.migrate(), store.queries.ping(), store.transact(add)):
        with pytest.raises(StoreUnavailable, match="cannot be reached") as caught:
            await call
        assert str(tmp_path) not in caught.value.message
    assert str(tmp_path) in caplog.text
    assert "secret" not in caplog.text
    await store.close()
