"""A real PostgreSQL server of a test run's own: one per pytest process, one database per test.

It lives in a temporary folder and listens only on a socket in it, so it meets no other server.
``fsync`` is off: what a power cut leaves is not tested here. The cluster sorts like a dictionary,
not by bytes, so that a column that forgot its collation is found out.
"""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

from buddy.adapters.store.sql.dialect import SCHEMA
from buddy.adapters.store.sql.schema import METADATA
from buddy.adapters.store.sql.store import SqlStore

SECONDS = 60.0
"""Longer than a server takes to start or stop on a busy machine."""
READY = b"ready to accept connections"
TEMPLATE = "buddy_template"
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "",
    "max_connections": "200",
    "log_min_messages": "log",
    "shared_buffers": "32MB",
    "deadlock_timeout": "200ms",
}


def program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs; Debian keeps them off the path."""
    beside = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or str(beside[-1])


def as_nobody(*, dies_with_us: bool = False) -> list[str]:
    """Return what a command begins with so that it may run although we are root.

    Args:
        dies_with_us: Have the kernel stop it when this process is killed.
    """
    options: list[str] = []
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        ids = [f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}"]
        options += [*ids, "--clear-groups"]
    if dies_with_us and shutil.which("setpriv"):
        options += ["--pdeathsig", "QUIT"]
    return ["setpriv", *options] if options else []


class PostgresServer:
    """A server that can be started, stopped and started again."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="buddy-postgres-"))
        self._data = self.folder / "data"
        self._said: list[bytes] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._listener: threading.Thread | None = None
        self._names = (f"test_{number}" for number in count(1))
        self._clean: list[str] = []

    def create(self) -> None:
        """Make the cluster."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, "nobody")
        options = ["--auth=trust", "--username=buddy", "--encoding=UTF8", "--no-sync"]
        locale = ["--locale=C", "--locale-provider=icu", "--icu-locale=en"]
        command = [*as_nobody(), program("initdb"), "-D", str(self._data), *options, *locale]
        done = subprocess.run(command, capture_output=True, cwd=self.folder, check=False)
        assert done.returncode == 0, done.stderr.decode()

    def start(self) -> None:
        """Start and wait until connections are taken.

        On the main thread: the kernel takes the end of the thread that started it for ours.
        """
        settings = {**SETTINGS, "unix_socket_directories": str(self.folder)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = [program("postgres"), "-D", str(self._data), *options]
        self._process = subprocess.Popen(
            [*as_nobody(dies_with_us=True), *command],
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        ready = threading.Event()
        self._listener = threading.Thread(target=self._listen, args=(self._process, ready))
        self._listener.start()
        assert ready.wait(SECONDS), "PostgreSQL did not start in time"
        assert self._process.poll() is None, b"".join(self._said).decode()

    def _listen(self, process: subprocess.Popen[bytes], ready: threading.Event) -> None:
        assert process.stderr is not None
        for line in process.stderr:
            self._said.append(line)
            if READY in line:
                ready.set()
        ready.set()  # it has ended, and `start` will say so

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop: at once and in order by SIGINT, as in a crash by SIGQUIT."""
        if self._process is None or self._listener is None:
            return
        self._process.send_signal(how)
        self._process.wait(SECONDS)
        self._listener.join(SECONDS)
        assert self._process.stderr is not None
        self._process.stderr.close()
        self._process = self._listener = None

    def remove(self) -> None:
        """Stop and remove everything."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder)

    def url(self, database: str) -> str:
        """Return the URL of a database, as a setting would have it."""
        return f"postgresql://buddy@/{database}?host={quote(str(self.folder), safe='')}"

    def execute(self, *statements: sql.SQL | sql.Composed, database: str = "postgres") -> None:
        """Run statements, each in a transaction of its own."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def create_template(self) -> None:
        """Make the migrated database that every test's is a copy of."""
        self.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))

        async def migrate() -> None:
            store = SqlStore.postgres(self.url(TEMPLATE))
            await store.migrate()
            await store.close()

        thread = threading.Thread(target=lambda: asyncio.run(migrate()))
        thread.start()  # a fixture may be asked for inside a running loop
        thread.join()

    def new_database(self, template: str) -> str:
        """Return the name of a new copy of a database."""
        name = next(self._names)
        names = sql.Identifier(name), sql.Identifier(template)
        self.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
        return name

    def take(self) -> str:
        """Return the name of an empty, migrated database."""
        return self._clean.pop() if self._clean else self.new_database(TEMPLATE)

    def give_back(self, database: str) -> None:
        """Empty a database for the next test; emptying is cheaper than copying."""
        tables = sql.SQL(", ").join(sql.Identifier(SCHEMA, name) for name in METADATA.tables)
        try:
            self.execute(
                sql.SQL("SET lock_timeout = '1s'"),  # whoever holds a lock has leaked a connection
                sql.SQL("TRUNCATE {} RESTART IDENTITY").format(tables),
                database=database,
            )
        except psycopg.Error:
            self.drop(database)  # a test that changed the schema
        else:
            self._clean.append(database)

    def drop(self, database: str) -> None:
        """Drop a database and whatever connection is left to it."""
        name = sql.Identifier(database)
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A running server; everything in it is shared, so ask for `postgres_url`."""
    server = PostgresServer()
    try:
        server.create()
        server.start()
        server.create_template()
        yield server
    finally:
        server.remove()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of an empty, migrated database of the test's own."""
    name = postgres_server.take()
    yield postgres_server.url(name)
    postgres_server.give_back(name)


@pytest.fixture
def bare_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of a database of the test's own that was never migrated."""
    name = postgres_server.new_database("template1")
    yield postgres_server.url(name)
    postgres_server.drop(name)
