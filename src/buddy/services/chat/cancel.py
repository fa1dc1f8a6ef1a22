"""cancel: stop what runs, or take back what has not begun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.plain_remark import stops_all
from buddy.domain.schedule import Schedule, ScheduleState
from buddy.domain.schedule_timing import timing_words
from buddy.errors import MissionError
from buddy.ports.store import UnitOfWork
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
from buddy.services.chat.turn import Reply, Turn, card, question, say
from buddy.services.chat.words import quoted, state_of
from buddy.services.mission_commands import CommandResult
from buddy.services.schedules import Schedules

REASON = 1000
_UNDER_WAY: Final = (
    MissionStatus.RUNNING,
    MissionStatus.AWAITING_APPROVAL,
    MissionStatus.APPROVED,
)
_SCHEDULE: Final = re.compile(
    r"\b(?:schedul\w*|repeat\w*|every|daily|weekly|reminders?|sch_\w+)\b", re.IGNORECASE
)
_SCHEDULE_ID: Final = re.compile(r"\bsch_[A-Za-z0-9_-]{12}(?![A-Za-z0-9_-])")
_CONTENT: Final = re.compile(r"[^\W\d_]{4,}")
READ: Final = 200
CHOICES: Final = 4


@dataclass(frozen=True, slots=True)
class CancelHandler:
    """Cancels."""

    approvals: ApprovalService
    conflicts: Conflicts
    everything: CancelAll
    schedules: Schedules

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
        by_id = _SCHEDULE_ID.search(turn.text) is not None
        if by_id or (not under_way and _SCHEDULE.search(turn.text)):
            return await self._schedule(turn)
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

    async def _schedule(self, turn: Turn) -> Reply:
        """End the schedule that is meant: the one named, the one it speaks of, or the only one."""
        page = await self.schedules.list_page(turn.user_id, READ, None)
        found = [each for each in page.items if each.state is not ScheduleState.ENDED]
        named = _SCHEDULE_ID.search(turn.text)
        if named is not None:
            found = [each for each in found if each.record_id == named[0]]
        elif len(found) > 1:
            said = set(_CONTENT.findall(turn.text.casefold()))
            by_words = [
                each
                for each in found
                if said & set(_CONTENT.findall(each.template.objective.casefold()))
            ]
            found = by_words or found
        if not found:
            return Reply(summary="There is no such schedule to remove.", keeps_question=True)
        if len(found) > 1:
            buttons = [
                say(quoted(each.template.objective, 50), f"cancel {each.record_id}")
                for each in found[:CHOICES]
            ]
            return question(f"{len(found)} schedules can be meant. Which one ends?", *buttons)

        async def keep(uow: UnitOfWork, over: Schedule) -> None:
            await turn.keep(uow, _over(over))

        over = await self.schedules.remove(
            turn.user_id, found[0].record_id, turn.channel, turn.actor, keep
        )
        return _over(over)

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


def _over(schedule: Schedule) -> Reply:
    when = timing_words(schedule.timing)
    text = f"Ended: {quoted(schedule.template.objective)}, {when}. It fires no more."
    return Reply(summary=text)


def _cancelled(result: CommandResult) -> Reply:
    after = result.after
    text = f"Cancelled: {quoted(after.terms.objective)}."
    if after.status is MissionStatus.RUNNING:
        text = f"Stopping {quoted(after.terms.objective)}: it ends when its tool has stopped."
    return Reply(summary=text, blocks=(card(after),), shown=(after,))
