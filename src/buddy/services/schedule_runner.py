"""Takes the steps of schedules: each in one transaction, on the schedule as it stands there.

A firing makes its mission, approves it by the schedule's standing approval, queues its run, moves
the schedule on and writes the record of that time, all in one commit. Whoever comes second, another
worker or a process that begins anew, finds another next step, or that record, and makes nothing.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import Any

from buddy.domain.decisions import BUDDY
from buddy.domain.events.schedules import (
    ScheduleFired,
    ScheduleMissed,
    SchedulePaused,
)
from buddy.domain.instant import seconds_between
from buddy.domain.json_value import JsonObject
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.origin import marks
from buddy.domain.recipe import carried
from buddy.domain.schedule import (
    SOURCE,
    Firing,
    FiringOutcome,
    Schedule,
    ScheduleState,
    firing_id,
    firing_mission,
    settled,
)
from buddy.domain.schedule_steps import (
    End,
    Enqueue,
    Fire,
    Pause,
    Skip,
    Step,
    next_step,
    took,
    with_claim,
)
from buddy.domain.standing_approval import StandingApproval
from buddy.errors import EngineStopping, InputInvalid, ToolError
from buddy.ports.clock import Clock
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.execution_service import ExecutionService
from buddy.services.mission_request import MissionRequest, understood_of
from buddy.services.proposal_service import ProposalService
from buddy.services.recipe_runs import note_run
from buddy.services.schedule_templates import ScheduleTemplates, firing_metadata
from buddy.services.standing_approvals import StandingApprovals

_log = logging.getLogger(__name__)

MOST_STEPS = 200
"""Steps of one schedule that are taken in a row."""


class _Overtaken(Exception):  # no error: somebody else has taken this step
    """Another process was faster; nothing is written."""


@dataclass(frozen=True, slots=True)
class ScheduleRunner:
    """Carries schedules on."""

    transact: TransactionRunner
    queries: Queries
    proposals: ProposalService
    standings: StandingApprovals
    executions: ExecutionService
    templates: ScheduleTemplates
    clock: Clock

    async def advance(self, seen: Schedule) -> tuple[Mission, ...]:
        """Take every step that a schedule has now; return the missions that were made."""
        made: list[Mission] = []
        for _ in range(MOST_STEPS):
            schedule = await self.queries.records.get(Schedule, seen.user_id, seen.record_id)
            if schedule is None:
                break
            step = await self._planned(schedule)
            if step is None:
                break
            if isinstance(step, Fire):
                mission = await self._fire(schedule, step)
                made += [mission] if mission is not None else []
            else:
                await self._take(schedule, step)
        return tuple(made)

    async def settle(self, mission: Mission) -> None:
        """Let a schedule know that a mission of its has ended: it may pause, or fire the next."""
        named = mission.metadata.get(SOURCE)
        if not isinstance(named, str):
            return
        schedule = await self.queries.records.get(Schedule, mission.user_id, named)
        if schedule is None or mission.mission_id not in schedule.open_runs:
            return

        async def work(uow: UnitOfWork) -> None:
            stands = await uow.records.get(Schedule, mission.user_id, named)
            if stands is not None:
                after, _ = await self._look(uow, stands)
                await uow.records.put(after)

        await self.transact(work)
        await self.advance(schedule)

    async def _planned(self, schedule: Schedule) -> Step | None:
        """Return the next step by what is committed; the transaction looks again."""
        runs = [await self.queries.mission(schedule.user_id, each) for each in schedule.open_runs]
        looked = settled(schedule, tuple(runs))
        standing = None
        if schedule.standing_id is not None:
            standing = await self.queries.records.get(
                StandingApproval, schedule.user_id, schedule.standing_id
            )
        return self._step(looked, standing)

    def _step(self, schedule: Schedule, standing: StandingApproval | None) -> Step | None:
        step = next_step(schedule, self.clock.now(), busy=bool(schedule.open_runs))
        if isinstance(step, Fire) and (reason := _spent(schedule, standing)):
            return End(reason=reason)
        return step

    async def _look(self, uow: UnitOfWork, schedule: Schedule) -> tuple[Schedule, Step | None]:
        """Return a locked schedule that knows how its missions stand, and its next step."""
        user_id = schedule.user_id
        runs = [await uow.missions.get(user_id, each) for each in schedule.open_runs]
        looked = settled(schedule, tuple(runs))
        standing = None
        if schedule.standing_id is not None:
            standing = await uow.records.get(StandingApproval, user_id, schedule.standing_id)
        return looked, self._step(looked, standing)

    async def _take(self, seen: Schedule, step: Step) -> None:
        """Take a step that makes no mission, if it is still the next one."""

        async def work(uow: UnitOfWork) -> None:
            stands = await uow.records.get(Schedule, seen.user_id, seen.record_id)
            if stands is None:
                return
            looked, now_step = await self._look(uow, stands)
            if now_step != step:
                return
            await self._move(uow, looked, step)

        await self.transact(work)

    async def _move(self, uow: UnitOfWork, looked: Schedule, step: Step) -> None:
        now, streaming = self.clock.now(), self.templates.streaming
        if isinstance(step, End):
            await self.templates.end(uow, looked, step.reason, BUDDY, SOURCE)
            _log.info("Schedule %s is over: %s", looked.record_id, step.reason)
            return
        after = took(looked, step, now)
        match step:
            case Pause(reason=reason):
                told = SchedulePaused(reason=reason, actor=BUDDY)
                await streaming.tell(uow, after, told)
                _log.warning("Schedule %s is paused: %s", after.record_id, reason)
            case Skip():
                after = await self._passed(uow, after, step)
            case Enqueue() | Fire():
                pass
        await uow.records.put(after)

    async def _passed(self, uow: UnitOfWork, after: Schedule, step: Skip) -> Schedule:
        """Record times that pass, and the end of a schedule that has no other."""
        passed = Firing(
            record_id=firing_id(after.record_id, step.slot),
            user_id=after.user_id,
            schedule_id=after.record_id,
            slot=step.slot,
            outcome=step.outcome,
            count=step.count,
            reason=step.reason,
            created_at=self.clock.now(),
        )
        after = await self._claim(uow, after, passed)
        told = ScheduleMissed(
            slot=step.slot, count=step.count, reason=step.reason, next_at=after.next_at
        )
        await self.templates.streaming.tell(uow, after, told)
        return await self._ended(uow, after)

    async def _claim(self, uow: UnitOfWork, after: Schedule, firing: Firing) -> Schedule:
        after, dropped = with_claim(after, firing.record_id)
        await uow.records.put(firing)
        for each in dropped:
            await uow.records.remove(Firing, after.user_id, each)
        return after

    async def _ended(self, uow: UnitOfWork, after: Schedule) -> Schedule:
        if after.state is ScheduleState.ENDED:
            return await self.templates.end(uow, after, after.reason, BUDDY, SOURCE)
        return after

    async def _fire(self, seen: Schedule, step: Fire) -> Mission | None:
        """Make the mission of a time; None: somebody else has, or it cannot be made."""
        taken = False

        async def also(uow: UnitOfWork, mission: Mission) -> Mission:
            nonlocal taken
            stands = await uow.records.get(Schedule, seen.user_id, seen.record_id)
            if stands is None:
                raise _Overtaken
            looked, now_step = await self._look(uow, stands)
            claimed = await uow.records.get(
                Firing, seen.user_id, firing_id(seen.record_id, step.slot)
            )
            if now_step != step or claimed is not None:
                raise _Overtaken
            taken = True
            await note_run(uow, mission, mission.created_at)
            return await self._fired(uow, looked, step, mission)

        template = await self.queries.mission(seen.user_id, seen.mission_id)
        request = _request(seen, step, template)
        try:
            mission = await self.proposals.create(seen.user_id, request, also)
        except _Overtaken:
            return None
        except (InputInvalid, ToolError) as refusal:
            await self._let_pass(seen, step, refusal.message)
            return None
        if not taken:
            await self._let_pass(seen, step, f"it was made before, as {mission.mission_id}")
            return None
        try:
            await self.executions.start(mission)
        except EngineStopping:
            _log.info("%s waits in the queue: Buddy is shutting down", mission.mission_id)
        return mission

    async def _fired(
        self, uow: UnitOfWork, looked: Schedule, step: Fire, mission: Mission
    ) -> Mission:
        now = self.clock.now()
        mission = await self.standings.approve_in(uow, mission)
        approved = mission.status is MissionStatus.APPROVED
        if approved:
            mission = await self.executions.queue(uow, mission, SOURCE, looked.created_by)
        after = took(looked, step, now)
        after = replace(
            after,
            open_runs=(*after.open_runs, mission.mission_id),
            last_mission_id=mission.mission_id,
        )
        firing = Firing(
            record_id=firing_id(after.record_id, step.slot),
            user_id=after.user_id,
            schedule_id=after.record_id,
            slot=step.slot,
            outcome=FiringOutcome.FIRED if approved else FiringOutcome.WAITS,
            mission_id=mission.mission_id,
            reason=_why(step, mission),
            created_at=now,
        )
        after = await self._claim(uow, after, firing)
        told = ScheduleFired(
            slot=step.slot,
            mission=mission.mission_id,
            template_id=after.mission_id,
            approved=approved,
            late_seconds=max(0.0, seconds_between(step.slot, now)),
            next_at=after.next_at,
        )
        await self.templates.streaming.tell(uow, after, told)
        await uow.records.put(await self._ended(uow, after))
        return mission

    async def _let_pass(self, seen: Schedule, step: Fire, reason: str) -> None:
        """Record that a time came and its mission could not be made; it counts as a failure."""

        async def work(uow: UnitOfWork) -> None:
            stands = await uow.records.get(Schedule, seen.user_id, seen.record_id)
            if stands is None:
                return
            looked, now_step = await self._look(uow, stands)
            if now_step != step:
                return
            queued = looked.queued[1:] if step.queued else looked.queued
            after = replace(looked, failures=looked.failures + 1, queued=queued)
            skip = Skip(slot=step.slot, count=1, reason=reason, outcome=FiringOutcome.FAILED)
            after = await self._passed(uow, took(after, skip, self.clock.now()), skip)
            await uow.records.put(after)
            _log.warning("Schedule %s could not fire: %s", seen.record_id, reason)

        await self.transact(work)


def _why(step: Fire, mission: Mission) -> str:
    refused: Any = mission.metadata.get("standing_refused")
    if refused:
        return "; ".join(str(each) for each in refused)
    if step.late:
        return "it makes up for a time that was missed"
    return "it waited for an earlier run" if step.queued else ""


def _spent(schedule: Schedule, standing: StandingApproval | None) -> str | None:
    """Return why a standing approval lets nothing more through; None where it does."""
    if standing is None:
        return "its standing approval is gone"
    if standing.revoked_at is not None:
        return f"its standing approval {standing.record_id} was revoked"
    left = standing.cap_total - standing.committed
    if schedule.template.cap_usd > left:
        return (
            f"{left} of {standing.cap_total} is left, and a run may take "
            f"{schedule.template.cap_usd}"
        )
    return None


def _request(schedule: Schedule, step: Fire, template: Mission | None) -> MissionRequest:
    """Return what a firing asks for: the terms that were approved, and where they come from."""
    terms = schedule.template
    recipe: JsonObject = carried(template.metadata) if template is not None else {}
    # Of other terms than these it may have been understood otherwise.
    known = template if template is not None and template.terms == terms else None
    return MissionRequest(
        objective=terms.objective,
        scope=terms.scope,
        constraints=terms.constraints,
        priority=terms.priority,
        tool=terms.tool,
        tool_input=terms.tool_input or None,
        input_origins=terms.input_origins,
        marked=marks(terms.input_origins, terms.tool_input),
        objective_marks=terms.objective_marks,
        repeats=True,
        understood=understood_of(known) if known is not None else None,
        max_cost=terms.cap_usd,
        metadata={
            **recipe,
            **firing_metadata(schedule, schedule.standing_id or ""),
            "slot": step.slot,
        },
        parent_mission_id=schedule.mission_id,
        mission_id=firing_mission(schedule.record_id, step.slot),
        requested_by=schedule.created_by,
    )
