"""The beginning of step 5/6: say which call is about to be made, if it still may be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.events.execution import ToolInvoked
from buddy.domain.ids import ToolName
from buddy.domain.pipeline import StepName
from buddy.domain.run import Deviation
from buddy.domain.warrant import NOT_TO_BE_GRANTED, Call, check
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.execution_steps.parking import park_or_fail
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.reused_answers import ReusedAnswers
from buddy.services.run_scribe import RunScribe
from buddy.services.tool_caller import ToolCaller


@dataclass(frozen=True, slots=True)
class ToolAnnouncement:
    """Commits that a call begins; found without the call's record, the call is in doubt."""

    answers: ReusedAnswers
    caller: ToolCaller
    park_seconds: float | None
    name: str = "tool_announcement"

    async def look(self, context: StepContext, draft: ExecutionDraft) -> StepOutcome:
        """Find the answer that makes a call unnecessary."""
        if draft.retry_of is None:
            return {}
        user_id = context.request.user_id
        found = await self.answers.find(user_id, draft.retry_of, draft.content_hash)
        return {} if found is None else {"tool": found[0], "answer": found[1]}

    def read(self, draft: ExecutionDraft, outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft with the answer that is used again, or with what is not approved."""
        needed = outcome.get("deviation")
        return replace(
            draft,
            reused=outcome.get("answer"),
            counted=outcome.get("counted", False),
            deviation=Deviation.from_json(needed) if needed else None,
        )

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, seen: StepOutcome
    ) -> StepOutcome:
        """Start the step; park or fail the run where the tool may not be called like this."""
        tool = draft.tool
        if tool is None:
            raise ValueError("tool_selection returned no tool")
        mission = scribe.mission
        spec = self.caller.registry.spec(tool)
        call = Call(tool=tool, tool_input=draft.tool_input, spec_digest=spec.digest)
        deviation = check(mission.warrant, call, scribe.now, mission.terms)
        refusal = await _refusal(scribe, tool, deviation)
        if refusal is None and deviation is not None:
            key = f"{self.name}:parked:{draft.parked}"
            step = StepName.TOOL_EXECUTION
            parked = await park_or_fail(scribe, deviation, key, step, self.park_seconds)
            return {"deviation": deviation.to_json()} if parked else {}
        if refusal:
            await scribe.fail(
                f"Tool execution failed: {refusal}",
                error="Tool execution failed",
                code="warrant_invalid",
                step=StepName.TOOL_EXECUTION,
            )
            return {}
        if draft.retry_of is not None and seen.get("tool") == tool:
            # Nothing is called, so no call is announced: this run cannot leave one in doubt.
            scribe.record["reused_from"] = draft.retry_of
            words = f"Using the answer of {draft.retry_of} again"
            scribe.tracker.start_step(StepName.TOOL_EXECUTION, words)
            return {"answer": seen["answer"]}
        scribe.tracker.start_step(StepName.TOOL_EXECUTION, f"Running {tool}")
        run_id = scribe.request.run_id
        invoked = ToolInvoked(
            run_id=run_id,
            tool=tool,
            tool_input=draft.tool_input,
            effect_key=f"{run_id}:{StepName.TOOL_EXECUTION}:1",
        )
        scribe.note(invoked, "tool_invoked")
        return {"counted": self.caller.counts(tool)}


async def _refusal(scribe: RunScribe, tool: ToolName, deviation: Deviation | None) -> str | None:
    """Return why a tool may not be called after all, whoever approves it, or None."""
    if deviation is not None and deviation.kind in NOT_TO_BE_GRANTED:
        return deviation.message
    if tool in await scribe.uow.tool_switches.disabled(scribe.mission.user_id):
        return f"{tool} was switched off"
    return None
