"""What a person asks a mission for, anew or by an edit of what stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.origin import InputOrigin, marks
from buddy.domain.proposal import Priority, Terms, ToolCandidate
from buddy.domain.scope import Scope
from buddy.services.input_origins import after_edit
from buddy.services.objective_reader import ObjectiveReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What an earlier mission of the same terms was taken for."""

    intent: Intent
    candidates: tuple[ToolCandidate, ...]


def understood_of(mission: Mission) -> Understood | None:
    """Return how a mission was understood; None where its proposal does not say."""
    proposal, intent = mission.proposal, mission.terms.intent
    if proposal is None or proposal.chosen is None or intent is None:
        return None
    return Understood(intent=intent, candidates=proposal.considered)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionRequest:
    """What a person asks for. None: not said."""

    objective: str
    scope: Scope | None = None
    constraints: JsonObject | None = None
    priority: Priority | None = None
    tool: ToolName | None = None
    tool_input: JsonObject | None = None
    in_plan: bool = False
    """Whether a goal's plan names the tool, or a mission that a plan has made stands with it."""
    asks_rest: bool = False
    """Whether what `tool_input` lacks is asked for: it is an answer to one of several questions."""
    input_origins: tuple[InputOrigin, ...] = ()
    """Where arguments of `tool_input` come from; those left out are the words of who asks."""
    marked: tuple[tuple[str, InputOrigin], ...] = ()
    """Texts, in the objective too, that no person has said, and where they come from."""
    objective_marks: tuple[InputOrigin, ...] = ()
    """Texts that no person has said, as far as they stand in the objective (`Terms`)."""
    channel: str | None = None
    """Where the objective was said; None: where the metadata's source says."""
    repeats: bool = False
    """Whether the objective was said before: `objective_marks` say by whom, and not the channel."""
    understood: Understood | None = None
    """How the objective was understood before, where `tool` names the tool of then: it is not read
    anew. So a firing needs no model, which after a start may still be loading."""
    max_cost: Money | None = None
    metadata: JsonObject = field(default_factory=dict[str, Any])
    parent_mission_id: MissionId | None = None
    requested_by: UserId | None = None
    """Who asks, where that is not the user whose mission it becomes."""
    mission_id: MissionId | None = None
    """Chosen by the caller, so that the same request again finds the mission it made."""
    next: str | None = None
    """What happens after a yes, in words, where that is not the usual."""


def following(request: MissionRequest, parent: Mission) -> MissionRequest:
    """Return a request for a mission that goes on where another has ended, within its limits.

    What the request leaves out of scope, constraints, priority and cap is as the parent had it: it
    was the person's word, and going on is not taking it back.
    """
    terms = parent.terms
    return replace(
        request,
        scope=request.scope or terms.scope,
        constraints=terms.constraints if request.constraints is None else request.constraints,
        priority=request.priority or terms.priority,
        max_cost=terms.cap_usd if request.max_cost is None else request.max_cost,
        in_plan=request.in_plan or request.tool == terms.tool,
        parent_mission_id=parent.mission_id,
    )


def edited(terms: Terms, changes: Mapping[str, Any], reader: ObjectiveReader) -> MissionRequest:
    """Return what an edit asks for: terms as they stand, and fields of a request that change."""
    base = MissionRequest(
        objective=terms.objective,
        scope=terms.scope,
        constraints=terms.constraints,
        priority=terms.priority,
        tool=terms.tool,
        tool_input=terms.tool_input or None,
        in_plan=changes.get("tool", terms.tool) == terms.tool,
        input_origins=after_edit(terms, changes),
        marked=marks(terms.input_origins, terms.tool_input),
        objective_marks=terms.objective_marks,
        max_cost=terms.cap_usd,
        repeats=changes.get("objective", terms.objective).strip() == terms.objective,
    )
    if changes.get("objective", terms.objective) != terms.objective:
        # Another objective is another job: tool and input are chosen anew.
        base = replace(base, tool=None, tool_input=None)
        said = reader.spending_limit
        if said(changes["objective"]) is not None or said(terms.objective) == terms.cap_usd:
            # The new sentence sets the limit, or takes away what the old one had set.
            base = replace(base, max_cost=None)
        if terms.scope == reader.scope(terms.objective):
            # Nobody has set these bounds but the old sentence: the new one sets its own.
            base = replace(base, scope=None)
    if changes.get("tool", terms.tool) != terms.tool:
        base = replace(base, tool_input=None)
    return replace(base, **changes)
