"""The beginning of step 5/6: say which call is about to be made, if it still may be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.events.execution import ToolInvoked
from buddy.domain.ids import ToolName
from buddy.domain.pipeline import StepName
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.reused_answers import ReusedAnswers
from buddy.services.run_scribe import RunScribe


@dataclass(frozen=True, slots=True)
class ToolAnnouncement:
    """Commits that a call begins; found without the call's record, the call is in doubt."""

    answers: ReusedAnswers
    name: str = "tool_announcement"

    async def look(self, context: StepContext, draft: ExecutionDraft) -> StepOutcome:
        """Find the answer that makes a call unnecessary."""
        if draft.retry_of is None:
            return {}
        user_id = context.request.user_id
        found = await self.answers.find(user_id, draft.retry_of, draft.content_hash)
        return {} if found is None else {"tool": found[0], "answer": found[1]}

    def read(self, draft: ExecutionDraft, outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft with the answer that is used again, if one is."""
        return replace(draft, reused=outcome.get("answer"))

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, seen: StepOutcome
    ) -> StepOutcome:
        """Start the step, or fail the run where the tool may not be called after all."""
        tool = draft.tool
        if tool is None:
            raise ValueError("tool_selection returned no tool")
        refusal = await _refusal(scribe, tool)
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
        return {}


async def _refusal(scribe: RunScribe, tool: ToolName) -> str | None:
    """Return why a tool may not be called after all, or None."""
    warrant = scribe.mission.warrant
    if warrant is None or tool not in {warrant.tool, *warrant.granted_tools}:
        return f"{tool} was not approved"
    if tool in await scribe.uow.tool_switches.disabled(scribe.mission.user_id):
        return f"{tool} was switched off"
    return None
