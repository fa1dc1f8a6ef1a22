"""PostgreSQL: one `buddy api`, two `buddy worker`, and a server that crashes now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import psycopg

from buddy.adapters.store.sql.store import SqlStore
from buddy.ports.store import Store
from chaos.nursery import Nursery
from chaos.postgres_cluster import PostgresCluster
from chaos.process import Process
from chaos.state import State
from chaos.world import free_port, settings, until_ready

WORKERS = 2
AWAY_SECONDS = 0.5
_READY = b"worker is ready"


class PostgresWorld:
    """Three processes and a database."""

    name = "postgres"

    def __init__(self, state: State, service: str, nursery: Nursery) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._state = state
        self._service = service
        self._nursery = nursery
        self._cluster = PostgresCluster(state.folder / "cluster", state.log("postgres"))
        self._port = port
        self._processes: list[Process] = []

    async def start(self) -> None:
        """Start the database, then the processes."""
        await self._cluster.start()
        if not self._processes:
            self._processes = self._make_processes()
        await asyncio.gather(*(process.start() for process in self._processes))

    @property
    def processes(self) -> Sequence[Process]:
        """The API and the workers; none before the first start."""
        return self._processes

    def _make_processes(self) -> list[Process]:
        environment = {**settings(self._service), "BUDDY_STORE": self._cluster.url}
        folder = ["--data-dir", str(self._state.data)]
        api = Process(
            "api",
            self._nursery,
            ["api", "--port", str(self._port), *folder],
            settings=environment,
            log=self._state.log("api"),
            ready=lambda: until_ready(self.url),
        )
        workers = [
            Process(
                name,
                self._nursery,
                ["worker", *folder],
                settings=environment,
                log=self._state.log(name),
                ready=_Announced(self._state.log(name)).wait,
            )
            for name in (f"worker{number}" for number in range(1, WORKERS + 1))
        ]
        return [api, *workers]

    async def stop(self) -> None:
        """Stop the processes; the database stays."""
        await asyncio.gather(*(process.stop() for process in self._processes))

    async def close(self) -> None:
        """Stop the database."""
        await self._cluster.stop()

    def remove(self) -> None:
        """Remove the cluster."""
        self._cluster.remove()

    async def restart_database(self) -> bool:
        """Let the database crash and recover."""
        await self._cluster.crash()
        await asyncio.sleep(AWAY_SECONDS)
        await self._cluster.start()
        return True

    def open_store(self) -> Store:
        """Return the store."""
        return SqlStore.postgres(self._cluster.url)

    def open_workflows(self) -> list[str]:
        """Read DBOS's table."""
        query = (
            "SELECT workflow_uuid FROM dbos.workflow_status"
            " WHERE status IN ('PENDING', 'ENQUEUED', 'DELAYED')"
        )
        with psycopg.connect(self._cluster.url) as connection:
            return [row[0] for row in connection.execute(query)]

    def broken_files(self) -> list[str]:
        """PostgreSQL looks after its files itself."""
        return []


class _Announced:
    """Waits until a process says once more in its log that it is ready."""

    def __init__(self, log: Path) -> None:
        self._log = log

    async def wait(self) -> None:
        """Wait for the line that comes after this call."""
        self._log.touch()
        start = self._log.stat().st_size
        while True:
            with self._log.open("rb") as file:
                file.seek(start)
                if _READY in file.read():
                    return
            await asyncio.sleep(0.05)
