"""SIGKILL at any moment: what was committed is there, what was not has left no trace."""

import asyncio
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.audit import Link
from buddy.domain.audit_check import check_chain
from buddy.domain.ids import LOCAL_USER
from buddy.ports.store import MissionFilter, UnitOfWork
from buddy.testing.factories import make_event

pytestmark = pytest.mark.process

APP = Path(__file__).with_name("sqlite_kill_app.py")
ALL = 1_000_000
KILLS = 4


@contextmanager
def writer(path: Path, *arguments: str) -> Generator[tuple[subprocess.Popen[str], IO[str]]]:
    """Start the program; kill it in the end, if nothing else has."""
    command = [sys.executable, str(APP), str(path), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout
        finally:
            process.kill()


async def check(path: Path) -> int:
    """Assert that all transactions in a file are whole, and return how many there are."""
    store = SqlStore.sqlite(path)
    try:
        await store.migrate()
        page = await store.queries.missions(LOCAL_USER, MissionFilter(), ALL)
        events = await store.queries.events_of_user(LOCAL_USER, 0, ALL)
        accounts = await store.queries.accounts(LOCAL_USER)
        links = await store.queries.audit_links(LOCAL_USER, 0, ALL)
        head = await store.queries.audit_head(LOCAL_USER)
    finally:
        await store.close()
    done = len(page.missions)
    assert [event.cursor for event in events] == list(range(1, 2 * done + 1))
    assert {event.mission_id for event in events} == {m.mission_id for m in page.missions}
    assert [event.sequence for event in events] == [1, 2] * done
    assert check_chain(LOCAL_USER, list(links), head) == ()
    assert [link.cursor for link in links if isinstance(link, Link)] == [
        2 * number for number in range(1, done + 1)
    ]
    assert [account.settled.micros for account in accounts] == [done] * (done > 0)
    return done


def integrity(path: Path) -> str:
    connection = sqlite3.connect(path)
    (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return verdict


async def test_a_kill_inside_a_transaction_leaves_no_half_state(tmp_path: Path) -> None:
    path = tmp_path / "buddy.sqlite"
    with writer(path, "hang") as (process, output):
        assert output.readline() == "1\n"
        assert output.readline() == "hanging\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert await check(path) == 1
    assert integrity(path) == "ok"


async def test_the_next_writer_goes_on_where_the_killed_one_was(tmp_path: Path) -> None:
    path = tmp_path / "buddy.sqlite"
    with writer(path, "hang") as (process, output):
        output.readline()
        output.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()

    async def write(uow: UnitOfWork) -> None:
        await uow.events.append(make_event(99, mission_id="m_000000000001"))

    store = SqlStore.sqlite(path)
    await store.transact(write)
    log = await store.queries.events_of_user(LOCAL_USER, 0, ALL)
    await store.close()
    assert [(event.sequence, event.cursor) for event in log] == [(1, 1), (2, 2), (3, 3)]


async def test_kills_at_random_moments_lose_no_commit_that_was_told(tmp_path: Path) -> None:
    path = tmp_path / "buddy.sqlite"
    told = 0
    for _ in range(KILLS):
        with writer(path) as (process, output):
            for _ in range(random.randint(1, 60)):  # when to pull the plug
                told = int(await asyncio.to_thread(output.readline))
            process.send_signal(signal.SIGKILL)
            rest = output.read().split()
            process.wait()
        told = int(rest[-1]) if rest else told
        done = await check(path)
        # The last one may have been committed and not told yet.
        assert done in {told, told + 1}
        told = done
    assert integrity(path) == "ok"
