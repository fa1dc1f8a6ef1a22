"""A fleet of real processes on one PostgreSQL database: `buddy api`, workers that come and go."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import psycopg
import pytest
from slow_site import SlowSite

pytestmark = [pytest.mark.postgres, pytest.mark.process]

BUDDY = Path(sys.executable).with_name("buddy")
SOON = 60.0
TAKEN_OVER_SECONDS = 15.0
"""The promise: a dead worker's missions go on in another within this."""


class Fleet:
    """Processes on one database; what they have in common."""

    def __init__(self, url: str, folder: Path, site: SlowSite) -> None:
        self.url, self.folder = url, folder
        self.environment = {
            **os.environ,
            "BUDDY_STORE": url,
            "BUDDY_DATA_DIR": str(folder / "data"),
            "BUDDY_SEARCH": "offline",
            "BUDDY_EGRESS_ALLOW": f"127.0.0.1:{site.port}",
            "BUDDY_RESPECT_ROBOTS": "false",
        }
        self.http = httpx2.AsyncClient(timeout=SOON)

    @asynccontextmanager
    async def process(self, *arguments: str) -> AsyncGenerator[asyncio.subprocess.Process]:
        """Start a process, wait for its first line, and make sure that it ends."""
        with (self.folder / "fleet.log").open("a") as log:
            process = await asyncio.create_subprocess_exec(
                *(str(BUDDY), *arguments),
                env=self.environment,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        assert process.stdout is not None
        line = (await asyncio.wait_for(process.stdout.readline(), SOON)).decode()
        assert line, (self.folder / "fleet.log").read_text()
        reading = asyncio.create_task(process.stdout.read())
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if found:
            self.http.base_url = httpx2.URL(found[0])
        try:
            yield process
        finally:
            if process.returncode is None:
                process.send_signal(signal.SIGCONT)
                process.terminate()
                await asyncio.wait_for(process.wait(), SOON)
            await reading

    async def ask(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """Ask the API; one that is still starting takes the question already."""
        answer = await self.http.request(method, path, json=body, headers=headers)
        assert answer.status_code < 300, answer.text
        return answer.json()

    async def propose(self, url: str) -> str:
        """Propose and approve a mission that reads a page."""
        body = {"objective": f"extract the text of {url}", "tool": "web_extract"}
        mission_id = (await self.ask("POST", "/missions/create", body))["mission_id"]
        await self.ask("POST", f"/missions/{mission_id}/approve", {"revision": 1})
        return str(mission_id)

    async def execute(self, mission_id: str, **headers: str) -> Any:
        return await self.ask("POST", f"/missions/{mission_id}/execute", {}, **headers)

    async def until(self, query: str) -> None:
        """Have the database wait until a query has rows."""
        loop = (
            f"do $$ begin while not exists ({query}) loop perform pg_sleep(0.1); end loop; end $$"
        )

        def wait() -> None:
            with psycopg.connect(self.url, autocommit=True) as connection:
                connection.execute(f"set statement_timeout = '{SOON:g}s'".encode())
                connection.execute(loop.encode())

        await asyncio.to_thread(wait)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(query.encode()).fetchall()


@pytest.fixture
async def site() -> AsyncIterator[SlowSite]:
    site = SlowSite()
    async with site.open():
        yield site


@pytest.fixture
async def fleet(bare_postgres_url: str, tmp_path: Path, site: SlowSite) -> AsyncIterator[Fleet]:
    fleet = Fleet(bare_postgres_url, tmp_path, site)
    yield fleet
    await fleet.http.aclose()


def page(site: SlowSite) -> str:
    return f"http://127.0.0.1:{site.port}/page"


def assert_log_is_whole(fleet: Fleet, missions: int) -> None:
    log = fleet.rows("select cursor, mission_id, sequence, event_type from buddy.mission_event")
    assert sorted(row[0] for row in log) == list(range(1, len(log) + 1))
    for mission_id in {row[1] for row in log}:
        mine = [row for row in log if row[1] == mission_id]
        assert sorted(row[2] for row in mine) == list(range(1, len(mine) + 1))
        assert [row[3] for row in mine].count("mission_stop") == 1
    assert len({row[1] for row in log}) == missions
    assert fleet.rows("select scope from buddy.budget_account where reserved_micros <> 0") == []


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM])
async def test_a_workers_missions_go_on_in_another(
    fleet: Fleet, site: SlowSite, how: signal.Signals
) -> None:
    site.answering.clear()
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(fleet.process("worker"))
        await stack.enter_async_context(fleet.process("api", "--port", "0"))
        ids = [await fleet.propose(page(site)) for _ in range(3)]
        for mission_id in ids:
            await fleet.execute(mission_id, prefer="respond-async")
        await asyncio.wait_for(site.asked.wait(), SOON)
        await stack.enter_async_context(fleet.process("worker"))
        loop = asyncio.get_running_loop()
        died = loop.time()
        first.send_signal(how)
        site.answering.set()
        results = await asyncio.gather(*(fleet.execute(mission_id) for mission_id in ids))
        assert [result["status"] for result in results] == ["completed"] * 3
        assert loop.time() - died < TAKEN_OVER_SECONDS
        if how is signal.SIGSTOP:
            first.kill()
    assert_log_is_whole(fleet, 3)


def lease_of(worker: asyncio.subprocess.Process) -> str:
    return f"from buddy.worker_lease where label like '%:{worker.pid}'"


