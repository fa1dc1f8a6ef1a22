"""What is done to the processes: killed, frozen, told to stop, the database restarted."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import Awaitable, Callable
from random import Random

from chaos.process import Process
from chaos.violation import WorldBroken
from chaos.world import World

BETWEEN_SECONDS = (0.3, 3.0)
"""From the last moment when everything served to the next disturbance."""
FREEZE_SECONDS = (0.3, 3.0)
LONG_FREEZE_SECONDS = (8.5, 12.0)
"""Longer than a worker's lease: others go on with its runs before it wakes up."""
STARTING_SECONDS = 1.6
"""A start takes about this long, so a second kill falls anywhere in it."""
AWAY_SECONDS = 4.0
"""How long a process may stay away where others go on."""


class Tormentor:
    """Disturbs a world.

    Args:
        world: What is disturbed.
        random: Draws when, what and whom.
        done: Counts it.
    """

    def __init__(self, world: World, random: Random, done: Counter[str]) -> None:
        self._world = world
        self._random = random
        self._done = done
        self._kinds: dict[Callable[[Process], Awaitable[None]], int] = {
            self._kill: 50,
            self._kill_twice: 15,
            self._freeze: 12,
            self._freeze_and_kill: 8,
            self._stop: 8,
            self._stop_and_kill: 7,
        }
        if len(world.processes) > 1:
            self._kinds |= {
                self._kill_all: 10,
                self._restart_database: 12,
                self._freeze_long: 4,
            }

    async def disturb(self) -> str:
        """Wait for a moment, do something, and wait until everything serves; say what it was."""
        await asyncio.sleep(self._random.uniform(*BETWEEN_SECONDS))
        (kind,) = self._random.choices(list(self._kinds), list(self._kinds.values()))
        victim = self._random.choice(list(self._world.processes))
        await kind(victim)
        return f"{kind.__name__.strip('_').replace('_', ' ')} ({victim.name})"

    async def _kill_now(self, process: Process) -> None:
        if await process.kill():
            self._done["SIGKILL"] += 1

    async def _back(self, process: Process) -> None:
        """Start a process again, where others go on perhaps only after a while."""
        if len(self._world.processes) > 1 and self._random.random() < 0.4:
            await asyncio.sleep(self._random.uniform(0.0, AWAY_SECONDS))
        await process.start()

    async def _kill(self, process: Process) -> None:
        await self._kill_now(process)
        await self._back(process)

    async def _kill_twice(self, process: Process) -> None:
        await self._kill_now(process)
        await process.launch()
        await asyncio.sleep(self._random.uniform(0.0, STARTING_SECONDS))
        await self._kill_now(process)
        self._done["of them while it starts or just after"] += 1
        await self._back(process)

    async def _kill_all(self, _process: Process) -> None:
        await asyncio.gather(*(self._kill_now(each) for each in self._world.processes))
        await asyncio.gather(*(each.start() for each in self._world.processes))

    async def _freeze(self, process: Process) -> None:
        await self._hold(process)
        process.send(signal.SIGCONT)

    async def _freeze_long(self, process: Process) -> None:
        await self._hold(process, LONG_FREEZE_SECONDS)
        process.send(signal.SIGCONT)

    async def _freeze_and_kill(self, process: Process) -> None:
        await self._hold(process)
        await self._kill_now(process)
        await self._back(process)

    async def _hold(self, process: Process, seconds: tuple[float, float] = FREEZE_SECONDS) -> None:
        process.send(signal.SIGSTOP)
        self._done["SIGSTOP"] += 1
        await asyncio.sleep(self._random.uniform(*seconds))

    async def _stop(self, process: Process) -> None:
        process.send(signal.SIGTERM)
        self._done["SIGTERM"] += 1
        if not await process.wait():
            raise WorldBroken(f"{process.name} did not heed SIGTERM")
        await self._back(process)

    async def _stop_and_kill(self, process: Process) -> None:
        process.send(signal.SIGTERM)
        self._done["SIGTERM"] += 1
        await process.wait(self._random.uniform(0.0, 1.0))
        await self._kill_now(process)
        await self._back(process)

    async def _restart_database(self, process: Process) -> None:
        if not await self._world.restart_database():
            return
        self._done["database restarts"] += 1
        if self._random.random() < 0.5:
            await self._kill_now(process)
            await self._back(process)
