"""Writes what one database step of a run has to say: steps, events, mission, record.

A scribe lives inside one transaction. It loads the mission and its tracker, takes notes while the
step works, and `close` writes everything at once: events in order, then the mission with its
tracker and its record. Nothing is written before, so a step that raises leaves no trace.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from buddy.domain.commands import Stop
from buddy.domain.decisions import decide
from buddy.domain.eta import measure
from buddy.domain.events.catalogue import EventData
from buddy.domain.events.execution import ExecutionStepRecorded, MissionProgress
from buddy.domain.execution_record import ExecutionRecord, report_progress
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.mission_progress_tracker import (
    ExecutionStep,
    MissionProgressTracker,
    ProgressEvent,
)
from buddy.domain.money import ZERO, Money
from buddy.domain.pipeline import StepName
from buddy.errors import MissionNotFound
from buddy.ports.clock import Clock
from buddy.ports.engine import RunCancelled, RunRequest, StepWithheld
from buddy.ports.store import UnitOfWork
from buddy.services.budget_enforcer import BudgetEnforcer, told_of
from buddy.services.streaming_events import Emission, StreamingEvents

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ScribeDesk:
    """Opens scribes; the same desk serves every step."""

    clock: Clock
    streaming: StreamingEvents
    budgets: BudgetEnforcer

    async def open(self, uow: UnitOfWork, request: RunRequest) -> RunScribe:
        """Load the run's mission and begin to take notes.

        Raises:
            MissionNotFound: The mission was deleted.
        """
        mission = await uow.missions.get(request.user_id, request.mission_id)
        if mission is None:
            raise MissionNotFound(request.mission_id)
        return self._scribe(uow, request, mission)

    async def open_all(
        self, uow: UnitOfWork, requests: Sequence[RunRequest]
    ) -> tuple[RunScribe | None, ...]:
        """Open a scribe for each of several missions' runs; None where the mission was deleted.

        Their missions are locked user by user and by their ids, in one order for all.
        """
        missions: dict[MissionId, Mission | None] = {}
        for user_id in sorted({request.user_id for request in requests}):
            ids = [request.mission_id for request in requests if request.user_id == user_id]
            missions.update(zip(ids, await uow.missions.get_all(user_id, ids), strict=True))
        return tuple(
            self._scribe(uow, request, mission) if mission else None
            for request in requests
            for mission in (missions[request.mission_id],)
        )

    async def close_all(self, uow: UnitOfWork, scribes: Sequence[RunScribe]) -> None:
        """Write the notes and the missions of several scribes, in fewer trips to the store."""
        news = [scribe.take_notes() for scribe in scribes]
        recorded = await self.streaming.record_all(uow, news)
        for scribe, mission in zip(scribes, recorded, strict=True):
            scribe.finish(mission)
        await uow.missions.put_all([scribe.mission for scribe in scribes])

    def _scribe(self, uow: UnitOfWork, request: RunRequest, mission: Mission) -> RunScribe:
        now = self.clock.now
        if mission.tracker is None:
            tracker = MissionProgressTracker.begin(mission.mission_id, now)
        else:
            tracker = MissionProgressTracker(mission.tracker, now)
        scribe = RunScribe(self, uow, request, mission, tracker)
        tracker.register_callback(scribe.note_step)
        return scribe


@dataclass(slots=True)
class RunScribe:
    """Takes notes in one transaction and writes them at its close."""

    desk: ScribeDesk
    uow: UnitOfWork
    request: RunRequest
    mission: Mission
    tracker: MissionProgressTracker
    record: dict[str, object] = field(default_factory=dict[str, object])
    """Fields of the execution record that this step sets."""
    is_over: bool = False
    """Whether the run ends with this transaction."""
    _notes: list[Emission] = field(default_factory=list[Emission])

    @property
    def now(self) -> Instant:
        """The instant, by the desk's clock."""
        return self.desk.clock.now()

    def note(self, data: EventData, key: str) -> None:
        """Note an event; the key makes it unique within the run."""
        self._notes.append(Emission(data, f"{self.request.run_id}:{key}"))

    def note_step(self, event: ProgressEvent, step: ExecutionStep) -> None:
        """Note what the tracker reports (its callback)."""
        if event == "progress":
            # Reports of a tool are not steps: one that is repeated after a crash is news again.
            self._notes.append(
                Emission(self._progress(step.progress_percent, step.step_name, step.message))
            )
            return
        data = ExecutionStepRecorded(
            run_id=self.request.run_id,
            step_name=step.step_name,
            step_index=step.step_index,
            total_steps=step.total_steps,
            progress_percent=step.progress_percent,
            step_status=step.status,
            message=step.message,
        )
        self.note(data, f"{step.step_name}:{step.status}")

    def note_progress(self, percent: int, step_name: str, message: str) -> None:
        """Note movement through an untracked stage."""
        self.tracker.pass_stage(percent)
        self.note(self._progress(percent, step_name, message), f"{step_name}:progress:{percent}")

    def _progress(self, percent: int, step_name: str, message: str) -> MissionProgress:
        return MissionProgress(
            run_id=self.request.run_id,
            step_name=step_name,
            progress_percent=percent,
            message=message,
            total_items_collected=self.tracker.total_items_collected,
        )

    async def spent(self) -> Money:
        """Return what the run's calls have cost so far, or may have."""
        held = await self.uow.ledger.reservation(self.mission.user_id, self.request.run_id)
        return held.metered if held else ZERO

    async def settle(self, *, completed: bool = False) -> Money:
        """Close the run's reservation, once: book what was spent and free the rest.

        Args:
            completed: Whether the run came to its end.

        Returns:
            What was booked.
        """
        run_id, user_id, at = self.request.run_id, self.mission.user_id, self.now
        closed = await self.desk.budgets.close(self.uow, user_id, run_id, at, completed=completed)
        if closed is None:
            return ZERO
        self.record["cost_usd"] = closed.actual
        told = told_of(closed)
        self.note(told, told.event_type)
        return closed.actual

    async def end(
        self,
        status: MissionStatus,
        reason: str,
        *,
        error: str | None,
        code: str | None,
        cost: Money | None = None,
    ) -> None:
        """Note the end of the run: its money settled, `mission_stop`, the outcome.

        Args:
            status: How it ends.
            reason: Why, in a sentence.
            error: The result's short text, where it failed.
            code: The stable code of the error.
            cost: What later estimates may take the run to have cost; None where nobody knows.
        """
        run_id, at, self.is_over = self.request.run_id, self.now, True
        await self.settle()
        self.record |= {
            "success": error is None,
            "error": error,
            "error_code": code,
            "error_detail": None if error is None else reason,
        }
        record = self._record(status)
        stop = Stop(
            run_id=run_id,
            final_status=status,
            reason=reason,
            elapsed_seconds=record.progress_tracker.elapsed_seconds,
            progress_percent=self.tracker.get_progress_percent(),
            tool_used=record.tool_used,
            result_summary=record.result_summary,
            artifact=record.artifact_reference,
        )
        called = record.tool_used if record.reused_from is None else None
        if status is MissionStatus.COMPLETED and called is not None:
            await self._keep_durations(called, cost)
        await self._write()
        for data in decide(self.mission, stop, at):
            self.note(data, "mission_stop")

    async def _keep_durations(self, tool: ToolName, cost: Money | None) -> None:
        """Add the run to the history that times left are estimated from.

        A run that was parked, or held by the instance's switch, waited for a person: how long says
        nothing about the next one.
        """
        run, switch = self.mission.run, await self.uow.instance.get()
        held = switch.since is not None and switch.since >= self.tracker.state.start_time
        parked = run is not None and run.attempt > 1
        durations = measure(self.tracker.state, self.request.run_id, tool, cost)
        if durations is not None and not held and not parked:
            await self.uow.durations.add(self.mission.user_id, durations)

    async def fail(self, message: str, *, error: str, code: str, step: StepName) -> None:
        """Fail the step under way and with it the run.

        Args:
            message: The step's message, with its numbers: "Budget exceeded: $5.23 > $5.00 limit".
            error: The result's short text: "Budget exceeded".
            code: The stable code of the error.
            step: The step to fail; it is started first where it was not.
        """
        current = self.tracker.current_step
        if current is None or current.step_name != step:
            self.tracker.start_step(step)
        self.tracker.fail_step(message)
        await self.end(MissionStatus.FAILED, message, error=error, code=code)

    async def close(self) -> Mission:
        """Write the notes and the mission."""
        await self.desk.close_all(self.uow, (self,))
        return self.mission

    def take_notes(self) -> tuple[Mission, Sequence[Emission]]:
        """Return the mission and the notes on it that are not written yet, and forget them."""
        notes, self._notes = self._notes, []
        return self.mission, notes

    def finish(self, mission: Mission) -> None:
        """Take the mission as its notes have left it, and set its tracker and its record."""
        for error in self.tracker.callback_errors:
            _log.error("A progress callback of %s failed", self.request.run_id, exc_info=error)
        self.mission = mission
        self.mission = replace(
            mission,
            tracker=self.tracker.state,
            execution_record=self._record(mission.status),
            updated_at=self.now,
        )

    async def _write(self) -> None:
        self.mission = await self.desk.streaming.record(self.uow, *self.take_notes())

    def _record(self, status: MissionStatus) -> ExecutionRecord:
        elapsed = round(self.tracker.get_elapsed_seconds(), 3)
        progress = report_progress(self.tracker.state, elapsed)
        before = self.mission.execution_record or ExecutionRecord(
            success=False,
            mission_id=self.mission.mission_id,
            status=status,
            timestamp=self.now,
            progress_tracker=progress,
        )
        fields: dict[str, object] = {
            **self.record,
            "status": status,
            "timestamp": self.now,
            "progress_tracker": progress,
        }
        return replace(before, **fields)  # type: ignore[arg-type]  # names are checked by tests


async def mind_orders(scribe: RunScribe) -> None:
    """Go no further in a run that was told to stop, or while the instance is paused.

    Read in the transaction of the checkpoint: in whatever process either was said, no checkpoint is
    committed after it.

    Raises:
        RunCancelled: The run was told to stop.
        StepWithheld: The instance is paused.
    """
    if scribe.mission.cancel_requested_at is not None:
        raise RunCancelled
    if (await scribe.uow.instance.get()).paused:
        raise StepWithheld
