"""What the database steps of runs returned, inside the transaction that they wrote in."""

from __future__ import annotations

import json

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.database import Fields
from buddy.adapters.store.firestore.turns import Turn
from buddy.domain.json_value import canonical_json
from buddy.ports.engine import RunRequest, StepOutcome


def outcome_document(request: RunRequest, step: str, outcome: StepOutcome) -> Fields:
    """Return the document of what a step returned."""
    return {
        "user_id": request.user_id,
        "run_id": request.run_id,
        "mission_id": request.mission_id,
        "step": step,
        "body": canonical_json(dict(outcome)),
    }


class FirestoreStepOutcomes:
    """Step outcomes inside a transaction.

    Args:
        changes: The transaction's.
        turn: The transaction's.
    """

    __slots__ = ("_changes", "_turn")

    def __init__(self, changes: Changes, turn: Turn) -> None:
        self._changes = changes
        self._turn = turn

    async def get(self, request: RunRequest, step: str) -> StepOutcome | None:
        """Return what a step has returned, or None."""
        await self._turn.take(request.user_id)
        path = paths.step_outcome(request.user_id, request.run_id, step)
        fields = await self._changes.get(path)
        return None if fields is None else json.loads(fields["body"])

    def add(self, request: RunRequest, step: str, outcome: StepOutcome) -> None:
        """Keep what a step returned; `get` has found nothing."""
        path = paths.step_outcome(request.user_id, request.run_id, step)
        self._changes.put(path, outcome_document(request, step, outcome))
