"""`buddy migrate`, `backup`, `restore`, `export` on every kind of store."""

import asyncio
import json
from pathlib import Path

import pytest
from cli_call import call
from typer.testing import Result

from buddy.adapters.engine.fleet_database import FleetDatabase
from buddy.adapters.store.firestore.schema import REVISION as FIRESTORE
from buddy.adapters.store.sql.schema import REVISION as SQL
from buddy.adapters.store.sql.store import SqlStore
from buddy.testing.conformance.archive_case import fill

ENGINE = "buddy_engine.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the backup of an instance that holds one of everything."""

    async def write() -> None:
        (tmp_path / "one").mkdir()
        store = SqlStore.sqlite(tmp_path / "one" / "buddy.sqlite")
        try:
            await store.migrate()
            await fill(store)
        finally:
            await store.close()

    asyncio.run(write())
    call("backup", str(tmp_path / "b.zip"), "--data-dir", str(tmp_path / "one"))
    return tmp_path


def around(folder: Path, store: str, kind: str, newest: str) -> None:
    """Take a backup of SQLite into another store, and one of that back into SQLite."""
    there, data = {"BUDDY_STORE": store}, ("--data-dir", str(folder / kind))
    whole, back = str(folder / "b.zip"), str(folder / f"{kind}.zip")
    for command in (("backup", back), ("export",)):
        said = call(*command, *data, code=1, env=there).stderr
        assert f"at schema none, and this version of Buddy needs {newest}; run buddy" in said
    done = call("migrate", *data, "--json", env=there)
    assert json.loads(done.stdout) == {"store": kind, "from": None, "to": newest}
    done = call("restore", whole, *data, env=there)
    assert f" into {kind}://" in done.stdout
    assert "holds something" in call("restore", whole, *data, code=1, env=there).stderr
    done = call("backup", back, *data, "--json", env=there)
    assert json.loads(done.stdout)["store"] == kind
    call("restore", back, "--data-dir", str(folder / f"from-{kind}"))
    call("restore", whole, "--data-dir", str(folder / f"beside-{kind}"))
    for what in ("missions", "events", "ledger", "artifacts"):
        direct, back_again, in_it = (
            in_lines(call("export", "--what", what, "--data-dir", str(folder / name), env=env))
            for name, env in ((f"beside-{kind}", None), (f"from-{kind}", None), (kind, there))
        )
        assert direct == back_again == in_it
        assert direct


def in_lines(exported: Result) -> list[str]:
    """Return an export's lines; stores differ in the order of what nobody put in order."""
    return sorted(exported.stdout.splitlines())


@pytest.mark.postgres
def test_into_postgresql_and_back(folder: Path, bare_postgres_url: str) -> None:
    around(folder, bare_postgres_url, "postgresql", SQL)
    database = FleetDatabase(bare_postgres_url)
    try:
        database.ping()  # the engine's tables are there before anything was started
        assert database.load().places == 0
    finally:
        database.dispose()


@pytest.mark.firestore
def test_into_firestore_and_back(folder: Path, firestore_project: str) -> None:
    around(folder, f"firestore://{firestore_project}", "firestore", FIRESTORE)


@pytest.mark.postgres
def test_a_restore_into_postgresql_leaves_another_instances_engine(
    folder: Path, bare_postgres_url: str
) -> None:
    beside = folder / "another"
    beside.mkdir()
    (beside / ENGINE).write_bytes(b"runs")
    where = ("--data-dir", str(beside))
    call("restore", str(folder / "b.zip"), *where, env={"BUDDY_STORE": bare_postgres_url})
    assert (beside / ENGINE).read_bytes() == b"runs"
