"""The start-up sweep: no mission is left "running" for ever, no accepted run is forgotten."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.run import RunState
from buddy.ports.engine import Engine
from buddy.ports.store import Queries
from buddy.services.approval_service import run_request
from buddy.services.execution_service import ExecutionService

_log = logging.getLogger(__name__)

_OPEN = frozenset({MissionStatus.APPROVED, MissionStatus.RUNNING, MissionStatus.AWAITING_APPROVAL})


@dataclass(frozen=True, slots=True)
class Recovery:
    """Takes up what an earlier process left."""

    queries: Queries
    engine: Engine
    executions: ExecutionService

    async def sweep(self) -> tuple[int, int]:
        """Start queued runs again, and end those that the engine cannot take up.

        Returns:
            How many were started, and how many ended as interrupted.
        """
        started = ended = 0
        for mission in await self.queries.open_missions(_OPEN):
            run = mission.run
            if run is None or run.state is RunState.FINISHED:
                continue
            if run.state is RunState.QUEUED:
                await self.engine.start(run_request(mission))
                started += 1
            elif not self.engine.durable:
                await self.executions.end_interrupted(mission)
                ended += 1
        if started or ended:
            _log.warning("Start-up: %d queued runs started, %d interrupted", started, ended)
        return started, ended

    async def sweep_orphans(self) -> int:
        """End runs that are recorded as running and that the engine does not carry.

        A run gets lost when its end could not be stored for minutes. Returns how many there were.
        """
        ended = 0
        for mission in await self.queries.open_missions(frozenset({MissionStatus.RUNNING})):
            if mission.run is not None and not self.engine.carries(mission.run.run_id):
                await self.executions.end_interrupted(mission)
                ended += 1
        return ended
