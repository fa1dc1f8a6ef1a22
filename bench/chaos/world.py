"""A world: which processes make a Buddy, where it keeps its state, how that is looked at."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Protocol

import httpx2

from buddy.ports.store import Store
from chaos.nursery import BENCH, Nursery
from chaos.process import SOON, Process
from chaos.state import State

RUNS_AT_ONCE = 6


class World(Protocol):
    """What a campaign torments."""

    name: str
    url: str
    """Where the API answers, the same after every restart."""

    @property
    def processes(self) -> Sequence[Process]:
        """Those that may be killed at any time."""
        ...

    async def start(self) -> None:
        """Start everything, and wait until it serves."""
        ...

    async def stop(self) -> None:
        """Stop the processes in order; the state stays and can be looked at."""
        ...

    async def close(self) -> None:
        """Stop the rest."""
        ...

    def remove(self) -> None:
        """Remove what it keeps outside of the campaign's folder."""
        ...

    async def restart_database(self) -> bool:
        """Let the database crash and recover; False where the processes are the database."""
        ...

    def open_store(self) -> Store:
        """Return the store, for looking; the caller closes it."""
        ...

    def open_workflows(self) -> list[str]:
        """Return what the engine has on record as open."""
        ...

    def broken_files(self) -> list[str]:
        """Return what is wrong with the files, where that can be asked."""
        ...


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def until_ready(url: str) -> None:
    """Wait until a server says that it is ready."""
    async with httpx2.AsyncClient(base_url=url, trust_env=False, timeout=5) as client:
        while True:
            try:
                if (await client.get("/readyz")).is_success:
                    return
            except httpx2.TransportError:
                pass
            await asyncio.sleep(0.03)


def settings(service: str) -> dict[str, str]:
    """Return the settings that every Buddy of a campaign gets."""
    return {
        "CHAOS_SERVICE": service,
        "BUDDY_SEARCH": "offline",
        "BUDDY_RUNS_AT_ONCE": str(RUNS_AT_ONCE),
        "BUDDY_SHUTDOWN_SECONDS": "0.5",
        "BUDDY_USER_DAY_USD": "100000",
        "BUDDY_USER_MONTH_USD": "1000000",
    }


class TestService:
    """The receiving service as a process; nobody kills it."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._process: asyncio.subprocess.Process | None = None
        self.url = ""

    async def start(self) -> None:
        """Start, and learn where it listens."""
        with self._state.log("service").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "chaos.service", str(self._state.requests)),
                cwd=BENCH,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        assert self._process.stdout is not None
        said = await asyncio.wait_for(self._process.stdout.readline(), SOON)
        self.url = f"http://127.0.0.1:{json.loads(said)['port']}"

    async def stop(self) -> None:
        """End it."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.communicate()


class SqliteWorld:
    """One process, two files."""

    name = "sqlite"
    files: Sequence[str] = ("buddy.sqlite", "buddy_engine.sqlite")

    def __init__(
        self,
        state: State,
        service: str,
        nursery: Nursery,
        more_settings: Mapping[str, str] | None = None,
    ) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._folder = state.data
        self._server = Process(
            "serve",
            nursery,
            ["serve", "--port", str(port), "--data-dir", str(self._folder)],
            settings={**settings(service), **(more_settings or {})},
            log=state.log("serve"),
            ready=lambda: until_ready(self.url),
        )

    @property
    def processes(self) -> Sequence[Process]:
        """The one process."""
        return (self._server,)

    async def start(self) -> None:
        """Start the one process."""
        await self._server.start()

    async def stop(self) -> None:
        """Stop the one process."""
        await self._server.stop()

    async def close(self) -> None:
        """There is nothing else."""

    def remove(self) -> None:
        """Everything is in the campaign's folder."""

    async def restart_database(self) -> bool:
        """The process is the database."""
        return False

    def open_store(self) -> Store:
        """Return the application's store."""
        from buddy.adapters.store.sql.store import SqlStore  # noqa: PLC0415

        return SqlStore.sqlite(self._folder / "buddy.sqlite")

    def open_workflows(self) -> list[str]:
        """Read the engine's own file."""
        query = "SELECT workflow_uuid FROM workflow_status WHERE status IN ('PENDING', 'ENQUEUED')"
        with closing(sqlite3.connect(self._folder / "buddy_engine.sqlite")) as connection:
            return [row[0] for row in connection.execute(query)]

    def broken_files(self) -> list[str]:
        """Ask SQLite."""
        found: list[str] = []
        for name in self.files:
            with closing(sqlite3.connect(self._folder / name)) as connection:
                (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            if verdict != "ok":
                found.append(f"{name}: {verdict}")
        return found
