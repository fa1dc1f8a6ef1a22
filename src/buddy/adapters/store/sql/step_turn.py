"""Whose turn it is at a database with one writer: people's commands go before steps of runs.

Fifty runs keep such a database, and the event loop above it, as busy as both can be. A command
that stood in line with them would wait for all fifty; so steps wait for each other here, one is
under way at a time, and none begins while a command is being answered. That costs the runs what
the commands take, and a command the rest of one step.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager, suppress

HEAD_START_SECONDS = 0.05
"""How long a command holds steps up at most: one that waits for a run must not wait for itself."""
PATIENCE_SECONDS = 0.05
"""How long a run is held up at most in one place, however many commands come one after the other.

There are two such places in a step: before it, and before what follows it.
"""
_ROUNDS = 4
"""Rounds of the loop between two steps: in so many, a request on the wire becomes a command."""


class StepTurn:
    """Entered by a step for as long as it takes."""

    __slots__ = ("_clear", "_commands", "_one")

    def __init__(self) -> None:
        self._one = asyncio.Lock()
        self._commands = 0
        self._clear = asyncio.Event()
        self._clear.set()

    @contextmanager
    def command(self) -> Generator[None]:
        """Hold steps up while a command is being answered."""
        given = False
        self._commands += 1
        self._clear.clear()

        def give_way() -> None:
            nonlocal given
            if not given:
                given = True
                self._commands -= 1
                if self._commands == 0:
                    self._clear.set()

        timer = asyncio.get_running_loop().call_later(HEAD_START_SECONDS, give_way)
        try:
            yield
        finally:
            timer.cancel()
            give_way()

    async def __aenter__(self) -> None:
        await self._one.acquire()
        try:
            for _ in range(_ROUNDS):
                await asyncio.sleep(0)
            await self._wait_until_clear()
        except BaseException:
            self._one.release()
            raise

    async def __aexit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._one.release()
        if error is None:
            await self.give_way()

    async def give_way(self) -> None:
        """Let a command go first, one that is on the wire by now included.

        What a run does between two steps is not under its turn, and takes as long as a step.
        """
        await asyncio.sleep(0)
        await self._wait_until_clear()

    async def _wait_until_clear(self) -> None:
        if not self._clear.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await self._clear.wait()
