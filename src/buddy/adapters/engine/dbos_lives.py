"""What counts against a run: processes that died while it was under way, and nothing else.

DBOS counts each time that it brings a run, and gives up one that it has brought too often. A
process that stops in good order takes its own life off again (`DbosRuntime.destroy`); and while a
run is held, or waits for a place, it does nothing that its process could die of.
"""

from __future__ import annotations

import asyncio
import logging

from buddy.adapters.engine.dbos_attempt import Attempt
from buddy.adapters.engine.dbos_runtime import DbosRuntime
from buddy.errors import EngineError

_log = logging.getLogger(__name__)


class Lives:
    """Keeps DBOS's count to deaths under way.

    Args:
        runtime: Has the count.
    """

    def __init__(self, runtime: DbosRuntime) -> None:
        self._runtime = runtime

    async def note_rest(self, attempt: Attempt, *, resting: bool) -> None:
        """Take this life off an attempt's count while it rests, and put it back afterwards.

        An engine's database that does not answer leaves the count as it is: at worst one life too
        many or too few is counted.
        """
        if attempt.resting is resting:
            return
        change = -1 if resting else 1
        try:
            await asyncio.to_thread(self._runtime.count, attempt.workflow_id, change)
        except EngineError as error:
            run_id = attempt.request.run_id
            _log.warning("A life of run %s was not counted right: %s", run_id, error.message)
        else:
            attempt.resting = resting
