import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self, cast

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from buddy.adapters.store.sql.dialect import translated
from buddy.adapters.store.sql.driver import OneTripConnection
from buddy.adapters.store.sql.engine import Engines, _switch_to_wal, sqlite_engines, sqlite_writer
from buddy.adapters.store.sql.store import SqlStore
from buddy.adapters.store.sql.unit_of_work import SqlUnitOfWork
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER, RunId
from buddy.domain.lifecycle import MissionStatus
from buddy.errors import StoreConflict, StoreError, StoreUnavailable
from buddy.ports.engine import RunRequest, StepOutcome
from buddy.ports.store import MissionFilter, UnitOfWork
from buddy.testing.factories import at, make_card, make_event, make_mission
from sqlite_helpers import fresh

MISSION = make_mission()
IMPATIENT = 0.05


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fresh(tmp_path)


@pytest.fixture
async def engines(path: Path) -> AsyncIterator[Engines]:
    engines = sqlite_engines(path, busy_seconds=IMPATIENT)
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


async def test_the_writer_is_durable_and_waits_and_the_reader_only_reads(engines: Engines) -> None:
    async def pragma(engine: Any, name: str) -> object:
        async with engine.connect() as connection:
            return (await connection.execute(text(f"PRAGMA {name}"))).scalar()

    for writer in (engines.writer, engines.transactions.engine):
        assert await pragma(writer, "journal_mode") == "wal"
        assert await pragma(writer, "synchronous") == 2  # FULL
        assert await pragma(writer, "foreign_keys") == 1
        assert await pragma(writer, "busy_timeout") == IMPATIENT * 1000
    assert await pragma(engines.reader, "query_only") == 1
    async with engines.reader.connect() as connection:
        with pytest.raises(DBAPIError, match="readonly"):
            await connection.execute(text("DELETE FROM mission"))


async def test_a_writer_has_the_lock_before_its_first_read(path: Path) -> None:
    one, two = (sqlite_writer(path, busy_seconds=IMPATIENT) for _ in range(2))
    async with one.begin() as connection:
        await connection.execute(text("SELECT count(*) FROM mission"))
        with pytest.raises(DBAPIError, match="locked"):
            async with two.begin():
                pass
    async with two.begin():
        pass
    await one.dispose()
    await two.dispose()


async def test_a_lock_held_by_another_process_is_named(path: Path, store: SqlStore) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="write lock"):
        await store.transact(add)
    assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) is None  # readers go on
    other.execute("COMMIT")
    other.close()
    await store.transact(add)
    assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION


async def test_a_mission_changed_behind_the_transactions_back_conflicts(path: Path) -> None:
    engine = sqlite_writer(path)
    async with engine.begin() as connection:
        uow = SqlUnitOfWork(connection)
        await uow.missions.add(MISSION)
        await connection.execute(text("UPDATE mission SET version = version + 1"))
        with pytest.raises(StoreConflict, match="changed since"):
            await uow.missions.put(replace(MISSION, revision=2))
    await engine.dispose()


async def test_a_unit_of_work_joins_a_transaction_that_somebody_else_commits(path: Path) -> None:
    engine = sqlite_writer(path)
    async with engine.begin() as connection:
        uow = SqlUnitOfWork(connection)
        await add(uow)
        await uow.events.append(make_event(1))
        (first,) = await uow.flush()
        assert await uow.flush() == ()
        await uow.events.append(make_event(2))
        (second,) = await uow.flush()
        assert [(e.sequence, e.cursor) for e in (first, second)] == [(1, 1), (2, 2)]
    async with engine.connect() as connection:
        transaction = await connection.begin()
        uow = SqlUnitOfWork(connection)
        await uow.events.append(make_event(3))
        await uow.flush()
        await transaction.rollback()
    await engine.dispose()
    store = SqlStore.sqlite(path)
    assert await store.queries.events_of_user(LOCAL_USER, 0, 9) == (first, second)
    await store.close()


async def test_a_file_that_was_never_migrated_is_unavailable(tmp_path: Path) -> None:
    store = SqlStore.sqlite(tmp_path / "new.sqlite")
    with pytest.raises(StoreUnavailable):
        await store.queries.ping()
    with pytest.raises(StoreUnavailable):
        await store.transact(add)
    await store.migrate()
    await store.queries.ping()
    await store.close()


async def test_a_command_goes_before_the_steps_that_wait(store: SqlStore) -> None:
    order: list[str] = []
    begun, go_on = asyncio.Event(), asyncio.Event()

    def note(name: str) -> Callable[[UnitOfWork], Awaitable[StepOutcome]]:
        async def work(_uow: UnitOfWork) -> StepOutcome:
            begun.set()
            await go_on.wait()
            order.append(name)
            return {}

        return work

    run = RunRequest(run_id=RunId("r_1"), user_id=LOCAL_USER, mission_id=MISSION.mission_id)
    async with asyncio.TaskGroup() as group:
        for name in ("first", "second", "third"):
            group.create_task(store.steps.run_step(run, name, note(name)))
        await begun.wait()
        group.create_task(store.transact(note("command")))
        await asyncio.sleep(0)
        go_on.set()
    assert order == ["first", "command", "second", "third"]


