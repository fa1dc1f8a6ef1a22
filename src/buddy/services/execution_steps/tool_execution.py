"""Step 5/6: call the tool, once, within its time and its warrant, and say what came back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

from buddy.domain.evaluation import Evaluation
from buddy.domain.events.execution import ToolInvoked, ToolReturned
from buddy.domain.events.learning import LearningSignal
from buddy.domain.execution_record import BlobReference
from buddy.domain.ids import EffectKey, ToolName
from buddy.domain.money import Money
from buddy.domain.pipeline import StepName, plan
from buddy.domain.run import HAPPENED, RETRY, Deviation
from buddy.domain.tool import WHOLE, ToolResult
from buddy.ports.engine import RunCancelled, StepContext, StepOutcome, effect_name
from buddy.services.execution_steps.outcome import note_outcome
from buddy.services.execution_steps.parking import park_or_fail
from buddy.services.execution_steps.step import (
    ExecutionDraft,
    in_effect,
    in_transaction,
)
from buddy.services.run_control import RunControl
from buddy.services.run_scribe import RunScribe, ScribeDesk
from buddy.services.till import TillBroken
from buddy.services.tool_caller import PlannedCall, ToolCaller


@dataclass(frozen=True, slots=True)
class _Turn:
    """One call under way: the first, or one more after a person allowed what it needs."""

    tool: ToolName
    number: int = 1
    """Of the effect step."""
    attempt: int = 1
    """Of the calls that have begun; the warrant counts them."""
    announced: str = ""
    """The step that committed that this call begins."""
    counted: bool = False
    """Whether it was announced as one that is counted before it is made."""
    doubts: int = 0
    """How often a person had a call repeated, or confirmed it, in this turn."""
    money: int = 0
    """How often a person was asked for money before."""

    @property
    def life(self) -> str:
        """This life of the tool, as the till counts."""
        return f"{self.number}.{self.doubts}"

    def paid_life(self, doubts: int) -> str:
        """The life in which a tool that is one paid call is counted, after so many doubts."""
        return f"{self.money}.{doubts}"


@dataclass(frozen=True, slots=True)
class ToolExecution:
    """Calls the tool as an effect step.

    It keeps a call in doubt from being repeated blindly, and parks where the call needs what nobody
    approved.
    """

    desk: ScribeDesk
    caller: ToolCaller
    control: RunControl
    park_seconds: float | None

    async def run(self, context: StepContext, draft: ExecutionDraft) -> ExecutionDraft:
        """Return the draft with the tool's answer."""
        if draft.tool is None:
            raise ValueError("tool_selection returned no tool")
        turn = _Turn(tool=draft.tool, announced=draft.checkpoint, counted=draft.counted)
        while True:
            turn, happened = await self._resolve_doubt(context, draft, turn)
            if not context.remembered(effect_name(StepName.TOOL_EXECUTION, turn.number)):
                # A call that was announced in an earlier life of the run waits as well.
                await self.control.hold(context.request.run_id)
            try:
                answer = await self._answer(context, draft, turn, happened=happened)
            except TillBroken as broken:
                raise broken.cause from broken
            if "deviation" not in answer:
                return replace(draft, answer=answer)
            turn = await self._ask_for_more(context, draft, turn, answer)

    async def _answer(
        self, context: StepContext, draft: ExecutionDraft, turn: _Turn, *, happened: bool
    ) -> StepOutcome:
        planned = PlannedCall(
            tool=turn.tool,
            tool_input=draft.tool_input,
            attempt=turn.attempt,
            life=turn.life,
            paid_life=turn.paid_life(turn.doubts),
            counted=turn.counted,
        )

        async def call(key: EffectKey) -> StepOutcome:
            if draft.reused is not None:
                return {**draft.reused, "metered_micros": 0, "cost_micros": 0}
            if happened:
                life = turn.paid_life(turn.doubts - 1)
                return await self.caller.confirmed(context, turn.tool, life)
            return await self.caller.call(context, planned, key)

        async def record(scribe: RunScribe, answer: StepOutcome) -> StepOutcome:
            await self._record(scribe, draft, turn, answer)
            return answer

        step = (StepName.TOOL_EXECUTION, turn.number)
        return await in_effect(context, self.desk, step, call, record)

    async def _ask_for_more(
        self, context: StepContext, draft: ExecutionDraft, turn: _Turn, answer: StepOutcome
    ) -> _Turn:
        """Park over what a call needs; once that is approved, announce the call again."""
        deviation = Deviation.from_json(answer["deviation"])
        name = f"tool_execution:needs:{turn.number}"
        await in_transaction(context, self.desk, name, self._parking(deviation, name))
        await context.park(deviation)
        after = _Turn(
            tool=turn.tool,
            number=turn.number + 1,
            attempt=turn.attempt + (1 if answer["began"] else 0),
            announced=f"tool_execution:granted:{turn.number}",
            money=turn.money + (deviation.kind == "money"),
        )

        async def announce(scribe: RunScribe) -> StepOutcome:
            run_id = scribe.request.run_id
            invoked = ToolInvoked(
                run_id=run_id,
                tool=turn.tool,
                tool_input=draft.tool_input,
                effect_key=f"{run_id}:{StepName.TOOL_EXECUTION}:{after.number}",
            )
            scribe.note(invoked, f"tool_invoked:{after.number}")
            return {"counted": self.caller.counts(turn.tool)}

        announced = await in_transaction(context, self.desk, after.announced, announce)
        return replace(after, counted=announced.get("counted", False))

    async def _resolve_doubt(
        self, context: StepContext, draft: ExecutionDraft, turn: _Turn
    ) -> tuple[_Turn, bool]:
        """Park while a call may have been made that must not be repeated; tell if it was made.

        The announcement of the call was committed in an earlier life of the run, and its record
        is not there: the process died in between. A call that is counted before it is made and was
        not counted was not made either. Each answer of a person is good for one life.
        """
        made = effect_name(StepName.TOOL_EXECUTION, turn.number)
        announced, number, happened = turn.announced, 0, False
        if draft.reused is not None or context.remembered(made):
            return turn, happened
        if self.caller.registry.spec(turn.tool).idempotent:
            return turn, happened
        while context.remembered(announced) and await self._may_have_begun(context, turn):
            number += 1
            # Of the first turn as it always was; each turn has its own, for each may be in doubt.
            name = str(number) if turn.number == 1 else f"{turn.number}.{number}"
            deviation = await self._ask(context, turn.tool, name)
            await context.park(deviation)
            announced = f"tool_execution:resolved:{name}"
            resolved = await in_transaction(
                context, self.desk, announced, partial(self._resolution, turn.tool)
            )
            counted = resolved.get("counted", False)
            turn = replace(turn, doubts=number, counted=counted)
            happened = resolved["choice"] == HAPPENED
            if not happened:
                turn = replace(turn, attempt=turn.attempt + 1)
        return turn, happened

    async def _may_have_begun(self, context: StepContext, turn: _Turn) -> bool:
        life = turn.paid_life(turn.doubts)
        return not turn.counted or await self.caller.may_have_begun(context, life)

    async def _resolution(self, tool: ToolName, scribe: RunScribe) -> StepOutcome:
        """Return what the person said of the call in doubt, and how the next one is announced."""
        run = scribe.mission.run
        return {"choice": run.choice if run else None, "counted": self.caller.counts(tool)}

    async def _ask(self, context: StepContext, tool: ToolName, number: str) -> Deviation:
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
        park = self._parking(deviation, f"outcome_unknown:{number}")
        await in_transaction(context, self.desk, f"tool_execution:doubt:{number}", park)
        return deviation

    def _parking(
        self, deviation: Deviation, key: str
    ) -> Callable[[RunScribe], Awaitable[StepOutcome]]:
        """Return the work that parks a run, or ends it where nobody is asked."""

        async def park(scribe: RunScribe) -> StepOutcome:
            if scribe.mission.cancel_requested_at is not None:
                raise RunCancelled
            step = StepName.TOOL_EXECUTION
            await park_or_fail(scribe, deviation, key, step, self.park_seconds)
            return {}

        return park

    async def _record(
        self, scribe: RunScribe, draft: ExecutionDraft, turn: _Turn, answer: StepOutcome
    ) -> None:
        run_id, failure = scribe.request.run_id, answer.get("error")
        result = None if failure else ToolResult.from_json(answer["result"])
        said = result.summary if result else str(failure)
        if draft.reused is not None:
            said = f"{said} (the answer of {draft.retry_of}, used again)"
        returned = ToolReturned(
            run_id=run_id,
            tool=turn.tool,
            success=result is not None,
            summary=said,
            items=result.items if result else 0,
            seconds=round(answer["seconds"], 3),
            reused=draft.reused is not None,
            withheld="deviation" in answer,
        )
        scribe.note(returned, "tool_result" if turn.number == 1 else f"tool_result:{turn.number}")
        if "deviation" not in answer:
            await self.desk.budgets.answer(
                scribe.uow,
                scribe.mission.user_id,
                run_id,
                Money(answer["metered_micros"]),
                Money(answer["cost_micros"]),
                scribe.now,
                about=WHOLE,
            )
        else:
            return  # stopped before it did what nobody approved; the run parks next
        if result is None:
            await self._note_failure(scribe, draft, turn.tool, answer)
            await scribe.fail(
                f"Tool execution failed: {failure}",
                error="Tool execution failed",
                code=answer["code"],
                step=StepName.TOOL_EXECUTION,
            )
            return
        blob = answer["blob"]
        scribe.record["result_summary"] = result.summary
        scribe.record["execution_result"] = None if blob else dict(result.data)
        scribe.record["execution_blob"] = BlobReference(**blob) if blob else None
        scribe.tracker.complete_step(said)
        stage = plan(StepName.ARTIFACT_CREATION)
        scribe.note_progress(stage.start_percent, stage.name, stage.title)

    async def _note_failure(
        self, scribe: RunScribe, draft: ExecutionDraft, tool: ToolName, answer: StepOutcome
    ) -> None:
        judgement = Evaluation(satisfied=False, score=0.0, evidence=(), gap=str(answer["error"]))
        scribe.record["evaluation"] = judgement
        signal = LearningSignal(
            run_id=scribe.request.run_id,
            tool=tool,
            intent=draft.intent,
            outcome="failure",
            seconds=round(answer["seconds"], 3),
            cost_usd=await scribe.spent(),
            evaluation=judgement,
        )
        await note_outcome(scribe, draft, signal, "", "")
