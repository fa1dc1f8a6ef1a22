import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from buddy.adapters.store.sql.dialect import translated
from buddy.adapters.store.sql.engine import Engines
from buddy.adapters.store.sql.postgres import postgres_engines
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER
from buddy.domain.money import Money
from buddy.errors import InputInvalid, StoreConflict, StoreError, StoreUnavailable
from buddy.ports.store import MissionFilter, UnitOfWork
from buddy.testing.factories import make_event, make_mission

pytestmark = pytest.mark.postgres

MISSION = make_mission()


@pytest.fixture
async def engines(postgres_url: str) -> AsyncIterator[Engines]:
    engines = postgres_engines(postgres_url)
    yield engines
    await engines.dispose()


@pytest.fixture
def announced() -> list[Event]:
    return []


@pytest.fixture
def store(engines: Engines, announced: list[Event]) -> SqlStore:
    return SqlStore(engines, announced.extend)


async def add(uow: UnitOfWork) -> None:
    await uow.missions.add(MISSION)


def with_options(url: str, **settings: str) -> str:
    options = "%20".join(f"-c%20{name}%3D{value}" for name, value in settings.items())
    return f"{url}&options={options}"


async def setting(engine: Any, name: str) -> object:
    async with engine.connect() as connection:
        return (await connection.execute(text(f"SHOW {name}"))).scalar()


async def test_sessions_are_set_up(engines: Engines) -> None:
    for engine in (engines.writer, engines.reader):
        assert await setting(engine, "search_path") == "buddy"
        assert await setting(engine, "transaction_isolation") == "read committed"
        assert await setting(engine, "idle_in_transaction_session_timeout") == "10s"
        assert await setting(engine, "lock_timeout") == "15s"
    async with engines.reader.connect() as connection:
        with pytest.raises(DBAPIError, match="read-only"):
            await connection.execute(text("DELETE FROM mission"))


async def test_the_urls_own_options_win(postgres_url: str) -> None:
    engines = postgres_engines(with_options(postgres_url, lock_timeout="1234"))
    assert await setting(engines.writer, "lock_timeout") == "1234ms"
    assert await setting(engines.writer, "search_path") == "buddy"
    await engines.dispose()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
async def test_every_way_to_write_the_scheme_is_understood(postgres_url: str, scheme: str) -> None:
    store = SqlStore.postgres(postgres_url.replace("postgresql", scheme))
    await store.queries.ping()
    await store.close()


@pytest.mark.parametrize("url", ["mysql://u:secret@h/d", "secret", "sqlite:///secret", ""])
def test_another_url_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(InputInvalid, match="names no PostgreSQL database") as caught:
        SqlStore.postgres(url)
    assert "secret" not in str(caught.value)


async def test_a_database_that_was_never_migrated_is_unavailable(bare_postgres_url: str) -> None:
    store = SqlStore.postgres(bare_postgres_url, patience_seconds=0)
    with pytest.raises(StoreUnavailable):
        await store.queries.ping()
    with pytest.raises(StoreUnavailable):
        await store.transact(add)
    await store.migrate()
    await store.queries.ping()
    await store.close()


async def test_two_that_lock_each_others_rows_both_get_through(store: SqlStore) -> None:
    first, second = make_mission(1), make_mission(2)
    both_hold_one = asyncio.Barrier(2)
    tries: list[str] = []

    async def prepare(uow: UnitOfWork) -> None:
        await uow.missions.add(first)
        await uow.missions.add(second)

    async def cross(uow: UnitOfWork, *order: Any) -> None:
        begin, end = order
        tries.append(begin.mission_id)
        await uow.missions.get(LOCAL_USER, begin.mission_id)
        if len(tries) <= 2:
            await both_hold_one.wait()
        await uow.missions.get(LOCAL_USER, end.mission_id)
        await uow.events.append(make_event(len(tries)))

    await store.transact(prepare)
    await asyncio.gather(
        store.transact(lambda uow: cross(uow, first, second)),
        store.transact(lambda uow: cross(uow, second, first)),
    )
    # The server broke the deadlock and its victim began again; both may have been victims.
    assert len(tries) >= 3
    assert len(await store.queries.events_of_user(LOCAL_USER, 0, 9)) == 2


async def test_a_frozen_process_loses_its_locks(postgres_url: str, store: SqlStore) -> None:
    await store.transact(add)
    url = with_options(postgres_url, idle_in_transaction_session_timeout="200")
    frozen = await psycopg.AsyncConnection.connect(url)
    await frozen.execute("SELECT * FROM buddy.mission FOR UPDATE")
    found = await store.transact(lambda uow: uow.missions.get(LOCAL_USER, MISSION.mission_id))
    assert found == MISSION
    with pytest.raises(psycopg.errors.IdleInTransactionSessionTimeout):
        await frozen.execute("SELECT 1")
    await frozen.close()


