"""reject: a no to the proposal that this conversation has shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from buddy.domain.assent import declines, hesitates, stops, wants_change
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.plain_decision import keeps, may_refuse, mentions_no, refuses
from buddy.domain.schedule import SCHEDULED_BY
from buddy.errors import MissionError
from buddy.services.approval_service import ApprovalService
from buddy.services.chat.conflict import Conflicts
from buddy.services.chat.schedule_told import still_fires
from buddy.services.chat.target import (
    about,
    counts_beyond,
    drop_all,
    dropped,
    goes_on,
    named_in,
    names_any,
    names_stranger,
    on_the_table,
    stays,
    stays_open,
    unclear,
    which_one,
)
from buddy.services.chat.turn import Reply, Spoken, Turn, card, say
from buddy.services.chat.words import quoted
from buddy.services.mission_commands import CommandResult

REASON = 1000
_WAITING = (MissionStatus.CLARIFICATION_NEEDED, MissionStatus.AWAITING_APPROVAL)


@dataclass(frozen=True, slots=True)
class RejectHandler:
    """Rejects."""

    approvals: ApprovalService
    conflicts: Conflicts

    async def __call__(self, turn: Turn) -> Reply:
        """Return what came of a no."""
        if turn.session.asked is not None and not names_any(turn):
            return dropped(turn)
        foreign = names_stranger(turn)
        if foreign is not None:
            return await self.conflicts.stranger(turn, foreign)
        open_ones = [s for s in turn.talk.spoken if s in turn.talk.proposals or _waits(s)]
        target = named_in(turn) or on_the_table(turn, open_ones)
        if open_ones and _is_of_something_else(turn, open_ones):
            return dropped(turn)
        if target is not None and counts_beyond(turn, open_ones):
            return which_one("reject", [target])
        if target is None and len(open_ones) > 1:
            return which_one("reject", open_ones) if mentions_no(turn.text) else unclear(turn)
        target = target or turn.talk.first(MissionStatus.APPROVED)
        if target is not None and SCHEDULED_BY in target.mission.metadata:
            waits = target.mission.status is MissionStatus.APPROVED and named_in(turn) is None
            if waits:  # a no to nothing ends no schedule
                return stays(target.mission)
        if target is None and goes_on(turn):
            return dropped(turn)
        if target is None:
            text = "Good. There is no proposal in this conversation, so nothing had to be rejected."
            return Reply(summary=text)
        return await self.reject(turn, target)

    async def reject(self, turn: Turn, target: Spoken) -> Reply:
        """Reject one mission as this conversation has shown it; a parked run stops there."""
        mission = target.mission
        if not turn.has_seen(target):
            return self.conflicts.stale(turn, mission)
        if hesitates(turn.text) or wants_change(turn.text):
            return stays_open(turn, mission)
        if keeps(turn.text):
            return dropped(turn)
        if not (declines(turn.text) or refuses(turn.text, about(mission))):
            waits = turn.talk.proposals and not may_refuse(turn.text)
            return unclear(turn) if waits else drop_all(mission)
        fires = still_fires(turn) if stops(turn.text) else ""

        def told(result: CommandResult) -> Reply:
            return _rejected(result, fires)

        try:
            result = await self.approvals.reject(
                turn.user_id,
                mission.mission_id,
                target.shown.revision,
                turn.text[:REASON],
                turn.actor,
                turn.channel,
                turn.keeping(told),
            )
        except MissionError as refusal:
            return await self.conflicts.told(turn, mission.mission_id, refusal)
        return told(result)


def _is_of_something_else(turn: Turn, open_ones: Sequence[Spoken]) -> bool:
    """Tell whether a bare no follows an answer that was about nothing of what waits.

    It is for what was said last: an offer to look something up, a list, a remark. A stop, and who
    rejects in so many words, means what waits.
    """
    text, last = turn.text, turn.exchange.sequence - 1
    if len(open_ones) > 1 and any(_waits(each) for each in open_ones):
        return False  # which one is meant is asked
    if names_any(turn) or not declines(text) or stops(text):
        return False
    return all(each.shown.last != last for each in open_ones)


def _waits(spoken: Spoken) -> bool:
    return spoken.mission.status in _WAITING


def _rejected(result: CommandResult, fires: str) -> Reply:
    after = result.after
    text = f"Rejected: {quoted(after.terms.objective)}. It will not run."
    if result.before.status is MissionStatus.AWAITING_APPROVAL:
        text = f"Stopped: {quoted(after.terms.objective)} goes no further than it has come."
    return Reply(
        summary=f"{text} {fires}".strip(),
        blocks=(card(after),),
        shown=(after,),
        actions=(say("What else can you do?", "What can you do?"),),
    )
