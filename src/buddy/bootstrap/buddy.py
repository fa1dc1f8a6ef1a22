"""A Buddy: the bundle of services that the outer floors call, and its life."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from buddy.bootstrap.goals import GoalUses
from buddy.bootstrap.parts import Durations, Parts
from buddy.errors import BuddyError, EngineError, StoreUnavailable
from buddy.ports.clock import Clock
from buddy.ports.engine import Engine
from buddy.ports.identity import IdentityProvider
from buddy.ports.store import Store
from buddy.services.approval_request import ApprovalRequests
from buddy.services.approval_service import ApprovalService
from buddy.services.artifact_views import ArtifactViews
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.audit_service import AuditService
from buddy.services.budget_service import BudgetService
from buddy.services.chat_service import ChatService
from buddy.services.event_feed import EventFeed
from buddy.services.execution_service import ExecutionService
from buddy.services.feedback_service import FeedbackService
from buddy.services.goal_follower import GoalFollower
from buddy.services.goal_service import GoalService
from buddy.services.health import Health
from buddy.services.housekeeping import Housekeeping
from buddy.services.idempotency import BEAT_SECONDS, IdempotencyKeys
from buddy.services.inbox import Inbox
from buddy.services.instance_service import InstanceService
from buddy.services.learning_service import LearningService
from buddy.services.llm_meter import LLMMeter
from buddy.services.mission_report.reports import MissionReports
from buddy.services.mission_service import MissionService
from buddy.services.net_value import NetValueService
from buddy.services.proposal_service import ProposalService
from buddy.services.receipt import Receipts
from buddy.services.recipes import Recipes
from buddy.services.recovery import Recovery
from buddy.services.reminders import Reminders
from buddy.services.replay import ReplayService
from buddy.services.retry_service import RetryService
from buddy.services.rollup_follower import RollupFollower
from buddy.services.run_control import RunControl
from buddy.services.schedules import Schedules
from buddy.services.scheduling import Scheduling
from buddy.services.session_service import SessionService
from buddy.services.standing_approvals import StandingApprovals
from buddy.services.survey_collector import SurveyCollector
from buddy.services.tool_registry import ToolRegistry
from buddy.services.webhook_dispatcher import WebhookDispatcher
from buddy.services.webhooks import Webhooks
from buddy.services.whiteboard_metrics import WhiteboardMetrics

_log = logging.getLogger(__name__)

GOODBYE_SECONDS = 1.0
REACH_AGAIN_SECONDS = 0.5
READ_AGAIN_SECONDS = 1.0
"""Between two looks for tools that the matcher has not read."""
READ_TOGETHER = 8
"""Tools that the matcher reads at once."""


@dataclass(slots=True, kw_only=True)
class Buddy:
    """Everything that web and command line may call."""

    parts: Parts
    store: Store
    engine: Engine
    identity: IdentityProvider
    feed: EventFeed
    registry: ToolRegistry
    proposals: ProposalService
    retries: RetryService
    approvals: ApprovalService
    standings: StandingApprovals
    approval_requests: ApprovalRequests
    inbox: Inbox
    reminders: Reminders
    scheduling: Scheduling
    recipes: Recipes
    goal_uses: GoalUses
    webhooks: Webhooks
    dispatcher: WebhookDispatcher
    control: RunControl
    instance: InstanceService
    missions: MissionService
    audit: AuditService
    reports: MissionReports
    receipts: Receipts
    executions: ExecutionService
    sessions: SessionService
    chat: ChatService
    artifacts: ArtifactWriter
    views: ArtifactViews
    budgets: BudgetService
    feedback: FeedbackService
    surveys: SurveyCollector
    learning: LearningService
    replay: ReplayService
    net_value: NetValueService
    metrics: WhiteboardMetrics
    rollups: RollupFollower
    recovery: Recovery
    housekeeping: Housekeeping
    health: Health
    llm: LLMMeter | None
    """The language model, where there is one; each call is charged to somebody."""
    keys: IdempotencyKeys
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    audience: set[asyncio.Task[Any]] = field(default_factory=set[asyncio.Task[Any]])
    """The tasks that stream live events to clients; they end when Buddy is stopping."""
    _carrying: bool = False
    """Whether the engine has been told to begin, and not to stop."""
    _background: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    @property
    def clock(self) -> Clock:
        """Tells the time."""
        return self.parts.clock

    @property
    def schedules(self) -> Schedules:
        """What keeps schedules."""
        return self.scheduling.schedules

    @property
    def goals(self) -> GoalService:
        """What keeps goals."""
        return self.goal_uses.service

    @property
    def goal_follower(self) -> GoalFollower:
        """What has goals go on."""
        return self.goal_uses.follower

    @property
    def durations(self) -> Durations:
        """How long things stand."""
        return self.parts.durations

    async def start(self) -> None:
        """Bring the store up to date, take up what was interrupted, begin to carry runs.

        Raises:
            BuddyError: The data directory is taken, or the store does not answer.
        """
        if self.parts.on_start:
            self.parts.on_start()
        self.stopping.clear()
        self.engine.register(self.executions.execute_mission)
        if self.parts.tenancy:
            await self._when_reached(self.parts.tenancy.take)
            self._spawn(self.parts.tenancy.keep())
        await self._when_reached(self.store.migrate)
        await self._when_reached(self.parts.bus.start)
        # Before the engine goes on with anything: it may have been paused by an earlier process.
        await self._when_reached(self.control.look)
        self.control.begin()
        for source in self.parts.sources:
            await source.start()
        self._carrying = True
        await self._when_reached(self.engine.launch)
        await self.recovery.sweep()
        self._spawn(self.control.watch())
        self._spawn(self._housekeeping())
        self._spawn(self._renewing())
        self._spawn(self.rollups.watch())
        if self.parts.carries_runs:
            self._spawn(self.dispatcher.watch())
            self._spawn(self.scheduling.ticker.watch())
            self._spawn(self.goal_follower.watch())
        for model in self.parts.warm:
            self._spawn(self._quietly(model.warm()))
        for prepare in self.parts.prepare:
            self._spawn(self._quietly(prepare()))
        if self.parts.sources:
            self._spawn(self._reading_tools())

    async def _when_reached(self, begin: Callable[[], Awaitable[None]]) -> None:
        """Begin something on a database, which may be just about to start itself.

        Whoever is told to stop meanwhile does not wait for it.
        """
        deadline = self.clock.monotonic() + self.durations.reach
        while True:
            try:
                await begin()
            except (StoreUnavailable, EngineError) as error:
                if self.stopping.is_set() or self.clock.monotonic() >= deadline:
                    raise
                _log.warning("Not reached yet: %s", error.message)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.stopping.wait(), REACH_AGAIN_SECONDS)
            else:
                return

    async def dismiss(self) -> None:
        """End the live streams and let the engine go, before the server waits for its connections.

        Who waits for a run has its result within the grace, or is told that Buddy stops. A client
        that reads too slowly to be told in a moment is left to the server.
        """
        self.stopping.set()
        self.feed.dismiss()
        if self.audience:
            await asyncio.wait(tuple(self.audience), timeout=GOODBYE_SECONDS)
        await self._let_go()

    async def stop(self) -> None:
        """Let running missions end within their grace, then give everything back."""
        self.stopping.set()
        self.feed.dismiss()
        await self._let_go()
        await asyncio.gather(*(source.close() for source in self.parts.sources))
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        if self.parts.browser:
            await self.parts.browser.close()
        await self.feed.close()
        if self.parts.llm is not None:
            await self.parts.llm.close()
        await self.parts.bus.close()
        await self.store.close()
        if self.parts.tenancy:
            await self.parts.tenancy.give_back()
        if self.parts.on_stop:
            self.parts.on_stop()

    async def _let_go(self) -> None:
        if not self._carrying:
            return
        self._carrying = False
        self.control.leave()
        await self.engine.shutdown(self.durations.shutdown)
        self.control.part()

    async def _housekeeping(self) -> None:
        # What is told to stop inside a task's work may come out as some other error of that work.
        while not self.stopping.is_set():
            await self._tidy(self.approvals.expire_due())
            await asyncio.sleep(self.durations.sweep)
            if self.parts.carries_runs:
                await self._tidy(self.recovery.sweep_orphans())
                await self._tidy(self.reminders.sweep())
                await self._tidy(self.sessions.sweep())
                for task in self.housekeeping.tasks():
                    await self._tidy(task())

    async def _reading_tools(self) -> None:
        """Have the matcher read what servers say of their tools before somebody waits for it.

        A few at a time: whoever proposes meanwhile goes in between.
        """
        read = set[str]()
        while True:
            specs = [spec for spec in self.registry.all_specs() if spec.server is not None]
            fresh = [spec for spec in specs if spec.name + spec.digest not in read]
            for start in range(0, len(fresh), READ_TOGETHER):
                some = fresh[start : start + READ_TOGETHER]
                await self._tidy(self.parts.matcher.match("", some))
                read.update(spec.name + spec.digest for spec in some)
            await asyncio.sleep(READ_AGAIN_SECONDS)

    async def _renewing(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            await self._tidy(self.keys.renew())

    async def _tidy(self, work: Awaitable[object]) -> None:
        try:
            await work
        except BuddyError as error:
            _log.warning("Housekeeping failed: %s", error.message)
        except Exception:  # noqa: BLE001  # logged; the next round may go well
            _log.exception("Housekeeping failed")

    async def _quietly(self, loading: Coroutine[Any, Any, None]) -> None:
        try:
            await loading
        except Exception:  # noqa: BLE001  # logged; whoever needs it meets it again
            # A request that needs it will load again and say what is wrong.
            _log.exception("Loading in the background failed")

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
