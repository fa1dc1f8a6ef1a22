"""Starts Buddies quickly: one process has imported everything, and each Buddy is a fork of it.

What a kill leaves is not in the imports, and they are most of what a start takes. Run as a program,
this is that process: it reads a line of JSON for each Buddy and answers with its process id. From
there on a Buddy is on its own: the `buddy` command with its arguments, environment and output.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from chaos.buddy_program import PROGRAM, run

BENCH = Path(__file__).resolve().parents[1]
_IMPORTED = (
    "buddy.web.app",
    "buddy.adapters.engine.fleet",
    "buddy.adapters.event_bus.postgres",
    "psycopg",
    "uvicorn.lifespan.on",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
)
"""What a start imports by name, beside what `buddy_program` imports."""


class Child:
    """A Buddy; it may die at any time."""

    def __init__(self, pid: int) -> None:
        self._handle = os.pidfd_open(pid)
        self._ended = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._handle, self._on_end)

    def _on_end(self) -> None:
        self._loop.remove_reader(self._handle)
        os.close(self._handle)
        self._ended.set()

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return not self._ended.is_set()

    def send(self, number: signal.Signals) -> None:
        """Send it a signal; nothing where it has ended."""
        if self.running:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, number)

    async def wait(self) -> None:
        """Wait until it has ended."""
        await self._ended.wait()


class Nursery:
    """Where Buddies come from.

    Args:
        log: The file for what it says itself.
    """

    def __init__(self, log: Path) -> None:
        self._log = log
        self._process: asyncio.subprocess.Process | None = None
        self._one_at_a_time = asyncio.Lock()

    async def start(self) -> None:
        """Import everything."""
        path = os.pathsep.join([str(BENCH), *filter(None, [os.environ.get("PYTHONPATH")])])
        mine = {name: value for name, value in os.environ.items() if name[:6] != "BUDDY_"}
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "chaos.nursery"),
                env={**mine, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )

    async def bear(self, arguments: Sequence[str], settings: dict[str, str], log: Path) -> Child:
        """Start a Buddy.

        Args:
            arguments: Of the `buddy` command.
            settings: Environment variables beside ours.
            log: The file for its output.
        """
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"arguments": list(arguments), "settings": settings, "log": str(log)}
        async with self._one_at_a_time:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            return Child(int(await self._process.stdout.readline()))

    async def stop(self) -> None:
        """End, and with it every Buddy that is left."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            await self._process.wait()


def _bear(order: dict[str, Any]) -> int:
    """Fork; return the child's id, in the child never."""
    pid = os.fork()
    if pid:
        return pid
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.update(order["settings"])
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for ours, theirs in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(ours, theirs)
    # As if it had been started by itself: a worker that begins anew runs its own command again.
    sys.orig_argv = [sys.executable, "-m", PROGRAM, *order["arguments"]]
    run(order["arguments"])
    return 0


def main() -> None:
    for name in _IMPORTED:
        importlib.import_module(name)
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system buries the dead
    born: list[int] = []
    for line in iter(sys.stdin.buffer.readline, b""):
        pid = _bear(json.loads(line))
        if not pid:
            return
        born.append(pid)
        print(pid, flush=True)
    for pid in born:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
