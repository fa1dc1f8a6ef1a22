"""What a goal has to be for a command on it."""

from __future__ import annotations

from buddy.domain.goal import EDITABLE, Goal, GoalState
from buddy.domain.instant import Instant
from buddy.errors import GoalConflict, RevisionConflict, RevisionRequired


def check_revision(goal: Goal, revision: int | None) -> None:
    """Refuse a word on a goal that does not name the revision that stands.

    Raises:
        RevisionRequired: No revision was named and more than one has been shown.
        RevisionConflict: Another revision stands.
    """
    if revision is None:
        if goal.revision > 1:
            raise RevisionRequired(goal.revision)
    elif revision != goal.revision:
        raise RevisionConflict(revision, goal.revision)


def check_editable(goal: Goal, revision: int | None) -> None:
    """Refuse an edit of a goal that was decided on, or that somebody else has edited.

    Raises:
        GoalConflict: It was decided already.
        RevisionConflict: Another revision stands.
    """
    if goal.state not in EDITABLE:
        raise GoalConflict(f"A goal that is {goal.state} cannot be edited", state=str(goal.state))
    if revision is not None and revision != goal.revision:
        raise RevisionConflict(revision, goal.revision)


def check_proposed(goal: Goal, now: Instant) -> None:
    """Refuse a yes to a goal that takes none.

    Raises:
        GoalConflict: It is over, lapsed, or asks a question.
    """
    if goal.state is GoalState.CLARIFICATION_NEEDED:
        raise GoalConflict(f"It has no plan yet; answer first: {goal.question}")
    late = goal.expires_at is not None and goal.expires_at <= now
    if goal.state is not GoalState.PROPOSED or late:
        state = "expired" if late else goal.state
        raise GoalConflict(f"A goal that is {state} cannot be approved", state=str(state))
