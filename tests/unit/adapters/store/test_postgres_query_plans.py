"""Every query walks an index of PostgreSQL, at its first use and after many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import event
from store_questions import QUERIES, R, board

from buddy.adapters.store.sql.postgres import postgres_engines
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import LOCAL_USER
from buddy.domain.money import Money
from buddy.ports.store import UnitOfWork
from buddy.testing.factories import make_durations, make_event, make_mission
from postgres_server import TEMPLATE, PostgresServer

pytestmark = pytest.mark.postgres

ALL = {**QUERIES, "board": board}

# Two users, most missions over, a few open, next to none due.
ROWS = """
SET search_path = buddy;
INSERT INTO mission SELECT
    'm_' || n, CASE WHEN n % 3 = 0 THEN 'other' ELSE 'local' END,
    CASE WHEN n % 50 = 0 THEN 'proposed' ELSE 'completed' END, n % 50 != 0, NULL, 'objective ' || n,
    instant, instant, CASE WHEN n % 50 = 0 THEN instant END, 1, repeat('x', 1500),
    '{}', instant
FROM generate_series(1, 6000) AS n,
    LATERAL (SELECT '2026-01-01T' || lpad((n / 60 % 24)::text, 2, '0') || ':' || n AS instant) AS _;
INSERT INTO mission_event SELECT
    CASE WHEN n % 3 = 0 THEN 'other' ELSE 'local' END, n, 'e_' || n, 'mission', 'm_' || n / 20,
    'm_' || n / 20, n, 'execution_step', '2026-01-01', 'r:' || n, '{}'
FROM generate_series(1, 20000) AS n;
INSERT INTO event_subject SELECT user_id, subject_type, subject_id, max(sequence)
FROM mission_event GROUP BY user_id, subject_type, subject_id;
INSERT INTO user_cursor (user_id, last_cursor)
SELECT 'u_' || n, 1 FROM generate_series(1, 2000) AS n;
INSERT INTO budget_account SELECT 'u_' || n / 5, 'scope ' || n, 1, 1, 1
FROM generate_series(1, 5000) AS n;
INSERT INTO budget_reservation SELECT 'local', 'r_' || n, 'settled', 1, 1, '{}'
FROM generate_series(1, 5000) AS n;
INSERT INTO ledger_entry (user_id, run_id, kind, amount_micros, at)
SELECT 'local', 'r_' || n / 2, 'settle', 1, '2026-01-01' FROM generate_series(1, 8000) AS n;
INSERT INTO artifact SELECT 'a_' || n, 'local', 'm_' || n, '2026-01-01', '{}'
FROM generate_series(1, 5000) AS n;
INSERT INTO idempotency_key SELECT 'local', 'key ' || n, '2026-01-01', '{}'
FROM generate_series(1, 5000) AS n;
INSERT INTO tool_switch SELECT 'u_' || n, 'web_search', false FROM generate_series(1, 2000) AS n;
INSERT INTO run_duration SELECT
    CASE WHEN n % 3 = 0 THEN 'other' ELSE 'local' END, 'r_' || n,
    CASE WHEN n % 20 = 0 THEN 'web_search' ELSE 'tool ' || n % 20 END, '2026-01-01T' || n, '{}'
FROM generate_series(1, 8000) AS n;
INSERT INTO step_outcome SELECT 'local', 'r_' || n / 5, 'step ' || n, '{}'
FROM generate_series(1, 5000) AS n;
INSERT INTO run_duration SELECT
    CASE WHEN n % 30 = 0 THEN 'local' ELSE 'u_' || n % 30 END, 'r_' || n, 'web_search',
    '2026-01-01T' || n, '{}'