async def test_a_process_that_slept_in_a_transaction_begins_it_again(postgres_url: str) -> None:
    url = with_options(postgres_url, idle_in_transaction_session_timeout="100")
    store = SqlStore.postgres(url, writers=1)
    gone: list[object] = []

    async def sleep(uow: UnitOfWork) -> None:
        await add(uow)
        if not gone:
            gone.append(await ended_session(postgres_url))

    await store.transact(sleep)
    assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION
    await store.close()


async def ended_session(url: str) -> object:
    """Wait until the server has ended the sessions that are idle in a transaction."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        while True:
            found = await connection.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE datname = current_database() AND state = 'idle in transaction'"
            )
            if await found.fetchone() == (0,):
                return found


async def test_a_row_held_for_too_long_is_named(postgres_url: str, store: SqlStore) -> None:
    await store.transact(add)
    impatient = SqlStore.postgres(with_options(postgres_url, lock_timeout="50"))

    async def hold(uow: UnitOfWork) -> None:
        await uow.missions.get(LOCAL_USER, MISSION.mission_id)
        with pytest.raises(StoreUnavailable, match="holds a row"):
            await impatient.transact(
                lambda other: other.missions.get(LOCAL_USER, MISSION.mission_id)
            )
        # Readers go on.
        assert await impatient.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION

    await store.transact(hold)
    await impatient.close()


async def test_a_failed_statement_cannot_be_passed_over(
    store: SqlStore, announced: list[Event]
) -> None:
    async def carry_on(uow: UnitOfWork) -> None:
        await add(uow)
        with pytest.raises(DBAPIError):
            await uow.ledger.account(LOCAL_USER, "user/day", Money(2**70))

    with pytest.raises(StoreError, match="nothing was written"):
        await store.transact(carry_on)
    assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) is None
    assert announced == []


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("INSERT INTO user_cursor (user_id, last_cursor) VALUES ('anna', 1)", StoreConflict),
        ("INSERT INTO user_cursor (user_id, last_cursor) VALUES ('ben', NULL)", StoreError),
        ("INSERT INTO no_such_table VALUES (1)", StoreUnavailable),
    ],
)
async def test_the_drivers_errors_become_the_stores(
    engines: Engines, statement: str, kind: type[StoreError]
) -> None:
    async with engines.writer.begin() as connection:
        await connection.execute(
            text("INSERT INTO user_cursor (user_id, last_cursor) VALUES ('anna', 1)")
        )
    with pytest.raises(StoreError) as caught:
        async with translated(), engines.writer.begin() as connection:
            await connection.execute(text(statement))
    assert type(caught.value) is kind
    assert "INSERT" not in caught.value.message


async def test_a_cancel_at_any_moment_leaves_whole_transactions_and_a_store_that_works(
    store: SqlStore, announced: list[Event]
) -> None:
    numbers = iter(range(1, 10_000))

    async def write(uow: UnitOfWork) -> None:
        number = next(numbers)
        mission = make_mission(number)
        await uow.missions.add(mission)
        await uow.events.append(make_event(2 * number, mission_id=mission.mission_id))
        await uow.events.append(make_event(2 * number + 1, mission_id=mission.mission_id))

    cancelled = 0
    for turns in range(60):
        task = asyncio.ensure_future(store.transact(write))
        for _ in range(turns * 2):
            await asyncio.sleep(0)
        task.cancel()
        (outcome,) = await asyncio.gather(task, return_exceptions=True)
        cancelled += isinstance(outcome, asyncio.CancelledError)
    assert cancelled > 10
    await store.transact(write)
    await check_whole(store, announced)


async def check_whole(store: SqlStore, announced: Sequence[Event]) -> None:
    events = await store.queries.events_of_user(LOCAL_USER, 0, 10_000)
    page = await store.queries.missions(LOCAL_USER, MissionFilter(), 10_000)
    assert [each.cursor for each in events] == list(range(1, 2 * len(page.missions) + 1))
    assert [each.sequence for each in events] == [1, 2] * len(page.missions)
    assert tuple(announced) == events


async def test_a_cancel_during_the_commit_is_raised_after_it_has_been_announced(
    engines: Engines, store: SqlStore, announced: list[Event]
) -> None:
    async def write(uow: UnitOfWork) -> None:
        await add(uow)
        await uow.events.append(make_event())

    task = asyncio.ensure_future(store.transact(write))

    def cancel(_connection: object) -> None:
        task.cancel()

    event.listen(engines.writer.sync_engine, "commit", cancel)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION
    assert tuple(announced) == await store.queries.events_of_user(LOCAL_USER, 0, 9)
    assert len(announced) == 1
