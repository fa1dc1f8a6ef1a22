"""Statements sent straight to SQLite say and return what SQLAlchemy's would."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import bindparam, event, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from buddy.adapters.store.sql.dialect import insert
from buddy.adapters.store.sql.driver import OneTripConnection
from buddy.adapters.store.sql.engine import sqlite_writer
from buddy.adapters.store.sql.lane import Lane, StraightLane, lane_on
from buddy.adapters.store.sql.schema import LEDGER_ENTRY, TOOL_SWITCH, USER_CURSOR
from buddy.adapters.store.sql.store import SqlStore
from buddy.testing.factories import make_event
from sqlite_helpers import fresh

ADD = insert("sqlite", TOOL_SWITCH)
ALL = select(TOOL_SWITCH.c.tool, TOOL_SWITCH.c.user_id).order_by(TOOL_SWITCH.c.tool)
SWITCHED = select(TOOL_SWITCH.c.tool, TOOL_SWITCH.c.enabled)
SOME = select(TOOL_SWITCH.c.tool).where(TOOL_SWITCH.c.tool.in_(bindparam("tools", expanding=True)))
COUNT = (
    insert("sqlite", USER_CURSOR)
    .values(last_cursor=bindparam("count"))
    .returning(USER_CURSOR.c.user_id, USER_CURSOR.c.last_cursor)
)


def switch(tool: str, *, enabled: bool = False) -> dict[str, Any]:
    return {"user_id": "local", "tool": tool, "enabled": enabled}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fresh(tmp_path)


@pytest.fixture
async def engine(path: Path) -> AsyncIterator[AsyncEngine]:
    engine = sqlite_writer(path, busy_seconds=0.1)
    yield engine
    await engine.dispose()


@pytest.fixture
async def lanes(engine: AsyncEngine) -> AsyncIterator[tuple[Lane, Lane]]:
    """SQLAlchemy's connection, and the one past it, in the same transaction."""
    async with engine.connect() as connection:
        transaction = await connection.begin()
        raw = await connection.get_raw_connection()
        straight = lane_on(connection, raw.driver_connection)
        assert isinstance(straight, StraightLane)
        yield connection, straight
        await transaction.rollback()


@pytest.mark.parametrize("which", [0, 1])
async def test_both_lanes_answer_alike(lanes: tuple[Lane, Lane], which: int) -> None:
    lane = lanes[which]
    assert (await lane.execute(ALL)).one_or_none() is None
    assert (await lane.execute(ALL)).scalar_one_or_none() is None
    assert (await lane.execute(ADD, switch("b"))).rowcount == 1
    only = (await lane.execute(ALL)).one()
    assert (only.tool, only.user_id) == ("b", "local")
    assert (await lane.execute(ALL)).scalar_one() == "b"
    await lane.execute(ADD, [switch("a"), switch("c", enabled=True)])
    assert list((await lane.execute(ALL)).scalars()) == ["a", "b", "c"]
    assert [row.tool for row in await lane.execute(ALL)] == ["a", "b", "c"]
    counted = (await lane.execute(COUNT, {"user_id": "u", "count": 7})).one()
    assert (counted.user_id, counted.last_cursor) == ("u", 7)


async def test_what_sqlalchemy_would_convert_goes_through_it(lanes: tuple[Lane, Lane]) -> None:
    _, lane = lanes
    await lane.execute(ADD, [switch("a"), switch("b", enabled=True)])
    assert {row.tool: row.enabled for row in await lane.execute(SWITCHED)} == {
        "a": False,
        "b": True,
    }
    assert all(isinstance(row.enabled, bool) for row in await lane.execute(SWITCHED))
    assert list((await lane.execute(SOME, {"tools": ["b", "z"]})).scalars()) == ["b"]
    many = [{"user_id": name, "count": 1} for name in ("u", "v")]
    assert {row.user_id for row in await lane.execute(COUNT, many)} == {"u", "v"}


@pytest.mark.parametrize("which", [0, 1])
async def test_a_refused_row_is_the_same_error(lanes: tuple[Lane, Lane], which: int) -> None:
    lane = lanes[which]
    await lane.execute(ADD, switch("a"))
    for rows in (switch("a"), [switch("b"), switch("a")]):
        with pytest.raises(IntegrityError) as caught:
            await lane.execute(ADD, rows)
        assert isinstance(caught.value.orig, sqlite3.IntegrityError)
        assert caught.value.orig.sqlite_errorname == "SQLITE_CONSTRAINT_PRIMARYKEY"
    with pytest.raises(Exception, match=r"enabled|not None"):
        await lane.execute(ADD, {"user_id": "local", "tool": "x"})


async def test_a_listener_hears_every_statement(path: Path, engine: AsyncEngine) -> None:
    heard: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        heard.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    async with engine.begin() as connection:
        lane = lane_on(connection, (await connection.get_raw_connection()).driver_connection)
        assert lane is connection
        await lane.execute(ALL)
    assert [each for each in heard if each.startswith("SELECT tool_switch")]


async def test_a_transaction_of_the_store_sends_no_statement_over_sqlalchemy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SqlStore.sqlite(path)
    sent: list[str] = []
    run = OneTripConnection.run

    async def note(self: OneTripConnection, sql: str, parameters: Any) -> Any:
        sent.append(sql.split(maxsplit=1)[0])
        return await run(self, sql, parameters)

    monkeypatch.setattr(OneTripConnection, "run", note)
    monkeypatch.setattr("sqlalchemy.ext.asyncio.AsyncConnection.execute", None)
    await store.transact(lambda uow: uow.events.append(make_event(1, dedupe_key="k")))
    sent = [word for word in sent if word != "PRAGMA"]
    assert sent == ["BEGIN", "INSERT", "SELECT", "INSERT"]  # and the event, a list of one
    await store.close()


async def test_nobody_is_waited_for_on_the_loop(path: Path, engine: AsyncEngine) -> None:
    """The lock of another process is waited for in the thread, and its patience stays."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    threads: list[str] = []
    in_thread = OneTripConnection._in_thread

    async def note(self: OneTripConnection, function: Any, *arguments: Any) -> Any:
        threads.append(arguments[0])
        return await in_thread(self, function, *arguments)

    async with engine.connect() as connection:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(OneTripConnection, "_in_thread", note)
            with pytest.raises(OperationalError, match="locked"):
                await connection.begin()
            assert threads == ["BEGIN IMMEDIATE"]
    other.execute("ROLLBACK")
    other.close()
    async with engine.begin() as connection:
        found = await connection.exec_driver_sql("PRAGMA busy_timeout")
        assert found.scalar_one() == 100
        await connection.execute(
            insert("sqlite", LEDGER_ENTRY),
            {"user_id": "u", "run_id": "r", "kind": "k", "amount_micros": 1, "at": "t"},
        )
