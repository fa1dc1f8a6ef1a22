"""What Buddy must do next with a message (SPEC section 9)."""

from __future__ import annotations

from enum import StrEnum


class Route(StrEnum):
    """The route of a message; one each. The texts are the labels that readers answer with."""

    MISSION = "mission"
    """Work for a tool: a proposal is made."""
    AUTONOMOUS_GOAL = "autonomous_goal"
    """Several kinds of work that stand on one another, or an outcome whose steps Buddy chooses."""
    MODIFY_MISSION = "modify_mission"
    """A change to the proposal on the table, or the answer to an open question."""
    APPROVE = "approve"
    REJECT = "reject"
    CANCEL = "cancel"
    """Stop something that runs or is scheduled."""
    SCHEDULE = "schedule"
    """A future or repeated time for work."""
    RECIPE = "recipe"
    """Stored templates: using, listing, saving, editing them."""
    STATUS = "status"
    """The state of missions, queue, schedules, budget and credits."""
    FOLLOW_UP = "follow_up"
    """A question about a finished mission's result, answered from its artifact."""
    FEEDBACK = "feedback"
    """A verdict on a result, a tool or a behaviour, or taking one back."""
    QUESTION = "question"
    """Answerable without a tool."""
    CHITCHAT = "chitchat"
    CLARIFY = "clarify"
    """A required piece is missing and the conversation does not hold it."""


CARRIES_INTENT: frozenset[Route] = frozenset(
    {
        Route.MISSION,
        Route.AUTONOMOUS_GOAL,
        Route.SCHEDULE,
    }
)
"""Routes whose message states work, so that its intent means something."""
