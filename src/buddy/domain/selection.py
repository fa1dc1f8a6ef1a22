"""Choosing a tool: the approved one first, else the most confident above the floor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from buddy.domain.ids import ToolName
from buddy.domain.intent import Intent
from buddy.domain.json_value import JsonObject
from buddy.domain.proposal import ToolCandidate
from buddy.domain.tool import ToolSpec
from buddy.domain.tool_input import SLOT_MARK
from buddy.errors import ToolSelectionFailed

SPOKEN_CONFIDENCE = 0.99
"""Of a tool that the objective asks for in so many words: "remember that …"."""
MIN_CONFIDENCE = 0.15
"""Below this calibrated probability no tool is chosen (SPEC section 4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The tool chosen, and why."""

    tool: ToolName
    confidence: float
    candidates: tuple[ToolCandidate, ...]
    """All tools considered, the best first."""
    why: str


def rank(
    specs: Iterable[ToolSpec],
    intents: Mapping[Intent, float],
    fit: Mapping[str, float],
    spoken: Collection[str] = (),
) -> tuple[ToolCandidate, ...]:
    """Order tools by the probability that they serve an objective.

    The two judgements are of one event and far from independent, so they are pooled by their
    geometric mean (a logarithmic opinion pool with equal weights; Genest & Zidek 1986): either
    of them near zero keeps a tool near zero.

    Args:
        specs: The tools that may be chosen.
        intents: The probability of each intent.
        fit: Per tool name, the matcher's probability.
        spoken: Slots whose very words stand in the objective; what a sentence is about may sound
            like another tool ("remember that the search failed"), what it asks for does not.

    Returns:
        All tools, the most probable first; equal ones by name.
    """
    candidates: list[ToolCandidate] = []
    for spec in specs:
        by_fit = fit.get(spec.name, 0.0)
        if spec.intents:
            by_intent = min(1.0, sum(intents.get(intent, 0.0) for intent in spec.intents))
            confidence = round((by_intent * by_fit) ** 0.5, 4)
            reason = f"intent {by_intent:.2f}, fit {by_fit:.2f}"
        else:
            # Of a tool that declares no intent, only its text is known.
            confidence, reason = round(by_fit, 4), f"fit {by_fit:.2f}"
        if _reads(spec, spoken):
            confidence = max(confidence, SPOKEN_CONFIDENCE)
            reason += ", asked for in words"
        candidates.append(ToolCandidate(tool=spec.name, confidence=confidence, reason=reason))
    return tuple(sorted(candidates, key=lambda c: (-c.confidence, c.tool)))


def _reads(spec: ToolSpec, slots: Collection[str]) -> bool:
    if not slots:
        return False
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {})
    return any(described.get(SLOT_MARK) in slots for described in properties.values())


def may_be_chosen(candidate: ToolCandidate) -> bool:
    """Tell whether a tool may be proposed: above the floor, and excluded by nobody."""
    return candidate.excluded is None and candidate.confidence >= MIN_CONFIDENCE


def choose(candidates: tuple[ToolCandidate, ...], approved: ToolName | None = None) -> Selection:
    """Choose a tool.

    Args:
        candidates: From `rank`, available tools only.
        approved: The tool a person approved; it is taken whenever it is available, for the
            person's judgement stands above the classifier's.

    Raises:
        ToolSelectionFailed: "confidence 0.12 < 0.15" when nothing reaches the floor.
    """
    for candidate in candidates:
        # Whatever was said of tools in general: this one was approved for this mission.
        if candidate.tool == approved:
            return Selection(
                tool=candidate.tool,
                confidence=candidate.confidence,
                candidates=candidates,
                why=f"approved by a person; {candidate.reason}",
            )
    allowed = [each for each in candidates if each.excluded is None]
    best = allowed[0] if allowed else None
    confidence = best.confidence if best else 0.0
    if best is None or confidence < MIN_CONFIDENCE:
        # Two decimals, as everywhere, and more only where they would hide the difference.
        places = 2 if round(confidence, 2) < MIN_CONFIDENCE else 4
        raise ToolSelectionFailed(
            f"confidence {confidence:.{places}f} < {MIN_CONFIDENCE:.2f}",
            candidates=[c.tool for c in candidates[:3]],
        )
    return Selection(tool=best.tool, confidence=confidence, candidates=candidates, why=best.reason)
