"""Step 5/6: call the tool, once, within its time, and say what came back."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from buddy.domain.artifact import INLINE_LIMIT_BYTES
from buddy.domain.budget import amount_to_reserve
from buddy.domain.commands import Park
from buddy.domain.decisions import decide
from buddy.domain.evaluation import Evaluation
from buddy.domain.events.execution import ToolReturned
from buddy.domain.events.learning import LearningSignal
from buddy.domain.execution_record import BlobReference
from buddy.domain.ids import EffectKey, ToolName
from buddy.domain.json_value import canonical_json
from buddy.domain.money import ZERO, Money
from buddy.domain.pipeline import StepName, plan
from buddy.domain.run import Deviation
from buddy.domain.tool import ToolResult
from buddy.errors import (
    BuddyError,
    EgressDenied,
    ToolExecutionFailed,
    ToolInputInvalid,
    ToolUnknown,
)
from buddy.ports.blobs import BlobStore
from buddy.ports.engine import RunCancelled, StepContext, StepOutcome, effect_name
from buddy.ports.tools import ToolContext
from buddy.services.execution_steps.step import ExecutionDraft, in_effect, in_transaction
from buddy.services.progress_reporter import ProgressReporter
from buddy.services.run_control import RunControl
from buddy.services.run_scribe import RunScribe, ScribeDesk
from buddy.services.tool_registry import ToolRegistry

_log = logging.getLogger(__name__)

_NEVER_CALLED = (ToolInputInvalid, ToolUnknown, EgressDenied)
"""Failures before anything paid could happen."""

HAPPENED, RETRY = "happened", "retry"
"""What a person may say of a call in doubt, beside cancelling the mission."""


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


@dataclass(frozen=True, slots=True)
class ToolExecution:
    """Calls the tool as an effect step, and keeps a call in doubt from being repeated blindly."""

    desk: ScribeDesk
    registry: ToolRegistry
    blobs: BlobStore
    reporter: ProgressReporter
    control: RunControl
    park_seconds: float

    async def run(self, context: StepContext, draft: ExecutionDraft) -> ExecutionDraft:
        """Return the draft with the tool's answer."""
        tool = draft.tool
        if tool is None:
            raise ValueError("tool_selection returned no tool")
        happened = await self._resolve_doubt(context, draft, tool)
        if not context.remembered(effect_name(StepName.TOOL_EXECUTION, 1)):
            # A call that was announced in an earlier life of the run waits as well.
            await self.control.hold(context.request.run_id)

        async def call(key: EffectKey) -> StepOutcome:
            if draft.reused is not None:
                return {**draft.reused, "cost_micros": 0}
            if happened:
                return self._confirmed(draft, tool)
            return await self._call(context, draft, tool, key)

        async def record(scribe: RunScribe, answer: StepOutcome) -> StepOutcome:
            await self._record(scribe, draft, tool, answer)
            return answer

        answer = await in_effect(context, self.desk, StepName.TOOL_EXECUTION, call, record)
        return replace(draft, answer=answer)

    async def _resolve_doubt(
        self, context: StepContext, draft: ExecutionDraft, tool: ToolName
    ) -> bool:
        """Park while a call may have been made that must not be repeated; tell if it was made.

        The announcement of the call was committed in an earlier life of the run, and its record
        is not there: the process died in between. Each answer of a person is good for one life.
        """
        announced, made = draft.checkpoint, effect_name(StepName.TOOL_EXECUTION, 1)
        number, happened = 0, False
        if draft.reused is not None or context.remembered(made):
            return happened
        if self.registry.spec(tool).idempotent:
            return happened
        while context.remembered(announced):
            number += 1
            deviation = await self._ask(context, tool, number)
            await context.park(deviation)
            announced = f"tool_execution:resolved:{number}"
            resolved = await in_transaction(context, self.desk, announced, _resolution)
            happened = resolved["choice"] == HAPPENED
        return happened

    async def _ask(self, context: StepContext, tool: ToolName, number: int) -> Deviation:
        deviation = Deviation(
            kind="outcome_unknown",
            approved=tool,
            needed=tool,
            message=(
                f"Buddy stopped while {tool} was being called, and nobody knows whether the call "
                f"took effect. Calling {tool} again could do it twice"
            ),
            choices=(HAPPENED, RETRY),
        )

        async def park(scribe: RunScribe) -> StepOutcome:
            if scribe.mission.cancel_requested_at is not None:
                raise RunCancelled
            command = Park(deviation=deviation, wait_seconds=self.park_seconds)
            for data in decide(scribe.mission, command, scribe.now):
                scribe.note(data, f"outcome_unknown:{number}")
            return {}

        await in_transaction(context, self.desk, f"tool_execution:doubt:{number}", park)
        return deviation

    def _confirmed(self, draft: ExecutionDraft, tool: ToolName) -> StepOutcome:
        """Return the answer of a call whose own answer was lost and that a person vouches for."""
        result = ToolResult(
            data={"outcome": "confirmed"},
            summary=f"{tool} was called; a person confirmed it, for its answer was lost",
            items=0,
            empty_reason="the answer of the call was lost when Buddy stopped",
        )
        cost = self._price(tool, draft)
        return {
            "seconds": 0.0,
            "blob": None,
            "cost_micros": cost.micros,
            "result": result.to_json(),
        }

    async def _call(
        self, context: StepContext, draft: ExecutionDraft, tool: ToolName, key: EffectKey
    ) -> StepOutcome:
        request, clock = context.request, self.desk.clock
        began = clock.monotonic()
        try:
            async with self.reporter.reporting(request) as report:
                tool_context = ToolContext(
                    user_id=request.user_id,
                    mission_id=request.mission_id,
                    effect_key=key,
                    scope=draft.scope,
                    report=report,
                )
                result = await self.registry.call(tool, draft.tool_input, tool_context)
            content = _encoded(result)
        except BuddyError as error:
            _log.info("Tool %s failed in %s: %s", tool, request.run_id, error.message)
            seconds = clock.monotonic() - began
            free = isinstance(error, _NEVER_CALLED)
            cost = ZERO if free else self._price(tool, draft)
            return {
                "error": error.message,
                "code": error.code,
                "seconds": seconds,
                "cost_micros": cost.micros,
            }
        cost = self._price(tool, draft) if result.cost == ZERO else result.cost
        seconds = clock.monotonic() - began
        answer: dict[str, object] = {
            "seconds": seconds,
            "blob": None,
            "cost_micros": cost.micros,
        }
        if len(content) > INLINE_LIMIT_BYTES:
            answer["blob"] = {"sha256": await self.blobs.put(content), "size": len(content)}
            result = replace(result, data={})
        return {**answer, "result": result.to_json()}

    def _price(self, tool: ToolName, draft: ExecutionDraft) -> Money:
        """Return what a call costs that does not say so itself; an unknown price is the cap."""
        return amount_to_reserve(self.registry.spec(tool).price, draft.cap)

    async def _record(
        self, scribe: RunScribe, draft: ExecutionDraft, tool: ToolName, answer: StepOutcome
    ) -> None:
        run_id, failure = scribe.request.run_id, answer.get("error")
        result = None if failure else ToolResult.from_json(answer["result"])
        said = result.summary if result else str(failure)
        if draft.reused is not None:
            said = f"{said} (the answer of {draft.retry_of}, used again)"
        returned = ToolReturned(
            run_id=run_id,
            tool=tool,
            success=result is not None,
            summary=said,
            items=result.items if result else 0,
            seconds=round(answer["seconds"], 3),
        )
        scribe.note(returned, "tool_result")
        if result is None:
            self._note_failure(scribe, draft, tool, answer)
            await scribe.fail(
                f"Tool execution failed: {failure}",
                error="Tool execution failed",
                code=answer["code"],
                step=StepName.TOOL_EXECUTION,
                spent=Money(answer["cost_micros"]),
            )
            return
        blob = answer["blob"]
        scribe.record["result_summary"] = result.summary
        scribe.record["execution_result"] = None if blob else dict(result.data)
        scribe.record["execution_blob"] = BlobReference(**blob) if blob else None
        scribe.tracker.complete_step(said)
        stage = plan(StepName.ARTIFACT_CREATION)
        scribe.note_progress(stage.start_percent, stage.name, stage.title)

    def _note_failure(
        self, scribe: RunScribe, draft: ExecutionDraft, tool: ToolName, answer: StepOutcome
    ) -> None:
        signal = LearningSignal(
            run_id=scribe.request.run_id,
            tool=tool,
            intent=draft.intent,
            outcome="failure",
            seconds=round(answer["seconds"], 3),
            cost_usd=Money(answer["cost_micros"]),
            evaluation=Evaluation(
                satisfied=False, score=0.0, evidence=(), gap=str(answer["error"])
            ),
        )
        scribe.note(signal, "learning_signal")


async def _resolution(scribe: RunScribe) -> StepOutcome:
    """Return what the person said of the call in doubt."""
    run = scribe.mission.run
    return {"choice": run.choice if run else None}
