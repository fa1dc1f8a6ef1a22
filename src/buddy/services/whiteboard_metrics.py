"""What the whiteboard shows when it asks instead of listening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from buddy.domain.budget import Account, BudgetLimits
from buddy.domain.budget_scope import PERIODIC, limit_row, period_accounts
from buddy.domain.eta import Estimate
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.whiteboard import AgentCard, Board, elapsed, live_agents
from buddy.ports.clock import Clock
from buddy.ports.engine import Engine, EngineLoad
from buddy.ports.store import Queries
from buddy.services.duration_history import DurationHistory

BOARD_SECONDS = 24 * 3600
BOARD_LIMIT = 200
AGENT_LIMIT = 50
PIPELINE_LIMIT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveAgent:
    """A card with its running time and the time left."""

    card: AgentCard
    elapsed_seconds: float | None
    eta: Estimate | None
    """None where nothing runs, or its history does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analytics:
    """One look at everything."""

    agents: tuple[LiveAgent, ...]
    task_pipeline: tuple[AgentCard, ...]
    costs: Sequence[Account]
    """This day's and this month's accounts."""
    capacity: EngineLoad
    cursor: int
    """The last event that had been committed when the look began; go on from here."""
    at: Instant


@dataclass(frozen=True, slots=True)
class WhiteboardMetrics:
    """Collects what the whiteboard shows."""

    queries: Queries
    engine: Engine
    clock: Clock
    limits: BudgetLimits
    history: DurationHistory

    async def collect_analytics_dashboard(self, user_id: UserId) -> Analytics:
        """Return the board of the last 24 hours, the money of this day and month, the load."""
        # Read first: a card may then be newer than the cursor, and folding an event twice into a
        # card changes nothing; the other way round an event could be missed.
        cursor = await self.queries.last_cursor(user_id)
        now = self.clock.now()
        since = plus_seconds(now, -BOARD_SECONDS)
        cards = await self.queries.board(user_id, since, BOARD_LIMIT)
        board = Board(cards={card.mission_id: card for card in cards}, cursor=cursor)
        return Analytics(
            agents=tuple(
                [
                    LiveAgent(
                        card=card,
                        elapsed_seconds=elapsed(card, now),
                        eta=await self._time_left(user_id, card),
                    )
                    for card in live_agents(board, AGENT_LIMIT)
                ]
            ),
            task_pipeline=await self.queries.started(user_id, PIPELINE_LIMIT),
            costs=await self._costs(user_id, now),
            capacity=self.engine.load,
            cursor=cursor,
            at=now,
        )

    async def _time_left(self, user_id: UserId, card: AgentCard) -> Estimate | None:
        if card.status is not MissionStatus.RUNNING:
            return None
        return await self.history.left(
            user_id, card.tool_used, card.progress_percent, card.step_since
        )

    async def _costs(self, user_id: UserId, now: Instant) -> Sequence[Account]:
        day, month, _ = period_accounts(now)
        defaults = {day: self.limits.per_user_day, month: self.limits.per_user_month}
        chosen = {scope: limit_row(kind) for scope, kind in zip(defaults, PERIODIC, strict=False)}
        accounts = await self.queries.accounts(user_id, (*defaults, *chosen.values()))
        known = {account.scope: account for account in accounts}
        found = list[Account]()
        for scope, default in defaults.items():
            limit = known[chosen[scope]].limit if chosen[scope] in known else default
            found.append(replace(known.get(scope, Account(scope=scope, limit=limit)), limit=limit))
        return found
