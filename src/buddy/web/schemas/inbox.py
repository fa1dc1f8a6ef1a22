"""Requests and responses about the inbox."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, Field, model_validator

from buddy.domain.goal import GoalState
from buddy.domain.ids import MissionId
from buddy.domain.inbox import GoalItem, InboxItem, InboxKind, cost_of_waiting
from buddy.domain.instant import Instant
from buddy.domain.lapse import lapses_to
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.proposal import Priority, Proposal, Question
from buddy.domain.run import Deviation
from buddy.domain.scope import Scope
from buddy.domain.standing_approval import Offer
from buddy.domain.tool import Risk
from buddy.services.inbox import InboxPage
from buddy.services.inbox_decisions import DecisionResult, GoalDecision, InboxDecision
from buddy.web.errors import STATUS_BY_CODE
from buddy.web.schemas.missions import Request


class InboxItemView(BaseModel):
    """One decision that waits."""

    mission_id: str
    revision: int = Field(description="The one to decide on")
    attempt: int | None = Field(
        description="Of a parked run: the one to decide on; an approval has to name it"
    )
    kind: InboxKind
    status: MissionStatus
    objective: str
    asked: str
    tool: str | None
    questions: tuple[Question, ...]
    deviation: Deviation | None
    choices: tuple[str, ...] = Field(description="An approval has to name one of them")
    decisions: tuple[str, ...]
    cost_at_stake_usd: Money = Field(description="The most that a yes can cost")
    risk: Risk | None
    priority: Priority
    waiting_since: Instant
    expires_at: Instant | None
    lapses_to: MissionStatus | None = Field(
        description="What the mission becomes when nobody answers; null: it waits for ever"
    )
    tool_input: dict[str, Any]
    scope: Scope
    proposal: Proposal | None = Field(description="What a yes is said to; null: nothing yet")
    cost_of_waiting: int = Field(description="Points; the list is sorted by them")

    @classmethod
    def of(cls, item: InboxItem, page: InboxPage) -> InboxItemView:
        """Return the view of an item of a page."""
        mission = item.mission
        return cls(
            mission_id=mission.mission_id,
            revision=mission.revision,
            attempt=item.attempt,
            kind=item.kind,
            status=mission.status,
            objective=mission.terms.objective,
            asked=item.asked,
            tool=mission.terms.tool,
            questions=item.questions,
            deviation=item.deviation,
            choices=item.choices,
            decisions=item.decisions,
            cost_at_stake_usd=item.cost_at_stake,
            risk=item.risk,
            priority=mission.terms.priority,
            waiting_since=item.waiting_since,
            expires_at=item.expires_at,
            lapses_to=lapses_to(mission, page.lapse),
            tool_input=dict(mission.terms.tool_input),
            scope=mission.terms.scope,
            proposal=mission.proposal,
            cost_of_waiting=cost_of_waiting(item, page.as_of),
        )


class GoalInboxView(BaseModel):
    """A goal that waits, as a whole: its plan for a yes, or its question for an answer."""

    goal_id: str
    revision: int = Field(description="The one to decide on")
    kind: InboxKind
    state: GoalState
    objective: str
    asked: str
    part_count: int
    decisions: tuple[str, ...]
    cost_at_stake_usd: Money = Field(description="The most that a yes can cost, all parts together")
    risk: Risk | None = Field(description="The worst that a part may do; null: there is no plan")
    warnings: tuple[str, ...]
    waiting_since: Instant
    expires_at: Instant | None = Field(description="When it lapses; null: it waits for ever")
    cost_of_waiting: int = Field(description="Points, as those of missions")

    @classmethod
    def of(cls, item: GoalItem, as_of: Instant) -> GoalInboxView:
        """Return the view of a goal that waits."""
        goal = item.goal
        return cls(
            goal_id=goal.record_id,
            revision=goal.revision,
            kind=item.kind,
            state=goal.state,
            objective=goal.objective,
            asked=item.asked,
            part_count=len(goal.parts),
            decisions=item.decisions,
            cost_at_stake_usd=goal.cap,
            risk=item.risk,
            warnings=item.warnings,
            waiting_since=goal.changed_at,
            expires_at=goal.expires_at,
            cost_of_waiting=item.cost_of_waiting(as_of),
        )


class InboxView(BaseModel):
    """A page of decisions that wait."""

    items: list[InboxItemView]
    goals: list[GoalInboxView] = Field(description="Goals that wait, all on the first page")
    next_cursor: str | None
    waiting: int = Field(description="How many wait in all, missions and goals")
    as_of: Instant
    offers: tuple[Offer, ...] = Field(description="Standing approvals that are offered")

    @classmethod
    def of(cls, page: InboxPage, offers: tuple[Offer, ...]) -> InboxView:
        """Return the view of a page."""
        return cls(
            items=[InboxItemView.of(item, page) for item in page.items],
            goals=[GoalInboxView.of(item, page.as_of) for item in page.goals],
            next_cursor=page.next_cursor,
            waiting=page.waiting,
            as_of=page.as_of,
            offers=offers,
        )


class DecisionBody(Request):
    """One decision, on a mission or on a goal."""

    mission_id: str | None = Field(default=None, max_length=100)
    goal_id: str | None = Field(
        default=None, max_length=100, description="In the place of `mission_id`"
    )
    revision: int = Field(ge=1, description="The one that was shown")
    decision: Literal["approve", "reject", "cancel"]
    attempt: int | None = Field(
        default=None,
        ge=1,
        description="Of a parked run: the one that was shown",
    )
    choice: str | None = Field(default=None, max_length=40)
    reason: str | None = Field(default=None, max_length=1000)

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.mission_id is None) == (self.goal_id is None):
            raise ValueError("name either a mission_id or a goal_id")
        if self.goal_id is not None and (self.attempt is not None or self.choice is not None):
            raise ValueError("a goal takes neither an attempt nor a choice")
        return self

    def to_domain(self) -> InboxDecision | GoalDecision:
        """Return the decision."""
        if self.mission_id is None:
            return GoalDecision(
                goal_id=self.goal_id or "",
                revision=self.revision,
                decision=self.decision,
                reason=self.reason,
            )
        return InboxDecision(
            mission_id=MissionId(self.mission_id),
            revision=self.revision,
            decision=self.decision,
            attempt=self.attempt,
            choice=self.choice,
            reason=self.reason,
        )


class DecisionProblem(BaseModel):
    """Why a decision was not taken."""

    code: str
    status: int
    detail: str
    details: dict[str, Any]


class DecisionView(BaseModel):
    """What became of one decision."""

    mission_id: str | None = Field(description="Null: the decision was on a goal")
    goal_id: str | None
    revision: int
    decision: Literal["approve", "reject", "cancel"]
    ok: bool
    changed: bool = Field(description="Whether this decision did it, or it was so already")
    status: MissionStatus | None = Field(description="Of the mission, after the decision")
    state: GoalState | None = Field(description="Of the goal, after the decision")
    problem: DecisionProblem | None
    standing_offer: Offer | None

    @classmethod
    def of(cls, result: DecisionResult) -> DecisionView:
        """Return the view of a result."""
        problem = None
        if result.code is not None:
            problem = DecisionProblem(
                code=result.code,
                status=STATUS_BY_CODE.get(result.code, 500),
                detail=result.detail or "",
                details=result.details,
            )
        decision = result.decision
        on_goal = isinstance(decision, GoalDecision)
        return cls(
            mission_id=None if on_goal else decision.mission_id,
            goal_id=decision.goal_id if on_goal else None,
            revision=result.decision.revision,
            decision=result.decision.decision,
            ok=problem is None,
            changed=result.changed,
            status=result.mission.status if result.mission else None,
            state=result.goal.state if result.goal else None,
            problem=problem,
            standing_offer=result.offer,
        )


class DecisionsView(BaseModel):
    """One result for each decision, in the order they came."""

    items: list[DecisionView]
    failed: int
