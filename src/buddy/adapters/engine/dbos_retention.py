"""Forgets runs that have been over for long: DBOS's records of them and the store's step outcomes.

DBOS keeps every workflow for ever. What a mission came to is in the store's own tables; what is
forgotten here only serves to take a run up again.
"""

from __future__ import annotations

import asyncio
import logging

from buddy.adapters.engine.dbos_attempt import from_payload, workflow_id
from buddy.adapters.engine.dbos_runtime import DbosRuntime
from buddy.domain.instant import plus_seconds
from buddy.ports.clock import Clock
from buddy.ports.engine import StepTransactions

_log = logging.getLogger(__name__)

KEPT_SECONDS = 7 * 24 * 3600.0
"""How long a run's records outlive it, for somebody who looks for what went wrong."""
BATCH = 500
_LOOK_SECONDS = 3600.0


class Retention:
    """Forgets.

    Args:
        steps: The store's step outcomes.
        runtime: DBOS's records.
        clock: Says what is long ago.
    """

    def __init__(self, steps: StepTransactions, runtime: DbosRuntime, clock: Clock) -> None:
        self._steps = steps
        self._runtime = runtime
        self._clock = clock

    async def keep_tidy(self) -> None:
        """Forget what is old, once an hour, until cancelled."""
        while True:
            try:
                await self.forget_old()
            except Exception:  # noqa: BLE001  # logged; what stays is looked at again in an hour
                _log.exception("Old runs could not be forgotten")
            await asyncio.sleep(_LOOK_SECONDS)

    async def forget_old(self) -> int:
        """Forget every run that has been over for long, and return how many there were.

        A parked attempt is over for DBOS, but its run may go on, or be ended from outside. DBOS's
        record of it goes all the same: begun once more, the attempt remembers its steps and parks.
        What its steps came to stays, until the run's last attempt or the store's own retention.
        """
        before = plus_seconds(self._clock.now(), -KEPT_SECONDS)
        forgotten = 0
        while True:
            records = await asyncio.to_thread(self._runtime.over_before, before, BATCH)
            if not records:
                return forgotten
            over = [each for each in records if not (each.output or {}).get("parked")]
            attempts = [from_payload(each.payload) for each in over]
            if over:
                await self._steps.forget([request for request, _ in attempts])
            ids = {each.workflow_id for each in records} | {
                workflow_id(request.run_id, earlier)
                for request, number in attempts
                for earlier in range(1, number + 1)
            }
            await asyncio.to_thread(self._runtime.delete, sorted(ids))
            forgotten += len(over)
