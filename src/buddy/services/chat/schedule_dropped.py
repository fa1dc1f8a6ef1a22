"""The times of a proposal are dropped: "no, just now". What is left waits for a yes of its own."""

from __future__ import annotations

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.schedule import SCHEDULE_SAYS
from buddy.domain.time_ahead import wants_no_times
from buddy.errors import ScheduleConflict
from buddy.ports.store import TransactionRunner, UnitOfWork
from buddy.services.chat.propose import shown
from buddy.services.chat.turn import Reply, Turn
from buddy.services.schedules import Schedules


def drops_times(turn: Turn) -> bool:
    """Tell whether what was shown last, for other times, is wanted now and without them."""
    proposals = turn.talk.proposals
    if turn.session.asked is not None or not proposals or turn.decision.slots.urls:
        return False
    later = SCHEDULE_SAYS in proposals[0].mission.metadata
    return later and wants_no_times(turn.text)


async def without_times(turn: Turn, schedules: Schedules, transact: TransactionRunner) -> Reply:
    """End the schedule of a proposal, and show the proposal as it runs once after a yes.

    A yes to runs at other times is none to a run now, so nothing is approved by it.
    """
    pending = turn.talk.proposals[0].mission

    async def work(uow: UnitOfWork) -> Reply:
        mission = await uow.missions.get(turn.user_id, pending.mission_id)
        stands = mission is not None and mission.revision == pending.revision
        if mission is None or not stands or mission.status is not MissionStatus.PROPOSED:
            raise ScheduleConflict("The proposal has changed meanwhile; look at it again")
        after = await schedules.detach_in(uow, mission, turn.channel, turn.actor)
        await uow.missions.put(after)
        note = "It is scheduled no more: your yes runs it now, once."
        reply = shown(turn, after, note, is_new=False)
        await turn.keep(uow, reply)
        return reply

    try:
        return await transact(work)
    except ScheduleConflict as refusal:
        return Reply(summary=f"Nothing was changed: {refusal.message}.")
