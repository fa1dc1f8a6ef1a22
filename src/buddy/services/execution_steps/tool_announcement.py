"""The beginning of step 5/6: say which call is about to be made, if it still may be."""

from __future__ import annotations

from dataclasses import dataclass

from buddy.domain.events.execution import ToolInvoked
from buddy.domain.ids import ToolName
from buddy.domain.pipeline import StepName
from buddy.ports.engine import StepContext, StepOutcome
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.run_scribe import RunScribe


@dataclass(frozen=True, slots=True)
class ToolAnnouncement:
    """Commits that a call begins; found without the call's record, the call is in doubt."""

    name: str = "tool_announcement"

    async def look(self, _context: StepContext, _draft: ExecutionDraft) -> StepOutcome:
        """See nothing."""
        return {}

    def read(self, draft: ExecutionDraft, _outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft as it is."""
        return draft

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, _seen: StepOutcome
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
