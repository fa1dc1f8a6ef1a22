"""The mission: what it is, and how an event changes it. `decide` lives in `decisions.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from buddy.domain.events.catalogue import EventData
from buddy.domain.events.execution import MissionStarted, MissionStopped
from buddy.domain.events.proposals import (
    ApprovalRequired,
    ClarificationRequested,
    MissionApproved,
    MissionCancelled,
    MissionExpired,
    MissionProposed,
    MissionRejected,
    MissionUpdated,
)
from buddy.domain.execution_record import ExecutionRecord
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus, Trigger, next_status
from buddy.domain.mission_progress_tracker import TrackerState
from buddy.domain.pipeline import StepName
from buddy.domain.proposal import Proposal, Question, Terms, ToolCandidate
from buddy.domain.run import Run, RunState
from buddy.domain.warrant import Warrant
from buddy.domain.whiteboard import AgentCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the change history."""

    revision: int
    changed_fields: tuple[str, ...]
    actor: str
    at: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """One piece of work that a person asked for."""

    mission_id: MissionId
    user_id: UserId
    requested_by: UserId | None = None
    """Who asked for it; None: its user."""
    status: MissionStatus = MissionStatus.CLARIFICATION_NEEDED
    revision: int = 0
    """0 before the first proposal or question, then 1, 2, …"""
    content_hash: str = ""
    terms: Terms
    proposal: Proposal | None = None
    questions: tuple[Question, ...] = ()
    asked_for: ToolCandidate | None = None
    """The tool that `questions` are for, as it was chosen."""
    warrant: Warrant | None = None
    run: Run | None = None
    tracker: TrackerState | None = None
    """Where the run stands; written together with each of its steps."""
    execution_record: ExecutionRecord | None = None
    change_history: tuple[Change, ...] = ()
    metadata: JsonObject = field(default_factory=dict[str, Any])
    """source, session, recipe, schedule, goal, orchestrator: where the mission came from."""
    parent_mission_id: MissionId | None = None
    card: AgentCard | None = None
    """The mission's line on the whiteboard: the fold of its events."""
    created_at: Instant
    updated_at: Instant
    expires_at: Instant | None = None
    """When an undecided proposal, or an unused approval, lapses."""
    cancel_requested_at: Instant | None = None


def draft(
    mission_id: MissionId,
    user_id: UserId,
    *,
    objective: str,
    at: Instant,
    metadata: JsonObject | None = None,
    parent_mission_id: MissionId | None = None,
    requested_by: UserId | None = None,
) -> Mission:
    """Return a mission before its first event (revision 0)."""
    return Mission(
        mission_id=mission_id,
        user_id=user_id,
        requested_by=requested_by or user_id,
        terms=Terms(objective=objective),
        metadata=metadata or {},
        parent_mission_id=parent_mission_id,
        created_at=at,
        updated_at=at,
    )


def is_unspent(mission: Mission) -> bool:
    """Tell whether a failed run left its warrant unspent: it began no call of a tool.

    Who rejected, cancelled or let lapse took the approval back, so only a failure leaves it whole.
    """
    tracker = mission.tracker
    if mission.status is not MissionStatus.FAILED or mission.warrant is None:
        return False
    steps = [] if tracker is None else [*tracker.completed_steps, tracker.current_step]
    return not any(step and step.step_name == StepName.TOOL_EXECUTION for step in steps)


def authors(mission: Mission) -> frozenset[str]:
    """Return whose words the standing revision is: who asked, and everybody who has edited."""
    editors = {change.actor for change in mission.change_history}
    return frozenset({mission.requested_by or mission.user_id, *editors})


def proposed_at(mission: Mission) -> Instant:
    """Return since when the standing revision is there."""
    history = mission.change_history
    return history[-1].at if history else mission.created_at


def queue_run(mission: Mission, run: Run) -> Mission:
    """Attach an accepted run. The status stays approved until the run starts (SPEC section 3)."""
    return replace(mission, run=run, updated_at=run.requested_at)


def apply(mission: Mission, data: EventData, at: Instant) -> Mission:
    """Return the mission after an event. Events that change no state return it unchanged.

    Raises:
        InvalidTransition: The event does not fit the mission's status; the log is broken.
    """
    handler = _HANDLERS.get(type(data))
    return handler(mission, data, at) if handler else mission


def _moved(mission: Mission, trigger: Trigger, at: Instant) -> Mission:
    return replace(mission, status=next_status(mission.status, trigger), updated_at=at)


