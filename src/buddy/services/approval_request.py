"""Asks a person for a decision, on behalf of somebody who may not make it.

Whatever is asked for here stays undecided: the mission waits in the inbox as it did before, and the
log has an event that webhooks carry to people. The same question is raised once.
"""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.events.proposals import DecisionReminded
from buddy.domain.ids import MissionId, UserId
from buddy.domain.inbox import InboxItem, ReminderKind, item_of, reminder_key
from buddy.errors import InvalidTransition, MissionNotFound
from buddy.ports.store import TransactionRunner, UnitOfWork
from buddy.services.streaming_events import Emission, StreamingEvents


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A question that waits for a person."""

    item: InboxItem
    news: bool
    """Whether it was raised now; False: it had been before."""


@dataclass(frozen=True, slots=True)
class ApprovalRequests:
    """Raises questions in the inbox."""

    transact: TransactionRunner
    streaming: StreamingEvents

    async def raise_item(self, user_id: UserId, mission_id: MissionId) -> Raised:
        """Raise what a mission asks a person.

        Raises:
            MissionNotFound: This user has no such mission.
            InvalidTransition: It asks nothing: it was decided on, or is over.
        """

        async def work(uow: UnitOfWork) -> Raised:
            mission = await uow.missions.get(user_id, mission_id)
            if mission is None:
                raise MissionNotFound(mission_id)
            item = item_of(mission)
            if item is None:
                raise InvalidTransition(mission.status, "wait for a decision: none is open")
            data = DecisionReminded(
                kind=ReminderKind.REQUESTED.value,
                decision=item.kind.value,
                revision=mission.revision,
                asked=item.asked,
                waiting_since=item.waiting_since,
                expires_at=item.expires_at,
            )
            key = reminder_key(ReminderKind.REQUESTED, mission)
            written = await self.streaming.note(uow, mission, [Emission(data, key)])
            return Raised(item=item, news=written > 0)

        return await self.transact(work)
