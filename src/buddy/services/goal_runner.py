"""Takes the steps of goals: each in one transaction, on the goal as it stands there.

Beginning a part makes its mission, approves it by the goal's plan, queues its run and moves the
goal on, all in one commit; the mission's id follows from goal, part and try. Whoever comes second,
another worker or a process that begins anew, finds another next step, and makes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from buddy.domain.commands import Approve
from buddy.domain.decisions import BUDDY
from buddy.domain.events.goals import GoalProgress
from buddy.domain.goal import EDITABLE, OVER, SOURCE, Goal, GoalState, PartEnd, approval_channel
from buddy.domain.goal_cover import beyond_plan
from buddy.domain.goal_steps import Begin, Finish, ended, next_step, percent, settled, took
from buddy.domain.ids import MissionId
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.errors import (
    BuddyError,
    EngineError,
    EngineStopping,
    InputInvalid,
    MissionError,
    NotFound,
    StoreError,
)
from buddy.ports.clock import Clock
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.approval_service import ApprovalService
from buddy.services.execution_service import ExecutionService
from buddy.services.goal_inputs import GoalInputs, Supplied
from buddy.services.goal_service import GoalService
from buddy.services.mission_commands import MissionCommands
from buddy.services.proposal_service import ProposalService

_log = logging.getLogger(__name__)

MOST_STEPS = 100
"""Steps of one goal that are taken in a row."""


class _Overtaken(Exception):  # no error: somebody else has taken this step
    """Another process was faster; nothing is written."""


@dataclass(frozen=True, slots=True)
class GoalRunner:
    """Carries goals on."""

    transact: TransactionRunner
    queries: Queries
    goals: GoalService
    inputs: GoalInputs
    proposals: ProposalService
    commands: MissionCommands
    approvals: ApprovalService
    executions: ExecutionService
    clock: Clock
    warrant_seconds: float

    async def advance(self, seen: Goal) -> Goal | None:
        """Take every step that a goal has now; return it as it stands then."""
        goal: Goal | None = seen
        for _ in range(MOST_STEPS):
            goal = await self.queries.records.get(Goal, seen.user_id, seen.record_id)
            if goal is None or not await self._step(goal):
                break
        return goal

    async def _step(self, goal: Goal) -> bool:
        """Take one step; tell whether there may be another."""
        if goal.state in EDITABLE:
            await self.goals.lapse(goal)
            return False
        missions = await self._missions(goal)
        if settled(goal, missions, goal.changed_at) != goal:
            await self._settle(goal)
            return True
        if goal.state in OVER:
            await self._stop(goal, missions)
            return False
        await self._run_approved(missions)
        step = next_step(goal)
        if isinstance(step, Begin):
            await self._begin(goal, step)
        elif isinstance(step, Finish):
            await self._finish(goal, step)
        return step is not None

    async def _missions(self, goal: Goal) -> Mapping[MissionId, Mission | None]:
        ids = [each.mission_id for each in goal.open if each.mission_id is not None]
        return {each: await self.queries.mission(goal.user_id, each) for each in ids}

    async def _settle(self, seen: Goal) -> None:
        """Have a goal know what became of its missions."""

        async def work(uow: UnitOfWork) -> None:
            goal = await uow.records.get(Goal, seen.user_id, seen.record_id)
            if goal is None:
                return
            ids = [each.mission_id for each in goal.open if each.mission_id is not None]
            missions = {each: await uow.missions.get(goal.user_id, each) for each in ids}
            after = settled(goal, missions, self.clock.now())
            if after.progress == goal.progress:
                return
            await uow.records.put(after)
            await self._tell(uow, goal, after)

        await self.transact(work)

    async def _tell(
        self, uow: UnitOfWork, before: Goal, after: Goal, *, waits: bool = False
    ) -> None:
        """Tell of every part that has moved."""
        for was, now in zip(before.progress, after.progress, strict=True):
            if was == now:
                continue
            told = GoalProgress(
                part=now.key,
                part_state=str(now.state),
                attempt=now.attempts,
                mission=now.mission_id,
                waits=waits,
                message=now.reason or now.summary or after.part(now.key).objective,
                settled=after.settled,
                total=len(after.progress),
                percent=percent(after),
                spent_usd=after.spent,
            )
            await self.goals.streaming.tell(uow, after, told)

    async def _run_approved(self, missions: Mapping[MissionId, Mission | None]) -> None:
        """Have missions run that a person has approved because the plan did not cover them."""
        for mission in missions.values():
            if mission is None or mission.run is not None:
                continue
            if mission.status is MissionStatus.APPROVED:
                await self.executions.request_execution(
                    mission.user_id, mission.mission_id, channel=SOURCE
                )

    async def _stop(self, goal: Goal, missions: Mapping[MissionId, Mission | None]) -> None:
        """Stop what is open of a goal that is over."""
        for mission in missions.values():
            if mission is None or mission.status in TERMINAL or mission.cancel_requested_at:
                continue
            try:
                await self.approvals.cancel(
                    mission.user_id,
                    mission.mission_id,
                    f"The goal {goal.record_id} is {goal.state}",
                    channel=SOURCE,
                )
            except MissionError as error:
                # It ended meanwhile: the next look settles it.
                _log.info("%s was not stopped: %s", mission.mission_id, error.message)

    async def _finish(self, seen: Goal, step: Finish) -> None:
        async def work(uow: UnitOfWork) -> None:
            goal = await uow.records.get(Goal, seen.user_id, seen.record_id)
            if goal is None or next_step(goal) != step:
                return
            await self.goals.end_in(uow, goal, step.state, step.reason, BUDDY, SOURCE)
            level = logging.INFO if step.state is GoalState.COMPLETED else logging.WARNING
            _log.log(level, "Goal %s is %s: %s", goal.record_id, step.state, step.reason)

        await self.transact(work)

    async def _begin(self, seen: Goal, step: Begin) -> None:
        """Make the mission of a part; where that cannot be, the part has failed."""
        try:
            supplied = await self.inputs.supply(seen, seen.part(step.key), step.attempt)
        except (NotFound, InputInvalid) as gone:
            supplied = Supplied(request=None, lacking=gone.message)
        if supplied.request is None:
            await self._fail(seen, step, supplied.lacking)
            return

        async def also(uow: UnitOfWork, mission: Mission) -> Mission:
            goal = await uow.records.get(Goal, seen.user_id, seen.record_id)
            if goal is None or next_step(goal) != step or goal.revision != seen.revision:
                raise _Overtaken
            return await self._begun(uow, goal, step, mission, supplied)

        try:
            mission = await self.proposals.create(seen.user_id, supplied.request, also)
        except _Overtaken:
            return
        except (StoreError, EngineError):
            raise  # it may go well at the next look
        except BuddyError as refusal:
            await self._fail(seen, step, refusal.message)
            return
        try:
            await self.executions.start(mission)
        except EngineStopping:
            _log.info("%s waits in the queue: Buddy is shutting down", mission.mission_id)

    async def _begun(
        self, uow: UnitOfWork, goal: Goal, step: Begin, mission: Mission, supplied: Supplied
    ) -> Mission:
        """Approve a part's mission by the plan and queue it, or leave it to a person."""
        reasons = self._against(goal, step, mission, supplied)
        if reasons:
            said = {**mission.metadata, "plan_refused": list(reasons)}
            mission = replace(mission, metadata=said)
        else:
            command = Approve(
                revision=mission.revision,
                actor=goal.approved_by or goal.created_by,
                channel=approval_channel(goal),
                warrant_seconds=self.warrant_seconds,
            )
            mission = await self.commands.apply(uow, mission, command)
            mission = await self.executions.queue(uow, mission, SOURCE, goal.approved_by)
        after = took(goal, step, self.clock.now())
        await uow.records.put(after)
        await self._tell(uow, goal, after, waits=bool(reasons))
        return mission

    def _against(
        self, goal: Goal, step: Begin, mission: Mission, supplied: Supplied
    ) -> tuple[str, ...]:
        """Return why the plan does not cover a mission."""
        if mission.status is not MissionStatus.PROPOSED or mission.proposal is None:
            return ("it needs an answer first",)
        spec_digest = mission.proposal.spec_digest
        return beyond_plan(goal.part(step.key), mission.terms, spec_digest, supplied.sources)

    async def _fail(self, seen: Goal, step: Begin, reason: str) -> None:
        """Record that a part cannot begin: its input is not there, or does not fit."""

        async def work(uow: UnitOfWork) -> None:
            goal = await uow.records.get(Goal, seen.user_id, seen.record_id)
            if goal is None or next_step(goal) != step:
                return
            end = PartEnd(ok=False, reason=reason, final=True)
            after = ended(goal, step.key, end, self.clock.now())
            await uow.records.put(after)
            await self._tell(uow, goal, after)

        await self.transact(work)
