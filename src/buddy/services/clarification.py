"""Offers the nearest tools back as a question, in a mission of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from buddy.domain.commands import Ask
from buddy.domain.decisions import BUDDY, decide
from buddy.domain.ids import MissionId
from buddy.domain.json_value import JsonObject
from buddy.domain.mission import draft
from buddy.domain.proposal import Question, ToolCandidate
from buddy.domain.selection import MIN_CONFIDENCE
from buddy.domain.tool import ToolSpec
from buddy.errors import ToolInputInvalid
from buddy.ports.clock import IdSource
from buddy.services.run_scribe import RunScribe
from buddy.services.streaming_events import Emission, StreamingEvents
from buddy.services.tool_registry import ToolRegistry

CHOICES = 3


def tool_question(candidates: Sequence[ToolCandidate]) -> Question:
    """Return the question that is asked when no tool is confident enough."""
    offered = [each for each in candidates if each.excluded is None] or candidates
    best = offered[0].confidence if offered else 0.0
    text = f"No tool is a clear fit (best {best:.2f}, needed {MIN_CONFIDENCE:.2f}). "
    if (kept_out := _kept_out(candidates)) is not None:
        # The person's own word is why nothing fits: that is what they can change.
        text = (
            f"{kept_out.tool} would do that, and it is kept out by your own word: "
            f"{kept_out.excluded}. Say “you can use {kept_out.tool} again” to lift that. No other "
            f"tool is a clear fit (best {best:.2f}, needed {MIN_CONFIDENCE:.2f}). "
        )
    return Question(
        field="tool",
        text=f"{text}Which one did you mean?",
        choices=tuple(candidate.tool for candidate in offered[:CHOICES]),
    )


def _kept_out(candidates: Sequence[ToolCandidate]) -> ToolCandidate | None:
    """Return the tool that would be proposed, had a person not excluded it."""
    excluded = [
        each
        for each in candidates
        if each.excluded is not None and each.confidence >= MIN_CONFIDENCE
    ]
    return max(excluded, key=lambda each: each.confidence, default=None)


def still_open(registry: ToolRegistry, spec: ToolSpec, tool_input: JsonObject) -> tuple[str, ...]:
    """Return the slot to ask for where an input does not fit its tool yet; none where it does.

    Of several that are open, the one that would complete the input. Of a tool from outside whose
    schema marks no slots, the field that does not fit.
    """
    problem = _misfit(registry, spec, tool_input)
    if problem is None:
        return ()
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {})
    slots = [n for n, p in properties.items() if "x-slot" in p and n not in tool_input]
    if not slots:
        return (problem,) if spec.server is not None else ()
    completing = (n for n in slots if _misfit(registry, spec, {**tool_input, n: "x"}) is None)
    return (next(completing, slots[0]),)


def lacking(spec: ToolSpec, tool_input: JsonObject) -> tuple[str, ...]:
    """Return what a tool requires and an input does not hold, in the order of the schema."""
    required: Sequence[str] = spec.input_schema.get("required", [])
    return tuple(name for name in dict.fromkeys(required) if name not in tool_input)


def _misfit(registry: ToolRegistry, spec: ToolSpec, tool_input: JsonObject) -> str | None:
    """Return the field that does not fit, or None."""
    try:
        registry.check_input(spec.name, tool_input)
    except ToolInputInvalid as error:
        return str(error.details.get("field", "input"))
    return None


@dataclass(frozen=True, slots=True)
class Clarification:
    """Asks in the transaction of a run that fails."""

    streaming: StreamingEvents
    ids: IdSource
    lapse_seconds: float | None

    async def offer(self, scribe: RunScribe, candidates: Sequence[ToolCandidate]) -> None:
        """Make a new mission that asks which tool to use; nothing where there is no tool."""
        if not candidates:
            return
        parent, at = scribe.mission, scribe.now
        mission = draft(
            MissionId(self.ids.new("m")),
            parent.user_id,
            objective=parent.terms.objective,
            at=at,
            metadata={**parent.metadata, "source": "tool_selection_failed"},
            parent_mission_id=parent.mission_id,
            requested_by=parent.requested_by,
        )
        # What the objective says, and who said it, stays; the input goes with its tool.
        terms = replace(parent.terms, tool=None, tool_input={}, input_origins=())
        ask = Ask(
            terms=terms,
            questions=(tool_question(candidates),),
            actor=BUDDY,
            lapse_seconds=self.lapse_seconds,
        )
        emissions = [Emission(data) for data in decide(mission, ask, at)]
        mission = await self.streaming.record(scribe.uow, mission, emissions)
        await scribe.uow.missions.add(mission)
