"""Records: what a user keeps beside missions, and what a store finds it by.

Standing approvals, approval patterns, schedules, recipes, goals, webhooks, deliveries, notes,
conversations, verdicts and the figures of days and months are kept in one way. They differ in what
they say, not in how they are found: by their id, by what they belong to, by when they are due.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from buddy.domain.feedback import Feedback
from buddy.domain.forgetting import Forgetting
from buddy.domain.goal import Goal
from buddy.domain.instant import Instant
from buddy.domain.note import Note
from buddy.domain.outcome import Outcome
from buddy.domain.page_look import PageLook
from buddy.domain.recipe import PastRecipe, Recipe, RecipeRun
from buddy.domain.recipe_sample import RecipeSample
from buddy.domain.retention import StoredClass
from buddy.domain.rollup import DayRollup, MonthRollup, RollupPosition
from buddy.domain.schedule import Firing, Schedule
from buddy.domain.session import ChatSession, EndedSession, Exchange, MessageMark
from buddy.domain.standing_approval import ApprovalPattern, StandingApproval
from buddy.domain.survey import Survey
from buddy.domain.webhook import Delivery, Webhook

Record: TypeAlias = (
    StandingApproval
    | ApprovalPattern
    | Schedule
    | Firing
    | Recipe
    | PastRecipe
    | RecipeRun
    | RecipeSample
    | PageLook
    | Goal
    | Webhook
    | Delivery
    | Note
    | ChatSession
    | Exchange
    | MessageMark
    | EndedSession
    | Feedback
    | Survey
    | Outcome
    | DayRollup
    | MonthRollup
    | RollupPosition
    | Forgetting
)
R = TypeVar("R", bound=Record)

RECORD_CLASSES: tuple[type[Record], ...] = (
    StandingApproval,
    ApprovalPattern,
    Schedule,
    Firing,
    Recipe,
    PastRecipe,
    RecipeRun,
    RecipeSample,
    PageLook,
    Goal,
    Webhook,
    Delivery,
    Note,
    ChatSession,
    Exchange,
    MessageMark,
    EndedSession,
    Feedback,
    Survey,
    Outcome,
    DayRollup,
    MonthRollup,
    RollupPosition,
    Forgetting,
)
RECORD_KINDS: dict[str, type[Record]] = {each.record_kind: each for each in RECORD_CLASSES}
"""The class of each ``record_kind``."""
KEPT_FOR_A_TIME: dict[StoredClass, type[Record]] = {
    StoredClass.DELIVERIES: Delivery,
    StoredClass.NOTES: Note,
    StoredClass.RECIPE_RUNS: RecipeRun,
    StoredClass.PAGE_LOOKS: PageLook,
}
"""The records that go some time after their ``ended_at``, by their class of data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKeys:
    """What a store finds a record by."""

    kind: str
    record_id: str
    parent_id: str
    """What it belongs to: a delivery to its webhook. Empty: to nothing."""
    created_at: Instant
    """What lists go by: when it was made; of a conversation, when it was last spoken in;
    of a verdict that was taken back, when it was."""
    due_at: Instant | None
    """When there is something to do with it. A webhook that is switched on is due at once."""
    ended_at: Instant | None
    """When it was over, or last of use: it goes some time after, or is listed only before."""


def keys_of(record: Record) -> RecordKeys:
    """Return what a record is found by."""
    due_at, ended_at = None, None
    created_at = record.created_at
    if isinstance(record, Delivery):
        due_at, ended_at = record.due_at, record.ended_at
    elif isinstance(record, Webhook) and record.disabled_at is None:
        due_at = record.created_at
    elif isinstance(record, ChatSession):
        created_at = record.active_at
    elif isinstance(record, Goal):
        due_at, ended_at = record.due_at, record.ended_at
    elif isinstance(record, (EndedSession, Schedule)):
        due_at = record.due_at
    elif isinstance(record, (Feedback, Survey)):
        created_at = record.undone_at or record.created_at
    elif isinstance(record, Note):
        ended_at = record.deleted_at
    elif isinstance(record, RecipeRun):
        ended_at = record.created_at
    elif isinstance(record, PageLook):
        ended_at = record.looked_at
    return RecordKeys(
        kind=record.record_kind,
        record_id=record.record_id,
        parent_id=_parent_of(record),
        created_at=created_at,
        due_at=due_at,
        ended_at=ended_at,
    )


def _parent_of(record: Record) -> str:
    match record:
        case Delivery():
            return record.webhook_id
        case Exchange() | MessageMark():
            return record.session_id
        case Feedback():
            return record.session_id or ""
        case Schedule():
            return record.mission_id
        case Goal():
            return record.session_id
        case Firing():
            return record.schedule_id
        case PastRecipe():
            return record.recipe.record_id
        case RecipeRun() | RecipeSample():
            return record.recipe_id
        case DayRollup():
            return record.month
        case _:
            return ""
