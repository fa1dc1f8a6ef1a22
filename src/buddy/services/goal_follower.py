"""Follows the log, and has goals go on whenever one of their missions has ended.

It looks at the store when a goal was approved, has moved or is over (the bell, which other
processes hear too), when a mission of a goal has ended or was decided on, and once a minute
besides. What it finds there decides, so nothing is lost with a process.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from buddy.domain.events.execution import MissionStopped
from buddy.domain.events.goals import GoalApproved, GoalEnded, GoalProgress
from buddy.domain.events.log import Event
from buddy.domain.events.proposals import (
    MissionApproved,
    MissionCancelled,
    MissionExpired,
    MissionRejected,
)
from buddy.domain.goal import Goal
from buddy.domain.ids import MissionId, UserId
from buddy.errors import BuddyError
from buddy.ports.clock import Clock
from buddy.ports.event_bus import EventBus
from buddy.ports.store import Queries

_log = logging.getLogger(__name__)

BELL: Final = UserId("@goals")
"""Nobody's id: who listens for it waits for goals to go on."""
LOOK_SECONDS: Final = 60.0
"""Between two looks at the store when nothing calls for one."""
AGAIN_SECONDS: Final = 2.0
"""After a round in which something broke."""
AT_ONCE: Final = 500
SIDE_BY_SIDE: Final = 8
"""Goals that are carried on at a time."""
_OF_GOALS: Final = (GoalApproved, GoalProgress, GoalEnded)
_TURNS: Final = (
    MissionStopped,
    MissionApproved,
    MissionRejected,
    MissionCancelled,
    MissionExpired,
)


class Carrier(Protocol):
    """Takes the steps of a goal."""

    async def advance(self, seen: Goal) -> Goal | None:
        """Take every step that a goal has now; return it as it stands then."""
        ...


@dataclass(slots=True)
class GoalFollower:
    """Has goals go on."""

    queries: Queries
    runner: Carrier
    bus: EventBus
    clock: Clock
    _open: set[MissionId] = field(default_factory=set[MissionId])
    """Missions of goals that were not over at the last look."""
    _broke: bool = False

    def ring(self, events: Sequence[Event]) -> None:
        """Look at what was committed. Never waits."""
        for event in events:
            turned = isinstance(event.data, _TURNS) and event.mission_id in self._open
            if turned or isinstance(event.data, _OF_GOALS):
                self.bus.ring(BELL)
                return

    async def watch(self) -> None:
        """Follow until cancelled."""
        async with self.bus.listen(BELL) as bell:
            while True:
                await self._quietly()
                await bell.wait(AGAIN_SECONDS if self._broke else LOOK_SECONDS)

    async def _quietly(self) -> None:
        self._broke = False
        try:
            await self.round()
        except BuddyError as error:
            self._broke = True
            _log.warning("Goals wait: %s", error.message)
        except Exception:  # noqa: BLE001  # logged; the next round may go well
            self._broke = True
            _log.exception("A round of goals broke")

    async def round(self) -> int:
        """Carry on every goal that has something to do; return how many there were."""
        due = await self.queries.records.due(Goal, self.clock.now(), AT_ONCE)
        places = asyncio.Semaphore(SIDE_BY_SIDE)
        after = await asyncio.gather(*(self._advance(each, places) for each in due))
        self._open = {
            part.mission_id
            for goal in after
            if goal is not None
            for part in goal.open
            if part.mission_id is not None
        }
        return len(due)

    async def _advance(self, goal: Goal, places: asyncio.Semaphore) -> Goal | None:
        async with places:
            try:
                return await self.runner.advance(goal)
            except Exception as error:  # noqa: BLE001  # logged; the others go on, and it is tried again
                self._broke = True
                _log.warning("Goal %s could not go on", goal.record_id, exc_info=error)
                return goal
