"""Proves the seam for a durable engine: our rows and its checkpoint commit together, or not at all.

`dbos_spike_app.py` runs a workflow of three database steps (one of which fails) as units of work on
the engine's own connection. Here it is killed at chosen points and started again.
"""

import asyncio
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from dbos_spike_app import CRASHED, MISSION, RUN_ID

from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.events.log import Event
from buddy.domain.ids import LOCAL_USER
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission

pytestmark = pytest.mark.process

APP = Path(__file__).with_name("dbos_spike_app.py")
RESULT = "{'first': {'sequence': 1}, 'second': {'sequence': 2}}"


def run_app(folder: Path, crash_at: str = "nowhere") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(APP), str(folder), crash_at]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def checkpoints(folder: Path) -> int:
    with sqlite3.connect(folder / "buddy.sqlite") as connection:
        query = "SELECT count(*) FROM datasource_outputs WHERE workflow_id = ?"
        (count,) = connection.execute(query, (RUN_ID,)).fetchone()
    connection.close()
    return count


def steps_run(folder: Path) -> Counter[str]:
    return Counter((folder / "steps.txt").read_text().splitlines())


def stored(folder: Path) -> tuple[Mission | None, tuple[Event, ...]]:
    async def read() -> tuple[Mission | None, tuple[Event, ...]]:
        store = SqlStore.sqlite(folder / "buddy.sqlite")
        try:
            mission = await store.queries.mission(LOCAL_USER, MISSION.mission_id)
            return mission, await store.queries.events_of_user(LOCAL_USER, 0, 100)
        finally:
            await store.close()

    return asyncio.run(read())


def assert_finished_once(folder: Path) -> None:
    mission, events = stored(folder)
    assert mission is not None
    assert mission.status is MissionStatus.COMPLETED
    assert [(event.sequence, event.cursor) for event in events] == [(1, 1), (2, 2)]
    assert checkpoints(folder) == 0  # the engine sweeps those of a finished run


def test_runs_through_with_a_failing_step_between(tmp_path: Path) -> None:
    done = run_app(tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, RESULT), done.stderr
    assert_finished_once(tmp_path)
    assert list(steps_run(tmp_path)) == [
        "ran first",
        "announced 1",
        "ran failing",
        "refused on purpose",
        "ran second",
        "announced 2",
    ]


def test_a_committed_step_is_remembered_and_not_run_again(tmp_path: Path) -> None:
    assert run_app(tmp_path, "first:after_commit").returncode == CRASHED
    mission, events = stored(tmp_path)
    assert mission == MISSION
    assert [event.sequence for event in events] == [1]
    assert checkpoints(tmp_path) == 1

    resumed = run_app(tmp_path)
    assert (resumed.returncode, resumed.stdout.strip()) == (0, RESULT), resumed.stderr
    assert_finished_once(tmp_path)
    assert steps_run(tmp_path)["ran first"] == 1
    assert steps_run(tmp_path)["ran second"] == 1


def test_a_step_killed_before_its_commit_has_left_nothing_and_runs_again(tmp_path: Path) -> None:
    assert run_app(tmp_path, "first:before_commit").returncode == CRASHED
    assert stored(tmp_path) == (None, ())
    assert checkpoints(tmp_path) == 0

    resumed = run_app(tmp_path)
    assert (resumed.returncode, resumed.stdout.strip()) == (0, RESULT), resumed.stderr
    assert_finished_once(tmp_path)
    assert steps_run(tmp_path)["ran first"] == 2


def test_two_kills_in_one_run(tmp_path: Path) -> None:
    assert run_app(tmp_path, "first:after_commit").returncode == CRASHED
    assert run_app(tmp_path, "second:before_commit").returncode == CRASHED
    assert [event.sequence for event in stored(tmp_path)[1]] == [1]

    resumed = run_app(tmp_path)
    assert (resumed.returncode, resumed.stdout.strip()) == (0, RESULT), resumed.stderr
    assert_finished_once(tmp_path)
    assert steps_run(tmp_path)["ran first"] == 1
    assert steps_run(tmp_path)["ran failing"] == 1
    assert steps_run(tmp_path)["ran second"] == 2
