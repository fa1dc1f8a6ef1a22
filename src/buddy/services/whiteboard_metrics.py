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
from buddy.domain.rollup import begin_of, days_back
from buddy.domain.rollup_fold import DAY
from buddy.domain.session import ChatSession
from buddy.domain.whiteboard import AgentCard, Board, elapsed, live_agents
from buddy.domain.whiteboard_metrics import (
    MOST_DAYS,
    CreditFigures,
    MetricsReport,
    RangeFigures,
    SessionFigures,
    day_figures,
    range_figures,
)
from buddy.errors import InputInvalid
from buddy.ports.clock import Clock
from buddy.ports.engine import Engine, EngineLoad
from buddy.ports.store import Queries
from buddy.services.duration_history import DurationHistory
from buddy.services.rollups import Rollups

BOARD_SECONDS = 24 * 3600
BOARD_LIMIT = 200
AGENT_LIMIT = 50
PIPELINE_LIMIT = 5
LEARNING_DAYS = 7
ADDED_AT_ONCE, ADDED_SECONDS = 2_000, 0.02
"""Events, and about how long, that one look at the figures adds up at most."""
SESSIONS_COUNTED = 200
CREDITS_COUNTED = 200


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
    learning: RangeFigures
    """The figures of the last `LEARNING_DAYS` days, as far as they have been added up."""
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
    rollups: Rollups

    async def collect_metrics(self, user_id: UserId, days: int) -> MetricsReport:
        """Return the figures of the last days, today's among them, and of as many before.

        What the log has that the rows of days have not is added up first, if it is not too much.

        Args:
            user_id: Whose.
            days: How many, up to `MOST_DAYS`.

        Raises:
            InputInvalid: There are no figures of so many days.
        """
        if not 1 <= days <= MOST_DAYS:
            raise InputInvalid(f"days is {days}; it may be 1 to {MOST_DAYS}", field="days")
        standing = await self.rollups.catch_up(user_id, ADDED_AT_ONCE, ADDED_SECONDS)
        now = self.clock.now()
        today = now[:DAY]
        first, before = days_back(today, days - 1), days_back(today, 2 * days - 1)
        read = await self.rollups.of_days(user_id, today, days)
        return MetricsReport(
            days=days,
            as_of=standing.as_of,
            behind=standing.behind,
            now=range_figures(read.now, first, today),
            before=range_figures(read.before, before, days_back(first, 1)),
            series=tuple(day_figures(day, values) for day, values in read.drawn.items()),
            sessions=await self._sessions(user_id, begin_of(first)),
            credits=await self._credits(user_id, now),
        )

    async def _sessions(self, user_id: UserId, since: Instant) -> SessionFigures:
        page = await self.queries.records.page(ChatSession, user_id, SESSIONS_COUNTED)
        active = [each for each in page.items if each.active_at >= since]
        return SessionFigures(
            active=len(active),
            messages=sum(each.exchanges for each in active),
            more=page.next_cursor is not None and len(active) == len(page.items),
        )

    async def _credits(self, user_id: UserId, now: Instant) -> tuple[CreditFigures, ...]:
        accounts = await self.queries.accounts_of(user_id, "credits", CREDITS_COUNTED)
        return tuple(
            CreditFigures(
                service=account.scope.split()[1],
                used=account.settled.micros,
                reserved=account.reserved.micros,
                limit=account.limit.micros,
            )
            for account in accounts
            if account.scope.endswith(f" {now[:7]}")
        )

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
            learning=await self._learning(user_id, now[:DAY]),
            capacity=self.engine.load,
            cursor=cursor,
            at=now,
        )

    async def _learning(self, user_id: UserId, today: str) -> RangeFigures:
        read = await self.rollups.of_days(user_id, today, LEARNING_DAYS)
        return range_figures(read.now, days_back(today, LEARNING_DAYS - 1), today)

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
