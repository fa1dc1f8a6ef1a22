"""How things stand, where the words alone say what is asked: money, the next run, the goal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from buddy.domain.conversation import SpokenMission
from buddy.domain.goal import EDITABLE
from buddy.domain.ids import MissionId
from buddy.domain.next_run import next_run_in
from buddy.domain.plain_decision import Stop, stop_in, words_of
from buddy.domain.schedule import SCHEDULED_BY, Schedule, ScheduleState, upcoming
from buddy.domain.schedule_timing import slot_words, timing_words
from buddy.domain.standing_question import (
    asks_next_run,
    asks_schedule_cost,
    asks_schedules,
    asks_spending,
    speaks_of_goal,
)
from buddy.errors import BuddyError
from buddy.services.chat.goal import GoalHandler
from buddy.services.chat.goal_words import GOAL, goal_stands, plan_shown
from buddy.services.chat.schedule import WHEN
from buddy.services.chat.status import StatusHandler
from buddy.services.chat.turn import Handler, Reply, Turn, say
from buddy.services.chat.words import quoted
from buddy.services.schedules import Schedules

_OF_GOAL = words_of("goal goals plan plans whole ziel plan objectif objetivo obiettivo doel")
"""Words that may stand in a stop of a goal."""
READ = 200
NEXT = "next_run"
"""Who has looked for a schedule of that name, and found none."""
SLOTS = 3
"""Times of a schedule that are told."""
NO_GOAL = (
    "There is no goal in this conversation. A goal is more than one step that leads to a result; "
    "say for instance “find three vendors of bakery ovens, extract their prices, compare them”. "
    "Goals of other conversations stand under Goals."
)


@dataclass(frozen=True, slots=True)
class StandingAside:
    """Takes questions how things stand."""

    status: StatusHandler
    schedules: Schedules
    goals: GoalHandler
    money: Handler
    """Tells what was spent: by Buddy, or as it stands in what was just read."""

    def takes(self, turn: Turn) -> Handler | None:
        """Return who answers; None: something else was said."""
        text, asked = turn.text, turn.session.asked
        if asks_spending(text):
            return self.money
        if asks_schedules(text):
            return self.status.all_schedules
        scheduled = turn.talk.state.scheduled or _proposed(turn)
        named = "schedule" in text.lower() or "zeitplan" in text.lower()
        names = next_run_in(text)
        if names and NEXT not in turn.passed:
            return partial(self._named, names)
        asks_next = asks_next_run(text) or names == frozenset()
        if asks_next and (scheduled is not None or named):
            named_id = None if scheduled is None else MissionId(scheduled.mission_id)
            return partial(self._schedule, named_id)
        if asks_schedule_cost(text):
            named_id = None if scheduled is None else MissionId(scheduled.mission_id)
            return partial(self._schedule, named_id)
        of_plan = asked is not None and asked.slot == GOAL
        return self._goal if speaks_of_goal(text) and not of_plan else None

    async def _named(self, names: frozenset[str], turn: Turn) -> Reply:
        """Tell when the schedules fire next that these words name; none: others answer."""
        page = await self.schedules.list_page(turn.user_id, READ, None)
        found = [each for each in page.items if each.state is not ScheduleState.ENDED]
        meant = [each for each in found if names <= _names_of(each)]
        here = {each.mission.metadata.get(SCHEDULED_BY) for each in turn.talk.spoken}
        meant = [each for each in meant if each.record_id in here] or meant
        if not meant:
            return Reply(summary="", passes=NEXT)
        templates = (turn.talk.of(each.mission_id) for each in meant)
        return Reply(
            summary="\n".join(schedule_stands(each, turn) for each in meant[:SLOTS]),
            actions=(say("All schedules", "list my schedules"),),
            spoken=tuple(each.mission for each in templates if each is not None),
            keeps_question=True,
        )

    async def _schedule(self, mission_id: MissionId | None, turn: Turn) -> Reply:
        asked = turn.session.asked
        if mission_id is None and asked is not None and asked.slot == WHEN:
            text = (
                "It is not scheduled yet, so it costs nothing. The proposal will say what a run "
                f"and all runs together may cost. {asked.question}"
            )
            return Reply(summary=text, keeps_question=True)
        if mission_id is None:
            return await self.status.all_schedules(turn)
        try:
            schedule = await self.schedules.of_mission(turn.user_id, mission_id)
        except BuddyError:
            return await self.status.all_schedules(turn)  # that one is gone; the others are listed
        return Reply(
            summary=schedule_stands(schedule, turn),
            actions=(say("All schedules", "list my schedules"),),
            keeps_question=True,
        )

    async def _goal(self, turn: Turn) -> Reply:
        page = await self.goals.goals.list_page(turn.user_id, 1, None, turn.session.record_id)
        if not page.items:
            return Reply(summary=NO_GOAL, keeps_question=True)
        goal = page.items[0]
        if stop_in(turn.text, _OF_GOAL) is Stop.STOP:
            return await self.goals(replace(turn, said=f"{turn.text} ({goal.record_id})"))
        if goal.state in EDITABLE:
            return plan_shown(goal)
        return goal_stands(goal, paused=self.goals.paused())


def _names_of(schedule: Schedule) -> frozenset[str]:
    return words_of(schedule.template.objective, timing_words(schedule.timing))


def _proposed(turn: Turn) -> SpokenMission | None:
    """Return the mission of this conversation that a schedule is proposed for."""
    found = next(
        (each.mission for each in turn.talk.proposals if SCHEDULED_BY in each.mission.metadata),
        None,
    )
    if found is None:
        return None
    return SpokenMission(mission_id=found.mission_id, objective=found.terms.objective)


def schedule_stands(schedule: Schedule, turn: Turn) -> str:
    """Return when a schedule fires next, and what it may still cost, from its own record."""
    what = f"{quoted(schedule.template.objective)}, {timing_words(schedule.timing)}"
    bounds = schedule.standing
    most = f"It may spend {bounds.cap_per_run} a run and {bounds.cap_total} in all"
    ran = f"it has run {schedule.fired} time{'' if schedule.fired == 1 else 's'}"
    match schedule.state:
        case ScheduleState.ENDED:
            return f"{what}: it is over ({schedule.reason}); {ran}."
        case ScheduleState.PAUSED:
            return f"{what}: it is paused ({schedule.reason}), so nothing runs. {most}; {ran}."
        case _:
            slots = upcoming(schedule, turn.now, SLOTS)
    if not slots:
        return f"{what}: nothing comes any more; {ran}."
    first, *others = (slot_words(slot) for slot in slots)
    then = f", then {'; '.join(others)}" if others else ""
    open_ = " once you approve it" if schedule.state is ScheduleState.PROPOSED else ""
    return f"{what}: next on {first}{then}{open_}. {most}; {ran}."
