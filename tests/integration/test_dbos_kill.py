"""SIGKILL at every boundary of a run: the next process completes it, and nobody can tell.

`dbos_kill_app.py` is a Buddy with its real services on SQLite and DBOS that carries one mission.
Here it is killed up to four times in a row, each time a point further on, and started again.
"""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from dbos_kill_app import Killer, build

from buddy.adapters.engine.dbos_runtime import MAX_RECOVERY_ATTEMPTS
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import LOCAL_USER
from buddy.domain.lifecycle import MissionStatus
from buddy.errors import EngineError
from buddy.ports.store import MissionFilter

pytestmark = pytest.mark.process

APP = Path(__file__).with_name("dbos_kill_app.py")
SECONDS = 60
ALL = 10_000
IN_DOUBT = "tool_execution:1! before commit"

AFTER_ONE_PROCESS = ("run admitted 1", "end recorded 1")
"""Points that only a run passes which no process before has begun: each is the first kill."""


def of_database(*steps: str) -> list[str]:
    return [f"{step} {side} commit" for step in steps for side in ("before", "after")]


UP_TO_THE_CALL = "intent_classification+budget_check+tool_selection+tool_announcement"
GRANTED = "tool_selection:granted+tool_announcement"
STARTED = ["run admitted 1", "run recorded 1", *of_database("verification", UP_TO_THE_CALL)]
PAID = "tool_execution:paid:call:0.0"
"""The call's price is on record before the call is made: a crash between them loses no money."""
CALLED = of_database(PAID, "tool_execution:1!", "artifact_creation+finalize")
STRAIGHT = [*STARTED, *CALLED, "run over 1", "end recorded 1"]
PARKED = [
    *STARTED,
    "run over 1",
    "end recorded 1",
    "run admitted 2",
    "run recorded 2",
    *of_database(GRANTED),
    # Named by how often the run has parked, for a call can park in its middle.
    *of_database(PAID, "tool_execution:1!", "artifact_creation+finalize#1"),
    "run over 2",
    "end recorded 2",
]
KILLS = 4
PAID_ONCE = [("reserve", 250_000), ("meter", 250_000)]


