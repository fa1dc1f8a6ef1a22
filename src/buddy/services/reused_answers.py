"""Finds the answer that a tool gave in a run that failed later, for the mission that retries it.

Of a run's finished checkpoints the tool's answer is the one worth taking over: it may have cost
money, or have changed something outside. What was checked before it (approval, money, tool) has to
be checked again for another mission, and is done again.
"""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.ids import MissionId, UserId
from buddy.domain.lifecycle import MissionStatus
from buddy.domain.mission import Mission
from buddy.domain.pipeline import StepName
from buddy.ports.engine import Engine, StepOutcome, effect_name
from buddy.ports.store import Queries
from buddy.services.approval_service import run_request

RETRYABLE = frozenset({MissionStatus.FAILED, MissionStatus.CANCELLED, MissionStatus.EXPIRED})
"""Endings that left a step unfinished."""


@dataclass(frozen=True, slots=True)
class ReusedAnswers:
    """Reads answers of runs that are over."""

    queries: Queries
    engine: Engine

    async def of(self, source: Mission) -> StepOutcome | None:
        """Return what a mission's tool answered before its run failed; None without a good answer.

        The engine keeps it for a week, an engine in memory for as long as the process lives.
        """
        if source.run is None or source.status not in RETRYABLE:
            return None
        number, answer = 1, await self._answer(source, 1)
        while answer is not None and "deviation" in answer:
            # Stopped for an approval; the call that was made after it comes next.
            number += 1
            answer = await self._answer(source, number)
        # A call that failed left the end of its run in the place of an answer.
        return answer if answer is not None and "result" in answer else None

    async def _answer(self, source: Mission, number: int) -> StepOutcome | None:
        step = effect_name(StepName.TOOL_EXECUTION, number)
        return await self.engine.recall(run_request(source), step)

    async def find(
        self, user_id: UserId, source_id: MissionId, content_hash: str
    ) -> tuple[str, StepOutcome] | None:
        """Return the tool that was called under the same terms, and its answer."""
        source = await self.queries.mission(user_id, source_id)
        if source is None or source.content_hash != content_hash:
            # Edited since: it is other work now.
            return None
        answer, record = await self.of(source), source.execution_record
        if answer is None or record is None or record.tool_used is None:
            return None
        return record.tool_used, answer
