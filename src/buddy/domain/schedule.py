"""A schedule: a mission's work, again at set times, each time as a new mission.

Its template is the mission that a person approved. Each firing is a new mission of the same terms
under a standing approval that is made together with the schedule, so that nothing runs which
nobody has said yes to. A schedule for a mission that nobody has approved yet is itself a proposal:
the yes to the mission is the yes to both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import ClassVar, Final

from buddy.domain.derived_id import derived_mission
from buddy.domain.ids import MissionId, UserId
from buddy.domain.instant import Instant, plus_seconds
from buddy.domain.lifecycle import TERMINAL, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.proposal import Terms
from buddy.domain.schedule_timing import Slot, Timing, next_slots, slots_after
from buddy.domain.standing_approval import DAY, DEFAULT_COUNT, DEFAULT_DAYS, MAX_DAYS

SCHEDULED_BY: Final = "scheduled_by"
"""In the metadata of a mission: the schedule whose template it is."""
SCHEDULE_SAYS: Final = "schedule_says"
"""In the metadata of a template: when it fires, in words."""
SOURCE: Final = "schedule"
"""In the metadata of a firing: where it comes from (``source``), and of which one."""
DEFAULT_CATCH_UP: Final = 3
MOST_CATCH_UP: Final = 50
DEFAULT_PAUSE_AFTER: Final = 3
MOST_PAUSE_AFTER: Final = 100
CLAIMS_KEPT: Final = 100
"""Firings that are kept with a schedule; older ones are forgotten."""


class ScheduleState(StrEnum):
    """Where a schedule stands."""

    PROPOSED = "proposed"
    """It waits for the yes to its mission."""
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class Missed(StrEnum):
    """What becomes of firings whose time passed while nothing could fire them."""

    SKIP = "skip"
    LATEST = "latest"
    """The latest of them is made up for."""
    ALL = "all"
    """All are made up for, one after the other, the newest `catch_up` at most."""


class Overlap(StrEnum):
    """What becomes of a firing while an earlier one still runs."""

    SKIP = "skip"
    QUEUE = "queue"
    """It waits for its turn."""
    ALLOW = "allow"
    """It runs beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a schedule does where things do not go as planned."""

    missed: Missed = Missed.LATEST
    catch_up: int = DEFAULT_CATCH_UP
    """The most missed firings that are made up for, and that wait in a queue."""
    overlap: Overlap = Overlap.SKIP
    pause_after: int = DEFAULT_PAUSE_AFTER
    """After so many failures in a row it pauses; 0: never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingBounds:
    """How far the yes goes that a schedule fires under."""

    cap_per_run: Money
    cap_total: Money
    count: int
    until: Instant


def standing_bounds(
    cap: Money,
    now: Instant,
    *,
    cap_per_run: Money | None = None,
    cap_total: Money | None = None,
    count: int | None = None,
    until: Instant | None = None,
    last: Instant | None = None,
) -> StandingBounds:
    """Return bounds with what is left out filled in: the mission's cap, 30 runs, 90 days.

    Args:
        cap: The mission's.
        now: This moment.
        cap_per_run: Where it is given; the same for the others.
        cap_total: See `StandingBounds`.
        count: See `StandingBounds`.
        until: See `StandingBounds`.
        last: The one time of a schedule that has no other: it is within the bounds, by a day.
    """
    per_run = cap if cap_per_run is None else cap_per_run
    runs = DEFAULT_COUNT if count is None else count
    return StandingBounds(
        cap_per_run=per_run,
        cap_total=Money(per_run.micros * max(runs, 0)) if cap_total is None else cap_total,
        count=runs,
        until=_until(now, last) if until is None else until,
    )


def _until(now: Instant, last: Instant | None) -> Instant:
    usual = plus_seconds(now, DEFAULT_DAYS * DAY)
    if last is None:
        return usual
    return min(max(usual, plus_seconds(last, DAY)), plus_seconds(now, MAX_DAYS * DAY))


