"""cancel: stop what runs, or take back what has not begun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.plain_remark import stops_all
from buddy.errors import MissionError
from buddy.services.approval_service import ApprovalService
from buddy.services.chat.cancel_all import CancelAll
from buddy.services.chat.conflict import Conflicts
from buddy.services.chat.target import (
    already_ended,
    named_in,
    names_stranger,
    on_the_table,
    which_one,
)
from buddy.services.chat.turn import Reply, Turn, card
from buddy.services.chat.words import quoted, state_of
from buddy.services.mission_commands import CommandResult

REASON = 1000
_UNDER_WAY: Final = (
    MissionStatus.RUNNING,
    MissionStatus.AWAITING_APPROVAL,
    MissionStatus.APPROVED,
)
_SCHEDULE: Final = re.compile(
    r"\b(?:schedul\w*|repeat\w*|every|daily|weekly|reminders?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CancelHandler:
    """Cancels."""

    approvals: ApprovalService
    conflicts: Conflicts
    everything: CancelAll

    async def __call__(self, turn: Turn) -> Reply:
        """Return what came of a stop."""
        foreign = names_stranger(turn)
        if foreign is not None:
            return await self.conflicts.stranger(turn, foreign)
        if stops_all(turn.text):
            return await self.everything.ask(turn)
        named = named_in(turn)
        if named is not None:
            return await self._cancel(turn, named.mission)
        under_way = [each for each in turn.talk.spoken if each.mission.status in _UNDER_WAY]
        open_ones = under_way or list(turn.talk.proposals)
        if not under_way and _SCHEDULE.search(turn.text):
            return Reply(
                summary="There is no schedule to remove: missions cannot be repeated yet.",
                keeps_question=True,
            )
        target = on_the_table(turn, open_ones)
        if target is None and len(open_ones) > 1:
            return which_one("cancel", open_ones)
        if target is None:
            if turn.session.asked is not None:
                return Reply(summary="Good, dropped. Nothing was proposed or run.")
            target = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        if target is None:
            nothing = Reply(summary="Nothing of this conversation is running or waiting.")
            return already_ended(turn) or nothing
        return await self._cancel(turn, target.mission)

    async def _cancel(self, turn: Turn, mission: Mission) -> Reply:
        if mission.status in TERMINAL:
            text = f"Nothing to stop: {quoted(mission.terms.objective)} {state_of(mission)}."
            return Reply(summary=text, blocks=(card(mission),))
        try:
            result = await self.approvals.cancel(
                turn.user_id,
                mission.mission_id,
                turn.text[:REASON],
                turn.actor,
                turn.channel,
                turn.keeping(_cancelled),
            )
        except MissionError as refusal:
            return await self.conflicts.told(turn, mission.mission_id, refusal)
        return _cancelled(result)


def _cancelled(result: CommandResult) -> Reply:
    after = result.after
    text = f"Cancelled: {quoted(after.terms.objective)}."
    if after.status is MissionStatus.RUNNING:
        text = f"Stopping {quoted(after.terms.objective)}: it ends when its tool has stopped."
    return Reply(summary=text, blocks=(card(after),), shown=(after,))
