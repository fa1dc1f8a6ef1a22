"""What the database steps of runs returned, inside the transaction that they wrote in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy import bindparam, delete

from buddy.adapters.store.sql.dialect import Insert, insert
from buddy.adapters.store.sql.lane import Lane
from buddy.adapters.store.sql.schema import STEP_OUTCOME
from buddy.domain.json_value import canonical_json
from buddy.ports.engine import RunRequest, StepOutcome

_REMOVE = delete(STEP_OUTCOME).where(
    STEP_OUTCOME.c.user_id == bindparam("owner"), STEP_OUTCOME.c.run_id == bindparam("run")
)


@cache
def _add(dialect: str) -> Insert:
    return insert(dialect, STEP_OUTCOME).on_conflict_do_nothing()


class SqlStepOutcomes:
    """Step outcomes inside a transaction.

    Args:
        connection: Inside the transaction.
    """

    __slots__ = ("_connection",)

    def __init__(self, connection: Lane) -> None:
        self._connection = connection

    async def add(self, request: RunRequest, step: str, outcome: StepOutcome) -> bool:
        """Keep what a step returned; False where an outcome of it is kept already."""
        row = {
            "user_id": request.user_id,
            "run_id": request.run_id,
            "step": step,
            "mission_id": request.mission_id,
            "body": canonical_json(dict(outcome)),
        }
        added = await self._connection.execute(_add(self._connection.dialect.name), row)
        return added.rowcount > 0

    async def remove(self, requests: Sequence[RunRequest]) -> None:
        """Remove every outcome of these runs."""
        rows = [{"owner": each.user_id, "run": each.run_id} for each in requests]
        if rows:
            await self._connection.execute(_REMOVE, rows)
