"""The one writing connection of a file, and what happens around its transactions."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from buddy.adapters.store.sql import driver
from buddy.adapters.store.sql.dialect import translated
from buddy.adapters.store.sql.driver import OneTripConnection
from buddy.adapters.store.sql.engine import Engines, sqlite_engines
from buddy.adapters.store.sql.transactions import SoleWriter
from buddy.errors import StoreUnavailable
from sqlite_helpers import fresh

ADD = text("INSERT INTO tool_switch (user_id, tool, enabled) VALUES ('local', :tool, true)")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fresh(tmp_path)


@pytest.fixture
async def engines(path: Path) -> AsyncIterator[Engines]:
    engines = sqlite_engines(path, busy_seconds=0.05)
    yield engines
    await engines.dispose()


def tools(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT tool FROM tool_switch ORDER BY tool").fetchall()
    connection.close()
    return [tool for (tool,) in found]


def nothing() -> None: ...


async def add(
    engines: Engines, tool: str, *, commit: bool = True, then: Callable[[], None] = nothing
) -> None:
    async with engines.transactions.begin() as transaction:
        await transaction.lane.execute(ADD, {"tool": tool})
        then()
        if commit:
            await transaction.commit()


def fail() -> None:
    raise ZeroDivisionError


async def test_what_was_not_committed_is_taken_back(engines: Engines, path: Path) -> None:
    await add(engines, "a")
    await add(engines, "b", commit=False)
    with pytest.raises(ZeroDivisionError):
        await add(engines, "c", then=fail)
    await add(engines, "d")
    assert tools(path) == ["a", "d"]


async def test_a_cancel_while_another_process_writes_leaves_nothing_begun(
    engines: Engines, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(engines, "a")
    waits = threading.Semaphore(0)
    run = OneTripConnection._run

    def note(connection: OneTripConnection, sql: str, parameters: Any) -> Any:
        waits.release()
        return run(connection, sql, parameters)

    monkeypatch.setattr(OneTripConnection, "_run", note)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    task = asyncio.create_task(add(engines, "b"))
    await asyncio.to_thread(waits.acquire)
    task.cancel()
    other.execute("COMMIT")
    other.close()
    await asyncio.gather(task, return_exceptions=True)
    await add(engines, "c")
    assert tools(path) == ["a", "c"]


async def test_who_waits_too_long_is_told_that_a_transaction_holds_the_connection(
    path: Path,
) -> None:
    engines = sqlite_engines(path)
    impatient = SoleWriter(engines.transactions.engine, 0.0, engines.reader)
    async with impatient.begin():
        with pytest.raises(StoreUnavailable, match="became free in time"):
            async with translated(), impatient.begin():
                pass
    async with impatient.begin():
        pass
    await impatient.dispose()
    await engines.dispose()


@pytest.mark.parametrize(("quick_seconds", "on_the_loop"), [(3600.0, True), (0.0, False)])
async def test_a_commit_is_made_where_this_disk_takes_less_time(
    engines: Engines,
    monkeypatch: pytest.MonkeyPatch,
    quick_seconds: float,
    on_the_loop: bool,
) -> None:
    threads: list[int] = []
    commit = OneTripConnection._commit

    def note(connection: OneTripConnection) -> None:
        threads.append(threading.get_ident())
        commit(connection)

    monkeypatch.setattr(OneTripConnection, "_commit", note)
    monkeypatch.setattr(driver, "_QUICK_COMMIT_SECONDS", quick_seconds)
    await add(engines, "a")
    assert (threads == [threading.get_ident()]) is on_the_loop


async def test_a_cancel_inside_a_statement_costs_no_later_transaction(
    engines: Engines, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Statements of maintenance go over SQLAlchemy, which closes the connection at a cancel."""
    await add(engines, "a")
    under_way, cancelled = threading.Semaphore(0), threading.Event()
    run = OneTripConnection._run

    def held(connection: OneTripConnection, sql: str, parameters: Any) -> Any:
        if sql.startswith("DELETE"):
            under_way.release()
            cancelled.wait()
        return run(connection, sql, parameters)

    async def remove() -> None:
        async with engines.transactions.begin() as transaction:
            await transaction.connection.execute(text("DELETE FROM tool_switch"))
            await transaction.commit()

    monkeypatch.setattr(OneTripConnection, "_run", held)
    task = asyncio.create_task(remove())
    await asyncio.to_thread(under_way.acquire)
    task.cancel()
    cancelled.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    await add(engines, "b")
    await add(engines, "c")
    assert tools(path) == ["a", "b", "c"]
