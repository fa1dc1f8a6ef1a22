"""Which events are audited, and what a link says of each: one table.

A new event stands either in `DEEDS` or in `UNAUDITED`; a test holds the two against the catalogue.
What happens without an event is appended to the chain by the service that does it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from buddy.domain.audit import BUDDY, Act, Link, text_digest
from buddy.domain.events.catalogue import EventData
from buddy.domain.events.execution import (
    ArtifactPreviewed,
    ExecutionStepRecorded,
    IntentDecided,
    MissionProgress,
    MissionStarted,
    MissionStopped,
    ToolInvoked,
    ToolReturned,
    ToolSelected,
)
from buddy.domain.events.goals import GoalApproved, GoalEnded, GoalProgress, GoalProposed
from buddy.domain.events.learning import (
    BudgetReleased,
    BudgetReserved,
    BudgetSettled,
    FeedbackRecorded,
    LearningSignal,
    SurveySubmitted,
)
from buddy.domain.events.log import Event
from buddy.domain.events.proposals import (
    ApprovalRequired,
    ClarificationRequested,
    DecisionReminded,
    MissionApproved,
    MissionCancelled,
    MissionExpired,
    MissionProposed,
    MissionRejected,
    MissionUpdated,
)
from buddy.domain.events.schedules import (
    ScheduleChanged,
    ScheduleCreated,
    ScheduleEnded,
    ScheduleFired,
    ScheduleMissed,
    SchedulePaused,
)
from buddy.domain.json_value import JsonObject, digest
from buddy.domain.proposal import content_hash
from buddy.domain.run import Deviation


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What an event says to an auditor."""

    act: Act
    actor: str | None = None
    """None: the event does not say; it is whoever asked for the mission."""
    channel: str | None = None
    """None: the event does not say where; who records it knows."""
    revision: int | None = None
    content_hash: str | None = None
    detail: JsonObject = field(default_factory=dict[str, Any])


def _proposed(data: MissionProposed) -> Deed:
    return Deed(act=Act.CREATED, revision=data.revision, content_hash=data.content_hash)


def _asked(data: ClarificationRequested) -> Deed:
    return Deed(
        act=Act.ASKED,
        actor=None if data.actor == BUDDY else data.actor,
        revision=data.revision,
        content_hash=data.content_hash,
        detail={"changed_fields": list(data.changed_fields)},
    )


def _updated(data: MissionUpdated) -> Deed:
    return Deed(
        act=Act.EDITED,
        actor=data.actor,
        revision=data.revision,
        content_hash=data.content_hash,
        detail={"changed_fields": list(data.changed_fields)},
    )


def _approval(data: MissionApproved) -> Act:
    if data.top_up_usd is not None:
        return Act.TOPPED_UP
    return Act.APPROVED if data.deviation is None else Act.WENT_ON


def _approved(data: MissionApproved) -> Deed:
    warrant, deviation = data.warrant, data.deviation
    detail: dict[str, Any] = {
        "tool": warrant.tool,
        "cap_usd": warrant.cap_usd.usd(),
        "approved_at": warrant.approved_at,
        "expires_at": warrant.expires_at,
        "input_digest": warrant.input_digest,
        "attempts": warrant.attempts,
        "granted_calls": [f"{each.tool} {each.input_digest}" for each in warrant.granted_calls],
        "scope_sha256": digest(warrant.scope.to_json()),
    }
    if deviation is not None:
        detail |= {**_deviating(deviation), "choice": data.choice}
    return Deed(
        act=_approval(data),
        actor=warrant.approved_by,
        channel=warrant.channel,
        revision=warrant.revision,
        content_hash=warrant.content_hash,
        detail=detail,
    )


def _deviating(deviation: Deviation) -> JsonObject:
    # Not all of it: what a later version adds to a deviation must leave old digests as they are.
    told = [deviation.kind, deviation.approved, deviation.needed, deviation.message]
    return {"deviation": deviation.kind, "deviation_sha256": digest(told)}


def _rejected(data: MissionRejected) -> Deed:
    return Deed(
        act=Act.REJECTED,
        actor=data.actor,
        revision=data.revision,
        detail={
            "final_status": data.final_status.value,
            "reason_sha256": text_digest(data.reason),
        },
    )


