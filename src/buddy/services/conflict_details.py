"""Tells who comes too late what stands instead: the winner's decision, and what has changed."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from buddy.domain.events.proposals import ClarificationRequested, MissionProposed, MissionUpdated
from buddy.domain.ids import MissionId, UserId
from buddy.domain.json_value import JsonObject, JsonValue
from buddy.domain.mission import Mission
from buddy.domain.proposal import Terms, differences
from buddy.domain.run import Deviation
from buddy.errors import (
    MissionError,
    MissionNotFound,
    ParkingConflict,
    RevisionConflict,
    RevisionRequired,
)
from buddy.ports.store import Queries

_PAGE = 200
_OFFERS = (MissionProposed, MissionUpdated, ClarificationRequested)


@dataclass(frozen=True, slots=True)
class ConflictDetails:
    """Explains refusals."""

    queries: Queries

    async def explain(
        self, error: MissionError, user_id: UserId, mission_id: MissionId, shown: int | None
    ) -> None:
        """Add to a refusal what stands, and how it differs from the revision that was shown.

        Args:
            error: The refusal; its details are completed.
            user_id: Whose mission.
            mission_id: Which.
            shown: The revision that the decision or edit was for; None: the first one.
        """
        if isinstance(error, MissionNotFound):
            return
        mission = await self.queries.mission(user_id, mission_id)
        if mission is None:
            return
        error.details["standing"] = standing(mission)
        deviation = mission.run.deviation if mission.run else None
        if isinstance(error, ParkingConflict) and deviation is not None:
            error.details["deviation"] = _told(deviation)
        if isinstance(error, (RevisionRequired, RevisionConflict)):
            error.details["shown_revision"] = shown or 1
            error.details["difference"] = await self._difference(mission, shown or 1)

    async def _difference(self, mission: Mission, shown: int) -> list[JsonValue] | None:
        """Return what is not as it was shown, value by value; None where nothing was shown."""
        terms = await self._terms(mission, shown)
        if terms is None:
            return None
        return [asdict(each) for each in differences(terms, mission.terms)]

    async def _terms(self, mission: Mission, revision: int) -> Terms | None:
        """Return the terms of a revision: the log has them all."""
        after = 0
        while True:
            page = await self.queries.events_of_mission(
                mission.user_id, mission.mission_id, after, _PAGE
            )
            for event in page:
                if isinstance(event.data, _OFFERS) and event.data.revision == revision:
                    return event.data.terms
            if len(page) < _PAGE:
                return None
            after = page[-1].sequence


def _told(deviation: Deviation) -> JsonObject:
    """Return a deviation as clients read it elsewhere: money as a decimal text."""
    missing = deviation.missing_usd
    told = {**deviation.to_json(), "missing_usd": None if missing is None else missing.usd()}
    del told["missing_micros"]
    return told


def standing(mission: Mission) -> JsonObject:
    """Return what became of a mission, for a person whose decision came too late."""
    warrant, run, record = mission.warrant, mission.run, mission.execution_record
    last = mission.change_history[-1] if mission.change_history else None
    told: dict[str, JsonValue] = {
        "mission_status": str(mission.status),
        "revision": mission.revision,
        "content_hash": mission.content_hash,
        "message": mission.card.message if mission.card else None,
        "edited_by": last.actor if last else None,
        "edited_at": last.at if last else None,
        "changed_fields": list(last.changed_fields) if last else None,
        "approved_revision": warrant.revision if warrant else None,
        "approved_by": warrant.approved_by if warrant else None,
        "approved_at": warrant.approved_at if warrant else None,
        "run_state": str(run.state) if run else None,
        "success": record.success if record else None,
        "result_summary": record.result_summary if record else None,
        "error": record.error if record else None,
    }
    return {name: value for name, value in told.items() if value is not None}
