"""`decide`: what follows from a command, given the mission (SPEC sections 3 and 6).

Returns events and changes nothing; `buddy.domain.mission.apply` folds them in. An empty answer
means that the command is already fulfilled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from buddy.domain.commands import (
    Approve,
    Ask,
    Cancel,
    Command,
    Expire,
    Inherit,
    Park,
    Propose,
    Reject,
    Start,
    Stop,
    TopUp,
)
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
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.json_value import digest
from buddy.domain.lifecycle import EDITABLE, TERMINAL, MissionStatus, Trigger, next_status
from buddy.domain.mission import Mission, authors
from buddy.domain.proposal import changed_fields, content_hash
from buddy.domain.run import RunState
from buddy.domain.warrant import Warrant, widened
from buddy.errors import (
    ChoiceRequired,
    InputInvalid,
    InvalidTransition,
    MissionNotEditable,
    OwnApproval,
    ParkingConflict,
    RevisionConflict,
    RevisionRequired,
    TopUpRequired,
)

Events = tuple[EventData, ...]
BUDDY = "buddy"
"""The actor of what happens by a rule and not by a person."""


def decide(mission: Mission, command: Command, at: Instant) -> Events:
    """Return the events that a command causes now.

    Raises:
        InvalidTransition: The lifecycle table does not allow it.
        MissionNotEditable: An edit after the decision.
        RevisionRequired: A decision without a revision when more than one has been shown.
        RevisionConflict: A decision or an edit on a revision that does not stand.
        ParkingConflict: A yes to a parked run that does not name the question it asks now.
        OwnApproval: Somebody else has to approve.
    """
    return _DECISIONS[type(command)](mission, command, at)


def _deadline(at: Instant, seconds: float | None) -> Instant | None:
    return None if seconds is None else plus_seconds(at, seconds)


def _check_editable(mission: Mission, revision: int | None) -> None:
    if mission.status not in EDITABLE:
        raise MissionNotEditable(mission.mission_id, mission.status)
    if revision is not None and revision != mission.revision:
        raise RevisionConflict(revision, mission.revision)


def _check_revision(mission: Mission, revision: int | None) -> None:
    if revision is None:
        if mission.revision > 1:
            raise RevisionRequired(mission.revision)
    elif revision != mission.revision:
        raise RevisionConflict(revision, mission.revision)


def _check_parking(mission: Mission, attempt: int | None) -> None:
    """Have a yes to a parked run name what was shown: parking changes no revision.

    A yes to the proposal, or to what the run asked before, would else allow what nobody has seen.
    """
    run = mission.run
    if mission.status is not MissionStatus.AWAITING_APPROVAL or run is None:
        return
    if attempt != run.attempt:
        asked = run.deviation.message if run.deviation else "it needs an approval"
        raise ParkingConflict(attempt, run.attempt, asked)


def _propose(mission: Mission, command: Propose, at: Instant) -> Events:
    _check_editable(mission, command.revision)
    next_status(mission.status, Trigger.PROPOSE)
    revision, digest = mission.revision + 1, content_hash(command.terms)
    expires_at = _deadline(at, command.lapse_seconds)
    if mission.revision == 0:
        return (
            MissionProposed(
                revision=revision,
                content_hash=digest,
                terms=command.terms,
                proposal=command.proposal,
                expires_at=expires_at,
            ),
        )
    fields = changed_fields(mission.terms, command.terms)
    if not fields and mission.proposal == command.proposal:
        return ()
    return (
        MissionUpdated(
            revision=revision,
            content_hash=digest,
            terms=command.terms,
            proposal=command.proposal,
            changed_fields=fields,
            actor=command.actor,
            expires_at=expires_at,
        ),
    )


def _ask(mission: Mission, command: Ask, at: Instant) -> Events:
    _check_editable(mission, command.revision)
    next_status(mission.status, Trigger.ASK)
    fields = changed_fields(mission.terms, command.terms) if mission.revision else ()
    return (
        ClarificationRequested(
            revision=mission.revision + 1,
            content_hash=content_hash(command.terms),
            terms=command.terms,
            questions=command.questions,
            chosen=command.chosen,
            changed_fields=fields,
            actor=command.actor,
            expires_at=_deadline(at, command.lapse_seconds),
        ),
    )


def _approve(mission: Mission, command: Approve, at: Instant) -> Events:
    if mission.status in TERMINAL:
        raise InvalidTransition(mission.status, "be approved")
    _check_revision(mission, command.revision)
    _check_parking(mission, command.attempt)
    if command.second_person and command.actor in authors(mission):
        raise OwnApproval(command.actor)
    if mission.status in {MissionStatus.APPROVED, MissionStatus.RUNNING}:
        return ()
    next_status(mission.status, Trigger.APPROVE)
    if mission.expires_at is not None and mission.expires_at <= at:
        # Lapsed, even if no sweep has come by yet.
        raise InvalidTransition(MissionStatus.EXPIRED, "be approved")
    terms, deviation = mission.terms, mission.run.deviation if mission.run else None
    if deviation and deviation.choices and command.choice not in deviation.choices:
        raise ChoiceRequired(deviation.choices, command.choice)
    if deviation and deviation.missing_usd is not None:
        raise TopUpRequired(deviation.message, deviation.missing_usd.usd())
    warrant = Warrant(
        revision=mission.revision,
        content_hash=mission.content_hash,
        tool=terms.tool,
        cap_usd=terms.cap_usd,
        approved_by=command.actor,
        approved_at=at,
        expires_at=plus_seconds(at, command.warrant_seconds),
        channel=command.channel,
        input_digest=digest(dict(terms.tool_input)),
        spec_digest=mission.proposal.spec_digest if mission.proposal else "",
        scope=terms.scope,
    )
    choice = command.choice if deviation and deviation.choices else None
    if deviation:
        warrant = widened(warrant, mission.warrant, deviation, choice)
    return (MissionApproved(warrant=warrant, deviation=deviation, choice=choice),)


def _top_up(mission: Mission, command: TopUp, at: Instant) -> Events:
    deviation = mission.run.deviation if mission.run else None
    parked = mission.status is MissionStatus.AWAITING_APPROVAL
    before, missing = mission.warrant, deviation.missing_usd if deviation else None
    if parked and deviation and deviation.kind == "money" and missing is None:
        raise InvalidTransition(
            mission.status,
            "be topped up: its cap is not what is full. Raise that limit, then approve",
        )
    if not parked or missing is None or before is None:
        raise InvalidTransition(mission.status, "be topped up: it does not wait for money")
    _check_revision(mission, command.revision)
    _check_parking(mission, command.attempt)
    if command.second_person and command.actor in authors(mission):
        raise OwnApproval(command.actor)
    if mission.expires_at is not None and mission.expires_at <= at:
        raise InvalidTransition(MissionStatus.EXPIRED, "be topped up")
    if command.amount < missing:
        raise InputInvalid(
            f"${command.amount.usd()} is not enough: {deviation.message if deviation else ''}; "
            f"add at least ${missing.usd()}",
            field="amount_usd",
            missing_usd=missing.usd(),
        )
    warrant = replace(
        before,
        cap_usd=before.cap_usd + command.amount,
        approved_by=command.actor,
        approved_at=at,
        expires_at=plus_seconds(at, command.warrant_seconds),
        channel=command.channel,
    )
    return (MissionApproved(warrant=warrant, deviation=deviation, top_up_usd=command.amount),)


def _inherit(mission: Mission, command: Inherit, at: Instant) -> Events:
    """Take over a warrant, where it is for exactly these terms and still stands."""
    warrant = command.warrant
    same = warrant.content_hash == mission.content_hash
    if mission.status is not MissionStatus.PROPOSED or not same or warrant.expires_at <= at:
        return ()
    # The terms are what was approved; the revision that they have here is only a number.
    taken = replace(warrant, revision=mission.revision)
    return (MissionApproved(warrant=taken, deviation=None, choice=None),)


def _reject(mission: Mission, command: Reject, _at: Instant) -> Events:
    if mission.status is MissionStatus.REJECTED and command.revision in {None, mission.revision}:
        return ()
    final = next_status(mission.status, Trigger.REJECT)
    if command.revision is not None:
        _check_revision(mission, command.revision)
    return (
        MissionRejected(
            final_status=final,
            revision=mission.revision,
            actor=command.actor,
            reason=command.reason,
        ),
    )


def _cancel(mission: Mission, command: Cancel, _at: Instant) -> Events:
    if mission.status is MissionStatus.CANCELLED:
        return ()
    next_status(mission.status, Trigger.CANCEL)
    running = mission.status is MissionStatus.RUNNING
    if running and mission.cancel_requested_at:
        return ()
    return (MissionCancelled(actor=command.actor, requested_only=running, reason=command.reason),)


def _expire(mission: Mission, command: Expire, at: Instant) -> Events:
    next_status(mission.status, Trigger.EXPIRE)
    queued = mission.run is not None and mission.run.state is RunState.QUEUED
    if queued or mission.expires_at is None or mission.expires_at > at:
        # Decided, edited or executed since somebody looked: what they did stands.
        return ()
    if command.reject:
        final = next_status(mission.status, Trigger.REJECT)
        return (
            MissionRejected(
                final_status=final,
                revision=mission.revision,
                actor=BUDDY,
                reason=command.reason,
            ),
        )
    return (MissionExpired(reason=command.reason),)


def _start(mission: Mission, command: Start, _at: Instant) -> Events:
    run = mission.run
    if run is None or run.run_id != command.run_id or run.state is not RunState.QUEUED:
        raise InvalidTransition(mission.status, "start a run that is not queued")
    next_status(mission.status, Trigger.START)
    return (MissionStarted(run_id=command.run_id, revision=mission.revision),)


def _park(mission: Mission, command: Park, at: Instant) -> Events:
    next_status(mission.status, Trigger.PARK)
    if mission.cancel_requested_at is not None:
        raise InvalidTransition(mission.status, "park: it was told to stop")
    expires_at = _deadline(at, command.wait_seconds)
    return (ApprovalRequired(deviation=command.deviation, expires_at=expires_at),)


_END_TRIGGERS = {
    MissionStatus.COMPLETED: Trigger.COMPLETE,
    MissionStatus.FAILED: Trigger.FAIL,
    MissionStatus.CANCELLED: Trigger.CANCEL,
    MissionStatus.EXPIRED: Trigger.EXPIRE,
}


def _stop(mission: Mission, command: Stop, _at: Instant) -> Events:
    run = mission.run
    if run is None or run.run_id != command.run_id or run.state is RunState.FINISHED:
        return ()
    next_status(mission.status, _END_TRIGGERS[command.final_status])
    return (
        MissionStopped(
            run_id=command.run_id,
            final_status=command.final_status,
            reason=command.reason,
            tool_used=command.tool_used,
            result_summary=command.result_summary,
            artifact=command.artifact,
            elapsed_seconds=command.elapsed_seconds,
            progress_percent=command.progress_percent,
        ),
    )


_DECISIONS: dict[type[Command], Callable[[Mission, Any, Instant], Events]] = {
    Propose: _propose,
    Ask: _ask,
    Approve: _approve,
    TopUp: _top_up,
    Inherit: _inherit,
    Reject: _reject,
    Cancel: _cancel,
    Expire: _expire,
    Start: _start,
    Park: _park,
    Stop: _stop,
}
