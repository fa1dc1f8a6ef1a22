"""Makes one call of a tool under the mission's warrant, and says what came of it as an outcome."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from buddy.domain.artifact import INLINE_LIMIT_BYTES
from buddy.domain.budget import amount_to_reserve
from buddy.domain.ids import EffectKey, ToolName
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.money import ZERO, Money
from buddy.domain.tool import ToolResult
from buddy.domain.warrant import NOT_TO_BE_GRANTED
from buddy.errors import (
    BuddyError,
    EgressDenied,
    MissionNotFound,
    ToolExecutionFailed,
    ToolInputInvalid,
    ToolUnknown,
    WarrantExceeded,
)
from buddy.ports.blobs import BlobStore
from buddy.ports.clock import Clock
from buddy.ports.engine import RunRequest, StepOutcome
from buddy.ports.fetcher import Fetcher
from buddy.ports.store import Queries
from buddy.ports.tools import ToolContext
from buddy.services.progress_reporter import ProgressReporter
from buddy.services.tool_registry import ToolRegistry
from buddy.services.warrant_guard import WarrantGuard, deviation_of

_log = logging.getLogger(__name__)

_NEVER_CALLED = (ToolInputInvalid, ToolUnknown, EgressDenied)
"""Failures before anything paid could happen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """A call that a run comes to."""

    tool: ToolName
    tool_input: JsonObject
    cap: Money
    attempt: int


@dataclass(frozen=True, slots=True)
class ToolCaller:
    """Calls tools."""

    registry: ToolRegistry
    queries: Queries
    fetcher: Fetcher
    blobs: BlobStore
    reporter: ProgressReporter
    clock: Clock

    async def call(self, request: RunRequest, planned: PlannedCall, key: EffectKey) -> StepOutcome:
        """Call a tool, as far as the warrant that stands now covers it.

        Returns:
            ``{result, blob, seconds, cost_micros}``, or ``{error, code, seconds, cost_micros}``;
            beside an error ``deviation`` and ``began``, where a person may approve what was needed.

        Raises:
            MissionNotFound: It was deleted.
        """
        mission = await self.queries.mission(request.user_id, request.mission_id)
        if mission is None:
            raise MissionNotFound(request.mission_id)
        guard = WarrantGuard(
            warrant=mission.warrant,
            terms=mission.terms,
            clock=self.clock,
            fetcher=self.fetcher,
            attempt=planned.attempt,
        )
        began = self.clock.monotonic()
        try:
            async with self.reporter.reporting(request) as report:
                context = ToolContext(
                    user_id=request.user_id,
                    mission_id=request.mission_id,
                    effect_key=key,
                    scope=mission.terms.scope,
                    report=report,
                )
                result = await self.registry.call(planned.tool, planned.tool_input, context, guard)
            content = _encoded(result)
        except BuddyError as error:
            _log.info("Tool %s failed in %s: %s", planned.tool, request.run_id, error.message)
            return self._failure(error, planned, guard, self.clock.monotonic() - began)
        cost = self.price(planned.tool, planned.cap) if result.cost == ZERO else result.cost
        answer: dict[str, object] = {
            "seconds": self.clock.monotonic() - began,
            "blob": None,
            "cost_micros": cost.micros,
        }
        if len(content) > INLINE_LIMIT_BYTES:
            answer["blob"] = {"sha256": await self.blobs.put(content), "size": len(content)}
            result = replace(result, data={})
        return {**answer, "result": result.to_json()}

    def price(self, tool: ToolName, cap: Money) -> Money:
        """Return what a call costs that does not say so itself; an unknown price is the cap."""
        return amount_to_reserve(self.registry.spec(tool).price, cap)

    def _failure(
        self, error: BuddyError, planned: PlannedCall, guard: WarrantGuard, seconds: float
    ) -> StepOutcome:
        free = isinstance(error, _NEVER_CALLED)
        cost = ZERO if free else self.price(planned.tool, planned.cap)
        outcome = {
            "error": error.message,
            "code": error.code,
            "seconds": seconds,
            "cost_micros": cost.micros,
        }
        deviation = deviation_of(error) if isinstance(error, WarrantExceeded) else None
        if deviation is None or deviation.kind in NOT_TO_BE_GRANTED:
            return outcome
        if guard.began and not self.registry.spec(planned.tool).idempotent:
            # Stopped in its middle, it must not be begun again, whoever approves it.
            return outcome
        return {**outcome, "deviation": deviation.to_json(), "began": guard.began}


def _encoded(result: ToolResult) -> bytes:
    """Return a result's data as canonical JSON.

    Raises:
        ToolExecutionFailed: The result holds what JSON cannot carry.
    """
    try:
        canonical_json(result.to_json()).encode()
        return canonical_json(dict(result.data)).encode()
    except (TypeError, ValueError) as error:
        text = "the tool answered with something that JSON cannot carry"
        raise ToolExecutionFailed(text) from error
