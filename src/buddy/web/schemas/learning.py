"""Requests and responses about what missions teach."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, JsonValue

from buddy.domain.feedback import Feedback, Verdict
from buddy.domain.ids import MissionId, ToolName
from buddy.domain.instant import Instant
from buddy.domain.intent import Intent
from buddy.domain.investment import PRIOR_RUNS
from buddy.domain.survey import HIGHEST, LOWEST, MOST_MINUTES, NOTES_LENGTH, Survey
from buddy.services.feedback_service import REASON
from buddy.services.learning_service import LearnedOverview
from buddy.services.survey_collector import SurveyAnswer
from buddy.web.schemas.missions import Request


class SurveyBody(Request):
    """How helpful a mission was."""

    rating: int = Field(ge=LOWEST, le=HIGHEST, strict=True)
    time_saved: float | None = Field(
        default=None, ge=0, le=MOST_MINUTES, allow_inf_nan=False, description="Minutes"
    )
    would_repeat: bool | None = None
    notes: str = Field(default="", max_length=NOTES_LENGTH)

    def answer(self) -> SurveyAnswer:
        """Return it as the service takes it."""
        return SurveyAnswer(
            rating=self.rating,
            time_saved_minutes=self.time_saved,
            would_repeat=self.would_repeat,
            notes=self.notes,
        )


class SurveyState(BaseModel):
    """A mission's rating, if it has one."""

    mission_id: MissionId
    survey: Survey | None


class FeedbackBody(Request):
    """A verdict on a mission's result, or on its tool."""

    verdict: Verdict
    reason: str = Field(default="", max_length=REASON)


class FeedbackGiven(BaseModel):
    """A verdict that is kept."""

    feedback_id: str
    mission_id: MissionId | None
    tool: ToolName | None
    intent: Intent | None
    verdict: Verdict
    undone: bool
    undone_at: Instant | None = Field(default=None, description="When it was taken back")
    undone_before: bool = Field(
        default=False, description="Whether it had been taken back before this request"
    )

    @classmethod
    def of(cls, feedback: Feedback, *, undone_before: bool = False) -> FeedbackGiven:
        """Return a verdict as it is answered."""
        return cls(
            feedback_id=feedback.record_id,
            mission_id=feedback.mission_id,
            tool=feedback.tool,
            intent=feedback.intent,
            verdict=feedback.verdict,
            undone=feedback.undone_at is not None,
            undone_at=feedback.undone_at,
            undone_before=undone_before,
        )


class ToolLearnedView(BaseModel):
    """What is known of a tool for one kind of objective."""

    tool: ToolName
    intent: Intent | None
    feedback_factor: float
    helpful: int
    unhelpful: int
    survey_nudge: float
    ratings: int
    approved_by: str | None
    rejected_by: str | None
    runs: float | None = Field(description="Old ones count less; null: no run was timed")
    success_rate: float | None
    mean_seconds: float | None
    mean_cost_usd: str | None
    mean_rating: float | None
    roi: float | None
    roi01: float | None = Field(
        description="The return from 0 to 1 as it counts, with `roi_prior_runs` at 0.5 beside"
    )


class LearningView(BaseModel):
    """What was learned."""

    outcomes: int
    roi_prior_runs: float = Field(description="Runs that broke even, beside those of each tool")
    tools: list[ToolLearnedView]
    feedback: list[FeedbackGiven]
    surveys: list[Survey]

    @classmethod
    def of(cls, found: LearnedOverview) -> LearningView:
        """Return an overview as it is answered."""
        tools = [
            ToolLearnedView(
                tool=each.tool,
                intent=each.intent,
                feedback_factor=round(each.nudges.factor, 4),
                helpful=each.nudges.helpful,
                unhelpful=each.nudges.unhelpful,
                survey_nudge=round(each.nudges.survey, 4),
                ratings=each.nudges.ratings,
                approved_by=each.nudges.approved_by,
                rejected_by=each.nudges.rejected_by,
                runs=round(each.record.runs, 2) if each.record else None,
                success_rate=round(each.record.success_rate, 4) if each.record else None,
                mean_seconds=round(each.record.seconds, 3) if each.record else None,
                mean_cost_usd=each.record.cost.usd() if each.record else None,
                mean_rating=_rounded(each.record.rating) if each.record else None,
                roi=round(each.returned.roi, 4) if each.returned else None,
                roi01=round(each.returned.counted, 4) if each.returned else None,
            )
            for each in found.tools
        ]
        return cls(
            outcomes=found.outcomes,
            roi_prior_runs=PRIOR_RUNS,
            tools=tools,
            feedback=[FeedbackGiven.of(each) for each in found.feedback[:LISTED]],
            surveys=list(found.surveys[:LISTED]),
        )


LISTED = 100


class LearningPage(BaseModel):
    """A page of all that was learned."""

    items: list[dict[str, JsonValue]]
    next_cursor: str | None


class Forgotten(BaseModel):
    """What was forgotten."""

    records: int


def as_item(kind: str, fields: dict[str, Any]) -> dict[str, JsonValue]:
    """Return a record as an export has it."""
    return {"kind": kind, **fields}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 2)
