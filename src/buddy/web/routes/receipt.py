"""The receipt of a mission."""

from __future__ import annotations

from fastapi import APIRouter

from buddy.domain.ids import MissionId
from buddy.domain.receipt import Receipt
from buddy.web.dependencies import BuddyDep, UserDep

router = APIRouter(prefix="/missions", tags=["budgets"])


@router.get("/{mission_id}/receipt")
async def get_receipt(mission_id: MissionId, buddy: BuddyDep, user_id: UserDep) -> Receipt:
    """Return who approved what, what was promised, and what each paid call cost.

    Of a mission that is not over: so far.
    """
    return await buddy.receipts.of(user_id, mission_id)
