"""cancel: stop what runs, or take back what has not begun."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from buddy.domain.assent import declines
from buddy.domain.ids import MissionId
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.plain_decision import (
    Stop,
    may_refuse,
    refuses,
    says_stop,
    stop_in,
    stops_other,
    words_of,
)
from buddy.domain.regex import regex
from buddy.domain.schedule import SCHEDULED_BY, Schedule, ScheduleState
from buddy.domain.schedule_called import POINTS
from buddy.domain.schedule_timing import timing_words
from buddy.domain.session import Asked
from buddy.domain.slots import find_slots
from buddy.domain.whole_stop import sweep_in
from buddy.errors import MissionError
from buddy.ports.store import UnitOfWork
from buddy.services.approval_service import ApprovalService
from buddy.services.chat.cancel_all import CancelAll
from buddy.services.chat.conflict import Conflicts
from buddy.services.chat.schedule_told import stands_for_runs, still_fires
from buddy.services.chat.target import (
    WHICH,
    about,
    already_ended,
    by_words,
    counts_beyond,
    drop_all,
    dropped,
    named_in,
    names_stranger,
    on_the_table,
    stays,
    unclear,
    which_one,
)
from buddy.services.chat.turn import Reply, Spoken, Turn, card, question, say
from buddy.services.chat.words import quoted, state_of
from buddy.services.mission_commands import CommandResult
from buddy.services.schedules import Schedules

REASON = 1000
_UNDER_WAY: Final = (
    MissionStatus.RUNNING,
    MissionStatus.AWAITING_APPROVAL,
    MissionStatus.APPROVED,
)
_SCHEDULE: Final = regex(
    r"\b(?:schedul\w*|reminders?|zeitpl[aä]n\w*|wiederholung\w*|planification|programación"
    r"|programmazione|agendamento|planning|programm[ea]|horarios?|horários?|rappels?|erinnerung\w*"
    r"|pianificazione|promemoria|recordatorios?|lembretes?|herinnering\w*|sch_\w+)\b",
    re.IGNORECASE,
)
_OFTEN: Final = regex(r"\b(?:repeat\w*|every|daily|weekly)\b", re.IGNORECASE)
_SCHEDULE_ID: Final = regex(r"\bsch_[A-Za-z0-9_-]{12}(?![A-Za-z0-9_-])")
_OF_TIME: Final = words_of(
    "daily weekly monthly hourly every each day week month hour morning evening night weekday "
    "weekdays schedule schedules scheduled reminder "
    "repeat repeating repeated recurring reminders o clock am pm monday tuesday wednesday "
    "thursday friday saturday sunday täglich jeden tag morgen zeitplan chaque jour horaire cada "
    "día "
    "programación planification programmazione agendamento zeitpläne wiederholung "
    "ogni giorno todo dia elke dag planning programme programma horario horarios horário horários "
    "rappel rappels erinnerung erinnerungen pianificazione promemoria recordatorio recordatorios "
    "lembrete lembretes herinnering herinneringen"
)
_NO_WORDS: Final = frozenset[str]()
_A_PAGE: Final = words_of("page pages site website seite página pagina")
_THE_PAGE: Final = regex(
    r"(?<!\w)(?:the|this|that|my|der|die|das|diese|la|le|cette|esta|esa|questa|quella|a|essa|de"
    r"|deze"
    r"|reading|opening|loading)\s+(?:[^\W\d_]+\s+){0,2}?(?:pages?|site|website|seite"
    r"|p[áa]gina)(?!\w)",
    re.IGNORECASE,
)
"""A page that is spoken of, and not the name of one."""
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
        if (sweep := sweep_in(turn.text)) is not None:
            return await self.everything.ask(turn, sweep)
        named = named_in(turn)
        if named is not None:
            return await self._if_meant(turn, named)
        templates = [each for each in turn.talk.spoken if stands_for_runs(each.mission)]
        under_way = [
            each
            for each in turn.talk.spoken
            if each.mission.status in _UNDER_WAY and each not in templates
        ]
        if _of_schedule(turn, under_way):
            return await self._schedule(turn, under_way, here=bool(templates))
        open_ones = under_way or [*turn.talk.proposals, *templates]
        named = by_words(turn.text, [*under_way, *turn.talk.proposals, *templates])
        open_ones = [named] if named and named not in open_ones else open_ones
        target = on_the_table(turn, open_ones)
        if target is None and declines(turn.text) and not says_stop(turn.text):
            return dropped(turn)  # a bare no stops none of several
        if counts_beyond(turn, open_ones) or (target is None and len(open_ones) > 1):
            return which_one("cancel", open_ones)
        if target is None:
            if turn.session.asked is not None:
                return dropped(turn)
            target = turn.talk.first(MissionStatus.CLARIFICATION_NEEDED)
        if target is None:
            nothing = Reply(summary="Nothing of this conversation is running or waiting.")
            return already_ended(turn) or nothing
        return await self._if_meant(turn, target)

    async def _if_meant(self, turn: Turn, target: Spoken) -> Reply:
        """Cancel one mission where the message says just that; else say what stays, or ask."""
        mission = target.mission
        waits = mission.status not in _UNDER_WAY
        points = POINTS if stands_for_runs(mission) else _NO_WORDS
        page = _NO_WORDS if waits else _of_page(mission)
        meant = stop_in(turn.text, about(mission) | points | page)
        drops = waits and (declines(turn.text) or refuses(turn.text, about(mission)))
        if meant is Stop.STOP and not waits and _may_be_a_page(turn.text, mission):
            return which_one("cancel", [target])
        if meant is Stop.STOP or drops:
            return await self._cancel(turn, mission)
        if meant is Stop.GO_ON or declines(turn.text):
            return dropped(turn) if waits else stays(mission)
        if waits:
            return drop_all(mission) if may_refuse(turn.text) else unclear(turn)
        if stops_other(turn.text, about(mission)):
            return stays(mission, "That is no stop that I know.")
        return which_one("cancel", [target])

    async def _schedule(self, turn: Turn, under_way: Sequence[Spoken], *, here: bool) -> Reply:
        """End the schedule that is meant: the one named, the one it speaks of, or the only one.

        While a run of this conversation goes on that has no schedule, "the schedule" may as well be
        that run, or one of another conversation: that is asked.
        """
        page = await self.schedules.list_page(turn.user_id, READ, None)
        found = [each for each in page.items if each.state is not ScheduleState.ENDED]
        named = _SCHEDULE_ID.search(turn.text)
        if named is not None:
            found = [each for each in found if each.record_id == named[0]]
        if not found:
            none = "There is no such schedule to remove."
            if under_way:
                return stays(under_way[0].mission, none)
            return Reply(summary=none, keeps_question=True)
        said = [(each, stop_in(turn.text, _words_of(each))) for each in found]
        if any(meant is Stop.GO_ON for _, meant in said):
            return Reply(summary="Good, no schedule ends.")
        meant = [each for each, says in said if says is Stop.STOP]
        if len(here_too := [each for each in meant if _is_of(turn, each)]) == 1:
            meant = here_too  # this conversation has one: nobody speaks of those of others
        if len(meant) != 1 or (under_way and not here and named is None):
            return _which_schedule(meant or found)
        if meant[0].state is ScheduleState.PROPOSED:
            return await self._drop_proposed(turn, meant[0])

        async def keep(uow: UnitOfWork, over: Schedule) -> None:
            await turn.keep(uow, _over(over))

        over = await self.schedules.remove(
            turn.user_id, meant[0].record_id, turn.channel, turn.actor, keep
        )
        return _over(over)

    async def _drop_proposed(self, turn: Turn, schedule: Schedule) -> Reply:
        """Drop a schedule that was only proposed, with its mission: a later yes runs neither."""

        def told(result: CommandResult) -> Reply:
            name = quoted(result.after.terms.objective)
            text = (
                f"Dropped: {name}, {timing_words(schedule.timing)}. It was only proposed, so "
                "nothing was scheduled; nothing of it runs now either."
            )
            return Reply(summary=text, blocks=(card(result.after),), shown=(result.after,))

        return await self._told(turn, schedule.mission_id, told)

    async def _cancel(self, turn: Turn, mission: Mission) -> Reply:
        if mission.status in TERMINAL:
            text = f"Nothing to stop: {quoted(mission.terms.objective)} {state_of(mission)}."
            return Reply(summary=text, blocks=(card(mission),))
        fires = "" if stands_for_runs(mission) else still_fires(turn)

        def told(result: CommandResult) -> Reply:
            return _cancelled(result, fires)

        return await self._told(turn, mission.mission_id, told)

    async def _told(
        self, turn: Turn, mission_id: MissionId, told: Callable[[CommandResult], Reply]
    ) -> Reply:
        """Cancel a mission and tell of it, or of what is in the way."""
        try:
            result = await self.approvals.cancel(
                turn.user_id,
                mission_id,
                turn.text[:REASON],
                turn.actor,
                turn.channel,
                turn.keeping(told),
            )
        except MissionError as refusal:
            return await self.conflicts.told(turn, mission_id, refusal)
        return told(result)


def _of_page(mission: Mission) -> frozenset[str]:
    """Return what a run is called by the page that it opens: "stop the contact page"."""
    return _A_PAGE if find_slots(mission.terms.objective).urls else _NO_WORDS


def _may_be_a_page(text: str, mission: Mission) -> bool:
    """Tell whether a stop may as well name a page: "stop page", "end the prices page".

    The page of the run is called by its address; any other words beside "page" may be the name of
    another one, and a page without an article may be called after the stop.
    """
    said = words_of(text)
    if not said & _A_PAGE:
        return False
    urls = find_slots(mission.terms.objective).urls
    own = words_of(" ".join(re.sub(r"[\W_]+", " ", url) for url in urls)) | words_of(*urls)
    named = (said & about(mission)) - _A_PAGE - own
    return bool(named) or not _THE_PAGE.search(text)


def ends_schedule(text: str) -> bool:
    """Tell whether a message says that a schedule shall end, and nothing else."""
    return _SCHEDULE.search(text) is not None and stop_in(text, _OF_TIME) is Stop.STOP


def _of_schedule(turn: Turn, under_way: Sequence[Spoken]) -> bool:
    """Tell whether a message speaks of a schedule, and not of a run that is about one."""
    if _SCHEDULE_ID.search(turn.text):
        return True
    if not under_way:
        return bool(_SCHEDULE.search(turn.text) or _OFTEN.search(turn.text))
    stops_run = (stop_in(turn.text, about(each.mission)) is Stop.STOP for each in under_way)
    return _SCHEDULE.search(turn.text) is not None and not any(stops_run)


def _is_of(turn: Turn, schedule: Schedule) -> bool:
    """Tell whether a schedule was made or spoken of in this conversation."""
    ids = (each.mission.metadata.get(SCHEDULED_BY) for each in turn.talk.spoken)
    return schedule.record_id in ids


def _words_of(schedule: Schedule) -> frozenset[str]:
    """Return the words that may stand in a decision about a schedule."""
    return _OF_TIME | words_of(schedule.template.objective, timing_words(schedule.timing))


def _which_schedule(found: Sequence[Schedule]) -> Reply:
    buttons = [
        say(quoted(each.template.objective, 50), f"cancel {each.record_id}")
        for each in found[:CHOICES]
    ]
    if len(found) == 1:
        objective = quoted(found[0].template.objective)
        ask, rest = f"Shall the schedule of {objective} end?", " It goes on until then."
    else:
        ask, rest = f"{len(found)} schedules can be meant. Which one ends?", ""
    asked = Asked(
        question=ask,
        objective="cancel {}",
        slot=WHICH,
        choices=tuple(each.record_id for each in found[:CHOICES]),
        names=tuple(each.template.objective for each in found[:CHOICES]),
    )
    return question(ask + rest, *buttons, asked=asked)


def _over(schedule: Schedule) -> Reply:
    when = timing_words(schedule.timing)
    text = f"Ended: {quoted(schedule.template.objective)}, {when}. It fires no more."
    return Reply(summary=text)


def _cancelled(result: CommandResult, fires: str) -> Reply:
    after = result.after
    text = f"Cancelled: {quoted(after.terms.objective)}."
    if after.status is MissionStatus.RUNNING:
        text = f"Stopping {quoted(after.terms.objective)}: it ends when its tool has stopped."
    return Reply(summary=f"{text} {fires}".strip(), blocks=(card(after),), shown=(after,))
