"""All events, by type. The JSON schema and the TypeScript types are generated from here."""

from __future__ import annotations

from typing import TypeAlias

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
from buddy.domain.events.learning import (
    BudgetReleased,
    BudgetReserved,
    BudgetSettled,
    FeedbackRecorded,
    LearningSignal,
    SurveySubmitted,
)
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

EventData: TypeAlias = (
    MissionProposed
    | MissionUpdated
    | ClarificationRequested
    | MissionApproved
    | MissionRejected
    | MissionExpired
    | MissionCancelled
    | ApprovalRequired
    | DecisionReminded
    | MissionStarted
    | ExecutionStepRecorded
    | MissionProgress
    | IntentDecided
    | BudgetReserved
    | BudgetSettled
    | BudgetReleased
    | ToolSelected
    | ToolInvoked
    | ToolReturned
    | ArtifactPreviewed
    | LearningSignal
    | SurveySubmitted
    | FeedbackRecorded
    | MissionStopped
)

EVENT_CLASSES: tuple[type[EventData], ...] = (
    MissionProposed,
    MissionUpdated,
    ClarificationRequested,
    MissionApproved,
    MissionRejected,
    MissionExpired,
    MissionCancelled,
    ApprovalRequired,
    DecisionReminded,
    MissionStarted,
    ExecutionStepRecorded,
    MissionProgress,
    IntentDecided,
    BudgetReserved,
    BudgetSettled,
    BudgetReleased,
    ToolSelected,
    ToolInvoked,
    ToolReturned,
    ArtifactPreviewed,
    LearningSignal,
    SurveySubmitted,
    FeedbackRecorded,
    MissionStopped,
)

EVENT_TYPES: dict[str, type[EventData]] = {cls.event_type: cls for cls in EVENT_CLASSES}
"""The class of each ``event_type``."""
