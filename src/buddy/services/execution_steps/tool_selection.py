"""Step 4/6: the approved tool where it is available, else the best one, which needs a new yes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.budget import amount_to_reserve
from buddy.domain.commands import Park
from buddy.domain.decisions import decide
from buddy.domain.events.execution import ToolSelected
from buddy.domain.ids import ToolName
from buddy.domain.pipeline import StepName
from buddy.domain.proposal import ToolCandidate
from buddy.domain.run import Deviation
from buddy.domain.selection import Selection, choose
from buddy.errors import BudgetExceeded, ToolInputInvalid, ToolSelectionFailed
from buddy.ports.engine import RunCancelled, StepContext, StepOutcome
from buddy.services.clarification import Clarification
from buddy.services.execution_steps.step import ExecutionDraft, in_transaction
from buddy.services.objective_reader import ObjectiveReader
from buddy.services.run_scribe import RunScribe, ScribeDesk
from buddy.services.tool_registry import ToolRegistry
from buddy.services.tool_selector import ToolSelector


@dataclass(frozen=True, slots=True)
class ToolSelection:
    """Selects the tool, and parks the run where the person has not approved it."""

    desk: ScribeDesk
    registry: ToolRegistry
    selector: ToolSelector
    reader: ObjectiveReader
    clarification: Clarification
    park_seconds: float

    async def run(self, context: StepContext, draft: ExecutionDraft) -> ExecutionDraft:
        """Return the draft with the tool, its input and the confidence in it."""
        candidates = await self.selector.rank_tools(
            draft.objective, draft.intents, self.registry.all_specs()
        )

        async def select(scribe: RunScribe) -> StepOutcome:
            return await self._select(scribe, draft, candidates)

        chosen = await in_transaction(context, self.desk, StepName.TOOL_SELECTION, select)
        tool = ToolName(chosen["tool"])
        if chosen["deviation"]:
            deviation = Deviation(**chosen["deviation"])
            await context.park(deviation)
            await self._go_on(context, draft, tool)
        tool_input = draft.tool_input
        if tool != draft.tool:
            tool_input = self.reader.fill(self.registry.spec(tool), draft.objective).input
        return replace(draft, tool=tool, tool_input=tool_input, confidence=chosen["confidence"])

    async def _select(
        self, scribe: RunScribe, draft: ExecutionDraft, candidates: tuple[ToolCandidate, ...]
    ) -> StepOutcome:
        if scribe.mission.cancel_requested_at is not None:
            raise RunCancelled
        off = await scribe.uow.tool_switches.disabled(scribe.mission.user_id)
        available = tuple(c for c in candidates if c.tool not in off)
        try:
            selection = choose(available, draft.tool)
            if selection.tool != draft.tool:
                self._check_input(selection.tool, draft.objective)
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
        deviation = None
        if draft.tool is not None and selection.tool != draft.tool:
            deviation = self._park(scribe, draft, selection)
        else:
            self._complete(scribe, selection.tool, selection.confidence)
        return {
            "tool": selection.tool,
            "confidence": selection.confidence,
            "deviation": deviation,
        }

    def _note(self, scribe: RunScribe, selection: Selection) -> None:
        selected = ToolSelected(
            run_id=scribe.request.run_id,
            tool=selection.tool,
            confidence=selection.confidence,
            candidates=selection.candidates,
            why=selection.why,
        )
        scribe.note(selected, "tool_selected")
        scribe.record["tool_used"] = selection.tool
        scribe.record["tool_confidence"] = selection.confidence

    def _check_input(self, tool: ToolName, objective: str) -> None:
        """Refuse a tool that the objective gives no input for, before anybody is asked about it."""
        spec = self.registry.spec(tool)
        try:
            self.registry.check_input(tool, self.reader.fill(spec, objective).input)
        except ToolInputInvalid as error:
            raise ToolSelectionFailed(
                f"{tool} could do it, but the objective does not say what it needs"
            ) from error

    def _park(self, scribe: RunScribe, draft: ExecutionDraft, selection: Selection) -> StepOutcome:
        price = amount_to_reserve(self.registry.spec(selection.tool).price, draft.cap)
        deviation = Deviation(
            kind="tool",
            approved=str(draft.tool),
            needed=selection.tool,
            message=(
                f"{draft.tool} was approved and is switched off; {selection.tool} could do it "
                f"(confidence {selection.confidence:.2f}, {price} of the {draft.cap} cap)"
            ),
        )
        park = Park(deviation=deviation, wait_seconds=self.park_seconds)
        for data in decide(scribe.mission, park, scribe.now):
            scribe.note(data, "tool_selection:parked")
        return {
            "kind": deviation.kind,
            "approved": deviation.approved,
            "needed": deviation.needed,
            "message": deviation.message,
        }

    async def _go_on(self, context: StepContext, draft: ExecutionDraft, tool: ToolName) -> None:
        price = amount_to_reserve(self.registry.spec(tool).price, draft.cap)

        async def granted(scribe: RunScribe) -> StepOutcome:
            warrant = scribe.mission.warrant
            if warrant is None or tool not in warrant.granted_tools:
                await scribe.fail(
                    f"Tool selection failed: {tool} was not approved",
                    error="Tool selection failed",
                    code="warrant_invalid",
                    step=StepName.TOOL_SELECTION,
                )
                return {}
            try:
                await self.desk.budgets.widen(
                    scribe.uow, scribe.mission, scribe.request.run_id, price, scribe.now
                )
            except BudgetExceeded as refusal:
                await scribe.fail(
                    refusal.message,
                    error="Budget exceeded",
                    code=refusal.code,
                    step=StepName.TOOL_SELECTION,
                )
                return {}
            confidence = scribe.mission.execution_record
            self._complete(scribe, tool, confidence.tool_confidence if confidence else None)
            return {}

        await in_transaction(context, self.desk, "tool_selection:granted", granted)

    def _complete(self, scribe: RunScribe, tool: ToolName, confidence: float | None) -> None:
        text = tool if confidence is None else f"{tool} (confidence {confidence:.2f})"
        scribe.tracker.complete_step(text)
