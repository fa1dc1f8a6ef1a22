"""Tells a person that somebody else was first: what has changed, and what stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from buddy.domain.envelope import DifferenceBlock
from buddy.domain.ids import MissionId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.run import Difference
from buddy.errors import (
    ChoiceRequired,
    MissionError,
    OwnApproval,
    ParkingConflict,
    RevisionConflict,
    RevisionRequired,
    TopUpRequired,
)
from buddy.ports.store import Queries
from buddy.services.chat.propose import shown
from buddy.services.chat.turn import Reply, Turn, card, question, say
from buddy.services.chat.words import MISSION_ID, differences_words, quoted, state_of

_STALE = (RevisionConflict, RevisionRequired, ParkingConflict)
_MORE = (ChoiceRequired, TopUpRequired)


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Words refusals."""

    queries: Queries

    async def told(self, turn: Turn, mission_id: MissionId, error: MissionError) -> Reply:
        """Return the reply to a decision or an edit that a mission does not take.

        Args:
            turn: The message.
            mission_id: The mission.
            error: The refusal, with what `ConflictDetails` has added.
        """
        mission = await self.queries.mission(turn.user_id, mission_id)
        if mission is None:
            return Reply(summary="That mission is no longer kept; nothing was done.")
        if isinstance(error, _STALE):
            return self.stale(turn, mission, _differences(error))
        if isinstance(error, _MORE):
            return parked(mission)
        if isinstance(error, OwnApproval):
            text = f"{error.message}. It waits in the inbox for somebody else."
            return Reply(summary=text, blocks=(card(mission),), spoken=(mission,))
        by = _decided_by(error)
        text = f"Nothing was done: {quoted(mission.terms.objective)} {state_of(mission)}{by}."
        return Reply(summary=text, blocks=(card(mission),), spoken=(mission,))

    async def stranger(self, turn: Turn, mission_id: str) -> Reply:
        """Return the reply to a decision on a mission that this conversation has not shown."""
        known = MISSION_ID.fullmatch(mission_id) is not None
        mission = await self.queries.mission(turn.user_id, MissionId(mission_id)) if known else None
        if mission is None:
            text = f"There is no mission {mission_id}, so nothing was decided."
            return Reply(
                summary=text,
                actions=(say("What is waiting?", "What is waiting for me?"),),
                keeps_question=True,
            )
        return Reply(
            summary=(
                f"This conversation has not shown {mission_id}, so nothing was decided. "
                "Look at it in the inbox or on its page, and decide there."
            )
        )

    def stale(
        self, turn: Turn, mission: Mission, found: tuple[Difference, ...] | None = None
    ) -> Reply:
        """Return the reply to a yes for what does not stand any more: the difference, and again."""
        if mission.status is MissionStatus.AWAITING_APPROVAL:
            return parked(mission)
        last = mission.change_history[-1] if mission.change_history else None
        by = f" by {last.actor}" if last else ""
        lines = [f"Nothing was decided: the proposal was changed{by} since you were shown it."]
        if found:
            lines.append(differences_words(found))
        reply = shown(turn, mission, "\n".join(lines), is_new=False)
        reply = replace(reply, says_why=True)
        if not found:
            return reply
        block = DifferenceBlock(mission_id=mission.mission_id, differences=found)
        return replace(reply, blocks=(block, *reply.blocks))


def parked(mission: Mission) -> Reply:
    """Return the reply that shows what a run waits for, and how it is answered."""
    run = mission.run
    deviation = run.deviation if run else None
    asked = deviation.message if deviation else "It needs an approval"
    lines = [f"{quoted(mission.terms.objective)} has stopped and asks you: {asked}."]
    actions = [say("Cancel it", f"cancel {mission.mission_id}")]
    if deviation is not None and deviation.choices:
        lines.append(f"Say how to go on: {', '.join(deviation.choices)}.")
        for choice in reversed(deviation.choices):
            actions.insert(0, say(choice.replace("_", " "), f"approve {choice}"))
    elif deviation is not None and deviation.missing_usd is not None:
        lines.append(f"It needs at least {deviation.missing_usd} more; say how much to add.")
        actions.insert(
            0, say(f"Add {deviation.missing_usd}", f"add ${deviation.missing_usd.usd()}")
        )
    else:
        lines.append("Say “approve” to allow exactly that, or “cancel”.")
        actions.insert(0, say("Allow it", "approve"))
    shows = (mission,)
    return question("\n".join(lines), *actions, blocks=(card(mission),), shown=shows, awaits=shows)


def _differences(error: MissionError) -> tuple[Difference, ...]:
    found = cast("list[Mapping[str, Any]] | None", error.details.get("difference"))
    return tuple(Difference(**each) for each in found or ())


def _decided_by(error: MissionError) -> str:
    standing = cast("Mapping[str, Any]", error.details.get("standing") or {})
    by = standing.get("approved_by")
    return f" (approved by {by})" if by else ""
