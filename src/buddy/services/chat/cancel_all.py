"""cancel, of everything: one question with the count, and then all of it, goals before missions.

A schedule in force ends only where schedules are named; else the question says that it goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.goal import SOURCE, Goal
from buddy.domain.ids import MissionId
from buddy.domain.inbox import PENDING
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.schedule import SCHEDULED_BY, Schedule, ScheduleState
from buddy.domain.schedule_timing import timing_words
from buddy.domain.session import Asked
from buddy.domain.whole_stop import Sweep
from buddy.errors import GoalConflict, MissionError, NotFound
from buddy.ports.store import MissionFilter
from buddy.services.approval_service import ApprovalService
from buddy.services.chat.schedule_told import stands_for_runs
from buddy.services.chat.turn import Reply, Turn, question, say
from buddy.services.chat.words import listed, quoted, state_of
from buddy.services.goal_service import GoalService
from buddy.services.mission_service import MissionService
from buddy.services.schedules import Schedules

ALL: Final = "all"
"""The slot of the question."""
MOST: Final = 50
"""Missions, and goals, that one yes cancels."""
NAMED: Final = 10
"""Of them the question names so many."""
_OPEN: Final = PENDING | {MissionStatus.APPROVED, MissionStatus.RUNNING}
_GOAL: Final = "g_"
"""How the id of a goal begins."""
_SCHEDULE: Final = "sch_"
_SHORT: Final = 50
_NOTHING: Final = {
    Sweep.OPEN: "Nothing is running or waiting, so there is nothing to cancel.",
    Sweep.WAITING: "Nothing waits for you, so there is nothing to reject.",
    Sweep.THESE: "There is nothing to end in this conversation.",
    Sweep.SCHEDULES: "There are no schedules, so there is nothing to end.",
}


@dataclass(frozen=True, slots=True)
class CancelAll:
    """Cancels what is open, once the person has said yes to exactly these."""

    approvals: ApprovalService
    missions: MissionService
    goals: GoalService
    schedules: Schedules

    async def ask(self, turn: Turn, sweep: Sweep) -> Reply:
        """Return the question whether all of it is meant, in any conversation.

        Whoever only says it again has answered it: all is cancelled that was named.
        """
        before = turn.session.asked
        again = before is not None and before.slot == ALL and before.objective == sweep
        if before is not None and again and turn.just_asked:
            return await self.carry_out(turn, before)
        found = await self.schedules.list_page(turn.user_id, MOST, None)
        kept = [each for each in found.items if each.state is not ScheduleState.ENDED]
        if sweep is Sweep.THESE:
            if (these := _these(turn, kept)) is not None:
                return these
            sweep = Sweep.OPEN
        if sweep is Sweep.SCHEDULES:
            return _put(sweep, _many(len(kept), "schedule"), [_line(each) for each in kept], kept)
        waits = sweep is Sweep.WAITING
        where = MissionFilter(statuses=frozenset(PENDING if waits else _OPEN))
        page = await self.missions.list_page(turn.user_id, where, MOST, None)
        missions = [each for each in page.missions if not stands_for_runs(each)]
        goals = await self.goals.not_over(turn.user_id, MOST + 1)
        more = page.next_cursor is not None or len(goals) > MOST
        goals = [each for each in goals[:MOST] if not (waits and each.approved_at is not None)]
        ids = {goal.record_id for goal in goals}
        # What runs of a goal that is named ends with it, and is cancelled beside it all the same.
        own = [each for each in missions if each.metadata.get(SOURCE) not in ids]
        lines = [f"{quoted(goal.objective)} {_stands(goal)}" for goal in goals]
        lines += [f"{quoted(each.terms.objective)} {state_of(each)}" for each in own]
        firing = [each for each in kept if each.state is not ScheduleState.PROPOSED]
        goes_on = _goes_on(firing) if firing else ""
        older = "There are more; these are the last ones." if more else ""
        return _put(sweep, _count(len(goals), len(own)), lines, [*goals, *missions], older, goes_on)

    async def carry_out(self, turn: Turn, asked: Asked) -> Reply:
        """Cancel what was asked about; what has ended since is left as it is.

        Goals first, so that none begins another mission for one that is cancelled.
        """
        named = [each for each in asked.choices if each.startswith(_GOAL)]
        goals = [goal for each in named if (goal := await self._goal(turn, each)) is not None]
        ids = {goal.record_id for goal in goals}
        over = [each for each in asked.choices if each.startswith(_SCHEDULE)]
        ended = [name for each in over if (name := await self._schedule(turn, each)) is not None]
        done: list[Mission] = []
        left = len(named) - len(goals) + len(over) - len(ended)
        for mission_id in asked.choices[len(named) + len(over) :]:
            mission = await self._mission(turn, MissionId(mission_id), asked.objective)
            if mission is None:
                left += 1
            else:
                done.append(mission)
        own = [each for each in done if each.metadata.get(SOURCE) not in ids]
        if not over:
            return Reply(summary=_told(len(goals), len(own), done, left), spoken=tuple(done))
        names = f": {listed(ended[:NAMED], 'and')}" if ended else ""
        text = f"Ended {_many(len(ended), 'schedule')}{names}; nothing of it fires any more."
        rest = _told(0, len(own), done, left) if done else ""
        gone = f"{left} had ended already." if left and not done else ""
        return Reply(summary=" ".join(filter(None, (text, rest, gone))), spoken=tuple(done))

    async def _goal(self, turn: Turn, goal_id: str) -> Goal | None:
        """Cancel a goal; None: it has ended, or is no longer kept."""
        try:
            return await self.goals.cancel(
                turn.user_id, goal_id, "cancel all", turn.channel, turn.actor
            )
        except (GoalConflict, NotFound):
            return None

    async def _schedule(self, turn: Turn, schedule_id: str) -> str | None:
        """End a schedule and return its name; None: it has ended already, or is gone.

        One that is only proposed ends with its proposal, which would run now.
        """
        try:
            schedule = await self.schedules.get(turn.user_id, schedule_id)
        except NotFound:
            return None
        name = quoted(schedule.template.objective, _SHORT)
        if schedule.state is ScheduleState.ENDED:
            return None
        if schedule.state is ScheduleState.PROPOSED:
            mission = MissionId(schedule.mission_id)
            return name if await self._mission(turn, mission, Sweep.SCHEDULES) else None
        await self.schedules.remove(turn.user_id, schedule_id, turn.channel, turn.actor)
        return name

    async def _mission(self, turn: Turn, mission_id: MissionId, why: str) -> Mission | None:
        """Cancel a mission; None: it has ended, is no longer kept, or fires by a schedule now."""
        try:
            if stands_for_runs(await self.missions.get(turn.user_id, mission_id)):
                return None
            result = await self.approvals.cancel(
                turn.user_id, mission_id, why, turn.actor, turn.channel
            )
        except MissionError:
            return None
        return result.after


def _these(turn: Turn, kept: Sequence[Schedule]) -> Reply | None:
    """Return the question whether all that this conversation speaks of shall end; None: nothing."""
    ids = {each.mission.metadata.get(SCHEDULED_BY) for each in turn.talk.spoken}
    schedules = [each for each in kept if each.record_id in ids]
    templates = {each.mission_id for each in schedules}
    missions = [
        each.mission
        for each in turn.talk.spoken
        if each.mission.status in _OPEN
        and each.mission.mission_id not in templates
        and not stands_for_runs(each.mission)  # its schedule has ended
    ]
    if not schedules and not missions:
        return None
    lines = [_line(each) for each in schedules]
    lines += [f"{quoted(each.terms.objective)} {state_of(each)}" for each in missions]
    counts = [_many(len(schedules), "schedule")] if schedules else []
    counts += [_many(len(missions), "mission")] if missions else []
    return _put(Sweep.THESE, listed(counts, "and"), lines, [*schedules, *missions])


def _put(
    sweep: Sweep,
    count: str,
    lines: Sequence[str],
    meant: Sequence[Goal | Mission | Schedule],
    *notes: str,
) -> Reply:
    """Return the question whether these shall end; without any, that there is nothing."""
    told = " ".join(filter(None, notes))
    if not meant:
        return Reply(summary=f"{_NOTHING[sweep]} {told}".strip())
    names = "\n".join(lines[:NAMED])
    rest = f"\nand {len(lines) - NAMED} more" if len(lines) > NAMED else ""
    verb = "End" if sweep in {Sweep.SCHEDULES, Sweep.THESE} else "Cancel"
    wait = "waits" if len(lines) == 1 else "wait"
    waits = f" that {wait} for you" if sweep is Sweep.WAITING else ""
    where = " of this conversation" if sweep is Sweep.THESE else ", in whichever conversation"
    ask = f"{verb} {count}{waits}{where}?"
    ids = (each.mission_id if isinstance(each, Mission) else each.record_id for each in meant)
    asked = Asked(question=ask, objective=sweep.value, slot=ALL, choices=tuple(ids))
    text = f"{ask}{' ' if told else ''}{told}\n{names}{rest}"
    return question(text, say(f"{verb} {count}", "yes"), say("Leave them", "no"), asked=asked)


def _line(schedule: Schedule) -> str:
    return f"{quoted(schedule.template.objective)}, {timing_words(schedule.timing)}"


def _goes_on(firing: Sequence[Schedule]) -> str:
    """Return that schedules in force are not among these, and what ends them."""
    names = listed([quoted(each.template.objective, _SHORT) for each in firing[:NAMED]], "and")
    goes = "goes" if len(firing) == 1 else "go"
    ends = "“Stop all schedules” ends that."
    return f"{_many(len(firing), 'schedule')} {goes} on: {names}. {ends}"


def _told(goals: int, own: int, done: Sequence[Mission], left: int) -> str:
    stopping = sum(each.status not in TERMINAL for each in done)
    runs = "1 run ends when its tool has" if stopping == 1 else f"{stopping} runs end when their"
    ends = f" {runs}{'' if stopping == 1 else ' tool has'} stopped." if stopping else ""
    over = f" {left} had ended already." if left else ""
    return f"Cancelled {_count(goals, own)}.{ends}{over}"


def _count(goals: int, missions: int) -> str:
    """Return how many of both: ``1 goal and 2 missions``."""
    said = [_many(goals, "goal")] if goals else []
    if missions or not goals:
        said.append(_many(missions, "mission"))
    return " and ".join(said)


def _many(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"


def _stands(goal: Goal) -> str:
    waits = "is running" if goal.approved_at is not None else "waits for your answer"
    return f"(a goal of {_many(len(goal.parts), 'part')}) {waits}" if goal.parts else waits
