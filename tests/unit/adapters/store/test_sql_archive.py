"""What only a SQL store can do wrong: tables forgotten, rows damaged, a load killed half-way."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from buddy.adapters.store.sql.archive import KEPT
from buddy.adapters.store.sql.schema import METADATA
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import LOCAL_USER
from buddy.ports.archive import LeftOut, RowKind
from buddy.testing.conformance.archive_case import fill, given, observe, rows_of
from buddy.testing.conformance.store_case import add, append
from buddy.testing.factories import make_event, make_mission
from sqlite_helpers import fresh

HALF = 1_500


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fresh(tmp_path)


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqlStore]:
    store = SqlStore.sqlite(path, synchronous="NORMAL")
    yield store
    await store.close()


LEFT_OUT: frozenset[str] = frozenset()
"""Tables that a backup leaves out on purpose. Say why beside each: a restore lives without it."""


def test_every_table_is_in_the_archive() -> None:
    kept = {kept.table.name for kept in KEPT.values()}
    assert not kept & LEFT_OUT
    assert kept | LEFT_OUT == set(METADATA.tables)
    assert list(KEPT) == list(RowKind)


def execute(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


async def test_damaged_rows_are_left_out_and_named(store: SqlStore, path: Path) -> None:
    await fill(store)
    whole = await rows_of(store)
    execute(
        path,
        "UPDATE mission SET body = 'damaged' WHERE mission_id = 'm_000000000002'",
        "UPDATE mission_event SET event_type = 'new' WHERE user_id = 'local' AND cursor = 3",
        "UPDATE artifact SET body = '{}' WHERE user_id = 'other'",
    )
    rows = [row async for row in store.archive.rows()]
    reasons = [row.reason for row in rows if isinstance(row, LeftOut)]
    assert [reason.partition(": ")[0] for reason in reasons] == [
        "mission m_000000000002",
        "event local, 3",
        "artifact a_000000000009",
    ]
    assert "written by a newer version" in reasons[1]
    kept = [row for row in rows if not isinstance(row, LeftOut)]
    assert len(kept) == len(whole) - 3
    assert all(row in whole for row in kept)


async def test_an_archive_is_read_while_another_process_writes(store: SqlStore, path: Path) -> None:
    await append(store, *(make_event(number) for number in range(600)))
    other = SqlStore.sqlite(path, synchronous="NORMAL")
    found = 0
    async for row in store.archive.rows():
        found += row.kind is RowKind.EVENT
        if found % 100 == 1:
            await append(other, make_event(1000 + found))
    await other.close()
    assert found == 600
    assert await store.queries.last_cursor(LOCAL_USER) > 600


async def test_a_reader_that_stops_early_gives_back_its_connection(store: SqlStore) -> None:
    await append(store, *(make_event(number) for number in range(20)))
    for _ in range(20):
        rows = store.archive.rows()
        await anext(rows)
        await rows.aclose()
    await asyncio.wait_for(append(store, make_event(30)), 10)
    assert await store.queries.last_cursor(LOCAL_USER) == 21


PROGRAM = """
import asyncio, os, signal, sys
from pathlib import Path
from buddy.adapters.store.sql.store import SqlStore
from buddy.testing.conformance.archive_case import rows_of

async def dying(rows, count):
    for row in rows[:count]:
        yield row
    os.kill(os.getpid(), signal.SIGKILL)

async def main():
    source, target = (SqlStore.sqlite(Path(name)) for name in sys.argv[1:3])
    await target.archive.load(dying(await rows_of(source), int(sys.argv[3])))

asyncio.run(main())
"""


async def test_a_process_killed_while_it_loads_leaves_an_empty_store(
    store: SqlStore, path: Path, tmp_path: Path
) -> None:
    await fill(store)
    await append(store, *(make_event(number) for number in range(HALF)))
    await add(store, *(make_mission(number) for number in range(10, 100)))
    target = fresh(await asyncio.to_thread(folder, tmp_path))
    command = [sys.executable, "-c", PROGRAM, str(path), str(target), str(HALF)]
    killed = await asyncio.to_thread(subprocess.run, command, check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    other = SqlStore.sqlite(target)
    assert await other.archive.is_empty()
    await other.archive.load(given(await rows_of(store)))
    assert await observe(other) == await observe(store)
    await other.close()


def folder(parent: Path) -> Path:
    made = parent / "target"
    made.mkdir()
    return made
