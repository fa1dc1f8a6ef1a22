"""What a goal does next: begin a part, or end.

One step at a time, and nothing but values: whoever takes a step does it in one transaction, on the
goal as it stands there, so the one who comes second finds another next step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from buddy.domain.goal import (
    SETTLED,
    Goal,
    GoalState,
    PartEnd,
    PartProgress,
    PartState,
    over,
    part_mission,
)
from buddy.domain.goal_plan import Part, Then
from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO

SIDE_BY_SIDE: Final = 3
"""Missions of one goal at a time."""
_BY_A_PERSON: Final = frozenset(
    {MissionStatus.REJECTED, MissionStatus.CANCELLED, MissionStatus.EXPIRED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """Make the mission of a part."""

    key: str
    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """End the goal."""

    state: GoalState
    reason: str


Step: TypeAlias = Begin | Finish


def next_step(goal: Goal) -> Step | None:
    """Return what a goal does now; None: nothing before one of its missions has ended."""
    if goal.state is not GoalState.RUNNING:
        return None
    failed = next((each for each in goal.progress if each.state is PartState.FAILED), None)
    if failed is not None:
        return Finish(state=GoalState.FAILED, reason=f"{failed.key} failed: {failed.reason}")
    ready = [part for part in goal.parts if _is_ready(goal, part)]
    if ready and len(goal.open) < SIDE_BY_SIDE:
        fits = [part for part in ready if goal.spent + goal.held + part.holds <= goal.cap]
        if fits:
            return Begin(key=fits[0].key, attempt=goal.of(fits[0].key).attempts + 1)
        if not goal.open:
            return Finish(state=GoalState.FAILED, reason=_too_dear(goal, ready[0]))
    if goal.open or ready:
        return None
    return _ending(goal)


def _is_ready(goal: Goal, part: Part) -> bool:
    if goal.of(part.key).state is not PartState.PLANNED:
        return False
    return all(goal.of(each).state in SETTLED for each in part.depends_on)


def _too_dear(goal: Goal, part: Part) -> str:
    return (
        f"stopped by budget: {goal.spent} of {goal.cap} is spent, and {part.key} may take "
        f"{part.holds}"
    )


def _ending(goal: Goal) -> Finish:
    last = goal.progress[-1]
    if last.state is PartState.DONE:
        left = [each.key for each in goal.progress if each.state is PartState.SKIPPED]
        note = f"; without {', '.join(left)}" if left else ""
        return Finish(state=GoalState.COMPLETED, reason=f"{last.summary or 'done'}{note}")
    return Finish(state=GoalState.FAILED, reason=f"{last.key} came to nothing: {last.reason}")


def took(goal: Goal, step: Step, at: Instant) -> Goal:
    """Return a goal after a step."""
    if isinstance(step, Finish):
        return over(goal, step.state, step.reason, at)
    mission_id = part_mission(goal.record_id, step.key, step.attempt)
    return _with(
        goal,
        replace(
            goal.of(step.key),
            state=PartState.OPEN,
            attempts=step.attempt,
            mission_id=mission_id,
            reason="",
        ),
        at,
    )


def ended(goal: Goal, key: str, end: PartEnd, at: Instant) -> Goal:
    """Return a goal that knows how a try of a part ended, or that it cannot be tried."""
    before, policy = goal.of(key), goal.part(key).on_failure
    spent = before.spent + end.spent
    if end.ok:
        done = replace(
            before,
            state=PartState.DONE,
            spent=spent,
            artifact=end.artifact,
            summary=end.summary,
            reason="",
        )
        return _with(goal, done, at)
    again = not end.final and before.attempts <= policy.retries
    if again and goal.state is GoalState.RUNNING:
        state = PartState.PLANNED
    else:
        state = PartState.SKIPPED if policy.then is Then.SKIP else PartState.FAILED
    return _with(goal, replace(before, state=state, spent=spent, reason=end.reason), at)


def settled(goal: Goal, missions: Mapping[MissionId, Mission | None], at: Instant) -> Goal:
    """Return a goal that knows how its open missions stand now.

    Args:
        goal: Before.
        missions: Those of its open parts; None where one is no longer kept.
        at: This moment.
    """
    for each in goal.open:
        assert each.mission_id is not None
        end = end_of(missions.get(each.mission_id))
        if end is not None:
            goal = ended(goal, each.key, end, at)
    return goal


def end_of(mission: Mission | None) -> PartEnd | None:
    """Return how a part's mission ended; None while it has not."""
    if mission is None:
        return PartEnd(ok=False, reason="its mission is no longer kept", final=True)
    if mission.status not in TERMINAL:
        return None
    record = mission.execution_record
    spent = record.cost_usd if record and record.cost_usd else ZERO
    if mission.status is MissionStatus.COMPLETED and record is not None:
        return PartEnd(
            ok=True,
            spent=spent,
            artifact=record.artifact_reference,
            summary=record.result_summary or "",
        )
    said = (record.error_detail or record.error) if record else None
    return PartEnd(
        ok=False,
        spent=spent,
        reason=said or f"its mission was {mission.status}",
        final=mission.status in _BY_A_PERSON,
    )


def _with(goal: Goal, progress: PartProgress, at: Instant) -> Goal:
    told = tuple(progress if each.key == progress.key else each for each in goal.progress)
    return replace(goal, progress=told, changed_at=at)


def percent(goal: Goal, open_percents: Mapping[str, int] | None = None) -> int:
    """Return how far a goal has come: every part counts the same.

    Args:
        goal: The goal.
        open_percents: By part, how far the missions of open ones have come.
    """
    if not goal.progress:
        return 0
    if goal.state is GoalState.COMPLETED:
        return 100
    within = sum((open_percents or {}).get(each.key, 0) for each in goal.open)
    return min(99, (100 * goal.settled + within) // len(goal.progress))
