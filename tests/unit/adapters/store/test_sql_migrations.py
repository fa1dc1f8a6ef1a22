import asyncio
import importlib
import re
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import downgrade
from alembic.command import upgrade as to_revision
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from buddy.adapters.store.codec import encode
from buddy.adapters.store.sql.catalog import artifact_row
from buddy.adapters.store.sql.engine import sqlite_writer
from buddy.adapters.store.sql.migrate import bring_up_to_date
from buddy.adapters.store.sql.migrations.upgrade import configuration, head, upgrade
from buddy.adapters.store.sql.missions import columns
from buddy.adapters.store.sql.schema import METADATA, REVISION
from buddy.adapters.store.sql.store import SqlStore
from buddy.domain.ids import LOCAL_USER
from buddy.domain.retention import StoredClass
from buddy.domain.run import RunState
from buddy.errors import StoreUnavailable
from buddy.ports.archive import SchemaState
from buddy.ports.store import UnitOfWork
from buddy.testing.conformance.archive_case import BLOB, ended
from buddy.testing.factories import at, make_artifact, make_card, make_mission, make_run
from buddy.testing.records import make_note, make_page_look, make_recipe_run

FRESH_SECONDS = 0.5


async def migrated(path: Path) -> None:
    store = SqlStore.sqlite(path)
    try:
        await store.migrate()
    finally:
        await store.close()


def in_order(sql: str) -> str:
    head, bracket, body = sql.partition("(")
    if not head.startswith("CREATE TABLE"):
        return sql
    parts = re.split(r",(?![^(]*\))", body.rstrip().removesuffix(")"))
    return head + bracket + ", ".join(sorted(part.strip() for part in parts))


def definitions(path: Path) -> dict[str, str]:
    """Return the SQL that made each table and index of a file, a table's parts in sorted order.

    SQLite writes a column that is added later behind the constraints; the order means nothing.
    """
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE name != 'alembic_version'")
    found = {name: in_order(re.sub(r"\s+", " ", sql or "")) for name, sql in rows}
    connection.close()
    return {name: sql for name, sql in found.items() if "alembic" not in name}


async def test_migrations_build_exactly_the_tables_declared(tmp_path: Path) -> None:
    migrations, declared = tmp_path / "a.sqlite", tmp_path / "b.sqlite"
    await migrated(migrations)
    engine = create_engine(f"sqlite:///{declared}")
    METADATA.create_all(engine)
    engine.dispose()
    assert definitions(migrations) == definitions(declared)


