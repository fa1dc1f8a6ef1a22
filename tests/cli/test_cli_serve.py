"""`buddy serve` as a program: what it says when it cannot, and one mission through it all."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from websockets.asyncio.client import connect

from buddy.cli.serve import start_line

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("serve")]

BUDDY = str(Path(sys.executable).with_name("buddy"))
SOON = 60.0


def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "200", **settings}
    return subprocess.run(
        [BUDDY, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=SOON,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("serve")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    """A real server, stopped by SIGTERM, which it must obey in time."""
    command = [BUDDY, "serve", "--port", "0", "--data-dir", str(folder / "data")]
    environment = {**os.environ, "BUDDY_SEARCH": "offline"}
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        assert process.stdout is not None
        first = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", first)
        assert found, (first, (folder / "log").read_text())
        try:
            yield found[0]
        finally:
            process.send_signal(signal.SIGTERM)
            rest = process.stdout.read()
            code = process.wait(SOON)
    assert code in {0, -signal.SIGTERM}, (folder / "log").read_text()
    if (folder / "executed").exists():
        assert "[PROGRESS_TRACKER] Completed: finalize (100%)" in rest
    assert "Traceback" not in (folder / "log").read_text()


def test_a_mission_from_create_to_result(server: str, folder: Path) -> None:
    url = {"BUDDY_URL": server}
    created = json.loads(run("mission", "create", "what is 15% of 2340", "--json", **url).stdout)
    mission_id = created["mission_id"]
    assert created["proposal"]["tool"] == "calculate"
    approved = run("mission", "approve", mission_id, "--revision", "1", **url)
    assert approved.stdout == f"{mission_id} is approved (revision 1)\n"
    executed = run("mission", "execute", mission_id, **url)
    (folder / "executed").touch()
    assert executed.returncode == 0, executed.stderr
    assert "6/6 finalize completed (100%)" in executed.stdout
    assert "351" in executed.stdout.splitlines()[-1]


def test_a_data_directory_that_is_taken(server: str, folder: Path) -> None:
    ended = run("serve", "--port", "0", "--data-dir", str(folder / "data"))
    assert server
    assert ended.returncode != 0
    assert re.search(r"Another Buddy \(process \d+\) is using .*/data; stop it", ended.stderr)
    assert "Traceback" not in ended.stderr


def test_a_setting_that_cannot_be_used(tmp_path: Path) -> None:
    ended = run("serve", "--port", "0", "--data-dir", str(tmp_path), BUDDY_PRICES="nonsense")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "BUDDY_PRICES: 'nonsense' is not tool=dollars or tool=unknown\n"


def test_a_file_of_sqlite_that_nobody_would_use(tmp_path: Path) -> None:
    store = {"BUDDY_STORE": "sqlite:///elsewhere.db"}
    ended = run("serve", "--port", "0", "--data-dir", str(tmp_path / "data"), **store)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("BUDDY_STORE: 'sqlite:///elsewhere.db' names a file; ")
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run("serve", "--port", "0", "--data-dir", str(tmp_path / "file" / "data"))
    assert ended.returncode != 0
    assert "cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr


async def test_those_who_watch_are_told_when_it_stops(tmp_path: Path) -> None:
    command = [BUDDY, "serve", "--port", "0", "--data-dir", str(tmp_path / "data")]
    process = await asyncio.create_subprocess_exec(
        *command,
        env={**os.environ, "BUDDY_SEARCH": "offline"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    async with asyncio.timeout(SOON):
        first = (await process.stdout.readline()).decode()
        address = first.rpartition("http://")[2].strip().rstrip("/")
        async with (
            connect(f"ws://{address}/ws/local") as ws,
            httpx2.AsyncClient(base_url=f"http://{address}") as http,
            http.stream("GET", "/events/stream") as response,
        ):
            await ws.recv()
            lines = response.aiter_lines()
            assert (await anext(lines)).startswith(": after")
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert [line async for line in lines if line] == []
            await ws.wait_closed()
            assert (ws.close_code, ws.close_reason) == (1001, "server_stopping")
        _, errors = await process.communicate()
    # Well before the 5 s that uvicorn gives its connections.
    assert time.monotonic() - began < 4
    assert process.returncode in {0, -signal.SIGTERM}
    assert errors == b""


@pytest.mark.parametrize("command", [("serve", "--port", "0"), ("worker",)])
def test_it_stops_while_it_waits_for_its_database(tmp_path: Path, command: tuple[str, ...]) -> None:
    nowhere = {"BUDDY_STORE": "postgresql://nobody@127.0.0.1:1/nothing"}
    arguments = [BUDDY, *command, "--data-dir", str(tmp_path / "data")]
    with subprocess.Popen(
        arguments, env={**os.environ, **nowhere}, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        assert any("cannot be reached" in line for line in process.stderr)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        errors = process.stderr.read()
    # Well before the minute that a start waits; one attempt takes 5 s.
    assert time.monotonic() - began < 20
    assert process.returncode != 0
    assert "Traceback" not in errors


def test_a_server_opens_as_many_files_as_it_may() -> None:
    # Each client is one, and many systems begin with 256.
    program = (
        "import resource; from buddy.cli.server import raise_file_limit\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, 5_000)); raise_file_limit()\n"
        "print(resource.getrlimit(resource.RLIMIT_NOFILE))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=SOON, check=True
    )
    assert done.stdout == "(5000, 5000)\n"


def test_where_it_is_says_what_is_there() -> None:
    address = "http://127.0.0.1:8000/"
    built = start_line(address, page=True)
    assert built == f"Buddy is starting; the whiteboard is at {address}"
    bare = start_line(address, page=False)
    assert bare.endswith(f"the API is at {address}")
    assert "whiteboard is at" not in bare
    assert "make dashboard" in bare
