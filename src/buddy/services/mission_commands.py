"""Carries out a command on a mission: load, decide, record, put, in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from buddy.domain.commands import Command, Stop
from buddy.domain.decisions import decide
from buddy.domain.events.execution import MissionStopped
from buddy.domain.ids import MissionId, UserId
from buddy.domain.lifecycle import TERMINAL
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO
from buddy.domain.run import Run, RunState
from buddy.errors import MissionNotFound
from buddy.ports.clock import Clock
from buddy.ports.store import TransactionRunner, UnitOfWork
from buddy.services.budget_enforcer import BudgetEnforcer, told_of
from buddy.services.streaming_events import Emission, StreamingEvents


@dataclass(frozen=True, slots=True)
class CommandResult:
    """A mission before and after a command."""

    before: Mission
    after: Mission

    @property
    def changed(self) -> bool:
        """Whether the command did anything (the same approval again does nothing)."""
        return self.before != self.after


Also: TypeAlias = Callable[[UnitOfWork, CommandResult], Awaitable[object]]
"""Called in the transaction of a command with what came of it."""


Follower: TypeAlias = Callable[[UnitOfWork, Mission, Mission], Awaitable[Mission]]
"""Called in the transaction with a mission before and after its status changed; returns what it
made of it."""


@dataclass(frozen=True, slots=True)
class MissionCommands:
    """Runs commands."""

    transact: TransactionRunner
    clock: Clock
    streaming: StreamingEvents
    budgets: BudgetEnforcer
    follow: Follower | None = None
    """Lets a schedule begin, or end, with its mission."""

    async def run(
        self,
        user_id: UserId,
        mission_id: MissionId,
        command: Command,
        also: Also | None = None,
    ) -> CommandResult:
        """Carry out one command.

        Args:
            user_id: Whose mission.
            mission_id: Which.
            command: What to do.
            also: Called in the transaction with what came of it.

        Raises:
            MissionNotFound: This user has no such mission.
            MissionError: The mission cannot take the command; nothing was written.
        """

        async def work(uow: UnitOfWork) -> CommandResult:
            before = await uow.missions.get(user_id, mission_id)
            if before is None:
                raise MissionNotFound(mission_id)
            after = await self.apply(uow, before, command)
            if after != before:
                await uow.missions.put(after)
            result = CommandResult(before, after)
            if also is not None:
                await also(uow, result)
            return result

        return await self.transact(work)

    async def apply(self, uow: UnitOfWork, mission: Mission, command: Command) -> Mission:
        """Decide and record in the caller's transaction; the caller puts the mission."""
        # Commands of the engine name no channel: what they cause tells it itself.
        channel = getattr(command, "channel", "api")
        events = decide(mission, command, self.clock.now())
        emissions = [Emission(data, channel=channel) for data in events]
        after = await self.streaming.record(uow, mission, emissions)
        run = mission.run
        ended = after.status in TERMINAL and mission.status not in TERMINAL
        if ended and run is not None and run.started_at and not isinstance(command, Stop):
            after = await self._end_run(uow, after, run)
        moved = (after.status, after.revision) != (mission.status, mission.revision)
        if self.follow is not None and moved:
            after = await self.follow(uow, mission, after)
        return after

    async def _end_run(self, uow: UnitOfWork, mission: Mission, run: Run) -> Mission:
        """Close the books of a run that was ended from outside while it was parked."""
        at = self.clock.now()
        emissions: list[Emission] = []
        closed = await self.budgets.close(uow, mission.user_id, run.run_id, at)
        card, record = mission.card, mission.execution_record
        reason = card.message if card else str(mission.status)
        if closed is not None:
            told = told_of(closed)
            emissions.append(Emission(told, f"{run.run_id}:{told.event_type}"))
            if closed.unanswered > ZERO:
                reason = (
                    f"{reason}. {closed.unanswered} is booked as spent: the call that was under "
                    "way may have cost it"
                )
        percent = mission.tracker.progress_percent if mission.tracker else 0
        stop = MissionStopped(
            run_id=run.run_id,
            final_status=mission.status,
            reason=reason,
            tool_used=record.tool_used if record else None,
            result_summary=None,
            artifact=None,
            elapsed_seconds=record.progress_tracker.elapsed_seconds if record else 0.0,
            progress_percent=percent,
        )
        emissions.append(Emission(stop, f"{run.run_id}:mission_stop"))
        if record is not None:
            record = replace(
                record,
                status=mission.status,
                error=str(mission.status).capitalize(),
                error_code=str(mission.status),
                error_detail=stop.reason,
                cost_usd=closed.actual if closed else record.cost_usd,
                timestamp=at,
            )
            mission = replace(mission, execution_record=record)
        mission = replace(mission, run=replace(run, state=RunState.FINISHED, finished_at=at))
        return await self.streaming.record(uow, mission, emissions)
