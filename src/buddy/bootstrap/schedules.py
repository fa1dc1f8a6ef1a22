"""Puts together what keeps schedules and fires them."""

from __future__ import annotations

from buddy.bootstrap.parts import Parts
from buddy.ports.store import Store
from buddy.services.execution_service import ExecutionService
from buddy.services.proposal_service import ProposalService
from buddy.services.schedule_bounds import ScheduleBounds
from buddy.services.schedule_preview import SchedulePreviews
from buddy.services.schedule_runner import ScheduleRunner
from buddy.services.schedule_templates import ScheduleTemplates
from buddy.services.schedule_ticker import ScheduleTicker
from buddy.services.schedules import Schedules
from buddy.services.scheduling import Scheduling
from buddy.services.standing_approvals import StandingApprovals
from buddy.services.streaming_events import StreamingEvents


def scheduling_of(
    parts: Parts,
    store: Store,
    streaming: StreamingEvents,
    proposals: ProposalService,
    standings: StandingApprovals,
    executions: ExecutionService,
) -> Scheduling:
    """Return what keeps schedules, looks ahead and fires them."""
    templates = ScheduleTemplates(streaming, parts.clock, parts.ids)
    runner = ScheduleRunner(
        transact=store.transact,
        queries=store.queries,
        proposals=proposals,
        standings=standings,
        executions=executions,
        templates=templates,
        clock=parts.clock,
    )
    ticker = ScheduleTicker(
        queries=store.queries,
        runner=runner,
        bus=parts.bus,
        clock=parts.clock,
        chance=parts.chance,
    )
    schedules = Schedules(
        transact=store.transact,
        queries=store.queries,
        templates=templates,
        clock=parts.clock,
        ids=parts.ids,
    )
    return Scheduling(
        schedules=schedules,
        previews=SchedulePreviews(store.queries, parts.clock),
        bounds=ScheduleBounds(
            store.transact, templates, parts.clock, parts.ids, parts.second_person
        ),
        ticker=ticker,
    )
