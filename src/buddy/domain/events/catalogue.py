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
from buddy.domain.events.goals import GoalApproved, GoalEnded, GoalProgress, GoalProposed
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
from buddy.domain.events.schedules import (
    ScheduleChanged,
    ScheduleCreated,
    ScheduleEnded,
    ScheduleFired,
    ScheduleMissed,
    SchedulePaused,
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
    | ScheduleCreated
    | ScheduleChanged
    | SchedulePaused
    | ScheduleFired
    | ScheduleMissed
    | ScheduleEnded
    | GoalProposed
    | GoalApproved
    | GoalProgress
    | GoalEnded
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
)

EVENT_TYPES: dict[str, type[EventData]] = {cls.event_type: cls for cls in EVENT_CLASSES}
"""The class of each ``event_type``."""
