"""What a schedule does next: fire, let a time pass, wait, pause or end.

One step at a time, and nothing but values: whoever takes a step does it in one transaction, on the
schedule as it stands there (`took`), so the one who comes second finds another next step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, TypeAlias

from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.schedule import (
    CLAIMS_KEPT,
    FiringOutcome,
    Missed,
    Overlap,
    Schedule,
    ScheduleState,
    ended,
    paused,
    placed,
)
from buddy.domain.schedule_timing import slots_after

GRACE_SECONDS: Final = 60.0
"""A firing that is no later than this is on time, and not a missed one."""
MOST_COUNTED: Final = 1000
"""Missed firings are counted up to here; more are told as so many."""
_LOOKS_BACK: Final = (3600.0, 86_400.0, 32 * 86_400.0, 366 * 86_400.0)
"""How far the latest missed firing is looked for, before all of them are gone through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fire:
    """Make the mission of a time."""

    slot: Instant
    queued: bool = False
    """Whether it waited for an earlier one to end."""
    late: bool = False
    """Whether it makes up for one that was missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """Let times pass."""

    slot: Instant
    """The last of them."""
    count: int
    reason: str
    outcome: FiringOutcome = FiringOutcome.MISSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Enqueue:
    """Have a time wait until an earlier firing has ended."""

    slot: Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Stop firing until a person resumes it."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Stop for good."""

    reason: str


Step: TypeAlias = Fire | Skip | Enqueue | Pause | End


def next_step(schedule: Schedule, now: Instant, *, busy: bool) -> Step | None:
    """Return what a schedule does now; None: nothing until its next time, or its queue's turn.

    Args:
        schedule: As it stands, with its open missions looked at.
        now: This moment.
        busy: Whether a mission that it has made is not over.
    """
    if schedule.state is not ScheduleState.ACTIVE:
        return None
    after = schedule.policy.pause_after
    if after and schedule.failures >= after:
        return Pause(reason=f"{schedule.failures} runs in a row failed")
    first = schedule.next_at
    over = first is None and not schedule.queued
    if schedule.fired >= schedule.standing.count:
        return End(reason=f"its {schedule.standing.count} runs are used")
    if now >= schedule.standing.until:
        return End(reason=f"it held until {schedule.standing.until}")
    if over:
        return End(reason="it has no further time")
    if schedule.queued and not busy:
        return Fire(slot=schedule.queued[0], queued=True)
    if first is None or first > now:
        return None
    if first < plus_seconds(now, -GRACE_SECONDS):
        return _late(schedule, first, now, busy=busy)
    return _on_time(schedule, first, busy=busy)


def _on_time(schedule: Schedule, slot: Instant, *, busy: bool) -> Step:
    overlap = schedule.policy.overlap
    if (not busy and not schedule.queued) or overlap is Overlap.ALLOW:
        return Fire(slot=slot)
    if overlap is Overlap.SKIP:
        return _over(slot, "an earlier run was not over")
    return _in_line(schedule, slot)


def _in_line(schedule: Schedule, slot: Instant) -> Step:
    most = schedule.policy.catch_up
    if len(schedule.queued) >= most:
        return _over(slot, f"{most} were waiting for an earlier run already")
    return Enqueue(slot=slot)


def _over(slot: Instant, reason: str) -> Skip:
    return Skip(slot=slot, count=1, reason=reason, outcome=FiringOutcome.SKIPPED)


def _late(schedule: Schedule, first: Instant, now: Instant, *, busy: bool) -> Step:
    """Return the step on firings that were missed; `first` is the oldest of them."""
    policy = schedule.policy
    bound = plus_seconds(now, -GRACE_SECONDS)
    if policy.missed is Missed.SKIP:
        return _passed(schedule, bound)
    if policy.missed is Missed.LATEST:
        latest = _latest(schedule, now)
        if latest > first:
            return _passed(schedule, latest)
        if busy and policy.overlap is not Overlap.ALLOW:
            step = _on_time(schedule, first, busy=busy)
            return step if isinstance(step, Enqueue | Skip) else Fire(slot=first, late=True)
        return Fire(slot=first, late=True)
    missed = _newest(schedule, plus_seconds(bound, -0.001), policy.catch_up)
    if first < missed[0]:
        return _passed(schedule, missed[0])
    if (busy or schedule.queued) and policy.overlap is not Overlap.ALLOW:
        return _in_line(schedule, first)
    return Fire(slot=first, late=True)


def _passed(schedule: Schedule, before: Instant) -> Skip:
    """Return the step that lets everything pass before a moment."""
    count = 0
    for slot in islice(slots_after(schedule.timing, schedule.cursor), MOST_COUNTED):
        if slot.at >= before:
            break
        count += 1
    last = _latest(schedule, plus_seconds(before, -0.001))
    return Skip(slot=last, count=count, reason="its time passed while nothing could fire it")


def _latest(schedule: Schedule, moment: Instant) -> Instant:
    """Return the last firing up to a moment; there is one after the cursor."""
    return _newest(schedule, moment, 1)[-1]


def _newest(schedule: Schedule, moment: Instant, count: int) -> tuple[Instant, ...]:
    """Return the last firings up to a moment and after the cursor, in order; at least one."""
    for seconds in _LOOKS_BACK:
        after = max(schedule.cursor, plus_seconds(moment, -seconds))
        found = _between(schedule, after, moment)[-count:]
        if len(found) == count or after == schedule.cursor:
            return found
    return _between(schedule, schedule.cursor, moment)[-count:]


def _between(schedule: Schedule, after: Instant, until: Instant) -> tuple[Instant, ...]:
    found: list[Instant] = []
    for slot in slots_after(schedule.timing, after):
        if slot.at > until:
            break
        found.append(slot.at)
    return tuple(found)


def took(schedule: Schedule, step: Step, now: Instant) -> Schedule:
    """Return a schedule after a step; what a firing has made is noted by `fired`."""
    match step:
        case Pause(reason=reason):
            return paused(schedule, reason, now)
        case End(reason=reason):
            return ended(schedule, reason, now)
        case Skip(slot=slot, count=count):
            return _closed(_moved(replace(schedule, missed=schedule.missed + count), slot), now)
        case Enqueue(slot=slot):
            return _moved(replace(schedule, queued=(*schedule.queued, slot)), slot)
        case Fire(queued=True):
            return _fired(replace(schedule, queued=schedule.queued[1:]), now)
        case Fire(slot=slot):
            return _fired(_moved(schedule, slot), now)


def _moved(schedule: Schedule, slot: Instant) -> Schedule:
    return placed(replace(schedule, cursor=max(schedule.cursor, slot)))


def _fired(schedule: Schedule, now: Instant) -> Schedule:
    return _closed(replace(schedule, fired=schedule.fired + 1, last_fired_at=now), now)


def _closed(schedule: Schedule, now: Instant) -> Schedule:
    """Return a schedule that is over where nothing can come any more."""
    if schedule.fired >= schedule.standing.count:
        return ended(schedule, f"its {schedule.standing.count} runs are used", now)
    if schedule.next_at is None and not schedule.queued:
        return ended(schedule, "it has no further time", now)
    return schedule


def with_claim(schedule: Schedule, claim: str) -> tuple[Schedule, tuple[str, ...]]:
    """Return a schedule that keeps one more record of a firing, and those it forgets for it."""
    claims = (*schedule.claims, claim)
    kept = claims[-CLAIMS_KEPT:]
    return replace(schedule, claims=kept), claims[: len(claims) - len(kept)]
