"""Makes the receipt of a mission."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.events.log import Event
from buddy.domain.ids import MissionId, RunId, UserId
from buddy.domain.receipt import Receipt, receipt_of
from buddy.errors import MissionNotFound
from buddy.ports.store import Queries

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Receipts:
    """Reads what a mission was approved for, and what it cost."""

    queries: Queries

    async def of(self, user_id: UserId, mission_id: MissionId) -> Receipt:
        """Return the receipt of a mission: the whole one once it is over, before that so far.

        Raises:
            MissionNotFound: This user has no such mission.
        """
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            raise MissionNotFound(mission_id)
        run = mission.run
        events = await self._events(user_id, mission_id)
        ledger = await self.queries.ledger_entries(user_id, run.run_id) if run else ()
        models = await self.queries.ledger_entries(user_id, RunId(mission_id))
        return receipt_of(mission, events, ledger, models)

    async def _events(self, user_id: UserId, mission_id: MissionId) -> list[Event]:
        events, after = list[Event](), 0
        while page := await self.queries.events_of_mission(user_id, mission_id, after, AT_ONCE):
            events += page
            after = page[-1].sequence
        return events
