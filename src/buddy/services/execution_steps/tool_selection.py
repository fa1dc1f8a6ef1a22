"""Step 4/6: the approved tool where it is available, else the best one, which needs a new yes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from buddy.domain.budget import amount_to_reserve
from buddy.domain.events.execution import ToolSelected
from buddy.domain.ids import ToolName
from buddy.domain.json_value import JsonObject
from buddy.domain.pipeline import StepName
from buddy.domain.proposal import candidate_from_json
from buddy.domain.run import Deviation
from buddy.domain.selection import Selection, choose
from buddy.domain.warrant import Call, check
from buddy.errors import ToolInputInvalid, ToolSelectionFailed
from buddy.ports.engine import RunCancelled, StepContext, StepOutcome
from buddy.services.clarification import Clarification
from buddy.services.execution_steps.parking import park_or_fail
from buddy.services.execution_steps.step import ExecutionDraft
from buddy.services.objective_reader import ObjectiveReader
from buddy.services.run_scribe import RunScribe
from buddy.services.tool_registry import ToolRegistry
from buddy.services.tool_selector import ToolSelector

LISTED = 25
"""Candidates in the event; with the tools of many servers there are hundreds."""


@dataclass(frozen=True, slots=True)
class ToolSelection:
    """Selects the tool, and parks the run where the person has not approved it."""

    registry: ToolRegistry
    selector: ToolSelector
    reader: ObjectiveReader
    clarification: Clarification
    park_seconds: float | None
    name: StepName = StepName.TOOL_SELECTION

    async def look(self, context: StepContext, draft: ExecutionDraft) -> StepOutcome:
        """Rank every tool for the objective."""
        specs = self.registry.callable_specs(draft.tool)
        user_id = context.request.user_id
        candidates = await self.selector.rank_tools(
            user_id, draft.objective, draft.intents, specs, approved=draft.tool
        )
        return {"candidates": [asdict(candidate) for candidate in candidates]}

    def read(self, draft: ExecutionDraft, outcome: StepOutcome) -> ExecutionDraft:
        """Return the draft with the tool, its input and the confidence in it."""
        if "tool" not in outcome:
            return draft
        deviation = outcome["deviation"]
        return replace(
            draft,
            tool=ToolName(outcome["tool"]),
            tool_input=outcome["tool_input"],
            confidence=outcome["confidence"],
            deviation=Deviation.from_json(deviation) if deviation else None,
        )

    async def write(
        self, scribe: RunScribe, draft: ExecutionDraft, seen: StepOutcome
    ) -> StepOutcome:
        """Choose among the tools that are switched on; fail, or park, where that must be."""
        if scribe.mission.cancel_requested_at is not None:
            raise RunCancelled
        candidates = tuple(candidate_from_json(each) for each in seen["candidates"])
        off = await scribe.uow.tool_switches.disabled(scribe.mission.user_id)
        available = tuple(c for c in candidates if c.tool not in off)
        tool_input = draft.tool_input
        try:
            selection = choose(available, draft.tool)
            if selection.tool != draft.tool:
                tool_input = self._input_of(selection.tool, draft.objective)
        except ToolSelectionFailed as failure:
            await self.clarification.offer(scribe, available)
            await scribe.fail(
                f"Tool selection failed: {failure.message}",
                error="Tool selection failed",
                code=failure.code,
                step=StepName.TOOL_SELECTION,
            )
            return {}
        self._note(scribe, selection)
        spec = self.registry.spec(selection.tool)
        call = Call(tool=selection.tool, tool_input=tool_input, spec_digest=spec.digest)
        deviation = check(scribe.mission.warrant, call, scribe.now, scribe.mission.terms)
        if deviation is not None:
            deviation = self._in_words(draft, selection, deviation)
            key, step = "tool_selection:parked", StepName.TOOL_SELECTION
            if not await park_or_fail(scribe, deviation, key, step, self.park_seconds):
                return {}
        else:
            scribe.tracker.complete_step(
                f"{selection.tool} (confidence {selection.confidence:.2f})"
            )
        return {
            "tool": selection.tool,
            "tool_input": tool_input,
            "confidence": selection.confidence,
            "deviation": deviation.to_json() if deviation else None,
        }

    def _note(self, scribe: RunScribe, selection: Selection) -> None:
        selected = ToolSelected(
            run_id=scribe.request.run_id,
            tool=selection.tool,
            confidence=selection.confidence,
            candidates=selection.candidates[:LISTED],
            why=selection.why,
        )
        scribe.note(selected, "tool_selected")
        scribe.record["tool_used"] = selection.tool
        scribe.record["tool_confidence"] = selection.confidence

    def _input_of(self, tool: ToolName, objective: str) -> JsonObject:
        """Return a tool's input; refuse one that has none before anybody is asked about it."""
        tool_input = self.reader.fill(self.registry.spec(tool), objective).input
        try:
            self.registry.check_input(tool, tool_input)
        except ToolInputInvalid as error:
            raise ToolSelectionFailed(
                f"{tool} could do it, but the objective does not say what it needs"
            ) from error
        return tool_input

    def _in_words(self, draft: ExecutionDraft, selection: Selection, found: Deviation) -> Deviation:
        if draft.tool is None or selection.tool == draft.tool:
            return found
        price = amount_to_reserve(self.registry.spec(selection.tool).price, draft.cap)
        message = (
            f"{draft.tool} was approved and is switched off; {selection.tool} could do it "
            f"(confidence {selection.confidence:.2f}, {price} of the {draft.cap} cap)"
        )
        return replace(found, message=message)
