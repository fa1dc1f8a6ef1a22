"""Turns what a planner says into a plan with tools, scopes and prices, or into a question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from buddy.domain.budget import amount_for
from buddy.domain.goal_plan import (
    MOST_PARTS,
    OnFailure,
    Part,
    PartSketch,
    PlanSketch,
    plan_problems,
)
from buddy.domain.ids import ToolName, UserId
from buddy.domain.money import ZERO, Money
from buddy.domain.proposal import Proposal, Terms
from buddy.domain.scope import DEFAULT_MAX_PAGES, Scope
from buddy.domain.tool import Risk, ToolSpec
from buddy.errors import InputInvalid
from buddy.services.llm_meter import Payer
from buddy.services.mission_request import MissionRequest
from buddy.services.proposal_service import ProposalService
from buddy.services.tool_registry import ToolRegistry


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A plan with its cap, or what has to be said first."""

    parts: tuple[Part, ...] = ()
    cap: Money
    question: str = ""


@dataclass(frozen=True, slots=True)
class GoalWriter:
    """Writes plans."""

    proposals: ProposalService
    registry: ToolRegistry
    mission_cap: Money
    """What one mission may spend where nobody says otherwise."""
    goal_cap: Money
    """What one goal may spend where nobody says otherwise."""

    async def write(
        self, user_id: UserId, sketch: PlanSketch, scope: Scope | None, cap: Money | None
    ) -> Written:
        """Return a plan for a sketch.

        Args:
            user_id: Whose tools and past runs count.
            sketch: The parts as planned.
            scope: What every part that contacts somebody may contact; None: any public site.
            cap: The most that the goal may spend; None: by its prices, within the setting.

        Raises:
            InputInvalid: Scope or cap are not acceptable, or the plan is not sound.
            ToolError: A tool does not exist, or its input does not fit it.
        """
        most = min(self.mission_cap, cap or self.goal_cap)
        parts: list[Part] = []
        for each in sketch.parts[: MOST_PARTS + 1]:
            part = await self._part(user_id, each, scope, most)
            if isinstance(part, str):
                return Written(cap=cap or self.goal_cap, question=part)
            parts.append(part)
        chosen = cap or self.usual_cap(parts)
        if found := plan_problems(parts, chosen):
            raise InputInvalid("; ".join(found))
        return Written(parts=tuple(parts), cap=chosen)

    def usual_cap(self, parts: list[Part]) -> Money:
        """Return the cap of a plan for which nobody has said one: for every try of every part."""
        needed = sum(
            (Money(part.holds.micros * (part.on_failure.retries + 1)) for part in parts), ZERO
        )
        return min(max(needed, self.mission_cap), self.goal_cap)

    async def _part(
        self, user_id: UserId, sketch: PartSketch, base: Scope | None, cap: Money
    ) -> Part | str:
        if sketch.feeds:
            spec = self.registry.spec(sketch.tool or "")
            scope = _scope(spec, sketch, base)
            terms = Terms(
                objective=sketch.objective,
                tool=spec.name,
                tool_input=sketch.tool_input,
                scope=scope,
                cap_usd=cap,
            )
            return self._made(sketch, terms, await self.proposals.priced(user_id, terms))
        request = MissionRequest(
            objective=sketch.objective,
            tool=ToolName(sketch.tool) if sketch.tool else None,
            tool_input=sketch.tool_input or None,
            in_plan=True,
            scope=_pages(base or Scope(), sketch),
            max_cost=cap,
        )
        found = await self.proposals.sketch(Payer(user_id=user_id), request)
        if found.proposal is None:
            asked = found.questions[0].text if found.questions else "What is meant?"
            return f"“{sketch.objective}”: {asked}"
        return self._made(sketch, found.terms, found.proposal)

    def _made(self, sketch: PartSketch, terms: Terms, proposal: Proposal) -> Part:
        spec = self.registry.spec(proposal.tool)
        return Part(
            key=sketch.key,
            objective=terms.objective,
            tool=proposal.tool,
            tool_input=terms.tool_input,
            feeds=sketch.feeds,
            depends_on=sketch.depends_on,
            on_failure=_repeatable(sketch.on_failure, spec),
            scope=terms.scope,
            cap=terms.cap_usd,
            holds=amount_for(spec, terms.cap_usd),
            cost=proposal.cost,
            duration=proposal.duration,
            risk=proposal.risk,
            touches=proposal.touches,
            warnings=proposal.warnings,
            spec_digest=proposal.spec_digest,
        )

    async def rewritten(self, user_id: UserId, part: Part, changes: dict[str, Any]) -> Part:
        """Return a part with other values; its price and what it touches are looked at anew.

        Raises:
            ToolError: The input does not fit the tool.
        """
        part = replace(part, **changes)
        if not part.feeds:
            self.registry.check_input(part.tool, part.tool_input)
        terms = Terms(
            objective=part.objective,
            tool=part.tool,
            tool_input=part.tool_input,
            scope=part.scope,
            cap_usd=part.cap,
        )
        proposal = await self.proposals.priced(user_id, terms)
        spec = self.registry.spec(part.tool)
        return replace(
            part,
            on_failure=_repeatable(part.on_failure, spec),
            holds=amount_for(spec, part.cap),
            cost=proposal.cost,
            duration=proposal.duration,
            touches=proposal.touches,
            warnings=proposal.warnings,
            spec_digest=proposal.spec_digest,
        )


def _scope(spec: ToolSpec, sketch: PartSketch, base: Scope | None) -> Scope:
    return _pages(base or Scope(), sketch) if spec.contacts_network else Scope()


def _pages(scope: Scope, sketch: PartSketch) -> Scope:
    if sketch.pages is None or scope.max_pages != DEFAULT_MAX_PAGES:
        return scope
    return replace(scope, max_pages=max(sketch.pages, 1))


def _repeatable(on_failure: OnFailure, spec: ToolSpec) -> OnFailure:
    """Return what happens when a part fails: what changes something is not done a second time."""
    if spec.risk is Risk.READ or spec.idempotent:
        return on_failure
    return replace(on_failure, retries=0)