def _revised(
    mission: Mission,
    data: MissionProposed | MissionUpdated | ClarificationRequested,
    actor: str,
    at: Instant,
) -> Mission:
    fields = () if isinstance(data, MissionProposed) else data.changed_fields
    history = mission.change_history
    if mission.revision:
        change = Change(revision=data.revision, changed_fields=fields, actor=actor, at=at)
        history = (*history, change)
    return replace(
        mission,
        revision=data.revision,
        content_hash=data.content_hash,
        terms=data.terms,
        change_history=history,
        expires_at=data.expires_at,
    )


def _proposed(mission: Mission, data: MissionProposed, at: Instant) -> Mission:
    moved = _moved(mission, Trigger.PROPOSE, at)
    return replace(
        _revised(moved, data, "buddy", at), proposal=data.proposal, questions=(), asked_for=None
    )


def _updated(mission: Mission, data: MissionUpdated, at: Instant) -> Mission:
    moved = _moved(mission, Trigger.PROPOSE, at)
    return replace(
        _revised(moved, data, data.actor, at), proposal=data.proposal, questions=(), asked_for=None
    )


def _asked(mission: Mission, data: ClarificationRequested, at: Instant) -> Mission:
    moved = _moved(mission, Trigger.ASK, at)
    asked = _revised(moved, data, data.actor, at)
    return replace(asked, proposal=None, questions=data.questions, asked_for=data.chosen)


def _approved(mission: Mission, data: MissionApproved, at: Instant) -> Mission:
    moved = _moved(mission, Trigger.APPROVE, at)
    run = moved.run
    if run and run.state is RunState.PARKED:
        run = replace(
            run,
            state=RunState.RUNNING,
            attempt=run.attempt + 1,
            deviation=None,
            choice=data.choice,
        )
    running = moved.status is MissionStatus.RUNNING
    expires_at = None if running else data.warrant.expires_at
    return replace(moved, warrant=data.warrant, run=run, expires_at=expires_at)


def _rejected(mission: Mission, _data: MissionRejected, at: Instant) -> Mission:
    return _finished(_moved(mission, Trigger.REJECT, at), at)


def _expired(mission: Mission, _data: MissionExpired, at: Instant) -> Mission:
    return _finished(_moved(mission, Trigger.EXPIRE, at), at)


def _cancelled(mission: Mission, data: MissionCancelled, at: Instant) -> Mission:
    if data.requested_only:
        return replace(mission, cancel_requested_at=at, updated_at=at)
    return _finished(_moved(mission, Trigger.CANCEL, at), at)


def _parked(mission: Mission, data: ApprovalRequired, at: Instant) -> Mission:
    moved = _moved(mission, Trigger.PARK, at)
    run = moved.run
    if run:
        run = replace(run, state=RunState.PARKED, deviation=data.deviation)
    return replace(moved, run=run, expires_at=data.expires_at)


def _started(mission: Mission, _data: MissionStarted, at: Instant) -> Mission:
    moved = _moved(mission, Trigger.START, at)
    run = moved.run
    if run:
        run = replace(run, state=RunState.RUNNING, started_at=at)
    return replace(moved, run=run, expires_at=None)


def _stopped(mission: Mission, data: MissionStopped, at: Instant) -> Mission:
    if data.final_status is mission.status:
        return _finished(mission, at)
    return _finished(_moved(mission, _ENDS[data.final_status], at), at)


def _finished(mission: Mission, at: Instant) -> Mission:
    run = mission.run
    if run:
        run = replace(run, state=RunState.FINISHED, finished_at=at)
    return replace(mission, run=run, expires_at=None, updated_at=at)


_ENDS = {
    MissionStatus.COMPLETED: Trigger.COMPLETE,
    MissionStatus.FAILED: Trigger.FAIL,
    MissionStatus.CANCELLED: Trigger.CANCEL,
    MissionStatus.EXPIRED: Trigger.EXPIRE,
}

_HANDLERS: dict[type[EventData], Callable[[Mission, Any, Instant], Mission]] = {
    MissionProposed: _proposed,
    MissionUpdated: _updated,
    ClarificationRequested: _asked,
    MissionApproved: _approved,
    MissionRejected: _rejected,
    MissionExpired: _expired,
    MissionCancelled: _cancelled,
    ApprovalRequired: _parked,
    MissionStarted: _started,
    MissionStopped: _stopped,
}
