"""Requests and responses about goals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pydantic import BaseModel, Field

from buddy.domain.goal import Goal, GoalState, PartProgress, PartState
from buddy.domain.goal_plan import OnFailure, Part, Then, expected_cost, expected_seconds
from buddy.domain.goal_steps import percent
from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.tool import Risk
from buddy.services.goal_request import GoalChange, GoalRequest, PartChange
from buddy.web.schemas.budgets import dollars
from buddy.web.schemas.missions import Request, ScopeBody

_NEXT = (
    "Your yes begins the first parts at once, and each later one when what it needs is there. "
    "All of it together stops at the cap; what the plan does not cover is asked in the inbox"
)


class GoalBody(Request):
    """A goal to be planned."""

    objective: str = Field(examples=["find three vendors of solar lamps, compare their prices"])
    scope: ScopeBody | None = Field(
        default=None, description="What every part may contact. Left out: any public site"
    )
    max_cost_usd: str | float | None = Field(
        default=None, description="For all of it. Left out: by its prices, within BUDDY_GOAL_USD"
    )

    def to_request(self, goal_id: str | None) -> GoalRequest:
        """Return what is asked for."""
        cap = self.max_cost_usd
        return GoalRequest(
            objective=self.objective,
            scope=self.scope.to_domain() if self.scope else None,
            max_cost=None if cap is None else dollars("max_cost_usd", cap),
            goal_id=goal_id,
        )


class PartBody(Request):
    """What changes of one part; what is left out stays."""

    tool_input: dict[str, Any] | None = None
    retries: int | None = None
    then: Then | None = None
    max_cost_usd: str | float | None = None


class GoalChangeBody(Request):
    """What changes of a plan; what is left out stays."""

    revision: int | None = None
    objective: str | None = None
    scope: ScopeBody | None = None
    max_cost_usd: str | float | None = None
    drop: list[str] = Field(default_factory=list, max_length=8)
    parts: dict[str, PartBody] = Field(default_factory=dict, max_length=8)

    def to_change(self, goal: Goal) -> GoalChange:
        """Return the change; a policy that is half said keeps its other half."""
        cap = self.max_cost_usd
        known = {part.key: part for part in goal.parts}
        changes: dict[str, PartChange] = {}
        for key, body in self.parts.items():
            policy = known[key].on_failure if key in known else OnFailure()
            retries = policy.retries if body.retries is None else body.retries
            most = body.max_cost_usd
            changes[key] = PartChange(
                tool_input=body.tool_input,
                on_failure=OnFailure(retries=retries, then=body.then or policy.then),
                max_cost=None if most is None else dollars(f"parts.{key}.max_cost_usd", most),
            )
        return GoalChange(
            objective=self.objective,
            scope=self.scope.to_domain() if self.scope else None,
            max_pages=self.scope.said_pages if self.scope else None,
            max_seconds=self.scope.said_seconds if self.scope else None,
            max_cost=None if cap is None else dollars("max_cost_usd", cap),
            drop=tuple(self.drop),
            parts=changes,
        )


class DecideBody(Request):
    """A decision on the revision that was shown."""

    revision: int | None = None
    reason: str | None = Field(default=None, max_length=1000)


class PartMission(BaseModel):
    """How a part's mission stands."""

    mission_id: MissionId
    status: MissionStatus
    progress_percent: int
    waits: bool = Field(description="Whether it asks a person")
    message: str

    @classmethod
    def of(cls, mission: Mission) -> PartMission:
        """Return how it stands."""
        card = mission.card
        waits = mission.status in {
            MissionStatus.PROPOSED,
            MissionStatus.CLARIFICATION_NEEDED,
            MissionStatus.AWAITING_APPROVAL,
        }
        refused = mission.metadata.get("plan_refused")
        listed = cast("list[Any]", refused) if isinstance(refused, list) else []
        why = "; ".join(str(each) for each in listed)
        return cls(
            mission_id=mission.mission_id,
            status=mission.status,
            progress_percent=mission.tracker.progress_percent if mission.tracker else 0,
            waits=waits,
            message=why or (card.message if card else ""),
        )


