"""Asks DBOS what became of attempts until it answers: its database may be away or full for a while.

A question that is given up would leave a run without an end, and its place taken.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from buddy.adapters.engine.dbos_attempt import Attempt, to_payload
from buddy.adapters.engine.dbos_runtime import DbosRuntime, Record
from buddy.errors import EngineError

_log = logging.getLogger(__name__)

AGAIN_SECONDS = 1.0
"""Before something is asked of DBOS again that its database refused."""
_SETTLE_SECONDS = 0.01
"""Between two looks whether DBOS has recorded the end of a run that it brought."""


class RunBroke(Exception):
    """A workflow raised; DBOS records the class of its error and no text."""


async def records_of(runtime: DbosRuntime, workflow_ids: Sequence[str]) -> list[Record]:
    """Return what DBOS knows of these workflows, in no order, as soon as it can tell."""
    while True:
        try:
            return await asyncio.to_thread(runtime.records, workflow_ids)
        except Exception:  # noqa: BLE001  # logged, and asked again
            _log.exception("What DBOS has of %d runs cannot be seen", len(workflow_ids))
            await asyncio.sleep(AGAIN_SECONDS)


async def when_over(runtime: DbosRuntime, attempt: Attempt) -> Record:
    """Wait until DBOS has recorded the end of an attempt, and return the record."""
    while True:
        for record in await records_of(runtime, [attempt.workflow_id]):
            if record.state != "open":
                return record
            break
        else:
            return _record(attempt, "DBOS has no record of it any more")
        await asyncio.sleep(_SETTLE_SECONDS)


async def when_broken(runtime: DbosRuntime, attempt: Attempt, error: Exception) -> Record | None:
    """Return the record of an attempt that broke; None of one that DBOS has never recorded."""
    known = isinstance(error, RunBroke | EngineError)
    problem = str(error) if known else type(error).__name__
    if attempt.task is None:
        # Its workflow was never called.
        _log.warning("Run %s was not begun: %s", attempt.request.run_id, problem)
        if not await records_of(runtime, [attempt.workflow_id]):
            return None
    return _record(attempt, problem)


def _record(attempt: Attempt, problem: str) -> Record:
    payload = to_payload(attempt.request, attempt.number)
    return Record(attempt.workflow_id, "broken", payload, problem=problem)
