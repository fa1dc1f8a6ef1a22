"""Step 5/6: call the tool, once, within its time, and say what came back."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from buddy.domain.artifact import INLINE_LIMIT_BYTES
from buddy.domain.budget import amount_to_reserve
from buddy.domain.evaluation import Evaluation
from buddy.domain.events.execution import ToolInvoked, ToolReturned
from buddy.domain.events.learning import LearningSignal
from buddy.domain.execution_record import BlobReference
from buddy.domain.ids import EffectKey, ToolName
from buddy.domain.json_value import canonical_json
from buddy.domain.money import ZERO, Money
from buddy.domain.pipeline import StepName, plan
from buddy.domain.tool import ToolResult
from buddy.errors import (
    BuddyError,
    EgressDenied,
    ToolExecutionFailed,
    ToolInputInvalid,
    ToolUnknown,
)
from buddy.ports.blobs import BlobStore
from buddy.ports.engine import StepContext, StepOutcome
from buddy.ports.tools import ToolContext
from buddy.services.execution_steps.step import ExecutionDraft, in_transaction
from buddy.services.progress_reporter import ProgressReporter
from buddy.services.run_scribe import RunScribe, ScribeDesk
from buddy.services.tool_registry import ToolRegistry

_log = logging.getLogger(__name__)

_NEVER_CALLED = (ToolInputInvalid, ToolUnknown, EgressDenied)
"""Failures before anything paid could happen."""


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


async def _refusal(scribe: RunScribe, tool: ToolName) -> str | None:
    """Return why a tool may not be called after all, or None."""
    warrant = scribe.mission.warrant
    if warrant is None or tool not in {warrant.tool, *warrant.granted_tools}:
        return f"{tool} was not approved"
    if tool in await scribe.uow.tool_switches.disabled(scribe.mission.user_id):
        return f"{tool} was switched off"
    return None


@dataclass(frozen=True, slots=True)
class ToolExecution:
    """Calls the tool as an effect step between two database steps."""

    desk: ScribeDesk
    registry: ToolRegistry
    blobs: BlobStore
    reporter: ProgressReporter

    async def run(self, context: StepContext, draft: ExecutionDraft) -> ExecutionDraft:
        """Return the draft with the tool's answer."""
        tool = draft.tool
        if tool is None:
            raise ValueError("tool_selection returned no tool")
        await self._announce(context, draft, tool)

        async def call(key: EffectKey) -> StepOutcome:
            return await self._call(context, draft, tool, key)

        answer = await context.effect_step(StepName.TOOL_EXECUTION, 1, call)

        async def record(scribe: RunScribe) -> StepOutcome:
            return await self._record(scribe, draft, tool, answer)

        await in_transaction(context, self.desk, StepName.TOOL_EXECUTION, record)
        return replace(draft, answer=answer)

    async def _announce(self, context: StepContext, draft: ExecutionDraft, tool: ToolName) -> None:
        async def announce(scribe: RunScribe) -> StepOutcome:
            refusal = await _refusal(scribe, tool)
            if refusal:
                await scribe.fail(
                    f"Tool execution failed: {refusal}",
                    error="Tool execution failed",
                    code="warrant_invalid",
                    step=StepName.TOOL_EXECUTION,
                )
                return {}
            scribe.tracker.start_step(StepName.TOOL_EXECUTION, f"Running {tool}")
            run_id = scribe.request.run_id
            invoked = ToolInvoked(
                run_id=run_id,
                tool=tool,
                tool_input=draft.tool_input,
                effect_key=f"{run_id}:{StepName.TOOL_EXECUTION}:1",
            )
            scribe.note(invoked, "tool_invoked")
            return {}

        await in_transaction(context, self.desk, "tool_execution:start", announce)

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
    ) -> StepOutcome:
        run_id, failure = scribe.request.run_id, answer.get("error")
        result = None if failure else ToolResult.from_json(answer["result"])
        returned = ToolReturned(
            run_id=run_id,
            tool=tool,
            success=result is not None,
            summary=result.summary if result else str(failure),
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
            return {}
        blob = answer["blob"]
        scribe.record["result_summary"] = result.summary
        scribe.record["execution_result"] = None if blob else dict(result.data)
        scribe.record["execution_blob"] = BlobReference(**blob) if blob else None
        scribe.tracker.complete_step(result.summary)
        stage = plan(StepName.ARTIFACT_CREATION)
        scribe.note_progress(stage.start_percent, stage.name, stage.title)
        return {}

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
