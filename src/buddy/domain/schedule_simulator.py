"""What a schedule would do in a stretch of time: on which days, and after a machine has slept.

The same steps as the real one takes, on a clock that jumps from one thing to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.schedule import FiringOutcome, Schedule, ScheduleState, placed
from buddy.domain.schedule_steps import End, Enqueue, Fire, Pause, Skip, Step, next_step, took

LATE: Final = "it makes up for a missed one"
MOST_SHOWN: Final = 1000
"""Steps that a simulation goes through at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asleep:
    """A stretch of time in which nothing fires."""

    start: Instant
    end: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulated:
    """One thing that would happen."""

    at: Instant
    slot: Instant | None
    """The time that was due."""
    what: str
    """``fired``, ``missed``, ``skipped``, ``queued``, ``paused`` or ``ended``."""
    count: int = 1
    reason: str = ""


def simulate(
    schedule: Schedule,
    start: Instant,
    end: Instant,
    *,
    asleep: Sequence[Asleep] = (),
    run_seconds: float = 0.0,
    most: int = MOST_SHOWN,
) -> tuple[Simulated, ...]:
    """Return what a schedule would do between two moments, `most` things at most.

    Args:
        schedule: Its timing, policy and bounds; it counts as active and as begun at `start`.
        start: The first moment.
        end: The first moment after it.
        asleep: When the machine sleeps.
        run_seconds: How long each run takes; none fails.
        most: Where to stop.
    """
    virtual = placed(
        replace(
            schedule,
            state=ScheduleState.ACTIVE,
            cursor=start,
            queued=(),
            failures=0,
            open_runs=(),
        )
    )
    found: list[Simulated] = []
    for each in _steps(virtual, start, end, asleep, run_seconds):
        found.append(each)
        if len(found) >= most:
            break
    return tuple(found)


def _steps(
    schedule: Schedule,
    now: Instant,
    end: Instant,
    asleep: Sequence[Asleep],
    run_seconds: float,
) -> Iterator[Simulated]:
    busy_until: list[Instant] = []
    while schedule.state is ScheduleState.ACTIVE and now < end:
        busy_until = [each for each in busy_until if each > now]
        step = next_step(schedule, now, busy=bool(busy_until))
        if step is None:
            woken = _next_moment(schedule, busy_until)
            if woken is None:
                return
            now = max(now, _awake(woken, asleep))
            continue
        if isinstance(step, Fire) and run_seconds > 0:
            busy_until.append(plus_seconds(now, run_seconds))
        schedule = took(schedule, step, now)
        yield _told(step, now)
        if schedule.state is ScheduleState.ENDED and not isinstance(step, End):
            yield Simulated(at=now, slot=None, what="ended", reason=schedule.reason)


def _next_moment(schedule: Schedule, busy_until: Sequence[Instant]) -> Instant | None:
    moments = [schedule.next_at] if schedule.next_at is not None else []
    if schedule.queued:
        moments += busy_until
    return min(moments, default=None)


def _awake(moment: Instant, asleep: Sequence[Asleep]) -> Instant:
    for each in sorted(asleep, key=lambda each: each.start):
        if each.start <= moment < each.end:
            moment = each.end
    return moment


def _told(step: Step, now: Instant) -> Simulated:
    match step:
        case Fire(slot=slot, late=late, queued=queued):
            reason = LATE if late else "it waited" if queued else ""
            return Simulated(at=now, slot=slot, what=FiringOutcome.FIRED, reason=reason)
        case Skip(slot=slot, count=count, reason=reason, outcome=outcome):
            return Simulated(at=now, slot=slot, what=outcome, count=count, reason=reason)
        case Enqueue(slot=slot):
            return Simulated(at=now, slot=slot, what="queued", reason="an earlier run is not over")
        case Pause(reason=reason):
            return Simulated(at=now, slot=None, what="paused", reason=reason)
        case End(reason=reason):
            return Simulated(at=now, slot=None, what="ended", reason=reason)


def simulation_words(found: Sequence[Simulated]) -> str:
    """Return what a simulation comes to, in a sentence."""

    def count(what: str) -> int:
        return sum(each.count for each in found if each.what == what)

    late = sum(1 for each in found if each.reason == LATE)
    missed, skipped = count(FiringOutcome.MISSED), count(FiringOutcome.SKIPPED)
    parts = [f"it fires {_times(count(FiringOutcome.FIRED))}"]
    parts += [f"{_times(late)} to make up for what was missed"] if late else []
    parts += [f"{_times(missed)} it cannot fire"] if missed else []
    parts += [f"{_times(skipped)} an earlier run is not over"] if skipped else []
    stops = next((each for each in found if each.what in {"paused", "ended"}), None)
    if stops is not None:
        parts.append(f"then it is {'over' if stops.what == 'ended' else 'paused'}: {stops.reason}")
    if len(found) >= MOST_SHOWN:
        parts.append(f"only the first {MOST_SHOWN:,} steps were looked at")
    return ", ".join(parts)


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")
