"""What a decision on a goal leaves in the audit chain."""

from __future__ import annotations

from buddy.domain.audit import Act, NewLink
from buddy.domain.goal import Goal, GoalState
from buddy.domain.ids import UserId
from buddy.domain.instant import Instant


def approved_link(goal: Goal, actor: UserId, channel: str) -> NewLink:
    """Return the link that a yes to a plan leaves in the audit chain."""
    assert goal.approved_at is not None
    return NewLink(
        user_id=goal.user_id,
        act=Act.GOAL_APPROVED,
        actor=actor,
        channel=channel,
        at=goal.approved_at,
        revision=goal.revision,
        content_hash=goal.content_hash,
        detail={
            "goal": goal.record_id,
            "cap": goal.cap.micros,
            "parts": [part.key for part in goal.parts],
        },
    )


def ended_link(goal: Goal, state: GoalState, actor: str, channel: str, now: Instant) -> NewLink:
    """Return the link that the end of a goal leaves in the audit chain."""
    return NewLink(
        user_id=goal.user_id,
        act=Act.GOAL_ENDED,
        actor=actor,
        channel=channel,
        at=now,
        revision=goal.revision,
        content_hash=goal.content_hash,
        detail={"goal": goal.record_id, "final_state": str(state)},
    )
