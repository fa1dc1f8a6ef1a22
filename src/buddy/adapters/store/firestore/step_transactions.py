"""Database steps of a durable engine: rows, events and outcome in one commit, once per run.

The outcome's document is the fence: its id follows from the run and the step, and a commit writes
it only where it is not there yet. Where two processes carry the same step, because one of them
was taken for dead, the second one's commit is refused whole; begun again, it finds the outcome.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence

from buddy.adapters.store.firestore import paths
from buddy.adapters.store.firestore.database import Database, Write
from buddy.adapters.store.firestore.query_shapes import OUTCOMES, Query
from buddy.adapters.store.firestore.transactor import Transactor
from buddy.adapters.store.firestore.unit_of_work import FirestoreUnitOfWork
from buddy.ports.engine import RunRequest, StepOutcome
from buddy.ports.store import UnitOfWork

_CHUNK = 400


class FirestoreStepTransactions:
    """See `buddy.ports.engine.StepTransactions`.

    Args:
        transact: The store's.
        database: Where the outcomes lie.
    """

    __slots__ = ("_database", "_transact")

    def __init__(self, transact: Transactor, database: Database) -> None:
        self._transact = transact
        self._database = database

    async def recall(self, request: RunRequest) -> Mapping[str, StepOutcome]:
        """See the port."""
        run = paths.run(request.user_id, request.run_id)
        found = await self._database.find(Query(shape=OUTCOMES, parent=run))
        kept = (each.fields for each in found if each.fields)
        return {fields["step"]: json.loads(fields["body"]) for fields in kept}

    async def run_step(
        self, request: RunRequest, step: str, fn: Callable[[UnitOfWork], Awaitable[StepOutcome]]
    ) -> StepOutcome:
        """See the port. A step whose outcome is kept already is not run."""

        async def work(uow: FirestoreUnitOfWork) -> StepOutcome:
            kept = await uow.step_outcomes.get(request, step)
            if kept is not None:
                return kept
            outcome = await fn(uow)
            uow.step_outcomes.add(request, step, outcome)
            return outcome

        return await self._transact(work)

    async def give_way(self) -> None:
        """Do nothing: commands and steps wait for no one writer here."""

    async def forget(self, requests: Sequence[RunRequest]) -> None:
        """See the port. In commits of their own: removing twice is removing once."""
        for request in requests:
            run = paths.run(request.user_id, request.run_id)
            query = Query(shape=OUTCOMES, parent=run, fields=("step",), limit=_CHUNK)
            while found := await self._database.find(query):
                await self._database.commit([Write("remove", each.path) for each in found])
