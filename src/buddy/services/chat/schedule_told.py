"""What is told of a schedule that there is: how it stands, its next times, what a yes holds for."""

from __future__ import annotations

from typing import Final

from buddy.domain.instant import to_datetime
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.schedule import SCHEDULED_BY, Schedule, ScheduleState, upcoming
from buddy.domain.schedule_change import Deed
from buddy.domain.schedule_timing import SHOWN, slot_words, timing_words, zone_of
from buddy.services.chat.turn import Reply, Turn, say
from buddy.services.chat.words import listed, quoted

_SHORT: Final = 50
DONE: Final = {Deed.PAUSE: "paused", Deed.RESUME: "resumed", Deed.EDIT: "changed"}


def stands(schedule: Schedule, deed: Deed) -> Reply:
    """Return why nothing is done to a schedule in its state."""
    name = quoted(schedule.template.objective)
    if schedule.state is ScheduleState.PROPOSED:
        text = f"{name} is only proposed: nothing fires before you approve it."
    elif schedule.state is ScheduleState.PAUSED and deed is Deed.EDIT:
        text = f"{name} is paused. Resume it first, or end it."
    else:
        text = f"{name} is {schedule.state} already."
    return Reply(summary=f"Nothing was {DONE[deed]}. {text}")


def times(schedule: Schedule, turn: Turn) -> list[str]:
    """Return its next times, one line each."""
    slots = upcoming(schedule, turn.now, SHOWN)
    name = "Its one time" if len(slots) == 1 else f"The next {len(slots)} times"
    return [
        f"{name} ({schedule.timing.timezone}):",
        *(f"  {slot_words(slot)}" for slot in slots),
    ]


def bounds_words(schedule: Schedule) -> str:
    """Return what the yes to it still holds for."""
    bounds = schedule.standing
    left = max(0, bounds.count - schedule.fired)
    runs = "1 more run" if left == 1 else f"{left} more runs"
    until = to_datetime(bounds.until).astimezone(zone_of(schedule.timing.timezone))
    return (
        f"Your yes holds for {runs} of at most {bounds.cap_per_run}, {bounds.cap_total} for all of "
        f"its runs, until {until:%Y-%m-%d}."
    )


def by_hand(turn: Turn, schedule: Schedule, back: str) -> Reply:
    """Return what can be done where a schedule shall rest for a while, or skip a run.

    Args:
        turn: The message.
        schedule: What is meant.
        back: How long it shall rest, as it was said: "until friday", "the next one".
    """
    name, sid = quoted(schedule.template.objective), schedule.record_id
    cannot = (
        f"I cannot do that by itself ({quoted(back, _SHORT)}): a schedule neither skips a single "
        "run nor comes back from a pause on its own. Nothing was changed."
    )
    can = (
        f"“Pause it” stops {name} until you say “resume it”; days of the week can be left out for "
        "good: “not on mondays”."
    )
    lines = [cannot, can]
    if schedule.state is ScheduleState.ACTIVE:
        lines += times(schedule, turn)
        return Reply(summary="\n".join(lines), actions=(say("Pause it", f"pause {sid}"),))
    return Reply(summary="\n".join(lines), actions=(say("Resume it", f"resume {sid}"),))


def switched(turn: Turn, after: Schedule, deed: Deed) -> Reply:
    """Return the reply to a pause, or to the end of one."""
    name = f"{quoted(after.template.objective)}, {timing_words(after.timing)}"
    again = after.record_id
    if deed is Deed.PAUSE:
        text = f"Paused: {name}. It fires nothing until you resume it; what runs goes on."
        return Reply(summary=text, actions=(say("Resume it", f"resume {again}"),))
    lines = [f"Resumed: {name}. The times meanwhile are gone.", *times(after, turn)]
    return Reply(summary="\n".join(lines), actions=(say("Pause it", f"pause {again}"),))


def edited(turn: Turn, after: Schedule) -> Reply:
    """Return the reply to a change that was made."""
    head = f"Changed: {quoted(after.template.objective)} runs {timing_words(after.timing)}."
    return Reply(summary="\n".join([head, *times(after, turn), bounds_words(after)]))


def stands_for_runs(mission: Mission) -> bool:
    """Tell whether a mission stands only for a schedule's runs: ending it ends the schedule."""
    approved = mission.status is MissionStatus.APPROVED and mission.run is None
    return approved and SCHEDULED_BY in mission.metadata


def still_fires(turn: Turn) -> str:
    """Return that a schedule of this conversation goes on; empty where it has none in force.

    Whoever says "stop it" and stops something else is told so.
    """
    found = [each.mission for each in turn.talk.spoken if stands_for_runs(each.mission)]
    if not found:
        return ""
    names = listed([quoted(each.terms.objective, _SHORT) for each in found], "and")
    which, goes = ("schedule", "goes") if len(found) == 1 else ("schedules", "go")
    ends = "stop the schedule" if len(found) == 1 else "stop all schedules"
    return f"The {which} of {names} {goes} on; “{ends}” ends {'it' if len(found) == 1 else 'them'}."
