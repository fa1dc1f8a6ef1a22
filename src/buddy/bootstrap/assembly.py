"""Puts the services together from parts. No choice is made here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import uuid4

from buddy.bootstrap.buddy import Buddy
from buddy.bootstrap.conversation import ChatUses, chat_service, exchange_service, session_service
from buddy.bootstrap.executions import executions_of
from buddy.bootstrap.figures import housekeeping_of, metrics_of, rollup_follower
from buddy.bootstrap.goals import GoalUses, goals_of
from buddy.bootstrap.intents import intents_of
from buddy.bootstrap.learning import (
    feedback_of,
    learning_of,
    net_value_of,
    replay_of,
    surveys_of,
    tool_selector,
)
from buddy.bootstrap.notices import dispatcher_of, reminders_of, webhooks_of
from buddy.bootstrap.parts import Parts
from buddy.bootstrap.recipes import recipes_of
from buddy.bootstrap.schedules import scheduling_of
from buddy.bootstrap.shared import Shared
from buddy.domain.events.log import Event
from buddy.services.approval_request import ApprovalRequests
from buddy.services.approval_service import ApprovalService
from buddy.services.artifact_preview_generator import ArtifactPreviewGenerator
from buddy.services.artifact_views import ArtifactViews
from buddy.services.artifact_writer import ArtifactWriter
from buddy.services.audit_service import AuditService
from buddy.services.budget_enforcer import BudgetEnforcer
from buddy.services.budget_service import BudgetService
from buddy.services.conflict_details import ConflictDetails
from buddy.services.duration_history import DurationHistory
from buddy.services.event_feed import EventFeed
from buddy.services.execution_service import ExecutionService
from buddy.services.free_money import FreeMoney
from buddy.services.goal_service import GoalService
from buddy.services.health import Health
from buddy.services.idempotency import IdempotencyKeys
from buddy.services.inbox import Inbox
from buddy.services.input_origins import InputOrigins
from buddy.services.instance_service import InstanceService
from buddy.services.mission_commands import MissionCommands
from buddy.services.mission_report.reports import MissionReports
from buddy.services.mission_service import MissionService
from buddy.services.objective_reader import ObjectiveReader
from buddy.services.proposal_service import ProposalService
from buddy.services.proposal_writer import ProposalWriter
from buddy.services.receipt import Receipts
from buddy.services.recovery import Recovery
from buddy.services.retry_service import RetryService
from buddy.services.reused_answers import ReusedAnswers
from buddy.services.run_control import RunControl
from buddy.services.run_scribe import ScribeDesk
from buddy.services.schedule_templates import ScheduleTemplates
from buddy.services.scheduling import Scheduling
from buddy.services.standing_approvals import StandingApprovals
from buddy.services.streaming_events import StreamingEvents
from buddy.services.tool_registry import ToolRegistry


def assemble(parts: Parts) -> Buddy:
    """Return a Buddy made of these parts; nothing is opened or started yet."""
    shared = _share(parts)
    queries, engine = shared.store.queries, shared.engine
    standings, uses = _standings(parts, shared), _uses(parts, shared)
    return Buddy(
        parts=parts,
        store=shared.store,
        engine=engine,
        identity=parts.identity,
        feed=shared.feed,
        registry=shared.registry,
        proposals=uses.proposals,
        retries=_retries(shared, uses.proposals),
        approvals=uses.approvals,
        standings=standings,
        approval_requests=ApprovalRequests(shared.store.transact, shared.desk.streaming),
        inbox=Inbox(queries, uses.approvals, standings, uses.goals, parts.clock, parts.lapse),
        reminders=reminders_of(parts, shared.store, shared.desk.streaming),
        scheduling=uses.scheduling,
        recipes=uses.recipes,
        goal_uses=uses.goal_uses,
        webhooks=webhooks_of(parts, shared.store, shared.dispatcher),
        dispatcher=shared.dispatcher,
        control=shared.control,
        instance=uses.instance,
        missions=uses.missions,
        executions=uses.executions,
        sessions=uses.sessions,
        chat=chat_service(parts, shared.store, uses),
        artifacts=shared.artifacts,
        views=ArtifactViews(shared.artifacts, shared.previews),
        budgets=uses.budgets,
        feedback=uses.feedback,
        surveys=uses.surveys,
        learning=learning_of(parts, shared.store, shared.selector, shared.desk.streaming),
        replay=replay_of(parts, shared.store, shared.selector),
        net_value=net_value_of(parts, shared.store, shared.selector),
        audit=AuditService(queries),
        reports=_reports(parts, shared),
        receipts=Receipts(queries),
        metrics=metrics_of(parts, shared.store, engine, shared.history, shared.follower.rollups),
        rollups=shared.follower,
        recovery=Recovery(queries=queries, engine=engine, executions=uses.executions),
        housekeeping=housekeeping_of(parts, shared.store, shared.follower),
        llm=shared.intents.meter,
        health=_health(parts, shared),
        keys=_keys(parts, shared),
    )


def _uses(parts: Parts, shared: Shared) -> ChatUses:
    queries, approvals = shared.store.queries, _approvals(parts, shared)
    executions, proposals = executions_of(parts, shared), _proposals(parts, shared)
    goal_uses = _goals(parts, shared, proposals, approvals, executions)
    return ChatUses(
        proposals=proposals,
        approvals=approvals,
        executions=executions,
        missions=MissionService(queries=queries, clock=parts.clock, history=shared.history),
        budgets=_budgets(parts, shared),
        instance=_instance(parts, shared, approvals, goal_uses.service),
        sessions=session_service(parts, shared.store),
        exchanges=exchange_service(parts, shared.store, uuid4().hex),
        artifacts=shared.artifacts,
        registry=shared.registry,
        control=shared.control,
        feedback=feedback_of(parts, shared.store, shared.desk.streaming),
        surveys=surveys_of(parts, shared.store, shared.desk.streaming),
        scheduling=_scheduling(parts, shared, proposals, executions),
        recipes=recipes_of(parts, shared.store, proposals, shared.registry, shared.artifacts),
        goal_uses=goal_uses,
        meter=shared.intents.meter,
    )


def _health(parts: Parts, shared: Shared) -> Health:
    meter = shared.intents.meter
    return Health(
        queries=shared.store.queries,
        engine=shared.engine,
        bus=parts.bus,
        models=parts.warm,
        llm=meter.health if meter else None,
    )


def _keys(parts: Parts, shared: Shared) -> IdempotencyKeys:
    return IdempotencyKeys(
        transact=shared.store.transact, clock=parts.clock, boot_id=uuid4().hex, alone=parts.alone
    )


def _budgets(parts: Parts, shared: Shared) -> BudgetService:
    return BudgetService(
        shared.store.transact, shared.store.queries, shared.desk.budgets, parts.clock
    )


def _reports(parts: Parts, shared: Shared) -> MissionReports:
    return MissionReports(
        queries=shared.store.queries,
        artifacts=shared.artifacts,
        previews=shared.previews,
        clock=parts.clock,
    )


def _approvals(parts: Parts, shared: Shared) -> ApprovalService:
    return ApprovalService(
        commands=shared.commands,
        queries=shared.store.queries,
        engine=shared.engine,
        control=shared.control,
        desk=shared.desk,
        clock=parts.clock,
        warrant_seconds=parts.durations.warrant,
        lapse=parts.lapse,
        conflicts=ConflictDetails(shared.store.queries),
        second_person=parts.second_person,
    )


def _standings(parts: Parts, shared: Shared) -> StandingApprovals:
    return StandingApprovals(
        commands=shared.commands,
        queries=shared.store.queries,
        registry=shared.registry,
        clock=parts.clock,
        ids=parts.ids,
        warrant_seconds=parts.durations.warrant,
        offer_after=parts.offer_after,
        second_person=parts.second_person,
    )


def _scheduling(
    parts: Parts, shared: Shared, proposals: ProposalService, executions: ExecutionService
) -> Scheduling:
    streaming, standings = shared.desk.streaming, _standings(parts, shared)
    found = scheduling_of(parts, shared.store, streaming, proposals, standings, executions)
    shared.listeners.append(found.ticker.ring)
    return found


def _goals(
    parts: Parts,
    shared: Shared,
    proposals: ProposalService,
    approvals: ApprovalService,
    executions: ExecutionService,
) -> GoalUses:
    found = goals_of(parts, shared, proposals, approvals, executions)
    shared.listeners.append(found.follower.ring)
    return found


def _instance(
    parts: Parts, shared: Shared, approvals: ApprovalService, goals: GoalService
) -> InstanceService:
    return InstanceService(
        transact=shared.store.transact,
        queries=shared.store.queries,
        control=shared.control,
        approvals=approvals,
        goals=goals,
        clock=parts.clock,
    )


def _share(parts: Parts) -> Shared:
    streaming = StreamingEvents(clock=parts.clock, ids=parts.ids, bus=parts.bus)
    listeners: list[Callable[[Sequence[Event]], None]] = [streaming.announce]

    def committed(events: Sequence[Event]) -> None:
        for listener in listeners:
            listener(events)

    store = parts.make_store(committed)
    dispatcher, follower = dispatcher_of(parts, store), rollup_follower(parts, store)

    def rung(_events: Sequence[Event]) -> None:
        dispatcher.ring()

    listeners += [rung, follower.ring]
    budgets = BudgetEnforcer(parts.limits)
    tools = [*parts.tools, *parts.make_tools(store)]
    registry = ToolRegistry(tools, store.transact, store.queries, parts.clock, parts.sources)
    engine = parts.make_engine(store.transact)
    return Shared(
        store=store,
        listeners=listeners,
        engine=engine,
        dispatcher=dispatcher,
        follower=follower,
        control=RunControl(store.queries, engine, parts.bus),
        feed=EventFeed(store.queries, parts.bus),
        desk=ScribeDesk(clock=parts.clock, streaming=streaming, budgets=budgets),
        commands=MissionCommands(
            transact=store.transact,
            clock=parts.clock,
            streaming=streaming,
            budgets=budgets,
            follow=ScheduleTemplates(streaming, parts.clock, parts.ids),
        ),
        registry=registry,
        selector=tool_selector(parts, store),
        reader=ObjectiveReader(parts.clock, parts.local_zone),
        artifacts=ArtifactWriter(
            blobs=parts.blobs,
            clock=parts.clock,
            ids=parts.ids,
            registry=registry,
            queries=store.queries,
        ),
        previews=ArtifactPreviewGenerator(parts.renderer),
        history=DurationHistory(store.queries, parts.clock),
        answers=ReusedAnswers(store.queries, engine),
        intents=intents_of(parts, store),
    )


def _proposals(parts: Parts, shared: Shared) -> ProposalService:
    return ProposalService(
        commands=shared.commands,
        queries=shared.store.queries,
        intents=shared.intents,
        registry=shared.registry,
        selector=shared.selector,
        reader=shared.reader,
        writer=ProposalWriter(parts.search_note, parts.egress, parts.may_read),
        history=shared.history,
        clock=parts.clock,
        ids=parts.ids,
        default_cap=parts.limits.per_mission,
        lapse_seconds=parts.proposal_seconds,
        conflicts=ConflictDetails(shared.store.queries),
        free_money=FreeMoney(shared.store.queries, parts.limits),
        origins=InputOrigins(shared.store.queries),
    )


def _retries(shared: Shared, proposals: ProposalService) -> RetryService:
    return RetryService(
        proposals=proposals,
        commands=shared.commands,
        queries=shared.store.queries,
        registry=shared.registry,
        answers=shared.answers,
    )
