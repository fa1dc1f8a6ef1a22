"""Requests and responses about the inbox."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

from buddy.domain.ids import MissionId
from buddy.domain.inbox import InboxItem, InboxKind, cost_of_waiting
from buddy.domain.instant import Instant
from buddy.domain.lapse import lapses_to
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.proposal import Priority, Proposal, Question
from buddy.domain.run import Deviation
from buddy.domain.scope import Scope
from buddy.domain.standing_approval import Offer
from buddy.domain.tool import Risk
from buddy.services.inbox import DecisionResult, InboxDecision, InboxPage
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


class InboxView(BaseModel):
    """A page of decisions that wait."""

    items: list[InboxItemView]
    next_cursor: str | None
    waiting: int = Field(description="How many wait in all")
    as_of: Instant
    offers: tuple[Offer, ...] = Field(description="Standing approvals that are offered")

    @classmethod
    def of(cls, page: InboxPage, offers: tuple[Offer, ...]) -> InboxView:
        """Return the view of a page."""
        return cls(
            items=[InboxItemView.of(item, page) for item in page.items],
            next_cursor=page.next_cursor,
            waiting=page.waiting,
            as_of=page.as_of,
            offers=offers,
        )


class DecisionBody(Request):
    """One decision."""

    mission_id: str = Field(max_length=100)
    revision: int = Field(ge=1, description="The one that was shown")
    decision: Literal["approve", "reject", "cancel"]
    attempt: int | None = Field(
        default=None,
        ge=1,
        description="Of a parked run: the one that was shown",
    )
    choice: str | None = Field(default=None, max_length=40)
    reason: str | None = Field(default=None, max_length=1000)

    def to_domain(self) -> InboxDecision:
        """Return the decision."""
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

    mission_id: str
    revision: int
    decision: Literal["approve", "reject", "cancel"]
    ok: bool
    changed: bool = Field(description="Whether this decision did it, or it was so already")
    status: MissionStatus | None = Field(description="Of the mission, after the decision")
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
        return cls(
            mission_id=result.decision.mission_id,
            revision=result.decision.revision,
            decision=result.decision.decision,
            ok=problem is None,
            changed=result.changed,
            status=result.mission.status if result.mission else None,
            problem=problem,
            standing_offer=result.offer,
        )


class DecisionsView(BaseModel):
    """One result for each decision, in the order they came."""

    items: list[DecisionView]
    failed: int
