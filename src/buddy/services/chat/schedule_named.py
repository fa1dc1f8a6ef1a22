"""Which schedule a message means that changes one, and the question where that is not certain.

The words that name something are a schedule's own and no other one's, or it is the only one that
the conversation speaks of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from buddy.domain.plain_decision import words_of
from buddy.domain.schedule import SCHEDULED_BY, Schedule, ScheduleState
from buddy.domain.schedule_change import (
    SCHEDULE_ID,
    Deed,
    ScheduleChange,
    may_mean,
    names_left,
    says_schedule,
)
from buddy.domain.schedule_timing import timing_words
from buddy.services.chat.offers import offer
from buddy.services.chat.schedule_told import DONE
from buddy.services.chat.turn import Reply, Spoken, Turn
from buddy.services.chat.words import quoted

CHOICES: Final = 4
_ALSO: Final = {
    "daily": "day",
    "hourly": "hour",
    "monthly": "month",
    "weekdays": "weekday",
}
"""What people call a schedule by, and the word of its times that it stands for."""
_VERB: Final = {Deed.PAUSE: "pause", Deed.RESUME: "resume", Deed.EDIT: "change"}
FITS: Final = {
    Deed.PAUSE: {ScheduleState.ACTIVE},
    Deed.RESUME: {ScheduleState.PAUSED},
    Deed.EDIT: {ScheduleState.ACTIVE, ScheduleState.PROPOSED},
}
"""In which states a schedule has something done to it."""


def templates(turn: Turn) -> list[Spoken]:
    """Return the missions of this conversation that a schedule fires, or would."""
    return [each for each in turn.talk.spoken if SCHEDULED_BY in each.mission.metadata]


def meant_by(turn: Turn, change: ScheduleChange, found: Sequence[Schedule]) -> list[Schedule]:
    """Return the schedules that a message may mean; one: that is it."""
    named = SCHEDULE_ID.search(turn.text)
    if named is not None:
        return [each for each in found if each.record_id == named[0]]
    spoken = [each.mission.metadata[SCHEDULED_BY] for each in templates(turn)]
    here = [each for each in found if each.record_id in spoken]
    if names_left(change):
        fits = [each for each in found if may_mean(change, _words(each))]
        own = [each for each in fits if each in here]
        return own if len(own) == 1 else fits
    fits = [each for each in here or found if each.state in FITS[change.deed]]
    if here or says_schedule(change):
        return fits or here
    # "Pause it" where nothing of a schedule was said: the only one may be meant, or may not.
    return []


def _words(schedule: Schedule) -> frozenset[str]:
    """Return the words that may name a schedule: those of its work and of its times."""
    own = words_of(schedule.template.objective, timing_words(schedule.timing))
    return own | {word for word, unit in _ALSO.items() if unit in own}


def which(
    turn: Turn, change: ScheduleChange, meant: Sequence[Schedule], found: Sequence[Schedule]
) -> Reply:
    """Return the question which schedule is meant; a choice, or a yes to the only one, does it."""
    verb, done = _VERB[change.deed], DONE[change.deed]
    may_be = [each for each in meant or found if each.state in FITS[change.deed]]
    if not may_be:
        none = f"Nothing was {done}: there is no schedule to {verb}."
        return Reply(summary=f"{none} A run that goes on can be cancelled.", keeps_question=True)
    # The words of the change stay; the id says of which.
    said = turn.text.strip() if change.deed is Deed.EDIT else verb
    offers = [
        (quoted(each.template.objective), f"{said} {each.record_id}") for each in may_be[:CHOICES]
    ]
    if len(may_be) == 1:
        only = may_be[0]
        ask = f"Do you mean {offers[0][0]}, {timing_words(only.timing)}?"
        return offer(f"Nothing was {done}. {ask}", offers, says_why=True)
    lines = [
        f"  {quoted(each.template.objective)}, {timing_words(each.timing)}"
        for each in may_be[:CHOICES]
    ]
    ask = f"{len(may_be)} schedules can be meant. Which one shall I {verb}?"
    return offer(ask, offers, told="\n".join(lines))
