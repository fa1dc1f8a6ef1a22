"""Plans goals, and plans them anew after an edit; nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.goal import Goal, GoalState, asking, planned
from buddy.domain.goal_plan import Part, PlanSketch, plan_problems
from buddy.domain.money import Money
from buddy.domain.origin import PERSON
from buddy.domain.proposal import CAP_LIMIT
from buddy.domain.scope import Scope
from buddy.errors import InputInvalid
from buddy.services.goal_request import GoalChange, PartChange, without
from buddy.services.goal_writer import GoalWriter, Written
from buddy.services.input_origins import speaker_in
from buddy.services.llm_meter import Payer
from buddy.services.llm_planner import Planning
from buddy.services.objective_reader import ObjectiveReader
from buddy.services.proposal_writer import check_terms
from buddy.services.tool_registry import ToolRegistry

_BY_PROGRAM = "It was said by a program, and not by you"


@dataclass(frozen=True, slots=True)
class GoalDrafter:
    """Drafts goals."""

    planning: Planning
    writer: GoalWriter
    registry: ToolRegistry
    reader: ObjectiveReader

    async def planned(self, draft: Goal, scope: Scope | None, cap: Money | None) -> Goal:
        """Return a goal with its plan, or with the question before it.

        Raises:
            InputInvalid: Scope or cap are not acceptable, or the plan is not sound.
            ToolError: A tool does not exist, or its input does not fit it.
        """
        payer = Payer(user_id=draft.user_id)
        tools = await self.registry.plannable_specs(draft.user_id)
        said = self.reader.spending_limit(draft.objective)
        sketch = await self.planning.plan(draft.objective, tools, payer)
        if sketch.question:
            return asking(draft, sketch.question, sketch.engine)
        written = await self.writer.write(draft.user_id, sketch, scope, cap or said)
        return self._with_plan(draft, sketch, written)

    def _with_plan(self, draft: Goal, sketch: PlanSketch, written: Written) -> Goal:
        if written.question:
            return asking(draft, written.question, sketch.engine)
        notes = _said_by(draft.channel, sketch.notes)
        return planned(draft, written.parts, written.cap, notes, sketch.engine)

    async def edited(self, seen: Goal, change: GoalChange, channel: str) -> Goal:
        """Return a goal as an edit leaves it; its revision is the caller's.

        Raises:
            InputInvalid: A value is not acceptable.
            ToolError: An input does not fit its tool.
        """
        scope, cap = change.scope, change.max_cost
        if cap is not None:
            check_terms(seen.objective, scope, None, cap)
        if change.objective is not None and change.objective.strip() != seen.objective:
            check_terms(change.objective, scope, None, cap)
            draft = replace(seen, objective=change.objective.strip(), channel=channel)
            return await self.planned(draft, scope or _scope_of(seen), cap)
        if seen.state is GoalState.CLARIFICATION_NEEDED:
            return replace(seen, cap=cap or seen.cap)
        parts = without(seen.parts, change.drop)
        chosen = cap or seen.cap
        strange = [key for key in change.parts if key not in {part.key for part in parts}]
        if strange:
            raise InputInvalid(f"The plan has no part {', '.join(strange)}", field="parts")
        parts = tuple(
            [
                await self._rewritten(seen, part, change.parts.get(part.key), scope, chosen)
                for part in parts
            ]
        )
        if found := plan_problems(parts, chosen):
            raise InputInvalid("; ".join(found))
        return planned(seen, parts, chosen, _said_by(channel, seen.notes), seen.planner)

    async def _rewritten(
        self, seen: Goal, part: Part, change: PartChange | None, scope: Scope | None, cap: Money
    ) -> Part:
        values: dict[str, object] = {}
        spec = self.registry.spec(part.tool)
        if scope is not None and spec.contacts_network:
            pages = max(scope.max_pages, part.scope.max_pages)
            values["scope"] = replace(scope, max_pages=pages)
        if part.cap > cap:
            values["cap"] = cap
        if change is not None:
            if change.tool_input is not None:
                values["tool_input"] = change.tool_input
            if change.on_failure is not None:
                values["on_failure"] = change.on_failure
            if change.max_cost is not None:
                values["cap"] = min(change.max_cost, CAP_LIMIT)
        return await self.writer.rewritten(seen.user_id, part, values) if values else part


def _said_by(channel: str, notes: tuple[str, ...]) -> tuple[str, ...]:
    told = (_BY_PROGRAM,) if speaker_in(channel) != PERSON else ()
    return tuple(dict.fromkeys((*notes, *told)))


def _scope_of(goal: Goal) -> Scope | None:
    """Return what a plan's parts may contact, where one of them contacts anything."""
    scopes = [p.scope for p in goal.parts if p.scope.allowed_domains or p.scope.blocked_domains]
    return scopes[0] if scopes else None


def changed_fields(before: Goal, after: Goal) -> tuple[str, ...]:
    """Return the names of what an edit changes."""
    found = {
        "objective": before.objective != after.objective,
        "cap_usd": before.cap != after.cap,
        "parts": before.parts != after.parts,
        "question": before.question != after.question,
    }
    return tuple(name for name, differs in found.items() if differs)
