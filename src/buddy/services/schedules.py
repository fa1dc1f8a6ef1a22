"""Schedules: made, looked at, paused, resumed, changed and removed by people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from buddy.domain.events.proposals import MissionUpdated
from buddy.domain.events.schedules import ScheduleCreated, SchedulePaused
from buddy.domain.ids import MissionId, UserId
from buddy.domain.lifecycle import EDITABLE, MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.schedule import (
    SCHEDULE_SAYS,
    SCHEDULED_BY,
    Firing,
    Policy,
    Schedule,
    ScheduleState,
    comes,
    paused,
    placed,
    problems,
)
from buddy.domain.schedule_timing import Timing, timing_words
from buddy.domain.standing_approval import require_person
from buddy.errors import InputInvalid, MissionNotFound, NotFound, ScheduleConflict
from buddy.ports.clock import Clock, IdSource
from buddy.ports.records import RecordPage
from buddy.ports.store import Queries, TransactionRunner, UnitOfWork
from buddy.services.schedule_request import ScheduleRequest, check, drafted, is_same
from buddy.services.schedule_templates import ScheduleTemplates, changed
from buddy.services.streaming_events import Emission

Also: TypeAlias = Callable[[UnitOfWork, Schedule], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Schedules:
    """Keeps schedules."""

    transact: TransactionRunner
    queries: Queries
    templates: ScheduleTemplates
    clock: Clock
    ids: IdSource

    async def create(
        self,
        user_id: UserId,
        mission_id: MissionId,
        request: ScheduleRequest,
        channel: str,
        actor: UserId | None = None,
    ) -> Schedule:
        """Schedule a mission's work; beside a mission that waits for a yes it is a proposal.

        Asked for again with the same times it changes nothing.

        Raises:
            MissionNotFound: This user has no such mission.
            ScheduleConflict: The mission was turned down, has another schedule, or a standing
                approval cannot cover its runs.
            InputInvalid: A value is not acceptable.
            PersonRequired: It would fire, and the channel is not one where a person speaks.
        """

        async def work(uow: UnitOfWork) -> Schedule:
            mission = await uow.missions.get(user_id, mission_id)
            if mission is None:
                raise MissionNotFound(mission_id)
            schedule, after = await self.attach_in(uow, mission, request, channel, actor)
            if after != mission:
                await uow.missions.put(after)
            return schedule

        return await self.transact(work)

    async def attach_in(
        self,
        uow: UnitOfWork,
        mission: Mission,
        request: ScheduleRequest,
        channel: str,
        actor: UserId | None = None,
    ) -> tuple[Schedule, Mission]:
        """Do what `create` does for a mission that people have seen; the caller puts it.

        A proposal has a new revision by that: the yes to what was shown without the schedule is
        none to its runs.
        """
        schedule, after = await self.create_in(uow, mission, request, channel, actor)
        if after is not mission:
            after = await self._revised(uow, after, actor or mission.user_id, channel)
        return schedule, after

    async def create_in(
        self,
        uow: UnitOfWork,
        mission: Mission,
        request: ScheduleRequest,
        channel: str,
        actor: UserId | None = None,
    ) -> tuple[Schedule, Mission]:
        """Do what `create` does for a mission that this transaction makes; the caller puts it."""
        by, now = actor or mission.user_id, self.clock.now()
        draft = drafted(mission, request, self.ids.new("sch"), channel, by, now)
        standing = await self._standing(uow, mission)
        if standing is not None and standing.state is not ScheduleState.PROPOSED:
            if (standing.timing, standing.policy) == (draft.timing, draft.policy):
                return standing, mission
            raise ScheduleConflict(
                f"It is scheduled already, {timing_words(standing.timing)}, by "
                f"{standing.record_id}; change or remove that one",
                schedule_id=standing.record_id,
            )
        if standing is not None:
            if is_same(standing, draft, request):
                return standing, mission
            draft = replace(draft, record_id=standing.record_id, created_at=standing.created_at)
        check(draft, mission, now)
        active = mission.status not in EDITABLE
        if active:
            require_person(channel)
            draft = await self.templates.activate(uow, draft, mission, by, channel)
        else:
            await uow.records.put(draft)
        told = ScheduleCreated(
            template_id=mission.mission_id,
            state=str(draft.state),
            when=timing_words(draft.timing),
            next_at=draft.next_at,
            actor=by,
        )
        await self.templates.streaming.tell(uow, draft, told)
        said = {SCHEDULED_BY: draft.record_id, SCHEDULE_SAYS: timing_words(draft.timing)}
        kept = active and mission.status is MissionStatus.APPROVED
        return draft, replace(
            mission,
            metadata={**mission.metadata, **said},
            expires_at=None if kept else mission.expires_at,
        )

    async def detach_in(
        self, uow: UnitOfWork, mission: Mission, channel: str, by: UserId
    ) -> Mission:
        """End the schedule of a proposal; return its new revision, which the caller puts."""
        if (schedule := await self._standing(uow, mission)) is not None:
            await self.templates.end(uow, schedule, "it is wanted once, now", by, channel)
            mission = await uow.missions.get(mission.user_id, mission.mission_id) or mission
        return await self._revised(uow, mission, by, channel)

    async def _standing(self, uow: UnitOfWork, mission: Mission) -> Schedule | None:
        """Return the schedule that a mission has, where it is not over."""
        named = mission.metadata.get(SCHEDULED_BY)
        if not isinstance(named, str):
            return None
        found = await uow.records.get(Schedule, mission.user_id, named)
        return None if found is None or found.state is ScheduleState.ENDED else found

    async def list_page(
        self, user_id: UserId, limit: int, cursor: str | None
    ) -> RecordPage[Schedule]:
        """List a user's schedules, newest first, those that are over too."""
        return await self.queries.records.page(Schedule, user_id, limit, cursor=cursor)

    async def get(self, user_id: UserId, schedule_id: str) -> Schedule:
        """Return a schedule.

        Raises:
            NotFound: This user has no such schedule.
        """
        found = await self.queries.records.get(Schedule, user_id, schedule_id)
        if found is None:
            raise NotFound(f"There is no schedule {schedule_id[:40]}", schedule_id=schedule_id)
        return found

    async def of_mission(self, user_id: UserId, mission_id: MissionId) -> Schedule:
        """Return the schedule of a mission, also one that is over.

        Raises:
            MissionNotFound: This user has no such mission.
            NotFound: It has no schedule.
        """
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        named = mission.metadata.get(SCHEDULED_BY)
        if not isinstance(named, str):
            raise NotFound(f"{mission_id} has no schedule", mission_id=mission_id)
        return await self.get(user_id, named)

    async def firings(
        self, user_id: UserId, schedule_id: str, limit: int, cursor: str | None
    ) -> RecordPage[Firing]:
        """List what a schedule did at its latest times, newest first.

        Raises:
            NotFound: This user has no such schedule.
        """
        await self.get(user_id, schedule_id)
        return await self.queries.records.page(
            Firing, user_id, limit, parent_id=schedule_id, cursor=cursor
        )

    async def pause(
        self,
        user_id: UserId,
        schedule_id: str,
        reason: str | None,
        actor: UserId | None = None,
        also: Also | None = None,
    ) -> Schedule:
        """Let a schedule fire nothing until it is resumed; what runs goes on. `also`: see `remove`.

        Raises:
            NotFound: This user has no such schedule.
            ScheduleConflict: It is proposed or over.
        """
        by, why = actor or user_id, reason or "a person paused it"

        async def work(uow: UnitOfWork) -> Schedule:
            schedule = await self._locked(uow, user_id, schedule_id)
            if schedule.state is ScheduleState.PAUSED:
                return schedule
            _require(schedule, ScheduleState.ACTIVE, "be paused")
            held = paused(schedule, why, self.clock.now())
            await uow.records.put(held)
            await self.templates.streaming.tell(uow, held, SchedulePaused(reason=why, actor=by))
            if also is not None:
                await also(uow, held)
            return held

        return await self.transact(work)

    async def resume(
        self,
        user_id: UserId,
        schedule_id: str,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
    ) -> Schedule:
        """Let a paused schedule fire again, from now on; its times meanwhile are gone.

        Raises:
            NotFound: This user has no such schedule.
            ScheduleConflict: It is proposed or over, or no time of it is left.
            PersonRequired: The channel is not one where a person speaks.
        """
        require_person(channel)

        async def work(uow: UnitOfWork) -> Schedule:
            schedule = await self._locked(uow, user_id, schedule_id)
            if schedule.state is ScheduleState.ACTIVE:
                return schedule
            _require(schedule, ScheduleState.PAUSED, "be resumed")
            now = self.clock.now()
            begun = placed(
                replace(
                    schedule,
                    state=ScheduleState.ACTIVE,
                    reason="",
                    failures=0,
                    cursor=now,
                    changed_at=now,
                )
            )
            if not comes(begun):
                raise ScheduleConflict(
                    "Its times are over: nothing of it lies ahead. Give it a later time, or remove "
                    "it and make a new one"
                )
            await uow.records.put(begun)
            told = changed(begun, ("state",), actor or user_id)
            await self.templates.streaming.tell(uow, begun, told)
            if also is not None:
                await also(uow, begun)
            return begun

        return await self.transact(work)

    async def change(
        self,
        user_id: UserId,
        schedule_id: str,
        timing: Timing | None,
        policy: Policy | None,
        channel: str,
        actor: UserId | None = None,
    ) -> Schedule:
        """Give a schedule other times or another policy; its bounds stay.

        Raises:
            NotFound: This user has no such schedule.
            ScheduleConflict: It is over.
            InputInvalid: It would never fire, or a value is not acceptable.
            PersonRequired: The channel is not one where a person speaks.
        """
        require_person(channel)

        async def work(uow: UnitOfWork) -> Schedule:
            schedule = await self._locked(uow, user_id, schedule_id)
            if schedule.state is ScheduleState.ENDED:
                raise ScheduleConflict(f"{schedule_id} is over; make a new one")
            after = replace(
                schedule,
                timing=timing or schedule.timing,
                policy=policy or schedule.policy,
            )
            names = [n for n in ("timing", "policy") if getattr(after, n) != getattr(schedule, n)]
            if not names:
                return schedule
            now = self.clock.now()
            after = replace(after, cursor=max(now, schedule.cursor), changed_at=now)
            if found := problems(after):
                raise InputInvalid("; ".join(found))
            if after.state is ScheduleState.ACTIVE:
                after = placed(after)
            await uow.records.put(after)
            await self._say(uow, after, actor or user_id, channel)
            told = changed(after, tuple(names), actor or user_id)
            await self.templates.streaming.tell(uow, after, told)
            return after

        return await self.transact(work)

    async def _say(self, uow: UnitOfWork, schedule: Schedule, actor: UserId, channel: str) -> None:
        """Have the template say when it fires now."""
        mission = await uow.missions.get(schedule.user_id, schedule.mission_id)
        if mission is not None:
            said = {**mission.metadata, SCHEDULE_SAYS: timing_words(schedule.timing)}
            mission = await self._revised(uow, replace(mission, metadata=said), actor, channel)
            await uow.missions.put(mission)

    async def _revised(
        self, uow: UnitOfWork, mission: Mission, actor: UserId, channel: str
    ) -> Mission:
        """Return a proposal as a new revision of the same terms; others as they are."""
        if mission.status is not MissionStatus.PROPOSED or mission.proposal is None:
            return mission
        told = MissionUpdated(
            revision=mission.revision + 1,
            content_hash=mission.content_hash,
            terms=mission.terms,
            proposal=mission.proposal,
            changed_fields=("schedule",),
            actor=actor,
            expires_at=mission.expires_at,
        )
        return await self.templates.streaming.record(
            uow, mission, [Emission(told, channel=channel)]
        )

    async def remove(
        self,
        user_id: UserId,
        schedule_id: str,
        channel: str,
        actor: UserId | None = None,
        also: Also | None = None,
    ) -> Schedule:
        """End a schedule for good, with its standing approval; what runs goes on.

        Args:
            user_id: Whose schedule.
            schedule_id: Which.
            channel: Where it was said.
            actor: Who ends it, where that is not its user.
            also: Called in the transaction with what came of it.

        Raises:
            NotFound: This user has no such schedule.
        """
        by = actor or user_id

        async def work(uow: UnitOfWork) -> Schedule:
            schedule = await self._locked(uow, user_id, schedule_id)
            if schedule.state is not ScheduleState.ENDED:
                reason = "a person removed it"
                schedule = await self.templates.end(uow, schedule, reason, by, channel)
            if also is not None:
                await also(uow, schedule)
            return schedule

        return await self.transact(work)

    async def _locked(self, uow: UnitOfWork, user_id: UserId, schedule_id: str) -> Schedule:
        found = await uow.records.get(Schedule, user_id, schedule_id)
        if found is None:
            raise NotFound(f"There is no schedule {schedule_id[:40]}", schedule_id=schedule_id)
        return found


def _require(schedule: Schedule, state: ScheduleState, what: str) -> None:
    if schedule.state is not state:
        raise ScheduleConflict(
            f"A schedule that is {schedule.state} cannot {what}", state=str(schedule.state)
        )
