"""A schedule and the mission whose work it repeats: they begin, and end, together.

The yes to a mission is the yes to the schedule that stands beside it: then the standing approval is
made that its firings use. A mission that is turned down takes its schedule with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.decisions import BUDDY
from buddy.domain.events.schedules import ScheduleChanged, ScheduleEnded
from buddy.domain.ids import MissionId
from buddy.domain.instant import Instant
from buddy.domain.lifecycle import EDITABLE, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.schedule import (
    SCHEDULE_SAYS,
    SCHEDULED_BY,
    SOURCE,
    Schedule,
    ScheduleState,
    activated,
    comes,
    ended,
    refitted,
)
from buddy.domain.schedule_timing import timing_words
from buddy.domain.standing_approval import (
    PERSONAL_CHANNELS,
    Purpose,
    StandingApproval,
    bounds_of,
    reasons_against,
)
from buddy.errors import InputInvalid, ScheduleConflict
from buddy.ports.clock import Clock, IdSource
from buddy.ports.store import UnitOfWork
from buddy.services.standing_approvals import give, take_back
from buddy.services.streaming_events import StreamingEvents

_TURNED_DOWN = {MissionStatus.REJECTED, MissionStatus.CANCELLED, MissionStatus.EXPIRED}


@dataclass(frozen=True, slots=True)
class ScheduleTemplates:
    """Lets schedules begin and end with their missions."""

    streaming: StreamingEvents
    clock: Clock
    ids: IdSource

    async def __call__(self, uow: UnitOfWork, before: Mission, after: Mission) -> Mission:
        """Follow a mission that was decided on or edited; return it as the schedule leaves it."""
        named = after.metadata.get(SCHEDULED_BY)
        if not isinstance(named, str):
            return after
        schedule = await uow.records.get(Schedule, after.user_id, named)
        if schedule is None or schedule.state is ScheduleState.ENDED:
            return after
        if after.status in _TURNED_DOWN:
            reason = f"its mission {after.mission_id} was {after.status}"
            await self._over(uow, schedule, reason, BUDDY, "api")
        elif schedule.state is not ScheduleState.PROPOSED:
            return after
        elif after.status is MissionStatus.APPROVED:
            return await self._begin(uow, schedule, before, after)
        elif after.status in EDITABLE:
            await self._refit(uow, schedule, after)
        return after

    async def _refit(self, uow: UnitOfWork, schedule: Schedule, after: Mission) -> None:
        """Have a proposed schedule say what a yes would hold for with the cap of now."""
        bounds = refitted(schedule.standing, after.terms.cap_usd)
        if bounds == schedule.standing:
            return
        fitted = replace(schedule, standing=bounds, changed_at=self.clock.now())
        await uow.records.put(fitted)
        by = after.change_history[-1].actor if after.change_history else BUDDY
        await self.streaming.tell(uow, fitted, changed(fitted, ("standing",), by))

    async def _begin(
        self, uow: UnitOfWork, schedule: Schedule, before: Mission, after: Mission
    ) -> Mission:
        warrant = after.warrant
        if before.status is not MissionStatus.PROPOSED or warrant is None:
            return after
        if warrant.channel not in PERSONAL_CHANNELS:
            return after  # a yes beforehand, or an inherited one, was not said to a schedule
        try:
            begun = await self.activate(uow, schedule, after, warrant.approved_by, warrant.channel)
        except (InputInvalid, ScheduleConflict) as refusal:
            # The mission was edited since: the yes holds for it, and the schedule says why it ends.
            await self._over(uow, schedule, refusal.message, BUDDY, warrant.channel)
            return after
        await self.streaming.tell(uow, begun, changed(begun, ("state",), warrant.approved_by))
        return replace(after, expires_at=None)

    async def activate(
        self, uow: UnitOfWork, schedule: Schedule, template: Mission, actor: str, channel: str
    ) -> Schedule:
        """Make the standing approval of a schedule, and let it begin.

        Raises:
            InputInvalid: A bound is not acceptable.
            ScheduleConflict: A standing approval cannot cover its missions, or no time is left.
        """
        now = self.clock.now()
        begun = activated(schedule, template, self.ids.new("sa"), now)
        if not comes(begun):
            raise ScheduleConflict("Its time is over: nothing of it lies ahead")
        assert begun.standing_id is not None
        standing = standing_of(begun, template, begun.standing_id, actor, channel, now)
        check_coverage(standing, begun, template, now)
        await give(uow, standing)
        await uow.records.put(begun)
        return begun

    async def end(
        self, uow: UnitOfWork, schedule: Schedule, reason: str, actor: str, channel: str
    ) -> Schedule:
        """End a schedule for good, with the standing approval that it fires under.

        A template that was approved and not run lapses from now on, as others do. One that still
        waits for a yes is a proposal like any other again: its yes begins nothing.
        """
        template = await uow.missions.get(schedule.user_id, schedule.mission_id)
        if template is not None and template.status in EDITABLE:
            said = {SCHEDULED_BY, SCHEDULE_SAYS}
            kept = {name: value for name, value in template.metadata.items() if name not in said}
            await uow.missions.put(replace(template, metadata=kept))
        if template is not None and template.status is MissionStatus.APPROVED:
            warrant = template.warrant
            if template.run is None and warrant is not None:
                expires_at = max(self.clock.now(), warrant.expires_at)
                await uow.missions.put(replace(template, expires_at=expires_at))
        return await self._over(uow, schedule, reason, actor, channel)

    async def _over(
        self, uow: UnitOfWork, schedule: Schedule, reason: str, actor: str, channel: str
    ) -> Schedule:
        now = self.clock.now()
        over = ended(schedule, reason, now)
        if schedule.standing_id is not None:
            standing = await uow.records.get(
                StandingApproval, schedule.user_id, schedule.standing_id
            )
            if standing is not None:
                await take_back(uow, standing, actor, now, channel)
        await uow.records.put(over)
        told = ScheduleEnded(reason=reason, actor=actor, fired=over.fired)
        await self.streaming.tell(uow, over, told)
        return over


def standing_of(
    schedule: Schedule,
    template: Mission,
    standing_id: str,
    actor: str,
    channel: str,
    now: Instant,
) -> StandingApproval:
    """Return the standing approval that a schedule's missions are approved by.

    Raises:
        ScheduleConflict: Its mission names no tool.
    """
    bounds = bounds_of(template.terms)
    if bounds is None or template.proposal is None:
        raise ScheduleConflict("Its mission names no tool yet; answer what it asks first")
    return StandingApproval(
        record_id=standing_id,
        user_id=schedule.user_id,
        bounds=replace(bounds, cap_per_run=schedule.standing.cap_per_run),
        cap_total=schedule.standing.cap_total,
        count=schedule.standing.count,
        until=schedule.standing.until,
        purposes=(Purpose.SCHEDULE,),
        note=f"For the schedule {schedule.record_id}",
        spec_digest=template.proposal.spec_digest,
        created_by=actor,
        channel=channel,
        created_at=now,
    )


def check_coverage(
    standing: StandingApproval, schedule: Schedule, template: Mission, now: Instant
) -> None:
    """Make sure that a standing approval would cover what its schedule fires.

    Raises:
        ScheduleConflict: It would not, and why.
    """
    like = replace(
        template,
        mission_id=MissionId("m_firing"),
        metadata=firing_metadata(schedule, standing.record_id),
    )
    against = reasons_against(standing, like, now)
    if against:
        raise ScheduleConflict(f"It cannot be scheduled: {'; '.join(against)}")


def firing_metadata(schedule: Schedule, standing_id: str) -> dict[str, str]:
    """Return what a mission of a schedule says of where it comes from."""
    return {
        "source": SOURCE,
        "schedule": schedule.record_id,
        "standing_approval": standing_id,
    }


def changed(schedule: Schedule, fields: tuple[str, ...], actor: str) -> ScheduleChanged:
    """Return the event of a change."""
    return ScheduleChanged(
        state=str(schedule.state),
        changed_fields=fields,
        when=timing_words(schedule.timing),
        next_at=schedule.next_at,
        actor=actor,
    )
