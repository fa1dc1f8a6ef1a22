"""A process that is started, signalled and started again."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from chaos.nursery import Child, Nursery
from chaos.violation import WorldBroken

SOON = 60.0
SHOWN = 5
"""Lines of a log that are worth a look."""


class Process:
    """One of the processes of a world.

    Args:
        name: For people.
        nursery: Where it comes from.
        arguments: Of the `buddy` command.
        settings: Environment variables beside ours.
        log: The file for its output.
        ready: Returns once the process serves; gets called again at each start.
    """

    def __init__(
        self,
        name: str,
        nursery: Nursery,
        arguments: Sequence[str],
        *,
        settings: dict[str, str],
        log: Path,
        ready: Callable[[], Awaitable[None]],
    ) -> None:
        self.name = name
        self._nursery = nursery
        self._arguments = arguments
        self._settings = settings
        self._log = log
        self._ready = ready
        self._serves = False
        self._child: Child | None = None

    @property
    def running(self) -> bool:
        """Whether it has been started and has not ended."""
        return self._child is not None and self._child.running

    async def launch(self) -> None:
        """Start, without waiting until it serves."""
        if not self.running:
            self._serves = False
            bear = self._nursery.bear
            self._child = await bear(self._arguments, self._settings, self._log)

    async def start(self) -> None:
        """Start where it does not run, and wait until it serves.

        Raises:
            WorldBroken: It does not; its log says why.
        """
        if self.running and self._serves:
            return
        ready = asyncio.ensure_future(self._ready())  # it notes where the log ends now
        await asyncio.sleep(0)
        await self.launch()
        assert self._child is not None
        ended = asyncio.ensure_future(self._child.wait())
        try:
            await asyncio.wait({ended, ready}, timeout=SOON, return_when=asyncio.FIRST_COMPLETED)
            if not ready.done():
                raise WorldBroken(
                    f"{self.name} did not start; {self._log} ends with\n{self._said()}"
                )
            ready.result()
            self._serves = True
        finally:
            for task in (ended, ready):
                task.cancel()
            await asyncio.gather(ended, ready, return_exceptions=True)

    def _said(self) -> str:
        lines = self._log.read_text(errors="replace").splitlines() if self._log.exists() else []
        return "\n".join(lines[-SHOWN:])

    def send(self, number: signal.Signals) -> bool:
        """Send a signal; tell whether it was there to get it."""
        if self._child is None or not self._child.running:
            return False
        self._child.send(number)
        return True

    async def wait(self, seconds: float = SOON) -> bool:
        """Wait until it has ended; tell whether it did in time."""
        if self._child is None:
            return True
        try:
            await asyncio.wait_for(self._child.wait(), seconds)
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
