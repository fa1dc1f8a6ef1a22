"""Waits for the next time of any schedule, and has it fired.

It sleeps until then, however long that is, and looks at the store when a schedule was made or
changed (the bell), when a mission that it has made has ended, when the wall clock has jumped, and
once a minute besides. A second of sleep at a time costs no look at the store: it only compares the
clocks.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from buddy.domain.events.execution import MissionStopped
from buddy.domain.events.log import Event
from buddy.domain.events.schedules import ScheduleChanged, ScheduleCreated
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant, plus_seconds, seconds_between
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission
from buddy.domain.schedule import Schedule
from buddy.domain.schedule_steps import GRACE_SECONDS
from buddy.errors import BuddyError
from buddy.ports.clock import Chance, Clock
from buddy.ports.event_bus import Doorbell, EventBus
from buddy.ports.store import Queries

_log = logging.getLogger(__name__)

BELL: Final = UserId("@schedules")
"""Nobody's id: who listens for it waits for times of schedules."""
LOOK_SECONDS: Final = 60.0
"""Between two looks at the store when nothing calls for one."""
PIECE_SECONDS: Final = 1.0
"""The longest sleep at a time: a clock that jumps is noticed so late."""
JUMP_SECONDS: Final = 1.0
QUEUE_SECONDS: Final = 5.0
"""Between two looks at a firing that waits for an earlier run."""
JITTER_SECONDS: Final = 10.0
"""After a start, what was missed is made up for spread over so long."""
AT_ONCE: Final = 500
SIDE_BY_SIDE: Final = 8
KNOWN: Final = 10_000


class Carrier(Protocol):
    """Takes the steps of a schedule."""

    async def advance(self, seen: Schedule) -> tuple[Mission, ...]:
        """Take every step that a schedule has now; return the missions that were made."""
        ...

    async def settle(self, mission: Mission) -> None:
        """Let a schedule know that a mission of its has ended."""
        ...


@dataclass(slots=True)
class ScheduleTicker:
    """Fires what is due."""

    queries: Queries
    runner: Carrier
    bus: EventBus
    clock: Clock
    chance: Chance
    _made: dict[MissionId, UserId] = field(default_factory=dict[MissionId, UserId])
    """Missions that this process has made and that were not over then."""
    _stopped: list[tuple[UserId, MissionId]] = field(default_factory=list[tuple[UserId, MissionId]])
    _held: dict[str, float] = field(default_factory=dict[str, float])
    """Schedules that are left alone until a moment of the monotonic clock."""

    def ring(self, events: Sequence[Event]) -> None:
        """Look at what was committed. Never waits."""
        for event in events:
            mission_id = event.mission_id
            if isinstance(event.data, (ScheduleCreated, ScheduleChanged)):
                self.bus.ring(BELL)
            elif isinstance(event.data, MissionStopped) and mission_id in self._made:
                assert mission_id is not None
                self._stopped.append((event.user_id, mission_id))
                self.bus.ring(BELL)

    async def watch(self) -> None:
        """Wait and fire until cancelled."""
        async with self.bus.listen(BELL) as bell:
            await self.spread()
            while True:
                due = await self._quietly()
                await self._sleep(due, bell)

    async def spread(self) -> None:
        """Hold back what was missed before this start, each schedule for another while."""
        try:
            now = self.clock.now()
            late = plus_seconds(now, -GRACE_SECONDS)
            for each in await self.queries.records.due(Schedule, late, AT_ONCE):
                wait = self.chance.draw() * JITTER_SECONDS
                self._held[each.record_id] = self.clock.monotonic() + wait
        except BuddyError as error:
            _log.warning("Schedules wait: %s", error.message)

    async def _quietly(self) -> float | None:
        try:
            await self.round()
            return await self._next_in()
        except BuddyError as error:
            _log.warning("Schedules wait: %s", error.message)
        except Exception:  # noqa: BLE001  # logged; the next round may go well
            _log.exception("A round of schedules broke")
        return PIECE_SECONDS

    async def round(self) -> int:
        """Fire everything that is due and not held back; return how many missions were made."""
        stopped, self._stopped = self._stopped, []
        for user_id, mission_id in stopped:
            self._made.pop(mission_id, None)
            mission = await self.queries.mission(user_id, mission_id)
            if mission is not None:
                await self.runner.settle(mission)
                self._held.pop(str(mission.metadata.get("schedule")), None)
        due = await self.queries.records.due(Schedule, self.clock.now(), AT_ONCE)
        known = {each.record_id for each in due}
        self._held = {name: at for name, at in self._held.items() if name in known}
        now = self.clock.monotonic()
        free = [each for each in due if self._held.get(each.record_id, now) <= now]
        places = asyncio.Semaphore(SIDE_BY_SIDE)
        made = await asyncio.gather(*(self._advance(each, places) for each in free))
        return sum(made)

    async def _advance(self, schedule: Schedule, places: asyncio.Semaphore) -> int:
        async with places:
            try:
                made = await self.runner.advance(schedule)
            except Exception as error:  # noqa: BLE001  # logged; the others go on, and it is tried again
                _log.warning("Schedule %s could not go on", schedule.record_id, exc_info=error)
                self._held[schedule.record_id] = self.clock.monotonic() + QUEUE_SECONDS
                return 0
        for mission in made:
            await self._follow(mission)
        while len(self._made) > KNOWN:
            self._made.pop(next(iter(self._made)))
        if schedule.queued or not made:
            # Nothing more can be done at once: it waits for a run, or another process has done it.
            self._held[schedule.record_id] = self.clock.monotonic() + QUEUE_SECONDS
        else:
            self._held.pop(schedule.record_id, None)
        return len(made)

    async def _follow(self, mission: Mission) -> None:
        """Hear of the end of a mission, also where that came before anybody listened."""
        self._made[mission.mission_id] = mission.user_id
        stands = await self.queries.mission(mission.user_id, mission.mission_id)
        if stands is not None and stands.status in TERMINAL:
            self._stopped.append((mission.user_id, mission.mission_id))
            self.bus.ring(BELL)

    async def _next_in(self) -> float | None:
        """Return in how many seconds something is due; None: not before the next look."""
        now, mono = self.clock.now(), self.clock.monotonic()
        horizon = plus_seconds(now, LOOK_SECONDS)
        coming = await self.queries.records.due(Schedule, horizon, AT_ONCE)
        waits = [
            max(
                seconds_between(now, each.due_at) if each.due_at else 0.0,
                self._held.get(each.record_id, mono) - mono,
            )
            for each in coming
        ]
        return min(waits, default=None)

    async def _sleep(self, seconds: float | None, bell: Doorbell) -> None:
        """Sleep until something is due, or until there is a reason to look again."""
        left = LOOK_SECONDS if seconds is None else max(0.0, min(seconds, LOOK_SECONDS))
        wall, mono = self.clock.now(), self.clock.monotonic()
        end = mono + left
        while (rest := end - self.clock.monotonic()) > 0:
            if await bell.wait(min(rest, PIECE_SECONDS)):
                return
            if self._jumped(wall, mono):
                _log.info("The clock has jumped; schedules are looked at again")
                return

    def _jumped(self, wall: Instant, mono: float) -> bool:
        passed = self.clock.monotonic() - mono
        return abs(seconds_between(wall, self.clock.now()) - passed) > JUMP_SECONDS
