"""What is told of a schedule that is asked for: its next times, and what a yes would hold for."""

from __future__ import annotations

from dataclasses import replace

from buddy.domain.instant import Instant
from buddy.domain.mission import Mission
from buddy.domain.schedule import Schedule, StandingBounds, upcoming
from buddy.domain.schedule_forecast import forecast, forecast_words
from buddy.domain.schedule_timing import SHOWN, local_of, next_slots, slot_words, timing_words
from buddy.services.chat.turn import Reply
from buddy.services.chat.words import quoted
from buddy.services.schedule_request import ScheduleRequest, drafted


def with_times(reply: Reply, request: ScheduleRequest, now: Instant) -> Reply:
    """Return a reply that says when a schedule would fire, before anything fires."""
    if not reply.shown:
        return reply
    timing = request.timing
    slots = next_slots(timing, now, min(SHOWN, request.count or SHOWN))
    if request.until is not None:
        slots = tuple(slot for slot in slots if slot.at < request.until)
    name = "Its one time" if len(slots) == 1 else f"The next {len(slots)} times"
    lines = [f"{name} ({timing.timezone}):", *(f"  {slot_words(slot)}" for slot in slots)]
    until = request.until and local_of(timing, request.until)[:10]
    ends = [
        *([f"after {_runs(request.count)}"] if request.count is not None else []),
        *([f"after {until}"] if until is not None else []),
    ]
    told = [f"It ends {' or '.join(ends)}."] if ends else []
    mission = reply.shown[0]
    bounds = drafted(mission, request, "", "chat", mission.user_id, now).standing
    told.append(f"Your yes would hold for {_held(bounds)}.")
    return replace(reply, summary="\n".join([reply.summary, *lines, *told]))


def scheduled_words(mission: Mission, schedule: Schedule, now: Instant) -> str:
    """Return what came of a yes to a schedule, with its bounds and what a month costs."""
    slots = upcoming(schedule, now, 1)
    if not slots:
        return (
            f"Approved: {quoted(mission.terms.objective)}. Nothing is scheduled: {schedule.reason}."
        )
    bounds = schedule.standing
    cost = mission.proposal.cost if mission.proposal else None
    return (
        f"Scheduled: {quoted(mission.terms.objective)}, {timing_words(schedule.timing)}; first on "
        f"{slot_words(slots[0])}.\nYour yes holds for {_held(bounds)}. "
        f"{forecast_words(forecast(schedule, cost, now))}"
    )


def _held(bounds: StandingBounds) -> str:
    """Return what a yes to a schedule allows: how many runs, what they may cost, until when."""
    runs = _runs(bounds.count)
    total = "" if bounds.count == 1 else f", {bounds.cap_total} in all"
    return f"{runs} of at most {bounds.cap_per_run}{total}, until {bounds.until[:10]}"


def _runs(count: int) -> str:
    return "1 run" if count == 1 else f"{count} runs"
