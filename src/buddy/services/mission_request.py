"""What a person asks a mission for, anew or by an edit of what stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from buddy.domain.ids import MissionId, ToolName, UserId
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import Mission
from buddy.domain.money import Money
from buddy.domain.origin import InputOrigin, marks
from buddy.domain.proposal import Priority, Terms
from buddy.domain.scope import Scope, covers
from buddy.domain.slots import find_slots
from buddy.services.input_origins import after_edit
from buddy.services.objective_reader import ObjectiveReader


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
    max_cost: Money | None = None
    metadata: JsonObject = field(default_factory=dict[str, Any])
    parent_mission_id: MissionId | None = None
    requested_by: UserId | None = None
    """Who asks, where that is not the user whose mission it becomes."""
    mission_id: MissionId | None = None
    """Chosen by the caller, so that the same request again finds the mission it made."""
    keeps: Terms | None = None
    """Terms whose counts stand where the objective says none of its own: those before an edit."""
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
        new: str = changes["objective"]
        base = replace(
            base,
            max_cost=_cap_after(terms, new, reader),
            scope=_scope_after(terms, new, reader),
            keeps=terms,
        )
    if changes.get("tool", terms.tool) != terms.tool:
        base = replace(base, tool_input=None)
    return replace(base, **changes)


def _cap_after(terms: Terms, new: str, reader: ObjectiveReader) -> Money | None:
    """Return the cap for another objective; None: its own words set it.

    Words that do not speak of money leave the cap where it is: it was the person's word.
    """
    said, before = reader.spending_limit(new), reader.spending_limit(terms.objective)
    return terms.cap_usd if said is None or said == before else None


def _scope_after(terms: Terms, new: str, reader: ObjectiveReader) -> Scope | None:
    """Return the bounds for another objective; None: nobody has set any but the old sentence.

    Sites go with the pages that a sentence names. Limits of pages and time that the new sentence
    leaves out stand as they are, and so do sites that are kept away from.
    """
    before, after = reader.scope(terms.objective), reader.scope(new)
    if terms.scope != before:
        return terms.scope
    usual = Scope()
    pages, seconds = after.max_pages, after.max_duration_seconds
    if pages == usual.max_pages:
        pages = before.max_pages
    if seconds == usual.max_duration_seconds:
        seconds = before.max_duration_seconds
    hosts = find_slots(new).domains
    away = tuple(host for host in before.blocked_domains if not _names(hosts, host))
    return replace(
        after,
        max_pages=pages,
        max_duration_seconds=seconds,
        blocked_domains=tuple(dict.fromkeys((*after.blocked_domains, *away))),
    )


def _names(hosts: tuple[str, ...], domain: str) -> bool:
    """Tell whether one of some hosts is a domain, or lies in it: it was asked for anew."""
    return any(covers(domain, host) for host in hosts)
