"""Makes one call of a tool under the mission's warrant, and says what came of it as an outcome."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace

from buddy.domain.artifact import INLINE_LIMIT_BYTES
from buddy.domain.budget import cost_of
from buddy.domain.ids import EffectKey, ToolName
from buddy.domain.json_value import JsonObject, canonical_json
from buddy.domain.mission import Mission
from buddy.domain.money import ZERO, Money
from buddy.domain.run import Deviation
from buddy.domain.tool import WHOLE, PaidCall, PriceKind, ToolResult
from buddy.domain.warrant import NOT_TO_BE_GRANTED
from buddy.errors import (
    BuddyError,
    MissionNotFound,
    ToolExecutionFailed,
    WarrantExceeded,
)
from buddy.ports.blobs import BlobStore
from buddy.ports.browser import Browser
from buddy.ports.clock import Clock
from buddy.ports.engine import StepContext, StepOutcome
from buddy.ports.fetcher import Fetcher
from buddy.ports.store import Queries
from buddy.ports.tools import ToolContext
from buddy.services.progress_reporter import ProgressReporter
from buddy.services.run_control import RunControl
from buddy.services.run_scribe import ScribeDesk
from buddy.services.till import NEVER_CALLED, CallWithheld, Till, metered_step, remembered
from buddy.services.tool_registry import ToolRegistry
from buddy.services.warrant_guard import WarrantGuard, deviation_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCall:
    """A call that a run comes to."""

    tool: ToolName
    tool_input: JsonObject
    attempt: int
    life: str
    """Of the tool, as the till counts: a call is counted once in each."""
    paid_life: str
    """The same of a tool that is one paid call as a whole: one stopped for an approval and begun
    again is still the same call."""
    counted: bool = False
    """Whether it was announced as one that is counted before it is made."""


@dataclass(frozen=True, slots=True)
class ToolCaller:
    """Calls tools."""

    desk: ScribeDesk
    control: RunControl
    registry: ToolRegistry
    queries: Queries
    fetcher: Fetcher
    browser: Browser | None
    blobs: BlobStore
    reporter: ProgressReporter
    clock: Clock

    async def call(self, context: StepContext, planned: PlannedCall, key: EffectKey) -> StepOutcome:
        """Call a tool, as far as the warrant that stands now covers it, and its money.

        Returns:
            ``{result, blob, seconds, …}``, or ``{error, code, seconds, …}``; beside an error
            ``deviation`` and ``began``, where a person may approve what was needed. In both
            ``metered_micros`` is what the call was counted at and ``cost_micros`` what it cost;
            what a tool announced by itself is booked already and not among the figures.

        Raises:
            MissionNotFound: It was deleted.
            TillBroken: A call could not be counted; nothing is remembered of this one.
        """
        request = context.request
        mission = await self.queries.mission(request.user_id, request.mission_id)
        if mission is None:
            raise MissionNotFound(request.mission_id)
        guard = WarrantGuard(
            warrant=mission.warrant,
            terms=mission.terms,
            clock=self.clock,
            fetcher=self.fetcher,
            browser=self.browser,
            attempt=planned.attempt,
        )
        began, metered = self.clock.monotonic(), 0
        till = Till(context, self.desk, self.control, planned.life)
        try:
            metered = await self._count(till, planned)
            result = await self._guarded(mission, planned, key, till, guard)
            content = _encoded(result)
        except CallWithheld as withheld:
            return _withheld(withheld.deviation, self.clock.monotonic() - began)
        except BuddyError as error:
            _log.info("Tool %s failed in %s: %s", planned.tool, request.run_id, error.message)
            seconds = self.clock.monotonic() - began
            return self._failure(error, planned, guard, seconds, metered)
        one_call = not self.registry.spec(planned.tool).announces_calls
        said = result.cost if result.cost != ZERO and one_call else None
        answer: dict[str, object] = {
            "seconds": self.clock.monotonic() - began,
            "blob": None,
            "metered_micros": metered,
            "cost_micros": cost_of(Money(metered), said).micros,
        }
        if len(content) > INLINE_LIMIT_BYTES:
            answer["blob"] = {"sha256": await self.blobs.put(content), "size": len(content)}
            result = replace(result, data={})
        return {**answer, "result": result.to_json()}

    def counts(self, tool: ToolName) -> bool:
        """Tell whether a call of a tool is counted, as a whole, before it is made."""
        spec = self.registry.spec(tool)
        return not spec.announces_calls and spec.price.kind is not PriceKind.ZERO

    async def _count(self, till: Till, planned: PlannedCall) -> int:
        """Count a tool that is one paid call; return what it was counted at, in micro-dollars.

        What was announced as counted is, even where its price has gone since: the count tells a
        later life of the run that the call may have been made.
        """
        if not (planned.counted or self.counts(planned.tool)):
            return 0
        call = PaidCall(name=WHOLE, price=self.registry.spec(planned.tool).price)
        counted = await till.meter(call, planned.paid_life)
        return counted["metered_micros"]

    async def _guarded(
        self,
        mission: Mission,
        planned: PlannedCall,
        key: EffectKey,
        till: Till,
        guard: WarrantGuard,
    ) -> ToolResult:
        """Call the tool; what stopped the till counts for more than what the tool made of it."""
        request, result = till.context.request, None
        failure: BaseException | None = None
        try:
            async with self.reporter.reporting(request) as report:
                context = ToolContext(
                    user_id=request.user_id,
                    mission_id=request.mission_id,
                    effect_key=key,
                    scope=mission.terms.scope,
                    report=report,
                    pay=till.pay,
                )
                result = await self.registry.call(planned.tool, planned.tool_input, context, guard)
        except asyncio.CancelledError:
            raise
        except BaseException as error:  # noqa: BLE001  # raised on below
            failure = error
        await till.close()
        if till.stopped is not None:
            raise till.stopped from failure
        if failure is not None:
            raise failure
        if result is None:
            raise ToolExecutionFailed("Tool returned no result", tool=planned.tool)
        return result

    async def may_have_begun(self, context: StepContext, life: str) -> bool:
        """Tell whether a call that was announced as counted may have been made in a life of it."""
        step = metered_step(WHOLE, life)
        if not context.remembered(step):
            return False
        return "withheld" not in await context.database_step(step, remembered)

    async def confirmed(self, context: StepContext, tool: ToolName, life: str) -> StepOutcome:
        """Return the answer of a call whose own answer was lost and that a person vouches for.

        Args:
            context: The run.
            tool: What was called.
            life: The `PlannedCall.paid_life` that it was counted in.
        """
        result = ToolResult(
            data={"outcome": "confirmed"},
            summary=f"{tool} was called; a person confirmed it, for its answer was lost",
            items=0,
            empty_reason="the answer of the call was lost when Buddy stopped",
        )
        step, metered = metered_step(WHOLE, life), 0
        if context.remembered(step):
            metered = (await context.database_step(step, remembered)).get("metered_micros", 0)
        return {
            "seconds": 0.0,
            "blob": None,
            "metered_micros": metered,
            "cost_micros": metered,
            "result": result.to_json(),
        }

    def _failure(
        self,
        error: BuddyError,
        planned: PlannedCall,
        guard: WarrantGuard,
        seconds: float,
        metered: int,
    ) -> StepOutcome:
        outcome = {
            "error": error.message,
            "code": error.code,
            "seconds": seconds,
            "metered_micros": metered,
            "cost_micros": 0 if isinstance(error, NEVER_CALLED) else metered,
        }
        deviation = deviation_of(error) if isinstance(error, WarrantExceeded) else None
        if deviation is None or deviation.kind in NOT_TO_BE_GRANTED:
            return outcome
        if guard.began and not self.registry.spec(planned.tool).idempotent:
            # Stopped in its middle, it must not be begun again, whoever approves it.
            return outcome
        return {**outcome, "deviation": deviation.to_json(), "began": guard.began}


def _withheld(deviation: Deviation, seconds: float) -> StepOutcome:
    return {
        "error": deviation.message,
        "code": "budget_exceeded",
        "seconds": seconds,
        "metered_micros": 0,
        "cost_micros": 0,
        "deviation": deviation.to_json(),
        # What has answered is remembered: the tool goes on and does not begin another time.
        "began": False,
    }


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
