"""What Buddy would do, before anything of it is written: a proposal, or what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from buddy.domain.exploration import as_drawn
from buddy.domain.mission import Mission
from buddy.domain.proposal import Proposal, Question, Terms, ToolCandidate
from buddy.domain.run import Difference
from buddy.domain.selection import may_be_chosen
from buddy.domain.tool import ToolSpec


@dataclass(frozen=True, slots=True)
class ProposedPlan:
    """What Buddy would do: a proposal, or the questions that stand before it."""

    terms: Terms
    proposal: Proposal | None
    questions: tuple[Question, ...]
    chosen: ToolCandidate | None = None
    """The tool as it was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPreview:
    """What an edit would change."""

    revision: int
    """The one that would be edited."""
    differences: tuple[Difference, ...]
    """Of the terms, value by value."""
    before: Proposal | None
    after: Proposal | None
    """None where the edit leaves a question."""
    questions: tuple[Question, ...]


def as_drawn_before(mission: Mission, plan: ProposedPlan) -> ProposedPlan:
    """Return a plan that keeps how a choice was made which an edit or answer leaves alone."""
    proposal, after = mission.proposal, plan.chosen
    before = proposal.chosen if proposal is not None else mission.asked_for
    if before is None or after is None or before.tool != after.tool:
        return plan
    if plan.terms.objective != mission.terms.objective:
        return plan
    chosen = as_drawn(after, before)
    drawn = plan.proposal and replace(plan.proposal, chosen=chosen)
    return replace(plan, proposal=drawn, chosen=chosen)


def chosen_of(
    named: ToolSpec | None, candidates: Sequence[ToolCandidate], specs: Sequence[ToolSpec]
) -> tuple[ToolSpec | None, float]:
    """Return the tool to propose and the confidence in it: the named one, else the best."""
    by_name = {spec.name: spec for spec in specs}
    confidence = {candidate.tool: candidate.confidence for candidate in candidates}
    if named is not None:
        return named, confidence.get(named.name, 0.0)
    if candidates and may_be_chosen(candidates[0]):
        return by_name[candidates[0].tool], candidates[0].confidence
    return None, 0.0
