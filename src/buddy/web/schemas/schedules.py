"""Requests and responses about schedules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pydantic import BaseModel, Field

from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant, parse_instant
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.schedule import (
    DEFAULT_CATCH_UP,
    DEFAULT_PAUSE_AFTER,
    Firing,
    FiringOutcome,
    Missed,
    Overlap,
    Policy,
    Schedule,
    ScheduleState,
    StandingBounds,
    upcoming,
)
from buddy.domain.schedule_forecast import Forecast, forecast_words
from buddy.domain.schedule_simulator import Asleep, Simulated
from buddy.domain.schedule_timing import (
    SHOWN,
    Recurrence,
    Slot,
    Timing,
    local_of,
    make_timing,
    moment_in,
    policy_words,
    timing_words,
)
from buddy.domain.standing_approval import DEFAULT_COUNT, DEFAULT_DAYS
from buddy.errors import InputInvalid
from buddy.services.schedule_request import ScheduleRequest
from buddy.web.schemas.budgets import dollars
from buddy.web.schemas.missions import Request


class StandingTerms(Request):
    """How far the yes goes that the runs stand under."""

    cap_per_run_usd: str | float | None = Field(
        default=None, description="Left out: the mission's cap"
    )
    cap_total_usd: str | float | None = Field(
        default=None, description="Left out: the cap of one run, times the count"
    )
    count: int | None = Field(
        default=None, description=f"Runs in all. Left out: {DEFAULT_COUNT}, or 1 for one time"
    )
    until: str | None = Field(default=None, description=f"Left out: {DEFAULT_DAYS} days from now")


class TimingBody(Request):
    """When, and what happens where that does not go as planned."""

    trigger_time: str | None = Field(
        default=None,
        max_length=40,
        description="A time in the zone, 2027-01-04T09:00; one with its offset; or, daily, 09:00",
    )
    cron: str | None = Field(default=None, max_length=200, examples=["0 7 * * MON-FRI"])
    timezone: str | None = Field(
        default=None,
        max_length=60,
        description="An IANA zone. Left out: the instance's (BUDDY_TIMEZONE)",
        examples=["Europe/Berlin"],
    )
    recurrence: Recurrence | None = None
    missed: Missed = Missed.LATEST
    catch_up: int = Field(
        default=DEFAULT_CATCH_UP, description="Missed runs made up for, or waiting, at most"
    )
    overlap: Overlap = Overlap.SKIP
    pause_after: int = Field(
        default=DEFAULT_PAUSE_AFTER, description="Failures in a row; 0: it never pauses"
    )

    def timing(self, zone: str, now: Instant) -> Timing:
        """Return when it fires; `zone` is meant where the body names none."""
        return make_timing(
            timezone=self.timezone or zone,
            recurrence=self.recurrence,
            trigger_time=self.trigger_time,
            cron=self.cron,
            now=now,
        )

    def policy(self) -> Policy:
        """Return what it does where things do not go as planned."""
        return Policy(
            missed=self.missed,
            catch_up=self.catch_up,
            overlap=self.overlap,
            pause_after=self.pause_after,
        )


class ScheduleBody(TimingBody):
    """A schedule for a mission."""

    standing: StandingTerms = Field(default_factory=StandingTerms)

    def to_request(self, zone: str, now: Instant) -> ScheduleRequest:
        """Return what is asked for.

        Raises:
            InputInvalid: A value cannot be read.
        """
        given = self.standing
        caps = {
            name: None if value is None else dollars(f"standing.{name}_usd", value)
            for name, value in (
                ("cap_per_run", given.cap_per_run_usd),
                ("cap_total", given.cap_total_usd),
            )
        }
        return ScheduleRequest(
            timing=self.timing(zone, now),
            policy=self.policy(),
            count=given.count,
            until=moment_of("standing.until", given.until),
            **caps,
        )


class ChangeBody(TimingBody):
    """Other times, or another policy; what is left out stays."""

    def changed(
        self, schedule: Schedule, zone: str, now: Instant
    ) -> tuple[Timing | None, Policy | None]:
        """Return what changes of a schedule."""
        given = self.model_fields_set
        timing = None
        if given & {"trigger_time", "cron", "recurrence"}:
            timing = self.timing(schedule.timing.timezone or zone, now)
        elif self.timezone is not None:
            old = schedule.timing
            timing = make_timing(
                timezone=self.timezone,
                recurrence=old.recurrence,
                trigger_time=old.starts,
                cron=old.cron,
                now=now,
            )
        names = given & {"missed", "catch_up", "overlap", "pause_after"}
        fields = {name: getattr(self, name) for name in names}
        return timing, replace(schedule.policy, **fields) if fields else None


class PauseBody(Request):
    """Pause a schedule."""

    reason: str | None = Field(default=None, max_length=1000)


class AsleepBody(Request):
    """A stretch of time in which nothing fires."""

    start: str = Field(description="A time in the schedule's zone, or one with its offset")
    end: str


class SimulateBody(Request):
    """What to look at."""

    since: str | None = Field(
        default=None,
        description="A time in the schedule's zone, or one with its offset. Left out: now",
    )
    until: str | None = Field(default=None, description="Left out: seven days later")
    asleep: list[AsleepBody] = Field(default_factory=list, max_length=50)
    run_seconds: float = Field(default=0.0, ge=0, le=366 * 86_400)

    def stretches(self, timing: Timing) -> tuple[Asleep, ...]:
        """Return when the machine sleeps.

        Raises:
            InputInvalid: A time cannot be read.
        """
        return tuple(
            Asleep(
                start=_in_zone("asleep", each.start, timing),
                end=_in_zone("asleep", each.end, timing),
            )
            for each in self.asleep
        )

    def span(self, timing: Timing) -> tuple[Instant | None, Instant | None]:
        """Return from when to when is looked; None where nothing is said.

        Raises:
            InputInvalid: A time cannot be read.
        """
        since = None if self.since is None else _in_zone("since", self.since, timing)
        until = None if self.until is None else _in_zone("until", self.until, timing)
        return since, until


def _in_zone(field: str, text: str, timing: Timing) -> Instant:
    try:
        return moment_in(timing.timezone, text)
    except (ValueError, OverflowError) as error:
        raise InputInvalid(
            f"{field} is {text[:40]!r}; give a time such as 2027-01-04T10:30 (in "
            f"{timing.timezone}) or 2027-01-04T10:30:00Z",
            field=field,
        ) from error


def moment_of(field: str, text: str | None) -> Instant | None:
    """Return a moment that a body gives.

    Raises:
        InputInvalid: It cannot be read.
    """
    return None if text is None else _moment(field, text)


def _moment(field: str, text: str) -> Instant:
    try:
        return parse_instant(text)
    except ValueError as error:
        raise InputInvalid(
            f"{field} is {text[:40]!r}; give a time with a zone, such as 2027-01-04T10:30:00Z",
            field=field,
        ) from error


class ScheduleView(BaseModel):
    """A schedule as it stands."""

    schedule_id: str
    mission_id: MissionId = Field(description="The mission whose work it repeats")
    objective: str
    state: ScheduleState
    reason: str = Field(description="Why it is paused or over")
    when: str = Field(description="When it fires, in words")
    timezone: str
    recurrence: Recurrence
    trigger_time: str | None = Field(description="The time of its one firing, or of its first")
    cron: str | None
    next_fires: tuple[Slot, ...] = Field(description="The next five, in its zone")
    daylight_saving: str | None = Field(description="What changes of the clock do to it, in words")
    missed: Missed
    catch_up: int
    overlap: Overlap
    pause_after: int
    standing: StandingBounds
    standing_id: str | None
    fired: int
    missed_count: int
    failures: int = Field(description="In a row")
    queued: int
    last_mission_id: MissionId | None
    last_fired_at: Instant | None
    created_by: str
    channel: str
    created_at: Instant

    @classmethod
    def of(cls, schedule: Schedule, now: Instant) -> ScheduleView:
        """Return the view of a schedule."""
        timing, policy = schedule.timing, schedule.policy
        return cls(
            schedule_id=schedule.record_id,
            mission_id=schedule.mission_id,
            objective=schedule.template.objective,
            state=schedule.state,
            reason=schedule.reason,
            when=timing_words(timing),
            timezone=timing.timezone,
            recurrence=timing.recurrence,
            trigger_time=timing.starts,
            cron=timing.cron,
            next_fires=upcoming(schedule, now, SHOWN),
            daylight_saving=policy_words(timing),
            missed=policy.missed,
            catch_up=policy.catch_up,
            overlap=policy.overlap,
            pause_after=policy.pause_after,
            standing=schedule.standing,
            standing_id=schedule.standing_id,
            fired=schedule.fired,
            missed_count=schedule.missed,
            failures=schedule.failures,
            queued=len(schedule.queued),
            last_mission_id=schedule.last_mission_id,
            last_fired_at=schedule.last_fired_at,
            created_by=schedule.created_by,
            channel=schedule.channel,
            created_at=schedule.created_at,
        )


class ScheduleShown(ScheduleView):
    """A schedule with what a month of it costs."""

    forecast: Forecast
    forecast_words: str

    @classmethod
    def shown(cls, schedule: Schedule, found: Forecast, now: Instant) -> ScheduleShown:
        """Return the view of a schedule with its forecast."""
        view = ScheduleView.of(schedule, now)
        return cls(**view.__dict__, forecast=found, forecast_words=forecast_words(found))


class ScheduleList(BaseModel):
    """A page of schedules."""

    items: list[ScheduleView]
    next_cursor: str | None


class FiringView(BaseModel):
    """What a schedule did at one time."""

    slot: Instant
    local: str = Field(description="The same moment in the schedule's zone")
    outcome: FiringOutcome
    mission_id: MissionId | None
    mission_status: MissionStatus | None = Field(
        description="How its mission stands; null where there is none, or it is no longer kept"
    )
    count: int
    reason: str
    at: Instant

    @classmethod
    def of(
        cls, firing: Firing, schedule: Schedule, became: Mapping[MissionId, MissionStatus]
    ) -> FiringView:
        """Return the view of a firing."""
        return cls(
            slot=firing.slot,
            local=local_of(schedule.timing, firing.slot),
            outcome=firing.outcome,
            mission_id=firing.mission_id,
            mission_status=became.get(firing.mission_id) if firing.mission_id else None,
            count=firing.count,
            reason=firing.reason,
            at=firing.created_at,
        )


class FiringList(BaseModel):
    """A page of what a schedule did, newest first."""

    items: list[FiringView]
    next_cursor: str | None


class SimulatedView(BaseModel):
    """One thing that would happen."""

    at: Instant
    local: str
    slot: Instant | None
    what: str = Field(description="fired, missed, skipped, queued, paused or ended")
    count: int
    reason: str

    @classmethod
    def of(cls, found: Simulated, timing: Timing) -> SimulatedView:
        """Return the view of what would happen."""
        return cls(
            at=found.at,
            local=local_of(timing, found.at),
            slot=found.slot,
            what=found.what,
            count=found.count,
            reason=found.reason,
        )


class Simulation(BaseModel):
    """What a schedule would do in a stretch of time."""

    when: str
    summary: str = Field(description="What it comes to, in words")
    steps: list[SimulatedView]
