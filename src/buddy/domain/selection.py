"""Choosing a tool: the approved one first, else the most confident above the floor."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, NamedTuple

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
READS_ZERO: Final = 0.005
"""Below this a confidence is printed as 0.00."""
AT_LEAST: Final = 3
"""So many tools can be offered to a person where none is sure."""
_FAINT: Final = READS_ZERO - 0.0001
"""What is below this, is below `READS_ZERO` also when it is rounded to four places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The tool chosen, and why."""

    tool: ToolName
    confidence: float
    candidates: tuple[ToolCandidate, ...]
    """All tools considered, the best first."""
    why: str


class Judged(NamedTuple):
    """A tool as the classifiers judge it. A tuple, for there may be hundreds."""

    tool: ToolName
    confidence: float
    fit: float
    intent: float | None
    """How probable the intents are that it declares; None: it declares none."""
    spoken: bool
    """Whether the objective asks for it in so many words."""

    @property
    def reason(self) -> str:
        """What speaks for it."""
        known = "" if self.intent is None else f"intent {self.intent:.2f}, "
        return f"{known}fit {self.fit:.2f}{', asked for in words' if self.spoken else ''}"


_TOOL: Final = attrgetter("tool")
_CONFIDENCE: Final = attrgetter("confidence")


def rank(
    specs: Iterable[ToolSpec],
    intents: Mapping[Intent, float],
    fit: Mapping[str, float],
    spoken: Collection[str] = (),
) -> tuple[Judged, ...]:
    """Order tools by the probability that they serve an objective.

    The two judgements are of one event and far from independent, so they are pooled by their
    geometric mean (a logarithmic opinion pool with equal weights; Genest & Zidek 1986): either
    of them near zero keeps a tool near zero.

    Args:
        specs: The tools that may be chosen.
        intents: The probability of each intent.
        fit: Per tool name, the matcher's probability.
        spoken: Slots and topics whose very words stand in the objective; what a sentence is about
            may sound like another tool ("remember that the search failed"), what it asks for does
            not.

    Returns:
        All tools, the most probable first; equal ones by name.
    """
    judged: list[Judged] = []
    for spec in specs:
        by_fit, by_intent = fit.get(spec.name, 0.0), None
        if spec.intents:
            by_intent = min(1.0, sum(intents.get(intent, 0.0) for intent in spec.intents))
        # Of a tool that declares no intent, only its text is known.
        confidence = round(by_fit if by_intent is None else (by_intent * by_fit) ** 0.5, 4)
        asked = bool(spoken) and _reads(spec, spoken)
        if asked:
            confidence = max(confidence, SPOKEN_CONFIDENCE)
        judged.append(Judged(spec.name, confidence, by_fit, by_intent, asked))
    # Twice, for a key that is a field costs less than one made for each of two hundred tools.
    judged.sort(key=_TOOL)
    judged.sort(key=_CONFIDENCE, reverse=True)  # keeps the order of equal ones
    return tuple(judged)


def rank_likely(
    specs: Sequence[ToolSpec],
    intents: Mapping[Intent, float],
    fit: Mapping[str, float],
    spoken: Collection[str] = (),
    known: Collection[ToolName] = (),
) -> tuple[Judged, ...]:
    """Order tools as `rank` does, without those that read as 0.00 and are not known otherwise.

    Of two hundred tools ten or twenty may serve an objective, so only these are judged in full.

    Args:
        specs: The tools that may be chosen.
        intents: The probability of each intent.
        fit: Per tool name, the matcher's probability.
        spoken: Slots whose very words stand in the objective.
        known: Tools of which more is known than what they are for: none of these is left out.

    Returns:
        What `rank` returns, of which some may be missing that read as 0.00; never one of the first
        `AT_LEAST`.
    """
    if not spoken:
        likely = [
            spec
            for spec in specs
            if fit.get(spec.name, 0.0) >= _FAINT or spec.intents or spec.name in known
        ]
        judged = rank(likely, intents, fit)
        if len(judged) >= AT_LEAST and judged[AT_LEAST - 1].confidence >= READS_ZERO:
            return judged
    return rank(specs, intents, fit, spoken)


def _reads(spec: ToolSpec, slots: Collection[str]) -> bool:
    properties: Mapping[str, JsonObject] = spec.input_schema.get("properties", {})
    if spec.topic in slots:
        return True
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
