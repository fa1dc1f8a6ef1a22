"""The start-up sweep: no mission is left "running" for ever, no accepted run is forgotten.

A queued row is the outbox of an accepted execute: who finds one hands it to the engine, which takes
each run once. What was running goes on where the engine is durable, and ends where it is not.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from buddy.domain.ids import RunId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.run import RunState
from buddy.ports.engine import Engine
from buddy.ports.store import Queries
from buddy.services.approval_service import run_request
from buddy.services.execution_service import GIVEN_UP, INTERRUPTED, ExecutionService

_log = logging.getLogger(__name__)

_WAITING = frozenset({MissionStatus.APPROVED, MissionStatus.RUNNING})
_OPEN = frozenset({RunState.QUEUED, RunState.RUNNING})


@dataclass(slots=True)
class Recovery:
    """Takes up what an earlier process left."""

    queries: Queries
    engine: Engine
    executions: ExecutionService
    _retaken: set[RunId] = field(default_factory=set[RunId])
    """Runs that the engine had let go of and was given once more."""

    async def sweep(self) -> tuple[int, int]:
        """Give the engine the runs that are open, and end those that it cannot take up.

        Returns:
            How many were started or go on, and how many ended as interrupted.
        """
        started = ended = 0
        for mission in await self.queries.open_missions(_WAITING):
            run = mission.run
            if run is None or run.state in {RunState.FINISHED, RunState.PARKED}:
                continue
            if run.state is RunState.QUEUED or self.engine.durable:
                await self._take_up(mission)
                started += 1
            else:
                await self.executions.end_lost(mission, INTERRUPTED)
                ended += 1
        if started or ended:
            _log.warning("Start-up: %d open runs go on, %d were interrupted", started, ended)
        return started, ended

    async def sweep_orphans(self) -> int:
        """End runs that are recorded as queued or running and that the engine does not carry.

        A run gets lost when its end could not be stored for minutes; a durable engine gives one up
        whose process died with it again and again, at its first step too. It is given the run once
        more before that is taken for an answer. A queued run is handed over once more by any
        engine: who accepted it may have died in between. Returns how many ended.
        """
        ended = 0
        missions = await self.queries.open_missions(_WAITING)
        orphans = [each for each in missions if each.run and each.run.state in _OPEN]
        self._retaken &= {each.run.run_id for each in orphans if each.run}
        for mission in orphans:
            run = mission.run
            if run is None or await self.engine.carries(run.run_id):
                continue
            again = self.engine.durable or run.state is RunState.QUEUED
            if again and run.run_id not in self._retaken:
                self._retaken.add(run.run_id)
                await self._take_up(mission)
                continue
            lost = GIVEN_UP if self.engine.durable else INTERRUPTED
            await self.executions.end_lost(mission, lost)
            ended += 1
        return ended

    async def _take_up(self, mission: Mission) -> None:
        """Hand a run over; an engine that has it already changes nothing."""
        run = mission.run
        if run is None:
            return
        request = run_request(mission)
        if run.attempt == 1:
            await self.engine.start(request)
        else:
            await self.engine.continue_(request, run.attempt)
        if mission.cancel_requested_at is not None:
            await self.executions.control.cancel(run.run_id)
