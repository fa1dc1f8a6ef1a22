"""The write-ahead log is copied beside the commits, and begins anew under a steady stream."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from buddy.adapters.store.sql.checkpoints import COMMITS, LATEST_PAGES
from buddy.adapters.store.sql.engine import Engines, sqlite_engines
from buddy.adapters.store.sql.transactions import SoleWriter
from sqlite_helpers import fresh

PAGE = 4096
FRAME = PAGE + 24
ROW_PAGES = 50
ADD = text("INSERT INTO tool_switch (user_id, tool, enabled) VALUES ('local', :tool, true)")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fresh(tmp_path)


@pytest.fixture
async def engines(path: Path) -> AsyncIterator[Engines]:
    engines = sqlite_engines(path, synchronous="NORMAL", busy_seconds=0.05)
    yield engines
    await engines.dispose()


def log_size(path: Path) -> int:
    return size(path.with_name(f"{path.name}-wal"))


def size(path: Path) -> int:
    return path.stat().st_size


async def write(engines: Engines, numbers: range) -> None:
    """Commit one row of many pages per number; let what is copied beside it come to its end."""
    writer = engines.transactions
    assert isinstance(writer, SoleWriter)
    for number in numbers:
        async with writer.begin() as transaction:
            tool = f"{number:06}" + "x" * (ROW_PAGES * PAGE)
            await transaction.lane.execute(ADD, {"tool": tool})
            await transaction.commit()
        await writer.checkpoints.settle()


async def test_the_log_begins_anew_however_much_is_written(engines: Engines, path: Path) -> None:
    commits = 2 * LATEST_PAGES // ROW_PAGES
    await write(engines, range(commits))
    assert log_size(path) < LATEST_PAGES * FRAME
    assert size(path) > commits * ROW_PAGES * PAGE // 2


async def test_no_commit_copies_the_log(engines: Engines, path: Path) -> None:
    before = size(path)
    await write(engines, range(COMMITS - 1))
    assert log_size(path) > 1000 * FRAME  # where SQLite would copy it by itself
    assert size(path) == before
    await write(engines, range(COMMITS, COMMITS + 1))
    assert size(path) > before


async def test_a_reader_in_the_middle_loses_nothing_and_holds_up_nobody(
    engines: Engines, path: Path
) -> None:
    await write(engines, range(COMMITS))
    with sqlite3.connect(path, isolation_level=None) as reader:
        reader.execute("BEGIN")
        seen = reader.execute("SELECT count(*) FROM tool_switch").fetchone()
        await write(engines, range(COMMITS, 3 * COMMITS))
        assert reader.execute("SELECT count(*) FROM tool_switch").fetchone() == seen
        reader.execute("COMMIT")
        (count,) = reader.execute("SELECT count(*) FROM tool_switch").fetchone()
    reader.close()
    assert count == 3 * COMMITS
