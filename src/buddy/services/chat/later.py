"""autonomous_goal: recognised, not there yet, and answered truthfully.

What can be done now is offered, and happens only when the person says so.
"""

from __future__ import annotations

import re
from typing import Final

from buddy.domain.references import Resolved, resolve
from buddy.domain.session import Asked
from buddy.services.chat.propose import DROP
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import quoted

FIRST_STEP: Final = 4
"""Words that a first step has at least."""
_THEN: Final = re.compile(
    r"\s*(?:[,;.]\s*(?:and\s+)?(?:then|after that|afterwards|next|finally)\b|\band then\b"
    r"|\bthen\b|;|\.\s)\s*",
    re.IGNORECASE,
)


async def goal(turn: Turn) -> Reply:
    """Say that several steps are not planned yet, and offer the first one."""
    steps = [step.strip(" ,.;") for step in _THEN.split(turn.text.strip()) if step.strip(" ,.;")]
    first = steps[0] if len(steps) > 1 else None
    text = (
        "That takes several missions that stand on one another. Planning them as one goal is still "
        "to come, and nothing was started."
    )
    if first is None or len(first.split()) < FIRST_STEP:
        return Reply(
            summary=f"{text} Tell me the first step in one sentence and I propose that one."
        )
    found = resolve(first, turn.talk.state, turn.session.urls)
    if isinstance(found, Resolved):
        first = found.text
    text = f"{text} I can propose the first step now: {quoted(first)}. Shall I?"
    asked = Asked(question="Shall I propose the first step?", objective=first)
    return question(text, say("Propose the first step", "yes"), DROP, asked=asked)
