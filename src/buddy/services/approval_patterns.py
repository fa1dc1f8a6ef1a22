"""Notes how often a person says yes to the same bounds, in the transaction of the decision."""

from __future__ import annotations

from buddy.domain.lifecycle import MissionStatus
from buddy.domain.standing_approval import (
    PERSONAL_CHANNELS,
    ApprovalPattern,
    bounds_of,
    broken,
    noted,
)
from buddy.ports.store import UnitOfWork
from buddy.services.mission_commands import CommandResult


async def note_decision(uow: UnitOfWork, result: CommandResult) -> None:
    """Count a first approval by a person; a rejection of the same bounds begins anew."""
    before, after = result.before, result.after
    bounds = bounds_of(before.terms)
    if before.status is not MissionStatus.PROPOSED or bounds is None:
        return
    if after.status is MissionStatus.REJECTED:
        kept = await uow.records.get(ApprovalPattern, after.user_id, bounds.key)
        if kept is not None:
            await uow.records.put(broken(kept))
        return
    warrant = after.warrant
    if after.status is not MissionStatus.APPROVED or warrant is None:
        return
    if warrant.channel not in PERSONAL_CHANNELS:
        return
    kept = await uow.records.get(ApprovalPattern, after.user_id, bounds.key)
    pattern = kept or ApprovalPattern(
        record_id=bounds.key,
        user_id=after.user_id,
        bounds=bounds,
        created_at=warrant.approved_at,
    )
    await uow.records.put(noted(pattern, after.mission_id))