def _cancelled(data: MissionCancelled) -> Deed:
    return Deed(
        act=Act.CANCEL_REQUESTED if data.requested_only else Act.CANCELLED,
        actor=data.actor,
        detail={"reason_sha256": text_digest(data.reason)},
    )


def _expired(_data: MissionExpired) -> Deed:
    return Deed(act=Act.EXPIRED, actor=BUDDY, channel="timer")


def _parked(data: ApprovalRequired) -> Deed:
    return Deed(
        act=Act.PARKED,
        actor=BUDDY,
        channel="run",
        detail={
            **_deviating(data.deviation),
            "expires_at": data.expires_at,
        },
    )


def _previewed(data: ArtifactPreviewed) -> Deed:
    return Deed(
        act=Act.ARTIFACT_WRITTEN,
        actor=BUDDY,
        channel="run",
        detail={
            "artifact_id": data.artifact.artifact_id,
            "sha256": data.sha256,
            "size": data.size,
        },
    )


def _settled(data: BudgetSettled) -> Deed:
    return Deed(
        act=Act.COST_SETTLED,
        actor=BUDDY,
        channel="run",
        detail={"actual_usd": data.actual_usd.usd(), "released_usd": data.released_usd.usd()},
    )


def _stopped(data: MissionStopped) -> Deed:
    return Deed(
        act=Act.ENDED,
        actor=BUDDY,
        channel="run",
        detail={
            "final_status": data.final_status.value,
            "tool": data.tool_used,
            "artifact_id": data.artifact.artifact_id if data.artifact else None,
            "reason_sha256": text_digest(data.reason),
        },
    )


_OFFERS = (MissionProposed, MissionUpdated, ClarificationRequested)

DEEDS: dict[type[EventData], Callable[[Any], Deed]] = {
    MissionProposed: _proposed,
    MissionUpdated: _updated,
    ClarificationRequested: _asked,
    MissionApproved: _approved,
    MissionRejected: _rejected,
    MissionExpired: _expired,
    MissionCancelled: _cancelled,
    ApprovalRequired: _parked,
    ArtifactPreviewed: _previewed,
    BudgetSettled: _settled,
    MissionStopped: _stopped,
}
"""What is audited."""

UNAUDITED: frozenset[type[EventData]] = frozenset(
    {
        MissionStarted,
        ExecutionStepRecorded,
        MissionProgress,
        IntentDecided,
        BudgetReserved,
        BudgetReleased,
        ToolSelected,
        ToolInvoked,
        ToolReturned,
        LearningSignal,
        SurveySubmitted,
        FeedbackRecorded,
        DecisionReminded,
        ScheduleCreated,
        ScheduleChanged,
        SchedulePaused,
        ScheduleFired,
        ScheduleMissed,
        ScheduleEnded,
        GoalProposed,
        GoalApproved,
        GoalProgress,
        GoalEnded,
    }
)
"""What the log alone tells: steps on the way from one decision to the next.

The yes that a schedule fires under is a standing approval, and that is audited; so are the yes to
a goal and its end, by a link of their own, and all that its missions do."""


def deed_of(data: EventData) -> Deed | None:
    """Return what a link says of an event; None where it is not audited."""
    tell = DEEDS.get(type(data))
    return tell(data) if tell else None


def agrees(link: Link, event: Event) -> bool:
    """Tell whether a link says what its event says.

    A link that an earlier version made may say less than this one would.
    """
    deed = deed_of(event.data)
    if deed is None or link.event_id != event.event_id or link.cursor != event.cursor:
        return False
    if isinstance(event.data, _OFFERS) and content_hash(event.data.terms) != link.content_hash:
        # The hash stands in the event, too: what was offered must be what has it.
        return False
    told = (link.act, link.revision, link.content_hash, link.at, link.mission_id)
    if told != (deed.act, deed.revision, deed.content_hash, event.timestamp, event.mission_id):
        return False
    if deed.actor is not None and link.actor != deed.actor:
        return False
    if deed.channel is not None and link.channel != deed.channel:
        return False
    return all(
        name in deed.detail and deed.detail[name] == said for name, said in link.detail.items()
    )
