"""Carries an approved mission through its pipeline.

`execute_mission` reads top to bottom like the diagram it comes from. It is the workflow that the
engine runs: it may be taken up again after a crash, and then finished steps are remembered.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial

from buddy.domain.audit import Act, NewLink
from buddy.domain.commands import Start
from buddy.domain.decisions import decide
from buddy.domain.events.execution import MissionStopped
from buddy.domain.events.proposals import (
    ApprovalRequired,
    MissionCancelled,
    MissionExpired,
    MissionRejected,
)
from buddy.domain.execution_record import ExecutionRecord
from buddy.domain.ids import MissionId, RunId, UserId
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission, queue_run
from buddy.domain.mission_progress_tracker import MissionProgressTracker
from buddy.domain.pipeline import StepName
from buddy.domain.run import Run, RunState
from buddy.errors import (
    BuddyError,
    EngineError,
    EngineStopping,
    MissionError,
    MissionNotApproved,
    MissionNotFound,
)
from buddy.ports.clock import Clock, IdSource
from buddy.ports.engine import Engine, RunCancelled, StepContext, StepOutcome
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.approval_service import run_request
from buddy.services.conflict_details import ConflictDetails
from buddy.services.event_feed import EventFeed
from buddy.services.execution_steps.step import (
    ExecutionDraft,
    RunEnded,
    Step,
    checkpoint,
    in_transaction,
)
from buddy.services.execution_steps.tool_execution import ToolExecution
from buddy.services.run_control import RunControl
from buddy.services.run_scribe import RunScribe, ScribeDesk
from buddy.services.streaming_events import log_step
from buddy.services.tool_registry import ToolRegistry

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineSteps:
    """The steps, in the order of the pipeline table."""

    verification: Step
    intent_classification: Step
    budget_check: Step
    tool_selection: Step
    tool_grant: Step
    tool_announcement: Step
    tool_execution: ToolExecution
    artifact_creation: Step
    finalize: Step


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ends before its last step."""

    reason: str
    code: str
    status: MissionStatus = MissionStatus.FAILED


CANCELLED = Ending("Cancelled", "cancelled", MissionStatus.CANCELLED)
BROKEN = Ending("Internal error; the server's log has it", "internal_error")
INTERRUPTED = Ending(
    "Interrupted: Buddy was stopped while this mission ran; run it again", "interrupted"
)
GIVEN_UP = Ending(
    "Given up: Buddy stopped each time it carried this mission; the server's log has more",
    "given_up",
)
RESTING = frozenset(
    {
        MissionStopped.event_type,
        ApprovalRequired.event_type,
        MissionCancelled.event_type,
        MissionRejected.event_type,
        MissionExpired.event_type,
    }
)
"""Events after which a mission may be at rest."""
RETRY_SECONDS = (0.1, 0.5, 2.0, 5.0, 15.0, 30.0, 60.0)
"""Waits between attempts to record an end, while the store does not take it."""


