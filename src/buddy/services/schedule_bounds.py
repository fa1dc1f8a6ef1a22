"""Changes how far the yes goes that a schedule fires under, with its times: by a person, in one go.

The standing approval of before is taken back, and one with the new bounds is given in its place, so
that what was said, by whom and when stands in the audit chain.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from buddy.domain.ids import UserId
from buddy.domain.instant import Instant
from buddy.domain.money import Money
from buddy.domain.schedule import (
    SCHEDULE_SAYS,
    Schedule,
    ScheduleState,
    StandingBounds,
    comes,
    placed,
    problems,
)
from buddy.domain.schedule_timing import Timing, timing_words
from buddy.domain.standing_approval import StandingApproval, require_person
from buddy.domain.standing_approval import problems as standing_problems
from buddy.errors import InputInvalid, MissionNotFound, NotFound, ScheduleConflict
from buddy.ports.clock import Clock, IdSource
from buddy.ports.store import TransactionRunner, UnitOfWork
from buddy.services.schedule_templates import (
    ScheduleTemplates,
    changed,
    check_coverage,
    standing_of,
)
from buddy.services.standing_approvals import give, take_back

_NOT_ALONE = (
    "Here somebody else has to approve what one person asks for, so nobody changes alone how far a "
    "yes goes; end the schedule and propose it anew"
)


def with_end(schedule: Schedule, count: int | None, until: Instant | None) -> StandingBounds:
    """Return the bounds of a schedule with another end.

    Args:
        schedule: As it stands.
        count: Runs from now on; None: as many as it has.
        until: Up to when; None: as it is.
    """
    bounds = schedule.standing
    if until is not None:
        bounds = replace(bounds, until=until)
    if count is None:
        return bounds
    by_runs = bounds.cap_total == Money(bounds.cap_per_run.micros * bounds.count)
    runs = schedule.fired + count
    total = Money(bounds.cap_per_run.micros * runs)
    return replace(bounds, count=runs, cap_total=total if by_runs else min(total, bounds.cap_total))


@dataclass(frozen=True, slots=True)
class ScheduleBounds:
    """Gives schedules that are in force other bounds."""

    transact: TransactionRunner
    templates: ScheduleTemplates
    clock: Clock
    ids: IdSource
    second_person: bool = False
    """Whether somebody else has to approve what one person asks for."""

    async def change(
        self,
        user_id: UserId,
        schedule_id: str,
        *,
        timing: Timing,
        bounds: StandingBounds | None,
        channel: str,
        actor: UserId | None = None,
        seen: Instant | None = None,
        also: Callable[[UnitOfWork, Schedule], Awaitable[object]] | None = None,
    ) -> Schedule:
        """Give a schedule that fires other times, and where they are given other bounds.

        Args:
            user_id: Whose schedule.
            schedule_id: Which.
            timing: When it fires from now on.
            bounds: How far the yes goes from now on; None: as before.
            channel: Where it was said.
            actor: Who says so, where that is not its user.
            seen: When the schedule that was shown had been changed last; None: whatever stands.
            also: Called in the transaction with what came of it.

        Raises:
            NotFound: This user has no such schedule.
            ScheduleConflict: It is not in force or not as it was shown, a standing approval cannot
                cover its runs, or nobody may approve alone.
            InputInvalid: It would never fire, or a bound is not acceptable.
            PersonRequired: The channel is not one where a person speaks.
        """
        require_person(channel)
        by = actor or user_id
        if self.second_person and bounds is not None:
            raise ScheduleConflict(_NOT_ALONE)

        async def work(uow: UnitOfWork) -> Schedule:
            schedule = await self._in_force(uow, user_id, schedule_id, seen)
            after = _drawn(schedule, timing, bounds, self.clock.now())
            if bounds is not None:
                after = await self._given_anew(uow, after, by, channel)
            await uow.records.put(after)
            await self._say(uow, after)
            names = ("timing", *(("standing",) if bounds is not None else ()))
            await self.templates.streaming.tell(uow, after, changed(after, names, by))
            if also is not None:
                await also(uow, after)
            return after

        return await self.transact(work)

    async def _in_force(
        self, uow: UnitOfWork, user_id: UserId, schedule_id: str, seen: Instant | None
    ) -> Schedule:
        schedule = await uow.records.get(Schedule, user_id, schedule_id)
        if schedule is None:
            raise NotFound(f"There is no schedule {schedule_id[:40]}", schedule_id=schedule_id)
        if schedule.state is not ScheduleState.ACTIVE:
            raise ScheduleConflict(f"A schedule that is {schedule.state} cannot be changed so")
        if seen is not None and schedule.changed_at != seen:
            raise ScheduleConflict("Somebody changed the schedule meanwhile; look at it again")
        return schedule

    async def _given_anew(
        self, uow: UnitOfWork, after: Schedule, by: str, channel: str
    ) -> Schedule:
        """Take the yes of before back, and give one with the bounds of now."""
        now, template = self.clock.now(), await uow.missions.get(after.user_id, after.mission_id)
        if template is None:
            raise MissionNotFound(after.mission_id)
        before = await uow.records.get(StandingApproval, after.user_id, after.standing_id or "")
        if before is None or before.revoked_at is not None:
            raise ScheduleConflict("The yes that it fires under is gone; schedule it again")
        after = replace(after, standing_id=self.ids.new("sa"))
        standing = standing_of(after, template, after.standing_id or "", by, channel, now)
        if found := standing_problems(standing):
            raise InputInvalid("; ".join(found))
        # What its runs have taken and counted stays counted: the yes is for what is left.
        standing = replace(standing, used=before.used, committed=before.committed)
        check_coverage(standing, after, template, now)
        await take_back(uow, before, by, now, channel)
        await give(uow, standing)
        return after

    async def _say(self, uow: UnitOfWork, schedule: Schedule) -> None:
        """Have the template say when it fires now."""
        mission = await uow.missions.get(schedule.user_id, schedule.mission_id)
        if mission is not None:
            said = {**mission.metadata, SCHEDULE_SAYS: timing_words(schedule.timing)}
            await uow.missions.put(replace(mission, metadata=said))


def _drawn(
    schedule: Schedule, timing: Timing, bounds: StandingBounds | None, now: Instant
) -> Schedule:
    """Return a schedule with other times and bounds, from now on."""
    after = placed(
        replace(
            schedule,
            timing=timing,
            standing=bounds or schedule.standing,
            cursor=max(now, schedule.cursor),
            changed_at=now,
        )
    )
    if found := problems(after):
        raise InputInvalid("; ".join(found))
    if not comes(after):
        raise ScheduleConflict("Nothing of it would lie ahead")
    return after
