"""Database steps of a durable engine: rows, events and outcome in one commit, once per run.

The primary key of the outcomes is the fence. Where two processes carry the same step, because one
of them was taken for dead, the second commit finds the first one's outcome, takes back everything
of its own and returns what is kept.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import nullcontext

from sqlalchemy import bindparam, select

from buddy.adapters.store.sql.reading import Reader
from buddy.adapters.store.sql.schema import STEP_OUTCOME
from buddy.adapters.store.sql.step_turn import StepTurn
from buddy.adapters.store.sql.unit_of_work import SqlUnitOfWork
from buddy.errors import StoreError
from buddy.ports.engine import RunRequest, StepOutcome
from buddy.ports.store import TransactionRunner, UnitOfWork

_RECALL = select(STEP_OUTCOME.c.step, STEP_OUTCOME.c.body).where(
    STEP_OUTCOME.c.user_id == bindparam("user_id"), STEP_OUTCOME.c.run_id == bindparam("run_id")
)


class _KeptBefore(Exception):
    """Takes back a step that another process has committed."""


class SqlStepTransactions:
    """See `buddy.ports.engine.StepTransactions`.

    Args:
        transact: The store's.
        reader: Reads committed state.
        turn: Where steps wait for each other, at a database with one writer.
    """

    __slots__ = ("_reader", "_transact", "_turn")

    def __init__(
        self, transact: TransactionRunner, reader: Reader, turn: StepTurn | None = None
    ) -> None:
        self._transact = transact
        self._reader = reader
        self._turn = turn

    async def recall(self, request: RunRequest) -> Mapping[str, StepOutcome]:
        """See the port."""
        user_id, run_id = request.user_id, request.run_id
        rows = await self._reader.few_rows(_RECALL, user_id=user_id, run_id=run_id)
        return {row.step: json.loads(row.body) for row in rows}

    async def run_step(
        self, request: RunRequest, step: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        """See the port."""

        async def work(uow: UnitOfWork) -> StepOutcome:
            outcome = await fn(uow)
            assert isinstance(uow, SqlUnitOfWork)
            if not await uow.step_outcomes.add(request, step, outcome):
                raise _KeptBefore
            return outcome

        try:
            async with self._turn or nullcontext():
                return await self._transact(work)
        except _KeptBefore:
            kept = await self.recall(request)
        if step not in kept:
            raise StoreError(
                f"The outcome of {step} was removed while {request.run_id} was carried",
                run_id=request.run_id,
            )
        return kept[step]

    async def give_way(self) -> None:
        """See the port."""
        if self._turn is not None:
            await self._turn.give_way()

    async def forget(self, requests: Sequence[RunRequest]) -> None:
        """See the port."""

        async def work(uow: UnitOfWork) -> None:
            assert isinstance(uow, SqlUnitOfWork)
            await uow.step_outcomes.remove(requests)

        await self._transact(work)
