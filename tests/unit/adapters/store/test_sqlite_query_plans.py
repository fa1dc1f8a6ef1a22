"""Every query walks an index, and none sorts, however many missions there are."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from store_questions import QUERIES, R

from buddy.adapters.store.sql.engine import sqlite_engines
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import LOCAL_USER
from buddy.domain.money import Money
from buddy.domain.retention import StoredClass
from buddy.ports.archive import RowKind
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.archive_case import add_ended
from buddy.testing.factories import at, make_durations, make_event, make_mission
from sqlite_helpers import fresh


class Watched:
    """A store that notes the statements it sends, and the file it sends them to."""

    def __init__(self, path: Path) -> None:
        engines = sqlite_engines(path)
        self.path = path
        self.store = SqlStore(engines)
        self.sent: list[tuple[str, Any]] = []
        assert engines.quick is not None
        for engine in (engines.reader, engines.quick.engine, engines.transactions.engine):
            event.listen(engine.sync_engine, "before_cursor_execute", self._note)

    def _note(
        self, _conn: Any, _cursor: Any, statement: str, parameters: Any, _ctx: Any, many: bool
    ) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "WITH", "INSERT", "UPDATE", "DELETE"}:
            self.sent.append((statement, parameters[0] if many else parameters))

    def plans(self) -> list[str]:
        connection = sqlite3.connect(self.path)
        found = [
            row[3]
            for statement, parameters in self.sent
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
        connection.close()
        return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return fresh(tmp_path)


@pytest.fixture
async def watched(path: Path) -> AsyncIterator[Watched]:
    watched = Watched(path)
    yield watched
    await watched.store.close()


@pytest.mark.parametrize("name", list(QUERIES))
async def test_a_query_walks_an_index_and_sorts_nothing(watched: Watched, name: str) -> None:
    await QUERIES[name](watched.store.queries)
    plans = watched.plans()
    assert plans
    assert not [line for line in plans if line.startswith("SCAN") or "TEMP B-TREE" in line], plans


async def test_the_board_reads_only_the_lines_it_shows(watched: Watched) -> None:
    await watched.store.queries.board(LOCAL_USER, at(), 50)
    plans = watched.plans()
    index = "ix_mission_user_id_terminal_updated_at_mission_id"
    assert len([line for line in plans if f"SEARCH mission USING INDEX {index}" in line]) == 2
    assert "SCAN mission" not in plans
    # One sort remains, of the two halves together: twice the limit of rows at most.
    halves = [line for line in plans if line.startswith(("SCAN", "CO-ROUTINE"))]
    assert all("anon" in line for line in halves), plans


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("lapsed missions", "ix_mission_expires_at_mission_id (expires_at<?)"),
        (
            "started missions",
            "ix_mission_user_id_started_at_mission_id (user_id=? AND started_at>?)",
        ),
    ],
)
async def test_what_is_due_and_what_started_are_read_alone(
    watched: Watched, name: str, index: str
) -> None:
    await QUERIES[name](watched.store.queries)
    assert watched.plans() == [f"SEARCH mission USING INDEX {index}"]


async def test_named_accounts_are_read_without_those_of_all_missions(watched: Watched) -> None:
    await QUERIES["some accounts"](watched.store.queries)
    (plan,) = watched.plans()
    assert plan.endswith("(user_id=? AND scope=?)")


async def test_cards_are_read_without_bodies(watched: Watched) -> None:
    await watched.store.queries.board(LOCAL_USER, at(), 50)
    await watched.store.queries.started(LOCAL_USER, 5)
    assert len(watched.sent) == 2
    assert not [statement for statement, _ in watched.sent if "mission.body" in statement]


async def test_a_transaction_walks_indexes_too(watched: Watched) -> None:
    async def write(uow: UnitOfWork) -> None:
        mission = make_mission()
        await uow.missions.add(mission)
        assert await uow.missions.get(LOCAL_USER, mission.mission_id) == mission
        await uow.missions.put(mission)
        await uow.events.append(make_event(1, dedupe_key="k"))
        await uow.events.append(make_event(2))
        await uow.ledger.account(LOCAL_USER, "user/day", Money(1))
        await uow.ledger.reservation(LOCAL_USER, R)
        await uow.tool_switches.disabled(LOCAL_USER)
        await uow.durations.add(LOCAL_USER, make_durations())
        await uow.idempotency.get(LOCAL_USER, "k")
        await uow.idempotency.remove(LOCAL_USER, "k")

    await watched.store.transact(write)
    plans = watched.plans()
    assert plans
    assert not [line for line in plans if line.startswith("SCAN") and "CONSTANT" not in line], plans


async def test_a_step_takes_few_statements(watched: Watched) -> None:
    mission = make_mission()

    async def add(uow: UnitOfWork) -> None:
        await uow.missions.add(mission)

    async def step(uow: UnitOfWork) -> None:
        read = await uow.missions.get(LOCAL_USER, mission.mission_id)
        assert read is not None
        events = [make_event(number, dedupe_key=f"r:{number}") for number in range(3)]
        await uow.events.append_all(events)
        await uow.missions.put(read)

    await watched.store.transact(add)
    watched.sent.clear()
    await watched.store.transact(step)
    # Read, sequences, known keys, write; then one for the cursors and one for all rows of the log.
    assert len(watched.sent) == 6


@pytest.mark.parametrize("what", list(StoredClass))
async def test_retention_reads_only_what_is_due(watched: Watched, what: StoredClass) -> None:
    async def write(uow: UnitOfWork) -> None:
        await add_ended(uow, 1, 3, at(100))

    await watched.store.transact(write)
    watched.sent.clear()
    taken = 1
    while taken:
        taken = await watched.store.retention.remove(what, at(1000), 500, now=at(5000))
    plans = [line for line in watched.plans() if "USING" in line or line.startswith("SCAN")]
    assert plans
    # The notes of removals are all read, and there are next to none; of users there are few.
    small = ("SCAN mission_removal", "SCAN users")
    assert not [line for line in plans if line.startswith("SCAN") and not line.startswith(small)]


async def test_a_look_for_spent_outcomes_begins_where_the_last_one_ended_and_writes_nothing(
    watched: Watched,
) -> None:
    async def write(uow: UnitOfWork) -> None:
        for number in (1, 2):
            await add_ended(uow, number, 1, at(100 + number))

    async def look() -> int:
        watched.sent.clear()
        return await watched.store.retention.remove(
            StoredClass.OUTCOMES, at(1000), 500, now=at(1000)
        )

    await watched.store.transact(write)
    assert await look() == 0
    assert await look() == 0
    kinds = {statement.split(maxsplit=1)[0] for statement, _ in watched.sent}
    assert kinds <= {"SELECT", "WITH"}
    index = "ix_mission_user_id_terminal_updated_at_mission_id"
    assert [line for line in watched.plans() if index in line and "updated_at" in line]
    ended = next(given for text, given in watched.sent if "mission.run_id" in text)
    assert at(102) in ended
    assert at(101) not in ended


async def test_blobs_in_use_are_looked_up(watched: Watched) -> None:
    await watched.store.retention.blobs_in_use(["ab" * 32])
    plans = watched.plans()
    assert any("ix_artifact_sha256" in line for line in plans)
    assert any("ix_mission_blob_sha256" in line for line in plans)
    assert not [line for line in plans if line.startswith("SCAN")]


async def test_an_archive_reads_page_after_page_by_key(watched: Watched) -> None:
    async def write(uow: UnitOfWork) -> None:
        await uow.events.append_all([make_event(number) for number in range(1200)])

    await watched.store.transact(write)
    watched.sent.clear()
    assert len([row async for row in watched.store.archive.rows({RowKind.EVENT})]) == 1200
    assert len(watched.sent) == 3
    plans = watched.plans()
    assert not [line for line in plans if "TEMP B-TREE" in line], plans
    assert [line for line in plans if line.startswith("SEARCH")], plans