def refitted(bounds: StandingBounds, cap: Money) -> StandingBounds:
    """Return bounds with the cap that a mission has now; what was made of the old one follows."""
    if cap == bounds.cap_per_run:
        return bounds
    by_runs = bounds.cap_total == Money(bounds.cap_per_run.micros * bounds.count)
    all_runs = Money(cap.micros * bounds.count)
    total = all_runs if by_runs else min(all_runs, bounds.cap_total)
    return replace(bounds, cap_per_run=cap, cap_total=total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A schedule. What a step of it is stands in `buddy.domain.schedule_steps`."""

    record_kind: ClassVar[str] = "schedule"
    record_id: str
    """``sch_`` and 12 random url-safe characters."""
    user_id: UserId
    mission_id: MissionId
    """Its template."""
    template: Terms
    """What it fires, as it was approved; of a proposed one, as it stood when it was made."""
    timing: Timing
    policy: Policy = Policy()
    standing: StandingBounds
    standing_id: str | None = None
    """The standing approval that it fires under; None while it is proposed."""
    state: ScheduleState = ScheduleState.PROPOSED
    reason: str = ""
    """Why it is paused or over."""
    created_by: UserId
    channel: str
    created_at: Instant
    changed_at: Instant
    cursor: Instant
    """Firings up to this moment are dealt with, whatever became of them."""
    next_at: Instant | None = None
    """Of the next firing; None where there is none."""
    queued: tuple[Instant, ...] = ()
    """Firings whose time has come and that wait for an earlier one to end."""
    open_runs: tuple[MissionId, ...] = ()
    """Missions it has made that were not over when it last looked."""
    fired: int = 0
    missed: int = 0
    failures: int = 0
    """In a row."""
    last_mission_id: MissionId | None = None
    last_fired_at: Instant | None = None
    claims: tuple[str, ...] = ()
    """The records of its latest firings, the newest last."""

    @property
    def due_at(self) -> Instant | None:
        """When there is something to do."""
        if self.state is not ScheduleState.ACTIVE:
            return None
        return self.queued[0] if self.queued else self.next_at


class FiringOutcome(StrEnum):
    """What became of one firing when its time had come."""

    FIRED = "fired"
    WAITS = "waits"
    """The standing approval did not cover it: its mission waits for a person."""
    MISSED = "missed"
    """Its time passed while nothing could fire it."""
    SKIPPED = "skipped"
    """An earlier run was not over, and its policy lets the time pass then."""
    FAILED = "failed"
    """Its mission could not be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Firing:
    """What a schedule did at one time. Its id is of the time, so there is one for each.

    It is written in the transaction that makes the mission: of two that want to fire the same time
    one finds it there.
    """

    record_kind: ClassVar[str] = "schedule_firing"
    record_id: str
    user_id: UserId
    schedule_id: str
    slot: Instant
    """The time that was due."""
    outcome: FiringOutcome
    mission_id: MissionId | None = None
    count: int = 1
    """How many firings this stands for: missed ones are told together."""
    reason: str = ""
    created_at: Instant


def firing_id(schedule_id: str, slot: Instant) -> str:
    """Return the id of what a schedule does at a time."""
    return f"{schedule_id}-{slot}"


def firing_mission(schedule_id: str, slot: Instant) -> MissionId:
    """Return the id of the mission of a firing: always the same for the same time."""
    return derived_mission(schedule_id, slot)


def comes(schedule: Schedule) -> bool:
    """Tell whether a schedule that is placed has a next time, within its bounds."""
    return schedule.next_at is not None and schedule.next_at < schedule.standing.until


def problems(schedule: Schedule) -> tuple[str, ...]:
    """Return what is wrong with a new schedule, one sentence each; empty where it is sound."""
    policy, found = schedule.policy, list[str]()
    if not 1 <= policy.catch_up <= MOST_CATCH_UP:
        found.append(f"catch_up is {policy.catch_up}; it must be 1 to {MOST_CATCH_UP}")
    if not 0 <= policy.pause_after <= MOST_PAUSE_AFTER:
        found.append(f"pause_after is {policy.pause_after}; it must be 0 to {MOST_PAUSE_AFTER}")
    if schedule.standing.cap_per_run < schedule.template.cap_usd:
        found.append(
            f"standing.cap_per_run_usd is {schedule.standing.cap_per_run}, below the mission's cap "
            f"of {schedule.template.cap_usd}; a run could never begin"
        )
    first = next_slots(schedule.timing, schedule.cursor, 1)
    if not first:
        found.append("it never fires: its time is over, or does not come; give a later one")
    elif schedule.standing.until <= first[0].at and schedule.standing.until > schedule.cursor:
        found.append(
            f"it first fires at {first[0].at} and holds until {schedule.standing.until}, so it "
            "never fires; give a later standing.until, or an earlier time"
        )
    return tuple(found)


def may_be_template(status: MissionStatus) -> bool:
    """Tell whether a mission of this status can be scheduled: it is open, or was carried out."""
    refused = {MissionStatus.REJECTED, MissionStatus.CANCELLED, MissionStatus.EXPIRED}
    return status not in refused


def activated(schedule: Schedule, template: Mission, standing_id: str, at: Instant) -> Schedule:
    """Return a schedule that fires from now on."""
    return placed(
        replace(
            schedule,
            template=template.terms,
            standing=refitted(schedule.standing, template.terms.cap_usd),
            standing_id=standing_id,
            state=ScheduleState.ACTIVE,
            reason="",
            cursor=at,
            changed_at=at,
            failures=0,
            queued=(),
        )
    )


def paused(schedule: Schedule, reason: str, at: Instant) -> Schedule:
    """Return a schedule that fires nothing until it is resumed."""
    return replace(
        schedule, state=ScheduleState.PAUSED, reason=reason, queued=(), next_at=None, changed_at=at
    )


def ended(schedule: Schedule, reason: str, at: Instant) -> Schedule:
    """Return a schedule that is over."""
    return replace(
        schedule, state=ScheduleState.ENDED, reason=reason, queued=(), next_at=None, changed_at=at
    )


def placed(schedule: Schedule) -> Schedule:
    """Return a schedule with its next firing after its cursor."""
    found = next_slots(schedule.timing, schedule.cursor, 1)
    return replace(schedule, next_at=found[0].at if found else None)


def upcoming(schedule: Schedule, now: Instant, count: int) -> tuple[Slot, ...]:
    """Return the next firings that a schedule would make, no more than its bounds allow."""
    if schedule.state is ScheduleState.ENDED:
        return ()
    after = max(now, schedule.cursor) if schedule.state is ScheduleState.ACTIVE else now
    left = max(0, schedule.standing.count - schedule.fired)
    found = slots_after(schedule.timing, after, schedule.standing.until)
    return tuple(islice(found, min(count, left)))


def settled(schedule: Schedule, runs: tuple[Mission | None, ...]) -> Schedule:
    """Return a schedule that knows how its open missions stand now.

    Args:
        schedule: Before.
        runs: Its `open_runs`, in their order; None where one is no longer kept.
    """
    failures, still = schedule.failures, list[MissionId]()
    for mission in runs:
        if mission is None:
            continue
        if mission.status not in TERMINAL:
            still.append(mission.mission_id)
        elif mission.status is MissionStatus.COMPLETED:
            failures = 0
        elif mission.status in {MissionStatus.FAILED, MissionStatus.EXPIRED}:
            failures += 1
    return replace(schedule, failures=failures, open_runs=tuple(still))