class PartView(BaseModel):
    """A part: what it would do, and how far it is."""

    key: str
    objective: str
    tool: str
    tool_input: dict[str, Any]
    takes: list[str] = Field(description="What it gets of earlier parts, in words")
    depends_on: list[str]
    on_failure: str = Field(description="In words")
    retries: int
    then: Then
    allowed_domains: list[str] | None
    max_pages: int
    cap_usd: str
    cost_p50_usd: str | None
    cost_basis: str
    seconds: float | None
    risk: Risk
    touches: list[str]
    warnings: list[str]
    state: PartState
    attempts: int
    mission_id: MissionId | None
    mission: PartMission | None = Field(description="While it is open")
    spent_usd: str
    artifact_id: str | None
    summary: str
    reason: str

    @classmethod
    def of(cls, part: Part, progress: PartProgress, mission: Mission | None) -> PartView:
        """Return a part with its progress."""
        price = part.cost.p50_usd
        allowed = part.scope.allowed_domains
        return cls(
            key=part.key,
            objective=part.objective,
            tool=part.tool,
            tool_input=dict(part.tool_input),
            takes=[feed.words for feed in part.feeds],
            depends_on=list(part.depends_on),
            on_failure=part.on_failure.words,
            retries=part.on_failure.retries,
            then=part.on_failure.then,
            allowed_domains=None if allowed is None else list(allowed),
            max_pages=part.scope.max_pages,
            cap_usd=part.cap.usd(),
            cost_p50_usd=None if price is None else price.usd(),
            cost_basis=part.cost.basis_text,
            seconds=part.duration.p50_seconds,
            risk=part.risk,
            touches=list(part.touches),
            warnings=list(part.warnings),
            state=progress.state,
            attempts=progress.attempts,
            mission_id=progress.mission_id,
            mission=PartMission.of(mission) if mission else None,
            spent_usd=progress.spent.usd(),
            artifact_id=progress.artifact.artifact_id if progress.artifact else None,
            summary=progress.summary,
            reason=progress.reason,
        )


class GoalView(BaseModel):
    """A goal in a list."""

    goal_id: str
    objective: str
    state: GoalState
    revision: int
    reason: str
    question: str
    cap_usd: str
    spent_usd: str
    part_count: int
    done: int = Field(description="Parts that came to their result")
    settled: int = Field(description="Parts that are done or left out")
    progress_percent: int
    created_at: Instant
    expires_at: Instant | None
    approved_at: Instant | None
    ended_at: Instant | None
    planner: str

    @classmethod
    def fields_of(cls, goal: Goal, open_percents: Mapping[str, int] | None = None) -> Any:
        """Return the fields of a goal."""
        return {
            "goal_id": goal.record_id,
            "objective": goal.objective,
            "state": goal.state,
            "revision": goal.revision,
            "reason": goal.reason,
            "question": goal.question,
            "cap_usd": goal.cap.usd(),
            "spent_usd": goal.spent.usd(),
            "part_count": len(goal.parts),
            "done": goal.done,
            "settled": goal.settled,
            "progress_percent": percent(goal, open_percents),
            "created_at": goal.created_at,
            "expires_at": goal.expires_at,
            "approved_at": goal.approved_at,
            "ended_at": goal.ended_at,
            "planner": goal.planner,
        }

    @classmethod
    def of(cls, goal: Goal) -> GoalView:
        """Return a goal."""
        return cls(**cls.fields_of(goal))


class GoalShown(GoalView):
    """A goal with its plan and how far each part is."""

    parts: list[PartView]
    notes: list[str]
    content_hash: str
    cost_p50_usd: str | None = Field(description="Without a retry; null: a price is unknown")
    seconds: float | None
    next: str
    result_artifact_id: str | None
    result_mission_id: MissionId | None

    @classmethod
    def shown(cls, goal: Goal, missions: Mapping[str, Mission]) -> GoalShown:
        """Return a goal.

        Args:
            goal: The goal.
            missions: By part, the missions of those that are open.
        """
        views = [
            PartView.of(part, progress, missions.get(part.key))
            for part, progress in zip(goal.parts, goal.progress, strict=True)
        ]
        percents = {v.key: v.mission.progress_percent for v in views if v.mission}
        price, result = expected_cost(goal.parts), goal.result
        artifact = result.artifact if result else None
        return cls(
            **cls.fields_of(goal, percents),
            parts=views,
            notes=list(goal.notes),
            content_hash=goal.content_hash,
            cost_p50_usd=None if price is None else price.usd(),
            seconds=expected_seconds(goal.parts),
            next=_NEXT if goal.state is GoalState.PROPOSED else "",
            result_artifact_id=artifact.artifact_id if artifact else None,
            result_mission_id=result.mission_id if result else None,
        )


class GoalList(BaseModel):
    """One page of goals, newest first."""

    items: list[GoalView]
    next_cursor: str | None
