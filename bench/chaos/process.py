"""A process that is started, signalled and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path

SOON = 60.0


class WorldBroken(Exception):
    """The world cannot be had as it was meant to be; nothing can be judged."""


BENCH = Path(__file__).resolve().parents[1]


class Process:
    """One of the processes of a world.

    Args:
        name: For people.
        module: What ``python -m`` runs.
        arguments: Its arguments.
        settings: Environment variables beside ours.
        log: The file for its output.
        ready: Returns once the process serves; gets called again at each start.
    """

    def __init__(
        self,
        name: str,
        module: str,
        arguments: Sequence[str],
        *,
        settings: dict[str, str],
        log: Path,
        ready: Callable[[], Awaitable[None]],
    ) -> None:
        self.name = name
        self._command = [sys.executable, "-m", module, *arguments]
        self._settings = settings
        self._log = log
        self._ready = ready
        self._serves = False
        self._process: asyncio.subprocess.Process | None = None

    @property
    def running(self) -> bool:
        """Whether it has been started and has not ended."""
        return self._process is not None and self._process.returncode is None

    async def launch(self) -> None:
        """Start, without waiting until it serves."""
        if self.running:
            return
        self._serves = False
        path = os.pathsep.join([str(BENCH), *filter(None, [os.environ.get("PYTHONPATH")])])
        mine = {name: value for name, value in os.environ.items() if name[:6] != "BUDDY_"}
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                env={**mine, "PYTHONPATH": path, **self._settings},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def start(self) -> None:
        """Start where it does not run, and wait until it serves.

        Raises:
            WorldBroken: It does not; its log says why.
        """
        if self.running and self._serves:
            return
        await self.launch()
        assert self._process is not None
        ended = asyncio.ensure_future(self._process.wait())
        ready = asyncio.ensure_future(self._ready())
        try:
            await asyncio.wait({ended, ready}, timeout=SOON, return_when=asyncio.FIRST_COMPLETED)
            if not ready.done():
                raise WorldBroken(f"{self.name} did not start; {self._log} says why")
            ready.result()
            self._serves = True
        finally:
            for task in (ended, ready):
                task.cancel()
            await asyncio.gather(ended, ready, return_exceptions=True)

    def send(self, number: signal.Signals) -> bool:
        """Send a signal; tell whether it was there to get it."""
        if not self.running or self._process is None:
            return False
        with suppress(ProcessLookupError):
            self._process.send_signal(number)
        return True

    async def wait(self, seconds: float = SOON) -> bool:
        """Wait until it has ended; tell whether it did in time."""
        if self._process is None:
            return True
        try:
            await asyncio.wait_for(self._process.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def kill(self) -> bool:
        """End it at once; tell whether there was something to end."""
        killed = self.send(signal.SIGKILL)
        await self.wait()
        return killed

    async def stop(self) -> None:
        """End it as an operator would, and at once where it does not heed."""
        self.send(signal.SIGCONT)
        self.send(signal.SIGTERM)
        if not await self.wait():
            await self.kill()
