"""Puts together what plans goals and carries them on."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.bootstrap.parts import Parts
from buddy.bootstrap.shared import Shared
from buddy.services.approval_service import ApprovalService
from buddy.services.execution_service import ExecutionService
from buddy.services.goal_drafter import GoalDrafter
from buddy.services.goal_follower import GoalFollower
from buddy.services.goal_inputs import GoalInputs
from buddy.services.goal_runner import GoalRunner
from buddy.services.goal_service import GoalService
from buddy.services.goal_writer import GoalWriter
from buddy.services.llm_planner import Planning
from buddy.services.proposal_service import ProposalService


@dataclass(frozen=True, slots=True)
class GoalUses:
    """The services of goals."""

    service: GoalService
    follower: GoalFollower


def goals_of(
    parts: Parts,
    shared: Shared,
    proposals: ProposalService,
    approvals: ApprovalService,
    executions: ExecutionService,
) -> GoalUses:
    """Return what plans goals and carries them on."""
    store, registry = shared.store, shared.registry
    drafter = GoalDrafter(
        planning=Planning(parts.planner, registry.check_input, shared.intents.meter),
        writer=GoalWriter(
            proposals=proposals,
            registry=registry,
            mission_cap=parts.limits.per_mission,
            goal_cap=parts.limits.per_goal,
        ),
        registry=registry,
        reader=shared.reader,
    )
    service = GoalService(
        transact=store.transact,
        queries=store.queries,
        drafter=drafter,
        budgets=shared.desk.budgets,
        streaming=shared.commands.streaming,
        clock=parts.clock,
        ids=parts.ids,
        lapse_seconds=parts.proposal_seconds,
        second_person=parts.second_person,
    )
    runner = GoalRunner(
        transact=store.transact,
        queries=store.queries,
        goals=service,
        inputs=GoalInputs(shared.artifacts),
        proposals=proposals,
        commands=shared.commands,
        approvals=approvals,
        executions=executions,
        clock=parts.clock,
        warrant_seconds=parts.durations.warrant,
    )
    follower = GoalFollower(store.transact, store.queries, runner, parts.bus, parts.clock)
    return GoalUses(service, follower)
