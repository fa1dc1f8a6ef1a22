"""How long completed runs took, inside a transaction: one document for each user and tool.

A history is short and always read whole, so it is one document and not a collection that a
transaction would have to query before it may throw the oldest away.
"""

from __future__ import annotations

from collections.abc import Iterable

from buddy.adapters.store.codec import decode, encode
from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.changes import Changes
from buddy.adapters.store.firestore.database import Fields
from buddy.adapters.store.firestore.turns import Turn
from buddy.domain.eta import HISTORY_RUNS, RunDurations
from buddy.domain.ids import RunId, UserId
from buddy.domain.instant import Instant


def durations_in(fields: Fields | None) -> list[RunDurations]:
    """Return the runs that a history's document holds, newest first."""
    return [decode(RunDurations, body) for body in (fields or {}).get("runs", ())]


def _newest(run: RunDurations) -> tuple[Instant, RunId]:
    return run.finished_at, run.run_id


def durations_document(user_id: UserId, runs: Iterable[RunDurations]) -> Fields:
    """Return the document of a history: of these runs the newest."""
    kept = sorted(runs, key=_newest, reverse=True)[:HISTORY_RUNS]
    return {"user_id": user_id, "runs": [encode(run) for run in kept]}


class FirestoreDurations:
    """How long completed runs took.

    Args:
        changes: The transaction's.
        turn: The transaction's.
    """

    __slots__ = ("_changes", "_turn")

    def __init__(self, changes: Changes, turn: Turn) -> None:
        self._changes = changes
        self._turn = turn

    async def add(self, user_id: UserId, durations: RunDurations) -> None:
        """See the port."""
        await self._turn.take(user_id)
        path = paths.durations(user_id, durations.tool)
        runs = durations_in(await self._changes.get(path))
        if any(run.run_id == durations.run_id for run in runs):
            return
        self._changes.put(path, durations_document(user_id, [*runs, durations]))
