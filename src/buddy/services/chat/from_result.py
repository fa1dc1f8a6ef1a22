"""A question that the conversation's own result answers is not taken for new work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.plain_work import plain_work
from buddy.services.chat.follow_up import FollowUpHandler
from buddy.services.chat.turn import Handler, Reply, Turn

_ASKS: Final = re.compile(
    r"\?\W*$|^\W*(?:what|which|who|when|where|how|was|wie|wer|wann|wo|welche\w*|quel\w*|qui|combien"
    r"|quand|où|qué|cuál\w*|cuánt\w*|quién|dónde|che|chi|qual\w*|quant\w*|dove|que|quem|onde|wat"
    r"|welke"
    r"|wie|hoeveel|waar|wanneer)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FromResult:
    """Asks the last result first, where a message is a question and no plain work of its own."""

    results: FollowUpHandler
    other: Handler
    """Answers what the result does not."""

    async def __call__(self, turn: Turn) -> Reply:
        """Return what the result says, else what the other handler does."""
        told = await self.results.told(turn) if _may_be_of_it(turn) else None
        return told or await self.other(turn)


def _may_be_of_it(turn: Turn) -> bool:
    talk = turn.talk
    if talk.artifact is None or talk.proposals or turn.session.asked is not None:
        return False
    if turn.decision.slots.urls or not _ASKS.search(turn.text):
        return False
    return plain_work(turn.text, fresh=False) is None