async def test_a_frozen_worker_whose_runs_were_taken_begins_anew_when_it_thaws(
    fleet: Fleet, site: SlowSite
) -> None:
    async with (
        fleet.process("worker") as worker,
        fleet.process("worker"),
        fleet.process("api", "--port", "0"),
    ):
        worker.send_signal(signal.SIGSTOP)
        await fleet.until(f"select 1 {lease_of(worker)} and reaped_at is not null")
        worker.send_signal(signal.SIGCONT)
        await fleet.until(f"select 1 {lease_of(worker)} and reaped_at is null")
        result = await fleet.execute(await fleet.propose(page(site)))
        assert result["status"] == "completed"
        assert worker.returncode is None
    assert_log_is_whole(fleet, 1)


async def test_a_frozen_worker_whose_runs_nobody_took_goes_on_when_it_thaws(
    fleet: Fleet, site: SlowSite
) -> None:
    site.answering.clear()
    async with fleet.process("worker") as worker, fleet.process("api", "--port", "0"):
        mission_id = await fleet.propose(page(site))
        await fleet.execute(mission_id, prefer="respond-async")
        await asyncio.wait_for(site.asked.wait(), SOON)
        worker.send_signal(signal.SIGSTOP)
        age = "beat_at < clock_timestamp() - interval '9 s'"
        await fleet.until(f"select 1 {lease_of(worker)} and {age}")
        site.answering.set()
        worker.send_signal(signal.SIGCONT)
        assert (await fleet.execute(mission_id))["status"] == "completed"
        assert len(fleet.rows(f"select 1 {lease_of(worker)}")) == 1
    assert_log_is_whole(fleet, 1)


async def test_a_step_of_any_worker_reaches_a_follower_of_any_api(
    fleet: Fleet, site: SlowSite
) -> None:
    async with (
        fleet.process("worker"),
        fleet.process("api", "--port", "0"),
        fleet.process("worker"),
    ):
        here = fleet.http.base_url
        mission_id = await fleet.propose(page(site))
        async with (
            fleet.process("api", "--port", "0"),
            fleet.http.stream("GET", "/events/stream?after=0") as stream,
        ):
            told = asyncio.create_task(_until_stopped(stream))
            fleet.http.base_url = here
            await fleet.execute(mission_id)
            kinds = await asyncio.wait_for(told, SOON)
        assert kinds[0] == "mission_proposed"
        assert kinds[-1] == "mission_stop"
        assert len(kinds) == len(fleet.rows("select 1 from buddy.mission_event"))


async def _until_stopped(stream: httpx2.Response) -> list[str]:
    kinds: list[str] = []
    async for line in stream.aiter_lines():
        if line.startswith("event: "):
            kinds.append(line.removeprefix("event: "))
        if kinds[-1:] == ["mission_stop"]:
            return kinds
    return kinds


async def test_a_pause_of_the_api_holds_the_workers(fleet: Fleet, site: SlowSite) -> None:
    async with fleet.process("worker"), fleet.process("api", "--port", "0"):
        mission_id = await fleet.propose(page(site))
        await fleet.ask("POST", "/instance/pause", {"reason": "looking into it"})
        accepted = await fleet.execute(mission_id)
        assert (accepted["status"], accepted["paused"]) == ("approved", True)
        # A worker has taken the run, and holds it before its first step.
        await fleet.until("select 1 from dbos.workflow_status where status = 'PENDING'")
        assert not site.asked.is_set()
        assert (await fleet.ask("GET", "/instance"))["queued"] == 1
        await fleet.ask("POST", "/instance/resume")
        assert (await fleet.execute(mission_id))["success"] is True
        assert_log_is_whole(fleet, 1)


async def test_a_cancel_of_the_api_reaches_the_tool_of_a_worker(
    fleet: Fleet, site: SlowSite
) -> None:
    site.answering.clear()
    async with fleet.process("worker"), fleet.process("api", "--port", "0"):
        mission_id = await fleet.propose(page(site))
        await fleet.execute(mission_id, prefer="respond-async")
        await asyncio.wait_for(site.asked.wait(), SOON)
        waiting = asyncio.create_task(fleet.execute(mission_id))
        told = await fleet.ask("POST", f"/missions/{mission_id}/cancel", {})
        assert told["status"] == "running"
        result = await asyncio.wait_for(waiting, SOON)
        assert (result["status"], result["error_code"]) == ("cancelled", "cancelled")
        assert_log_is_whole(fleet, 1)


async def test_who_waits_at_an_api_that_stops_is_told(fleet: Fleet, site: SlowSite) -> None:
    site.answering.clear()
    async with fleet.process("worker"):
        async with fleet.process("api", "--port", "0") as api:
            mission_id = await fleet.propose(page(site))
            path = f"/missions/{mission_id}/execute"
            waiting = asyncio.create_task(fleet.http.post(path, json={}))
            await asyncio.wait_for(site.asked.wait(), SOON)
            api.terminate()
            answer = await asyncio.wait_for(waiting, SOON)
            assert (answer.status_code, answer.json()["code"]) == (503, "engine_stopping")
        site.answering.set()
        async with fleet.process("api", "--port", "0"):
            assert (await fleet.execute(mission_id))["success"] is True
            assert_log_is_whole(fleet, 1)


async def test_on_sqlite_api_and_worker_say_what_they_need(tmp_path: Path) -> None:
    for command in ("api", "worker"):
        process = await asyncio.create_subprocess_exec(
            *(str(BUDDY), command, "--data-dir", str(tmp_path)),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await asyncio.wait_for(process.communicate(), SOON)
        assert process.returncode == 1
        assert f"`buddy {command}` needs a database that several processes share" in said.decode()
