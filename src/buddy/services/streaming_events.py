"""Puts events into the log and folds them into the mission, in the caller's transaction.

Publishing comes after the commit: `announce` is what a store calls then. The log line of a step
is written there too, from the committed event, so that a step that was rolled back never printed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from buddy.domain.audit import NewLink
from buddy.domain.audit_deeds import deed_of
from buddy.domain.events.catalogue import EventData
from buddy.domain.events.execution import ExecutionStepRecorded
from buddy.domain.events.log import Event, NewEvent
from buddy.domain.goal import Goal
from buddy.domain.ids import EventId
from buddy.domain.instant import Instant
from buddy.domain.mission import Mission, apply
from buddy.domain.mission_progress_tracker import ExecutionStep, ProgressEvent, log_line
from buddy.domain.schedule import Schedule
from buddy.domain.whiteboard import fold_card
from buddy.ports.clock import Clock, IdSource
from buddy.ports.event_bus import EventBus
from buddy.ports.store import UnitOfWork

PROGRESS_LOGGER = logging.getLogger("buddy.progress")
"""Prints one line per step, as SPEC section 4 words it."""


@dataclass(frozen=True, slots=True)
class Emission:
    """An event to be recorded."""

    data: EventData
    dedupe_key: str | None = None
    channel: str = "api"
    """Where it was said, for the audit of events that do not tell it themselves."""


@dataclass(frozen=True, slots=True)
class StreamingEvents:
    """Records events and announces committed ones."""

    clock: Clock
    ids: IdSource
    bus: EventBus

    async def record(
        self, uow: UnitOfWork, mission: Mission, emissions: Sequence[Emission]
    ) -> Mission:
        """Append events and return the mission after them; the caller puts the mission.

        An event whose dedupe key is in the log already changes nothing.

        Raises:
            InvalidTransition: An event does not fit the mission's status.
        """
        (mission,) = await self.record_all(uow, ((mission, emissions),))
        return mission

    async def record_all(
        self, uow: UnitOfWork, news: Sequence[tuple[Mission, Sequence[Emission]]]
    ) -> tuple[Mission, ...]:
        """Do for several missions what `record` does for one, in fewer trips to the store.

        What `buddy.domain.audit_deeds` names goes into the audit chain in the same transaction.
        """
        at = self.clock.now()
        appended = await uow.events.append_all(
            [
                self._event(mission, emission, at)
                for mission, emissions in news
                for emission in emissions
            ]
        )
        told = [(mission, emission) for mission, emissions in news for emission in emissions]
        for event, (mission, emission) in zip(appended, told, strict=True):
            if event is not None:
                await _audit(uow, event, mission, emission.channel)
        events = iter(appended)
        return tuple(
            _folded(mission, tuple(islice(events, len(emissions))), at)
            for mission, emissions in news
        )

    async def note(self, uow: UnitOfWork, mission: Mission, emissions: Sequence[Emission]) -> int:
        """Append events that change nothing of a mission; return how many were new."""
        return await self.note_all(uow, [(mission, emission) for emission in emissions])

    async def note_all(self, uow: UnitOfWork, news: Sequence[tuple[Mission, Emission]]) -> int:
        """Do for several missions what `note` does for one, in one trip to the store."""
        at = self.clock.now()
        appended = await uow.events.append_all(
            [self._event(mission, emission, at) for mission, emission in news]
        )
        return sum(event is not None for event in appended)

    async def tell(self, uow: UnitOfWork, subject: Schedule | Goal, *told: EventData) -> None:
        """Append events of a schedule or a goal; its record is put by the caller."""
        at = self.clock.now()
        await uow.events.append_all(
            [
                NewEvent(
                    event_id=EventId(self.ids.new("e")),
                    user_id=subject.user_id,
                    subject_type="goal" if isinstance(subject, Goal) else "schedule",
                    subject_id=subject.record_id,
                    mission_id=None,
                    timestamp=at,
                    data=data,
                )
                for data in told
            ]
        )

    def _event(self, mission: Mission, emission: Emission, at: Instant) -> NewEvent:
        return NewEvent(
            event_id=EventId(self.ids.new("e")),
            user_id=mission.user_id,
            subject_type="mission",
            subject_id=mission.mission_id,
            mission_id=mission.mission_id,
            timestamp=at,
            data=emission.data,
            dedupe_key=emission.dedupe_key,
        )

    def announce(self, events: Sequence[Event]) -> None:
        """Ring the bus and write the log lines of events that have been committed."""
        for user_id in dict.fromkeys(event.user_id for event in events):
            self.bus.ring(user_id)
        for event in events:
            if isinstance(event.data, ExecutionStepRecorded):
                log_step(event.data)


async def _audit(uow: UnitOfWork, event: Event, mission: Mission, channel: str) -> None:
    deed = deed_of(event.data)
    if deed is None:
        return
    link = NewLink(
        user_id=event.user_id,
        act=deed.act,
        actor=deed.actor or mission.requested_by or event.user_id,
        channel=deed.channel or channel,
        at=event.timestamp,
        mission_id=event.mission_id,
        event_id=event.event_id,
        revision=deed.revision,
        content_hash=deed.content_hash,
        detail=deed.detail,
    )
    await uow.audit.append(link)


def _folded(mission: Mission, events: Sequence[Event | None], at: Instant) -> Mission:
    for event in events:
        if event is not None:
            mission = apply(mission, event.data, at)
            mission = replace(mission, card=fold_card(mission.card, event))
    return mission


_NAMES: dict[str, ProgressEvent] = {
    "started": "step_started",
    "completed": "step_completed",
    "failed": "step_failed",
}


def log_step(step: ExecutionStepRecorded | ExecutionStep) -> None:
    """Write the log line of a step."""
    if isinstance(step, ExecutionStepRecorded):
        status = step.step_status
        step = ExecutionStep(
            step_name=step.step_name,
            step_index=step.step_index,
            total_steps=step.total_steps,
            progress_percent=step.progress_percent,
            status=status,
            message=step.message,
            timestamp="",  # type: ignore[arg-type]  # not part of the line
        )
    line = log_line(_NAMES[step.status], step)
    if line:
        PROGRESS_LOGGER.info("%s", line)
