"""What the whiteboard gets when it asks."""

from __future__ import annotations

from pydantic import BaseModel

from buddy.domain.budget import Account
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.money import Money
from buddy.domain.whiteboard import AgentCard
from buddy.domain.whiteboard_metrics import RangeFigures
from buddy.services.whiteboard_metrics import Analytics, LiveAgent
from buddy.web.schemas.missions import EtaRange


class CardView(BaseModel):
    """A mission's line on the whiteboard."""

    mission_id: str
    objective: str
    status: MissionStatus
    progress_percent: int
    current_step: str | None
    elapsed_seconds: float | None
    tool_used: str | None
    message: str
    started_at: Instant | None
    stopped_at: Instant | None
    step_since: Instant | None
    updated_at: Instant


class AgentView(CardView):
    """A live agent: a mission's card with its running time and the time left."""

    eta_seconds: float | None
    """Seconds left; null where nothing runs, or no past run tells."""
    eta_range: EtaRange | None

    @classmethod
    def of(cls, agent: LiveAgent) -> AgentView:
        """Return the view of a card."""
        own = {"elapsed_seconds", "eta_seconds", "eta_range"}
        same = {name: getattr(agent.card, name) for name in cls.model_fields if name not in own}
        return cls(
            **same,
            elapsed_seconds=agent.elapsed_seconds,
            eta_seconds=agent.eta.median if agent.eta else None,
            eta_range=EtaRange.of(agent.eta),
        )


class PipelineRow(CardView):
    """A row of the task pipeline: a whole card, so that a page can go on folding events into it."""

    timestamp: Instant
    """When it stopped, or else when it last moved."""

    @classmethod
    def of(cls, card: AgentCard) -> PipelineRow:
        """Return the row of a card."""
        same = {name: getattr(card, name) for name in CardView.model_fields}
        return cls(**same, timestamp=card.stopped_at or card.updated_at)


class CostView(BaseModel):
    """A limit with what counts against it."""

    scope: str
    limit_usd: Money
    settled_usd: Money
    reserved_usd: Money

    @classmethod
    def of(cls, account: Account) -> CostView:
        """Return the view of an account."""
        return cls(
            scope=account.scope,
            limit_usd=account.limit,
            settled_usd=account.settled,
            reserved_usd=account.reserved,
        )


class LearnedTool(BaseModel):
    """How a tool was chosen and did in these days."""

    tool: str
    selected: int
    confidence: float | None
    """The mean with which it was chosen; null: it was not."""
    calls: int
    success_rate: float | None


class Learning(BaseModel):
    """What these days have shown; a figure that nothing is behind is null."""

    first_day: str
    tools: list[LearnedTool]
    judged: int
    satisfied: int
    ratings: int
    mean_rating: float | None

    @classmethod
    def of(cls, found: RangeFigures) -> Learning:
        """Return the part of the figures that is about learning."""
        return cls(
            first_day=found.first_day,
            tools=[
                LearnedTool(
                    tool=each.tool,
                    selected=each.selected,
                    confidence=each.confidence,
                    calls=each.succeeded + each.failed,
                    success_rate=each.success_rate,
                )
                for each in found.tools
            ],
            judged=found.judged,
            satisfied=found.satisfied,
            ratings=found.ratings,
            mean_rating=found.mean_rating,
        )


class Capacity(BaseModel):
    """How busy the engine is."""

    running: int
    queued: int
    limit: int


class AnalyticsView(BaseModel):
    """One look at everything."""

    agents: list[AgentView]
    task_pipeline: list[PipelineRow]
    costs: list[CostView]
    learning: Learning
    capacity: Capacity
    cursor: int
    """The last event folded in; follow the log from here."""
    timestamp: Instant

    @classmethod
    def of(cls, found: Analytics) -> AnalyticsView:
        """Return the view of what was collected."""
        load = found.capacity
        return cls(
            agents=[AgentView.of(agent) for agent in found.agents],
            task_pipeline=[PipelineRow.of(card) for card in found.task_pipeline],
            costs=[CostView.of(account) for account in found.costs],
            learning=Learning.of(found.learning),
            capacity=Capacity(running=load.running, queued=load.queued, limit=load.limit),
            cursor=found.cursor,
            timestamp=found.at,
        )
