"""The official Firestore emulator, one for each process that runs tests.

It comes with the Debian package google-cloud-cli-firestore-emulator and runs in a process group
of its own, so that ending the group ends the Java program that the start script leaves behind.
Each test takes a project of its own instead of emptying one.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from buddy.adapters.store.firestore.store import FirestoreStore, no_announcement
from buddy.adapters.store.firestore.transactor import OnCommit

NAME = "cloud_firestore_emulator"
PACKAGE = "google-cloud-cli-firestore-emulator"
START_SECONDS = 120.0
_JAVA = "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_NUMBERS = itertools.count(1)


def new_project() -> str:
    """Return the id of a project that nobody has used."""
    return f"buddy-test-{next(_NUMBERS)}"


def open_store(project: str, on_commit: OnCommit = no_announcement) -> FirestoreStore:
    """Return a store that does not sleep before it tries again."""

    async def at_once(_repetition: int) -> None:
        await asyncio.sleep(0)

    return FirestoreStore(project, on_commit, backoff=at_once)


@cache
def start_script() -> Path | None:
    """Return the emulator's start script, or None where it or Java is missing."""
    if shutil.which("java") is None:
        return None
    on_path, dpkg = shutil.which(NAME), shutil.which("dpkg")
    if on_path is not None:
        return Path(on_path)
    if dpkg is None:
        return None
    listed = subprocess.run(
        [dpkg, "-L", PACKAGE], capture_output=True, text=True, check=False
    ).stdout.splitlines()
    return next((Path(line) for line in listed if line.endswith(f"/{NAME}")), None)


@contextmanager
def running_emulator() -> Generator[str]:
    """Start an emulator and return its ``host:port``; end it afterwards."""
    script = start_script()
    assert script is not None, f"install {PACKAGE}"
    address = f"127.0.0.1:{_free_port()}"
    host, port = address.split(":")
    with tempfile.TemporaryFile() as said:
        emulator = subprocess.Popen(
            [script, "start", f"--host={host}", f"--port={port}"],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, "JAVA_TOOL_OPTIONS": _JAVA},
            start_new_session=True,
        )
        try:
            _wait_until_ready(emulator, address, said.fileno())
            yield address
        finally:
            with suppress(ProcessLookupError):
                os.killpg(emulator.pid, signal.SIGKILL)
            emulator.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_ready(emulator: subprocess.Popen[bytes], address: str, said: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if emulator.poll() is not None:
            break
        with suppress(OSError), urllib.request.urlopen(f"http://{address}/", timeout=1):
            return
        with suppress(subprocess.TimeoutExpired):
            emulator.wait(0.1)
    text = os.pread(said, 4000, 0).decode(errors="replace")
    raise RuntimeError(f"the Firestore emulator did not start; it said:\n{text}")