FROM generate_series(1, 6000) AS n;
ANALYZE;
"""


@pytest.fixture(scope="module")
def full(postgres_server: PostgresServer) -> Iterator[str]:
    name = postgres_server.new_database(TEMPLATE)
    url = postgres_server.url(name)
    with psycopg.connect(url) as connection:
        connection.execute(ROWS)
    yield url
    postgres_server.drop(name)


class Plans:
    """How the server would run statements."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.execute("SET search_path = buddy")

    def nodes(self, statement: str, values: dict[str, Any], uses: int) -> list[dict[str, Any]]:
        """Return the nodes of the plan that a statement has after so many uses."""
        names: list[str] = []

        def place(match: re.Match[str]) -> str:
            names.append(match[1])
            return f"${len(names)}"

        text = re.sub(r"%\((\w+)\)s", place, statement)
        arguments = sql.SQL(", ").join(sql.Literal(values[name]) for name in names)
        given = sql.SQL("({})").format(arguments) if names else sql.SQL("")
        self._connection.execute(f"PREPARE asked AS {text}".encode())
        explain = sql.SQL("EXPLAIN (FORMAT JSON) EXECUTE asked{}").format(given)
        rows = [self._connection.execute(explain).fetchone() for _ in range(uses)]
        self._connection.execute("DEALLOCATE asked")
        found = rows[-1]
        assert found is not None
        return list(_below(found[0][0]["Plan"]))

    def close(self) -> None:
        self._connection.close()


def _below(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for part in node.get("Plans", ()):
        yield from _below(part)


@pytest.fixture
def plans(full: str) -> Iterator[Plans]:
    plans = Plans(full)
    yield plans
    plans.close()


async def sent_by(url: str, name: str) -> list[tuple[str, dict[str, Any]]]:
    """Ask the question and return the statements that reached the server."""
    engines = postgres_engines(url)
    store = SqlStore(engines)
    sent: list[tuple[str, dict[str, Any]]] = []

    def note(_conn: Any, _cursor: Any, statement: str, values: Any, _ctx: Any, many: bool) -> None:
        if statement.split(maxsplit=1)[0] in {"SELECT", "INSERT", "UPDATE", "DELETE"}:
            sent.append((statement, values[0] if many else values))

    await store.queries.ping()  # the first connection asks questions of its own
    for engine in (engines.reader, engines.writer):
        event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        if name == "a transaction":
            await store.transact(write)
        else:
            await ALL[name](store.queries)
    finally:
        await store.close()
    return sent


SMALL = {"instance"}
"""Tables of a row or two: to read them whole is the quickest."""


class Undone(Exception):
    pass


async def write(uow: UnitOfWork) -> None:
    mission = make_mission(mission_id="m_of_its_own")
    await uow.missions.add(mission)
    assert await uow.missions.get(LOCAL_USER, mission.mission_id) == mission
    await uow.missions.put(mission)
    await uow.events.append(make_event(1, dedupe_key="k"))
    await uow.ledger.account(LOCAL_USER, "user/day", Money(1))
    await uow.ledger.reservation(LOCAL_USER, R)
    await uow.durations.add(LOCAL_USER, make_durations())
    await uow.tool_switches.disabled(LOCAL_USER)
    await uow.durations.add(LOCAL_USER, make_durations())
    await uow.idempotency.get(LOCAL_USER, "k")
    await uow.idempotency.remove(LOCAL_USER, "k")


@pytest.mark.parametrize("uses", [1, 10])
@pytest.mark.parametrize("name", [*ALL, "a transaction"])
async def test_no_query_reads_a_whole_table(
    postgres_url: str, plans: Plans, name: str, uses: int
) -> None:
    """From the sixth use of a statement the server may keep one plan for whatever values."""
    sent = await sent_by(postgres_url, name)
    assert sent
    for statement, values in sent:
        nodes = plans.nodes(statement, values, uses)
        scans = [node for node in nodes if node["Node Type"] == "Seq Scan"]
        whole = [node for node in scans if node["Relation Name"] not in SMALL]
        assert not whole, (statement, nodes)


@pytest.mark.parametrize("name", ["missions", "next page", "events of a user", "started missions"])
async def test_a_page_is_read_in_order_and_not_sorted(
    postgres_url: str, plans: Plans, name: str
) -> None:
    ((statement, values),) = await sent_by(postgres_url, name)
    nodes = [node["Node Type"] for node in plans.nodes(statement, values, 1)]
    assert nodes == ["Limit", "Index Scan"]


async def test_cards_are_read_without_bodies(postgres_url: str) -> None:
    for name in ("board", "started missions"):
        ((statement, _),) = await sent_by(postgres_url, name)
        assert "mission.body" not in statement