def chains(points: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Cut points into runs of kills that one mission can suffer one after the other."""
    for point in AFTER_ONE_PROCESS:
        yield (point,)
    rest = [point for point in points if point not in AFTER_ONE_PROCESS]
    for first in range(0, len(rest), KILLS):
        yield tuple(rest[first : first + KILLS])


@dataclass(frozen=True)
class Trace:
    """What is left of a mission when it is over."""

    log: list[tuple[Any, ...]]
    ledger: list[tuple[str, int]]
    accounts: list[tuple[int, int]]
    artifacts: int


def run_app(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    options = [each if each.startswith("--") else f"--at={each}" for each in arguments]
    command = [sys.executable, str(APP), str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)


def lines(folder: Path, file: str) -> list[str]:
    return (folder / file).read_text().splitlines()


async def read(folder: Path) -> Trace:
    store = SqlStore.sqlite(folder / "buddy.sqlite")
    try:
        queries = store.queries
        (mission,) = (await queries.missions(LOCAL_USER, MissionFilter(), ALL)).missions
        assert mission.status is MissionStatus.COMPLETED
        assert mission.run is not None
        events = await queries.events_of_user(LOCAL_USER, 0, ALL)
        ledger = await queries.ledger_entries(LOCAL_USER, mission.run.run_id)
        accounts = await queries.accounts(LOCAL_USER)
        artifacts = await queries.artifacts_of_mission(LOCAL_USER, mission.mission_id)
    finally:
        await store.close()
    every = list(range(1, len(events) + 1))
    assert [event.sequence for event in events] == every
    assert [event.cursor for event in events] == every
    assert [event.event_type for event in events].count("mission_stop") == 1
    distinguishing = ("step_name", "step_status", "progress_percent", "final_status", "success")
    return Trace(
        [(e.event_type, *(getattr(e.data, name, None) for name in distinguishing)) for e in events],
        [(entry.kind, entry.amount.micros) for entry in ledger],
        [(account.settled.micros, account.reserved.micros) for account in accounts],
        len(artifacts),
    )


def trace(folder: Path) -> Trace:
    return asyncio.run(read(folder))


def undisturbed(folder: Path, points: list[str], *arguments: str) -> Trace:
    done = run_app(folder, *arguments)
    assert (done.returncode, done.stdout) == (0, "completed\n"), done.stderr
    assert lines(folder, "points.txt") == points, "teach this test the points of the pipeline"
    assert len(lines(folder, "calls.txt")) == 1
    return trace(folder)


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Trace:
    """A mission that nothing happens to."""
    return undisturbed(tmp_path_factory.mktemp("straight"), STRAIGHT)


@pytest.fixture(scope="module")
def parked(tmp_path_factory: pytest.TempPathFactory) -> Trace:
    """A mission that parks, because its tool was switched off, and goes on with another."""
    return undisturbed(tmp_path_factory.mktemp("parked"), PARKED, "--park")


def killed_and_completed(folder: Path, chain: tuple[str, ...], *arguments: str) -> Trace:
    for point in chain:
        killed = run_app(folder, *arguments, point)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
    done = run_app(folder, *arguments)
    assert (done.returncode, done.stdout) == (0, "completed\n"), done.stderr
    calls = lines(folder, "calls.txt")
    # A call in doubt is made again, under the same key; a call on record never is.
    assert len(calls) == 1 + (IN_DOUBT in chain)
    assert len(set(calls)) == 1
    return trace(folder)


def test_the_undisturbed_mission_balances_its_books(straight: Trace) -> None:
    assert straight.ledger == [*PAID_ONCE, ("settle", 250_000)]
    assert set(straight.accounts) == {(250_000, 0)}
    assert straight.artifacts == 1


@pytest.mark.parametrize("chain", list(chains(STRAIGHT)), ids=lambda chain: chain[0])
def test_killed_at_every_point_it_completes_as_if_nothing_had_been(
    tmp_path: Path, straight: Trace, chain: tuple[str, ...]
) -> None:
    assert killed_and_completed(tmp_path, chain) == straight


@pytest.mark.parametrize(
    "chain",
    [
        # Not further: who asks again finds the mission parked, and need not wait for attempt 1.
        (f"{UP_TO_THE_CALL} before commit", f"{UP_TO_THE_CALL} after commit"),
        ("run recorded 2", f"{GRANTED} after commit", IN_DOUBT, "run over 2"),
    ],
    ids=lambda chain: chain[0],
)
def test_killed_around_its_parking_it_goes_on_as_well(
    tmp_path: Path, parked: Trace, chain: tuple[str, ...]
) -> None:
    assert killed_and_completed(tmp_path, chain, "--park") == parked


@pytest.mark.parametrize(("choice", "calls"), [("retry", 2), ("happened", 1)])
def test_a_call_in_doubt_that_must_not_be_repeated_waits_for_a_person(
    tmp_path: Path, choice: str, calls: int
) -> None:
    """Whoever takes the run up asks; what the person says is good for that one life."""
    killed = run_app(tmp_path, "--unsafe", IN_DOUBT)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    parked = run_app(tmp_path, "--unsafe")
    assert (parked.returncode, parked.stdout) == (0, "awaiting_approval outcome_unknown\n")
    assert len(lines(tmp_path, "calls.txt")) == 1
    done = run_app(tmp_path, "--unsafe", f"--choice={choice}")
    assert (done.returncode, done.stdout) == (0, "completed\n"), done.stderr
    made = lines(tmp_path, "calls.txt")
    assert (len(made), len(set(made))) == (calls, 1)
    # A call that a person had made again is a second call to whoever bills it.
    assert trace(tmp_path).ledger == [*PAID_ONCE * calls, ("settle", calls * 250_000)]


def test_a_retry_that_is_killed_too_is_asked_about_again(tmp_path: Path) -> None:
    assert run_app(tmp_path, "--unsafe", IN_DOUBT).returncode == -signal.SIGKILL
    assert run_app(tmp_path, "--unsafe").stdout == "awaiting_approval outcome_unknown\n"
    again = run_app(tmp_path, "--unsafe", "--choice=retry", IN_DOUBT)
    assert again.returncode == -signal.SIGKILL, again.stderr
    assert run_app(tmp_path, "--unsafe").stdout == "awaiting_approval outcome_unknown\n"
    done = run_app(tmp_path, "--unsafe", "--choice=happened")
    assert done.stdout == "completed\n", done.stderr
    assert len(lines(tmp_path, "calls.txt")) == 2


@pytest.mark.parametrize(
    ("point", "price"),
    [(f"{PAID} after commit", ()), (f"{UP_TO_THE_CALL} after commit", ("--free",))],
    ids=["counted", "free"],
)
def test_killed_just_before_the_call_it_asks_as_well(
    tmp_path: Path, point: str, price: tuple[str, ...]
) -> None:
    """Nobody can tell this from a call that was made, so nobody may guess."""
    assert run_app(tmp_path, "--unsafe", *price, point).returncode == -signal.SIGKILL
    asked = run_app(tmp_path, "--unsafe", *price)
    assert asked.stdout == "awaiting_approval outcome_unknown\n", asked.stderr
    assert not (tmp_path / "calls.txt").exists()


def test_a_call_that_was_not_counted_yet_was_not_made_and_nobody_is_asked(tmp_path: Path) -> None:
    for point in (f"{UP_TO_THE_CALL} after commit", f"{PAID} before commit"):
        assert run_app(tmp_path, "--unsafe", point).returncode == -signal.SIGKILL
    done = run_app(tmp_path, "--unsafe")
    assert done.stdout == "completed\n", done.stderr
    assert len(lines(tmp_path, "calls.txt")) == 1
    assert trace(tmp_path).ledger == [*PAID_ONCE, ("settle", 250_000)]


def test_asked_about_after_a_count_the_call_is_paid_for(tmp_path: Path) -> None:
    """A person's word counts for more than what Buddy saw, and what happened is paid."""
    assert run_app(tmp_path, "--unsafe", f"{PAID} after commit").returncode == -signal.SIGKILL
    assert run_app(tmp_path, "--unsafe").stdout == "awaiting_approval outcome_unknown\n"
    done = run_app(tmp_path, "--unsafe", "--choice=happened")
    assert done.stdout == "completed\n", done.stderr
    assert trace(tmp_path).ledger == [*PAID_ONCE, ("settle", 250_000)]


@pytest.mark.parametrize("point", ["verification before commit", IN_DOUBT])
def test_a_run_that_all_its_processes_die_of_is_given_up_with_a_message(
    tmp_path: Path, point: str
) -> None:
    for _ in range(MAX_RECOVERY_ATTEMPTS + 1):
        killed = run_app(tmp_path, point)
        assert killed.returncode == -signal.SIGKILL, killed.stderr
    error = asyncio.run(given_up(tmp_path))
    assert error.startswith("Given up")


async def given_up(folder: Path) -> str:
    buddy = build(folder, Killer(folder, ""), idempotent=True)
    await buddy.start()
    try:
        (mission,) = (await buddy.store.queries.missions(LOCAL_USER, MissionFilter(), ALL)).missions
        assert mission.run is not None
        with pytest.raises(EngineError):
            await buddy.engine.wait(mission.run.run_id)
        assert await buddy.recovery.sweep_orphans() == 0
        assert await buddy.recovery.sweep_orphans() == 1
        mission = await buddy.executions.result(LOCAL_USER, mission.mission_id)
    finally:
        await buddy.stop()
    assert mission.status is MissionStatus.FAILED
    assert mission.execution_record is not None
    return str(mission.execution_record.error)