async def test_a_folder_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    store = SqlStore.sqlite(tmp_path / "nowhere" / "buddy.sqlite")
    with pytest.raises(StoreUnavailable, match="SQLITE_CANTOPEN"):
        await store.migrate()
    await store.close()


def test_a_failed_connection_leaves_no_thread_behind(tmp_path: Path) -> None:
    async def attempt() -> None:
        store = SqlStore.sqlite(tmp_path / "nowhere" / "buddy.sqlite")
        with pytest.raises(StoreUnavailable):
            await store.migrate()

    for _ in range(20):  # a thread that outlived its loop would be reported as a failure
        asyncio.run(attempt())


class RefusedOnce:
    """A connection that cannot be turned to WAL while somebody else holds the file."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.said: list[str] = []

    def execute(self, statement: str) -> Self:
        self.said.append(statement)
        if len(self.said) == 1:
            error = sqlite3.OperationalError(self.reason)
            error.sqlite_errorname = self.reason
            raise error
        return self

    def close(self) -> None:
        pass


def test_a_new_file_held_by_another_process_is_waited_for() -> None:
    connection = RefusedOnce("SQLITE_BUSY")
    _switch_to_wal(connection, cast("ConnectionPoolEntry", None))
    to_wal = "PRAGMA journal_mode=WAL"
    assert connection.said == [to_wal, "BEGIN IMMEDIATE", "ROLLBACK", to_wal]


def test_any_other_refusal_of_wal_is_an_error() -> None:
    with pytest.raises(sqlite3.OperationalError, match="SQLITE_READONLY"):
        _switch_to_wal(RefusedOnce("SQLITE_READONLY"), cast("ConnectionPoolEntry", None))


async def test_a_damaged_file_is_unavailable_and_its_text_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "buddy.sqlite"
    path.write_bytes(b"this is no database, it is a text of some length" * 40)
    store = SqlStore.sqlite(path)
    with pytest.raises(StoreUnavailable, match="SQLITE_NOTADB") as caught:
        await store.migrate()
    assert "file is not a database" not in caught.value.message
    await store.close()


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


async def test_odd_file_names_are_only_names(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=memory#%20.sqlite"
    store = SqlStore.sqlite(path)
    await store.migrate()
    await store.transact(add)
    await store.close()
    assert path.is_file()


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


async def test_a_cancel_during_the_commit_is_raised_after_it_has_been_announced(
    store: SqlStore, announced: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def write(uow: UnitOfWork) -> None:
        await add(uow)
        await uow.events.append(make_event())

    task = asyncio.ensure_future(store.transact(write))

    commit = OneTripConnection.commit

    async def cancel(connection: OneTripConnection) -> None:
        task.cancel()
        await commit(connection)

    monkeypatch.setattr(OneTripConnection, "commit", cancel)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await store.queries.mission(LOCAL_USER, MISSION.mission_id) == MISSION
    assert len(announced) == 1
    assert tuple(announced) == await store.queries.events_of_user(LOCAL_USER, 0, 9)


async def check_whole(store: SqlStore, announced: Sequence[Event]) -> None:
    events = await store.queries.events_of_user(LOCAL_USER, 0, 10_000)
    page = await store.queries.missions(LOCAL_USER, MissionFilter(), 10_000)
    assert [each.cursor for each in events] == list(range(1, 2 * len(page.missions) + 1))
    assert [each.sequence for each in events] == [1, 2] * len(page.missions)
    assert tuple(announced) == events


async def test_a_row_that_cannot_be_read_is_left_out_of_sweeps_and_of_the_board(
    store: SqlStore, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    card = make_card(started_at=at(3))
    due = [replace(make_mission(n, expires_at=at(n)), card=card) for n in (1, 2, 3)]

    async def write(uow: UnitOfWork) -> None:
        for mission in due:
            await uow.missions.add(mission)

    await store.transact(write)
    connection = sqlite3.connect(path)
    spoil = "UPDATE mission SET body = '{', card = '{}' WHERE mission_id = ?"
    connection.execute(spoil, [due[1].mission_id])
    connection.commit()
    connection.close()
    sound, among = (due[0], due[2]), frozenset({MissionStatus.PROPOSED})
    assert await store.queries.lapsed(at(9), among, 5) == sound
    assert await store.queries.open_missions(among) == sound
    assert await store.queries.board(LOCAL_USER, at(), 5) == (card, card)
    assert await store.queries.started(LOCAL_USER, 5) == (card, card)
    said = [record.getMessage() for record in caplog.records]
    assert len([line for line in said if line.startswith(f"mission {due[1].mission_id} ")]) == 4