@dataclass(frozen=True, slots=True)
class ExecutionService:
    """Accepts executions and carries them out."""

    transact: TransactionRunner
    queries: Queries
    engine: Engine
    steps: PipelineSteps
    desk: ScribeDesk
    registry: ToolRegistry
    feed: EventFeed
    control: RunControl
    clock: Clock
    ids: IdSource
    conflicts: ConflictDetails

    async def request_execution(
        self,
        user_id: UserId,
        mission_id: MissionId,
        channel: str = "api",
        actor: UserId | None = None,
    ) -> Mission:
        """Accept the execution of an approved mission and hand it to the engine.

        While the instance is paused it is accepted too, and starts when the instance is resumed. A
        mission that runs, waits in the queue, is parked or is over is returned as it is.

        Raises:
            MissionNotFound: This user has no such mission.
            MissionNotApproved: Nobody approved it. Neither writes an event, both a log line.
            EngineStopping: Buddy is shutting down.
        """

        async def work(uow: UnitOfWork) -> Mission:
            return await self.accept(uow, user_id, mission_id, channel, actor)

        try:
            mission = await self.transact(work)
        except MissionError as refusal:
            await self.conflicts.explain(refusal, user_id, mission_id, None)
            self._log_refusal(mission_id, refusal)
            raise
        await self.start(mission)
        return mission

    async def accept(
        self,
        uow: UnitOfWork,
        user_id: UserId,
        mission_id: MissionId,
        channel: str = "api",
        actor: UserId | None = None,
    ) -> Mission:
        """Accept an execution in the caller's transaction; `start` is for after its commit.

        Raises:
            MissionNotFound: This user has no such mission.
            MissionNotApproved: Nobody approved it.
        """
        mission = await uow.missions.get(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        if mission.run is not None:
            return mission
        if mission.status is not MissionStatus.APPROVED:
            raise MissionNotApproved(mission_id, mission.status)
        mission = await self.queue(uow, mission, channel, actor)
        await uow.missions.put(mission)
        return mission

    async def queue(
        self, uow: UnitOfWork, mission: Mission, channel: str, actor: UserId | None = None
    ) -> Mission:
        """Queue the run of an approved mission in the caller's transaction, who puts it."""
        run = Run(
            run_id=RunId(self.ids.new("r")),
            state=RunState.QUEUED,
            requested_at=self.clock.now(),
        )
        mission = queue_run(mission, run)
        await uow.audit.append(_accepted(mission, run, actor or mission.user_id, channel))
        await self.engine.enlist(uow, run_request(mission), run.attempt)
        return mission

    async def start(self, mission: Mission) -> None:
        """Hand an accepted execution to the engine, once it is committed.

        The queued row is the outbox: a crash before this is made good at start-up.

        Raises:
            EngineStopping: Buddy is shutting down.
        """
        if mission.run is not None and mission.run.state is RunState.QUEUED:
            await self.engine.start(run_request(mission))

    async def result(self, user_id: UserId, mission_id: MissionId) -> Mission:
        """Wait until a mission's run has ended or parked, and return the mission.

        While the instance is paused nobody is kept waiting: the mission is returned as it stands.

        Raises:
            MissionNotFound: It was deleted in the meantime.
            EngineStopping: Buddy shut down first.
        """
        mission = await self._load(user_id, mission_id)
        if mission.run is None or is_at_rest(mission):
            return mission
        await self.control.unless_paused(self._rest(mission))
        return await self._load(user_id, mission_id)

    async def _rest(self, mission: Mission) -> None:
        """Return when a mission's run has ended or parked."""
        if mission.run is None:
            return
        try:
            await self.engine.wait(mission.run.run_id)
        except EngineError:
            # Another process carries it, it has ended between the two lines, or the engine has
            # given it up and the sweep is about to end it: the log knows.
            await self._follow(mission)

    async def _follow(self, mission: Mission) -> None:
        user_id, mission_id = mission.user_id, mission.mission_id
        async with self.feed.follow_mission(user_id, mission_id, after=0) as follower:
            mission = await self._load(user_id, mission_id)
            while not is_at_rest(mission):
                news = await follower.next()
                if news is None:
                    raise EngineStopping("Buddy is shutting down; ask again when it is back")
                if any(told.event.event_type in RESTING for told in news):
                    mission = await self._load(user_id, mission_id)

    async def execute_mission(self, context: StepContext) -> StepOutcome:
        """Carry one run from verification to finalize."""
        do, steps = partial(self._to_checkpoint, context), self.steps
        try:
            draft = await do(ExecutionDraft(), steps.verification)
            if draft.outcome:
                return draft.outcome
            draft = await do(
                draft,
                steps.intent_classification,
                steps.budget_check,
                steps.tool_selection,
                steps.tool_announcement,
            )
            while draft.deviation:
                await context.park(draft.deviation)
                draft = await do(draft, steps.tool_grant, steps.tool_announcement)
            draft = await steps.tool_execution.run(context, draft)
            # One commit: cancelled between them, a mission would keep an artifact.
            draft = await do(draft, steps.artifact_creation, steps.finalize)
        except RunEnded as ended:
            return ended.outcome
        except RunCancelled:
            return await self._end(context, CANCELLED)
        except Exception as error:  # noqa: BLE001  # logged, and the mission must not hang
            _log.exception("Run %s broke", context.request.run_id)
            if isinstance(error, BuddyError):
                return await self._end(context, Ending(error.message, error.code))
            return await self._end(context, BROKEN)
        return draft.outcome

    async def _to_checkpoint(
        self, context: StepContext, draft: ExecutionDraft, *steps: Step
    ) -> ExecutionDraft:
        return await checkpoint(context, self.desk, self.control, draft, steps)

    async def end_lost(self, mission: Mission, ending: Ending) -> None:
        """End a run that nothing carries any more: its process died, or its engine lost it.

        Where it has gone on since the mission was read, somebody carries it, and nothing is done.
        """
        request = run_request(mission)

        async def work(uow: UnitOfWork) -> None:
            scribe = await self.desk.open(uow, request)
            stands = scribe.mission
            if stands.status is not mission.status or stands.run != mission.run:
                return
            stopping = stands.cancel_requested_at is not None
            if stands.status is MissionStatus.APPROVED:
                # Given up before its first step: only what has started can fail.
                for data in decide(stands, Start(run_id=request.run_id), scribe.now):
                    scribe.note(data, "mission_start")
                scribe.tracker.start_step(StepName.VERIFICATION)
            await self._note_end(scribe, CANCELLED if stopping else ending)
            await scribe.close()

        await self.transact(work)

    async def _end(self, context: StepContext, ending: Ending) -> StepOutcome:
        """Record the end of a run, however long the store takes to come back."""
        for delay in (*RETRY_SECONDS, None):
            try:
                return await self._record_end(context, ending)
            except RunCancelled:
                # Told to stop while it was failing; told only once, so this cannot go on.
                ending = CANCELLED
            except Exception:
                if delay is None:
                    raise
                _log.warning("The end of %s was not stored", context.request.run_id, exc_info=True)
                await asyncio.sleep(delay)
        return await self._record_end(context, ending)

    async def _record_end(self, context: StepContext, ending: Ending) -> StepOutcome:
        async def work(scribe: RunScribe) -> StepOutcome:
            if scribe.mission.status in TERMINAL:
                return {"dropped": True, "status": str(scribe.mission.status)}
            await self._note_end(scribe, ending)
            return {}

        try:
            return await in_transaction(context, self.desk, f"ended:{ending.code}", work)
        except RunEnded as ended:
            return ended.outcome

    async def _note_end(self, scribe: RunScribe, ending: Ending) -> None:
        current = scribe.tracker.current_step
        if current is not None and current.status == "started":
            scribe.tracker.fail_step(ending.reason)
        await scribe.end(ending.status, ending.reason, error=ending.reason, code=ending.code)

    async def _load(self, user_id: UserId, mission_id: MissionId) -> Mission:
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        return mission

    def _log_refusal(self, mission_id: MissionId, refusal: MissionError) -> None:
        """Write the tracker's lines of a run that never came to be; nothing is stored."""
        tracker = MissionProgressTracker.begin(mission_id, self.clock.now)
        tracker.register_callback(lambda _event, step: log_step(step))
        tracker.start_step(StepName.VERIFICATION)
        tracker.fail_step(refusal.message)
        refusal.details |= {"success": False, "error": refusal.message}


def _accepted(mission: Mission, run: Run, actor: UserId, channel: str) -> NewLink:
    return NewLink(
        user_id=mission.user_id,
        act=Act.EXECUTE_ACCEPTED,
        actor=actor,
        channel=channel,
        at=run.requested_at,
        mission_id=mission.mission_id,
        revision=mission.revision,
        content_hash=mission.content_hash,
        detail={"run_id": run.run_id},
    )


def is_at_rest(mission: Mission) -> bool:
    """Tell whether a mission is over, or waits for a person: nothing goes on by itself."""
    return mission.status in TERMINAL or mission.status is MissionStatus.AWAITING_APPROVAL


def has_result(record: ExecutionRecord | None) -> bool:
    """Tell whether a record is of a run that is over."""
    return record is not None and record.status in TERMINAL
