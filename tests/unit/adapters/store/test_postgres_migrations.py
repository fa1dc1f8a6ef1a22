import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import downgrade
from alembic.migration import MigrationContext
from psycopg import sql
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from buddy.adapters.store.sql.migrations.upgrade import configuration, upgrade
from buddy.adapters.store.sql.postgres import postgres_writer
from buddy.adapters.store.sql.schema import METADATA, REVISION
from buddy.adapters.store.sql.store import SqlStore
from buddy.errors import StoreUnavailable

pytestmark = pytest.mark.postgres

PROCESSES = 5
MIGRATE = """
import asyncio, sys
from buddy.adapters.store.sql.store import SqlStore
async def main():
    store = SqlStore.postgres(sys.argv[1])
    await store.migrate()
    await store.close()
asyncio.run(main())
print("alembic" in sys.modules)
"""


@pytest.fixture
async def engine(bare_postgres_url: str) -> AsyncIterator[AsyncEngine]:
    engine = postgres_writer(bare_postgres_url)
    yield engine
    await engine.dispose()


async def migrated(url: str) -> None:
    store = SqlStore.postgres(url)
    try:
        await store.migrate()
    finally:
        await store.close()


async def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    async with await psycopg.AsyncConnection.connect(url) as connection:
        return await (await connection.execute(sql.SQL(statement))).fetchall()  # type: ignore[arg-type]


async def test_alembic_finds_nothing_to_migrate(
    bare_postgres_url: str, engine: AsyncEngine
) -> None:
    await migrated(bare_postgres_url)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, METADATA)

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_everything_lies_in_one_schema_and_is_ordered_by_code_points(
    bare_postgres_url: str,
) -> None:
    await migrated(bare_postgres_url)
    ours = "NOT IN ('pg_catalog', 'information_schema')"
    tables = await rows(
        bare_postgres_url,
        f"SELECT table_schema, table_name FROM information_schema.tables WHERE table_schema {ours}",
    )
    assert set(tables) == {("buddy", name) for name in (*METADATA.tables, "alembic_version")}
    columns = await rows(
        bare_postgres_url,
        "SELECT table_name, column_name, collation_name FROM information_schema.columns "
        "WHERE table_schema = 'buddy' AND data_type = 'text'",
    )
    assert columns
    assert [column for column in columns if column[2] != "C"] == []


async def test_down_and_up_again(bare_postgres_url: str, engine: AsyncEngine) -> None:
    await migrated(bare_postgres_url)

    def down(connection: Connection) -> None:
        config = configuration()
        config.attributes["connection"] = connection
        downgrade(config, "base")

    async with engine.begin() as connection:
        await connection.run_sync(down)
    count = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'buddy'"
    assert await rows(bare_postgres_url, count) == [(1,)]
    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
    assert await rows(bare_postgres_url, count) == [(len(METADATA.tables) + 1,)]


async def test_processes_that_start_at_once_migrate_once(bare_postgres_url: str) -> None:
    command = [sys.executable, "-c", MIGRATE, bare_postgres_url]
    started = [await asyncio.create_subprocess_exec(*command) for _ in range(PROCESSES)]
    assert [await process.wait() for process in started] == [0] * PROCESSES
    version = await rows(bare_postgres_url, "SELECT version_num FROM buddy.alembic_version")
    assert version == [(REVISION,)]


async def test_many_stores_of_one_process_migrate_at_once(bare_postgres_url: str) -> None:
    await asyncio.gather(*(migrated(bare_postgres_url) for _ in range(PROCESSES)))
    version = await rows(bare_postgres_url, "SELECT version_num FROM buddy.alembic_version")
    assert version == [(REVISION,)]


def test_alembic_is_not_loaded_where_there_is_nothing_to_migrate(postgres_url: str) -> None:
    command = [sys.executable, "-c", MIGRATE, postgres_url]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


async def test_a_role_without_the_right_to_make_schemas_may_start(
    postgres_url: str,
) -> None:
    async with await psycopg.AsyncConnection.connect(postgres_url, autocommit=True) as connection:
        await connection.execute("DROP ROLE IF EXISTS plain")
        await connection.execute("CREATE ROLE plain LOGIN")
        await connection.execute("GRANT USAGE ON SCHEMA buddy TO plain")
        await connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA buddy TO plain")
    await migrated(postgres_url.replace("buddy@", "plain@"))


async def test_a_failed_migration_leaves_the_schema_as_it_was(bare_postgres_url: str) -> None:
    async with await psycopg.AsyncConnection.connect(bare_postgres_url) as connection:
        await connection.execute("CREATE SCHEMA buddy")
        await connection.execute("CREATE TABLE buddy.tool_switch (mine INTEGER)")
    with pytest.raises(StoreUnavailable):
        await migrated(bare_postgres_url)
    tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'buddy'"
    assert await rows(bare_postgres_url, tables) == [("tool_switch",)]


async def test_a_database_of_a_newer_version_is_refused(bare_postgres_url: str) -> None:
    await migrated(bare_postgres_url)
    async with await psycopg.AsyncConnection.connect(bare_postgres_url) as connection:
        await connection.execute("UPDATE buddy.alembic_version SET version_num = '9999'")
    with pytest.raises(StoreUnavailable, match="newer version"):
        await migrated(bare_postgres_url)
