"""Events of money and learning that a run leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from buddy.domain.evaluation import Evaluation
from buddy.domain.ids import RunId, ToolName
from buddy.domain.intent import Intent
from buddy.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetReserved:
    """Money was set aside for a run in every limit that applies."""

    event_type: ClassVar[str] = "budget_reserved"
    run_id: RunId
    amount_usd: Money
    limits: tuple[str, ...]
    """The limits it counts against, for instance ``user/day 2026-11-22``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetSettled:
    """What a run really cost was booked and the rest freed."""

    event_type: ClassVar[str] = "budget_settled"
    run_id: RunId
    actual_usd: Money
    released_usd: Money
    possible_usd: Money = Money(0)  # noqa: RUF009  # Money is frozen
    """The part of `actual_usd` whose call never answered: it may have been spent, so it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetReleased:
    """A reservation was freed unspent."""

    event_type: ClassVar[str] = "budget_released"
    run_id: RunId
    amount_usd: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningSignal:
    """What a run teaches about its tool."""

    event_type: ClassVar[str] = "learning_signal"
    run_id: RunId
    tool: ToolName
    intent: Intent | None
    outcome: Literal["success", "failure"]
    seconds: float
    cost_usd: Money
    evaluation: Evaluation
    survey_id: str | None = None
    reused: bool = False
    """Whether the run used the answer of another one again: no second run of the tool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySubmitted:
    """A person rated a mission, or took the rating back."""

    event_type: ClassVar[str] = "survey_submitted"
    survey_id: str
    tool: ToolName | None
    rating: int
    """1 to 10."""
    time_saved_minutes: float | None = None
    would_repeat: bool | None = None
    actor: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRecorded:
    """A person gave a verdict on a result or its tool, or took it back."""

    event_type: ClassVar[str] = "feedback_recorded"
    feedback_id: str
    tool: ToolName | None
    verdict: str
    """``helpful``, ``not_helpful``, ``approve_tool`` or ``reject_tool``."""
    actor: str = ""
    undone: bool = False