async def test_alembic_finds_nothing_to_migrate(tmp_path: Path) -> None:
    await migrated(tmp_path / "a.sqlite")
    engine = create_engine(f"sqlite:///{tmp_path / 'a.sqlite'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_revision_known_without_alembic_is_the_newest() -> None:
    assert head() == REVISION


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_said_to_postgresql(table: object) -> None:
    statement = str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[arg-type]
    assert "CREATE TABLE" in statement


async def test_a_fresh_migration_is_quick(tmp_path: Path) -> None:
    seconds: list[float] = []
    for number in range(3):
        started = time.process_time()
        await migrated(tmp_path / f"{number}.sqlite")
        seconds.append(time.process_time() - started)
    assert min(seconds) < FRESH_SECONDS


async def test_down_and_up_again(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    await migrated(path)
    before = definitions(path)

    def down(connection: Connection) -> None:
        config = configuration()
        config.attributes["connection"] = connection
        downgrade(config, "base")

    engine = sqlite_writer(path)
    async with engine.begin() as connection:
        await connection.run_sync(down)
    assert definitions(path) == {}
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
    await engine.dispose()
    assert definitions(path) == before


async def test_missions_of_an_earlier_version_get_their_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    card = make_card(started_at=at(5), objective='Größe "x"')
    run = make_run(state=RunState.RUNNING)
    ran = replace(make_mission(1), card=card, run=run, cancel_requested_at=at(7))
    row = {"mission_id": "m_1", "user_id": "local", "version": 1, **columns(ran)}
    later = {"card", "started_at", "run_id", "blob_sha256", "cancel_requested_at"}
    before_cards = [name for name in row if name not in later]

    def first_two(connection: Connection) -> None:
        config = configuration()
        config.attributes["connection"] = connection
        to_revision(config, "0002")

    engine = sqlite_writer(path)
    async with engine.begin() as begun:
        await begun.run_sync(first_two)
    await engine.dispose()
    connection = sqlite3.connect(path)
    places = ", ".join("?" * len(before_cards))
    insert = f"INSERT INTO mission ({', '.join(before_cards)}) VALUES ({places})"
    for number, body in enumerate((row["body"], encode(make_mission(2)), "damaged")):
        values = {**row, "mission_id": f"m_{number}", "body": body}
        connection.execute(insert, [values[name] for name in before_cards])
    connection.commit()
    connection.close()
    await migrated(path)
    store = SqlStore.sqlite(path)
    assert await store.queries.started(LOCAL_USER, 5) == (card,)
    assert await store.queries.board(LOCAL_USER, at(), 5) == (card,)
    assert await store.queries.stopping() == (ran,)
    await store.close()


async def test_rows_of_an_earlier_version_get_what_retention_asks_by(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    old = ended(1, changed=at(5))
    later = {"run_id", "blob_sha256", "cancel_requested_at"}
    row = {"mission_id": old.mission_id, "user_id": "local", "version": 1, **columns(old)}
    mission = {name: value for name, value in row.items() if name not in later}
    artifact = {n: v for n, v in artifact_row(make_artifact()).items() if n != "sha256"}

    def before_retention(connection: Connection) -> None:
        config = configuration()
        config.attributes["connection"] = connection
        to_revision(config, "0004")

    engine = sqlite_writer(path)
    async with engine.begin() as begun:
        await begun.run_sync(before_retention)
    await engine.dispose()
    connection = sqlite3.connect(path)
    for table, values in (("mission", mission), ("artifact", artifact)):
        places = ", ".join("?" * len(values))
        insert = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})"
        connection.execute(insert, list(values.values()))
        key = f"{table}_id"
        connection.execute(insert, [*({**values, key: "odd", "body": "damaged"}).values()])
    connection.commit()
    connection.close()
    store = SqlStore.sqlite(path)
    assert await store.schema() == SchemaState(store="sqlite", current="0004", newest=REVISION)
    await store.migrate()
    assert (await store.schema()).current == REVISION
    assert await store.retention.blobs_in_use(["ab" * 32, BLOB]) == {"ab" * 32, BLOB}
    assert await store.retention.remove(StoredClass.MISSIONS, at(1000), 10, now=at(5000)) == 2
    assert await store.retention.remove(StoredClass.MISSIONS, at(1000), 10, now=at(5000)) > 0
    await store.close()


async def test_what_recipes_left_before_goes_after_its_time_too(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    await migrated(path)
    store = SqlStore.sqlite(path)

    async def write(uow: UnitOfWork) -> None:
        for each in (make_recipe_run(1), make_page_look(1), make_note(1)):
            await uow.records.put(each)

    await store.transact(write)
    await store.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE record SET ended_at = NULL")
    connection.execute("UPDATE alembic_version SET version_num = '0011'")
    connection.commit()
    connection.close()
    await migrated(path)
    store = SqlStore.sqlite(path)
    removed = [
        await store.retention.remove(what, at(9), 9, now=at(9))
        for what in (StoredClass.RECIPE_RUNS, StoredClass.PAGE_LOOKS, StoredClass.NOTES)
    ]
    assert removed == [1, 1, 0]
    await store.close()


async def test_a_failed_migration_leaves_the_schema_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE tool_switch (mine INTEGER)")  # made near the migration's end
    connection.close()
    with pytest.raises(StoreUnavailable):
        await migrated(path)
    assert list(definitions(path)) == ["tool_switch"]


async def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    await migrated(path)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreUnavailable, match="newer version"):
        await migrated(path)


async def test_two_that_migrate_at_once_both_succeed(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    first, second = sqlite_writer(path), sqlite_writer(path)
    await asyncio.gather(bring_up_to_date(first), bring_up_to_date(second))
    await first.dispose()
    await second.dispose()
    assert "mission" in definitions(path)


def test_alembic_is_loaded_only_when_there_is_something_to_migrate(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    program = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from buddy.adapters.store.sql.store import SqlStore\n"
        "async def main():\n"
        "    store = SqlStore.sqlite(Path(sys.argv[1]))\n"
        "    await store.migrate()\n"
        "    await store.close()\n"
        "asyncio.run(main())\n"
        "print('alembic' in sys.modules)\n"
    )
    command = [sys.executable, "-c", program, str(path)]
    said = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    ]
    assert said == ["True", "False"]


def test_the_migrations_are_inside_the_package() -> None:
    package = importlib.import_module("buddy.adapters.store.sql.migrations")
    (folder,) = package.__path__
    assert (Path(folder) / "env.py").is_file()
    assert list((Path(folder) / "versions").glob("0001_*.py"))
