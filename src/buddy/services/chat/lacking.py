"""What a mission's result lacks, said in a conversation, with what would bring it."""

from __future__ import annotations

from typing import Final

from buddy.domain.envelope import SuggestedAction
from buddy.domain.evaluation import Evaluation
from buddy.domain.mission import Mission
from buddy.services.chat.turn import say
from buddy.services.chat.words import quoted

LABEL: Final = 80
"""Characters of an objective on a button."""


def missing_in(mission: Mission | None) -> list[str]:
    """Return what a result lacks, as a sentence; none where nothing is missing."""
    judged = _judged(mission)
    if judged is None or judged.gap is None:
        return []
    following = f" Next: say {quoted(judged.next.objective)}." if judged.next else ""
    return [f"Missing: {judged.gap.rstrip('.')}.{following}"]


def next_of(mission: Mission | None) -> tuple[SuggestedAction, ...]:
    """Return the mission that would bring what a result lacks, as something to say.

    Saying it proposes that mission; nothing runs by it.
    """
    judged = _judged(mission)
    if judged is None or judged.next is None:
        return ()
    return (say(quoted(judged.next.objective, LABEL), judged.next.objective),)


def _judged(mission: Mission | None) -> Evaluation | None:
    record = mission.execution_record if mission is not None else None
    return record.evaluation if record is not None else None
