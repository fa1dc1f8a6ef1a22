"""Holds runs while the instance is paused, and tells the runs of this process to stop.

Both are said in one process and must be heard in every one. The store has the truth: a checkpoint
reads it in its own transaction. This service looks at it once a second, and at once when the bell
rings, so that a held run goes on, and a tool that runs is told to stop, without anybody asking.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from buddy.domain.ids import RunId, UserId
from buddy.domain.instance import InstanceState
from buddy.errors import BuddyError, EngineStopping
from buddy.ports.engine import Engine
from buddy.ports.event_bus import EventBus
from buddy.ports.store import Queries

_log = logging.getLogger(__name__)

T = TypeVar("T")

BELL = UserId("@instance")
"""Nobody's id: who listens for it is every process's control."""
LOOK_SECONDS = 1.0
"""Between two looks at the store when no bell rings."""


@dataclass(slots=True)
class RunControl:
    """What this process knows of the switch and of runs that are to stop.

    It belongs to the event loop that the runs live on.
    """

    queries: Queries
    engine: Engine
    bus: EventBus
    _paused: bool = False
    _leaving: bool = False
    _gone: bool = False
    _stopping: frozenset[RunId] = frozenset()
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def paused(self) -> bool:
        """Whether the instance was paused when this process last looked."""
        return self._paused

    def learn(self, state: InstanceState) -> None:
        """Take in the switch as somebody here has just put it, and tell the other processes."""
        self._turn(paused=state.paused)
        self.bus.ring(BELL)

    async def cancel(self, run_id: RunId) -> None:
        """Tell a run to stop, in whatever process it is carried; the store has it already."""
        self._stopping |= {run_id}
        self._notify()
        if not await self.engine.cancel(run_id):
            self.bus.ring(BELL)

    async def hold(self, run_id: RunId) -> None:
        """Return when the instance is not paused, or when this run is told to stop.

        Raises:
            asyncio.CancelledError: Buddy stops; the run is left as it is, for the next process.
        """
        while self._is_held(run_id):
            await self.engine.note_rest(run_id, resting=True)
            while self._is_held(run_id):
                if self._leaving:
                    raise asyncio.CancelledError
                await self._changed.wait()
            await self.engine.note_rest(run_id, resting=False)

    def _is_held(self, run_id: RunId) -> bool:
        return self._paused and run_id not in self._stopping

    async def withheld(self, run_id: RunId) -> None:
        """Hold a run of which the store has said that the instance is paused."""
        self._turn(paused=True)
        await self.hold(run_id)

    async def unless_paused(self, waiting: Coroutine[Any, Any, T]) -> T | None:
        """Wait for something; None as soon as the instance is paused.

        Raises:
            EngineStopping: Buddy stops first.
        """
        waiter = asyncio.ensure_future(waiting)
        try:
            while not waiter.done() and not self._paused:
                if self._gone:
                    raise EngineStopping(
                        "Buddy is stopping before this run has ended. The run goes on without it; "
                        "execute the mission again to wait for its result"
                    )
                change = asyncio.ensure_future(self._changed.wait())
                try:
                    await asyncio.wait({waiter, change}, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    change.cancel()
            return await waiter if waiter.done() else None
        finally:
            waiter.cancel()

    async def look(self) -> None:
        """Read the switch and the runs that are to stop, and act on both.

        Raises:
            StoreUnavailable: The store does not answer; what was known stays.
        """
        state = await self.queries.instance()
        stopping = [each.run.run_id for each in await self.queries.stopping() if each.run]
        self._stopping = frozenset(stopping)
        self._turn(paused=state.paused)
        for run_id in stopping:
            await self.engine.cancel(run_id)

    async def watch(self) -> None:
        """Look again and again, until cancelled."""
        async with self.bus.listen(BELL) as bell:
            while True:
                await bell.wait(LOOK_SECONDS)
                try:
                    await self.look()
                except BuddyError as error:
                    _log.warning("The instance's switch could not be read: %s", error.message)
                except Exception:  # noqa: BLE001  # logged; the next look may go well
                    _log.exception("The instance's switch could not be read")

    def begin(self) -> None:
        """Hold runs again, after an earlier life of this object has left."""
        self._leaving = self._gone = False

    def leave(self) -> None:
        """Let held runs go as they are: this process stops, and the next one takes them up."""
        self._leaving = True
        self._notify()

    def part(self) -> None:
        """Let those go who wait for a run: the engine of this process has stopped."""
        self._gone = True
        self._notify()

    def _turn(self, *, paused: bool) -> None:
        self._paused = paused
        self._notify()

    def _notify(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
