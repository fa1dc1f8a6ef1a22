"""Plans goals, and plans them anew after an edit; nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from buddy.domain.goal import Goal, GoalState, asking, planned
from buddy.domain.goal_left_out import objective_without, titled_anew
from buddy.domain.goal_plan import Part, PlanSketch, plan_problems
from buddy.domain.json_value import canonical_json
from buddy.domain.money import Money
from buddy.domain.origin import PERSON
from buddy.domain.proposal import CAP_LIMIT
from buddy.domain.scope import Scope
from buddy.errors import InputInvalid
from buddy.services.goal_request import GoalChange, without
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

    async def planned(self, draft: Goal) -> Goal:
        """Return a goal with its plan, or with the question before it.

        Its sites, and its cap, are those that were said of it, or those that its words name.

        Raises:
            InputInvalid: Scope or cap are not acceptable, or the plan is not sound.
            ToolError: A tool does not exist, or its input does not fit it.
        """
        payer = Payer(user_id=draft.user_id)
        tools = await self.registry.plannable_specs(draft.user_id)
        said = draft.said_cap or self.reader.spending_limit(draft.objective)
        draft = replace(draft, said_cap=said, cap=said or self.writer.goal_cap)
        sketch = await self.planning.plan(draft.objective, tools, payer)
        if sketch.question:
            return asking(draft, sketch.question, sketch.engine)
        sites = draft.said_scope or self.reader.sites(draft.objective)
        written = await self.writer.write(draft.user_id, sketch, sites, said)
        return self._with_plan(draft, sketch, written)

    def _with_plan(self, draft: Goal, sketch: PlanSketch, written: Written) -> Goal:
        if written.question:
            return asking(draft, written.question, sketch.engine)
        notes = _said_by(draft.channel, sketch.notes)
        notes = (*notes, *self._of_money(draft.objective, written.cap, written.parts))
        return planned(draft, written.parts, written.cap, notes, sketch.engine)

    def _of_money(self, objective: str, cap: Money, parts: tuple[Part, ...]) -> tuple[str, ...]:
        """Return what to mind about amounts of a sentence that bind nothing, as notes of a plan.

        An amount that a part works with, in a sum or a search, is no limit that was lost.
        """
        work = canonical_json([dict(part.tool_input) for part in parts])
        told = self.reader.unread(objective, cap, {"query": work})
        return tuple(f"Mind: {each}." for each in told)

    async def edited(self, seen: Goal, change: GoalChange, channel: str) -> Goal:
        """Return a goal as an edit leaves it; its revision is the caller's.

        Raises:
            InputInvalid: A value is not acceptable.
            ToolError: An input does not fit its tool.
        """
        scope, cap, before = change.scope, change.max_cost, seen.cap
        if cap is not None:
            check_terms(seen.objective, scope, None, cap)
        seen = replace(seen, said_cap=cap or seen.said_cap, said_scope=_said_scope(seen, change))
        if change.objective is not None and change.objective.strip() != seen.objective:
            check_terms(change.objective, scope, None, cap)
            objective = change.objective.strip()
            said = cap or self._newly_said(seen.objective, objective) or seen.said_cap
            draft = replace(seen, objective=objective, said_cap=said, channel=channel)
            return await self.planned(draft)
        if seen.state is GoalState.CLARIFICATION_NEEDED:
            return asking(replace(seen, cap=cap or seen.cap), seen.question, seen.planner)
        parts = without(seen.parts, change.drop)
        chosen = cap or seen.cap
        strange = [key for key in change.parts if key not in {part.key for part in parts}]
        if strange:
            raise InputInvalid(f"The plan has no part {', '.join(strange)}", field="parts")
        parts = tuple([await self._rewritten(seen, part, change, chosen) for part in parts])
        if found := plan_problems(parts, chosen):
            raise InputInvalid("; ".join(found))
        old = self._of_money(seen.objective, before, seen.parts)
        if gone := [part for part in seen.parts if part.key in change.drop]:
            seen = replace(seen, objective=objective_without(seen.objective, gone, parts))
            parts = titled_anew(parts, gone, seen.objective)
        notes = tuple(note for note in seen.notes if note not in old)
        notes = (*notes, *self._of_money(seen.objective, chosen, parts))
        return planned(seen, parts, chosen, _said_by(channel, notes), seen.planner)

    def _newly_said(self, before: str, after: str) -> Money | None:
        """Return the limit that new words name; one that the old words named is none of them."""
        limit = self.reader.spending_limit(after)
        return None if limit == self.reader.spending_limit(before) else limit

    async def _rewritten(self, seen: Goal, part: Part, whole: GoalChange, cap: Money) -> Part:
        values: dict[str, object] = {}
        change = whole.parts.get(part.key)
        scope = part.scope
        if self.registry.spec(part.tool).contacts_network:
            pages = whole.max_pages or part.scope.max_pages
            scope = replace(whole.scope or scope, max_pages=pages)
        seconds = whole.max_seconds or part.scope.max_duration_seconds
        scope = replace(scope, max_duration_seconds=seconds)
        if scope != part.scope:
            values["scope"] = scope
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


def _said_scope(goal: Goal, change: GoalChange) -> Scope | None:
    """Return what every part may contact as it has been said after a change."""
    scope = change.scope or goal.said_scope
    if change.max_pages is not None:
        scope = replace(scope or Scope(), max_pages=change.max_pages)
    if change.max_seconds is not None:
        scope = replace(scope or Scope(), max_duration_seconds=change.max_seconds)
    return scope


def changed_fields(before: Goal, after: Goal) -> tuple[str, ...]:
    """Return the names of what an edit changes."""
    found = {
        "objective": before.objective != after.objective,
        "cap_usd": before.cap != after.cap,
        "parts": before.parts != after.parts,
        "question": before.question != after.question,
        "scope": before.said_scope != after.said_scope,
    }
    return tuple(name for name, differs in found.items() if differs)
