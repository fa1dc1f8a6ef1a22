"""Follows the log, and has goals go on whenever one of their missions has ended.

It looks at the store when a goal was approved, has moved or is over (the bell, which other
processes hear too), when a mission of a goal has ended or was decided on, and once a minute
besides. What it finds there decides, so nothing is lost with a process.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
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
from buddy.domain.instant import Instant, plus_seconds
from buddy.errors import BuddyError
from buddy.ports.clock import Clock
from buddy.ports.event_bus import EventBus
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork

_log = logging.getLogger(__name__)

BELL: Final = UserId("@goals")
"""Nobody's id: who listens for it waits for goals to go on."""
LOOK_SECONDS: Final = 60.0
"""Between two looks at the store when nothing calls for one."""
AGAIN_SECONDS: Final = 2.0
"""After a round in which something broke."""
AT_ONCE: Final = 500
MOST_BATCHES: Final = 200
"""Of so many goals in one round."""
_A_MOMENT: Final = 0.001
"""Seconds; the least by which two instants differ."""
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

    transact: TransactionRunner
    queries: Queries
    runner: Carrier
    bus: EventBus
    clock: Clock
    at_once: int = AT_ONCE
    """Goals that are read at a time."""
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
        """Carry on every goal that has something to do; return how many there were.

        Most of them only wait for their missions, and stay due. Where there are more than are read
        at a time, those that did not move go behind the others, so that all of them are looked at.
        """
        begun, looked, open_ones = self.clock.now(), 0, set[MissionId]()
        for _ in range(MOST_BATCHES):
            due = await self.queries.records.due(Goal, begun, self.at_once)
            places = asyncio.Semaphore(SIDE_BY_SIDE)
            after = await asyncio.gather(*(self._advance(each, places) for each in due))
            open_ones |= {
                part.mission_id
                for goal in after
                if goal is not None
                for part in goal.open
                if part.mission_id is not None
            }
            looked += len(due)
            if len(due) < self.at_once:
                break
            await self._put_behind(due, begun)
        self._open = open_ones
        return looked

    async def _put_behind(self, seen: Sequence[Goal], begun: Instant) -> None:
        """Have goals that were looked at be due after all that were due when the round began."""

        async def work(uow: UnitOfWork, user_id: UserId, goal_id: str) -> None:
            goal = await uow.records.get(Goal, user_id, goal_id)
            if goal is not None and goal.due_at is not None and goal.due_at <= begun:
                await uow.records.put(replace(goal, looked_at=plus_seconds(begun, _A_MOMENT)))

        for each in seen:
            await self.transact(partial(work, user_id=each.user_id, goal_id=each.record_id))

    async def _advance(self, goal: Goal, places: asyncio.Semaphore) -> Goal | None:
        async with places:
            try:
                return await self.runner.advance(goal)
            except Exception as error:  # noqa: BLE001  # logged; the others go on, and it is tried again
                self._broke = True
                _log.warning("Goal %s could not go on", goal.record_id, exc_info=error)
                return goal
